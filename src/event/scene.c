#include "event/scene.h"

#include <string.h>

#include "actor/gazetteer.h"
#include "event/code.h"
#include "event/contexts.h"
#include "event/evidence.h"
#include "event/match.h"
#include "event/roles.h"
#include "event/status.h"

static void
find_places(struct scene *scene, const struct mentions *mentions,
		struct arena *arena)
{
	size_t i = mentions_first_place(mentions, scene->sentence);
	for (; i < mentions->place_count
			&& mentions->place[i].sentence == scene->sentence;
			i++) {
		const struct place_mention *place = &mentions->place[i];
		if (place->dateline || !place->code[0]
				|| place->head > scene->tree.count)
			continue;
		struct mention *mention = ARENA_NEW(arena, struct mention, 1);
		*mention = (struct mention){ .sentence = place->sentence,
			.first = place->first,
			.last = place->last,
			.head = place->head,
			.kind = MENTION_COUNTRY,
			.start = place->start,
			.end = place->end };
		memcpy(mention->actor.code, place->code,
				sizeof mention->actor.code);
		mention->actor.id = str_of(mention->actor.code);
		scene->place[place->head] = mention;
	}
}

void
scene_clear(struct scene *scene)
{
	static const struct candidate empty;
	size_t count = scene->tree.count + 1u;
	scene->candidates = ARENA_NEW(scene->arena, struct candidate *, count);
	for (size_t i = 0; i < count; i++)
		scene->candidates[i] = (struct candidate *)&empty;
	scene->consumed = ARENA_NEW(scene->arena, bool, count);
	scene->conditional = ARENA_NEW(scene->arena, bool, count);
}

struct candidate *
scene_own_candidate(struct scene *scene, uint16_t token)
{
	if (!scene->candidates[token]->match.frame)
		scene->candidates[token] =
				ARENA_NEW(scene->arena, struct candidate, 1);
	return scene->candidates[token];
}

static bool
is_person(const struct mention *mention)
{
	return mention->actor.person;
}

/* Whoever may act, bodies and groups too. */
static bool
may_act(const struct mention *mention)
{
	return mention->kind != MENTION_PRONOUN
	       && mention->kind != MENTION_ADJECTIVE;
}

/* Which words of the sentence head such a mention; null where an object tells
 * no persons apart. */
static const bool *
find_heads(const struct frames *frames, const struct text *text,
		const struct mentions *mentions, uint32_t sentence,
		bool (*is_meant)(const struct mention *), struct arena *arena)
{
	uint32_t count = text->sentences[sentence].count;
	if (!sets_traits(frames->sets)->marked_objects)
		return NULL;
	bool *heads = ARENA_NEW(arena, bool, count + 1u);
	for (uint32_t i = mentions->first[sentence];
			i < mentions->first[sentence + 1]; i++)
		if (is_meant(&mentions->at[i]) && mentions->at[i].head <= count)
			heads[mentions->at[i].head] = true;
	return heads;
}

/* Asks for the first triggers of each word, which the tree leaves time for. */
static void
expect_triggers(const struct frames *frames, const struct text *text,
		uint32_t sentence)
{
	const struct sentence *at = &text->sentences[sentence];
	for (uint32_t i = 0; i < at->count; i++) {
		word_id word = text->tokens[at->first + i].lemma;
		const struct trigger *trigger = frames_triggers(frames, word);
		if (!trigger)
			continue;
		/* It may lie across two lines. */
		__builtin_prefetch(trigger);
		__builtin_prefetch(&trigger->next);
	}
}

void
scene_open(struct scene *scene, const struct event_workspace *workspace,
		const struct text *text, const struct mentions *mentions,
		uint32_t sentence, int32_t day, struct arena *arena)
{
	*scene = (struct scene){ .frames = workspace->frames,
		.arena = arena,
		.sentence = sentence,
		.day = day,
		.trace = workspace->traced ? &workspace->trace : NULL };
	/* Who leaves out all our frames wants to hear theirs alone. */
	if (text->heard && workspace->makers != MAKERS_FRAMES
			&& workspace->frames->builtin)
		scene->heard = &text->heard[sentence];
	expect_triggers(workspace->frames, text, sentence);
	tree_build(&scene->tree, workspace->frames, text,
			&text->sentences[sentence],
			find_heads(workspace->frames, text, mentions, sentence,
					is_person, arena),
			find_heads(workspace->frames, text, mentions, sentence,
					may_act, arena),
			arena);
	size_t count = scene->tree.count + 1u;
	scene->mention = ARENA_NEW(arena, const struct mention *, count);
	scene->place = ARENA_NEW(arena, const struct mention *, count);
	scene->voice = mentions->voice.actor.code[0] ? &mentions->voice : NULL;
	scene->we = mentions->voice_is_we ? scene->voice : NULL;
	scene_clear(scene);
	find_places(scene, mentions, arena);
	time_scan(&workspace->frames->time, text, &text->sentences[sentence],
			arena, &scene->times);
	for (uint32_t i = mentions->first[sentence];
			i < mentions->first[sentence + 1]; i++)
		if (mentions->at[i].head <= scene->tree.count)
			scene->mention[mentions->at[i].head] = &mentions->at[i];
}

enum plover_event
scene_event_at(const struct scene *scene, uint16_t token)
{
	const struct frame *frame = scene->candidates[token]->match.frame;
	if (frame && frame->event)
		return (enum plover_event)frame->event;
	const struct clause *clause = &scene->tree.clauses[token];
	const uint16_t places[] = { clause->object, clause->second };
	for (unsigned i = 0; i < 2; i++) {
		frame = scene->candidates[places[i]]->match.frame;
		if (places[i] && frame && frame->kind == TRIGGER_NOUN)
			return (enum plover_event)frame->event;
	}
	return PLOVER_NONE;
}

void
scene_match(struct scene *scene)
{
	for (uint16_t i = scene->tree.count; i-- > 0;) {
		uint16_t token = scene->tree.order[i];
		match_token(scene, token);
		if (scene->candidates[token]->match.frame)
			roles_fill(scene, scene->candidates[token]);
	}
}

/* A concrete act of deception or intrusion always has that context. */
static uint64_t
context_of_mode(const struct ontology *ontology, const struct event *event)
{
	struct str mode = ontology->modes[event->mode].name;
	if (!event->mode || event->category != PLOVER_COERCE)
		return 0;
	size_t context = ontology_context(ontology, mode);
	return context ? UINT64_C(1) << context : 0;
}

static void
copy_parties(const struct mention **to, uint8_t *count,
		const struct parties *from)
{
	for (unsigned i = 0; i < from->count; i++)
		to[i] = from->at[i];
	*count = from->count;
}

/* Somebody's soil that is none of theirs: "met in Geneva". */
static bool
meets_abroad(const struct scene *scene, const struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	const struct parties *parties = &candidate->actor;
	uint16_t host = candidate->match.verb ? candidate->match.verb
			: candidate->match.frame->kind == TRIGGER_NOUN
					? tree->clause_of[candidate->match.at]
					: candidate->match.at;
	TREE_CHILDREN(tree, host, child)
	{
		const struct mention *place = scene->place[child];
		uint16_t preposition = tree_child(tree, child, DEPREL_CASE);
		if (!place || !preposition || child < host
				|| !tree_is(tree, preposition, GRAMMAR_IN))
			continue;
		for (unsigned i = 0; i < parties->count; i++)
			if (!parties->at[i]->actor.code[0]
					|| !strcmp(parties->at[i]->actor.code,
							place->actor.code))
				return false;
		return true;
	}
	return false;
}

static bool
of_two_countries(const struct parties *parties)
{
	for (unsigned i = 1; i < parties->count; i++)
		if (strcmp(parties->at[0]->actor.code,
				    parties->at[i]->actor.code))
			return true;
	return false;
}

static void
set_third_party(const struct scene *scene, struct candidate *candidate)
{
	const struct ontology *ontology = scene->frames->ontology;
	struct event *event = &candidate->event;
	if (event->category != PLOVER_CONSULT || event->mode
			|| !candidate->match.frame->mutual
			|| !of_two_countries(&candidate->actor)
			|| !meets_abroad(scene, candidate))
		return;
	event->mode = (uint8_t)ontology_mode(
			ontology, PLOVER_CONSULT, STR("third-party"));
	event->cameo = (uint16_t)ontology_cameo(ontology, STR("044"));
}

void
scene_make_event(const struct scene *scene, uint16_t token,
		const struct context_hits *cues, struct candidate *candidate)
{
	const struct frame *frame = candidate->match.frame;
	struct event *event = &candidate->event;
	*event = (struct event){ .sentence = scene->sentence,
		.category = frame->event,
		.mode = frame->mode,
		.cameo = frame->cameo,
		.trigger = token,
		.trigger_last = candidate->match.last,
		.frame = frame };
	copy_parties(event->actor, &event->actor_count, &candidate->actor);
	copy_parties(event->recipient, &event->recipient_count,
			&candidate->recipient);
	event->contexts = contexts_of(scene, cues, event, candidate->match.verb)
			  | context_of_mode(scene->frames->ontology, event);
	set_third_party(scene, candidate);
	bool doubt = status_apply(scene, candidate);
	event->mutual = roles_are_mutual(scene, &candidate->match, event);
	event->evidence = evidence_of(candidate, doubt);
	event->confidence = confidence_of(
			&scene->frames->ontology->confidence, event->evidence);
}
