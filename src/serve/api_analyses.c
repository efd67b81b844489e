/* The sheets of stage 8: /api/dyads, matrix, align, movers, ledger, emerging,
 * visits, speakers. What is asked of observations is narrowed in memory; of
 * conditions that memory does not have the database tells which records fit. */
#include <stdlib.h>
#include <time.h>

#include "analyse/align.h"
#include "analyse/dyads.h"
#include "analyse/emerging.h"
#include "analyse/ledger.h"
#include "analyse/matrix.h"
#include "analyse/movers.h"
#include "analyse/observations_part.h"
#include "analyse/speakers.h"
#include "analyse/visits.h"
#include "serve/routes.h"
#include "store/statement.h"

/* --- observations ------------------------------------------------------ */

/* All of the snapshot, or those of records that a selection leaves. */
struct observed {
	const struct observations *all;
	struct observations part;
	struct narrowing narrowing;
	bool is_part;
};

static int
compare_rows(const void *a, const void *b)
{
	const int64_t *one = a, *two = b;
	return *one < *two ? -1 : *one > *two;
}

/* The records of events that fit, in order of their rows. */
static enum status
select_records(struct store *store, const struct selection *selection,
		struct id_list *records, struct error *error)
{
	struct selection asked = *selection;
	sqlite3_stmt *rows;
	asked.kinds = 1; /* events */
	enum status status = selection_prepare(
			&asked, store, "record.id", &rows, error);
	if (!status)
		status = statement_ids(store, rows, NULL, 0, records, error);
	sqlite3_finalize(rows);
	if (records->count)
		qsort(records->at, records->count, sizeof *records->at,
				compare_rows);
	return status;
}

static enum status
observe(struct observed *observed, struct work *work,
		const struct question *question, struct error *error)
{
	struct selection asked = question->selection;
	struct id_list records = { 0 };
	asked.offset = asked.limit = 0;
	*observed = (struct observed){ .narrowing = narrowing_of(&asked),
		.all = &work->snapshot->observations };
	observed->narrowing.source = question->source;
	observed->narrowing.target = question->target;
	if (narrowing_suffices(&asked))
		return STATUS_OK;
	enum status status =
			select_records(&work->store, &asked, &records, error);
	observed->is_part = !status;
	if (!status) {
		observations_part(&observed->part, observed->all, records.at,
				records.count);
		observed->all = &observed->part;
	}
	free(records.at);
	return status;
}

static void
observed_end(struct observed *observed)
{
	if (observed->is_part)
		observations_part_fini(&observed->part);
}

/* The sheet, or why there is none. */
static void
finish(struct work *work, const struct question *question,
		struct answer *answer, struct sheet *sheet, enum status status,
		const struct error *error)
{
	if (status) {
		answer_failure(answer, work, status, error);
		return;
	}
	answer_sheet(answer, question, sheet);
	sheet_fini(sheet);
}

/* --- books ------------------------------------------------------------- */

/* Waits for a book that is being loaded. */
static enum status
await(struct work *work, const atomic_bool *ready)
{
	static const struct timespec moment = { .tv_nsec = 10 * 1000 * 1000 };
	while (!atomic_load(ready) && !work_is_late(work))
		nanosleep(&moment, NULL);
	return atomic_load(ready) ? STATUS_OK : STATUS_LIMIT;
}

/* What is asked of a book: the page, for its rows are dear, unless another
 * order than the book's decides what stands on it. */
static struct selection
page_of(const struct question *question)
{
	struct selection asked = question->selection;
	if (question->order)
		asked.offset = asked.limit = 0;
	return asked;
}

static void
finish_page(struct work *work, const struct question *question,
		struct answer *answer, struct sheet *page, size_t total,
		enum status status, const struct error *error)
{
	if (status || question->order) {
		finish(work, question, answer, page, status, error);
		return;
	}
	answer_page(answer, question, page, total);
	sheet_fini(page);
}

/* --- pairs ------------------------------------------------------------- */

void
answer_dyads(struct work *work, const struct question *question,
		struct answer *answer)
{
	struct dyads_question asked = { .period = question->period };
	struct observed observed;
	struct sheet sheet;
	struct error error;
	enum status status = observe(&observed, work, question, &error);
	asked.narrowing = observed.narrowing;
	if (question->by && !dyads_by_of_name(str_of(question->by), &asked.by))
		asked.by = BY_NONE;
	if (!status)
		status = dyads_make(&sheet, observed.all, &asked, &error);
	observed_end(&observed);
	finish(work, question, answer, &sheet, status, &error);
}

void
answer_matrix(struct work *work, const struct question *question,
		struct answer *answer)
{
	struct observed observed;
	struct sheet sheet;
	struct error error;
	enum status status = observe(&observed, work, question, &error);
	if (!status)
		matrix_make(&sheet, observed.all, &observed.narrowing);
	observed_end(&observed);
	finish(work, question, answer, &sheet, status, &error);
}

/* --- between two powers ------------------------------------------------ */

/* What both sheets of an alignment need. */
struct aligning {
	struct observed observed;
	struct alignment_question question;
	char room[128]; /* of the powers' names */
};

static bool
read_powers(struct aligning *aligning, const struct question *question,
		struct answer *answer)
{
	struct alignment_question *asked = &aligning->question;
	*asked = (struct alignment_question){ .of = question->of,
		.period = question->period == PERIOD_ALL ? PERIOD_QUARTER
							 : question->period };
	if (!question->of) {
		answer_refuse(answer, HTTP_STATUS_BAD_REQUEST, "of",
				"of tells which country, as COL");
		return false;
	}
	if (!question->between
			|| !alignment_powers(question->between, aligning->room,
					asked->powers)) {
		answer_refuse(answer, HTTP_STATUS_BAD_REQUEST, "between",
				"between tells two powers, as USA,CHN");
		return false;
	}
	return !question->direction
	       || alignment_direction_of_name(
			       str_of(question->direction), &asked->direction);
}

static enum status
align(struct aligning *aligning, struct work *work,
		const struct question *question, struct error *error)
{
	enum status status =
			observe(&aligning->observed, work, question, error);
	aligning->question.narrowing = aligning->observed.narrowing;
	return status;
}

void
answer_align(struct work *work, const struct question *question,
		struct answer *answer)
{
	struct aligning aligning;
	struct sheet sheet;
	struct error error;
	if (!read_powers(&aligning, question, answer))
		return;
	enum status status = align(&aligning, work, question, &error);
	if (!status)
		status = align_make(&sheet, aligning.observed.all,
				&aligning.question, &error);
	observed_end(&aligning.observed);
	finish(work, question, answer, &sheet, status, &error);
}

/* Those that moved most come first, whatever their period, unless another order
 * is asked for. */
void
answer_movers(struct work *work, const struct question *question,
		struct answer *answer)
{
	enum { MOVERS = 5 };
	struct question ordered = *question;
	struct aligning aligning;
	struct sheet sheet;
	struct error error;
	if (!read_powers(&aligning, question, answer))
		return;
	enum status status = align(&aligning, work, question, &error);
	if (!status)
		status = movers_make(&sheet, aligning.observed.all,
				&work->store, &aligning.question,
				(size_t)(question->movers ? question->movers
							  : MOVERS),
				&error);
	observed_end(&aligning.observed);
	if (!question->order)
		ordered.order = "-|influence|";
	finish(work, &ordered, answer, &sheet, status, &error);
}

/* --- what was promised and done ---------------------------------------- */

/* A kind is that of facts, or sanctions, which are events. */
static void
choose_kind(const struct question *question, struct selection *asked)
{
	if (!question->kind)
		return;
	if (!strcmp(question->kind, ledger_kind_name(LEDGER_SANCTION)))
		asked->event = "SANCTION";
	else
		asked->fact = question->kind;
}

static void
answer_ledger_records(struct work *work, const struct question *question,
		struct answer *answer)
{
	struct selection selection = page_of(question);
	const struct ledger_question asked = { .selection = &selection,
		.wide = question->wide };
	struct sheet sheet;
	struct error error;
	size_t total = 0;
	choose_kind(question, &selection);
	enum status status = ledger_records(&work->snapshot->ledger,
			&work->store, &asked, &sheet, &total, &error);
	finish_page(work, question, answer, &sheet, total, status, &error);
}

static void
answer_ledger_sums(struct work *work, const struct question *question,
		struct answer *answer)
{
	struct selection selection = question->selection;
	const struct ledger_question asked = { .selection = &selection,
		.by = question->by,
		.wide = question->wide };
	struct sheet sheet;
	struct error error;
	selection.offset = selection.limit = 0;
	choose_kind(question, &selection);
	enum status status = ledger_sheet(&work->snapshot->ledger, &work->store,
			&asked, &sheet, &error);
	finish(work, question, answer, &sheet, status, &error);
}

void
answer_ledger(struct work *work, const struct question *question,
		struct answer *answer)
{
	struct error error;
	enum status status = await(work, &work->snapshot->ledger_ready);
	if (status)
		answer_failure(answer, work, status, &error);
	else if (question->records)
		answer_ledger_records(work, question, answer);
	else
		answer_ledger_sums(work, question, answer);
}

void
answer_emerging(struct work *work, const struct question *question,
		struct answer *answer)
{
	int32_t day = day_of_number(question->as_of);
	struct observed observed;
	struct sheet sheet;
	struct error error;
	enum status status = observe(&observed, work, question, &error);
	if (!status)
		emerging_sheet(observed.all, &observed.narrowing, day, &sheet);
	observed_end(&observed);
	finish(work, question, answer, &sheet, status, &error);
}

/* --- who travels, who speaks ------------------------------------------- */

void
answer_visits(struct work *work, const struct question *question,
		struct answer *answer)
{
	const struct snapshot *snapshot = work->snapshot;
	struct selection asked = page_of(question);
	struct sheet sheet;
	struct error error;
	size_t total = 0;
	enum status status = await(work, &snapshot->visits_ready);
	if (!status)
		status = visits_of_book(&snapshot->visits, &work->store, &asked,
				&sheet, &total, &error);
	finish_page(work, question, answer, &sheet, total, status, &error);
}

void
answer_speakers(struct work *work, const struct question *question,
		struct answer *answer)
{
	const struct snapshot *snapshot = work->snapshot;
	struct selection asked = page_of(question);
	struct sheet sheet;
	struct error error;
	size_t total = 0;
	enum status status = await(work, &snapshot->quotes_ready);
	if (!status)
		status = speakers_of_book(&snapshot->quotes, &work->store,
				&asked, &sheet, &total, &error);
	finish_page(work, question, answer, &sheet, total, status, &error);
}
