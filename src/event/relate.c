/* The relation between two given spans. The spans play source and target; of
 * all frames that fit anywhere in the text the one wins that gives them these
 * roles, then the one that gives one of them its role, then any near the path
 * between them. Where no frame fits, triggers alone decide, by their words. */
#include "event/cascade.h"
#include "event/code.h"
#include "event/contexts.h"
#include "event/evidence.h"
#include "event/match.h"
#include "event/roles.h"
#include "event/sets.h"
#include "event/tree_words.h"
#include "event/verb_phrase.h"
#include "event/when.h"

enum {
	POINTS_BOTH = 1000,
	POINTS_TOGETHER = 800,
	POINTS_SWAPPED = 420,
	POINTS_SOURCE = 600,
	POINTS_TARGET = 480,
	POINTS_WORD = 40,
	POINTS_LENGTH = 10, /* for each further word of a phrase */
	POINTS_PATH = 120,
	POINTS_CONSUMED = -450,
	POINTS_WEAK = -60,
	POINTS_NOUN = -30,
	POINTS_DEPTH = -8,
	POINTS_LOOSE = -2000,
	POINTS_BLOCKED = -300, /* the words are none in this construction */
};

struct search {
	struct scene *scene;
	const struct mention *source, *target; /* null: not named here */
	const bool *on_path;                   /* by token */
	const uint8_t *depth;                  /* from the root, by token */
	uint16_t token;
	int best; /* points of what `out` holds */
	bool found;
	struct event *out;
};

/* --------------------------------------------------------------- spans */

static bool
is_nominal(uint8_t upos)
{
	return upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_PRON;
}

/* The token of the span that the others hang on: the noun nearest to the root
 * of those whose head is outside. 0 when the span is not in this sentence. */
static uint16_t
head_of_span(const struct scene *scene, const uint8_t *depth,
		struct event_span span)
{
	const struct sentence *sentence = scene->tree.sentence;
	uint32_t first = span.first, last = span.last;
	if (first > last || first < sentence->first
			|| last >= sentence->first + scene->tree.count)
		return 0;
	uint16_t from = (uint16_t)(first - sentence->first + 1);
	uint16_t to = (uint16_t)(last - sentence->first + 1);
	uint16_t best = from;
	for (uint16_t t = from; t <= to; t++) {
		const struct token *token = &scene->tree.tokens[t];
		bool outside = token->head < from || token->head > to;
		if (outside
				&& is_nominal(token->upos) >= is_nominal(
						   scene->tree.tokens[best]
								   .upos)
				&& (t == from || depth[t] < depth[best]
						|| !is_nominal(scene->tree.tokens[best]
										.upos)))
			best = t;
	}
	return best;
}

/* Puts one mention in place of all in the span; it denotes what the actor
 * stage found at the head, or anywhere in the span. */
static const struct mention *
put_span(struct scene *scene, const uint8_t *depth, struct event_span span,
		struct arena *arena)
{
	uint16_t head = head_of_span(scene, depth, span);
	if (!head)
		return NULL;
	uint32_t base = scene->tree.sentence->first - 1;
	struct mention *mention = ARENA_NEW(arena, struct mention, 1);
	const struct mention *known = scene->mention[head];
	for (uint32_t t = span.first; t <= span.last; t++) {
		if (!known)
			known = scene->mention[t - base];
		scene->mention[t - base] = NULL;
		scene->place[t - base] = NULL;
	}
	if (known)
		*mention = *known;
	mention->kind = known && known->kind == MENTION_COUNTRY
					? MENTION_COUNTRY
					: MENTION_NAME;
	mention->sentence = scene->sentence;
	mention->head = head;
	mention->first = (uint16_t)(span.first - base);
	mention->last = (uint16_t)(span.last - base);
	scene->mention[head] = mention;
	return mention;
}

/* -------------------------------------------------------------- points */

static bool
holds(const struct parties *parties, const struct mention *mention)
{
	for (unsigned i = 0; mention && i < parties->count; i++)
		if (parties->at[i] == mention)
			return true;
	return false;
}

static int
points_for_roles(const struct search *search, const struct candidate *candidate)
{
	bool mutual = candidate->match.frame->mutual;
	bool source = holds(&candidate->actor, search->source);
	bool target = holds(mutual ? &candidate->actor : &candidate->recipient,
			search->target);
	if (source && target)
		return POINTS_BOTH;
	/* "Iran and Iraq have agreed to share": together, not to each other. */
	if (source && holds(&candidate->actor, search->target))
		return POINTS_TOGETHER;
	if (holds(&candidate->recipient, search->source)
			&& holds(&candidate->actor, search->target))
		return POINTS_SWAPPED;
	if (source)
		return search->target ? POINTS_SOURCE : POINTS_BOTH;
	if (target)
		return search->source ? POINTS_TARGET : POINTS_BOTH;
	return 0;
}

/* A frame without event that fits better keeps others of its word silent. */
static bool
is_blocked(const struct scene *scene, const struct match *match)
{
	const struct match *best = &scene->candidates[match->at]->match;
	return best->frame && !best->frame->event;
}

static int
points_for_match(const struct search *search, const struct candidate *candidate)
{
	const struct match *match = &candidate->match;
	uint16_t token = search->token;
	int points = points_for_roles(search, candidate);
	points += (int)match->words * POINTS_WORD;
	points += (int)(match->length - match->words) * POINTS_LENGTH;
	points += (int)(match->trigger->phrase.count - 1) * POINTS_WORD;
	points += search->on_path[token] ? POINTS_PATH : 0;
	points += search->scene->consumed[token] ? POINTS_CONSUMED : 0;
	points += match->frame->weak ? POINTS_WEAK : 0;
	points += is_blocked(search->scene, match) ? POINTS_BLOCKED : 0;
	points += match->frame->kind == TRIGGER_NOUN ? POINTS_NOUN : 0;
	return points + search->depth[token] * POINTS_DEPTH;
}

static void
offer(struct search *search, struct candidate *candidate, int points)
{
	if (search->found && points <= search->best)
		return;
	/* A relation has no contexts. */
	scene_make_event(search->scene, search->token, NULL, candidate);
	struct event *event = &candidate->event;
	event->evidence = evidence_of_pair(event->evidence,
			points_for_roles(search, candidate) == POINTS_BOTH,
			points < POINTS_LOOSE / 2);
	event->confidence = confidence_of(
			&search->scene->frames->ontology->confidence,
			event->evidence);
	*search->out = *event;
	search->best = points;
	search->found = true;
}

static void
try_match(void *context, struct scene *scene, const struct match *match)
{
	struct search *search = context;
	if (!match->frame->event)
		return;
	struct candidate candidate = { .match = *match };
	roles_fill(scene, &candidate);
	offer(search, &candidate, points_for_match(search, &candidate));
}

/* --------------------------------------------------------- loose match */

static bool
word_is_near(const struct scene *scene, const struct phrases *phrases)
{
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		word_id lemma = scene->tree.tokens[t].lemma;
		size_t i = phrases_first(phrases, lemma);
		for (; i < phrases->count; i++) {
			const struct phrase *phrase = &phrases->at[i];
			if (phrase->word[phrase->head] != lemma)
				break;
			if (tree_phrase_at(&scene->tree, t, phrase, NULL, NULL))
				return true;
		}
	}
	return false;
}

/* A frame of a trigger that is there, whatever stands around it: the fewer of
 * its words are missing in the sentence the better. */
static bool
needs_grammar(const struct frame *frame)
{
	for (unsigned i = 0; i < frame->count; i++)
		if (frame->conditions[i].obliged || frame->conditions[i].own
				|| frame->conditions[i].other)
			return true;
	return false;
}

static void
try_loosely(struct search *search, const struct trigger *trigger)
{
	struct scene *scene = search->scene;
	for (size_t i = 0; i < trigger->count; i++) {
		const struct frame *frame = &trigger->frames[i];
		if (!frame->event || needs_grammar(frame))
			continue;
		int points = POINTS_LOOSE;
		for (unsigned k = 0; k < frame->count; k++) {
			const struct condition *condition =
					&frame->conditions[k];
			if (!condition->words.count && !condition->events)
				continue;
			bool near = condition->words.count
				    && word_is_near(scene, &condition->words);
			points += near ? POINTS_WORD : -POINTS_WORD * 2;
		}
		points += search->on_path[search->token] ? POINTS_PATH : 0;
		points += search->depth[search->token] * POINTS_DEPTH;
		points += frame->kind == TRIGGER_NOUN ? POINTS_NOUN : 0;
		struct candidate candidate = {
			.match = { .frame = frame,
					.trigger = trigger,
					.last = search->token }
		};
		offer(search, &candidate, points);
	}
}

static bool
kind_fits(const struct scene *scene, uint16_t token, uint8_t kind)
{
	uint8_t upos = scene->tree.tokens[token].upos;
	if (kind == TRIGGER_NOUN)
		return upos == UPOS_NOUN;
	if (kind == TRIGGER_VERB)
		return upos == UPOS_VERB;
	return upos == UPOS_ADJ;
}

static void
search_loosely(struct search *search)
{
	struct scene *scene = search->scene;
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		search->token = t;
		const struct trigger *trigger = frames_triggers(
				scene->frames, scene->tree.tokens[t].lemma);
		for (; trigger; trigger = trigger->next) {
			word_id preposition;
			uint16_t last;
			bool there = trigger->kind == TRIGGER_VERB
						     ? verb_phrase_at(
								     &scene->tree,
								     t,
								     &trigger->phrase,
								     &preposition,
								     &last)
						     : tree_phrase_at(
								     &scene->tree,
								     t,
								     &trigger->phrase,
								     NULL,
								     &last);
			if (there && kind_fits(scene, t, trigger->kind))
				try_loosely(search, trigger);
		}
	}
}

/* ---------------------------------------------------------------- path */

static void
mark_depths(const struct scene *scene, uint8_t *depth)
{
	for (uint16_t i = 0; i < scene->tree.count; i++) {
		uint16_t token = scene->tree.order[i];
		uint16_t head = scene->tree.tokens[token].head;
		if (head && head <= scene->tree.count)
			depth[token] = (uint8_t)(depth[head]
						 + (depth[head] < UINT8_MAX));
	}
}

/* Up from one head to the root, then up from the other to where they meet. */
static void
mark_path(const struct scene *scene, const struct mention *source,
		const struct mention *target, bool *on_path)
{
	const struct mention *ends[] = { source, target };
	for (unsigned i = 0; i < 2; i++) {
		uint16_t token = ends[i] ? ends[i]->head : 0;
		for (uint16_t steps = 0; token && token <= scene->tree.count
					 && steps < scene->tree.count;
				steps++) {
			bool met = i && on_path[token];
			on_path[token] = true;
			if (met)
				break;
			token = scene->tree.tokens[token].head;
		}
	}
}

/* -------------------------------------------------------------- relate */

static void
search_sentence(struct search *search, struct event_span source,
		struct event_span target, struct arena *arena)
{
	struct scene *scene = search->scene;
	size_t count = scene->tree.count + 1u;
	bool *on_path = ARENA_NEW(arena, bool, count);
	uint8_t *depth = ARENA_NEW(arena, uint8_t, count);
	mark_depths(scene, depth);
	search->source = put_span(scene, depth, source, arena);
	search->target = put_span(scene, depth, target, arena);
	mark_path(scene, search->source, search->target, on_path);
	search->on_path = on_path;
	search->depth = depth;
	scene_match(scene);
	cascade_consume(scene);
	struct when_thread when;
	when_clear(&when);
	when_settle(scene, &when, arena);
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		search->token = t;
		match_each(scene, t, try_match, search);
	}
}

static bool
is_inside(const struct sentence *sentence, struct event_span span)
{
	return span.first <= span.last && span.first >= sentence->first
	       && span.last < sentence->first + sentence->count;
}

/* Sentences with a span count more than those without. */
static int
points_for_sentence(const struct sentence *sentence, struct event_span source,
		struct event_span target)
{
	return is_inside(sentence, source) + is_inside(sentence, target);
}

static void
set_parties(struct event *out, const struct search *search)
{
	out->actor_count = out->recipient_count = 0;
	if (search->source)
		out->actor[out->actor_count++] = search->source;
	if (search->target)
		out->recipient[out->recipient_count++] = search->target;
}

static void
relate_in(struct event_workspace *workspace, const struct text *text,
		const struct mentions *mentions, uint32_t sentence,
		struct event_span source, struct event_span target,
		struct arena *arena, struct search *search)
{
	struct scene scene;
	scene_open(&scene, workspace, text, mentions, sentence, ACTOR_NO_DAY,
			arena);
	search->scene = &scene;
	search_sentence(search, source, target, arena);
	if (!search->found)
		search_loosely(search);
	set_parties(search->out, search);
	search->scene = NULL;
}

void
event_relate(struct event_workspace *workspace, const struct text *text,
		const struct mentions *mentions, struct event_span source,
		struct event_span target, struct arena *arena,
		struct event *out)
{
	struct search best = { .found = false };
	*out = (struct event){ .category = PLOVER_CONSULT, .confidence = 0.1f };
	int best_rank = -1;
	for (uint32_t i = 0; i < text->sentence_count; i++) {
		int rank = points_for_sentence(
				&text->sentences[i], source, target);
		struct event found = *out;
		struct search search = { .out = &found };
		relate_in(workspace, text, mentions, i, source, target, arena,
				&search);
		bool better = search.found
			      && (!best.found || rank > best_rank
					      || (rank == best_rank
							      && search.best > best.best));
		if (!better && best.found)
			continue;
		if (!search.found && best_rank >= rank)
			continue;
		best = search;
		best_rank = rank;
		*out = found;
	}
}
