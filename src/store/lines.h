/* lines.h - the record lines of one article, small.
 *
 * One byte that names the dictionary, then a zstd frame (RFC 8878). The
 * dictionary is what records look like followed by the article's text: most of
 * a line is its sentence, which the text has already. So both ways need the
 * same text. */
#ifndef DEMARCHE_STORE_LINES_H
#define DEMARCHE_STORE_LINES_H

#include "base/buffer.h"
#include "base/error.h"

struct lines_packer;

struct lines_packer *lines_packer_new(void);
void lines_packer_free(struct lines_packer *packer);

/* Appends the packed lines to `out`, which may not have a maximum. */
void lines_pack(struct lines_packer *packer, struct str lines, struct str text,
		struct buffer *out);

/* The other way round; `bytes` is the length of the lines (coding.bytes).
 * STATUS_FORMAT when they are damaged or were packed by a newer program;
 * `out` is then as it was. */
MUST_CHECK enum status lines_unpack(struct lines_packer *packer,
		struct str packed, struct str text, size_t bytes,
		struct buffer *out, struct error *error);

#endif
