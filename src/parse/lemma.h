/* lemma.h - the dictionary form of a word, by rules and exceptions.
 *
 * English: inflectional suffixes are undone by rules that look at spelling,
 * irregular forms come from a table compiled in. Conventions are those of the
 * UD English treebanks (EWT): lower case except proper nouns, "be" for "is",
 * "n't" is "not", "'s" of possession stays, "better" is "good" as ADJ.
 *
 * Spanish: verbs by their endings and tables of irregular stems, as the UD
 * treebanks AnCora and GSD: infinitives without "-se", adjectives in the
 * masculine, nouns in their own gender ("ministra"), "él" for "lo" and "se",
 * "el" for articles. Other than there, "gran" is "grande", "buen" "bueno". */
#ifndef DEMARCHE_PARSE_LEMMA_H
#define DEMARCHE_PARSE_LEMMA_H

#include <stdint.h>

#include "base/languages.h"
#include "base/str.h"
#include "parse/tags.h"

enum { LEMMA_BYTES = 512 };

/* Writes the lemma of `form` (at most LIMIT_TOKEN_BYTES) into `out`, which has
 * room for LEMMA_BYTES; returns its length. A pure function. */
unsigned lemma_of(enum language language, struct str form, enum upos upos,
		uint32_t feats, char *out);

#endif
