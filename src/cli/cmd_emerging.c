#include "analyse/emerging.h"
#include "cli/asking.h"

int
command_emerging(const struct settings *settings, char **operands, int count)
{
	struct asking asking;
	struct observations observations;
	struct sheet sheet = { 0 };
	struct error error;
	int exit_status = asking_open(
			&asking, "emerging", settings, operands, count);
	if (exit_status)
		return exit_status;
	int32_t as_of = day_of_number(settings->as_of);
	const struct narrowing narrowing = narrowing_of(&asking.selection);
	enum status status = observations_load(&observations, &asking.store,
			&asking.selection, &error);
	if (!status) {
		emerging_sheet(&observations, &narrowing, as_of, &sheet);
		observations_fini(&observations);
	}
	return asking_close(&asking, &sheet, status, &error);
}
