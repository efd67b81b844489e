#include "event/clause_read.h"

#include "event/tree_passive.h"
#include "event/tree_words.h"

/* ----------------------------------------------------------- objects */

/* A word of "up to", "at least"; not the preposition of "fired at five". */
static bool
is_quantity_word(const struct tree *tree, uint16_t token, uint16_t verb)
{
	if (!tree_is(tree, token, GRAMMAR_QUANTITY))
		return false;
	if (tree_is(tree, token, GRAMMAR_STATE_PREPOSITION))
		return tree_is(tree, (uint16_t)(token + 1), GRAMMAR_BOUND);
	return token > verb + 1
	       || !tree_is(tree, token, GRAMMAR_INFINITIVE_MARK);
}

/* "killed up to 20 soldiers", "freed at least 20": what stands between verb and
 * number makes no oblique. */
static bool
is_quantity(const struct tree *tree, uint16_t token, uint16_t verb)
{
	uint16_t number = tree_child(tree, token, DEPREL_NUMMOD);
	if (number <= verb + 1 || number - verb > 5)
		return false;
	for (uint16_t between = verb + 1; between < number; between++)
		if (!is_quantity_word(tree, between, verb))
			return false;
	return true;
}

/* "laid down their arms": an oblique without preposition, right behind the
 * particle. */
static bool
is_bare(const struct tree *tree, uint16_t token, uint16_t verb)
{
	uint16_t particle = tree_child(tree, verb, DEPREL_COMPOUND);
	return particle > verb && token > particle
	       && tree_relation(tree, particle) == DEPREL_COMPOUND_PRT
	       && !tree_child(tree, token, DEPREL_CASE);
}

/* An object, or an oblique that the verb asks for. */
static bool
is_object_or_oblique(enum deprel deprel)
{
	return deprel == DEPREL_OBJ || deprel == DEPREL_OBL
	       || deprel == DEPREL_OBL_ARG;
}

/* "extraditó a Chile a un fugitivo", "llamó a consultas al cónsul": behind a
 * name or a thing that is marked a marked noun, or person, is what is given. 0
 * none. */
static uint16_t
given_behind(const struct tree *tree, uint16_t verb, uint16_t first)
{
	if (!first)
		return 0;
	bool name = tree->tokens[first].upos == UPOS_PROPN;
	if (!name && tree_is_somebody(tree, first))
		return 0;
	TREE_CHILDREN(tree, verb, child)
	if (child > first && is_object_or_oblique(tree_relation(tree, child))
			&& tree_is_marked(tree, child)
			&& tree->tokens[child].upos == UPOS_NOUN
			&& (name || tree_is_somebody(tree, child)))
		return child;
	return 0;
}

/* The first of each kind; of pronouns the last. 0: none. */
struct objects {
	uint16_t plain, marked, pronoun;
};

static void
note_object(const struct tree *tree, uint16_t child, struct objects *objects)
{
	enum deprel deprel = tree_relation(tree, child);
	bool argument = deprel == DEPREL_OBJ || deprel == DEPREL_IOBJ
			|| deprel == DEPREL_OBL_ARG;
	if (!argument || tree_is(tree, child, GRAMMAR_REFLEXIVE_PRONOUN))
		return;
	if (tree_is_marked(tree, child))
		objects->marked = objects->marked ? objects->marked : child;
	else if (deprel == DEPREL_IOBJ)
		objects->pronoun = child;
	else if (deprel == DEPREL_OBJ && !objects->plain)
		objects->plain = child;
}

/* "lo condenó a él", but "la ayuda que dio a Honduras"; and who "los entregó a
 * Chile" gave them to Chile. */
static bool
is_doubled(const struct tree *tree, uint16_t verb, uint16_t pronoun,
		uint16_t marked)
{
	return pronoun && marked && tree->tokens[pronoun].upos == UPOS_PRON
	       && !tree_is(tree, pronoun, GRAMMAR_RELATIVE)
	       && (!tree_is(tree, verb, GRAMMAR_GIVE)
			       || tree->tokens[marked].upos == UPOS_PRON
			       || tree_is(tree, pronoun, GRAMMAR_DATIVE));
}

/* Where direct objects may be marked: of two objects the marked one is the
 * indirect one, a marked phrase is an object where there is no other, and
 * pronouns that double a phrase or belong to the verb are none ("le dio a
 * Irán", "se reunió"). */
static void
read_marked_objects(const struct tree *tree, uint16_t verb, uint16_t *object,
		uint16_t *indirect)
{
	struct objects found = { 0 };
	TREE_CHILDREN(tree, verb, child)
	{
		note_object(tree, child, &found);
	}
	uint16_t plain = found.plain, marked = found.marked;
	if (!plain)
		plain = given_behind(tree, verb, marked);
	if (!marked)
		marked = found.pronoun;
	bool doubled = is_doubled(tree, verb, plain, marked);
	*object = plain && !doubled ? plain : marked;
	*indirect = plain && !doubled ? marked : 0;
}

/* --------------------------------------------------------- arguments */

/* The arguments of a verb as its relations name them; 0: none. */
struct arguments_read {
	uint16_t subject, object, indirect;
	uint16_t before; /* a noun that the parser put into the verb */
};

static void
read_object(struct arguments_read *read, uint16_t child)
{
	/* Two objects: the first is the indirect one. */
	if (read->object && !read->indirect)
		read->indirect = read->object;
	read->object = child;
}

/* "Norway cut aid" read as if "Norway cut" were one word. */
static bool
is_noun_in_verb(const struct tree *tree, uint16_t verb, uint16_t child)
{
	return child < verb && tree->tokens[verb].upos == UPOS_VERB;
}

static void
read_argument(const struct tree *tree, uint16_t verb, uint16_t child,
		struct arguments_read *read)
{
	switch (tree_relation(tree, child)) {
	case DEPREL_NSUBJ:
	case DEPREL_NSUBJ_PASS:
	case DEPREL_NSUBJ_OUTER:
	case DEPREL_CSUBJ:
	case DEPREL_CSUBJ_PASS:
		if (!read->subject)
			read->subject = child;
		break;
	case DEPREL_COMPOUND:
		if (!read->before && is_noun_in_verb(tree, verb, child))
			read->before = child;
		break;
	case DEPREL_OBJ:
		read_object(read, child);
		break;
	case DEPREL_IOBJ:
		read->indirect = child;
		break;
	case DEPREL_OBL:
		if (!read->object
				&& (is_quantity(tree, child, verb)
						|| is_bare(tree, child, verb)))
			read->object = child;
		break;
	default:
		break;
	}
}

static struct arguments_read
read_arguments(const struct tree *tree, uint16_t verb)
{
	struct arguments_read read = { 0 };
	TREE_CHILDREN(tree, verb, child)
	{
		read_argument(tree, verb, child, &read);
	}
	if (tree_traits(tree)->marked_objects)
		read_marked_objects(tree, verb, &read.object, &read.indirect);
	if (!read.subject
			&& (read.object
					|| tree_relation(tree, verb)
							   == DEPREL_ROOT))
		read.subject = read.before;
	return read;
}

static void
read_clause(const struct tree *tree, uint16_t verb)
{
	struct clause *clause = &tree->clauses[verb];
	struct arguments_read read = read_arguments(tree, verb);
	clause->passive = tree_is_passive(tree, verb);
	if (clause->passive) {
		clause->object = read.subject;
		clause->second = read.object;
		clause->subject = tree_agent(tree, verb);
		return;
	}
	clause->subject = read.subject;
	clause->object = read.indirect ? read.indirect : read.object;
	clause->second = read.indirect ? read.object : 0;
}

/* ---------------------------------- sentences that were read as phrases */

/* A participle inside the phrase, behind a noun of it. */
static bool
is_verb_inside(const struct tree *tree, uint16_t token, uint16_t noun)
{
	return noun && tree->tokens[token].upos == UPOS_VERB
	       && tree_relation(tree, token) == DEPREL_AMOD
	       && !tree_is_behind_hyphen(tree, token);
}

/* "The navy scrambled jets" read as one phrase, with the verb as a participle
 * inside: a noun before the participle and no other verb say otherwise. */
static void
repair_headless(const struct tree *tree, uint16_t root)
{
	uint16_t noun = 0;
	if (tree->tokens[root].upos == UPOS_VERB || tree->clauses[root].subject
			|| tree_child(tree, root, DEPREL_COP))
		return;
	for (uint16_t child = tree->first_child[root]; child && child <= root;
			child = tree->next_sibling[child]) {
		if (tree_is_noun(tree, child)
				&& !tree_is(tree, child, GRAMMAR_CALENDAR))
			noun = child;
		if (is_verb_inside(tree, child, noun)) {
			tree->clauses[child] = (struct clause){ .subject = noun,
				.object = root };
			return;
		}
	}
}

void
clauses_read(const struct tree *tree)
{
	for (uint16_t t = 1; t <= tree->count; t++)
		read_clause(tree, t);
	TREE_CHILDREN(tree, 0, root)
	repair_headless(tree, root);
}
