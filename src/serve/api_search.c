/* /api/search: sentences with these words, newest first, and what was coded of
 * them. */
#include <stdio.h>
#include <stdlib.h>

#include "analyse/sheet.h"
#include "base/day.h"
#include "base/memory.h"
#include "serve/marks.h"
#include "serve/routes.h"
#include "store/statement.h"

/* Of more sentences that have the words, those that were stored last. */
enum { CANDIDATES = 20 * 1000 };

/* What FTS5 puts around a match: no text has them. */
enum { MATCH_OPENS = 1, MATCH_CLOSES = 2 };

enum { SENTENCE, DATE, DOC, TITLE, TEXT, MATCHES, RECORDS, COLUMNS };
static const struct sheet_column columns[COLUMNS] = {
	[SENTENCE] = { "sentence", SHEET_COUNT, "",
			"its number in the article" },
	[DATE] = { "date", SHEET_DATE, "", "of the article" },
	[DOC] = { "doc", SHEET_TEXT, "", "id of the article" },
	[TITLE] = { "title", SHEET_TEXT, "", "of the article" },
	[TEXT] = { "text", SHEET_TEXT, "", "the sentence" },
	[MATCHES] = { "matches", SHEET_TEXT, "UTF-16 units",
			"where the words stand in it: first, behind the last" },
	[RECORDS] = { "records", SHEET_TEXT, "",
			"ids of what was coded of it" },
};

struct candidate {
	int64_t sentence; /* row */
	int date;         /* of the article */
};

struct search {
	struct work *work;
	const struct question *question;
	struct answer *answer;
	struct candidate *found;
	size_t count, capacity;
	bool more;               /* have the words than are candidates */
	bool narrowed;           /* to articles */
	struct id_list articles; /* that fit, sorted; where that is asked */
	sqlite3_stmt *sentence, *records;
	struct error *error;
};

/* --- sentences --------------------------------------------------------- */

/* Whether something is asked that records alone have. */
static bool
asks_records(const struct selection *asked)
{
	const char *const texts[] = { asked->actor, asked->recipient,
		asked->either, asked->between, asked->party, asked->speaker,
		asked->about, asked->event, asked->fact, asked->mode,
		asked->cameo, asked->context, asked->status, asked->stance,
		asked->quad, asked->rule, asked->place, asked->country };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i])
			return true;
	return asked->kinds || asked->amount_from > 0 || asked->amount_to > 0
	       || asked->min_confidence > 0 || asked->count != SELECT_REPORTS;
}

static bool
is_in_days(const struct selection *asked, int date)
{
	return (!asked->from || date >= asked->from)
	       && (!asked->to || (date && date <= asked->to));
}

static int
compare_ids(const void *a, const void *b)
{
	const int64_t *one = a, *two = b;
	return *one < *two ? -1 : *one > *two;
}

static bool
is_in_articles(const struct search *search, int64_t article)
{
	return !search->narrowed
	       || (search->articles.count
			       && bsearch(&article, search->articles.at,
					       search->articles.count,
					       sizeof article, compare_ids));
}

static enum status
find_articles(struct search *search)
{
	struct selection asked = search->question->selection;
	struct store *store = &search->work->store;
	sqlite3_stmt *rows;
	if (!asked.publisher && !asked.lang && !asked.doc)
		return STATUS_OK;
	search->narrowed = true;
	enum status status = selection_prepare_articles(
			&asked, store, "article.id", &rows, search->error);
	if (status)
		return status;
	status = statement_ids(
			store, rows, NULL, 0, &search->articles, search->error);
	sqlite3_finalize(rows);
	if (search->articles.count)
		qsort(search->articles.at, search->articles.count,
				sizeof *search->articles.at, compare_ids);
	return status;
}

/* Several records of one sentence follow one another or not: doubles go when
 * they are in order. */
static enum status
collect(struct search *search, sqlite3_stmt *rows)
{
	const struct selection *asked = &search->question->selection;
	size_t seen = 0;
	int code;
	while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
		struct candidate one = { sqlite3_column_int64(rows, 0),
			sqlite3_column_int(rows, 1) };
		if (is_in_days(asked, one.date)
				&& is_in_articles(search,
						sqlite3_column_int64(rows, 2)))
			MEMORY_PUSH(search->found, search->count,
					search->capacity, one);
		seen++;
	}
	search->more = seen == CANDIDATES;
	return code == SQLITE_DONE ? STATUS_OK
				   : store_error(&search->work->store,
						   search->error,
						   "looking for the words");
}

/* By the records that fit. */
static enum status
find_by_records(struct search *search)
{
	struct selection asked = search->question->selection;
	sqlite3_stmt *rows;
	asked.from = asked.to = 0;
	asked.order = ORDER_DATE_DOWN;
	asked.limit = CANDIDATES;
	asked.offset = 0;
	enum status status = selection_prepare(&asked, &search->work->store,
			"(SELECT sentence.id FROM sentence WHERE "
			"sentence.article = record.article AND number = "
			"record.sentence), article.date, article.id",
			&rows, search->error);
	if (!status)
		status = collect(search, rows);
	sqlite3_finalize(rows);
	return status;
}

static enum status
find_by_words(struct search *search)
{
	const struct selection *asked = &search->question->selection;
	struct store *store = &search->work->store;
	sqlite3_stmt *rows;
	enum status status = find_articles(search);
	if (!status)
		status = statement_prepare(store,
				"SELECT sentence.id, article.date, article.id "
				"FROM sentence_words "
				"JOIN sentence ON sentence.id = "
				"sentence_words.rowid "
				"JOIN article ON article.id = sentence.article "
				"WHERE sentence_words MATCH ?1 "
				"ORDER BY sentence_words.rowid DESC LIMIT ?2",
				&rows, search->error);
	if (status)
		return status;
	sqlite3_bind_text(rows, 1, asked->words, -1, SQLITE_STATIC);
	sqlite3_bind_int(rows, 2, CANDIDATES);
	status = collect(search, rows);
	sqlite3_finalize(rows);
	return status;
}

static int
compare(const void *a, const void *b)
{
	const struct candidate *one = a, *two = b;
	if (one->date != two->date)
		return one->date > two->date ? -1 : 1;
	return one->sentence < two->sentence ? -1
					     : one->sentence > two->sentence;
}

static void
put_in_order(struct search *search)
{
	size_t kept = 0;
	if (search->count)
		qsort(search->found, search->count, sizeof *search->found,
				compare);
	for (size_t i = 0; i < search->count; i++)
		if (!kept
				|| search->found[kept - 1].sentence
						   != search->found[i].sentence)
			search->found[kept++] = search->found[i];
	search->count = kept;
}

/* --- matches ----------------------------------------------------------- */

/* Takes the signs out of the text and gives their places instead, as pairs. */
static struct str
take_matches(struct str marked, struct arena *arena, struct buffer *pairs)
{
	char *text = arena_take(arena, marked.len + 1);
	size_t length = 0, units = 0;
	for (size_t i = 0; i < marked.len; i++) {
		unsigned char c = (unsigned char)marked.at[i];
		if (c == MATCH_OPENS) {
			buffer_put_format(pairs, "%s[%zu,",
					pairs->len > 1 ? "," : "", units);
		} else if (c == MATCH_CLOSES) {
			buffer_put_format(pairs, "%zu]", units);
		} else {
			units += utf16_units((struct str){ (char *)&c, 1 }, 1);
			text[length++] = (char)c;
		}
	}
	text[length] = '\0';
	return (struct str){ text, length };
}

/* --- rows -------------------------------------------------------------- */

static enum status
prepare(struct search *search)
{
	struct store *store = &search->work->store;
	enum status status = statement_prepare(store,
			"SELECT sentence.number, article.date, article.doc, "
			"article.title, highlight(sentence_words, 0, char(1), "
			"char(2)), sentence.article FROM sentence_words "
			"JOIN sentence ON sentence.id = sentence_words.rowid "
			"JOIN article ON article.id = sentence.article "
			"WHERE sentence_words MATCH ?1 AND "
			"sentence_words.rowid = ?2",
			&search->sentence, search->error);
	if (status)
		return status;
	return statement_prepare(store,
			"SELECT group_concat(printf('%016x', uid), ' ') FROM "
			"record WHERE article = ?1 AND sentence = ?2",
			&search->records, search->error);
}

static void
put_text(struct search *search, struct sheet *sheet, struct str marked)
{
	struct buffer pairs;
	buffer_init(&pairs, BUFFER_UNLIMITED);
	buffer_put_char(&pairs, '[');
	struct str text = take_matches(marked, &search->work->arena, &pairs);
	buffer_put_char(&pairs, ']');
	sheet_put_text(sheet, TEXT, text);
	sheet_put_text(sheet, MATCHES, buffer_str(&pairs));
	buffer_fini(&pairs);
}

static enum status
put_records(struct search *search, struct sheet *sheet, int64_t article,
		int64_t number)
{
	sqlite3_stmt *row = search->records;
	enum status status = statement_first(&search->work->store, row,
			VALUES(V_INT(article), V_INT(number)), search->error);
	struct str ids = status ? STR("") : statement_text(row, 0);
	if (ids.len)
		sheet_put_text(sheet, RECORDS, ids);
	statement_done(row);
	return statement_optional(status);
}

static enum status
put_row(struct search *search, struct sheet *sheet, int64_t sentence)
{
	struct str words = str_of(search->question->selection.words);
	sqlite3_stmt *row = search->sentence;
	enum status status = statement_first(&search->work->store, row,
			VALUES(V_TEXT(words), V_INT(sentence)), search->error);
	if (!status) {
		int64_t number = sqlite3_column_int64(row, 0);
		sheet_row(sheet);
		sheet_put_count(sheet, SENTENCE, number);
		sheet_put_day(sheet, DATE,
				day_of_number(sqlite3_column_int(row, 1)));
		sheet_put_text(sheet, DOC, statement_text(row, 2));
		sheet_put_text(sheet, TITLE, statement_text(row, 3));
		put_text(search, sheet, statement_text(row, 4));
		status = put_records(search, sheet,
				sqlite3_column_int64(row, 5), number);
	}
	statement_done(row);
	return statement_optional(status);
}

static enum status
put_rows(struct search *search, struct sheet *sheet)
{
	const struct selection *asked = &search->question->selection;
	size_t from = (size_t)asked->offset;
	size_t to = from + (size_t)asked->limit;
	enum status status = prepare(search);
	for (size_t i = from; !status && i < to && i < search->count; i++)
		status = put_row(search, sheet, search->found[i].sentence);
	sqlite3_finalize(search->sentence);
	sqlite3_finalize(search->records);
	return status;
}

/* --- the answer -------------------------------------------------------- */

static void
put_cell(struct json *json, const struct sheet *sheet, size_t row,
		size_t column)
{
	const struct sheet_cell *cell = sheet_at(sheet, row, column);
	if (json->comma)
		buffer_put_char(json->out, ',');
	json->comma = false;
	if (!cell->known)
		buffer_put(json->out, STR("null"));
	else if (column == MATCHES)
		buffer_put(json->out, cell->text);
	else if (column == SENTENCE)
		json_int(json, cell->count);
	else
		json_str(json, cell->text);
	json->comma = true;
}

/* A sheet in which the matches are lists. */
static void
put_json(struct search *search, const struct sheet *sheet)
{
	struct json json;
	json_init(&json, &search->answer->body);
	json_open(&json, '{');
	json_put_int(&json, "total", (int64_t)search->count);
	json_put_bool(&json, "more", search->more);
	json_put_str(&json, "name", str_of(sheet->name));
	json_key(&json, "columns");
	json_open(&json, '[');
	for (size_t i = 0; i < COLUMNS; i++) {
		json_open(&json, '{');
		json_put_str(&json, "name", str_of(columns[i].name));
		json_put_str(&json, "type",
				i == MATCHES ? STR("pairs")
					     : str_of(sheet_type_name(
							     columns[i].type)));
		json_put_str(&json, "unit", str_of(columns[i].unit));
		json_put_str(&json, "help", str_of(columns[i].help));
		json_close(&json, '}');
	}
	json_close(&json, ']');
	json_key(&json, "rows");
	json_open(&json, '[');
	for (size_t row = 0; row < sheet->row_count; row++) {
		json_open(&json, '[');
		for (size_t i = 0; i < COLUMNS; i++)
			put_cell(&json, sheet, row, i);
		json_close(&json, ']');
	}
	json_close(&json, ']');
	json_close(&json, '}');
	buffer_put_char(&search->answer->body, '\n');
}

static enum status
look(struct search *search)
{
	struct sheet sheet;
	const struct selection *asked = &search->question->selection;
	enum status status = asks_records(asked) ? find_by_records(search)
						 : find_by_words(search);
	if (status)
		return status;
	put_in_order(search);
	sheet_init(&sheet, "search", columns, COLUMNS);
	status = put_rows(search, &sheet);
	if (!status && search->question->csv) {
		search->answer->type = TYPE_CSV;
		search->answer->file = "search.csv";
		sheet_put_csv(&search->answer->body, &sheet);
	} else if (!status) {
		put_json(search, &sheet);
	}
	sheet_fini(&sheet);
	return status;
}

/* What is no expression of words is told as selections tell it. */
static enum status
check_words(struct search *search)
{
	struct selection asked = search->question->selection;
	sqlite3_stmt *unused;
	asked.limit = 1;
	enum status status = selection_prepare(&asked, &search->work->store,
			"record.id", &unused, search->error);
	sqlite3_finalize(unused);
	return status;
}

void
answer_search(struct work *work, const struct question *question,
		struct answer *answer)
{
	struct error error;
	struct search search = { .work = work,
		.question = question,
		.answer = answer,
		.error = &error };
	if (!question->selection.words) {
		answer_refuse(answer, HTTP_STATUS_BAD_REQUEST, "words",
				"words tells what is looked for");
		return;
	}
	enum status status = check_words(&search);
	if (!status)
		status = look(&search);
	if (status)
		answer_failure(answer, work, status, &error);
	free(search.found);
	free(search.articles.at);
}
