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

#endif
