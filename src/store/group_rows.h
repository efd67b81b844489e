/* group_rows.h - groups as rows of (member, group), written where they change.
 *
 * What belongs together has a centre; the group is named by its first member.
 * What is alone has no row. */
#ifndef DEMARCHE_STORE_GROUP_ROWS_H
#define DEMARCHE_STORE_GROUP_ROWS_H

#include "store/store.h"

struct group_rows {
	const struct store *store;
	sqlite3_stmt *find, *add, *drop;
};

struct group_member {
	int64_t id, centre;
};

/* `table` has the columns `member` and `group`. Call group_rows_close in any
 * case. */
MUST_CHECK enum status group_rows_open(struct group_rows *rows,
		const struct store *store, const char *table,
		const char *member, const char *group, struct error *error);
void group_rows_close(struct group_rows *rows);

/* Whole groups, the members in their order. */
MUST_CHECK enum status group_rows_put(struct group_rows *rows,
		const struct group_member *members, size_t count,
		struct error *error);

#endif
