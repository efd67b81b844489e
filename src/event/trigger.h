/* trigger.h - does a trigger of the lexicon stand at a token, and what stands
 * around it there?
 *
 * A word is a verb, noun or adjective for frames not by its tag alone: gerunds
 * may be nouns, verbs were taken for nouns. */
#ifndef DEMARCHE_EVENT_TRIGGER_H
#define DEMARCHE_EVENT_TRIGGER_H

#include "event/demand.h"
#include "event/scene.h"

/* What stands around a token, for triggers of one kind whose phrases leave the
 * same preposition open: lists of words name a verb many times. Begins with
 * `known` false; the rest is trigger_at's. */
struct surroundings {
	struct arguments arguments;
	struct offer offer;
	bool known, reflexive;
	uint8_t kind; /* enum trigger_kind */
	word_id preposition;
};

/* The kinds of triggers that the token may be: bits 1 << enum trigger_kind. */
unsigned trigger_kinds(const struct scene *scene, uint16_t token);
/* Whether the words of match->trigger stand here. If so, `at` and `last` of the
 * match are set, and `around` is what is around. */
bool trigger_at(const struct scene *scene, uint16_t token, struct match *match,
		struct surroundings *around);

#endif
