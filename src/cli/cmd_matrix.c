#include "analyse/matrix.h"
#include "cli/asking.h"

int
command_matrix(const struct settings *settings, char **operands, int count)
{
	struct asking asking;
	struct observations observations;
	struct sheet sheet = { 0 };
	struct error error;
	int exit_status = asking_open(
			&asking, "matrix", settings, operands, count);
	if (exit_status)
		return exit_status;
	const struct narrowing narrowing = narrowing_of(&asking.selection);
	enum status status = observations_load(&observations, &asking.store,
			&asking.selection, &error);
	if (!status) {
		matrix_make(&sheet, &observations, &narrowing);
		asking_note_statuses(&asking, &observations, &narrowing);
		observations_fini(&observations);
	}
	return asking_close(&asking, &sheet, status, &error);
}
