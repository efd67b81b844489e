/* code.h - the steps of stage 5 over one sentence, shared by event_code and
 * event_relate. */
#ifndef DEMARCHE_EVENT_CODE_H
#define DEMARCHE_EVENT_CODE_H

#include "event/anaphora.h"
#include "event/scene.h"

struct event_workspace {
	const struct frames *frames;
	struct event_trace trace;
	bool traced;
	enum event_makers makers;
	struct anaphora anaphora; /* of the article at hand */
};

/* Builds the sentence's tree and finds its mentions. */
void scene_open(struct scene *scene, const struct event_workspace *workspace,
		const struct text *text, const struct mentions *mentions,
		uint32_t sentence, int32_t day, struct arena *arena);
/* Empty candidates for all tokens. */
void scene_clear(struct scene *scene);
/* The token's own candidate, made if it had none. */
struct candidate *scene_own_candidate(struct scene *scene, uint16_t token);
/* Finds the best frame of every trigger and its roles, from the leaves up. */
void scene_match(struct scene *scene);
/* Makes the candidate's event out of its match, with contexts (contexts.h) and
 * status. */
struct context_hits;
void scene_make_event(const struct scene *scene, uint16_t token,
		const struct context_hits *cues, struct candidate *candidate);

#endif
