#include "analyse/observations.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include "analyse/narrowing.h"
#include "base/memory.h"
#include "store/moment.h"
#include "store/statement.h"

/* Rows of tables are found by their id: these are arrays. */
/* Of any scale; sums of more could overflow. */
#define SCORE_LIMIT 1e6

#define ID_LIMIT (INT64_C(0xffffffff) - 1)

static const char LOADING[] = "loading the observations";

/* Numbers that are given to the ids of terms as they are met. */
struct numbering {
	struct words *words;
	uint32_t *number; /* by id of term, + 1; 0: not met */
	uint32_t limit;   /* numbers are below this */
};

enum numbered {
	CODES,
	SECTORS,
	CATEGORIES,
	STATUSES,
	PUBLISHERS,
	LANGS,
	NUMBERED
};

struct loader {
	struct observations *out;
	struct store *store;
	const struct selection *selection;
	struct error *error;
	struct numbering numbered[NUMBERED];
	sqlite3_stmt *find_term;
	int64_t term_count, record_count; /* ids are below these */
	uint64_t *chosen;                 /* a bit a record; null: all */
	uint32_t *leader;                 /* by record; 0: itself */
	uint32_t *event_of;               /* by leader, + 1; 0: not met */
	int date;                         /* of the last row, YYYYMMDD */
	int32_t day;                      /* the same */
	size_t capacity;
};

static enum status
fail(struct loader *loader, enum status status, const char *message)
{
	return error_set(loader->error, status, loader->store->path, 0,
			ERROR_NO_OFFSET, "%s: %s", LOADING, message);
}

/* --- tables by id ------------------------------------------------------- */

static enum status
count_ids(struct loader *loader, const char *sql, int64_t *count)
{
	enum status status = statement_number(
			loader->store, sql, NULL, 0, count, loader->error);
	if (!status && (*count < 0 || *count > ID_LIMIT))
		return fail(loader, STATUS_LIMIT,
				"the database has too many rows");
	++*count;
	return status;
}

static enum status
read_text(struct loader *loader, int64_t id, struct words *words, word_id *word)
{
	enum status status = statement_first(loader->store, loader->find_term,
			VALUES(V_INT(id)), loader->error);
	if (!status)
		*word = words_put(words, statement_text(loader->find_term, 0));
	statement_done(loader->find_term);
	return status == STATUS_END ? fail(loader, STATUS_FORMAT,
			       "a word is missing; the "
			       "database is damaged")
				    : status;
}

/* The number of the term in a column. */
static enum status
number_of(struct loader *loader, enum numbered kind, sqlite3_stmt *row,
		int column, uint32_t *number)
{
	struct numbering *numbering = &loader->numbered[kind];
	int64_t id = sqlite3_column_int64(row, column);
	word_id word = WORD_NONE;
	if (id < 0 || id >= loader->term_count)
		return fail(loader, STATUS_FORMAT,
				"a word has no row; the database is damaged");
	if (!numbering->number[id]) {
		enum status status =
				read_text(loader, id, numbering->words, &word);
		if (status)
			return status;
		if (word >= numbering->limit)
			return fail(loader, STATUS_LIMIT,
					"there are too many codes, sectors, "
					"categories or statuses");
		numbering->number[id] = word + 1;
	}
	*number = numbering->number[id] - 1;
	return STATUS_OK;
}

static int32_t
day_of(struct loader *loader, int date)
{
	if (date != loader->date) {
		loader->date = date;
		loader->day = day_of_number(date);
	}
	return loader->day;
}

/* --- articles ----------------------------------------------------------- */

static enum status
put_article(struct loader *loader, sqlite3_stmt *row)
{
	struct observed_articles *articles = &loader->out->articles;
	int64_t id = sqlite3_column_int64(row, 0);
	uint32_t publisher = 0, lang = 0;
	if (id < 0 || id >= articles->count)
		return fail(loader, STATUS_FORMAT, "an article has no number");
	enum status status = number_of(loader, PUBLISHERS, row, 2, &publisher);
	if (!status)
		status = number_of(loader, LANGS, row, 3, &lang);
	articles->day[id] = day_of(loader, sqlite3_column_int(row, 1));
	articles->publisher[id] = publisher;
	articles->lang[id] = (uint8_t)lang;
	articles->there[id] = true;
	return status;
}

/* All rows of a question, each put by `put`. */
static enum status
read_rows(struct loader *loader, const char *sql,
		enum status (*put)(struct loader *loader, sqlite3_stmt *row))
{
	sqlite3_stmt *row;
	enum status status = statement_prepare(
			loader->store, sql, &row, loader->error);
	if (status)
		return status;
	int code;
	while (!status && (code = sqlite3_step(row)) == SQLITE_ROW)
		status = put(loader, row);
	if (!status && code != SQLITE_DONE)
		status = store_error(loader->store, loader->error, LOADING);
	sqlite3_finalize(row);
	return status;
}

static enum status
read_articles(struct loader *loader)
{
	struct observed_articles *articles = &loader->out->articles;
	int64_t count = 0;
	enum status status = count_ids(
			loader, "SELECT max(id) FROM article", &count);
	if (status)
		return status;
	articles->count = (uint32_t)count;
	articles->day = memory_zero((size_t)count, sizeof *articles->day);
	articles->publisher =
			memory_zero((size_t)count, sizeof *articles->publisher);
	articles->lang = memory_zero((size_t)count, sizeof *articles->lang);
	articles->there = memory_zero((size_t)count, sizeof *articles->there);
	return read_rows(loader,
			"SELECT id, date, publisher, lang FROM article",
			put_article);
}

/* --- which records ------------------------------------------------------ */

static enum status
choose_record(struct loader *loader, sqlite3_stmt *row)
{
	int64_t id = sqlite3_column_int64(row, 0);
	if (id < 0 || id >= loader->record_count)
		return fail(loader, STATUS_FORMAT, "a record has no number");
	loader->chosen[id / 64] |= UINT64_C(1) << id % 64;
	return STATUS_OK;
}

static enum status
choose_records(struct loader *loader)
{
	struct selection asked = *loader->selection;
	sqlite3_stmt *row;
	loader->chosen = memory_zero((size_t)loader->record_count / 64 + 1,
			sizeof *loader->chosen);
	asked.order = ORDER_NONE;
	asked.offset = asked.limit = 0;
	asked.kinds = 1;
	enum status status = selection_prepare(&asked, loader->store,
			"record.id", &row, loader->error);
	if (status)
		return status;
	int code;
	while (!status && (code = sqlite3_step(row)) == SQLITE_ROW)
		status = choose_record(loader, row);
	if (!status && code != SQLITE_DONE)
		status = store_error(loader->store, loader->error, LOADING);
	sqlite3_finalize(row);
	return status;
}

static bool
is_chosen(const struct loader *loader, int64_t record)
{
	return !loader->chosen
	       || (loader->chosen[record / 64] >> record % 64 & 1);
}

/* --- events ------------------------------------------------------------- */

static enum status
put_group(struct loader *loader, sqlite3_stmt *row)
{
	int64_t record = sqlite3_column_int64(row, 0);
	int64_t leader = sqlite3_column_int64(row, 1);
	if (record < 0 || record >= loader->record_count || leader < 0
			|| leader >= loader->record_count)
		return fail(loader, STATUS_FORMAT, "a group has no record");
	loader->leader[record] = (uint32_t)leader;
	return STATUS_OK;
}

static uint32_t
event_of(struct loader *loader, int64_t record, bool *alone, bool *leads)
{
	uint32_t leader = loader->leader[record];
	*alone = !leader;
	*leads = !leader || leader == record;
	uint32_t *event = &loader->event_of[leader ? leader : record];
	if (!*event)
		*event = ++loader->out->event_count;
	return *event - 1;
}

/* --- rows of dyad ------------------------------------------------------- */

enum dyad_column {
	SOURCE,
	TARGET,
	DATE,
	RECORD,
	CATEGORY,
	STATUS,
	QUAD,
	SCORE,
	SOURCE_SECTOR,
	TARGET_SECTOR,
	CONFIDENCE,
	ARTICLE
};

#define FROM_DYADS                                                             \
	"SELECT source, target, date, record, category, status, quad, score, " \
	"source_sector, target_sector, confidence, article FROM dyad"
#define IN_ORDER " ORDER BY source, target, date, record"
static const char DYADS[] = FROM_DYADS IN_ORDER;
static const char DYADS_LEFT[] =
		FROM_DYADS " WHERE record NOT IN (SELECT record FROM "
			   "temp.left_out)" IN_ORDER;

static void
grow(struct loader *loader)
{
	struct observations *out = loader->out;
	size_t count = loader->capacity ? loader->capacity * 2 : 1024;
	if (out->count < loader->capacity)
		return;
	loader->capacity = count;
#define GROW(column)                                                           \
	(out->column = memory_resize(out->column, count, sizeof *out->column))
	GROW(source), GROW(target), GROW(source_sector), GROW(target_sector);
	GROW(day), GROW(category), GROW(status), GROW(quad), GROW(confidence);
	GROW(score), GROW(event), GROW(alone), GROW(leads), GROW(article),
			GROW(record);
#undef GROW
}

/* What is a word, of the row that is next. */
static enum status
put_words(struct loader *loader, sqlite3_stmt *row)
{
	static const struct {
		enum numbered kind;
		enum dyad_column column;
	} words[] = { { CODES, SOURCE }, { CODES, TARGET },
		{ SECTORS, SOURCE_SECTOR }, { SECTORS, TARGET_SECTOR },
		{ CATEGORIES, CATEGORY }, { STATUSES, STATUS } };
	enum { WORDS = sizeof words / sizeof *words };
	struct observations *out = loader->out;
	uint32_t number[WORDS];
	for (int i = 0; i < WORDS; i++) {
		enum status status = number_of(loader, words[i].kind, row,
				(int)words[i].column, &number[i]);
		if (status)
			return status;
	}
	out->source[out->count] = (uint16_t)number[0];
	out->target[out->count] = (uint16_t)number[1];
	out->source_sector[out->count] = (uint8_t)number[2];
	out->target_sector[out->count] = (uint8_t)number[3];
	out->category[out->count] = (uint8_t)number[4];
	out->status[out->count] = (uint8_t)number[5];
	return STATUS_OK;
}

static enum status
put_dyad(struct loader *loader, sqlite3_stmt *row)
{
	struct observations *out = loader->out;
	int64_t record = sqlite3_column_int64(row, RECORD);
	int64_t article = sqlite3_column_int64(row, ARTICLE);
	if (record < 0 || record >= loader->record_count || article < 0
			|| article >= out->articles.count)
		return fail(loader, STATUS_FORMAT,
				"a pair has no record; the database is "
				"damaged");
	if (!is_chosen(loader, record))
		return STATUS_OK;
	grow(loader);
	size_t at = out->count;
	enum status status = put_words(loader, row);
	out->day[at] = day_of(loader, sqlite3_column_int(row, DATE));
	out->quad[at] = (uint8_t)sqlite3_column_int(row, QUAD);
	out->confidence[at] = (uint8_t)sqlite3_column_int(row, CONFIDENCE);
	out->score[at] = (float)fmax(-SCORE_LIMIT,
			fmin(SCORE_LIMIT, sqlite3_column_double(row, SCORE)));
	out->event[at] = event_of(
			loader, record, &out->alone[at], &out->leads[at]);
	out->article[at] = (uint32_t)article;
	out->record[at] = record;
	out->count += !status;
	return status;
}

/* --- numbers in the order of words -------------------------------------- */

struct ranked {
	struct str text;
	word_id number;
};

static int
by_text(const void *a, const void *b)
{
	const struct ranked *one = a, *other = b;
	return str_compare(one->text, other->text);
}

/* The words in bytewise order; the caller frees the new numbers of the old. */
static uint32_t *
sort_words(struct words *words)
{
	struct ranked *ranked = memory_zero(words->count, sizeof *ranked);
	uint32_t *now = memory_zero(words->count, sizeof *now);
	struct words sorted;
	for (word_id i = 0; i < words->count; i++)
		ranked[i] = (struct ranked){ words_text(words, i), i };
	qsort(ranked, words->count, sizeof *ranked, by_text);
	words_init(&sorted, NULL);
	for (uint32_t i = 0; i < words->count; i++)
		now[ranked[i].number] = words_put(&sorted, ranked[i].text);
	free(ranked);
	words_fini(words);
	*words = sorted;
	return now;
}

static void
renumber(uint8_t *column, size_t count, const uint32_t *now)
{
	for (size_t i = 0; i < count; i++)
		column[i] = (uint8_t)now[column[i]];
}

static void
renumber_all(struct observations *out)
{
	uint32_t *now[] = { sort_words(&out->codes), sort_words(&out->sectors),
		sort_words(&out->categories), sort_words(&out->statuses),
		sort_words(&out->publishers), sort_words(&out->langs) };
	for (size_t i = 0; i < out->count; i++) {
		out->source[i] = (uint16_t)now[CODES][out->source[i]];
		out->target[i] = (uint16_t)now[CODES][out->target[i]];
	}
	renumber(out->source_sector, out->count, now[SECTORS]);
	renumber(out->target_sector, out->count, now[SECTORS]);
	renumber(out->category, out->count, now[CATEGORIES]);
	renumber(out->status, out->count, now[STATUSES]);
	for (uint32_t i = 0; i < out->articles.count; i++)
		out->articles.publisher[i] =
				now[PUBLISHERS][out->articles.publisher[i]];
	renumber(out->articles.lang, out->articles.count, now[LANGS]);
	for (int i = 0; i < NUMBERED; i++)
		free(now[i]);
}

/* --- what memory narrows ------------------------------------------------ */

static void
keep(struct observations *out, const struct observation_list *list)
{
#define KEEP(column)                                                           \
	for (size_t i = 0; i < list->count; i++)                               \
	out->column[i] = out->column[list->at[i]]
	KEEP(source);
	KEEP(target);
	KEEP(source_sector);
	KEEP(target_sector);
	KEEP(day);
	KEEP(category);
	KEEP(status);
	KEEP(quad);
	KEEP(confidence);
	KEEP(score);
	KEEP(event);
	KEEP(alone);
	KEEP(leads);
	KEEP(article);
	KEEP(record);
#undef KEEP
	out->count = list->count;
}

static void
narrow(struct observations *out, const struct selection *asked)
{
	struct observation_list list = { 0 };
	const struct narrowing narrowing = narrowing_of(asked);
	observations_narrow(out, &narrowing, &list);
	keep(out, &list);
	observation_list_fini(&list);
}

/* --- all ---------------------------------------------------------------- */

static void
loader_init(struct loader *loader)
{
	struct observations *out = loader->out;
	const struct numbering numbered[NUMBERED] = {
		[CODES] = { &out->codes, NULL, UINT16_MAX },
		[SECTORS] = { &out->sectors, NULL, UINT8_MAX },
		[CATEGORIES] = { &out->categories, NULL, UINT8_MAX },
		[STATUSES] = { &out->statuses, NULL, UINT8_MAX },
		[PUBLISHERS] = { &out->publishers, NULL, UINT32_MAX },
		[LANGS] = { &out->langs, NULL, UINT8_MAX },
	};
	for (int i = 0; i < NUMBERED; i++) {
		loader->numbered[i] = numbered[i];
		words_init(numbered[i].words, NULL);
	}
}

static void
loader_fini(struct loader *loader)
{
	for (int i = 0; i < NUMBERED; i++)
		free(loader->numbered[i].number);
	sqlite3_finalize(loader->find_term);
	free(loader->chosen);
	free(loader->leader);
	free(loader->event_of);
}

static enum status
make_tables(struct loader *loader)
{
	enum status status = count_ids(loader, "SELECT max(id) FROM term",
			&loader->term_count);
	if (!status)
		status = count_ids(loader, "SELECT max(id) FROM record",
				&loader->record_count);
	if (status)
		return status;
	for (int i = 0; i < NUMBERED; i++)
		loader->numbered[i].number = memory_zero(
				(size_t)loader->term_count, sizeof(uint32_t));
	size_t records = (size_t)loader->record_count;
	loader->leader = memory_zero(records, sizeof *loader->leader);
	loader->event_of = memory_zero(records, sizeof *loader->event_of);
	return statement_prepare(loader->store,
			"SELECT text FROM term WHERE id = ?",
			&loader->find_term, loader->error);
}

static enum status
load(struct loader *loader)
{
	enum status status = make_tables(loader);
	if (!status)
		status = read_articles(loader);
	if (!status && !narrowing_suffices(loader->selection))
		status = choose_records(loader);
	if (!status)
		status = read_rows(loader,
				"SELECT record, leader FROM event_group",
				put_group);
	if (!status)
		status = read_rows(loader,
				loader->store->leaves_out ? DYADS_LEFT : DYADS,
				put_dyad);
	return status;
}

/* All of one moment, whatever others write meanwhile. */
static enum status
load_at_once(struct loader *loader)
{
	bool begun;
	enum status status = moment_begin(
			loader->store, &begun, LOADING, loader->error);
	if (status)
		return status;
	status = load(loader);
	moment_end(loader->store, begun);
	return status;
}

enum status
observations_load(struct observations *observations, struct store *store,
		const struct selection *selection, struct error *error)
{
	struct loader loader = { .out = observations,
		.store = store,
		.selection = selection,
		.error = error,
		.day = DAY_NONE };
	*observations = (struct observations){ 0 };
	enum status status = selection_check(selection, error);
	if (status)
		return status;
	loader_init(&loader);
	status = load_at_once(&loader);
	loader_fini(&loader);
	if (status) {
		observations_fini(observations);
		return status;
	}
	renumber_all(observations);
	narrow(observations, selection);
	return STATUS_OK;
}
