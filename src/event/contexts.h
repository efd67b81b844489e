/* contexts.h - what events are about: bits over ontology contexts.
 *
 * A cue of ontology/contexts.tsv counts for an event when it stands in its
 * clause: below the trigger or the verb that carries it, but not inside another
 * clause of its own (coordinated, relative, adverbial), nor inside a longer cue
 * ("chlorine gas", "West Bank"). The sectors of the parties and the event's
 * mode count too. Linear in tokens for finding cues, in their depth for each
 * event. */
#ifndef DEMARCHE_EVENT_CONTEXTS_H
#define DEMARCHE_EVENT_CONTEXTS_H

#include "event/scene.h"

enum { CONTEXT_HITS = 64 };

/* The cues of a sentence; those beyond CONTEXT_HITS are not seen. */
struct context_hits {
	struct context_hit {
		uint16_t first, last;
		const struct cue *cue;
	} at[CONTEXT_HITS];
	unsigned count;
	bool found; /* the sentence was searched */
};

/* Does nothing when `out` was found before. */
void contexts_find(const struct tree *tree, struct context_hits *out);

/* `hits` may be null: then only parties and mode count. `verb` carries an event
 * noun; 0 none. */
uint64_t contexts_of(const struct scene *scene, const struct context_hits *hits,
		const struct event *event, uint16_t verb);

#endif
