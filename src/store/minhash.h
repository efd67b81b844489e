/* minhash.h - how much of one text stands in another.
 *
 * A text is the set of its shingles: all runs of so many words, in lower case,
 * without punctuation, none across the end of a paragraph. Copies of one
 * report share most of them whatever the headline, the dateline and the order
 * of the paragraphs; what was cut from the end takes away, and a local
 * paragraph adds, without changing the others.
 *
 * Two questions are asked, both with hashes of shingles alone:
 *
 *   which texts might be copies   a sketch of each: the shingles of six words
 *                                 with the least hashes. Texts with a common
 *                                 part have common least hashes, in proportion
 *                                 to the part, also when one text is longer.
 *   are these two copies          the exact containment of the smaller in the
 *                                 larger, shingles of three words
 *
 * The sketch is the bottom-k sketch of Broder, "On the resemblance and
 * containment of documents" (SEQUENCES 1997). Bands of several hashes (locality
 * sensitive hashing) are not used: they find resemblance, and a copy that was
 * cut to a third resembles its source little while it is contained in it.
 *
 * Pure functions; the same on every machine. */
#ifndef DEMARCHE_STORE_MINHASH_H
#define DEMARCHE_STORE_MINHASH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum {
	SKETCH_WORDS = 6,
	SKETCH_PRINTS = 16,
	SHINGLE_WORDS = 3,
};

/* Prints are 48 bits: six bytes in SQLite, and a chance of one in a thousand
 * that any two of a million shingles are confused. */
#define PRINT_BITS 48

/* The least prints of a text, ascending, each once. Texts of fewer than six
 * words have none. */
struct sketch {
	uint64_t prints[SKETCH_PRINTS];
	unsigned count;
};

/* All shingles of a text, as sorted sets of hashes. */
struct shingles {
	const uint64_t *words3; /* 32 bits of each */
	const uint64_t *words6; /* prints */
	size_t count3, count6;
};

void sketch_make(struct str text, struct sketch *out);

void shingles_make(struct str text, struct arena *arena, struct shingles *out);

/* Share of the shingles of `part` (three words) that `whole` has: 0 to 1; 0
 * for a text without shingles. */
double shingles_contained(
		const struct shingles *part, const struct shingles *whole);

/* Whether the text has a print, in its sketch or not. */
bool shingles_have(const struct shingles *text, uint64_t print);

/* --- words ------------------------------------------------------------- */

struct text_word {
	uint32_t start, end; /* bytes of the text */
	uint64_t hash;       /* of its lower case without apostrophes */
	uint64_t stem;       /* of its first STEM_LETTERS bytes */
	uint64_t root;       /* of its first ROOT_LETTERS bytes */
	unsigned letters;    /* bytes without apostrophes */
	bool apart;          /* the first of a paragraph */
};

enum { STEM_LETTERS = 5, ROOT_LETTERS = 4 };

/* The next word of text from *at on; false at the end. */
bool next_word(struct str text, size_t *at, struct text_word *out);

#endif
