#include "event/tree.h"

#include "event/clause_read.h"
#include "event/complements.h"
#include "event/inherit.h"
#include "event/mend.h"
#include "event/mend_apposed.h"
#include "event/mend_gap.h"
#include "event/mend_quantity.h"
#include "event/mend_source.h"
#include "event/objects.h"
#include "event/prepositions.h"
#include "event/subjects.h"

/* ---------------------------------------------------- looking around */

uint16_t
tree_leftmost(const struct tree *tree, uint16_t token)
{
	for (uint16_t first = tree->first_child[token]; first && first < token;
			first = tree->first_child[token])
		token = first;
	return token;
}

bool
tree_is_below(const struct tree *tree, uint16_t token, uint16_t above)
{
	for (uint16_t steps = 0; token && steps <= tree->count; steps++) {
		if (token == above)
			return true;
		token = tree_head(tree, token);
	}
	return false;
}

bool
tree_is_marked(const struct tree *tree, uint16_t token)
{
	uint16_t preposition = tree_child(tree, token, DEPREL_CASE);
	return preposition
	       && tree->tokens[preposition].lower == tree->frames->to;
}

uint16_t
tree_child(const struct tree *tree, uint16_t parent, enum deprel deprel)
{
	TREE_CHILDREN(tree, parent, child)
	if (tree_relation(tree, child) == deprel
			|| deprel_universal(tree_relation(tree, child))
					   == deprel)
		return child;
	return 0;
}

uint16_t
tree_child_in(const struct tree *tree, uint16_t parent, enum grammar grammar)
{
	if (!tree_has(tree, grammar))
		return 0;
	TREE_CHILDREN(tree, parent, child)
	if (tree_is(tree, child, grammar))
		return child;
	return 0;
}

uint16_t
tree_first_conjunct(const struct tree *tree, uint16_t noun)
{
	enum { STEPS = 3 };
	for (int i = 0; i < STEPS && tree_relation(tree, noun) == DEPREL_CONJ
			&& tree_head(tree, noun);
			i++)
		noun = tree_head(tree, noun);
	return noun;
}

uint16_t
tree_surface_subject(const struct tree *tree, uint16_t verb)
{
	const struct clause *clause = &tree->clauses[verb];
	return clause->passive ? clause->object : clause->subject;
}

/* ------------------------------------------------------- single words */

bool
tree_word_is(const struct tree *tree, uint16_t token, word_id word)
{
	return tree->tokens[token].lemma == word
	       || tree->tokens[token].lower == word;
}

bool
tree_is_negation(const struct tree *tree, uint16_t token)
{
	return tree_is(tree, token, GRAMMAR_NEGATION)
	       && (token >= tree->count
			       || !tree_is_form(tree, (uint16_t)(token + 1),
					       GRAMMAR_NEGATION_UNDONE));
}

bool
tree_is_somebody(const struct tree *tree, uint16_t token)
{
	return token && tree->persons && tree->persons[token];
}

bool
tree_may_act(const struct tree *tree, uint16_t token)
{
	return token && tree->actors && tree->actors[token];
}

bool
tree_is_first_person(const struct tree *tree, uint16_t token)
{
	return token && tree_feature(tree, token, FEATURE_PERSON) == PERSON_1;
}

/* ----------------------------------------------------------- building */

static void
add_grammar(struct tree *tree, word_id word)
{
	if (word >= tree->frames->grammared)
		return;
	const struct grammar_bits *bits = &tree->frames->grammar[word];
	for (size_t i = 0; i < sizeof bits->of / sizeof *bits->of; i++)
		tree->grammar.of[i] |= bits->of[i];
}

void
tree_read_words(struct tree *tree)
{
	tree->grammar = (struct grammar_bits){ 0 };
	for (uint16_t t = 1; t <= tree->count; t++) {
		const struct token *token = &tree->tokens[t];
		add_grammar(tree, token->lemma);
		if (token->lower != token->lemma)
			add_grammar(tree, token->lower);
	}
}

void
tree_link(struct tree *tree)
{
	memset(tree->first_child, 0,
			(tree->count + 1u) * sizeof *tree->first_child);
	for (uint16_t t = tree->count; t > 0; t--) {
		uint16_t head = tree->tokens[t].head;
		if (head > tree->count || head == t)
			head = 0;
		tree->next_sibling[t] = tree->first_child[head];
		tree->first_child[head] = t;
	}
}

static uint16_t
walk_from(struct tree *tree, uint16_t start, uint16_t filled, bool *seen)
{
	uint16_t next = filled;
	tree->order[filled++] = start;
	seen[start] = true;
	for (; next < filled; next++)
		TREE_CHILDREN(tree, tree->order[next], child)
		{
			if (seen[child])
				continue;
			seen[child] = true;
			tree->order[filled++] = child;
		}
	return filled;
}

static void
order_from_root(struct tree *tree, struct arena *arena)
{
	bool *seen = ARENA_NEW(arena, bool, tree->count + 1);
	uint16_t filled = 0;
	TREE_CHILDREN(tree, 0, root)
	if (!seen[root])
		filled = walk_from(tree, root, filled, seen);
	for (uint16_t t = 1; t <= tree->count; t++)
		if (!seen[t])
			filled = walk_from(tree, t, filled, seen);
}

static void
find_clauses(struct tree *tree)
{
	for (uint16_t i = 0; i < tree->count; i++) {
		uint16_t token = tree->order[i];
		uint16_t head = tree->tokens[token].head;
		bool own = tree->tokens[token].upos == UPOS_VERB || !head
			   || head > tree->count || !tree->clause_of[head]
			   || tree->clauses[token].subject;
		tree->clause_of[token] = own ? token : tree->clause_of[head];
	}
}

/* Makes room for `count` tokens. Returns the sentence's own copy of them. */
static struct token *
copy_tokens(struct tree *tree, uint32_t count, struct arena *arena)
{
	struct token *tokens = ARENA_NEW(arena, struct token, count + 1);
	memcpy(tokens + 1, tree->text->tokens + tree->sentence->first,
			count * sizeof *tokens);
	tree->tokens = tokens;
	tree->first_child = ARENA_NEW(arena, uint16_t, count + 1);
	tree->next_sibling = ARENA_NEW(arena, uint16_t, count + 1);
	tree->order = ARENA_NEW(arena, uint16_t, count + 1);
	tree->clauses = ARENA_NEW(arena, struct clause, count + 1);
	tree->clause_of = ARENA_NEW(arena, uint16_t, count + 1);
	return tokens;
}

/* What the language's parser gets wrong, in an order that counts: each looks at
 * what those before have mended. */
static void
mend(struct tree *tree, struct token *tokens)
{
	const struct language_traits *traits = tree_traits(tree);
	if (traits->mended)
		mend_tree(tree, tokens);
	mend_sources(tree, tokens);
	mend_gaps(tree, tokens);
	if (traits->noun_first) {
		mend_apposed(tree, tokens);
		prepositions_mend(tree, tokens);
	}
	if (traits->moods)
		complements_mend(tree, tokens);
	if (traits->drops_subjects) {
		objects_mend(tree, tokens);
		subjects_mend(tree, tokens);
	}
	if (traits->noun_first)
		mend_quantities(tree, tokens);
}

void
tree_build(struct tree *tree, const struct frames *frames,
		const struct text *text, const struct sentence *sentence,
		const bool *persons, const bool *actors, struct arena *arena)
{
	uint32_t count = sentence->count < UINT16_MAX ? sentence->count
						      : UINT16_MAX - 1;
	*tree = (struct tree){ .frames = frames,
		.text = text,
		.sentence = sentence,
		.count = (uint16_t)count,
		.persons = persons,
		.actors = actors };
	struct token *tokens = copy_tokens(tree, count, arena);
	tree_read_words(tree);
	tree_link(tree);
	mend(tree, tokens);
	order_from_root(tree, arena);
	clauses_read(tree);
	clauses_inherit(tree);
	find_clauses(tree);
}
