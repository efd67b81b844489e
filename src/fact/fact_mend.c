/* Clauses whose figures and doers the parser has hung elsewhere: they are
 * mended before frames of facts are matched. */
#include <string.h>

#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/fact_scene.h"

enum { CLIMB = 8 };

/* ---------------------------------------------------------------- objects */

bool
fact_is_of_bound(const struct fact_scene *scene, uint32_t i, uint16_t word)
{
	return scene->amounts[i].bound != BOUND_NONE
	       && (word + 1 == scene->amounts[i].first
			       || tree_is(&scene->scene.tree, word,
					       GRAMMAR_QUANTITY));
}

bool
fact_is_of_number(const struct fact_scene *scene, uint16_t word)
{
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (fact_is_of_bound(scene, i, word))
			return true;
	return false;
}

/* A preposition of its own. */
static bool
has_preposition(const struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	TREE_CHILDREN(tree, scene->top[i], child)
	if (tree_relation(tree, child) == DEPREL_CASE
			&& !fact_is_of_bound(scene, i, child))
		return true;
	return false;
}

/* The verb has room for it: an object, or beside whom it is given to a sum. */
static bool
is_free(const struct fact_scene *scene, uint16_t verb, uint32_t i)
{
	const struct clause *clause = &scene->scene.tree.clauses[verb];
	return !clause->object || time_has(&scene->scene.times, clause->object)
	       || (!clause->second && clause->object < scene->top[i]
			       && scene->amounts[i].kind == AMOUNT_MONEY
			       && scene->scene.mention[clause->object]);
}

/* The scene's own clauses, made when they are first changed. */
static struct clause *
own_clauses(struct fact_scene *scene, struct clause *own)
{
	struct tree *tree = &scene->scene.tree;
	if (own)
		return own;
	size_t bytes = (tree->count + 1u) * sizeof *own;
	own = arena_take(scene->scene.arena, bytes);
	memcpy(own, tree->clauses, bytes);
	tree->clauses = own;
	return own;
}

static bool
is_read_inside(const struct tree *tree, uint16_t name)
{
	enum deprel deprel = tree_relation(tree, name);
	return deprel == DEPREL_COMPOUND
	       || (deprel == DEPREL_NMOD_POSS
			       && tree->tokens[name].upos != UPOS_PRON
			       && !tree_child(tree, name, DEPREL_CASE));
}

/* "owes China $2 billion", with China read as part of the sum; 0 none. */
static uint16_t
name_before(const struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t name = (uint16_t)(scene->amounts[i].first - 1);
	uint16_t top = scene->top[i], verb = tree_head(tree, top);
	return scene->amounts[i].kind == AMOUNT_MONEY && name
					       && is_read_inside(tree, name)
					       && tree_head(tree, name) == top
					       && scene->scene.mention[name]
					       && verb && name > verb
					       && tree->clauses[verb].object
								  == top
			       ? name
			       : 0;
}

/* "announced more than $2 billion", read as a phrase without preposition: it
 * is what was announced. */
static bool
is_loose_object(const struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t top = scene->top[i], verb = tree_head(tree, top);
	enum deprel deprel = deprel_universal(tree_relation(tree, top));
	return scene->amounts[i].kind != AMOUNT_PERCENT && verb && verb < top
	       && (deprel == DEPREL_OBL || deprel == DEPREL_ADVMOD)
	       && tree->tokens[verb].upos == UPOS_VERB
	       && !tree->clauses[verb].passive && is_free(scene, verb, i)
	       && !has_preposition(scene, i);
}

/* "over $2 million has been spent", read as a phrase before the verb: it is the
 * subject. */
static bool
is_loose_subject(const struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t top = scene->top[i], verb = tree_head(tree, top);
	enum deprel deprel = deprel_universal(tree_relation(tree, top));
	return scene->amounts[i].kind == AMOUNT_MONEY && verb > top
	       && (deprel == DEPREL_OBL || deprel == DEPREL_ADVMOD
			       || deprel == DEPREL_DEP)
	       && tree->tokens[verb].upos == UPOS_VERB
	       && !tree_surface_subject(tree, verb)
	       && !has_preposition(scene, i);
}

static void
mend_subject(struct fact_scene *scene, struct clause *clause, uint32_t i)
{
	if (!clause->passive)
		clause->subject = scene->top[i];
	else if (!clause->object)
		clause->object = scene->top[i];
}

/* "donating at least an additional $1 billion", read as a clause of its own:
 * the verb right before the sum has it; 0 none. */
static uint16_t
verb_before(const struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t top = scene->top[i], verb = scene->amounts[i].first;
	enum deprel deprel = deprel_universal(tree_relation(tree, top));
	if (scene->amounts[i].kind != AMOUNT_MONEY
			|| (deprel != DEPREL_PARATAXIS && deprel != DEPREL_OBL))
		return 0;
	for (unsigned step = 0; verb > 1 && step < CLIMB; step++)
		if (tree->tokens[--verb].upos == UPOS_VERB)
			break;
		else if (!tree_is(tree, verb, GRAMMAR_QUANTITY)
				&& tree->tokens[verb].upos != UPOS_ADJ)
			return 0;
	return tree->tokens[verb].upos == UPOS_VERB
					       && !tree->clauses[verb].object
					       && !tree->clauses[verb].passive
					       && scene->amounts[i].bound
								  != BOUND_NONE
			       ? verb
			       : 0;
}

/* The verb has a subject before it, and nothing that it acts on or that joins
 * it to another clause. */
static bool
is_bare_relative(const struct tree *tree, uint16_t subject, uint16_t verb)
{
	return verb > subject && tree->tokens[verb].upos == UPOS_VERB
	       && tree_relation(tree, subject) == DEPREL_NSUBJ
	       && !tree_is(tree, subject, GRAMMAR_RELATIVE)
	       && !tree_child(tree, verb, DEPREL_OBJ)
	       && !tree_child(tree, verb, DEPREL_MARK)
	       && !tree_child(tree, verb, DEPREL_CCOMP)
	       && !tree_child(tree, verb, DEPREL_XCOMP);
}

/* "the $500 million {Norway gave}", without "that" and read apart from it: the
 * verb whose subject stands right behind the amount; 0 when there is none. */
static uint16_t
verb_of_bare_relative(const struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t next = (uint16_t)(scene->amounts[i].last + 1);
	for (uint16_t t = next; t <= tree->count && t < next + CLIMB; t++) {
		uint16_t verb = tree_head(tree, t);
		if (tree->tokens[t].upos == UPOS_PUNCT
				|| tree->tokens[t].upos == UPOS_ADP)
			return 0;
		if (deprel_universal(tree_relation(tree, t)) == DEPREL_NSUBJ)
			return is_bare_relative(tree, t, verb) ? verb : 0;
	}
	return 0;
}

/* The amount is what such a verb does something with. */
static struct clause *
mend_bare_relatives(struct fact_scene *scene)
{
	const struct tree *tree = &scene->scene.tree;
	struct clause *own = NULL;
	for (uint32_t i = 0; i < scene->amount_count; i++) {
		if (tree_traits(tree)->noun_first
				|| scene->amounts[i].kind == AMOUNT_PERCENT)
			continue;
		uint16_t verb = verb_of_bare_relative(scene, i);
		if (!verb || tree->clauses[verb].object
				|| tree->clauses[verb].passive)
			continue;
		own = own_clauses(scene, own);
		own[verb].object = scene->top[i];
	}
	return own;
}

/* The figure that stands in the tree where the token stood, as its total or its
 * worth; else the token. */
static uint16_t
figure_for(const struct fact_scene *scene, uint16_t token)
{
	for (uint32_t i = 0; token && i < scene->amount_count; i++)
		if (fact_lifted_from(scene, i) == token)
			return scene->top[i];
	return token;
}

static bool
has_lifted(const struct fact_scene *scene)
{
	for (uint32_t i = 0; i < scene->amount_count; i++)
		if (fact_lifted_from(scene, i))
			return true;
	return false;
}

/* Clauses have the figure where they had its total or its worth. */
static struct clause *
mend_totals(struct fact_scene *scene, struct clause *own)
{
	if (!has_lifted(scene))
		return own;
	own = own_clauses(scene, own);
	for (uint16_t t = 1; t <= scene->scene.tree.count; t++) {
		own[t].subject = figure_for(scene, own[t].subject);
		own[t].object = figure_for(scene, own[t].object);
		own[t].second = figure_for(scene, own[t].second);
	}
	return own;
}

/* --------------------------------------------------------------- subjects */

/* "with {firms} announcing $3 billion", read as firms of the verb above; 0 when
 * the verb is told otherwise. */
static uint16_t
subject_behind_with(const struct fact_scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t mark = tree_child(tree, verb, DEPREL_MARK);
	uint16_t noun = (uint16_t)(verb - 1);
	if (!mark || mark >= noun || !fact_has_word(scene, mark, FACT_WORD_WITH)
			|| tree_relation(tree, verb) != DEPREL_ADVCL
			|| !tree_is_gerund(tree, verb)
			|| tree_child(tree, verb, DEPREL_NSUBJ))
		return 0;
	return tree_is_noun(tree,
			       noun) && tree_head(tree, noun) == tree_head(tree, verb)
					       && !tree_child(tree, noun,
							       DEPREL_CASE)
			       ? noun
			       : 0;
}

/* "Roundtables to help science, {Norway} is awarding": of two subjects the one
 * next to the verb, unless it begins a list of them ("the minister, the mayor
 * and the judge announced") or names the first again ("the soldiers, they");
 * 0 none. */
static uint16_t
second_subject(const struct fact_scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t first = 0, last = 0;
	TREE_CHILDREN(tree, verb, child)
	if (child < verb && tree_relation(tree, child) == DEPREL_NSUBJ) {
		first = first ? first : child;
		last = child;
	}
	if (!first || first == last || tree_child(tree, last, DEPREL_CONJ)
			|| tree->tokens[first].upos == UPOS_PRON
			|| tree_child(tree, last, DEPREL_CASE)
			|| !tree_is_behind_comma(tree, last))
		return 0;
	const struct mention *mention = scene->scene.mention[last];
	bool again = tree->tokens[last].upos == UPOS_PRON
		     && !tree_is(tree, last, GRAMMAR_FIRST_PERSON);
	return mention && !again && mention->kind != MENTION_ADJECTIVE ? last
								       : 0;
}

/* "The truth is that {Norway} has given", with both subjects hung on the verb:
 * the one behind the conjunction; 0 when there are no two. */
static uint16_t
subject_behind_mark(const struct tree *tree, uint16_t verb)
{
	uint16_t mark = tree_child(tree, verb, DEPREL_MARK);
	uint16_t before = tree->clauses[verb].subject;
	if (!mark || before >= mark || tree_head(tree, before) != verb)
		return 0;
	TREE_CHILDREN(tree, verb, child)
	if (child > mark && child < verb
			&& tree_relation(tree, child) == DEPREL_NSUBJ)
		return child;
	return 0;
}

/* What the gerund behind "by" tells the way of: the verb above nouns and above
 * the deed that somebody is helped to; 0 when it has hung right. */
static uint16_t
verb_done_by(const struct fact_scene *scene, uint16_t verb)
{
	enum { STEPS = 4 };
	const struct tree *tree = &scene->scene.tree;
	uint16_t token = tree_head(tree, verb);
	for (unsigned step = 0; token && step < STEPS; step++) {
		uint16_t head = tree_head(tree, token);
		bool helped = tree_relation(tree, token) == DEPREL_XCOMP
			      && fact_has_word(scene, head, FACT_WORD_HELP)
			      && tree->clauses[head].object;
		if (tree->tokens[token].upos == UPOS_VERB && !helped)
			return step ? token : 0;
		token = head;
	}
	return 0;
}

/* "{The plan} helps Fiji grow by investing $3 million", "followed through on
 * her promise by giving": who helps, or follows, gives; 0 none. */
static uint16_t
subject_behind_by(const struct fact_scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t mark = tree_child(tree, verb, DEPREL_MARK);
	if (!mark || mark + 1 != verb || !tree_is(tree, mark, GRAMMAR_BY)
			|| !tree_is_gerund(tree, verb))
		return 0;
	uint16_t above = verb_done_by(scene, verb);
	return above && !tree->clauses[above].passive
			       ? tree->clauses[above].subject
			       : 0;
}

/* "I has": the verb's person is another than the pronoun's. */
static bool
disagrees(const struct tree *tree, uint16_t verb, uint16_t subject)
{
	if (!subject || tree->tokens[subject].upos != UPOS_PRON
			|| tree_is(tree, subject, GRAMMAR_RELATIVE))
		return false;
	unsigned person = tree_feature(tree, subject, FEATURE_PERSON);
	unsigned number = tree_feature(tree, subject, FEATURE_NUMBER);
	return tree_finite_feature(tree, verb, FEATURE_PERSON) == PERSON_3
	       && tree_finite_feature(tree, verb, FEATURE_NUMBER) == NUMBER_SING
	       && ((person && person != PERSON_3) || number == NUMBER_PLUR);
}

/* "I am proud that {the ministry} is growing and has given $3 million", with
 * the last verb hung on the first: the nearest subject before it that fits its
 * person; 0 when its own does. */
static uint16_t
subject_that_agrees(const struct fact_scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t subject = tree->clauses[verb].subject;
	if (tree_relation(tree, verb) != DEPREL_CONJ
			|| !disagrees(tree, verb, subject))
		return 0;
	for (uint16_t t = (uint16_t)(verb - 1); t > subject; t--)
		if (tree_relation(tree, t) == DEPREL_NSUBJ
				&& !disagrees(tree, verb, t)
				&& tree_feature(tree, t, FEATURE_NUMBER)
						   != NUMBER_PLUR)
			return t;
	return 0;
}

/* The first of a list of subjects, where the clause has the last one (see
 * fact_lift.c); 0 when it has not. */
static uint16_t
first_of_list(const struct tree *tree, uint16_t verb)
{
	uint16_t last = tree->clauses[verb].subject;
	uint16_t first = last ? tree_head(tree, last) : 0;
	return first && tree_relation(tree, last) == DEPREL_CONJ
					       && tree_head(tree, first) == verb
					       && tree_relation(tree, first)
								  == DEPREL_NSUBJ
			       ? first
			       : 0;
}

/* "This is {Reyes's} third list, bringing the total to 24": whose deed the
 * participle goes on from; 0 none. */
static uint16_t
owner_of_deed(const struct tree *tree, uint16_t verb)
{
	uint16_t deed = tree_head(tree, verb);
	uint16_t subject = deed ? tree_child(tree, deed, DEPREL_NSUBJ) : 0;
	bool names = subject && subject < deed && tree_is_noun(tree, deed)
		     && tree_child(tree, deed, DEPREL_COP)
		     && tree->tokens[subject].upos == UPOS_PRON;
	bool beside = tree_relation(tree, verb) == DEPREL_ADVCL
		      || (tree_relation(tree, verb) == DEPREL_ACL
				      && tree_is_comma(tree,
						      (uint16_t)(verb - 1)));
	if (!names || !beside || !tree_is_gerund(tree, verb))
		return 0;
	uint16_t owner = tree_child(tree, deed, DEPREL_NMOD_POSS);
	return owner && tree->tokens[owner].upos != UPOS_PRON ? owner : 0;
}

/* "exports rose to $3 billion and {imports} fell to $2 billion", where the verb
 * has the subject of the one before: its own; 0 where it has none. */
static uint16_t
subject_of_second(const struct tree *tree, uint16_t verb)
{
	uint16_t own = tree_child(tree, verb, DEPREL_NSUBJ);
	return tree_relation(tree, verb) == DEPREL_CONJ && own && own < verb
					       && tree_is_noun(tree, own)
					       && tree->clauses[verb].inherited
					       && own != tree->clauses[verb].subject
			       ? own
			       : 0;
}

/* The verb of saying or thinking right before the verb and its auxiliaries, in
 * a relative clause with a subject of its own; 0 none. */
static uint16_t
teller_before(const struct fact_scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t teller = (uint16_t)(verb - 1);
	while (teller && tree->tokens[teller].upos == UPOS_AUX
			&& tree_head(tree, teller) == verb)
		teller--;
	bool tells = teller && tree->tokens[teller].upos == UPOS_VERB
		     && (tree_is(tree, teller, GRAMMAR_SAY)
				     || tree_is(tree, teller, GRAMMAR_THINKING)
				     || fact_has_word(scene, teller,
						     FACT_WORD_REGARD));
	return tells && tree_relation(tree, teller) == DEPREL_ACL_RELCL
					       && tree_child(tree, teller,
							       DEPREL_NSUBJ)
			       ? teller
			       : 0;
}

/* "{Fiji}, which experts say has 300 soldiers there": of whom it is said; 0
 * none. */
static uint16_t
subject_of_told(const struct fact_scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t teller = teller_before(scene, verb);
	uint16_t who = teller ? tree_head(tree, teller) : 0;
	if (!who || who > teller || tree_child(tree, verb, DEPREL_NSUBJ)
			|| tree_is_infinitive(tree, verb)
			|| tree_is_gerund(tree, verb))
		return 0;
	for (uint16_t t = (uint16_t)(who + 1); t < teller; t++)
		if (tree_is(tree, t, GRAMMAR_RELATIVE))
			return who;
	return 0;
}

static uint16_t
subject_meant(const struct fact_scene *scene, uint16_t verb)
{
	uint16_t subject = subject_behind_with(scene, verb);
	if (tree_traits(&scene->scene.tree)->noun_first)
		return subject;
	if (!subject)
		subject = first_of_list(&scene->scene.tree, verb);
	if (!subject)
		subject = subject_behind_by(scene, verb);
	if (!subject)
		subject = subject_behind_mark(&scene->scene.tree, verb);
	if (!subject)
		subject = second_subject(scene, verb);
	if (!subject)
		subject = owner_of_deed(&scene->scene.tree, verb);
	if (!subject)
		subject = subject_of_told(scene, verb);
	if (!subject)
		subject = subject_of_second(&scene->scene.tree, verb);
	return subject ? subject : subject_that_agrees(scene, verb);
}

static struct clause *
mend_subjects(struct fact_scene *scene, struct clause *own)
{
	const struct tree *tree = &scene->scene.tree;
	for (uint16_t verb = 3; verb <= tree->count; verb++) {
		uint16_t subject =
				tree->tokens[verb].upos == UPOS_VERB
								&& !tree->clauses[verb]
										    .passive
						? subject_meant(scene, verb)
						: 0;
		if (!subject)
			continue;
		own = own_clauses(scene, own);
		own[verb].subject = subject;
	}
	return own;
}

/* "nine killed and {27} injured": whom the participle is done to. */
static struct clause *
mend_participle(struct fact_scene *scene, struct clause *own, uint32_t i)
{
	uint16_t top = scene->top[i];
	uint16_t verb = tree_head(&scene->scene.tree, top);
	if (scene->amounts[i].kind != AMOUNT_COUNT || verb != top + 1
			|| tree_relation(&scene->scene.tree, top)
					   != DEPREL_NSUBJ_PASS
			|| scene->scene.tree.tokens[top].upos != UPOS_NUM)
		return own;
	own = own_clauses(scene, own);
	own[verb].object = top;
	own[verb].passive = true;
	if (own[verb].subject == top)
		own[verb].subject = 0;
	return own;
}

/* Gives the clause of a verb the figure that is its subject or its object. */
static struct clause *
mend_figure(struct fact_scene *scene, struct clause *own, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t top = scene->top[i], verb = tree_head(tree, top);
	uint16_t name = name_before(scene, i);
	bool subject = is_loose_subject(scene, i);
	if (!name && !subject && !is_loose_object(scene, i)) {
		verb = verb_before(scene, i);
		if (!verb)
			return own;
	}
	own = own_clauses(scene, own);
	struct clause *clause = &own[verb];
	if (subject) {
		mend_subject(scene, clause, i);
		return own;
	}
	bool beside = name
		      || (clause->object
				      && !time_has(&scene->scene.times,
						      clause->object));
	if (name)
		clause->object = name;
	*(beside ? &clause->second : &clause->object) = top;
	return own;
}

void
fact_clauses_mend(struct fact_scene *scene)
{
	struct clause *own = mend_bare_relatives(scene);
	own = mend_totals(scene, own);
	own = mend_subjects(scene, own);
	for (uint32_t i = 0; i < scene->amount_count; i++) {
		own = mend_figure(scene, own, i);
		own = mend_participle(scene, own, i);
	}
}
