#include "store/print_index.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"

enum { SQL_BYTES = 256 };
/* A day's share of a place. */
#define DAY ((int64_t)1 << 32)

int64_t
print_place(int32_t day, uint64_t hash)
{
	return day * DAY + (int64_t)(hash >> 32);
}

int32_t
print_day(int date)
{
	return date ? day_of_number(date) : 0;
}

/* `format` takes two names. */
static enum status
prepare(struct print_index *index, const char *format, const char *first,
		const char *second, sqlite3_stmt **out, struct error *error)
{
	char sql[SQL_BYTES];
	sqlite3_snprintf(sizeof sql, sql, format, first, second);
	return statement_prepare(index->store, sql, out, error);
}

enum status
print_index_open(struct print_index *index, const struct store *store,
		const char *table, const char *member, size_t limit,
		struct error *error)
{
	*index = (struct print_index){ .store = store, .limit = limit };
	enum status status = prepare(index,
			"INSERT OR IGNORE INTO %s (print, place, %s) "
			"VALUES (?, ?, ?)",
			table, member, &index->add, error);
	if (!status)
		status = prepare(index,
				"DELETE FROM %s WHERE print = ? AND place = ? "
				"AND %s = ?",
				table, member, &index->drop, error);
	if (!status)
		status = prepare(index,
				"SELECT %s FROM %s WHERE print = ? AND place "
				">= ? AND place < ? LIMIT ?",
				member, table, &index->near, error);
	if (!status)
		status = prepare(index,
				"SELECT %s FROM %s WHERE print = ? AND place "
				"<= ? AND place >= ? ORDER BY place DESC, 1 "
				"DESC LIMIT ?",
				member, table, &index->before, error);
	if (!status)
		status = prepare(index,
				"SELECT %s FROM %s WHERE print = ? AND place "
				"> ? AND place < ? ORDER BY place, 1 LIMIT ?",
				member, table, &index->behind, error);
	return status;
}

void
print_index_close(struct print_index *index)
{
	sqlite3_finalize(index->add);
	sqlite3_finalize(index->drop);
	sqlite3_finalize(index->near);
	sqlite3_finalize(index->before);
	sqlite3_finalize(index->behind);
	free(index->found.at);
}

enum status
print_index_add(struct print_index *index, uint64_t print, int64_t place,
		int64_t member, struct error *error)
{
	return statement_run(index->store, index->add,
			VALUES(V_INT(print), V_INT(place), V_INT(member)),
			error);
}

enum status
print_index_drop(struct print_index *index, uint64_t print, int64_t place,
		int64_t member, struct error *error)
{
	return statement_run(index->store, index->drop,
			VALUES(V_INT(print), V_INT(place), V_INT(member)),
			error);
}

static enum status
look(struct print_index *index, sqlite3_stmt *row, uint64_t print, int64_t from,
		int64_t to, struct error *error)
{
	return statement_ids(index->store, row,
			VALUES(V_INT(print), V_INT(from), V_INT(to),
					V_INT(index->limit)),
			&index->found, error);
}

enum status
print_index_around(struct print_index *index, uint64_t print, int64_t place,
		int32_t days, struct error *error)
{
	int64_t day = place >= 0 ? place / DAY : -((-place - 1) / DAY) - 1;
	int64_t first = (day - days) * DAY, end = (day + days + 1) * DAY;
	index->found.count = 0;
	enum status status =
			look(index, index->near, print, first, end, error);
	index->crowded = index->found.count >= index->limit;
	if (status || !index->crowded)
		return status;
	index->found.count = 0;
	status = look(index, index->before, print, place, first, error);
	if (!status)
		status = look(index, index->behind, print, place, end, error);
	return status;
}
