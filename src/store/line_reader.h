/* line_reader.h - record lines by their coding and number.
 *
 * The lines of one article stand together, packed: several that follow one
 * another cost one unpacking. What is given is valid until the next call. Used
 * by one thread. */
#ifndef DEMARCHE_STORE_LINE_READER_H
#define DEMARCHE_STORE_LINE_READER_H

#include "store/store.h"

struct line_reader;

/* On error null. */
MUST_CHECK enum status line_reader_open(struct line_reader **reader,
		struct store *store, struct error *error);
/* JSON, without the newline. Fails: STATUS_FORMAT where the database has no
 * such line. */
MUST_CHECK enum status line_reader_get(struct line_reader *reader,
		int64_t coding, int64_t number, struct str *line,
		struct error *error);
/* Of the coding that was asked for last; "" behind its last. */
struct str line_reader_other(const struct line_reader *reader, size_t number);
/* Null is allowed. */
void line_reader_close(struct line_reader *reader);

#endif
