/* print_index.h - who has a print, in the order of places: tables minhash and
 * record_print.
 *
 * A place is a day and 32 bits that tell apart what falls on it. Of those that
 * have a print in common with something, the ones next to it are looked at, so
 * that a print that ever so many have costs no more than others. */
#ifndef DEMARCHE_STORE_PRINT_INDEX_H
#define DEMARCHE_STORE_PRINT_INDEX_H

#include <stdbool.h>

#include "store/statement.h"

struct print_index {
	const struct store *store;
	sqlite3_stmt *add, *drop, *near, *before, *behind;
	size_t limit;
	struct id_list found; /* of the last print_index_around */
	bool crowded;         /* there may be more than were looked at */
};

/* `table` has the columns print, place and `member`; `limit` is how many are
 * looked at on either side. Call print_index_close in any case. */
MUST_CHECK enum status print_index_open(struct print_index *index,
		const struct store *store, const char *table,
		const char *member, size_t limit, struct error *error);
void print_index_close(struct print_index *index);

/* `day` is days since 1970, 0 where it is not known. */
int64_t print_place(int32_t day, uint64_t hash);
/* Days since 1970 of a date YYYYMMDD; 0 for 0. */
int32_t print_day(int date);

MUST_CHECK enum status print_index_add(struct print_index *index,
		uint64_t print, int64_t place, int64_t member,
		struct error *error);
MUST_CHECK enum status print_index_drop(struct print_index *index,
		uint64_t print, int64_t place, int64_t member,
		struct error *error);

/* Finds those next to `place` within so many days, itself among them. */
MUST_CHECK enum status print_index_around(struct print_index *index,
		uint64_t print, int64_t place, int32_t days,
		struct error *error);

#endif
