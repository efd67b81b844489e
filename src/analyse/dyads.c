#include "analyse/dyads.h"

#include <stdio.h>
#include <stdlib.h>

#include "analyse/change.h"
#include "analyse/span.h"
#include "analyse/sums_table.h"
#include "analyse/word_list.h"
#include "base/limits.h"
#include "base/memory.h"

const char DYADS_BY_NAMES[] = "event|quad|status|sector";

static const char *const BY_NAMES[] = {
	[BY_NONE] = "",
	[BY_EVENT] = "event",
	[BY_QUAD] = "quad",
	[BY_STATUS] = "status",
	[BY_SECTOR] = "sector",
};
enum { BY_COUNT = sizeof BY_NAMES / sizeof *BY_NAMES };

bool
dyads_by_of_name(struct str name, enum dyads_by *by)
{
	for (int i = BY_EVENT; i < BY_COUNT; i++)
		if (str_equal(name, str_of(BY_NAMES[i]))) {
			*by = (enum dyads_by)i;
			return true;
		}
	return false;
}

/* --- columns ------------------------------------------------------------ */

enum column {
	SOURCE,
	TARGET,
	PERIOD,
	BY,
	REPORTS,
	EVENTS,
	VERBAL_COOPERATION,
	MATERIAL_COOPERATION,
	VERBAL_CONFLICT,
	MATERIAL_CONFLICT,
	COOPERATION,
	CONFLICT,
	NET,
	MEAN_SCORE,
	ARTICLES,
	RATE,
	CHANGE,
	PACE,
	COLUMNS
};

static const struct sheet_column DYADS[COLUMNS] = {
	[SOURCE] = { "source", SHEET_TEXT, "", "Who acts" },
	[TARGET] = { "target", SHEET_TEXT, "", "On whom; empty: nobody named" },
	[PERIOD] = { "period", SHEET_PERIOD, "", "Empty: all time" },
	[BY] = { "by", SHEET_TEXT, "", "" },
	[REPORTS] = { "reports", SHEET_COUNT, "reports",
			"Records that tell of it" },
	[EVENTS] = { "events", SHEET_COUNT, "events",
			"Events that they report, each once" },
	[VERBAL_COOPERATION] = { "verbal_cooperation", SHEET_COUNT, "events",
			"Of quad class 1", SHEET_DETAIL },
	[MATERIAL_COOPERATION] = { "material_cooperation", SHEET_COUNT,
			"events", "Of quad class 2", SHEET_DETAIL },
	[VERBAL_CONFLICT] = { "verbal_conflict", SHEET_COUNT, "events",
			"Of quad class 3", SHEET_DETAIL },
	[MATERIAL_CONFLICT] = { "material_conflict", SHEET_COUNT, "events",
			"Of quad class 4", SHEET_DETAIL },
	[COOPERATION] = { "cooperation", SHEET_NUMBER, "Goldstein points",
			"Sum of the scores above 0" },
	[CONFLICT] = { "conflict", SHEET_NUMBER, "Goldstein points",
			"Sum of the scores below 0, without sign" },
	[NET] = { "net", SHEET_NUMBER, "Goldstein points",
			"Cooperation less conflict" },
	[MEAN_SCORE] = { "mean_score", SHEET_NUMBER, "-10..10",
			"Net an event" },
	[ARTICLES] = { "articles", SHEET_COUNT, "articles",
			"All that were read of the period", SHEET_DETAIL },
	[RATE] = { "rate", SHEET_NUMBER, "events per 1,000 articles", "" },
	[CHANGE] = { "change", SHEET_TEXT, "up|down",
			"The net per 1,000 articles changes from here on" },
	[PACE] = { "pace", SHEET_TEXT, "up|down",
			"The events per 1,000 articles change from here on" },
};

static const char *const BY_HELP[] = {
	[BY_EVENT] = "Category of the events",
	[BY_QUAD] = "Quad class of the events",
	[BY_STATUS] = "Whether it happened",
	[BY_SECTOR] = "Sectors of source and target; - none",
};

/* --- counting ----------------------------------------------------------- */

struct work {
	const struct observations *all;
	const struct dyads_question *question;
	struct coverage coverage;
	struct span span;
	struct sums_table table;
	struct observation_list list;
	struct sheet *sheet;
};

static uint16_t
by_of(const struct work *work, uint32_t row)
{
	const struct observations *all = work->all;
	switch (work->question->by) {
	case BY_EVENT:
		return all->category[row];
	case BY_QUAD:
		return all->quad[row];
	case BY_STATUS:
		return all->status[row];
	case BY_SECTOR:
		return (uint16_t)(all->source_sector[row] << 8
				  | all->target_sector[row]);
	default:
		return 0;
	}
}

/* Null for a day outside of the span. */
static struct sums *
sums_of(struct work *work, uint32_t row)
{
	const struct observations *all = work->all;
	struct sums_key key = {
		.source = all->source[row],
		.target = all->target[row],
		.by = by_of(work, row),
		.position = span_position(&work->span, all->day[row]),
	};
	if (key.position == work->span.count)
		return NULL;
	if (work->question->sectors) {
		key.source_sector = all->source_sector[row];
		key.target_sector = all->target_sector[row];
	}
	return sums_table_at(&work->table, key);
}

/* Most events have one report: they are done with the reports. */
static void
count(struct work *work)
{
	const struct observations *all = work->all;
	struct observation_list *list = &work->list;
	size_t several = 0;
	observations_narrow(all, &work->question->narrowing, list);
	for (size_t i = 0; i < list->count; i++) {
		uint32_t row = list->at[i];
		struct sums *sums = sums_of(work, row);
		if (sums)
			sums->reports++;
		if (!all->alone[row])
			list->at[several++] = row;
		else if (sums)
			sums_add_event(sums, all, row);
	}
	list->count = several;
	observation_list_once(all, list);
	for (size_t i = 0; i < list->count; i++) {
		struct sums *sums = sums_of(work, list->at[i]);
		if (sums)
			sums_add_event(sums, all, list->at[i]);
	}
	sums_table_sort(&work->table);
}

/* --- what divides a row --------------------------------------------------- */

static void
put_party(struct work *work, enum column column, uint16_t code, uint8_t sector)
{
	struct str text = words_text(&work->all->codes, code);
	struct str behind = words_text(&work->all->sectors, sector);
	char party[64];
	if (!sector) {
		sheet_put_text(work->sheet, column, text);
		return;
	}
	snprintf(party, sizeof party, "%.*s.%.*s", STR_ARG(text),
			STR_ARG(behind));
	sheet_put_text(work->sheet, column, str_of(party));
}

/* "GOV>BUS", with - for no sector. */
static void
put_sectors(struct work *work, size_t column, uint16_t sectors)
{
	struct str source = words_text(&work->all->sectors, sectors >> 8);
	struct str target = words_text(&work->all->sectors, sectors & 0xff);
	char text[64];
	source = source.len ? source : STR("-");
	target = target.len ? target : STR("-");
	snprintf(text, sizeof text, "%.*s>%.*s", STR_ARG(source),
			STR_ARG(target));
	sheet_put_text(work->sheet, column, str_of(text));
}

static void
put_by(struct work *work, uint16_t by)
{
	char quad[2] = { (char)('0' + by % 10), '\0' };
	switch (work->question->by) {
	case BY_EVENT:
		sheet_put_text(work->sheet, BY,
				words_text(&work->all->categories, by));
		break;
	case BY_STATUS:
		sheet_put_text(work->sheet, BY,
				words_text(&work->all->statuses, by));
		break;
	case BY_QUAD:
		sheet_put_text(work->sheet, BY, str_of(quad));
		break;
	case BY_SECTOR:
		put_sectors(work, BY, by);
		break;
	default:
		break;
	}
}

/* --- rows --------------------------------------------------------------- */

/* Columns behind BY stand one to the left where there is none. */
static size_t
place(const struct work *work, enum column column)
{
	return column - (column > BY && work->question->by == BY_NONE);
}

static void
put_numbers(struct work *work, const struct sums *sums, uint64_t articles)
{
	struct sheet *sheet = work->sheet;
	const struct {
		enum column column;
		uint64_t count;
	} counts[] = { { REPORTS, sums->reports }, { EVENTS, sums->events },
		{ VERBAL_COOPERATION, sums->quad[0] },
		{ MATERIAL_COOPERATION, sums->quad[1] },
		{ VERBAL_CONFLICT, sums->quad[2] },
		{ MATERIAL_CONFLICT, sums->quad[3] }, { ARTICLES, articles } };
	const struct {
		enum column column;
		double number;
	} numbers[] = { { COOPERATION, score_of_sum(sums->cooperation) },
		{ CONFLICT, score_of_sum(sums->conflict) },
		{ NET, sums_net(sums) }, { MEAN_SCORE, sums_mean_score(sums) },
		{ RATE, sums_rate(sums, articles) } };
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		sheet_put_count(sheet, place(work, counts[i].column),
				(int64_t)counts[i].count);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		sheet_put_number(sheet, place(work, numbers[i].column),
				numbers[i].number);
}

static void
put_row(struct work *work, const struct sums_key *key, uint32_t position,
		const struct sums *sums)
{
	char label[PERIOD_LABEL];
	span_label(&work->span, position, label);
	sheet_row(work->sheet);
	put_party(work, SOURCE, key->source, key->source_sector);
	put_party(work, TARGET, key->target, key->target_sector);
	sheet_put_text(work->sheet, PERIOD, str_of(label));
	put_by(work, key->by);
	put_numbers(work, sums,
			span_articles(&work->span, position, &work->coverage));
}

/* --- series ------------------------------------------------------------- */

static const char *const DIRECTIONS[] = { "down", "", "up" };

typedef void find_changes(const struct change_series *series, int8_t *change);

static void
put_change(struct work *work, size_t first, enum column column,
		find_changes *find, const struct change_series *series)
{
	int8_t *change = memory_zero(series->count, sizeof *change);
	find(series, change);
	for (size_t i = 0; i < series->count; i++)
		sheet_put_kept_at(work->sheet, first + i, place(work, column),
				str_of(DIRECTIONS[change[i] + 1]));
	free(change);
}

/* Of the series whose rows begin at `first`; what is told of more articles is
 * known the better. */
static void
put_changes(struct work *work, size_t first)
{
	const struct sheet *sheet = work->sheet;
	size_t count = sheet->row_count - first;
	double *net = memory_zero(count, sizeof *net);
	double *events = memory_zero(count, sizeof *events);
	double *articles = memory_zero(count, sizeof *articles);
	for (size_t i = 0; i < count; i++) {
		const struct sheet_cell *row = sheet_at(sheet, first + i, 0);
		articles[i] = (double)row[place(work, ARTICLES)].count;
		events[i] = (double)row[place(work, EVENTS)].count;
		if (articles[i] > 0)
			net[i] = row[place(work, NET)].number / articles[i];
	}
	put_change(work, first, CHANGE, change_of_level,
			&(struct change_series){ net, articles, count });
	put_change(work, first, PACE, change_of_rate,
			&(struct change_series){ events, articles, count });
	free(net);
	free(events);
	free(articles);
}

static bool
same_series(const struct sums_key *a, const struct sums_key *b)
{
	return a->source == b->source && a->target == b->target
	       && a->source_sector == b->source_sector
	       && a->target_sector == b->target_sector && a->by == b->by;
}

/* All periods of the series that begins at cell `at`; returns where the next
 * one does. */
static size_t
put_series(struct work *work, size_t at)
{
	static const struct sums nothing;
	const struct sums_table *table = &work->table;
	const struct sums_key *key = &table->cells[at].key;
	size_t first = work->sheet->row_count;
	for (uint32_t position = 0; position < work->span.count; position++) {
		bool here = at < table->count
			    && same_series(key, &table->cells[at].key)
			    && table->cells[at].key.position == position;
		put_row(work, key, position,
				here ? &table->cells[at++].sums : &nothing);
	}
	if (work->question->period != PERIOD_ALL)
		put_changes(work, first);
	return at;
}

/* Where one pair is asked for and nothing is known of it, that is told too. */
static void
put_nothing(struct work *work)
{
	const struct narrowing *narrowing = &work->question->narrowing;
	const struct sums_key nobody = { 0 };
	const struct sums nothing = { 0 };
	for (uint32_t position = 0; position < work->span.count; position++) {
		put_row(work, &nobody, position, &nothing);
		sheet_put_text(work->sheet, SOURCE,
				str_trim(str_of(narrowing->source)));
		sheet_put_text(work->sheet, TARGET,
				str_trim(str_of(narrowing->target)));
	}
}

static bool
are_named(const char *list)
{
	return list && !strchr(list, '*');
}

/* Series that have all their periods are more than what was observed. */
static enum status
check_size(const struct work *work, struct error *error)
{
	const struct sums_table *table = &work->table;
	size_t series = 0;
	for (size_t i = 0; i < table->count; i++)
		series += !i
			  || !same_series(&table->cells[i - 1].key,
					  &table->cells[i].key);
	if (series * work->span.count <= LIMIT_SERIES_ROWS)
		return STATUS_OK;
	return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
			"%zu series of %u %ss each are too many rows (more "
			"than %d); ask for fewer pairs, fewer days or longer "
			"periods",
			series, (unsigned)work->span.count,
			period_name(work->span.period), (int)LIMIT_SERIES_ROWS);
}

static void
put_all_series(struct work *work)
{
	const struct narrowing *narrowing = &work->question->narrowing;
	const struct sums_table *table = &work->table;
	if (!table->count && work->question->by == BY_NONE
			&& word_list_is_one(str_of(narrowing->source))
			&& word_list_is_one(str_of(narrowing->target)))
		put_nothing(work);
	for (size_t i = 0; i < table->count;)
		i = put_series(work, i);
}

static enum status
put_rows(struct work *work, struct error *error)
{
	const struct narrowing *narrowing = &work->question->narrowing;
	const struct sums_table *table = &work->table;
	if (are_named(narrowing->source) && are_named(narrowing->target)) {
		enum status status = check_size(work, error);
		if (!status)
			put_all_series(work);
		return status;
	}
	for (size_t i = 0; i < table->count; i++) {
		const struct sums_cell *cell = &table->cells[i];
		put_row(work, &cell->key, cell->key.position, &cell->sums);
	}
	return STATUS_OK;
}

/* --- the sheets --------------------------------------------------------- */

static void
begin(struct work *work)
{
	struct sheet_column columns[COLUMNS];
	enum dyads_by by = work->question->by;
	for (int i = 0; i < COLUMNS; i++)
		if (i != BY || by != BY_NONE)
			columns[place(work, (enum column)i)] = DYADS[i];
	if (by != BY_NONE) {
		columns[BY].name = BY_NAMES[by];
		columns[BY].help = BY_HELP[by];
	}
	sheet_init(work->sheet, "dyads", columns, COLUMNS - (by == BY_NONE));
}

enum status
dyads_make(struct sheet *sheet, const struct observations *observations,
		const struct dyads_question *question, struct error *error)
{
	struct work work = {
		.all = observations, .question = question, .sheet = sheet
	};
	coverage_init(&work.coverage, observations, &question->narrowing);
	enum status status = span_init(&work.span, &question->narrowing,
			&work.coverage, question->period, error);
	if (!status) {
		sums_table_init(&work.table);
		count(&work);
		begin(&work);
		status = put_rows(&work, error);
		if (status)
			sheet_fini(sheet);
		sums_table_fini(&work.table);
		observation_list_fini(&work.list);
	}
	coverage_fini(&work.coverage);
	return status;
}
