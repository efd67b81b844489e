#include "ask/inquiries.h"

#include <stdlib.h>

#include "analyse/align.h"
#include "analyse/dyads.h"
#include "analyse/emerging.h"
#include "analyse/ledger.h"
#include "analyse/matrix.h"
#include "analyse/movers.h"
#include "analyse/observations_part.h"
#include "analyse/speakers.h"
#include "analyse/visits.h"
#include "ask/rows.h"
#include "store/statement.h"

struct finding {
	struct basis *basis;
	const struct question *question;
	struct sheet *sheet;
	bool chosen;  /* the sheet has the rows asked for alone ... */
	size_t total; /* ... of so many */
};

/* --- observations ------------------------------------------------------ */

/* All of the basis, or those of records that a selection leaves. */
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
take_part(struct observed *observed, struct store *store,
		const struct selection *asked, struct error *error)
{
	struct id_list records = { 0 };
	enum status status = select_records(store, asked, &records, error);
	observed->is_part = !status;
	if (!status) {
		observations_part(&observed->part, observed->all, records.at,
				records.count);
		observed->all = &observed->part;
	}
	free(records.at);
	return status;
}

static enum status
observe(struct observed *observed, const struct finding *finding,
		struct error *error)
{
	struct basis *basis = finding->basis;
	struct selection asked = finding->question->selection;
	asked.offset = asked.limit = 0;
	*observed = (struct observed){ .narrowing = narrowing_of(&asked) };
	observed->narrowing.source = finding->question->source;
	observed->narrowing.target = finding->question->target;
	enum status status = basis->need(basis, BASIS_OBSERVATIONS, error);
	if (status)
		return status;
	observed->all = basis->observations;
	if (narrowing_suffices(&asked))
		return STATUS_OK;
	return take_part(observed, basis->store, &asked, error);
}

static void
observed_end(struct observed *observed)
{
	if (observed->is_part)
		observations_part_fini(&observed->part);
}

/* --- pairs ------------------------------------------------------------- */

static enum status
find_dyads(struct finding *finding, struct error *error)
{
	const struct question *question = finding->question;
	struct dyads_question asked = { .period = question->period };
	struct observed observed;
	enum status status = observe(&observed, finding, error);
	asked.narrowing = observed.narrowing;
	if (question->by && !dyads_by_of_name(str_of(question->by), &asked.by))
		asked.by = BY_NONE;
	if (!status)
		status = dyads_make(
				finding->sheet, observed.all, &asked, error);
	observed_end(&observed);
	return status;
}

static enum status
find_matrix(struct finding *finding, struct error *error)
{
	struct observed observed;
	enum status status = observe(&observed, finding, error);
	if (!status)
		matrix_make(finding->sheet, observed.all, &observed.narrowing);
	observed_end(&observed);
	return status;
}

static enum status
find_emerging(struct finding *finding, struct error *error)
{
	int32_t day = day_of_number(finding->question->as_of);
	struct observed observed;
	enum status status = observe(&observed, finding, error);
	if (!status)
		emerging_sheet(observed.all, &observed.narrowing, day,
				finding->sheet);
	observed_end(&observed);
	return status;
}

/* --- between two powers ------------------------------------------------ */

/* What both sheets of an alignment need. */
struct aligning {
	struct observed observed;
	struct alignment_question question;
	char room[128]; /* of the powers' names */
};

static enum status
read_powers(struct aligning *aligning, const struct question *question,
		struct error *error)
{
	struct alignment_question *asked = &aligning->question;
	*asked = (struct alignment_question){ .of = question->of,
		.period = question->period == PERIOD_ALL ? PERIOD_QUARTER
							 : question->period };
	if (!question->of)
		return error_set(error, STATUS_USAGE, "of", 0, ERROR_NO_OFFSET,
				"of tells which country, as COL");
	if (!question->between
			|| !alignment_powers(question->between, aligning->room,
					asked->powers))
		return error_set(error, STATUS_USAGE, "between", 0,
				ERROR_NO_OFFSET,
				"between tells two powers, as USA,CHN");
	if (question->direction
			&& !alignment_direction_of_name(
					str_of(question->direction),
					&asked->direction))
		asked->direction = DIRECTION_BOTH;
	return STATUS_OK;
}

static enum status
align(struct aligning *aligning, const struct finding *finding,
		struct error *error)
{
	aligning->observed = (struct observed){ 0 };
	enum status status = read_powers(aligning, finding->question, error);
	if (!status)
		status = observe(&aligning->observed, finding, error);
	aligning->question.narrowing = aligning->observed.narrowing;
	return status;
}

static enum status
find_align(struct finding *finding, struct error *error)
{
	struct aligning aligning;
	enum status status = align(&aligning, finding, error);
	if (!status)
		status = align_make(finding->sheet, aligning.observed.all,
				&aligning.question, error);
	observed_end(&aligning.observed);
	return status;
}

static enum status
find_movers(struct finding *finding, struct error *error)
{
	enum { MOVERS = 5 };
	long movers = finding->question->movers;
	struct aligning aligning;
	enum status status = align(&aligning, finding, error);
	if (!status)
		status = movers_make(finding->sheet, aligning.observed.all,
				finding->basis->store, &aligning.question,
				(size_t)(movers ? movers : MOVERS), error);
	observed_end(&aligning.observed);
	return status;
}

/* --- books ------------------------------------------------------------- */

/* What is asked of a book: the rows asked for, since they are dear, unless
 * another order than the book's decides which these are. */
static struct selection
choose_rows(struct finding *finding)
{
	struct selection asked = finding->question->selection;
	finding->chosen = !finding->question->order;
	if (!finding->chosen)
		asked.offset = asked.limit = 0;
	return asked;
}

static enum status
find_visits(struct finding *finding, struct error *error)
{
	struct basis *basis = finding->basis;
	struct selection asked = choose_rows(finding);
	enum status status = basis->need(basis, BASIS_VISITS, error);
	if (status)
		return status;
	return visits_of_book(basis->visits, basis->store, &asked,
			finding->sheet, &finding->total, error);
}

static enum status
find_speakers(struct finding *finding, struct error *error)
{
	struct basis *basis = finding->basis;
	struct selection asked = choose_rows(finding);
	enum status status = basis->need(basis, BASIS_QUOTES, error);
	if (status)
		return status;
	return speakers_of_book(basis->quotes, basis->store, &asked,
			finding->sheet, &finding->total, error);
}

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

static enum status
find_ledger(struct finding *finding, struct error *error)
{
	struct basis *basis = finding->basis;
	const struct question *question = finding->question;
	struct selection selection = question->selection;
	const struct ledger_question asked = { .selection = &selection,
		.by = question->by,
		.wide = question->wide };
	enum status status = basis->need(basis, BASIS_LEDGER, error);
	if (status)
		return status;
	if (question->records)
		selection = choose_rows(finding);
	choose_kind(question, &selection);
	if (question->records)
		return ledger_records(basis->ledger, basis->store, &asked,
				finding->sheet, &finding->total, error);
	selection.offset = selection.limit = 0;
	return ledger_sheet(basis->ledger, basis->store, &asked, finding->sheet,
			error);
}

/* --- the table --------------------------------------------------------- */

/* Conditions on the events of a sheet. */
enum {
	ON_EVENTS = TAKES_DAYS | TAKES_ARTICLES | TAKES_EVENTS | TAKES_WORDS
		    | TAKES_ROWS,
};

const struct inquiry INQUIRY[INQUIRIES] = {
	[INQUIRY_DYADS] = { .name = "dyads",
			.takes = ON_EVENTS | TAKES_PAIR | TAKES_PARTIES
				 | TAKES_PERIOD | TAKES_BY,
			.find = find_dyads },
	[INQUIRY_MATRIX] = { .name = "matrix",
			.takes = ON_EVENTS | TAKES_PAIR | TAKES_PARTIES,
			.find = find_matrix },
	[INQUIRY_ALIGN] = { .name = "align",
			.takes = ON_EVENTS | TAKES_POWERS | TAKES_PERIOD,
			.find = find_align },
	/* Those that moved most come first, whatever their period. */
	[INQUIRY_MOVERS] = { .name = "movers",
			.takes = ON_EVENTS | TAKES_POWERS | TAKES_PERIOD
				 | TAKES_MOVERS,
			.order = "-|influence|",
			.find = find_movers },
	[INQUIRY_LEDGER] = { .name = "ledger",
			.takes = TAKES_RECORDS | TAKES_LEDGER | TAKES_ROWS,
			.find = find_ledger },
	[INQUIRY_EMERGING] = { .name = "emerging",
			.takes = ON_EVENTS | TAKES_PARTIES | TAKES_AS_OF,
			.find = find_emerging },
	[INQUIRY_VISITS] = { .name = "visits",
			.takes = TAKES_RECORDS | TAKES_ROWS,
			.find = find_visits },
	[INQUIRY_SPEAKERS] = { .name = "speakers",
			.takes = TAKES_RECORDS | TAKES_ROWS,
			.find = find_speakers },
};

const struct inquiry *
inquiry_find(struct str name)
{
	for (size_t i = 0; i < INQUIRIES; i++)
		if (str_equal(name, str_of(INQUIRY[i].name)))
			return &INQUIRY[i];
	return NULL;
}

enum status
inquiry_ask(const struct inquiry *inquiry, struct basis *basis,
		const struct question *question, struct sheet *sheet,
		size_t *total, struct error *error)
{
	struct question ordered = *question;
	struct finding finding = {
		.basis = basis, .question = question, .sheet = sheet
	};
	if (!ordered.order)
		ordered.order = inquiry->order;
	enum status status = inquiry->find(&finding, error);
	*total = finding.total;
	if (status)
		return status;
	status = finding.chosen ? rows_keep_columns(
				 sheet, question->columns, error)
				: rows_choose(sheet, &ordered, total, error);
	if (status)
		sheet_fini(sheet);
	return status;
}
