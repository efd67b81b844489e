#include "export/reader.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "export/article_day.h"

struct export_reader {
	struct store *store;
	unsigned needs;
	struct record_walk *walk;
	sqlite3_stmt *article, *copies, *leader;
	struct arena arena;
	/* The first record of the next article; none when `ended`. */
	struct stored_record next;
	bool has_next, ended;
	uint64_t number;
	json_t *records;
	struct str *lines, *leaders;
	size_t count, lines_capacity, leaders_capacity;
	struct export_copy *copy;
	size_t copy_count, copy_capacity;
};

static const char ARTICLE[] =
		"SELECT article.doc, article.url, article.title, "
		"publisher.text, lang.text, article.published, "
		"article_text.text FROM article JOIN article_text ON "
		"article_text.article = article.id JOIN term AS publisher ON "
		"publisher.id = article.publisher JOIN term AS lang ON "
		"lang.id = article.lang WHERE article.id = ?";

/* The same words elsewhere; a day as number. */
static const char COPIES[] =
		"SELECT sighting.url, term.text, CASE WHEN sighting.date THEN "
		"printf('%04d-%02d-%02d', sighting.date / 10000, "
		"sighting.date / 100 % 100, sighting.date % 100) ELSE '' END "
		"FROM sighting JOIN term ON term.id = sighting.publisher "
		"WHERE article = ? AND reason = 'content' "
		"ORDER BY sighting.doc, sighting.url";

/* The report of a group that comes first by its article, whichever was stored
 * first. */
static const char LEADER[] =
		"SELECT printf('%016x', record.uid) FROM event_group JOIN "
		"record ON record.id = event_group.record JOIN article ON "
		"article.id = record.article WHERE event_group.leader = ? "
		"ORDER BY article.date, article.doc, record.line LIMIT 1";

static enum status
prepare(struct export_reader *reader, const char *sql, sqlite3_stmt **statement,
		struct error *error)
{
	if (sqlite3_prepare_v2(
			    reader->store->database, sql, -1, statement, NULL))
		return store_error(
				reader->store, error, "preparing the export");
	return STATUS_OK;
}

static enum status
open_all(struct export_reader *reader, const struct selection *selection,
		struct error *error)
{
	enum status status = record_walk_open(
			&reader->walk, reader->store, selection, error);
	if (!status)
		status = prepare(reader, ARTICLE, &reader->article, error);
	if (!status)
		status = prepare(reader, COPIES, &reader->copies, error);
	if (!status)
		status = prepare(reader, LEADER, &reader->leader, error);
	return status;
}

enum status
export_reader_open(struct export_reader **out, struct store *store,
		const struct selection *selection, unsigned needs,
		struct error *error)
{
	struct export_reader *reader = memory_zero(1, sizeof *reader);
	struct selection ordered = *selection;
	ordered.order = ORDER_ARTICLE;
	reader->store = store;
	reader->needs = needs;
	arena_init(&reader->arena);
	*out = reader;
	enum status status = open_all(reader, &ordered, error);
	if (status) {
		export_reader_close(reader);
		*out = NULL;
	}
	return status;
}

void
export_reader_close(struct export_reader *reader)
{
	if (!reader)
		return;
	record_walk_close(reader->walk);
	sqlite3_finalize(reader->article);
	sqlite3_finalize(reader->copies);
	sqlite3_finalize(reader->leader);
	json_decref(reader->records);
	free(reader->lines);
	free(reader->leaders);
	free(reader->copy);
	arena_fini(&reader->arena);
	free(reader);
}

/* --- one article ------------------------------------------------------- */

static struct str
column(struct export_reader *reader, sqlite3_stmt *row, int number)
{
	struct str text = { (const char *)sqlite3_column_text(row, number),
		(size_t)sqlite3_column_bytes(row, number) };
	return arena_copy(&reader->arena, text);
}

static enum status
load_copies(struct export_reader *reader, int64_t id, struct error *error)
{
	sqlite3_stmt *row = reader->copies;
	int code;
	reader->copy_count = 0;
	sqlite3_reset(row);
	sqlite3_bind_int64(row, 1, id);
	while ((code = sqlite3_step(row)) == SQLITE_ROW) {
		struct export_copy copy = { column(reader, row, 0),
			column(reader, row, 1), column(reader, row, 2) };
		MEMORY_PUSH(reader->copy, reader->copy_count,
				reader->copy_capacity, copy);
	}
	sqlite3_reset(row);
	return code == SQLITE_DONE ? STATUS_OK
				   : store_error(reader->store, error,
						   "reading the sightings");
}

static enum status
load_json(const struct export_reader *reader, struct str line, json_t **record,
		struct error *error)
{
	json_error_t wrong;
	*record = json_loadb(line.at, line.len, 0, &wrong);
	if (!*record)
		return error_set(error, STATUS_FORMAT, reader->store->path, 0,
				ERROR_NO_OFFSET,
				"a record is no JSON (%s); the database is "
				"damaged",
				wrong.text);
	return STATUS_OK;
}

/* The day that all stored records of the article tell, selected or not, so that
 * it does not hang on the conditions. */
static enum status
find_day(struct export_reader *reader, struct export_article *article,
		struct error *error)
{
	struct article_day found = { 0 };
	struct str line;
	for (size_t i = 0; (line = record_walk_line(reader->walk, i)).len;
			i++) {
		json_t *record = NULL;
		enum status status = load_json(reader, line, &record, error);
		if (status)
			return status;
		article_day_note(&found, record);
		json_decref(record);
	}
	article->time = (int64_t)found.day * 1000000;
	return STATUS_OK;
}

static enum status
load_article(struct export_reader *reader, int64_t id,
		struct export_article *article, struct error *error)
{
	sqlite3_stmt *row = reader->article;
	sqlite3_reset(row);
	sqlite3_bind_int64(row, 1, id);
	if (sqlite3_step(row) != SQLITE_ROW)
		return store_error(reader->store, error, "reading an article");
	*article = (struct export_article){ .id = id,
		.doc = column(reader, row, 0),
		.url = column(reader, row, 1),
		.title = column(reader, row, 2),
		.publisher = column(reader, row, 3),
		.lang = column(reader, row, 4),
		.published = column(reader, row, 5),
		.text = column(reader, row, 6) };
	sqlite3_reset(row);
	export_article_index(article, &reader->arena);
	enum status status = load_copies(reader, id, error);
	article->copies = reader->copy;
	article->copy_count = reader->copy_count;
	article->time = export_time(article->published);
	if (status || article->time || !(reader->needs & EXPORT_TIMES))
		return status;
	return find_day(reader, article, error);
}

/* The id of the record that names a group; `id` stays where there is none. */
static enum status
leader_id(struct export_reader *reader, int64_t record, struct str *id,
		struct error *error)
{
	sqlite3_stmt *row = reader->leader;
	sqlite3_reset(row);
	sqlite3_bind_int64(row, 1, record);
	int code = sqlite3_step(row);
	if (code == SQLITE_ROW)
		*id = column(reader, row, 0);
	sqlite3_reset(row);
	return code == SQLITE_ROW || code == SQLITE_DONE
			       ? STATUS_OK
			       : store_error(reader->store, error,
					       "reading a record");
}

static enum status
parse(struct export_reader *reader, struct str line, json_t **record,
		struct error *error)
{
	enum status status = load_json(reader, line, record, error);
	if (!status)
		json_array_append_new(reader->records, *record);
	return status;
}

static enum status
add_leader(struct export_reader *reader, const json_t *record,
		struct error *error)
{
	struct stored_record *stored = &reader->next;
	struct str leader = json_text_at(record, "id");
	size_t count = reader->count;
	enum status status = record_walk_group(reader->walk, stored, error);
	if (!status && stored->reports > 1)
		status = leader_id(reader, stored->leader, &leader, error);
	MEMORY_PUSH(reader->leaders, count, reader->leaders_capacity, leader);
	return status;
}

static enum status
add_record(struct export_reader *reader, struct error *error)
{
	struct str line = arena_copy(&reader->arena, reader->next.line);
	json_t *record = NULL;
	enum status status = STATUS_OK;
	if (reader->needs & EXPORT_PARSED)
		status = parse(reader, line, &record, error);
	if (!status && reader->needs & EXPORT_GROUPS)
		status = add_leader(reader, record, error);
	if (!status)
		MEMORY_PUSH(reader->lines, reader->count,
				reader->lines_capacity, line);
	return status;
}

static enum status
step(struct export_reader *reader, struct error *error)
{
	enum status status =
			record_walk_next(reader->walk, &reader->next, error);
	reader->has_next = status == STATUS_OK;
	reader->ended = status != STATUS_OK;
	return status;
}

static enum status
add_records(struct export_reader *reader, int64_t article, struct error *error)
{
	enum status status = STATUS_OK;
	while (!status && reader->has_next && reader->next.article == article) {
		status = add_record(reader, error);
		if (!status)
			status = step(reader, error);
	}
	return status == STATUS_END ? STATUS_OK : status;
}

static void
reset(struct export_reader *reader)
{
	json_decref(reader->records);
	reader->records = json_array();
	reader->count = 0;
	arena_reset(&reader->arena);
}

enum status
export_reader_next(struct export_reader *reader, struct export_batch *batch,
		struct error *error)
{
	enum status status = STATUS_OK;
	if (reader->ended)
		return STATUS_END;
	if (!reader->has_next)
		status = step(reader, error);
	if (status)
		return status;
	reset(reader);
	int64_t article = reader->next.article;
	status = load_article(reader, article, &batch->article, error);
	if (!status)
		status = add_records(reader, article, error);
	batch->number = ++reader->number;
	batch->count = reader->count;
	batch->lines = reader->lines;
	batch->records = reader->records;
	batch->leaders = reader->leaders;
	return status;
}
