/* lines.h - the record lines of one article, small.
 *
 * One byte that names the dictionary, then a zstd frame (RFC 8878). The
 * dictionary is what records look like, followed by the article: most of a line
 * is its sentence, its id and its source, which the article has already; so
 * both ways need the same article. Before that what tells a place in the text
 * is shortened. */
#ifndef DEMARCHE_STORE_LINES_H
#define DEMARCHE_STORE_LINES_H

#include "base/buffer.h"
#include "base/error.h"

/* What stands in the columns of article and article_text. */
struct lines_article {
	struct str text, title, url, doc;
};

struct lines_packer;

struct lines_packer *lines_packer_new(void);
void lines_packer_free(struct lines_packer *packer);

/* Appends the packed lines to `out`, which may not have a maximum. */
void lines_pack(struct lines_packer *packer, struct str lines,
		const struct lines_article *article, struct buffer *out);

/* The other way round; `bytes` is the length of the lines (coding.bytes).
 * STATUS_FORMAT when they are damaged or were packed by a newer program;
 * `out` is then as it was. */
MUST_CHECK enum status lines_unpack(struct lines_packer *packer,
		struct str packed, const struct lines_article *article,
		size_t bytes, struct buffer *out, struct error *error);

#endif
