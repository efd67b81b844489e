/* marked.h - records that are left out, and records that are one event,
 * because somebody said so.
 *
 * What analysts mark stands in a file of theirs, never in the database. Here it
 * is put before everything that is asked through this store: what is left out
 * is selected, counted and exported by nobody (selection.h), and what was said
 * to be the same is one group of reports. It stands in temporary tables of the
 * connection, so it is gone with it, works where the database may only be read,
 * and is not seen by others. The table event_group is hidden behind a copy:
 * whoever reads the groups of all records reads it.
 *
 * What others write meanwhile is not in the copy; ask again, then. */
#ifndef DEMARCHE_STORE_MARKED_H
#define DEMARCHE_STORE_MARKED_H

#include "store/store.h"

/* Rows of record. */
struct marked_same {
	int64_t record, other;
};

/* In place of what was left out before; with nothing at all everything is
 * there again. Numbers that no record has are passed over, and so are doubles;
 * of two that are the same and one that is left out nothing follows. */
MUST_CHECK enum status store_leave_out(struct store *store,
		const int64_t *wrong, size_t wrong_count,
		const struct marked_same *same, size_t same_count,
		struct error *error);

#endif
