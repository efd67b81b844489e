/* asked.h - the question of a request. Inside serve. */
#ifndef DEMARCHE_SERVE_ASKED_H
#define DEMARCHE_SERVE_ASKED_H

#include "ask/question.h"
#include "serve/answer.h"
#include "serve/target.h"

/* The question of the target's parameters, whose strings it keeps. Pages have
 * an end: its limit is at least 1. False after a refusal. */
MUST_CHECK bool asked_read(struct question *question, unsigned takes,
		const struct target *target, struct answer *answer);

#endif
