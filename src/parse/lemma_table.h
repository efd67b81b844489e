/* lemma_table.h - the exceptions that the rules of lemma.c do not cover.
 *
 * Irregular verbs, nouns and comparatives of English, spellings that the rules
 * would get wrong, and closed classes by part of speech. Written from general
 * knowledge of the language; lemmas follow the UD English treebanks. */
#ifndef DEMARCHE_PARSE_LEMMA_TABLE_H
#define DEMARCHE_PARSE_LEMMA_TABLE_H

#include <stdbool.h>
#include <stddef.h>

enum lemma_list {
	LEMMA_VERBS,
	LEMMA_NOUNS,
	LEMMA_ADJECTIVES,
	LEMMA_ADVERBS,
	LEMMA_AUXILIARIES,
	LEMMA_PRONOUNS,
	LEMMA_DETERMINERS,
	LEMMA_PARTICLES,
	LEMMA_NUMBERS,
	LEMMA_MARKS,
	LEMMA_ADPOSITIONS,
	LEMMA_DATES,         /* abbreviated months and days, as written */
	LEMMA_REDUCED_VERBS, /* forms of every tense: "'s", "gon" (na) */
	LEMMA_ABBREVIATED_NOUNS,
	LEMMA_LISTS,
};

enum lemma_word_list {
	LEMMA_GRADABLE,          /* adjectives with "-er", "-est" */
	LEMMA_PROPER_ADJECTIVES, /* written with a capital: "American" */
	LEMMA_LONG_ACRONYMS,     /* names in capitals that stay so: "UNESCO" */
	LEMMA_WORD_LISTS,
};

/* The lemma of `form`, in lower case and with a straight apostrophe; null when
 * the rules apply. */
const char *lemma_exception(enum lemma_list list, const char *form);
bool lemma_word_has(enum lemma_word_list list, const char *word);

/* For tests. */
size_t lemma_exception_count(enum lemma_list list);
const char *lemma_exception_form(enum lemma_list list, size_t i);
size_t lemma_word_count(enum lemma_word_list list);
const char *lemma_word(enum lemma_word_list list, size_t i);

#endif
