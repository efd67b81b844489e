/* when.h - the day that a sentence gives to an event.
 *
 * Day names, "yesterday", "March 3", "3 March 2024" and "2024-03-03" are
 * counted from the article's day, the past preferred, "next" forward: a day
 * name means the last such day, today included. Weeks, months and years are no
 * days and give nothing. An expression that hangs on the trigger wins over
 * others in the sentence. */
#ifndef DEMARCHE_EVENT_WHEN_H
#define DEMARCHE_EVENT_WHEN_H

#include <stdbool.h>
#include <stdint.h>

#include "text/text.h"

/* Sets `*day` (days since 1970-01-01) and returns true when the sentence
 * tells it. `today` is the article's day; ACTOR_NO_DAY gives only full dates.
 * `trigger` counts from 1. */
bool when_of(const struct text *text, const struct words *words,
		const struct sentence *sentence, uint32_t trigger,
		int32_t today, int32_t *day);

#endif
