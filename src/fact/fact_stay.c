/* "The minister is in Lima to open a road": the parser makes the place the head
 * of such a clause and the verb a word below it. Here the verb becomes the head
 * that it is of any other journey, so that frames of it are read alike. */
#include <string.h>

#include "event/tree_verb.h"
#include "fact/fact_scene.h"

/* "is not in Lima", "was never in Lima": behind the verb, where readers of
 * verbs that are no "be" do not look for it. */
static bool
is_denied(const struct tree *tree, uint16_t place)
{
	TREE_CHILDREN(tree, place, child)
	{
		if (child < place && tree_is_negation(tree, child))
			return true;
	}
	return false;
}

/* The place that somebody is said to be in, by the verb of it; 0 none. */
static uint16_t
place_of_stay(const struct fact_scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t place = tree_head(tree, verb);
	if (tree_relation(tree, verb) != DEPREL_COP || place < verb
			|| tree->tokens[place].upos != UPOS_PROPN
			|| !tree_child_in(tree, place, GRAMMAR_IN)
			|| is_denied(tree, place))
		return 0;
	bool named = scene->scene.place[place] || scene->known[place];
	return named ? place : 0;
}

/* A person, or a pronoun of one: houses and offices stand where they are, and
 * troops are stationed there. */
static bool
is_person(const struct fact_scene *scene, uint16_t subject)
{
	const struct tree *tree = &scene->scene.tree;
	const struct mention *mention = scene->everybody[subject];
	if (!subject)
		return false;
	if (tree->tokens[subject].upos == UPOS_PRON)
		return tree_is(tree, subject, GRAMMAR_FIRST_PERSON);
	if (mention && mention->actor.sector[0] == SECTOR_MIL
			&& tree_feature(tree, subject, FEATURE_NUMBER)
					   == NUMBER_PLUR)
		return false;
	return (mention && mention->actor.person)
	       || (tree->persons && tree->persons[subject]);
}

/* What hangs on the place belongs to the place itself, not to the clause: "in
 * Lima, {Peru}", but not "in Lima and {met} the king". */
static bool
is_of_place(const struct tree *tree, uint16_t child)
{
	switch (deprel_universal(tree_relation(tree, child))) {
	case DEPREL_CONJ:
		return tree->tokens[child].upos == UPOS_PROPN;
	case DEPREL_AMOD:
	case DEPREL_APPOS:
	case DEPREL_CASE:
	case DEPREL_COMPOUND:
	case DEPREL_DET:
	case DEPREL_FLAT:
	case DEPREL_NMOD:
		return true;
	default:
		return false;
	}
}

/* "in Lima {for talks}", "{to open} a road": hung on the place, they say what
 * somebody is there for. */
static bool
says_why(const struct fact_scene *scene, uint16_t place, uint16_t child)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t word = tree_child(tree, child, DEPREL_CASE);
	enum deprel deprel = deprel_universal(tree_relation(tree, child));
	if (child < place)
		return false;
	if (deprel == DEPREL_ACL)
		return tree_is_infinitive(tree, child);
	return deprel == DEPREL_NMOD && word
	       && (tree_is(tree, word, GRAMMAR_FOR)
			       || fact_has_word(scene, word, FACT_WORD_WITH));
}

static void
raise_verb(const struct fact_scene *scene, struct token *tokens, uint16_t verb,
		uint16_t place)
{
	const struct tree *tree = &scene->scene.tree;
	tokens[verb].head = tokens[place].head;
	tokens[verb].deprel = tokens[place].deprel;
	tokens[verb].upos = UPOS_VERB;
	TREE_CHILDREN(tree, place, child)
	{
		bool why = says_why(scene, place, child);
		if (child == verb || (is_of_place(tree, child) && !why))
			continue;
		tokens[child].head = verb;
		if (why)
			tokens[child].deprel = tree_is_infinitive(tree, child)
							       ? DEPREL_ADVCL
							       : DEPREL_OBL;
	}
	tokens[place].head = verb;
	tokens[place].deprel = DEPREL_OBL;
}

/* The clause of the verb is the clause that the place headed. */
static void
move_clause(struct tree *tree, struct clause *clauses, uint16_t *clause_of,
		uint16_t verb, uint16_t place)
{
	clauses[verb] = tree->clauses[place];
	clauses[place] = (struct clause){ .subject = 0 };
	for (uint16_t t = 1; t <= tree->count; t++)
		if (clause_of[t] == place)
			clause_of[t] = verb;
}

static void *
copy(struct arena *arena, const void *from, size_t bytes)
{
	return memcpy(arena_take(arena, bytes), from, bytes);
}

static void
lift(struct fact_scene *scene, uint16_t verb, uint16_t place)
{
	struct tree *tree = &scene->scene.tree;
	struct arena *arena = scene->scene.arena;
	size_t count = tree->count + 1u;
	struct token *tokens =
			copy(arena, tree->tokens, count * sizeof *tokens);
	struct clause *clauses =
			copy(arena, tree->clauses, count * sizeof *clauses);
	uint16_t *clause_of =
			copy(arena, tree->clause_of, count * sizeof *clause_of);
	raise_verb(scene, tokens, verb, place);
	move_clause(tree, clauses, clause_of, verb, place);
	tree->tokens = tokens;
	tree->clauses = clauses;
	tree->clause_of = clause_of;
	tree->first_child = ARENA_NEW(arena, uint16_t, count);
	tree->next_sibling = ARENA_NEW(arena, uint16_t, count);
	tree_link(tree);
}

void
fact_lift_stays(struct fact_scene *scene)
{
	const struct tree *tree = &scene->scene.tree;
	if (tree_traits(tree)->noun_first)
		return;
	for (uint16_t verb = 2; verb < tree->count; verb++) {
		uint16_t place = place_of_stay(scene, verb);
		if (place && is_person(scene, tree->clauses[place].subject))
			lift(scene, verb, place);
	}
}
