/* demand.h - what must stand around a trigger, at the least, for a frame to
 * fit.
 *
 * Nine frames of ten fail because a phrase, its preposition or its word is
 * missing. Demands lie side by side and are compared in a few instructions, so
 * that such a frame's conditions are never read: these were half of the time
 * that stages 5 and 6 took for matching. A demand that is met says nothing;
 * one that is not met says that binding.h would bind nothing. */
#ifndef DEMARCHE_EVENT_DEMAND_H
#define DEMARCHE_EVENT_DEMAND_H

#include "event/arguments.h"
#include "event/frame.h"

/* Of a frame. The sets of words have a bit for each word's hash: one of them
 * must be there. Where nothing is asked for, all bits are set. */
struct demand {
	uint64_t prepositions, words;
	uint16_t slots; /* bits of enum slot: each has an argument */
	uint8_t preposition_slot, word_slot; /* where those words stand */
};

/* Of a trigger: what its arguments are and what stands in them. */
struct offer {
	uint64_t prepositions[SLOT_COUNT], words[SLOT_COUNT];
	uint16_t slots;
};

/* The demands of `count` frames. */
void demands_of(const struct frame *frames, size_t count, struct demand *out);

void offer_of(const struct tree *tree, const struct arguments *arguments,
		struct offer *out);

static inline bool
demand_is_met(const struct demand *demand, const struct offer *offer)
{
	return !(demand->slots & ~offer->slots)
	       && demand->prepositions
				  & offer->prepositions
						    [demand->preposition_slot]
	       && demand->words & offer->words[demand->word_slot];
}

#endif
