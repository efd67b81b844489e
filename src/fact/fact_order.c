/* Who gives a sum and who gets it, where neither frame nor tree tells: the
 * order of the words does. "A drive with new partners - $3 million to Fiji",
 * "announced a range of steps, including $3 million for clinics". */
#include "event/parties.h"
#include "event/tree_verb.h"
#include "fact/fact_scene.h"

enum { REACH = 16, CLIMB = 6 };

/* The last word of the fact's own sum, or of its word. */
static uint16_t
last_word(const struct telling *telling)
{
	const struct fact *fact = &telling->fact;
	uint16_t last = telling->match->at;
	for (unsigned i = 0; i < fact->amount_count; i++)
		if (fact->amount[i]->last > last)
			last = (uint16_t)fact->amount[i]->last;
	return last;
}

/* Another sum stands there. */
static bool
begins_other_sum(const struct fact_scene *scene, const struct telling *telling,
		uint16_t token)
{
	for (uint32_t i = 0; i < scene->amount_count; i++) {
		const struct amount *amount = &scene->amounts[i];
		bool own = false;
		for (unsigned k = 0; k < telling->fact.amount_count; k++)
			own |= telling->fact.amount[k] == amount;
		if (amount->kind == AMOUNT_MONEY && amount->first == token
				&& !own)
			return true;
	}
	return false;
}

/* The fact's word, or its sum where others stand between the two. */
static uint16_t
first_word(const struct fact_scene *scene, const struct telling *telling)
{
	uint16_t sum = (uint16_t)telling->fact.amount[0]->first;
	uint16_t first = telling->match->at;
	for (uint16_t t = first; t < sum; t++)
		if (begins_other_sum(scene, telling, t))
			return sum;
	return first < sum ? first : sum;
}

/* Another clause with somebody of its own begins. */
static bool
begins_clause(const struct tree *tree, uint16_t token)
{
	return tree->tokens[token].upos == UPOS_VERB
	       && tree_child(tree, token, DEPREL_NSUBJ)
	       && !tree_is_infinitive(tree, token);
}

/* "to {schools}", "for {farmers}" */
static bool
is_addressed(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, token, DEPREL_CASE);
	uint16_t participle = (uint16_t)(token - 1);
	if (fact_has_word(scene, participle, FACT_WORD_PARTICIPLE)
			&& tree_head(tree, participle) == token)
		word = tree_child(tree, participle, DEPREL_MARK);
	bool several = feats_get(tree->tokens[token].feats, FEATURE_NUMBER)
		       == NUMBER_PLUR;
	if (!word || word > token || fact_is_bound(scene, word)
			|| !fact_is_somebody(scene, token)
			|| fact_is_bare(scene, token)
			|| (!several
					&& fact_has_word(scene, token,
							FACT_WORD_EVERYWHERE)))
		return false;
	return tree->tokens[word].lower == scene->scene.frames->to
	       || tree_is(tree, word, GRAMMAR_FOR);
}

static bool
add_all(struct telling *telling, const struct parties *found, uint8_t role)
{
	for (unsigned i = 0; i < found->count; i++)
		if (!fact_takes_part(telling, found->at[i]))
			fact_add_party(telling, found->at[i], role);
	return fact_has_role(telling, role);
}

/* The first one behind the sum to whom, or for whom, it is. */
static void
fill_receiver(const struct fact_scene *scene, struct telling *telling,
		uint8_t role)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t last = last_word(telling);
	for (uint16_t t = (uint16_t)(first_word(scene, telling) + 1);
			t <= tree->count && t <= last + REACH; t++) {
		struct parties found = { .count = 0 };
		if (t > last
				&& (begins_other_sum(scene, telling, t)
						|| begins_clause(tree, t)))
			return;
		if (!is_addressed(scene, t))
			continue;
		fact_find_parties(scene, t, &found);
		if (add_all(telling, &found, role))
			return;
	}
}

/* "made chips, with $3 billion announced": another clause's doer announces
 * nothing. */
static bool
stands_apart(const struct tree *tree, uint16_t token)
{
	enum deprel deprel = deprel_universal(tree_relation(tree, token));
	return (deprel == DEPREL_ADVCL || deprel == DEPREL_PARATAXIS)
	       && tree->tokens[token].upos == UPOS_VERB
	       && !tree_is_infinitive(tree, token);
}

/* Who does what a verb around the fact's words tells, unless they only stand
 * beside it: "spoke of a grant". */
static bool
add_doer(const struct fact_scene *scene, struct telling *telling, uint16_t verb,
		uint16_t below, uint8_t role)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t subject = tree->clauses[verb].subject;
	struct parties found = { .count = 0 };
	bool beside = below
		      && deprel_universal(tree_relation(tree, below))
					 == DEPREL_OBL;
	if (!subject || beside || tree->clauses[verb].passive)
		return false;
	fact_find_subject(scene, subject, &found);
	return add_all(telling, &found, role);
}

/* The doer of the nearest clause that has one; whoever only gets, praises or
 * counts gives nothing. */
static void
fill_giver(const struct fact_scene *scene, struct telling *telling,
		uint8_t role)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t below = 0;
	uint16_t token = telling->sum ? telling->sum : telling->match->at;
	for (unsigned step = 0; token && step < CLIMB; step++) {
		bool verb = tree->tokens[token].upos == UPOS_VERB;
		if (verb
				&& (fact_has_word(scene, token, FACT_WORD_TAKE)
						|| fact_has_word(scene, token,
								FACT_WORD_REGARD)))
			return;
		if (verb && add_doer(scene, telling, token, below, role))
			return;
		if (stands_apart(tree, token))
			return;
		below = token;
		token = tree_head(tree, token);
	}
}

void
fact_order_fill(struct fact_scene *scene, struct telling *telling)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	uint8_t donor = vocabulary->named_role.donor;
	uint8_t kind = telling->fact.kind;
	uint8_t about = vocabulary->kind[kind].about;
	if (!(vocabulary->kind[kind].roles >> donor & 1)
			|| !telling->fact.amount_count
			|| tree_traits(&scene->scene.tree)->noun_first)
		return;
	if (!fact_has_role(telling, about))
		fill_receiver(scene, telling, about);
	if (!fact_has_role(telling, donor))
		fill_giver(scene, telling, donor);
}
