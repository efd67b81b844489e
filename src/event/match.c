#include "event/match.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "event/binding.h"
#include "event/objections.h"
#include "event/specificity.h"
#include "event/trigger.h"

/* Where frames are looked for, and who hears of those that fit. */
struct search {
	struct scene *scene;
	uint16_t token;
	struct surroundings *around;
	match_visitor *visit;
	void *context;
};

/* Asks one frame of a trigger that stands there; the scene has the reason when
 * it does not fit. */
static bool
frame_fits(struct search *search, struct match *match)
{
	struct scene *scene = search->scene;
	const struct arguments *arguments = &search->around->arguments;
	scene->reason[0] = 0;
	match->agentless = arguments->agentless;
	match->verb = arguments->verb;
	const char *objection = objection_to_frame(scene, match);
	if (!objection && !binding_find(scene, arguments, match))
		return false;
	if (!objection)
		objection = objection_to_match(scene, match);
	if (objection)
		snprintf(scene->reason, sizeof scene->reason, "%s", objection);
	else
		specificity_find(scene, match);
	return !objection;
}

static void
tell(const struct scene *scene, uint16_t token, const struct frame *frame,
		const char *reason)
{
	const struct event_trace *trace = scene->trace;
	if (!trace || !trace->tried)
		return;
	/* A reason that was too long ends with a whole letter. */
	char whole[sizeof scene->reason];
	if (reason) {
		struct str text = str_of(reason);
		text.len = utf8_check(text);
		memcpy(whole, text.at, text.len);
		whole[text.len] = '\0';
	}
	trace->tried(trace->context, scene->sentence, token, frame,
			reason ? whole : NULL);
}

/* Some of a trigger's frames, those whose demands are met. */
struct met {
	const struct frame *frame[8];
	unsigned count;
};

/* Looks from frame `i` on; returns where to look next. Frames and their
 * conditions come from far caches: all are asked for before the first is read.
 * Who listens hears of every frame. */
static size_t
find_met(const struct search *search, const struct trigger *trigger, size_t i,
		struct met *met)
{
	enum { MOST = sizeof met->frame / sizeof *met->frame };
	const struct event_trace *trace = search->scene->trace;
	const struct offer *offer = &search->around->offer;
	bool all = trace && trace->tried;
	met->count = 0;
	for (; i < trigger->count && met->count < MOST; i++)
		if (all || demand_is_met(&trigger->demands[i], offer)) {
			met->frame[met->count++] = &trigger->frames[i];
			__builtin_prefetch(&trigger->frames[i].conditions);
		}
	for (unsigned k = 0; k < met->count; k++)
		__builtin_prefetch(met->frame[k]->conditions);
	return i;
}

static void
try_trigger(struct search *search, const struct trigger *trigger)
{
	struct scene *scene = search->scene;
	struct match match = { .trigger = trigger };
	if (!trigger_at(scene, search->token, &match, search->around))
		return;
	for (size_t i = 0; i < trigger->count;) {
		struct met met;
		i = find_met(search, trigger, i, &met);
		for (unsigned k = 0; k < met.count; k++) {
			match.frame = met.frame[k];
			if (frame_fits(search, &match))
				search->visit(search->context, scene, &match);
			else
				tell(scene, search->token, match.frame,
						scene->reason);
		}
	}
}

/* Tries those of the chain that are of one of the kinds, a bit each. */
static void
try_triggers(struct search *search, const struct trigger *trigger,
		unsigned kinds)
{
	for (; trigger; trigger = trigger->next)
		if (kinds >> trigger->kind & 1)
			try_trigger(search, trigger);
}

/* Of the word as it is written, where its lemma is another. */
static const struct trigger *
written_triggers(const struct frames *frames, const struct token *word)
{
	return word->lower == word->lemma
			       ? NULL
			       : frames_triggers(frames, word->lower);
}

void
match_each(struct scene *scene, uint16_t token, match_visitor *visit,
		void *context)
{
	const struct frames *frames = scene->frames;
	const struct token *word = &scene->tree.tokens[token];
	const struct trigger *trigger = frames_triggers(frames, word->lemma);
	const struct trigger *written = written_triggers(frames, word);
	if (!trigger && !written)
		return;
	/* Half of the triggers of a word are of a kind that it is not here. */
	unsigned kinds = trigger_kinds(scene, token);
	if (!kinds)
		return;
	struct surroundings around; /* filled where a trigger stands */
	around.known = false;
	struct search search = { scene, token, &around, visit, context };
	try_triggers(&search, trigger, kinds);
	if (word->upos != UPOS_PROPN)
		kinds &= 1u << TRIGGER_NOUN;
	try_triggers(&search, written, kinds);
}

struct best {
	struct match match;
	uint16_t token;
};

static void
keep_best(void *context, struct scene *scene, const struct match *match)
{
	struct best *best = context;
	const struct match *loser = match;
	struct match before = best->match;
	if (specificity_is_higher(match, &before)) {
		loser = &before;
		best->match = *match;
	}
	if (!loser->frame || !scene->trace || !scene->trace->tried)
		return;
	snprintf(scene->reason, sizeof scene->reason, "weaker than %.*s",
			STR_ARG(best->match.frame->rule));
	tell(scene, best->token, loser->frame, scene->reason);
}

void
match_token(struct scene *scene, uint16_t token)
{
	struct best best = { .token = token };
	match_each(scene, token, keep_best, &best);
	if (!best.match.frame)
		return;
	scene_own_candidate(scene, token)->match = best.match;
	tell(scene, token, best.match.frame, NULL);
	if (scene->trace && scene->trace->fired)
		scene->trace->fired(scene->trace->context, scene->sentence,
				token, best.match.frame);
}
