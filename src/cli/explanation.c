#include "cli/explanation.h"

static void
note_tried(void *context, uint32_t sentence, uint32_t trigger,
		const struct frame *frame, const char *reason)
{
	struct explanation_steps *steps = context;
	struct explanation_step step = { sentence, trigger, frame,
		arena_copy(steps->arena, str_of(reason)) };
	ARENA_PUSH(steps->arena, steps->at, steps->count, steps->capacity,
			step);
}

static void
note_silent(void *context, uint32_t sentence, uint32_t trigger,
		const char *reason)
{
	note_tried(context, sentence, trigger, NULL, reason);
}

/* The steps of events stand first in the explanation's list of them. */
static void
note_heard(void *context, uint32_t sentence, uint32_t trigger,
		const char *reason)
{
	struct explanation *explanation =
			(struct explanation *)((char *)context
					       - offsetof(struct explanation,
							       events));
	struct explanation_outcome outcome = { sentence, trigger,
		arena_copy(explanation->arena, str_of(reason)) };
	ARENA_PUSH(explanation->arena, explanation->outcomes,
			explanation->outcome_count,
			explanation->outcome_capacity, outcome);
}

void
explanation_start(struct explanation *explanation, struct arena *arena)
{
	*explanation = (struct explanation){
		.event_trace = { .context = &explanation->events,
				.tried = note_tried,
				.heard = note_heard,
				.silent = note_silent },
		.fact_trace = { .context = &explanation->facts,
				.tried = note_tried,
				.silent = note_silent },
		.arena = arena,
		.events = { .arena = arena },
		.facts = { .arena = arena },
	};
}
