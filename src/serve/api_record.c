/* /api/record/ID: one record, and all that tells whether it is right. */
#include <stdio.h>

#include "analyse/ledger.h"
#include "base/day.h"
#include "base/json_value.h"
#include "serve/marks.h"
#include "serve/routes.h"
#include "store/line_reader.h"
#include "store/statement.h"

/* A record and where it stands. */
struct stored_line {
	struct str line; /* JSON */
	int64_t row, article, coding, number, leader;
	int64_t sentence; /* its number in the article */
};

struct telling {
	struct work *work;
	struct json json;
	struct stored_line record;
	struct error *error;
};

/* --- finding it -------------------------------------------------------- */

static bool
read_id(struct str text, uint64_t *id)
{
	enum { DIGITS = 16 };
	*id = 0;
	if (text.len != DIGITS)
		return false;
	for (size_t i = 0; i < DIGITS; i++) {
		char c = text.at[i];
		bool digit = c >= '0' && c <= '9',
		     letter = c >= 'a' && c <= 'f';
		if (!digit && !letter)
			return false;
		*id = *id << 4 | (uint64_t)(digit ? c - '0' : c - 'a' + 10);
	}
	return true;
}

/* Ids have no index: the snapshot knows those that it has seen. Records that
 * came later have higher rows. */
static enum status
find_row(struct work *work, uint64_t id, int64_t *row, struct error *error)
{
	const struct snapshot *snapshot = work->snapshot;
	enum status status;
	*row = snapshot_find(snapshot, id);
	if (*row) {
		status = statement_number(&work->store,
				"SELECT id FROM record WHERE id = ? AND uid = "
				"?",
				VALUES(V_INT(*row), V_INT(id)), row, error);
		if (status || *row)
			return status;
	}
	return statement_number(&work->store,
			"SELECT id FROM record WHERE id > ? AND uid = ?",
			VALUES(V_INT(snapshot->last_row), V_INT(id)), row,
			error);
}

/* --- parts of the answer ----------------------------------------------- */

/* Runs a question with one number and gives its rows to `put`. */
typedef void put_row(struct telling *telling, sqlite3_stmt *row);

static enum status
put_rows(struct telling *telling, const char *sql, int64_t one, int64_t two,
		put_row *put)
{
	sqlite3_stmt *rows;
	struct store *store = &telling->work->store;
	enum status status =
			statement_prepare(store, sql, &rows, telling->error);
	if (status)
		return status;
	sqlite3_bind_int64(rows, 1, one);
	sqlite3_bind_int64(rows, 2, two);
	int code;
	while ((code = sqlite3_step(rows)) == SQLITE_ROW)
		put(telling, rows);
	if (code != SQLITE_DONE)
		status = store_error(store, telling->error, "reading");
	sqlite3_finalize(rows);
	return status;
}

static void
put_article(struct telling *telling, sqlite3_stmt *row)
{
	static const char *const names[] = { "doc", "title", "url", "publisher",
		"published", "lang" };
	struct json *json = &telling->json;
	json_key(json, "article");
	json_open(json, '{');
	for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
		json_put_str(json, names[i], statement_text(row, i));
	json_close(json, '}');
}

/* The sentence with its marks, or one beside it. */
static void
put_sentence(struct telling *telling, sqlite3_stmt *row)
{
	struct json *json = &telling->json;
	int64_t number = sqlite3_column_int64(row, 0);
	struct str text = statement_text(row, 2);
	if (number != telling->record.sentence) {
		json_put_str(json,
				number < telling->record.sentence ? "before"
								  : "after",
				text);
		return;
	}
	json_key(json, "text");
	json_str(json, text);
	json_key(json, "marks");
	marks_put(json, telling->record.line, text,
			(size_t)sqlite3_column_int64(row, 1));
}

static void
put_report(struct telling *telling, sqlite3_stmt *row)
{
	char id[17], date[11];
	struct json *json = &telling->json;
	json_open(json, '{');
	if (sqlite3_column_type(row, 0) != SQLITE_NULL) {
		snprintf(id, sizeof id, "%016llx",
				(unsigned long long)sqlite3_column_int64(
						row, 0));
		json_put_str(json, "id", str_of(id));
	}
	json_put_str(json, "doc", statement_text(row, 1));
	json_put_str(json, "publisher", statement_text(row, 2));
	date_of_number(sqlite3_column_int(row, 3), date);
	json_put_str(json, "date", str_of(date));
	json_put_str(json, "title", statement_text(row, 4));
	json_close(json, '}');
}

static enum status
put_reports(struct telling *telling)
{
	static const char group[] =
			"SELECT record.uid, article.doc, publisher.text, "
			"article.date, article.title FROM event_group "
			"JOIN record ON record.id = event_group.record "
			"JOIN article ON article.id = record.article "
			"JOIN term AS publisher ON publisher.id = "
			"article.publisher WHERE leader = ?1 AND ?2 = ?2 "
			"ORDER BY article.date, article.doc, record.line "
			"LIMIT 200";
	static const char copies[] =
			"SELECT NULL, sighting.doc, publisher.text, "
			"sighting.date, '' FROM sighting "
			"JOIN term AS publisher ON publisher.id = "
			"sighting.publisher WHERE sighting.article = ?1 AND "
			"reason = 'content' AND ?2 = ?2 "
			"ORDER BY sighting.date, sighting.doc LIMIT 200";
	const struct stored_line *record = &telling->record;
	json_key(&telling->json, "reports");
	json_open(&telling->json, '[');
	enum status status =
			put_rows(telling, group, record->leader, 0, put_report);
	if (!status)
		status = put_rows(telling, copies, record->article, 0,
				put_report);
	json_close(&telling->json, ']');
	return status;
}

/* The record's own lexicon may be another than the one at hand. */
static void
put_rule(struct telling *telling)
{
	struct str line = telling->record.line;
	json_t *record = json_loadb(line.at, line.len, 0, NULL);
	struct rule_line rule = rule_line_find(&telling->work->serving->rules,
			json_text_at(record, "rule"));
	json_put_str(&telling->json, "rule_text", rule.line);
	json_put_str(&telling->json, "rule_words", rule.words);
	json_decref(record);
}

/* A file of marks that cannot be read takes nothing from the record. */
static enum status
put_review(struct telling *telling)
{
	struct work *work = telling->work;
	struct json *json = &telling->json;
	if (!work->serving->marked)
		return STATUS_OK;
	enum status status = marked_put(work->serving->marked, &work->store,
			work->state, telling->record.row, json, telling->error);
	if (!status || work->late)
		return status;
	json_key(json, "review");
	buffer_put(json->out, STR("null"));
	json->comma = true;
	json_put_str(json, "review_problem", str_of(telling->error->message));
	return STATUS_OK;
}

/* --- what became of it -------------------------------------------------- */

static void
put_entry(struct json *json, const struct ledger_entry *entry)
{
	char id[17], date[11];
	snprintf(id, sizeof id, "%016llx", (unsigned long long)entry->uid);
	date_of_day(entry->told, date);
	json_put_str(json, "id", str_of(id));
	json_put_str(json, "date", str_of(date));
}

/* Not the record `own` itself: another report of the event may have promised.
 */
static void
put_became(struct json *json, const struct ledger_book *book,
		const struct ledger_entry *first, int64_t own)
{
	bool known = first->became != LEDGER_NOBODY;
	if (known ? book->entries[first->became].record == own
		  : first->outcome != OUTCOME_OPEN)
		return;
	json_key(json, "became");
	json_open(json, '{');
	json_put_str(json, "outcome", str_of(ledger_outcome_name(first)));
	if (known)
		put_entry(json, &book->entries[first->became]);
	json_close(json, '}');
}

/* The promises of which the event tells what became. */
static void
put_promised(struct json *json, const struct ledger_book *book, uint32_t event,
		int64_t own)
{
	enum { MOST = 20 };
	int count = 0;
	for (size_t i = 0; i < book->count && count < MOST; i++) {
		const struct ledger_entry *entry = &book->entries[i];
		if (entry->became == LEDGER_NOBODY || entry->record == own
				|| book->entries[entry->became].event != event)
			continue;
		if (!count++) {
			json_key(json, "promised");
			json_open(json, '[');
		}
		json_open(json, '{');
		put_entry(json, entry);
		json_close(json, '}');
	}
	if (count)
		json_close(json, ']');
}

/* As the ledger links them, once it is loaded. */
static void
put_links(struct telling *telling)
{
	const struct snapshot *snapshot = telling->work->snapshot;
	const struct ledger_book *book = &snapshot->ledger;
	int64_t row = telling->record.row;
	if (!atomic_load(&snapshot->ledger_ready) || row >= book->record_limit
			|| !book->by_record[row])
		return;
	uint32_t event = book->entries[book->by_record[row] - 1].event;
	put_became(&telling->json, book, &book->entries[event], row);
	put_promised(&telling->json, book, event, row);
}

static enum status
put_parts(struct telling *telling)
{
	const struct stored_line *record = &telling->record;
	enum status status = put_rows(telling,
			"SELECT doc, title, url, publisher.text, published, "
			"lang.text FROM article "
			"JOIN term AS publisher ON publisher.id = publisher "
			"JOIN term AS lang ON lang.id = lang "
			"WHERE article.id = ?1 AND ?2 = ?2",
			record->article, 0, put_article);
	if (!status)
		status = put_rows(telling,
				"SELECT sentence.number, sentence.start, text "
				"FROM sentence JOIN sentence_text USING (id) "
				"WHERE sentence.article = ?1 AND "
				"sentence.number BETWEEN ?2 - 1 AND ?2 + 1 "
				"ORDER BY sentence.number",
				record->article, telling->record.sentence,
				put_sentence);
	put_rule(telling);
	put_links(telling);
	if (!status)
		status = put_reports(telling);
	return status ? status : put_review(telling);
}

/* --- the answer -------------------------------------------------------- */

static enum status
find_line(struct telling *telling, int64_t row)
{
	struct stored_line *record = &telling->record;
	struct store *store = &telling->work->store;
	sqlite3_stmt *rows;
	enum status status = statement_prepare(store,
			"SELECT article, coding, line, sentence, "
			"coalesce((SELECT leader FROM event_group WHERE "
			"event_group.record = record.id), id) "
			"FROM record WHERE id = ?",
			&rows, telling->error);
	if (status)
		return status;
	status = statement_first(
			store, rows, VALUES(V_INT(row)), telling->error);
	if (!status)
		*record = (struct stored_line){
			.row = row,
			.article = sqlite3_column_int64(rows, 0),
			.coding = sqlite3_column_int64(rows, 1),
			.number = sqlite3_column_int64(rows, 2),
			.sentence = sqlite3_column_int64(rows, 3),
			.leader = sqlite3_column_int64(rows, 4),
		};
	sqlite3_finalize(rows);
	return status;
}

static enum status
put_all(struct telling *telling)
{
	json_open(&telling->json, '{');
	json_key(&telling->json, "record");
	buffer_put(telling->json.out, telling->record.line);
	telling->json.comma = true;
	enum status status = put_parts(telling);
	json_close(&telling->json, '}');
	return status;
}

static enum status
tell(struct telling *telling, int64_t row)
{
	struct stored_line *record = &telling->record;
	struct line_reader *reader;
	enum status status = find_line(telling, row);
	if (!status)
		status = line_reader_open(
				&reader, &telling->work->store, telling->error);
	if (status)
		return status;
	status = line_reader_get(reader, record->coding, record->number,
			&record->line, telling->error);
	if (!status)
		status = put_all(telling);
	line_reader_close(reader);
	return status;
}

void
answer_record(struct work *work, const struct question *question,
		struct answer *answer)
{
	struct error error;
	struct telling telling = { .work = work, .error = &error };
	uint64_t id;
	int64_t row = 0;
	(void)question;
	json_init(&telling.json, &answer->body);
	enum status status = STATUS_OK;
	if (read_id(work->rest, &id))
		status = find_row(work, id, &row, &error);
	if (!status)
		status = row ? tell(&telling, row) : STATUS_END;
	if (status == STATUS_END)
		answer_refuse(answer, HTTP_STATUS_NOT_FOUND, NULL,
				"there is no record \"%.64s\"", work->rest.at);
	else if (status)
		answer_failure(answer, work, status, &error);
}
