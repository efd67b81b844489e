#include "report/gather.h"

#include <string.h>

#include "analyse/coverage.h"
#include "analyse/dyads.h"
#include "analyse/matrix.h"
#include "report/series.h"
#include "store/runs.h"

/* --- what is told of the whole ------------------------------------------ */

static struct str
kept(struct report *report, const char *text)
{
	return arena_copy(&report->arena, str_of(text));
}

static void
fill_words(struct report *report, const struct report_question *question)
{
	const char *slash = strrchr(question->database, '/');
	report->database = kept(report, slash ? slash + 1 : question->database);
	report->command = kept(report, question->command);
	report->program = kept(report, question->program);
	report->period = kept(report, period_name(question->period));
	if (!question->of)
		return;
	report->of = kept(report, question->of);
	report->a = kept(report, question->powers[0]);
	report->b = kept(report, question->powers[1]);
}

struct run_list {
	struct report *report;
	size_t capacity;
};

static enum status
put_run(void *context, const struct stored_run *run, struct error *error)
{
	struct run_list *list = context;
	struct report *report = list->report;
	struct arena *arena = &report->arena;
	(void)error;
	if (!run->current)
		return STATUS_OK;
	struct report_run kept_run = { arena_copy(arena, run->program),
		arena_copy(arena, run->lexicon), arena_copy(arena, run->model),
		arena_copy(arena, run->options), run->current };
	ARENA_PUSH(arena, report->runs, report->run_count, list->capacity,
			kept_run);
	return STATUS_OK;
}

/* --- pairs and matrix --------------------------------------------------- */

static enum status
gather_dyads(struct gathering *gathering, struct str source, struct str target,
		enum period period, struct sheet *sheet, struct error *error)
{
	struct dyads_question question = { .narrowing = gathering->narrowing,
		.period = period };
	struct arena *arena = &gathering->report->arena;
	/* With a null byte behind. */
	question.narrowing.source = arena_copy(arena, source).at;
	question.narrowing.target =
			target.len ? arena_copy(arena, target).at : NULL;
	sheet_fini(sheet);
	enum status status = dyads_make(
			sheet, &gathering->observations, &question, error);
	if (status)
		*sheet = (struct sheet){ 0 };
	return status;
}

static enum status
gather_quads(struct gathering *gathering, struct error *error)
{
	struct report *report = gathering->report;
	enum period period = gathering->question->period;
	enum status status = gather_dyads(gathering, report->of, report->a,
			period, &report->quads_a, error);
	if (!status)
		status = gather_dyads(gathering, report->of, report->b, period,
				&report->quads_b, error);
	return status;
}

static void
gather_matrix(struct gathering *gathering)
{
	struct sheet *matrix = &gathering->report->matrix;
	matrix_make(matrix, &gathering->observations, &gathering->narrowing);
	series_sort(matrix, "events");
}

static bool
is_chosen(const struct report *report, struct str source, struct str target)
{
	for (size_t i = 0; i < report->pair_count; i++) {
		const struct report_pair *pair = &report->pairs[i];
		bool same = str_equal(pair->source, source)
			    && str_equal(pair->target, target);
		bool turned = str_equal(pair->source, target)
			      && str_equal(pair->target, source);
		if (same || turned)
			return true;
	}
	return false;
}

/* The most active pairs of different countries, each in the direction that has
 * more. */
static enum status
gather_pairs(struct gathering *gathering, struct error *error)
{
	struct report *report = gathering->report;
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < report->matrix.row_count
			   && report->pair_count < REPORT_PAIRS;
			i++) {
		struct str source = series_text(&report->matrix, i, "source");
		struct str target = series_text(&report->matrix, i, "target");
		struct report_pair *pair = &report->pairs[report->pair_count];
		if (str_equal(source, target)
				|| is_chosen(report, source, target))
			continue;
		*pair = (struct report_pair){ source, target, { 0 } };
		report->pair_count++;
		status = gather_dyads(gathering, source, target,
				gathering->question->period, &pair->series,
				error);
	}
	return status;
}

/* --- all ---------------------------------------------------------------- */

static enum status
gather_all(struct gathering *gathering, struct error *error)
{
	struct report *report = gathering->report;
	struct run_list runs = { report, 0 };
	enum status status = runs_list(gathering->store, put_run, &runs, error);
	gather_counts(gathering);
	gather_matrix(gathering);
	gather_world(gathering);
	if (!status && report->of.len)
		status = gather_align(gathering, error);
	if (!status && report->of.len)
		status = gather_quads(gathering, error);
	if (!status && !report->of.len)
		status = gather_pairs(gathering, error);
	if (!status)
		status = gather_ledger(gathering, error);
	if (!status)
		status = gather_top(gathering, error);
	return status;
}

enum status
report_gather(struct report *report, struct store *store,
		const struct report_question *question, struct error *error)
{
	struct gathering gathering = { .report = report,
		.store = store,
		.question = question,
		.narrowing = narrowing_of(question->selection) };
	if (!gathering.narrowing.status)
		gathering.narrowing.status = "actual";
	report_init(report);
	fill_words(report, question);
	enum status status =
			names_load(&report->names, question->lexicon, error);
	if (!status)
		status = outlines_load(
				&report->outlines, question->lexicon, error);
	if (!status)
		status = observations_load(&gathering.observations, store,
				question->selection, error);
	if (status)
		return status;
	observations_narrow(&gathering.observations, &gathering.narrowing,
			&gathering.list);
	status = gather_all(&gathering, error);
	observation_list_fini(&gathering.list);
	observations_fini(&gathering.observations);
	return status;
}
