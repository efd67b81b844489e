/* record_table.h - records as a table for people.
 *
 * One block an article: its title, then a line a record with the trigger
 * marked in its sentence. Written into a buffer so that workers can do it. */
#ifndef DEMARCHE_CLI_RECORD_TABLE_H
#define DEMARCHE_CLI_RECORD_TABLE_H

#include "export/record.h"

struct record_table {
	unsigned width; /* columns of the terminal */
	bool color;
};

void record_table_put(struct buffer *out, const struct record_table *table,
		const struct analysis *analysis,
		const struct record_options *options);

#endif
