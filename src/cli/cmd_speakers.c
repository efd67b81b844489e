#include "analyse/speakers.h"
#include "cli/asking.h"

int
command_speakers(const struct settings *settings, char **operands, int count)
{
	struct asking asking;
	struct sheet sheet = { 0 };
	struct error error;
	int exit_status = asking_open(
			&asking, "speakers", settings, operands, count);
	if (exit_status)
		return exit_status;
	if (asking.selection.limit < 0)
		asking.selection.limit = 0;
	enum status status = speakers_sheet(
			&asking.store, &asking.selection, &sheet, &error);
	return asking_close(&asking, &sheet, status, &error);
}
