#include "event/crowd.h"

#include <string.h>

#include "actor/sector.h"
#include "event/parties.h"
#include "event/phrase.h"

/* Steps from a place up to what happens there: "in the streets of Lima". */
enum { STEPS = 4 };

/* The noun that names the deed; 0 none. */
static uint16_t
deed_of(const struct match *match)
{
	if (match->trigger->kind == TRIGGER_NOUN)
		return match->at;
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->frame->conditions[i].words.count && match->token[i])
			return match->token[i];
	return 0;
}

/* Somebody who stands right at the noun: not "protests against the visit of the
 * pope". */
static bool
is_at(const struct scene *scene, const struct parties *parties, uint16_t noun)
{
	return parties->count
	       && tree_head(&scene->tree, parties->at[0]->head) == noun;
}

static bool
is_people(const struct parties *parties)
{
	for (unsigned i = 0; i < parties->count; i++)
		if (parties->at[i]->kind == MENTION_COUNTRY
				|| !parties->at[i]->actor.sector[0])
			return false;
	return true;
}

/* "Farmers' protests against the minister broke out": the noun's own frame
 * knows who takes part; of "Peru's protests" only where. */
static bool
take_told(const struct scene *scene, uint16_t noun, struct candidate *candidate)
{
	const struct candidate *own = scene->candidates[noun];
	if (own == candidate || !own->match.frame
			|| !is_at(scene, &own->actor, noun)
			|| !is_people(&own->actor))
		return false;
	candidate->actor = own->actor;
	if (!candidate->recipient.count && is_at(scene, &own->recipient, noun))
		candidate->recipient = own->recipient;
	return true;
}

/* The place stands below the word, past nouns behind a preposition of place ("in
 * the streets of Lima"): not "over the war in Gaza". */
static bool
is_below(const struct tree *tree, uint16_t word, uint16_t token)
{
	for (int step = 0; token && step < STEPS; step++) {
		token = tree_head(tree, token);
		if (token == word)
			return true;
		if (!tree_child_in(tree, token, GRAMMAR_PLACE_PREPOSITION))
			return false;
	}
	return false;
}

/* "shook {Serbia}", "{Lima} saw protests", "spread to {Sfax}" */
static bool
is_in_clause(const struct tree *tree, uint16_t verb, uint16_t token)
{
	const struct clause *clause = &tree->clauses[verb];
	return token == clause->object || token == clause->subject
	       || (tree_head(tree, token) == verb && token > verb);
}

static bool
is_there(const struct scene *scene, const struct match *match, uint16_t word,
		const struct place_mention *place)
{
	const struct tree *tree = &scene->tree;
	uint16_t head = place->head;
	if (!place->code[0] || place->dateline || head > tree->count)
		return false;
	return (place->locative && is_below(tree, word, head))
	       || (word == match->at && match->trigger->kind == TRIGGER_VERB
			       && is_in_clause(tree, word, head));
}

/* Code of the country of a place below the word; null: there is none. */
static const char *
country_of_place(const struct scene *scene, const struct match *match,
		uint16_t word)
{
	const struct mentions *all = scene->mentions;
	const struct place_mention *place = all->place;
	for (size_t i = mentions_first_place(all, scene->sentence);
			i < all->place_count
			&& place[i].sentence == scene->sentence;
			i++)
		if (is_there(scene, match, word, &place[i]))
			return place[i].code;
	return NULL;
}

/* "Georgian protests": whose they are; null: nobody's. */
static const char *
country_of_owner(const struct scene *scene, uint16_t noun)
{
	struct parties owner = { .count = 0 };
	phrase_owner_parties(scene, noun, &owner);
	return owner.count && owner.at[0]->actor.code[0]
			       ? owner.at[0]->actor.code
			       : NULL;
}

/* "in several Kenyan towns": whose the place below the word is. */
static const char *
country_of_phrase(const struct scene *scene, uint16_t head)
{
	const char *code = NULL;
	TREE_CHILDREN(&scene->tree, head, child)
	if (!code && tree_child_in(&scene->tree, child, GRAMMAR_PLACE_PREPOSITION))
		code = country_of_owner(scene, child);
	return code;
}

/* What the crowd is at: "blocked {the motorway} near Lyon"; 0 nothing. */
static uint16_t
object_of(const struct scene *scene, const struct match *match)
{
	return match->trigger->kind == TRIGGER_VERB
			       ? scene->tree.clauses[match->at].object
			       : 0;
}

/* What the sentence tells, the surest first; null: nothing. */
static const char *
country_told(const struct scene *scene, const struct match *match,
		uint16_t noun)
{
	const char *code = country_of_place(scene, match, match->at);
	if (!code)
		code = country_of_place(scene, match, noun);
	uint16_t object = object_of(scene, match);
	if (!code && object)
		code = country_of_place(scene, match, object);
	if (!code)
		code = country_of_owner(scene, noun);
	if (!code)
		code = country_of_phrase(scene, noun);
	if (!code)
		code = country_of_phrase(scene, match->at);
	return code;
}

static struct mention *
people_of(const struct scene *scene, uint16_t noun, struct str rule)
{
	struct mention *crowd = mention_unknown(scene->arena,
			scene->tree.tokens + 1, scene->sentence, noun, noun);
	crowd->kind = MENTION_AGENT;
	crowd->source = rule;
	crowd->actor.sector[0] = SECTOR_CVL;
	return crowd;
}

/* The mention as one of somebody there; `code` may be null. */
static const struct mention *
of_country(const struct scene *scene, const struct mention *mention,
		const char *code)
{
	struct mention there = { 0 };
	if (code)
		memcpy(there.actor.code, code, sizeof there.actor.code);
	struct mention *copy = mention_of_country(scene, mention, &there);
	copy->country_from = (uint8_t)(code ? COUNTRY_FROM_PLACE
					    : COUNTRY_FROM_WORDS);
	copy->actor.id = actor_id(scene->arena, &copy->actor, true);
	return copy;
}

/* "a planned rally", "ended after protests": told by the way. A noun by itself
 * tells its deed where it is all that the sentence says. */
static bool
is_spoken_of(const struct tree *tree, const struct match *match, uint16_t noun)
{
	return match->at == noun ? tree_head(tree, noun) != 0
				 : tree_head(tree, match->at) == noun;
}

/* "the demonstration of the rocket": a line of the noun says it is none. */
static bool
is_none(const struct scene *scene, uint16_t noun)
{
	const struct frame *frame = scene->candidates[noun]->match.frame;
	return frame && !frame->event;
}

static void
add_people(const struct scene *scene, struct candidate *candidate)
{
	uint16_t noun = deed_of(&candidate->match);
	if (!noun || scene->mention[noun] || is_none(scene, noun)
			|| is_spoken_of(&scene->tree, &candidate->match, noun))
		return;
	struct parties *actor = &candidate->actor;
	if (!take_told(scene, noun, candidate))
		parties_add(actor, people_of(scene, noun,
						   candidate->match.frame->rule));
	const char *code = country_told(scene, &candidate->match, noun);
	if (!code && scene->dateline)
		code = scene->dateline->code;
	for (unsigned i = 0; i < actor->count; i++)
		if (!actor->at[i]->actor.code[0])
			actor->at[i] = of_country(scene, actor->at[i], code);
}

/* Nobody can be its subject, or its frame asks for none. */
static bool
names_nobody(const struct match *match)
{
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->frame->conditions[i].role == ROLE_ACTOR)
			return match->agentless;
	return true;
}

void
crowd_fill(struct scene *scene)
{
	for (uint16_t t = 1; t <= scene->tree.count; t++) {
		struct candidate *candidate = scene->candidates[t];
		if (candidate->match.frame && candidate->match.frame->crowd
				&& !candidate->actor.count
				&& names_nobody(&candidate->match))
			add_people(scene, candidate);
	}
}
