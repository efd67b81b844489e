/* table_cells.h - what the tables of record_table.h are made of: cells that
 * are cut or padded to their columns, colours, the sentence around its marked
 * words; and the line of each kind of record. */
#ifndef DEMARCHE_CLI_TABLE_CELLS_H
#define DEMARCHE_CLI_TABLE_CELLS_H

#include "cli/record_table.h"
#include "export/record_event.h"

enum { TABLE_WHAT = 21, TABLE_VERB = 11, TABLE_ABOUT = 12, TABLE_GAP = 2 };

/* The least that a sentence has in its line; where less is left it stands below
 * the line, whole, and further in. */
enum { TABLE_SENTENCE = 20, TABLE_INDENT = 4 };

/* A table at work: writer.out is the buffer. */
struct table_work {
	struct writer writer; /* first, so that a writer is a table's */
	const struct record_table *table;
};

static inline const struct table_work *
table_of(const struct writer *writer)
{
	return (const struct table_work *)writer;
}

/* The text, cut or padded; nothing is coloured with "". */
void cell_put(const struct table_work *work, const char *color, struct str text,
		unsigned columns);
/* The same, at the right. */
void cell_put_right(const struct table_work *work, const char *color,
		struct str text, unsigned columns);
void cell_put_gap(const struct table_work *work);
/* Removes spaces at the end of the line and ends it. */
void cell_end_line(const struct table_work *work);
/* "PER.GOV Peru's government", the code bold; a dash for nobody. */
void cell_put_party(const struct table_work *work,
		const struct mention *const *mentions, unsigned count,
		unsigned columns);
/* The part of a text around its words at..end that fits, these bold. */
void cell_put_marked(const struct table_work *work, struct str text, size_t at,
		size_t end, unsigned columns);
/* The same of a sentence. */
void cell_put_sentence(const struct table_work *work, uint32_t sentence,
		struct quote_span marked, unsigned columns);
/* "[future] ", if there is room; returns the columns that it took. */
unsigned cell_put_status(const struct table_work *work, struct str status,
		unsigned columns);

/* The sentence in lines of its own, behind its status, which may be empty. */
void cell_put_below(const struct table_work *work, struct str status,
		struct str text);

/* Columns that the other cells leave to the last one; 0: it is left out, or
 * stands below. */
unsigned event_line_rest(const struct record_table *table);
unsigned fact_line_rest(const struct record_table *table);
unsigned quote_line_rest(const struct record_table *table);

void event_line_put(
		const struct writer *writer, const struct event_record *record);
void fact_line_put(const struct writer *writer, const struct fact *fact);
void quote_line_put(const struct writer *writer, const struct quote *quote);
void amount_line_put(const struct writer *writer, const struct amount *amount);

#endif
