/* word_lists.h - how the closed lists of a language lie in memory, a file each:
 * abbreviations_en.c, abbreviations_es.c. Asked by abbreviations.c alone.
 *
 * All lists are lower case and sorted bytewise; test_lists checks that. */
#ifndef DEMARCHE_TEXT_WORD_LISTS_H
#define DEMARCHE_TEXT_WORD_LISTS_H

#include "text/abbreviations.h"

struct word_array {
	const char *const *words;
	size_t count;
};

#define WORD_LIST(words)                                                       \
	{                                                                      \
		words, sizeof(words) / sizeof *(words)                         \
	}

struct word_lists {
	struct word_array lists[LIST_COUNT]; /* empty ones are allowed */
	struct word_array furniture;
};

extern const struct word_lists text_english, text_spanish;

#endif
