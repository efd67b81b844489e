#include "store/group_rows.h"

#include <stdio.h>

#include "store/id_map.h"
#include "store/statement.h"

enum { SQL_BYTES = 256 };

enum status
group_rows_open(struct group_rows *rows, const struct store *store,
		const char *table, const char *member, const char *group,
		struct error *error)
{
	char sql[SQL_BYTES];
	*rows = (struct group_rows){ .store = store };
	snprintf(sql, sizeof sql, "SELECT %s FROM %s WHERE %s = ?", group,
			table, member);
	enum status status = statement_prepare(store, sql, &rows->find, error);
	snprintf(sql, sizeof sql,
			"INSERT OR REPLACE INTO %s (%s, %s) VALUES (?, ?)",
			table, member, group);
	if (!status)
		status = statement_prepare(store, sql, &rows->add, error);
	snprintf(sql, sizeof sql, "DELETE FROM %s WHERE %s = ?", table, member);
	if (!status)
		status = statement_prepare(store, sql, &rows->drop, error);
	return status;
}

void
group_rows_close(struct group_rows *rows)
{
	sqlite3_finalize(rows->find);
	sqlite3_finalize(rows->add);
	sqlite3_finalize(rows->drop);
}

/* `name` 0: in no group. */
static enum status
put(struct group_rows *rows, int64_t member, int64_t name, struct error *error)
{
	enum status status = statement_first(
			rows->store, rows->find, VALUES(V_INT(member)), error);
	int64_t old = status ? 0 : sqlite3_column_int64(rows->find, 0);
	statement_done(rows->find);
	if (status && status != STATUS_END)
		return status;
	if (old == name)
		return STATUS_OK;
	if (!name)
		return statement_run(rows->store, rows->drop,
				VALUES(V_INT(member)), error);
	return statement_run(rows->store, rows->add,
			VALUES(V_INT(member), V_INT(name)), error);
}

enum status
group_rows_put(struct group_rows *rows, const struct group_member *members,
		size_t count, struct error *error)
{
	struct id_map names, sizes; /* by centre */
	enum status status = STATUS_OK;
	if (count == 1)
		return put(rows, members[0].id, 0, error);
	id_map_init(&names);
	id_map_init(&sizes);
	for (size_t i = 0; i < count; i++) {
		bool added;
		int64_t *name = id_map_put(&names, members[i].centre, &added);
		if (added)
			*name = members[i].id;
		++*id_map_put(&sizes, members[i].centre, NULL);
	}
	for (size_t i = 0; !status && i < count; i++) {
		int64_t centre = members[i].centre;
		bool alone = *id_map_find(&sizes, centre) == 1;
		status = put(rows, members[i].id,
				alone ? 0 : *id_map_find(&names, centre),
				error);
	}
	id_map_fini(&names);
	id_map_fini(&sizes);
	return status;
}
