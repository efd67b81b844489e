/* agree_time.h - what stands behind words of time hung on the noun before them.
 *
 * "the arrest last week [of two activists]", "the killing on Monday [of a
 * journalist]", "la detención el lunes [de dos activistas]": the network hangs
 * such a phrase on the day, or on the verb before it; nobody is of a day. The
 * time itself is that of the noun then.
 *
 * Linear in tokens: the rule looks a few words far. Any tree does; the result
 * is a tree if the input is. */
#ifndef DEMARCHE_PARSE_AGREE_TIME_H
#define DEMARCHE_PARSE_AGREE_TIME_H

#include "text/text.h"

/* As agree_sentence. */
void agree_time(const struct text *text, struct token *tokens, uint32_t count);

#endif
