/* quiet.h - what is mostly no politics in running text: most of all in texts
 * that tell of next to no events, as pages on games, firms, lives, on what an
 * office offers. What is heard faintly there, and what people and firms say to
 * each other, is not believed. */
#ifndef DEMARCHE_EVENT_QUIET_H
#define DEMARCHE_EVENT_QUIET_H

#include "event/scene.h"

/* Text of some length, as it comes: no sentences that somebody picked. */
bool quiet_is_running(const struct text *text);
/* Of running text fewer than one sentence in so many is heard strongly; never
 * so where no network hears. */
bool quiet_has_fewer(const struct frames *frames, const struct text *text,
		uint32_t sentences);
/* Hardly one is. */
bool quiet_is(const struct frames *frames, const struct text *text);
/* What the candidate tells is words or exchange between others than those who
 * govern, fight or stand for a cause. */
bool quiet_is_talk(
		const struct scene *scene, const struct candidate *candidate);
/* It tells words or exchange of "she", "they" who hold and held no office:
 * mostly of a life, where she worked and whom she supported. */
bool quiet_is_life(
		const struct scene *scene, const struct candidate *candidate);

#endif
