/* topic.h - what a text of some length is about, where it is not politics:
 * games, made-up stories, private life. There words of war, of law and of
 * bargaining are mostly somebody's play, plot, trade or quarrel. */
#ifndef DEMARCHE_EVENT_TOPIC_H
#define DEMARCHE_EVENT_TOPIC_H

#include "event/scene.h"

/* The words tell of a game: one of the set `game`, or two different ones of
 * `game-hint` and scores ("3-1"), which mostly do. */
bool topic_tells_of_game(const struct frames *frames, const struct text *text,
		const struct token *tokens, uint32_t count);
/* Nothing of it for a text of a few sentences, which somebody may have picked
 * (quiet.h). */
struct topic topic_of(const struct frames *frames, const struct text *text,
		const struct mentions *mentions);
/* Teams and their towns, players, those who watch. */
bool topic_may_play(const struct mention *mention);
/* Why what the candidate tells, whose trigger stands at the token, is none of
 * politics in its text or sentence; null when it may be. */
const char *topic_bars(const struct scene *scene, uint16_t token);

#endif
