/* stem.h - a word that the rules for lemmas work on. */
#ifndef DEMARCHE_PARSE_STEM_H
#define DEMARCHE_PARSE_STEM_H

#include <stdbool.h>

#include "base/str.h"

/* A word in lower case on its way to its lemma: null-terminated, so that it
 * can be looked up. */
struct stem {
	char *at;
	unsigned len;
};

static inline void
stem_cut(struct stem *stem, unsigned bytes)
{
	stem->len -= bytes;
	stem->at[stem->len] = '\0';
}

static inline void
stem_append(struct stem *stem, char byte)
{
	stem->at[stem->len++] = byte;
	stem->at[stem->len] = '\0';
}

/* The byte `i` from the end, counting from 1; 0 before the beginning. */
static inline char
stem_last(const struct stem *stem, unsigned i)
{
	return i <= stem->len ? stem->at[stem->len - i] : '\0';
}

static inline bool
stem_ends(const struct stem *stem, const char *suffix)
{
	return str_ends((struct str){ stem->at, stem->len }, str_of(suffix));
}

static inline void
stem_replace(struct stem *stem, const char *lemma)
{
	stem->len = (unsigned)strlen(lemma);
	memcpy(stem->at, lemma, stem->len + 1);
}

/* The lower case of `form` with a straight apostrophe in `out`, which has room
 * for LEMMA_BYTES; as written when `keep`. */
struct stem stem_of(struct str form, bool keep, char *out);

#endif
