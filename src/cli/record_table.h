/* record_table.h - records as tables for people.
 *
 * One block an article: its title, then a table of its events, one of its
 * facts, one of its quotations; a line a record. Words that tell an event or
 * fact are marked in their sentence, amounts stand right-aligned. Written into
 * a buffer so that workers can do it. Where each cell comes from: table_*.c. */
#ifndef DEMARCHE_CLI_RECORD_TABLE_H
#define DEMARCHE_CLI_RECORD_TABLE_H

#include "export/record.h"

struct record_table {
	bool color;
	unsigned width;   /* columns of the terminal */
	unsigned party;   /* of an actor, recipient or speaker */
	unsigned figure;  /* of an amount */
	unsigned parties; /* of all parties of a fact */
};

/* Divides the `width` columns of a terminal. */
void record_table_init(struct record_table *table, unsigned width, bool color);
/* The line with the names of the columns, if all records are of one kind; of
 * several kinds each table has its own. */
void record_table_put_head(struct buffer *out, const struct record_table *table,
		const struct record_options *options);
void record_table_put(struct buffer *out, const struct record_table *table,
		const struct analysis *analysis,
		const struct record_options *options);

#endif
