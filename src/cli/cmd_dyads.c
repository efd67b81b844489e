#include "analyse/dyads.h"
#include "cli/asking.h"

/* What the options ask for; their values were checked. */
static struct dyads_question
question_of(const struct asking *asking)
{
	const struct settings *settings = asking->settings;
	struct dyads_question question = {
		.narrowing = narrowing_of(&asking->selection),
		.sectors = settings->sectors,
	};
	question.narrowing.source = settings->source;
	question.narrowing.target = settings->target;
	if (settings->by
			&& !dyads_by_of_name(
					str_of(settings->by), &question.by))
		question.by = BY_NONE;
	if (settings->period
			&& !period_of_name(str_of(settings->period),
					&question.period))
		question.period = PERIOD_ALL;
	return question;
}

int
command_dyads(const struct settings *settings, char **operands, int count)
{
	struct asking asking;
	struct observations observations;
	struct sheet sheet = { 0 };
	struct error error;
	int exit_status = asking_open(
			&asking, "dyads", settings, operands, count);
	if (exit_status)
		return exit_status;
	const struct dyads_question question = question_of(&asking);
	enum status status = observations_load(&observations, &asking.store,
			&asking.selection, &error);
	if (!status) {
		status = dyads_make(&sheet, &observations, &question, &error);
		if (!status && question.period != PERIOD_ALL)
			asking_note_undated(&asking, &observations);
		if (!status && question.by != BY_STATUS)
			asking_note_statuses(&asking, &observations,
					&question.narrowing);
		observations_fini(&observations);
	}
	return asking_close(&asking, &sheet, status, &error);
}
