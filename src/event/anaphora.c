#include "event/anaphora.h"

#include <string.h>

#include "event/code.h"
#include "event/phrase.h"
#include "event/tree_owner.h"

enum { NEAR_SENTENCES = 2 }; /* for nouns of any category */

void
anaphora_reset(struct anaphora *anaphora)
{
	anaphora->count = 0;
}

static void
copy(struct parties *to, const struct mention *const *from, unsigned count)
{
	to->count = 0;
	for (unsigned i = 0; i < count; i++)
		parties_add(to, from[i]);
}

void
anaphora_remember(struct anaphora *anaphora, const struct event *event)
{
	struct told *told = &anaphora->told[anaphora->count++ % LIMIT_TOLD];
	*told = (struct told){ .sentence = event->sentence,
		.category = event->category,
		.mode = event->mode,
		.status = event->status,
		.speaker = event->speaker };
	copy(&told->actor, event->actor, event->actor_count);
	copy(&told->recipient, event->recipient, event->recipient_count);
}

/* ---------------------------------------------------------- the deed meant */

/* Whether the event is of one of the categories, or somebody said it and the
 * noun is one for what is said: "the remarks". */
static bool
is_meant(const struct told *told, uint64_t categories)
{
	const uint64_t said = UINT64_C(1) << PLOVER_ACCUSE;
	return told->category < 64
	       && (categories >> told->category & 1
			       || (told->speaker && categories & said));
}

/* The latest that the noun may stand for, or null. */
static const struct told *
find_told(const struct anaphora *anaphora, const struct scene *scene,
		uint64_t categories, bool any)
{
	uint32_t least = anaphora->count > LIMIT_TOLD
					 ? anaphora->count - LIMIT_TOLD
					 : 0;
	uint32_t far = any ? NEAR_SENTENCES : LIMIT_REFERENCE_SENTENCES;
	for (uint32_t i = anaphora->count; i > least; i--) {
		const struct told *told = &anaphora->told[(i - 1) % LIMIT_TOLD];
		if (told->sentence + far < scene->sentence)
			return NULL;
		if (any || is_meant(told, categories))
			return told;
	}
	return NULL;
}

static bool
is_definite(const struct scene *scene, uint16_t token)
{
	TREE_CHILDREN(&scene->tree, token, child)
	{
		uint8_t deprel = scene->tree.tokens[child].deprel;
		if ((deprel == DEPREL_DET || deprel == DEPREL_DET_PREDET
				    || deprel == DEPREL_AMOD)
				&& tree_is(&scene->tree, child,
						GRAMMAR_RETOLD_DETERMINER))
			return true;
	}
	return false;
}

/* "called the accusation baseless" is no accusation that it speaks of itself. */
static bool
answers(unsigned event)
{
	return event == PLOVER_ACCUSE || event == PLOVER_REJECT;
}

/* What the sentence itself told before the noun: "accused the police of
 * torture; the police denied the allegation". */
static bool
find_here(const struct scene *scene, const struct candidate *own,
		uint16_t token, uint64_t categories, struct told *told)
{
	for (uint16_t t = (uint16_t)(token - 1); t; t--) {
		const struct candidate *candidate = scene->candidates[t];
		const struct frame *frame = candidate->match.frame;
		if (!frame || !frame->event || candidate->dropped
				|| (candidate == own && answers(frame->event))
				|| !candidate->actor.count
				|| frame->event >= 64
				|| !(categories >> frame->event & 1))
			continue;
		*told = (struct told){ .category = frame->event,
			.actor = candidate->actor,
			.recipient = candidate->recipient };
		return true;
	}
	return false;
}

/* "Petro said that Israel bombs Gaza. Israel rejected the remarks": those of
 * Petro. */
static const struct told *
as_said(const struct told *told, uint64_t categories, struct told *said)
{
	if (categories >> told->category & 1)
		return told;
	*said = (struct told){ .sentence = told->sentence,
		.category = PLOVER_ACCUSE,
		.actor = { { told->speaker }, 1 } };
	return said;
}

/* The deed that a definite noun without parties of its own speaks of. */
static const struct told *
deed_at(const struct anaphora *anaphora, const struct scene *scene,
		const struct candidate *asked, uint16_t token, struct told *here)
{
	const struct token *noun = &scene->tree.tokens[token];
	struct parties own = { .count = 0 };
	uint64_t categories = frames_retold(scene->frames, noun->lemma)
			      | frames_retold(scene->frames, noun->lower);
	bool any = tree_is(&scene->tree, token, GRAMMAR_RETOLD_ANY)
		   && !tree_possessor(&scene->tree, token);
	if ((!categories && !any) || scene->mention[token]
			|| noun->upos == UPOS_VERB
			|| !is_definite(scene, token))
		return NULL;
	phrase_parties(scene, token, false, &own);
	if (own.count)
		return NULL;
	if (!any && find_here(scene, asked, token, categories, here))
		return here;
	const struct told *told = find_told(anaphora, scene, categories, any);
	/* Who "defends the decision" that others blamed does not back them. */
	if (told && any && told->category == PLOVER_ACCUSE
			&& asked->match.frame->event == PLOVER_SUPPORT)
		return NULL;
	return told && !any ? as_said(told, categories, here) : told;
}

/* ---------------------------------------------------------------- filling */

/* The party, as the noun's words denote it. */
static const struct mention *
refer(const struct scene *scene, uint16_t token, const struct mention *party,
		struct arena *arena)
{
	struct mention *mention = ARENA_NEW(arena, struct mention, 1);
	const struct token *noun = &scene->tree.tokens[token];
	*mention = *party;
	mention->sentence = scene->sentence;
	mention->first = mention->last = mention->head = token;
	mention->start = noun->start;
	mention->end = noun->end;
	mention->kind = MENTION_PRONOUN;
	mention->also = 0;
	mention->with = NULL;
	if (!mention->antecedent.end)
		mention->antecedent = (struct antecedent){ party->sentence,
			party->start, party->end };
	return mention;
}

static bool
has_side(const struct parties *parties, const struct mention *mention)
{
	for (unsigned i = 0; i < parties->count; i++)
		if (mention_same_side(parties->at[i], mention))
			return true;
	return false;
}

/* "The minister praised the gesture" of the party that she governs with: at
 * home words and offers are judged more than who made them; violence has who
 * did it. (Of 2,450 sentences in their articles five such recipients came, and
 * none was meant.) */
static bool
is_left_at_home(const struct candidate *candidate, const struct told *told,
		const struct mention *party)
{
	const struct parties *actor = &candidate->actor;
	bool force = told->category == PLOVER_COERCE
		     || told->category == PLOVER_ASSAULT;
	return !force && actor->count
	       && !strcmp(actor->at[0]->actor.code, party->actor.code);
}

/* Who did it; of one's own deed, whom it was done to, but who defends his own
 * veto supports nobody. */
static void
fill_from(const struct scene *scene, struct candidate *candidate,
		uint16_t token, const struct told *told, struct arena *arena)
{
	const struct parties *sides[] = { &told->actor, &told->recipient };
	bool supports = candidate->match.frame->event == PLOVER_SUPPORT;
	unsigned count = supports ? 1 : 2;
	for (unsigned s = 0; s < count && !candidate->recipient.count; s++)
		for (unsigned i = 0; i < sides[s]->count; i++) {
			const struct mention *party = sides[s]->at[i];
			if (mention_is_coded(party)
					&& !is_left_at_home(candidate, told, party)
					&& !has_side(&candidate->actor, party))
				parties_add(&candidate->recipient,
						refer(scene, token, party,
								arena));
		}
}

/* What the candidate is about: the object, or what stands behind a preposition
 * that is neither of time nor of place. */
static bool
is_topic(const struct scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->tree;
	switch (tree->tokens[token].deprel) {
	case DEPREL_OBJ:
	case DEPREL_NSUBJ_PASS:
		return true;
	case DEPREL_OBL:
	case DEPREL_NMOD:
		return !tree_child_in(tree, token, GRAMMAR_TIME_PREPOSITION)
		       && !tree_child_in(
				       tree, token, GRAMMAR_STATE_PREPOSITION);
	default:
		return false;
	}
}

/* The deed that something below the host speaks of. */
static void
fill_below(const struct anaphora *anaphora, const struct scene *scene,
		struct candidate *candidate, uint16_t host, struct arena *arena)
{
	TREE_CHILDREN(&scene->tree, host, child)
	{
		struct told here;
		const struct told *told =
				is_topic(scene, child)
						? deed_at(anaphora, scene,
								candidate,
								child, &here)
						: NULL;
		if (told)
			fill_from(scene, candidate, child, told, arena);
	}
}

static void
fill_candidate(const struct anaphora *anaphora, const struct scene *scene,
		struct candidate *candidate, struct arena *arena)
{
	const struct match *match = &candidate->match;
	const uint16_t hosts[] = { match->at, match->verb };
	for (unsigned h = 0; h < 2 && !candidate->recipient.count; h++)
		if (hosts[h])
			fill_below(anaphora, scene, candidate, hosts[h], arena);
	/* "exigió levantar {la medida}", "explicaciones por {la detención}":
	 * what is asked for is asked of who did it. */
	for (unsigned i = 0; match->frame->event == PLOVER_REQUEST
				&& i < match->frame->count
				&& !candidate->recipient.count;
			i++)
		if (match->token[i] && match->token[i] > match->at)
			fill_below(anaphora, scene, candidate, match->token[i],
					arena);
}

/* "The EU fined Gazprom. Moscow called the decision illegal and threatened to
 * sue Poland": what was told before says more than a guess. */
static void
fill_supposed(const struct anaphora *anaphora, const struct scene *scene,
		struct candidate *candidate, struct arena *arena)
{
	const struct parties supposed = candidate->recipient;
	candidate->recipient.count = 0;
	fill_candidate(anaphora, scene, candidate, arena);
	if (!parties_have_country(&candidate->recipient))
		candidate->recipient = supposed;
}

void
anaphora_fill(const struct anaphora *anaphora, struct scene *scene,
		struct arena *arena)
{
	for (uint16_t t = 1; anaphora->count && t <= scene->tree.count; t++) {
		struct candidate *candidate = scene->candidates[t];
		const struct frame *frame = candidate->match.frame;
		if (!frame || !frame->event || frame->mutual
				|| !candidate->actor.count)
			continue;
		if (!candidate->recipient.count)
			fill_candidate(anaphora, scene, candidate, arena);
		else if (candidate->supposed)
			fill_supposed(anaphora, scene, candidate, arena);
	}
}

/* --------------------------------------------------------------- dropping */

static bool
covers(const struct told *told, const struct parties *parties)
{
	for (unsigned i = 0; i < parties->count; i++)
		if (!has_side(&told->actor, parties->at[i])
				&& !has_side(&told->recipient, parties->at[i]))
			return false;
	return true;
}

/* "the visit", "Li's visit": nobody spoken of who was not in the event. */
static bool
was_told(const struct anaphora *anaphora, struct scene *scene, uint16_t token)
{
	struct candidate *candidate = scene->candidates[token];
	const struct frame *frame = candidate->match.frame;
	bool owned = tree_child(&scene->tree, token, DEPREL_NMOD_POSS) != 0;
	if (!owned && !is_definite(scene, token))
		return false;
	const struct told *told = find_told(anaphora, scene,
			UINT64_C(1) << (frame->event & 63), false);
	if (!told || told->sentence == scene->sentence
			|| told->mode != frame->mode
			|| !covers(told, &candidate->actor)
			|| !covers(told, &candidate->recipient))
		return false;
	scene_make_event(scene, token, NULL, candidate);
	return candidate->event.status == told->status;
}

void
anaphora_drop(const struct anaphora *anaphora, struct scene *scene)
{
	for (uint16_t t = 1; anaphora->count && t <= scene->tree.count; t++) {
		struct candidate *candidate = scene->candidates[t];
		const struct frame *frame = candidate->match.frame;
		bool noun = frame && frame->event && frame->kind == TRIGGER_NOUN
			    && !candidate->match.verb && !candidate->dropped;
		if (noun && was_told(anaphora, scene, t))
			candidate->dropped = "the article told the event "
					     "before";
	}
}
