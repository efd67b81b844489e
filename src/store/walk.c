#include "store/walk.h"

#include <stdlib.h>

#include "base/memory.h"
#include "store/line_reader.h"
#include "store/statement.h"

struct record_walk {
	struct store *store;
	sqlite3_stmt *records, *group;
	struct line_reader *lines;
};

static enum status
prepare_all(struct record_walk *walk, const struct selection *selection,
		struct error *error)
{
	enum status status = selection_prepare(selection, walk->store,
			"record.id, record.article, record.coding, record.line",
			&walk->records, error);
	if (!status)
		status = line_reader_open(&walk->lines, walk->store, error);
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
	enum status status = prepare_all(walk, selection, error);
	if (status)
		record_walk_close(walk);
	else
		*out = walk;
	return status;
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
	enum status status = line_reader_get(walk->lines,
			sqlite3_column_int64(row, 2),
			sqlite3_column_int64(row, 3), &out->line, error);
	if (status)
		return status;
	out->leader = out->record;
	out->cluster = out->article;
	out->reports = 1;
	return STATUS_OK;
}

struct str
record_walk_line(const struct record_walk *walk, size_t number)
{
	return line_reader_other(walk->lines, number);
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
	sqlite3_finalize(walk->group);
	line_reader_close(walk->lines);
	free(walk);
}
