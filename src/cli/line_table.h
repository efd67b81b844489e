/* line_table.h - records that come as JSON lines, of many articles, as one
 * table for people: a line a record with its day, who, what, whom or how much,
 * and the sentence around its marked words.
 *
 * The table of one article at a time: record_table.h. */
#ifndef DEMARCHE_CLI_LINE_TABLE_H
#define DEMARCHE_CLI_LINE_TABLE_H

#include "cli/record_table.h"

void line_table_put_head(struct buffer *out, const struct record_table *table);
/* A line that is no record of `code` leaves no line behind. */
void line_table_put(struct buffer *out, const struct record_table *table,
		struct str line);

#endif
