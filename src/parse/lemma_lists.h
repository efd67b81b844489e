/* lemma_lists.h - how the tables of exceptions lie in memory, one file a
 * language: lemma_en_table.c, lemma_es_table.c. Asked by lemma_table.c alone.
 *
 * All lists are sorted bytewise, of pairs by form; test_lemma checks that. */
#ifndef DEMARCHE_PARSE_LEMMA_LISTS_H
#define DEMARCHE_PARSE_LEMMA_LISTS_H

#include "parse/lemma_table.h"

struct lemma_pair {
	const char *form, *lemma;
};

struct lemma_pairs {
	const struct lemma_pair *pairs;
	size_t count;
};

struct lemma_words {
	const char *const *words;
	size_t count;
};

/* Empty where the list is another language's. */
extern const struct lemma_pairs lemma_english[LEMMA_LISTS];
extern const struct lemma_words lemma_english_words[LEMMA_WORD_LISTS];
extern const struct lemma_pairs lemma_spanish[LEMMA_LISTS];
extern const struct lemma_words lemma_spanish_words[LEMMA_WORD_LISTS];
extern const struct lemma_stem lemma_spanish_stems[];
extern const size_t lemma_spanish_stem_count;

#endif
