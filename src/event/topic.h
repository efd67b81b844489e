/* topic.h - what a text of some length is about, where it is not politics:
 * games, made-up stories, private life. There words of war, of law and of
 * bargaining are mostly somebody's play, plot, trade or quarrel. */
#ifndef DEMARCHE_EVENT_TOPIC_H
#define DEMARCHE_EVENT_TOPIC_H

#include "event/scene.h"

/* The sentence's words tell of a game: one of the set `game`, two different
 * ones of `game-hint`, or one beside a score ("3-1"). */
bool topic_tells_of_game(const struct tree *tree);
/* Nothing of it for a text of a few sentences, which somebody may have picked
 * (quiet.h). Where no network hears (text->heard is null), words alone say. */
struct topic topic_of(const struct frames *frames, const struct text *text,
		const struct mentions *mentions);
/* Why what the candidate tells, whose trigger stands at the token, is none of
 * politics in its text or sentence; null when it may be. Tokens count from 1,
 * as in trees. */
const char *topic_bars(const struct scene *scene, uint16_t token);

#endif
