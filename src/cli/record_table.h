/* record_table.h - records as a table for people.
 *
 * One block an article: its title, then a line a record with the trigger
 * marked in its sentence. A status other than actual stands in brackets before
 * the sentence. Written into a buffer so that workers can do it. */
#ifndef DEMARCHE_CLI_RECORD_TABLE_H
#define DEMARCHE_CLI_RECORD_TABLE_H

#include "export/record.h"

struct record_table {
	bool color;
	unsigned party, sentence; /* columns */
};

/* Divides the `width` columns of a terminal. */
void record_table_init(struct record_table *table, unsigned width, bool color);
/* The line with the names of the columns. */
void record_table_put_head(
		struct buffer *out, const struct record_table *table);
void record_table_put(struct buffer *out, const struct record_table *table,
		const struct analysis *analysis,
		const struct record_options *options);

#endif
