/* lemma_table.h - the exceptions that the rules of lemma_en.c, lemma_es.c and
 * lemma_es_verb.c do not cover.
 *
 * Irregular verbs, nouns and adjectives, spellings that the rules would get
 * wrong, and closed classes by part of speech. Written from general knowledge
 * of the languages; lemmas follow the UD treebanks (EWT, GUM; AnCora, GSD). */
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
	LEMMA_REDUCED_VERBS, /* whatever their tense is taken for: "'s", "gon"
				(na), "tore" */
	LEMMA_ABBREVIATED_NOUNS,

	/* Spanish. */
	LEMMA_ES_VERBS,       /* whole forms: "fue", "dio", "hizo" */
	LEMMA_ES_PARTICIPLES, /* without the last vowel: "abiert" */
	LEMMA_ES_NOUNS,
	LEMMA_ES_ADJECTIVES,
	LEMMA_ES_ADVERBS,
	LEMMA_ES_PRONOUNS,
	LEMMA_ES_DETERMINERS,
	LEMMA_ES_NUMBERS,
	LEMMA_LISTS,
};

enum lemma_word_list {
	LEMMA_GRADABLE,          /* adjectives with "-er", "-est" */
	LEMMA_PROPER_ADJECTIVES, /* written with a capital: "American" */
	LEMMA_LONG_ACRONYMS,     /* names in capitals that stay so: "UNESCO" */

	/* Spanish. */
	LEMMA_ES_INFINITIVES, /* in -er and -ir */
	LEMMA_ES_AR_VERBS,    /* in -ar, with the stem of one in -er or -ir */
	LEMMA_ES_PREFIXES,    /* of verbs, before an irregular stem */
	LEMMA_ES_E_NOUNS,     /* nouns in -e whose plural looks like that of one
				 in a consonant: "base", "sede" */
	LEMMA_ES_STRESSED,    /* plurals whose singular has an accent that the
				 rules do not put: "jóvenes" has another */
	LEMMA_ES_A_ADJECTIVES, /* the same for both genders: "belga" */
	LEMMA_ES_UNSTRESSED,   /* feminines in "-esa" of "-eso", not "-és" */
	LEMMA_WORD_LISTS,
};

/* How the endings of a Spanish verb go on an irregular stem. */
enum lemma_stem_kind {
	LEMMA_STEM_PLAIN,  /* as on a regular one: "piens-o", "teng-a" */
	LEMMA_STEM_STRONG, /* "tuv-o", "dij-eron" */
	LEMMA_STEM_FUTURE, /* "tendr-á" */
};

struct lemma_stem {
	const char *stem;
	const char *infinitive; /* "-tener": also behind a prefix */
	enum lemma_stem_kind kind;
};

/* The lemma of `form`, in lower case and with a straight apostrophe; null when
 * the rules apply. */
const char *lemma_exception(enum lemma_list list, const char *form);
bool lemma_word_has(enum lemma_word_list list, const char *word);

/* The irregular stems spelled so, `*count` behind each other. */
const struct lemma_stem *lemma_stems(const char *stem, size_t *count);

/* For tests. */
size_t lemma_exception_count(enum lemma_list list);
const char *lemma_exception_form(enum lemma_list list, size_t i);
size_t lemma_word_count(enum lemma_word_list list);
const char *lemma_word(enum lemma_word_list list, size_t i);

#endif
