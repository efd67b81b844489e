/* agree.h - tags and tree made to agree.
 *
 * The network's heads decide apart, so that a tag and an arc can contradict
 * each other. A word in -ing that has an object and neither article nor
 * preposition is a verb, whatever its tag says: "returned from his tour
 * praising the reforms". Its relation then is that of a clause. Linear. */
#ifndef DEMARCHE_PARSE_AGREE_H
#define DEMARCHE_PARSE_AGREE_H

#include "text/text.h"

/* Heads of `tokens` count from 1 inside these `count` tokens. */
void agree_sentence(const struct text *text, struct token *tokens,
		uint32_t count);

#endif
