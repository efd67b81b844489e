#include "store/walk.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/memory.h"
#include "store/lines.h"
#include "store/statement.h"

/* The lines of one coding, whole and cut. */
struct cut_lines {
	int64_t coding; /* 0: none is there */
	struct buffer bytes;
	size_t *starts; /* [count + 1] */
	size_t count, capacity;
};

struct record_walk {
	struct store *store;
	sqlite3_stmt *records, *coding, *group;
	struct lines_packer *packer;
	struct cut_lines lines;
};

static enum status
prepare_all(struct record_walk *walk, const struct selection *selection,
		struct error *error)
{
	enum status status = selection_prepare(selection, walk->store,
			"record.id, record.article, record.coding, record.line",
			&walk->records, error);
	if (!status)
		status = statement_prepare(walk->store,
				"SELECT coding.bytes, coding.lines, text, "
				"title, url, doc FROM coding "
				"JOIN article ON article.id = coding.article "
				"JOIN article_text ON article_text.article = "
				"coding.article WHERE coding.id = ?",
				&walk->coding, error);
	if (!status)
		status = statement_prepare(walk->store,
				"SELECT coalesce((SELECT leader FROM "
				"event_group WHERE record = ?1), ?1), "
				"coalesce((SELECT cluster FROM cluster_member "
				"WHERE article = ?2), ?2), "
				"max(1, (SELECT count(*) FROM event_group "
				"WHERE leader = (SELECT leader FROM "
				"event_group WHERE record = ?1))) + "
				"(SELECT count(*) FROM sighting WHERE reason = "
				"'content' AND article "
				"IN (SELECT ?2 UNION SELECT record.article "
				"FROM event_group JOIN record ON record.id = "
				"event_group.record WHERE leader = (SELECT "
				"leader FROM event_group WHERE record = ?1)))",
				&walk->group, error);
	return status;
}

enum status
record_walk_open(struct record_walk **out, struct store *store,
		const struct selection *selection, struct error *error)
{
	struct record_walk *walk = memory_zero(1, sizeof *walk);
	*out = NULL;
	walk->store = store;
	walk->packer = lines_packer_new();
	buffer_init(&walk->lines.bytes, BUFFER_UNLIMITED);
	enum status status = prepare_all(walk, selection, error);
	if (status)
		record_walk_close(walk);
	else
		*out = walk;
	return status;
}

static void
cut(struct cut_lines *lines)
{
	const char *at = lines->bytes.at, *newline;
	size_t length = lines->bytes.len, start = 0;
	lines->count = 0;
	MEMORY_PUSH(lines->starts, lines->count, lines->capacity, 0);
	while (start < length
			&& (newline = memchr(at + start, '\n',
					    length - start))) {
		start = (size_t)(newline - at) + 1;
		MEMORY_PUSH(lines->starts, lines->count, lines->capacity,
				start);
	}
	lines->count--;
}

/* Without the newline; "" when there is no such line. */
static struct str
line_of(const struct cut_lines *lines, int64_t number)
{
	if (number < 0 || (size_t)number >= lines->count)
		return (struct str){ 0 };
	size_t start = lines->starts[number];
	return (struct str){ lines->bytes.at + start,
		lines->starts[number + 1] - start - 1 };
}

static enum status
damaged(const struct record_walk *walk, const char *what, struct error *error)
{
	return error_set(error, STATUS_FORMAT, walk->store->path, 0,
			ERROR_NO_OFFSET, "%s; the database is damaged", what);
}

static enum status
unpack(struct record_walk *walk, struct error *error)
{
	struct error reason;
	sqlite3_stmt *row = walk->coding;
	int64_t bytes = sqlite3_column_int64(row, 0);
	struct str packed = { sqlite3_column_blob(row, 1),
		(size_t)sqlite3_column_bytes(row, 1) };
	buffer_reset(&walk->lines.bytes);
	if (bytes < 0 || bytes > LIMIT_CODING_BYTES)
		return damaged(walk, "an article has too many records", error);
	struct lines_article article = { statement_text(row, 2),
		statement_text(row, 3), statement_text(row, 4),
		statement_text(row, 5) };
	if (lines_unpack(walk->packer, packed, &article, (size_t)bytes,
			    &walk->lines.bytes, &reason))
		return damaged(walk, reason.message, error);
	return STATUS_OK;
}

static enum status
load_coding(struct record_walk *walk, int64_t coding, struct error *error)
{
	if (walk->lines.coding == coding)
		return STATUS_OK;
	walk->lines.coding = 0;
	enum status status = statement_first(walk->store, walk->coding,
			VALUES(V_INT(coding)), error);
	if (!status)
		status = unpack(walk, error);
	else if (status == STATUS_END)
		status = damaged(walk, "a record has no lines", error);
	statement_done(walk->coding);
	if (status)
		return status;
	walk->lines.coding = coding;
	cut(&walk->lines);
	return STATUS_OK;
}

enum status
record_walk_next(struct record_walk *walk, struct stored_record *out,
		struct error *error)
{
	sqlite3_stmt *row = walk->records;
	int code = sqlite3_step(row);
	if (code == SQLITE_DONE)
		return STATUS_END;
	if (code != SQLITE_ROW)
		return store_error(walk->store, error, "reading the records");
	*out = (struct stored_record){
		.record = sqlite3_column_int64(row, 0),
		.article = sqlite3_column_int64(row, 1),
	};
	enum status status =
			load_coding(walk, sqlite3_column_int64(row, 2), error);
	if (status)
		return status;
	out->line = line_of(&walk->lines, sqlite3_column_int64(row, 3));
	if (!out->line.len)
		return damaged(walk, "a record has no line", error);
	out->leader = out->record;
	out->cluster = out->article;
	out->reports = 1;
	return STATUS_OK;
}

struct str
record_walk_line(const struct record_walk *walk, size_t number)
{
	return line_of(&walk->lines, (int64_t)number);
}

enum status
record_walk_group(struct record_walk *walk, struct stored_record *record,
		struct error *error)
{
	sqlite3_stmt *row = walk->group;
	sqlite3_reset(row);
	sqlite3_bind_int64(row, 1, record->record);
	sqlite3_bind_int64(row, 2, record->article);
	if (sqlite3_step(row) != SQLITE_ROW)
		return store_error(walk->store, error, "reading the groups");
	record->leader = sqlite3_column_int64(row, 0);
	record->cluster = sqlite3_column_int64(row, 1);
	record->reports = (uint32_t)sqlite3_column_int64(row, 2);
	sqlite3_reset(row);
	return STATUS_OK;
}

void
record_walk_close(struct record_walk *walk)
{
	if (!walk)
		return;
	sqlite3_finalize(walk->records);
	sqlite3_finalize(walk->coding);
	sqlite3_finalize(walk->group);
	lines_packer_free(walk->packer);
	buffer_fini(&walk->lines.bytes);
	free(walk->lines.starts);
	free(walk);
}
