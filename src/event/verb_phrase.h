/* verb_phrase.h - verbs of several words: "call off", "take part in". */
#ifndef DEMARCHE_EVENT_VERB_PHRASE_H
#define DEMARCHE_EVENT_VERB_PHRASE_H

#include "event/tree.h"

/* The verb and its further words ("call off", "take part in"). When the last
 * word is a preposition of one of the verb's phrases, that word goes into
 * `*preposition`, else WORD_NONE. `*last` is the last token of the phrase. */
bool verb_phrase_at(const struct tree *tree, uint16_t verb,
		const struct phrase *phrase, word_id *preposition,
		uint16_t *last);

#endif
