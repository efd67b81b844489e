/* sums_table.h - sums by what they are sums of: pair, period and one thing
 * more.
 *
 * Rows of one pair come together and in the order of days, so the cell that
 * was asked for last is mostly the one that is asked for next. */
#ifndef DEMARCHE_ANALYSE_SUMS_TABLE_H
#define DEMARCHE_ANALYSE_SUMS_TABLE_H

#include "analyse/sums.h"

/* Numbers of observations.h; what is not told apart is 0. */
struct sums_key {
	uint16_t source, target;
	uint8_t source_sector, target_sector;
	uint16_t by;
	uint32_t position; /* of the period in its span */
};

struct sums_cell {
	struct sums_key key;
	struct sums sums;
};

struct sums_table {
	struct sums_cell *cells;
	size_t count, capacity;
	uint32_t *slots; /* number of a cell + 1; 0: free */
	size_t slot_mask;
	size_t last;
};

void sums_table_init(struct sums_table *table);
void sums_table_fini(struct sums_table *table);
/* The cell's sums, zeros when it is new. Valid until the next call. */
struct sums *sums_table_at(struct sums_table *table, struct sums_key key);
/* By source, target, sectors, by, position; afterwards sums_table_at is not to
 * be called. */
void sums_table_sort(struct sums_table *table);

#endif
