/* Figures that stand wrong in the tree, below a word that only says how sure,
 * how many in all or what worth they are: they take its place. */
#include <string.h>

#include "event/tree_verb.h"
#include "fact/fact_scene.h"

/* Where the dependents of a sum belong: to the sum, or to what it is the worth
 * of ("orders worth $4 billion from Qatar"). */
static uint16_t
host_of_dependents(const struct fact_scene *scene, uint32_t i, uint16_t token)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t top = scene->top[i], worth = tree_head(tree, top);
	uint16_t noun = worth ? tree_head(tree, worth) : 0;
	bool behind = token > scene->amounts[i].last
		      && tree_child(tree, token, DEPREL_CASE);
	if (behind && noun && tree_is_noun(tree, noun)
			&& tree->tokens[worth].upos == UPOS_ADJ
			&& fact_word_is(scene->facts, &tree->tokens[worth],
					FACT_WORD_WORTH))
		return noun;
	return top;
}

/* "More than $4 million was spent", with the sum hung on "more": the word that
 * says how sure it is; 0 none. */
static uint16_t
bound_above(const struct fact_scene *scene, uint32_t i)
{
	enum { NEAR = 3 };
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_head(tree, scene->top[i]);
	uint16_t first = scene->amounts[i].first;
	if (scene->amounts[i].bound == BOUND_NONE || !word || word >= first
			|| first - word > NEAR)
		return 0;
	uint8_t upos = tree->tokens[word].upos;
	return upos == UPOS_ADJ || upos == UPOS_ADV ? word : 0;
}

/* "a total of {300 clinics}", "a record of {$3 million}": the word that only
 * says that they are all, or more than ever; 0 none. */
static uint16_t
total_above(const struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t top = scene->top[i], total = tree_head(tree, top);
	uint16_t of = tree_child(tree, top, DEPREL_CASE);
	bool thing = scene->amounts[i].kind == AMOUNT_COUNT
		     && tree_is_noun(tree, top);
	if ((!thing && scene->amounts[i].kind != AMOUNT_MONEY)
			|| tree_relation(tree, top) != DEPREL_NMOD)
		return 0;
	return total && total < of && of < top
					       && tree_is(tree, of,
							       GRAMMAR_OWNER_PREPOSITION)
					       && fact_has_word(scene, total,
							       FACT_WORD_TOTAL)
			       ? total
			       : 0;
}

/* "$3 million {worth} of grants": the word right behind the sum; 0 none. */
static uint16_t
worth_above(const struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t worth = (uint16_t)(scene->amounts[i].last + 1);
	if (scene->amounts[i].kind != AMOUNT_MONEY || worth > tree->count
			|| tree_head(tree, scene->top[i]) != worth)
		return 0;
	return tree_is_noun(tree, worth)
					       && fact_has_word(scene, worth,
							       FACT_WORD_WORTH)
			       ? worth
			       : 0;
}

/* The figure hangs where the word above it hangs, and the word on the figure.
 * False: there is none, or it is the root, which stays. */
static bool
change_places(const struct fact_scene *scene, struct token *tokens, uint32_t i,
		uint16_t word)
{
	uint16_t top = scene->top[i];
	if (!word || !tokens[word].head)
		return false;
	tokens[top].head = tokens[word].head;
	tokens[top].deprel = tokens[word].deprel;
	tokens[word].head = top;
	tokens[word].deprel = DEPREL_ADVMOD;
	return true;
}

/* What is counted hangs where the total hangs. */
static void
lift_from_total(const struct fact_scene *scene, struct token *tokens,
		uint32_t i)
{
	uint16_t total = total_above(scene, i);
	uint16_t of = tree_child(
			&scene->scene.tree, scene->top[i], DEPREL_CASE);
	if (!change_places(scene, tokens, i, total))
		return;
	TREE_CHILDREN(&scene->scene.tree, total, child)
	if (child > scene->amounts[i].last)
		tokens[child].head = scene->top[i];
	tokens[of].head = total;
	tokens[of].deprel = DEPREL_FIXED;
}

/* "$3 million of grants": the sum hangs where its worth hangs, and has what
 * hangs on that. */
static void
lift_from_worth(const struct fact_scene *scene, struct token *tokens,
		uint32_t i)
{
	uint16_t worth = worth_above(scene, i), top = scene->top[i];
	if (!change_places(scene, tokens, i, worth))
		return;
	for (uint16_t t = 1; t <= scene->scene.tree.count; t++)
		if (tokens[t].head == worth && t != top)
			tokens[t].head = top;
}

/* "eligible for {up to} $3 million": beside another preposition it only says
 * how sure the figure is. */
static void
lower_bound_word(const struct fact_scene *scene, struct token *tokens,
		uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t first = tree_child(tree, scene->top[i], DEPREL_CASE);
	if (scene->amounts[i].bound == BOUND_NONE || !first)
		return;
	TREE_CHILDREN(tree, scene->top[i], child)
	if (child > first && child < scene->amounts[i].first
			&& tree_relation(tree, child) == DEPREL_CASE)
		tokens[child].deprel = DEPREL_ADVMOD;
}

static bool
is_inside(const struct amount *amount, uint16_t token)
{
	return token >= amount->first && token <= amount->last;
}

/* What hangs on a word inside a sum ("$3 billion of shrimp" on "billion") hangs
 * on the sum. */
static void
lift_dependents(struct fact_scene *scene, struct token *tokens, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	const struct amount *amount = &scene->amounts[i];
	for (uint16_t t = 1; t <= tree->count; t++) {
		uint16_t head = tree_head(tree, t);
		if (!is_inside(amount, head) || is_inside(amount, t))
			continue;
		uint16_t host = host_of_dependents(scene, i, t);
		if (host == head)
			continue;
		tokens[t].head = host;
		if (host != scene->top[i])
			tokens[t].deprel = DEPREL_NMOD;
	}
}

/* "gives $3 million over five years {to Fiji}", hung on the years: it belongs
 * to what is done then, or to the sum. */
static void
lift_from_times(const struct fact_scene *scene, struct token *tokens)
{
	const struct tree *tree = &scene->scene.tree;
	for (uint16_t t = 3; t <= tree->count; t++) {
		uint16_t time = tokens[t].head;
		uint16_t word = tree_child(tree, t, DEPREL_CASE);
		if (!time || time > word || !word || word > t
				|| !time_has(&scene->scene.times, time)
				|| time_has(&scene->scene.times, t)
				|| tree_relation(tree, t) != DEPREL_NMOD
				|| tree_is(tree, word,
						GRAMMAR_OWNER_PREPOSITION)
				|| !tokens[time].head)
			continue;
		bool verb = tree->tokens[tokens[time].head].upos == UPOS_VERB;
		tokens[t].head = tokens[time].head;
		tokens[t].deprel = verb ? DEPREL_OBL : DEPREL_NMOD;
	}
}

/* The verb of which the list that the word ends is an object or a phrase; 0
 * none. */
static uint16_t
verb_of_list(const struct tree *tree, uint16_t last)
{
	uint16_t first = tree_head(tree, last);
	if (tree_relation(tree, last) != DEPREL_CONJ || !first)
		return 0;
	enum deprel deprel = deprel_universal(tree_relation(tree, first));
	uint16_t verb = tree_head(tree, first);
	return (deprel == DEPREL_OBJ || deprel == DEPREL_OBL)
					       && tree->tokens[verb].upos
								  == UPOS_VERB
			       ? verb
			       : 0;
}

/* "met with Reyes and others {in Lima}", hung on the last of them: it is where
 * they met. */
static void
lift_from_met(const struct fact_scene *scene, struct token *tokens)
{
	const struct tree *tree = &scene->scene.tree;
	for (uint16_t t = 3; t <= tree->count; t++) {
		uint16_t last = tree_head(tree, t);
		uint16_t verb = last ? verb_of_list(tree, last) : 0;
		if (!verb || tree_relation(tree, t) != DEPREL_NMOD || t < last
				|| tree->tokens[t].upos != UPOS_PROPN
				|| !tree_child_in(tree, t, GRAMMAR_IN)
				|| !fact_has_word(scene, verb, FACT_WORD_MEET))
			continue;
		tokens[t].head = verb;
		tokens[t].deprel = DEPREL_OBL;
	}
}

static bool
is_below(const struct tree *tree, uint16_t token, uint16_t root)
{
	enum { DEPTH = 5 };
	for (unsigned step = 0; token && step < DEPTH; step++) {
		if (token == root)
			return true;
		token = tree_head(tree, token);
	}
	return false;
}

/* "and" stands before the phrase, hung on it or on a title before a name. */
static bool
follows_and(const struct tree *tree, uint16_t first, uint16_t token)
{
	for (uint16_t t = (uint16_t)(first + 1); t < token; t++)
		if (tree_relation(tree, t) == DEPREL_CC
				&& tree_head(tree, t) > t
				&& is_below(tree, tree_head(tree, t), token))
			return true;
	return false;
}

/* "{Reyes}, Paz, and {Cruz} are": the last of a list of subjects, read as a
 * second subject, hangs on the first. */
static void
join_subjects(const struct fact_scene *scene, struct token *tokens)
{
	const struct tree *tree = &scene->scene.tree;
	for (uint16_t verb = 1; verb <= tree->count; verb++) {
		uint16_t first = tree_child(tree, verb, DEPREL_NSUBJ);
		TREE_CHILDREN(tree, verb, child)
		if (first && child > first
				&& tree_relation(tree, child) == DEPREL_NSUBJ
				&& follows_and(tree, first, child)) {
			tokens[child].head = first;
			tokens[child].deprel = DEPREL_CONJ;
		}
	}
}

/* The verb right behind the noun and what hangs on it, coordinated with a verb
 * before the noun and without a subject; 0 none. */
static uint16_t
verb_of_noun(const struct tree *tree, uint16_t noun)
{
	enum { WORDS = 6 };
	uint16_t t = (uint16_t)(noun + 1);
	while (t <= tree->count && t < noun + WORDS
			&& tree->tokens[t].upos != UPOS_VERB
			&& tree->tokens[t].upos != UPOS_PUNCT)
		t++;
	return t <= tree->count && tree->tokens[t].upos == UPOS_VERB
					       && tree_relation(tree, t)
								  == DEPREL_CONJ
					       && tree_head(tree, t) < noun
					       && !tree_child(tree, t,
							       DEPREL_NSUBJ)
			       ? t
			       : 0;
}

/* "rose to $3 billion and {imports} fell", read as coordinated with the figure:
 * it is the subject of what comes next. */
static void
hang_second_subject(const struct fact_scene *scene, struct token *tokens,
		uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t top = scene->top[i];
	TREE_CHILDREN(tree, top, noun)
	{
		uint16_t verb = noun > scene->amounts[i].last
								&& tree_is_noun(tree,
										noun)
								&& tree_relation(tree,
										   noun)
										   == DEPREL_CONJ
						? verb_of_noun(tree, noun)
						: 0;
		if (!verb || !fact_tells_worth(scene, verb))
			continue;
		tokens[noun].head = verb;
		tokens[noun].deprel = DEPREL_NSUBJ;
		TREE_CHILDREN(tree, noun, child)
		if (tree_relation(tree, child) == DEPREL_CC && child < noun)
			tokens[child].head = verb;
	}
}

/* A participle without a subject of its own, and no part of a tense. */
static bool
is_bare_participle(const struct tree *tree, uint16_t verb)
{
	return verb <= tree->count && tree->tokens[verb].upos == UPOS_VERB
	       && tree_is_past_participle(tree, verb)
	       && !tree_child(tree, verb, DEPREL_AUX)
	       && !tree_child(tree, verb, DEPREL_AUX_PASS)
	       && !tree_child(tree, verb, DEPREL_NSUBJ);
}

/* "nine killed and {27} injured", with the number hung elsewhere: whoever is
 * injured. */
static void
hang_on_participle(const struct fact_scene *scene, struct token *tokens,
		uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	const struct amount *amount = &scene->amounts[i];
	uint16_t top = scene->top[i], verb = (uint16_t)(amount->last + 1);
	enum deprel relation = deprel_universal(tree_relation(tree, top));
	bool loose = relation == DEPREL_CONJ || relation == DEPREL_FLAT;
	/* What hangs below the number cannot hang it. */
	if (amount->kind != AMOUNT_COUNT || top != amount->last || !loose
			|| tokens[top].upos != UPOS_NUM
			|| !is_bare_participle(tree, verb)
			|| tree_is_below(tree, verb, top))
		return;
	tokens[top].head = verb;
	tokens[top].deprel = DEPREL_NSUBJ_PASS;
}

/* The tree becomes the scene's own, with what stands wrong in it mended. */
void
fact_lift_figures(struct fact_scene *scene)
{
	struct tree *tree = &scene->scene.tree;
	struct arena *arena = scene->scene.arena;
	size_t bytes = (tree->count + 1u) * sizeof(struct token);
	struct token *tokens = arena_take(arena, bytes);
	memcpy(tokens, tree->tokens, bytes);
	tree->tokens = tokens;
	if (!tree_traits(tree)->noun_first) {
		lift_from_times(scene, tokens);
		join_subjects(scene, tokens);
		lift_from_met(scene, tokens);
	}
	for (uint32_t i = 0; i < scene->amount_count; i++) {
		lower_bound_word(scene, tokens, i);
		change_places(scene, tokens, i, bound_above(scene, i));
		lift_from_total(scene, tokens, i);
		lift_from_worth(scene, tokens, i);
		lift_dependents(scene, tokens, i);
		if (tree_traits(tree)->noun_first)
			continue;
		hang_on_participle(scene, tokens, i);
		hang_second_subject(scene, tokens, i);
	}
	fact_ellipsis_find(scene, tokens);
	tree->first_child = ARENA_NEW(arena, uint16_t, tree->count + 1u);
	tree->next_sibling = ARENA_NEW(arena, uint16_t, tree->count + 1u);
	tree_link(tree);
}

uint16_t
fact_lifted_from(const struct fact_scene *scene, uint32_t i)
{
	const struct tree *tree = &scene->scene.tree;
	TREE_CHILDREN(tree, scene->top[i], child)
	if (tree_relation(tree, child) == DEPREL_ADVMOD
			&& tree_is_noun(tree, child)
			&& (fact_has_word(scene, child, FACT_WORD_TOTAL)
					|| child == scene->amounts[i].last + 1))
		return child;
	return 0;
}
