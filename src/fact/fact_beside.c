/* What a fact beside it tells, too: of whom a bare number is, which days a
 * comparison holds for, who takes part; and whose promise it is. */
#include "event/parties.h"
#include "event/phrase.h"
#include "fact/fact_scene.h"

enum { OBJECT_DEPTH = 8 };

static void
copy_period(struct telling *telling, const struct telling *other)
{
	telling->fact.day = other->fact.day;
	telling->fact.last_day = other->fact.last_day;
	telling->fact.day_unit = other->fact.day_unit;
	telling->fact.time_start = other->fact.time_start;
	telling->fact.time_end = other->fact.time_end;
}

/* A word that compares, at the token or right below it. */
static bool
compares(const struct fact_scene *scene, uint16_t token)
{
	if (fact_has_word(scene, token, FACT_WORD_COMPARE))
		return true;
	TREE_CHILDREN(&scene->scene.tree, token, child)
	if (tree_relation(&scene->scene.tree, child) == DEPREL_CASE
			&& fact_has_word(scene, child, FACT_WORD_COMPARE))
		return true;
	return false;
}

/* "..., though the deficit widened" */
static bool
is_beside(const struct tree *tree, uint16_t token)
{
	return deprel_universal(tree_relation(tree, token)) == DEPREL_ADVCL
	       && tree->clause_of[token] == token
	       && tree_child(tree, token, DEPREL_MARK)
	       && !tree_is_infinitive(tree, token);
}

/* What is compared, or told in a clause beside, holds for the same time, if no
 * other is told. */
static void
complete_compared(const struct fact_scene *scene, struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	bool compared = false;
	uint16_t token = telling->match->at;
	if (telling->fact.day != DAY_NONE)
		return;
	for (unsigned step = 0; token && step < OBJECT_DEPTH; step++) {
		for (unsigned i = 0; i < scene->count && compared; i++) {
			const struct telling *other = &scene->at[i];
			if (other == telling || other->dropped
					|| other->fact.kind
							   != telling->fact.kind
					|| !telling_has(other, token))
				continue;
			copy_period(telling, other);
			return;
		}
		compared |= compares(scene, token) || is_beside(tree, token);
		token = tree_head(tree, token);
	}
}

/* "28 lawmakers travelled to China, compared with 24 who visited Peru". */
static void
complete_bare(struct fact_scene *scene, struct telling *telling)
{
	for (unsigned i = 0; i < scene->count && telling->bare; i++) {
		const struct telling *other = &scene->at[i];
		if (other == telling || other->dropped
				|| other->fact.kind != telling->fact.kind)
			continue;
		for (unsigned k = 0; k < other->fact.party_count; k++) {
			const struct fact_party *party = &other->fact.party[k];
			if (telling->bare >> party->role & 1)
				fact_add_party(telling, party->mention,
						party->role);
		}
		if (telling->fact.day == DAY_NONE)
			copy_period(telling, other);
		telling->bare = 0;
	}
}

/* "Bilateral trade reached ..., though Peru's deficit with China widened". */
void
fact_beside_borrow(struct fact_scene *scene, struct telling *telling)
{
	if (telling->fact.party_count || telling->result->itself == false)
		return;
	for (unsigned i = 0; i < scene->count; i++) {
		const struct telling *other = &scene->at[i];
		if (other == telling || other->dropped
				|| other->fact.kind != telling->fact.kind)
			continue;
		for (unsigned k = 0; k < other->fact.party_count; k++)
			fact_add_party(telling, other->fact.party[k].mention,
					other->fact.party[k].role);
		return;
	}
}

void
fact_beside_fill(struct fact_scene *scene, struct telling *telling)
{
	complete_bare(scene, telling);
	complete_compared(scene, telling);
}

static bool
is_promise(const struct fact_scene *scene, uint16_t noun)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	uint8_t promise = vocabulary_told(vocabulary, STR("promise"));
	return promise && tree_is_noun(&scene->scene.tree, noun)
	       && vocabulary_told_by(vocabulary,
				  scene->scene.tree.tokens[noun].lemma)
						  >> promise
				  & 1;
}

/* The noun of a promise that the verb's clause tells the words of: "a promise
 * that Fiji will send", "a promise by the king, who said Fiji will send". */
static uint16_t
promise_around(const struct fact_scene *scene, uint16_t verb)
{
	enum { STEPS = 4 };
	const struct tree *tree = &scene->scene.tree;
	uint16_t token = verb;
	for (unsigned step = 0; token && step < STEPS; step++) {
		enum deprel deprel =
				deprel_universal(tree_relation(tree, token));
		if (deprel != DEPREL_CCOMP && deprel != DEPREL_ACL
				&& deprel != DEPREL_NMOD)
			return 0;
		token = tree_head(tree, token);
		if (token && is_promise(scene, token))
			return token;
	}
	return 0;
}

/* Who is named as the one whose promise it is, of the same country as who will
 * do it, promises too, and is named first. */
void
fact_promise_fill(const struct fact_scene *scene, struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	struct fact *fact = &telling->fact;
	uint8_t role = vocabulary_role(
			&scene->facts->vocabulary, STR("pledger"));
	uint16_t noun = fact_has_role(telling, role) ? promise_around(
					scene, telling->match->at)
						     : 0;
	struct parties found = { .count = 0 };
	if (!noun)
		return;
	phrase_owner_parties(&scene->scene, noun, &found);
	TREE_CHILDREN(tree, noun, child)
	if (tree_child_in(tree, child, GRAMMAR_BY))
		phrase_head_parties(&scene->scene, child, &found);
	for (unsigned i = 0; i < found.count; i++) {
		uint8_t last = fact->party_count;
		if (!fact_has_country(telling, found.at[i]->actor.code))
			continue;
		fact_add_party(telling, found.at[i], role);
		if (fact->party_count == last)
			continue;
		struct fact_party added = fact->party[last];
		memmove(fact->party + 1, fact->party,
				last * sizeof *fact->party);
		fact->party[0] = added;
	}
}
