/* score.h - tallies of games: "27-19", "3–1". */
#ifndef DEMARCHE_EVENT_SCORE_H
#define DEMARCHE_EVENT_SCORE_H

#include "event/frame.h"
#include "text/text.h"

/* A tally begins at the token: two short numbers and a dash, one word or three,
 * that count nothing ("20-30 drones", "10-12 %"). Votes have it, too. Tokens
 * count from 0. */
bool score_is_at(const struct frames *frames, const struct text *text,
		const struct token *tokens, uint32_t count, uint32_t at);
/* At one of them. */
bool score_is_in(const struct frames *frames, const struct text *text,
		const struct token *tokens, uint32_t count);

#endif
