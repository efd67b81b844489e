/* What a count is about beside those who are counted: "seven million people
 * have no {bank account}", "put 14,000 nurses in {our schools}". */
#include <string.h>

#include "event/sets.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/fact_scene.h"

enum { CLIMBS = 6 };

/* The word that hangs the count in the tree, past those it stands beside in a
 * list or as another word for them; 0 none. */
static uint16_t
counted_word(const struct fact_scene *scene, const struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	const struct amount *amount = telling->fact.count[0];
	uint16_t token = scene->top[amount - scene->amounts];
	for (unsigned i = 0; token && i < CLIMBS; i++) {
		enum deprel relation =
				deprel_universal(tree_relation(tree, token));
		if (relation != DEPREL_CONJ && relation != DEPREL_APPOS)
			return token;
		token = tree_head(tree, token);
	}
	return token;
}

static bool
is_within(const struct amount *amount, uint16_t token)
{
	return amount->first <= token && token <= amount->last;
}

/* A noun phrase of its own: no pronoun, day, sum or figure of the fact, and
 * nobody who takes part already. */
static bool
may_be_concern(const struct fact_scene *scene, const struct telling *telling,
		uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	if (!token || !tree_is_noun(tree, token)
			|| time_has(&scene->scene.times, token)
			|| tree_is(tree, token, GRAMMAR_CALENDAR)
			|| fact_has_word(scene, token, FACT_WORD_VAGUE)
			|| fact_is_of_party(scene, telling, token))
		return false;
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (is_within(&scene->amounts[i], token))
			return false;
	return true;
}

/* "votaron a favor de {la resolución}": the noun behind words that are one
 * preposition. */
static uint16_t
noun_behind(const struct tree *tree, uint16_t noun)
{
	uint16_t inner = tree_is(tree, noun, GRAMMAR_SAKE)
					 ? tree_child(tree, noun, DEPREL_NMOD)
					 : 0;
	return inner ? inner : noun;
}

/* The first phrase with a preposition behind the verb that may be it; where
 * something is done to those who are counted ("arrested 200 in Minsk") a place
 * is no more than where. */
static uint16_t
oblique_of(const struct fact_scene *scene, const struct telling *telling,
		uint16_t verb, bool acts)
{
	const struct tree *tree = &scene->scene.tree;
	TREE_CHILDREN(tree, verb, child)
	{
		if (deprel_universal(tree_relation(tree, child)) != DEPREL_OBL
				|| child < verb)
			continue;
		uint16_t noun = noun_behind(tree, child);
		if ((acts || !scene->scene.place[noun])
				&& may_be_concern(scene, telling, noun))
			return noun;
	}
	return 0;
}

/* "called upon {to elect}", "stepped up {to serve}": the verb below it that
 * says what for; 0 none. */
static uint16_t
verb_below(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel relation =
				deprel_universal(tree_relation(tree, child));
		if (child > verb
				&& (relation == DEPREL_XCOMP
						|| (relation == DEPREL_ADVCL
								&& tree_is_infinitive(
										tree,
										child))))
			return child;
	}
	return 0;
}

/* What the verbs below it are about: "would start getting paid for {lessons}",
 * "called upon to elect {a parliament}"; 0 none. */
static uint16_t
concern_below(const struct fact_scene *scene, const struct telling *telling,
		uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	verb = verb_below(tree, verb);
	for (unsigned i = 0; verb && i < CLIMBS; i++) {
		if (may_be_concern(scene, telling,
				    verb)) /* "to become nurses" */
			return verb;
		uint16_t object = tree->clauses[verb].object;
		if (object > verb && may_be_concern(scene, telling, object))
			return object;
		uint16_t noun = oblique_of(scene, telling, verb, true);
		if (noun)
			return noun;
		verb = verb_below(tree, verb);
	}
	return 0;
}

/* The likeliest of what stands with the verb beside the one who is counted. */
static uint16_t
concern_of_verb(const struct fact_scene *scene, const struct telling *telling,
		uint16_t verb, uint16_t counted)
{
	const struct tree *tree = &scene->scene.tree;
	const struct clause *clause = &tree->clauses[verb];
	bool acts = clause->subject == counted;
	const uint16_t likely[] = {
		clause->object == counted ? clause->second : clause->object,
		concern_below(scene, telling, verb),
		acts ? 0 : clause->subject,
		oblique_of(scene, telling, verb, acts),
	};
	for (unsigned i = 0; i < sizeof likely / sizeof *likely; i++)
		if (likely[i] != counted
				&& may_be_concern(scene, telling, likely[i]))
			return likely[i];
	return 0;
}

/* "the flight of 8 million people": what happens to them; not "a group of". */
static uint16_t
concern_of_noun(const struct fact_scene *scene, const struct telling *telling,
		uint16_t noun)
{
	const struct tree *tree = &scene->scene.tree;
	return !tree_is(tree, noun, GRAMMAR_PARTITIVE)
					       && may_be_concern(scene, telling,
							       noun)
			       ? noun
			       : 0;
}

/* "200 towns that were chosen to join {the league}": what the clause behind
 * those who are counted is about; 0 none. */
static uint16_t
concern_behind(const struct fact_scene *scene, const struct telling *telling,
		uint16_t counted)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t clause = tree_child(tree, counted, DEPREL_ACL_RELCL);
	if (clause < counted || tree_traits(tree)->noun_first)
		return 0;
	return concern_of_verb(scene, telling, clause, counted);
}

/* "8 million people are on {the brink of famine}": what they are. */
static uint16_t
concern_of_subject(const struct fact_scene *scene,
		const struct telling *telling, uint16_t head, uint16_t counted)
{
	return may_be_concern(scene, telling, head)
			       ? head
			       : concern_of_verb(scene, telling, head, counted);
}

static uint16_t
concern_around(const struct fact_scene *scene, const struct telling *telling,
		uint16_t counted)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t head = tree_head(tree, counted);
	if (!head)
		return 0;
	switch (deprel_universal(tree_relation(tree, counted))) {
	case DEPREL_NMOD:
		return concern_of_noun(scene, telling, head);
	case DEPREL_NSUBJ:
		return concern_of_subject(scene, telling, head, counted);
	case DEPREL_OBJ:
	case DEPREL_IOBJ:
	case DEPREL_OBL:
	case DEPREL_CSUBJ:
		return concern_of_verb(scene, telling, head, counted);
	default:
		return 0;
	}
}

/* "90 percent of {the casualties}": of what the share is; 0 where it is none.
 */
static uint16_t
whole_of_share(const struct fact_scene *scene, const struct telling *telling,
		uint16_t counted)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t whole = tree_child(tree, counted, DEPREL_NMOD);
	bool share = telling->fact.count[0]->kind == AMOUNT_PERCENT
		     && whole > counted
		     && tree_child_in(tree, whole, GRAMMAR_OWNER_PREPOSITION);
	return share && may_be_concern(scene, telling, whole) ? whole : 0;
}

static uint16_t
concern_of(const struct fact_scene *scene, const struct telling *telling)
{
	uint16_t counted = counted_word(scene, telling);
	if (!counted)
		return 0;
	uint16_t concern = concern_around(scene, telling, counted);
	if (!concern)
		concern = concern_behind(scene, telling, counted);
	return concern ? concern : whole_of_share(scene, telling, counted);
}

/* Nothing, or those who are counted. */
static bool
has_no_object(const struct fact_scene *scene, const struct telling *telling)
{
	uint16_t object = telling->object;
	return !object || !telling->fact.object_end
	       || is_within(telling->fact.count[0], object)
	       || object == scene->top[telling->fact.count[0] - scene->amounts];
}

/* Somebody else than those who are counted is the object. */
static bool
has_other_object(const struct fact_scene *scene, const struct telling *telling)
{
	uint8_t object = scene->facts->vocabulary.named_role.object;
	for (unsigned i = 0; i < telling->fact.party_count; i++) {
		const struct fact_party *party = &telling->fact.party[i];
		if (party->role == object
				&& !(fact_is_here(scene, party->mention)
						&& is_within(telling->fact.count[0],
								party->mention->head)))
			return true;
	}
	return false;
}

/* "withdrew {1,500 troops} from Somalia": the country is that of the place
 * behind them. */
static bool
is_of_place_behind(
		const struct fact_scene *scene, const struct mention *mention)
{
	const unsigned near = mention->head + 4u;
	const struct tree *tree = &scene->scene.tree;
	for (unsigned t = mention->head + 1u; t <= tree->count && t <= near;
			t++) {
		const struct mention *place = scene->scene.place[t];
		if (place && !strcmp(place->actor.code, mention->actor.code))
			return true;
	}
	return false;
}

/* Whom the figure counts, where their country is known; else null. */
static const struct mention *
who_is_counted(const struct fact_scene *scene, const struct telling *telling)
{
	const struct mention *mention =
			scene->everybody[telling->fact.count[0]->head];
	if (!mention)
		return NULL;
	bool armed = sector_in(mention->actor.sector[0], SECTORS_ARMED);
	bool told = mention->actor.code[0]
		    && !(armed && is_of_place_behind(scene, mention));
	return told && mention->kind != MENTION_GENERIC ? mention : NULL;
}

/* Some figure of the fact counts it. */
static bool
is_counted(const struct fact *fact, uint16_t token)
{
	for (unsigned i = 0; i < fact->count_count; i++)
		if (is_within(fact->count[i], token))
			return true;
	return false;
}

/* "300 nurses and {doctors}": several others without a name that the same
 * figure counts. */
static bool
is_counted_beside(const struct fact_scene *scene, const struct fact *fact,
		const struct mention *mention)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t head = mention->head;
	bool unnamed = mention->kind == MENTION_AGENT
		       || mention->kind == MENTION_GENERIC;
	return unnamed && tree_relation(tree, head) == DEPREL_CONJ
	       && tree_feature(tree, head, FEATURE_NUMBER) == NUMBER_PLUR
	       && is_counted(fact, tree_head(tree, head));
}

/* "{27 million people} voted": whom a figure counts is told by it and takes no
 * part. */
static void
drop_counted(const struct fact_scene *scene, struct telling *telling)
{
	struct fact *fact = &telling->fact;
	uint8_t kept = 0;
	for (unsigned i = 0; i < fact->party_count; i++) {
		const struct mention *mention = fact->party[i].mention;
		bool here = fact_is_here(scene, mention);
		if (here && is_within(fact->count[0], mention->head)) {
			if (mention->actor.code[0])
				fact->counted = mention;
		} else if (!here
				|| (!is_counted(fact, mention->head)
						&& !is_counted_beside(scene,
								fact, mention)))
			fact->party[kept++] = fact->party[i];
	}
	fact->party_count = kept;
}

static bool
is_party_counted(const struct fact_scene *scene, const struct fact_party *party,
		const struct amount *amount)
{
	return fact_is_here(scene, party->mention)
	       && is_within(amount, party->mention->head);
}

/* Whether somebody who does it is whom the figure counts. */
static bool
counts_doer(const struct fact_scene *scene, const struct fact *fact,
		const struct amount *amount)
{
	uint8_t actor = scene->facts->vocabulary.named_role.actor;
	for (unsigned i = 0; i < fact->party_count; i++)
		if (fact->party[i].role == actor
				&& is_party_counted(scene, &fact->party[i],
						amount))
			return true;
	return false;
}

/* The number of those who do it, as a fact of its own. */
static void
tell_doers(struct fact_scene *scene, const struct telling *whole,
		const struct amount *doers)
{
	if (scene->count == TELLINGS)
		return;
	struct telling *part = &scene->at[scene->count++];
	*part = *whole;
	struct fact *fact = &part->fact;
	fact->party_count = 0;
	for (unsigned i = 0; i < whole->fact.party_count; i++)
		if (is_party_counted(scene, &whole->fact.party[i], doers))
			fact->party[fact->party_count++] = whole->fact.party[i];
	fact->count[0] = doers;
	fact->count_count = 1;
	part->object = 0;
	fact->object_start = fact->object_end = 0;
}

/* "{Nineteen cities} enrolled 5,000 pupils": the cities enrol the pupils,
 * however many they are; and how many is a fact, too. */
static void
part_doers(struct fact_scene *scene, struct telling *telling)
{
	struct fact *fact = &telling->fact;
	const struct amount *others[FACT_AMOUNTS], *doers = NULL;
	uint8_t count = 0;
	for (unsigned i = 0; i < fact->count_count; i++)
		if (counts_doer(scene, fact, fact->count[i]))
			doers = fact->count[i];
		else
			others[count++] = fact->count[i];
	if (!count || !doers)
		return;
	tell_doers(scene, telling, doers);
	memcpy(fact->count, others, count * sizeof *others);
	fact->count_count = count;
}

/* "deployed, at {least}, 40 nurses" */
static void
drop_vague(const struct fact_scene *scene, struct telling *telling)
{
	struct fact *fact = &telling->fact;
	if (!telling->object || is_counted(fact, telling->object)
			|| !fact_has_word(scene, telling->object,
					FACT_WORD_VAGUE))
		return;
	telling->object = 0;
	fact->object_start = fact->object_end = 0;
}

void
fact_concern_set(struct fact_scene *scene, struct telling *telling)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	if (telling->fact.kind != vocabulary->named_kind.count
			|| !telling->fact.count_count)
		return;
	part_doers(scene, telling);
	drop_counted(scene, telling);
	if (!telling->fact.counted)
		telling->fact.counted = who_is_counted(scene, telling);
	drop_vague(scene, telling);
	if (has_other_object(scene, telling) || !has_no_object(scene, telling))
		return;
	uint16_t concern = concern_of(scene, telling);
	if (!concern)
		return;
	telling->object = concern;
	fact_object_set(scene, telling);
}
