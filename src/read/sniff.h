/* sniff.h - what a file is, by its first bytes. */
#ifndef DEMARCHE_READ_SNIFF_H
#define DEMARCHE_READ_SNIFF_H

#include "base/error.h"
#include "base/str.h"
#include "read/article.h"

enum { SNIFF_BYTES = 16 * 1024 };

/* `head` is the first SNIFF_BYTES of the file or more, or all of it. Fails
 * with STATUS_EMPTY for white space only (when `whole`), STATUS_UNSUPPORTED for
 * what is not text or is a kind that is not read; `error` has no `where`. */
MUST_CHECK enum status sniff_kind(struct str head, bool whole,
		enum article_kind *kind, struct error *error);

/* Whether a web archive begins like that; a few bytes tell. */
bool sniff_is_archive(struct str head);

#endif
