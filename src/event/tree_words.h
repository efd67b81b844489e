/* tree_words.h - what stands side by side in a sentence: phrases of the
 * lexicon, and the marks and conjunctions between words.
 *
 * Where words stand counts here; how they hang together matters only where it
 * is said. */
#ifndef DEMARCHE_EVENT_TREE_WORDS_H
#define DEMARCHE_EVENT_TREE_WORDS_H

#include "event/tree.h"

/* The words of the phrase stand together around `token`, its head; hyphens
 * between them do not count. `*first` and `*last`, if not null, say where. */
bool tree_phrase_at(const struct tree *tree, uint16_t token,
		const struct phrase *phrase, uint16_t *first, uint16_t *last);
/* How many words the phrase has, the first that fits of those given, that
 * stands around `token` as its head; 0 when none does. */
unsigned tree_nominal(const struct tree *tree, uint16_t token,
		const struct phrases *phrases);

bool tree_is_comma(const struct tree *tree, uint16_t token);
/* A comma stands before the words that hang on the token. */
bool tree_is_behind_comma(const struct tree *tree, uint16_t token);
/* A hyphen stands right before it. */
bool tree_is_behind_hyphen(const struct tree *tree, uint16_t token);
/* The token is a mark of quotation, opening or closing. */
bool tree_is_quotation_mark(const struct tree *tree, uint16_t token);
/* The token is written so. */
bool tree_is_written(
		const struct tree *tree, uint16_t token, struct str letters);
/* A verb stands between the two words. */
bool tree_has_verb_between(
		const struct tree *tree, uint16_t first, uint16_t second);
/* "and" between two words that hangs on the second or on the head of both; 0
 * none. */
uint16_t tree_conjunction_between(
		const struct tree *tree, uint16_t first, uint16_t second);

#endif
