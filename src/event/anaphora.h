/* anaphora.h - events that a text speaks of again.
 *
 * "Lebanon condemned the attack": whom a verb judges by an event noun without
 * parties of its own is whoever did the deed that the article told before. An
 * event noun that tells nothing new ("Li's visit drew criticism") is not coded
 * twice. Which noun may stand for which category: sets @retold-... of
 * sets/<lang>-grammar.sets. How far back: base/limits.h. */
#ifndef DEMARCHE_EVENT_ANAPHORA_H
#define DEMARCHE_EVENT_ANAPHORA_H

#include "event/scene.h"

/* An event of the article, as far as a noun may speak of it again. */
struct told {
	uint32_t sentence;
	uint8_t category, mode, status;
	struct parties actor, recipient;
	const struct mention *speaker; /* who tells it; null when nobody */
};

/* The last ones, in a ring. */
struct anaphora {
	struct told told[LIMIT_TOLD];
	uint32_t count; /* of all that were told */
};

void anaphora_reset(struct anaphora *anaphora);
void anaphora_remember(struct anaphora *anaphora, const struct event *event);

/* Recipients of candidates that have none, from the deed that they are about.
 */
void anaphora_fill(const struct anaphora *anaphora, struct scene *scene,
		struct arena *arena);
/* Drops event nouns whose event was told. */
void anaphora_drop(const struct anaphora *anaphora, struct scene *scene);

#endif
