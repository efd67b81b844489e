/* made_up.h - tokens as no parser would give them, for targets of later stages:
 * tags and heads come out of the token's bytes, so that any can stand anywhere,
 * cycles of heads too. */
#ifndef DEMARCHE_FUZZ_MADE_UP_H
#define DEMARCHE_FUZZ_MADE_UP_H

#include "base/arena.h"
#include "base/words.h"
#include "text/text.h"

/* Fills token `number`, from 1, of a sentence. Returns a number made of its
 * bytes, for what else the target makes up. */
uint32_t made_up_token(const struct text *text, const struct sentence *sentence,
		uint32_t number, struct words *words, struct arena *arena);

/* What holds of any result; else the process aborts. */
void require(bool holds);

#endif
