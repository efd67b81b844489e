/* language_table.h - the commonest words of each language that is told apart,
 * and endings that give one away.
 *
 * Most words of a text are of these few hundred: articles, prepositions,
 * pronouns, auxiliaries. A word that several languages share is an entry with
 * several bits. Galician, Dutch, Romanian and Swedish (with Danish and
 * Norwegian) are here so that they are not taken for their neighbours. */
#ifndef DEMARCHE_READ_LANGUAGE_TABLE_H
#define DEMARCHE_READ_LANGUAGE_TABLE_H

#include <stddef.h>
#include <stdint.h>

/* A bit each; language_codes has their codes in this order. */
enum language_bit {
	EN = 1 << 0,
	ES = 1 << 1,
	PT = 1 << 2,
	FR = 1 << 3,
	IT = 1 << 4,
	CA = 1 << 5,
	DE = 1 << 6,
	GL = 1 << 7,
	NL = 1 << 8,
	RO = 1 << 9,
	SV = 1 << 10,
};
enum { LANGUAGES_KNOWN = 11 };

extern const char language_codes[LANGUAGES_KNOWN][3];

struct language_word {
	const char *text; /* lower case, sorted bytewise */
	uint16_t languages;
};

extern const struct language_word language_words[];
extern const size_t language_word_count;
/* Sorted by their last bytes; of those that end a word the first counts. */
struct language_ending {
	const char *text;
	uint8_t len;
	uint16_t languages;
};

extern const struct language_ending language_endings[];
extern const size_t language_ending_count;

#endif
