#include "analyse/movers.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "analyse/status_weight.h"
#include "base/memory.h"
#include "store/statement.h"

enum column {
	PERIOD,
	ID,
	DATE,
	SOURCE,
	TARGET,
	EVENT,
	SCORE,
	WEIGHT,
	INFLUENCE,
	DIRECTION,
	REPORTS,
	DOC,
	TITLE,
	TEXT,
	COLUMNS
};

static const struct sheet_column MOVERS[COLUMNS] = {
	[PERIOD] = { "period", SHEET_PERIOD, "", "Empty: all time" },
	[ID] = { "id", SHEET_TEXT, "16 hex digits",
			"The record that stands for the event", SHEET_ID },
	[DATE] = { "date", SHEET_DATE, "", "Its first day" },
	[SOURCE] = { "source", SHEET_TEXT, "", "Who acts" },
	[TARGET] = { "target", SHEET_TEXT, "", "On whom" },
	[EVENT] = { "event", SHEET_TEXT, "", "Category" },
	[SCORE] = { "score", SHEET_NUMBER, "-10..10",
			"Goldstein's, of the event" },
	[WEIGHT] = { "weight", SHEET_NUMBER, "0..1",
			"Probability times weight of the status",
			SHEET_DETAIL },
	[INFLUENCE] = { "influence", SHEET_NUMBER, "-2..2",
			"The period's index with the event less without it" },
	[DIRECTION] = { "direction", SHEET_TEXT, "", "Toward whom it moves" },
	[REPORTS] = { "reports", SHEET_COUNT, "reports",
			"Records that tell of it" },
	[DOC] = { "doc", SHEET_TEXT, "", "Article of the record", SHEET_ID },
	[TITLE] = { "title", SHEET_TEXT, "", "Its title", SHEET_DETAIL },
	[TEXT] = { "text", SHEET_TEXT, "", "The sentence", SHEET_SENTENCE },
};

static const char FIND[] =
		"SELECT printf('%016x', record.uid), article.doc, "
		"article.title, (SELECT text FROM sentence_text WHERE "
		"sentence_text.article = record.article AND number = "
		"record.sentence) FROM record JOIN article ON article.id = "
		"record.article WHERE record.id = ?";

struct mover {
	const struct aligned_event *event;
	double influence;
};

struct work {
	struct sheet *sheet;
	const struct observations *all;
	const struct alignment_question *question;
	struct store *store;
	sqlite3_stmt *find;
	struct alignment alignment;
	struct mover *movers; /* room for all events */
	size_t most;
};

/* --- which -------------------------------------------------------------- */

static int
by_influence(const void *a, const void *b)
{
	const struct mover *one = a, *other = b;
	double mine = fabs(one->influence), theirs = fabs(other->influence);
	if (mine != theirs)
		return mine > theirs ? -1 : 1;
	return (one->event->row > other->event->row)
	       - (one->event->row < other->event->row);
}

static void
measure(struct work *work, size_t first, size_t end)
{
	const struct aligned_event *events = work->alignment.events;
	int64_t over = 0, under = 0;
	for (size_t i = first; i < end; i++) {
		over += aligned_over(&events[i]);
		under += aligned_under(&events[i]);
	}
	double index = alignment_index(over, under);
	for (size_t i = first; i < end; i++)
		work->movers[i - first] = (struct mover){
			&events[i],
			index
					- alignment_index(
							over - aligned_over(&events[i]),
							under - aligned_under(&events[i]))
		};
	if (end > first)
		qsort(work->movers, end - first, sizeof *work->movers,
				by_influence);
}

/* --- rows --------------------------------------------------------------- */

static enum status
put_source(struct work *work, uint32_t row, struct error *error)
{
	static const enum column columns[] = { ID, DOC, TITLE, TEXT };
	enum status status = statement_first(work->store, work->find,
			VALUES(V_INT(work->all->record[row])), error);
	for (int i = 0; !status && i < 4; i++)
		sheet_put_text(work->sheet, columns[i],
				statement_text(work->find, i));
	statement_done(work->find);
	return statement_optional(status); /* it was deleted meanwhile */
}

static void
put_direction(struct work *work, double influence)
{
	char text[96];
	snprintf(text, sizeof text, "toward %s",
			work->question->powers[influence < 0]);
	sheet_put_text(work->sheet, DIRECTION,
			influence == 0 ? STR("") : str_of(text));
}

static void
put_event(struct work *work, const struct mover *mover)
{
	const struct observations *all = work->all;
	uint32_t row = mover->event->row;
	int weight = status_weight(
			words_text(&all->statuses, all->status[row]));
	sheet_put_day(work->sheet, DATE, all->day[row]);
	sheet_put_text(work->sheet, SOURCE,
			words_text(&all->codes, all->source[row]));
	sheet_put_text(work->sheet, TARGET,
			words_text(&all->codes, all->target[row]));
	sheet_put_text(work->sheet, EVENT,
			words_text(&all->categories, all->category[row]));
	sheet_put_number(work->sheet, SCORE,
			(double)observation_score(all, row) / 1000);
	sheet_put_number(work->sheet, WEIGHT,
			(double)all->confidence[row] * weight / 10000);
	sheet_put_number(work->sheet, INFLUENCE, mover->influence);
	put_direction(work, mover->influence);
	sheet_put_count(work->sheet, REPORTS, mover->event->reports);
}

static enum status
put_period(struct work *work, uint32_t position, struct error *error)
{
	size_t first = alignment_begin(&work->alignment, position);
	size_t end = alignment_begin(&work->alignment, position + 1);
	char label[PERIOD_LABEL];
	enum status status = STATUS_OK;
	measure(work, first, end);
	span_label(&work->alignment.span, position, label);
	for (size_t i = 0; !status && i < end - first && i < work->most; i++) {
		sheet_row(work->sheet);
		sheet_put_text(work->sheet, PERIOD, str_of(label));
		put_event(work, &work->movers[i]);
		status = put_source(work, work->movers[i].event->row, error);
	}
	return status;
}

static enum status
put_all(struct work *work, struct error *error)
{
	enum status status = statement_prepare(
			work->store, FIND, &work->find, error);
	for (uint32_t i = 0; !status && i < work->alignment.span.count; i++)
		status = put_period(work, i, error);
	sqlite3_finalize(work->find);
	return status;
}

enum status
movers_make(struct sheet *sheet, const struct observations *observations,
		struct store *store, const struct alignment_question *question,
		size_t most, struct error *error)
{
	struct work work = { .sheet = sheet,
		.all = observations,
		.question = question,
		.store = store,
		.most = most };
	enum status status = alignment_init(
			&work.alignment, observations, question, error);
	if (status)
		return status;
	sheet_init(sheet, "movers", MOVERS, COLUMNS);
	work.movers = memory_zero(work.alignment.count, sizeof *work.movers);
	status = put_all(&work, error);
	if (status)
		sheet_fini(sheet);
	free(work.movers);
	alignment_fini(&work.alignment);
	return status;
}
