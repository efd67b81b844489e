/* What a count is about beside those who are counted: "seven million people
 * have no {bank account}", "put 14,000 nurses in {our schools}". */
#include <string.h>

#include "event/sets.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/fact_scene.h"

enum { CLIMBS = 6 };

/* A sum of money. */
static bool
is_money(const struct fact_scene *scene, uint16_t token)
{
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (scene->amounts[i].kind == AMOUNT_MONEY
				&& amount_has(&scene->amounts[i], token))
			return true;
	return false;
}

/* "borrowers, {including 300 nurses}, will get": they do what the others do. */
static bool
is_told_as_part(const struct fact_scene *scene, uint16_t token)
{
	uint16_t word = tree_child(&scene->scene.tree, token, DEPREL_CASE);
	return word && fact_has_word(scene, word, FACT_WORD_HOLD);
}

/* The word above says what is told of the one below: another one of a list, a
 * group of them, those that they are a part of, the sum that each has. */
static bool
stands_for(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t head = tree_head(tree, token);
	switch (deprel_universal(tree_relation(tree, token))) {
	case DEPREL_CONJ:
	case DEPREL_APPOS:
		return true;
	case DEPREL_NMOD:
		return tree_is(tree, head, GRAMMAR_PARTITIVE)
		       || is_told_as_part(scene, token)
		       || is_money(scene, head);
	default:
		return false;
	}
}

/* The word that hangs the count in the tree, past those it stands beside in a
 * list or as another word for them; 0 none. */
static uint16_t
counted_word(const struct fact_scene *scene, const struct telling *telling)
{
	const struct amount *amount = telling->fact.count[0];
	uint16_t token = scene->top[amount - scene->amounts];
	for (unsigned i = 0; token && i < CLIMBS && stands_for(scene, token);
			i++)
		token = tree_head(&scene->scene.tree, token);
	return token;
}

/* "deployed in {six missions}": another number behind the one that is counted
 * may be what it is about. */
static bool
is_number_behind(const struct fact_scene *scene, const struct telling *telling,
		const struct amount *amount, uint16_t token)
{
	enum deprel relation = deprel_universal(
			tree_relation(&scene->scene.tree, token));
	return amount->kind == AMOUNT_COUNT
	       && amount->first > telling->fact.count[0]->last
	       && (relation == DEPREL_OBL || relation == DEPREL_OBJ)
	       && !is_told_as_part(scene, token);
}

/* A word of the fact's number, of a sum or a share. */
static bool
is_of_figure(const struct fact_scene *scene, const struct telling *telling,
		uint16_t token)
{
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (amount_has(&scene->amounts[i], token)
				&& !is_number_behind(scene, telling,
						&scene->amounts[i], token))
			return true;
	return false;
}

/* "the Ministry of {Development}", "{United} States": a word inside a name is
 * nothing of its own; who has a mention of their own is ("the members of {the
 * Russian government}"). */
static bool
is_inside_name(const struct fact_scene *scene, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t head = tree_head(tree, token);
	if (scene->everybody[token] || tree->tokens[token].upos != UPOS_PROPN)
		return false;
	for (unsigned i = 0; head && i < CLIMBS; i++) {
		const struct mention *who = scene->everybody[head];
		if (who && fact_is_here(scene, who) && who->first <= token
				&& token <= who->last)
			return true;
		head = tree_head(tree, head);
	}
	return false;
}

bool
fact_may_be_concern(const struct fact_scene *scene,
		const struct telling *telling, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	return token && tree_is_noun(tree, token)
	       && !time_has(&scene->scene.times, token)
	       && !tree_is(tree, token, GRAMMAR_CALENDAR)
	       && !fact_has_word(scene, token, FACT_WORD_VAGUE)
	       && !fact_is_of_party(scene, telling, token)
	       && !is_inside_name(scene, token)
	       && !is_of_figure(scene, telling, token);
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

/* "deployed {to Chad}": where they go is what it is about. */
static bool
is_bound_for(const struct fact_scene *scene, uint16_t noun)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, noun, DEPREL_CASE);
	return word && tree->tokens[word].lower == scene->scene.frames->to;
}

/* "since {the war}", "according to {a survey}": no more than when, or who says
 * so. */
static bool
is_circumstance(const struct fact_scene *scene, uint16_t noun)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, noun, DEPREL_CASE);
	return tree_child_in(tree, noun, GRAMMAR_BACKGROUND)
	       || (word && fact_has_word(scene, word, FACT_WORD_CIRCUMSTANCE));
}

static bool
may_be_about(const struct fact_scene *scene, const struct telling *telling,
		uint16_t phrase, bool places)
{
	uint16_t noun = noun_behind(&scene->scene.tree, phrase);
	return !is_circumstance(scene, phrase)
	       && !is_told_as_part(scene, phrase)
	       && (places || !scene->scene.place[noun]
			       || is_bound_for(scene, noun))
	       && fact_may_be_concern(scene, telling, noun);
}

/* The first phrase with a preposition behind the verb that may be it; where
 * something is done to those who are counted ("arrested 200 in Minsk") a place
 * is no more than where. */
static uint16_t
oblique_of(const struct fact_scene *scene, const struct telling *telling,
		uint16_t verb, bool places)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t best = 0;
	TREE_CHILDREN(tree, verb, child)
	if (deprel_universal(tree_relation(tree, child)) == DEPREL_OBL
			&& child > verb
			&& may_be_about(scene, telling, child, places)
			&& (!best || fact_is_likelier(scene, child, best)))
		best = child;
	return best ? noun_behind(tree, best) : 0;
}

/* "called upon {to elect}", "stepped up {to serve}", "said that {they will
 * join}": the verb below it that says what for; 0 none. */
static uint16_t
verb_below(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel relation =
				deprel_universal(tree_relation(tree, child));
		if (child > verb
				&& (relation == DEPREL_XCOMP
						|| relation == DEPREL_CCOMP
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
		if (fact_may_be_concern(scene, telling,
				    verb)) /* "to become nurses" */
			return verb;
		uint16_t object = tree->clauses[verb].object;
		if (object > verb
				&& fact_may_be_concern(scene, telling, object))
			return object;
		uint16_t noun = oblique_of(scene, telling, verb, true);
		if (noun)
			return noun;
		verb = verb_below(tree, verb);
	}
	return 0;
}

/* "signed on to {a treaty} to end the race": what the verb is about goes before
 * what it is for, if it has no verb that it cannot do without. */
static uint16_t
concern_with(const struct fact_scene *scene, const struct telling *telling,
		uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t below = verb_below(tree, verb);
	bool aim = below
		   && deprel_universal(tree_relation(tree, below))
				      == DEPREL_ADVCL;
	uint16_t noun = aim ? oblique_of(scene, telling, verb, false) : 0;
	return noun ? noun : concern_below(scene, telling, verb);
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
		concern_with(scene, telling, verb),
		oblique_of(scene, telling, verb, acts),
		acts ? 0 : clause->subject,
	};
	for (unsigned i = 0; i < sizeof likely / sizeof *likely; i++)
		if (likely[i] != counted
				&& fact_may_be_concern(
						scene, telling, likely[i]))
			return likely[i];
	return 0;
}

/* "the flight of 8 million people": what happens to them; not "a group of". */
static uint16_t
concern_of_noun(const struct fact_scene *scene, const struct telling *telling,
		uint16_t noun)
{
	return fact_may_be_concern(scene, telling, noun) ? noun : 0;
}

/* The clause right behind those who are counted: "200 towns {that were
 * chosen}", "300 troops {serving}"; 0 none. */
static uint16_t
clause_behind(const struct tree *tree, uint16_t counted)
{
	TREE_CHILDREN(tree, counted, child)
	if (child > counted
			&& deprel_universal(tree_relation(tree, child))
					   == DEPREL_ACL)
		return child;
	return 0;
}

/* "200 towns that were chosen to join {the league}", "300 troops serving in
 * {six missions}": what the clause behind those who are counted is about; 0
 * none. */
static uint16_t
concern_behind(const struct fact_scene *scene, const struct telling *telling,
		uint16_t counted)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t clause = tree_traits(tree)->noun_first
					  ? 0
					  : clause_behind(tree, counted);
	return clause ? concern_of_verb(scene, telling, clause, counted) : 0;
}

/* "8 million people are on {the brink of famine}": what they are. */
static uint16_t
concern_of_subject(const struct fact_scene *scene,
		const struct telling *telling, uint16_t head, uint16_t counted)
{
	return fact_may_be_concern(scene, telling, head)
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

/* "{helping} 300 towns", "and {benefits} 300 towns": a verb that tells for whom
 * the deed of the verb above it is. */
static bool
tells_for_whom(const struct fact_scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	enum deprel relation = deprel_universal(tree_relation(tree, verb));
	return tree->tokens[verb].upos == UPOS_VERB
	       && (relation == DEPREL_ADVCL
			       || (relation == DEPREL_CONJ
					       && fact_has_word(scene, verb,
							       FACT_WORD_HELP)));
}

/* "replaced the pipes, helping {300 towns}": what is done to help them. */
static uint16_t
concern_of_deed(const struct fact_scene *scene, const struct telling *telling,
		uint16_t counted)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t verb = tree_head(tree, counted);
	if (!verb || tree->clauses[verb].object != counted
			|| !tells_for_whom(scene, verb))
		return 0;
	uint16_t deed = tree_head(tree, verb);
	uint16_t object = deed ? tree->clauses[deed].object : 0;
	return object < verb && fact_may_be_concern(scene, telling, object)
			       ? object
			       : 0;
}

/* "{the output} is 12 million barrels": of what they are the number. */
static uint16_t
concern_equated(const struct fact_scene *scene, const struct telling *telling,
		uint16_t counted)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t subject = tree_child(tree, counted, DEPREL_COP) ? tree_child(
					   tree, counted, DEPREL_NSUBJ)
								 : 0;
	return subject && fact_may_be_concern(scene, telling, subject) ? subject
								       : 0;
}

/* "90 percent of {the casualties}": of what the share is; "four acts in
 * {Chad}", "one law on {trade}": what their own words tell; 0 none. */
static uint16_t
concern_inside(const struct fact_scene *scene, const struct telling *telling,
		uint16_t counted, bool places)
{
	const struct tree *tree = &scene->scene.tree;
	TREE_CHILDREN(tree, counted, child)
	if (child > counted
			&& deprel_universal(tree_relation(tree, child))
					   == DEPREL_NMOD
			&& !is_told_as_part(scene, child)
			&& (places || !scene->scene.place[child])
			&& fact_may_be_concern(scene, telling, child))
		return child;
	return 0;
}

/* "9 million people {signed up}", "4 percent are {uninsured}": what they do or
 * are, where nothing else is told; what is done to them only if `passive`. */
static uint16_t
predicate_of(const struct fact_scene *scene, uint16_t counted, bool passive)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t head = tree_head(tree, counted);
	enum deprel relation = tree_relation(tree, counted);
	bool told = head
		    && (relation == DEPREL_NSUBJ
				    || (passive && relation == DEPREL_NSUBJ_PASS))
		    && !tree_child(tree, head, DEPREL_EXPL)
		    && (tree->tokens[head].upos == UPOS_VERB
				    || tree->tokens[head].upos == UPOS_ADJ);
	return told ? head : 0;
}

/* "4 gigawatts of {wind power}", "300 cases of {measles}": what so many of it
 * are; 0 none. */
static uint16_t
matter_of_count(const struct fact_scene *scene, const struct telling *telling,
		uint16_t counted)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t noun = tree_child(tree, counted, DEPREL_NMOD);
	bool matter = noun > counted && tree->tokens[noun].upos == UPOS_NOUN
		      && tree_feature(tree, noun, FEATURE_NUMBER) == NUMBER_SING
		      && !scene->everybody[noun] && !scene->everybody[counted]
		      && !fact_has_word(scene, counted, FACT_WORD_COUNTED)
		      && tree_child_in(tree, noun, GRAMMAR_OWNER_PREPOSITION);
	return matter && fact_may_be_concern(scene, telling, noun) ? noun : 0;
}

/* "{where} the wage is low" */
static bool
begins_with_where(const struct tree *tree, uint16_t clause)
{
	uint16_t word = tree_child(tree, clause, DEPREL_ADVMOD);
	unsigned type = word ? tree_feature(tree, word, FEATURE_PRONTYPE) : 0;
	return word < clause && (type == PRONTYPE_REL || type == PRONTYPE_INT);
}

/* "live in states where {the wage} is low": what is told of such a place; the
 * place itself where nothing is. */
static uint16_t
told_of_place(const struct fact_scene *scene, const struct telling *telling,
		uint16_t place)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t clause = place ? tree_child(tree, place, DEPREL_ACL_RELCL) : 0;
	uint16_t subject = clause ? tree_child(tree, clause, DEPREL_NSUBJ) : 0;
	return subject && begins_with_where(tree, clause)
					       && fact_may_be_concern(scene,
							       telling, subject)
			       ? subject
			       : place;
}

static uint16_t
concern_of(const struct fact_scene *scene, const struct telling *telling)
{
	const struct amount *amount = telling->fact.count[0];
	uint16_t own = scene->top[amount - scene->amounts];
	uint16_t counted = counted_word(scene, telling);
	uint16_t concern = matter_of_count(scene, telling, own);
	if (!concern)
		concern = concern_behind(scene, telling, own);
	if (!concern && counted != own)
		concern = concern_behind(scene, telling, counted);
	if (!concern)
		concern = told_of_place(scene, telling,
				concern_around(scene, telling, counted));
	if (!concern)
		concern = concern_equated(scene, telling, own);
	if (!concern)
		concern = concern_of_deed(scene, telling, counted);
	if (!concern)
		concern = concern_inside(scene, telling, own, false);
	return concern ? concern : predicate_of(scene, counted, false);
}

/* Where the frame has no object either: what is done to them, where they are
 * ("three of them {in Ohio}"), else those who are counted. */
static uint16_t
last_concern_of(const struct fact_scene *scene, const struct telling *telling)
{
	const struct amount *amount = telling->fact.count[0];
	uint16_t own = scene->top[amount - scene->amounts];
	uint16_t concern =
			predicate_of(scene, counted_word(scene, telling), true);
	if (!concern)
		concern = concern_inside(scene, telling, own, true);
	if (!concern && amount->kind == AMOUNT_COUNT
			&& tree_is_noun(&scene->scene.tree, amount->head))
		concern = amount->head;
	return concern;
}

/* Nothing, or those who are counted. */
static bool
has_no_object(const struct fact_scene *scene, const struct telling *telling)
{
	uint16_t object = telling->object;
	return !object || !telling->fact.object_end
	       || amount_has(telling->fact.count[0], object)
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
						&& amount_has(telling->fact.count
										[0],
								party->mention->head)))
			return true;
	}
	return false;
}

/* "deployed, at {least}, 40 nurses" */
static void
drop_vague(const struct fact_scene *scene, struct telling *telling)
{
	struct fact *fact = &telling->fact;
	if (!telling->object || fact_is_counted(fact, telling->object)
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
	fact_counted_set(scene, telling);
	drop_vague(scene, telling);
	if (has_other_object(scene, telling) || !has_no_object(scene, telling))
		return;
	uint16_t concern = concern_of(scene, telling);
	if (!concern)
		concern = fact_concern_nearby(scene, telling);
	if (!concern && !telling->fact.object_end)
		concern = last_concern_of(scene, telling);
	concern = fact_heard_concern(scene, telling, concern);
	if (!concern)
		return;
	telling->object = concern;
	fact_object_set(scene, telling);
}
