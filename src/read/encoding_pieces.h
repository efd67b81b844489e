/* encoding_pieces.h - bytes of any encoding into UTF-8, piece by piece.
 *
 * For input that is not held whole. A byte order mark, or the NULs of '<' in
 * UTF-16, decide; else the label. What is UTF-8, windows-1252 or of no known
 * label is read as UTF-8 whose malformed bytes are windows-1252: feeds mix the
 * two. A byte order mark stays. Memory: one sequence between pieces. */
#ifndef DEMARCHE_READ_ENCODING_PIECES_H
#define DEMARCHE_READ_ENCODING_PIECES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/str.h"

struct encoding_pieces {
	void *converter; /* iconv_t; null: UTF-8 and windows-1252 */
	bool opened;
	char carry[16]; /* the beginning of a sequence */
	size_t carried;
};

/* `head` is the beginning of the first piece. */
void encoding_pieces_open(struct encoding_pieces *pieces, struct str head,
		struct str label);
void encoding_pieces_close(struct encoding_pieces *pieces);

/* Appends the piece, well-formed, to `out`. */
void encoding_pieces_put(struct encoding_pieces *pieces, struct str bytes,
		bool last, struct buffer *out);

#endif
