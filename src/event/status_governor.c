/* What the verbs and nouns above a verb say of its status: "plans to {meet}",
 * "failed to {agree}". */
#include "event/status_marks.h"
#include "event/tree_clause.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"

bool
status_has_own_object(const struct tree *tree, uint16_t governor, uint16_t verb)
{
	return tree_relation(tree, verb) == DEPREL_ADVCL
	       && tree->tokens[governor].upos == UPOS_VERB
	       && !tree->clauses[governor].passive
	       && tree->clauses[governor].object;
}

bool
status_is_mere_intent(const struct tree *tree, uint16_t noun, uint16_t verb)
{
	return tree_relation(tree, verb) == DEPREL_ACL
	       && tree->tokens[noun].upos == UPOS_NOUN
	       && tree_is_infinitive(tree, verb)
	       && !tree_is(tree, noun, GRAMMAR_DONE_DEED)
	       && !tree_is(tree, noun, GRAMMAR_FUTURE_VERB)
	       && !tree_is(tree, noun, GRAMMAR_FUTURE_MODIFIER)
	       && !tree_is(tree, noun, GRAMMAR_FAILURE_VERB)
	       && !tree_child_in(tree, noun, GRAMMAR_ORDINAL)
	       && !tree_is_headline(tree, verb);
}

/* `verb` is what the governor speaks of. */
static void
read_governor(const struct tree *tree, uint16_t governor, uint16_t verb,
		struct status_marks *marks)
{
	if (tree_is(tree, governor, GRAMMAR_CESSATION)
			&& tree_is_gerund(tree, verb))
		marks->stops = marks->longer = marks->negated = true;
	if ((tree_is(tree, governor, GRAMMAR_FUTURE_VERB)
			    && !status_has_own_object(tree, governor, verb))
			|| (tree->tokens[governor].upos == UPOS_NOUN
					&& tree_is(tree, governor,
							GRAMMAR_FUTURE_MODIFIER)))
		marks->future = true;
	/* "has no plans to attack" */
	if (tree->tokens[governor].upos == UPOS_NOUN
			&& status_has_negative(tree, governor))
		marks->negated = !marks->negated;
	if (tree_is(tree, governor, GRAMMAR_HYPOTHETICAL_VERB)
			|| status_is_mere_intent(tree, governor, verb))
		marks->hypothetical = true;
	bool auxiliary = tree_is(tree, governor, GRAMMAR_PERFECT_AUXILIARY)
			 || tree_is(tree, governor, GRAMMAR_PASSIVE_AUXILIARY);
	if (tree_is(tree, governor, GRAMMAR_FAILURE_VERB)
			|| (auxiliary
					&& tree_child_in(tree, governor,
							GRAMMAR_YET)))
		marks->negated = !marks->negated;
}

/* "no {descarta} firmar": it may come. */
static void
read_exclusion(const struct tree *tree, uint16_t governor,
		struct status_marks *marks)
{
	if (!tree_is(tree, governor, GRAMMAR_EXCLUSION) || !marks->negated)
		return;
	marks->negated = false;
	marks->hypothetical = true;
}

static bool
is_that_clause(const struct tree *tree, uint16_t verb)
{
	return tree_child(tree, verb, DEPREL_MARK) > 0;
}

/* "will leave, {accusing} Oslo of fraud": who will do the one says the other
 * now. */
static bool
is_said_now(const struct tree *tree, uint16_t verb)
{
	return tree_is(tree, verb, GRAMMAR_ALLEGE) && verb > 1
	       && tree_is_comma(tree, (uint16_t)(verb - 1));
}

/* "may join them in imposing sanctions", "will go to Rome, visiting Siena":
 * done if the other is. */
static bool
is_accompanying(const struct tree *tree, uint16_t verb)
{
	if (!tree_is_gerund(tree, verb) || is_said_now(tree, verb))
		return false;
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		if ((deprel == DEPREL_MARK || deprel == DEPREL_CASE)
				&& !tree_is(tree, child, GRAMMAR_IN))
			return false;
	}
	return true;
}

/* "refrained from attacking"; not "failed after attacking" */
static bool
is_avoided(const struct tree *tree, uint16_t verb)
{
	return tree_is_gerund(tree, verb)
	       && tree_is(tree, tree->tokens[verb].head, GRAMMAR_FAILURE_VERB)
	       && tree_child_in(tree, verb, GRAMMAR_BLAME_PREPOSITION);
}

/* "the army's plan to leave", "doubt that it will leave" */
static bool
is_content(const struct tree *tree, uint16_t verb)
{
	return tree_is_infinitive(tree, verb)
	       || (is_that_clause(tree, verb)
			       && tree_is(tree, tree_head(tree, verb),
					       GRAMMAR_HYPOTHETICAL_VERB));
}

/* The word whose group also says something about `verb`, or 0. */
static uint16_t
governor_of(const struct tree *tree, uint16_t verb, bool auxiliary,
		bool *same_level)
{
	uint16_t head = tree->tokens[verb].head;
	*same_level = false;
	if (!head || head > tree->count)
		return 0;
	switch (tree_relation(tree, verb)) {
	case DEPREL_XCOMP:
		return head;
	case DEPREL_CCOMP:
		if (tree_is_infinitive(tree, verb)
				|| tree_is(tree, head,
						GRAMMAR_HYPOTHETICAL_VERB))
			return head;
		return 0;
	case DEPREL_ACL:
	case DEPREL_ACL_RELCL:
		return is_content(tree, verb) ? head : 0;
	case DEPREL_ADVCL:
	case DEPREL_OBL:
		/* "did not send troops to help", "stopped short of helping" */
		if (tree_is_infinitive(tree, verb) || is_avoided(tree, verb))
			return head;
		*same_level = true;
		return is_accompanying(tree, verb) ? head : 0;
	case DEPREL_CONJ:
		*same_level = true;
		return !auxiliary && tree->clauses[verb].inherited ? head : 0;
	default:
		return 0;
	}
}

bool
status_is_anniversary(const struct tree *tree, uint16_t noun)
{
	return tree_is(tree, noun, GRAMMAR_COMMEMORATION)
	       && tree->tokens[noun].upos == UPOS_NOUN
	       && !tree_child_in(tree, noun, GRAMMAR_YOUNG_ANNIVERSARY);
}

/* "the anniversary of the coup in which the army killed him" */
static bool
is_commemorated(const struct tree *tree, uint16_t noun)
{
	for (int steps = 0; steps < GOVERNORS && noun && noun <= tree->count;
			steps++) {
		if (status_is_anniversary(tree, noun))
			return true;
		if (tree_relation(tree, noun) != DEPREL_NMOD)
			return false;
		noun = tree->tokens[noun].head;
	}
	return false;
}

bool
status_is_courtesy(const struct tree *tree, uint16_t governor, uint16_t verb)
{
	uint16_t object = tree->clauses[governor].object;
	bool courtesy = tree_is(tree, governor, GRAMMAR_COURTESY)
			|| (object && object < verb
					&& tree_is(tree, object,
							GRAMMAR_COURTESY));
	if (!courtesy || !tree_is(tree, verb, GRAMMAR_UTTERANCE)
			|| !tree_is_infinitive(tree, verb))
		return false;
	struct status_marks marks = { 0 };
	status_read_group(tree, governor, &marks);
	return !marks.negated;
}

void
status_read_verb(const struct tree *tree, uint16_t verb,
		struct status_marks *marks)
{
	bool auxiliary = status_read_group(tree, verb, marks);
	for (int steps = 0; steps < GOVERNORS; steps++) {
		bool same_level;
		if (tree_relation(tree, verb) == DEPREL_ACL_RELCL)
			marks->historical |= is_commemorated(
					tree, tree->tokens[verb].head);
		uint16_t governor =
				governor_of(tree, verb, auxiliary, &same_level);
		if (!governor || status_is_courtesy(tree, governor, verb))
			return;
		struct status_marks above = *marks;
		if (!same_level)
			read_governor(tree, governor, verb, &above);
		auxiliary = status_read_group(tree, governor, &above);
		if (!same_level)
			read_exclusion(tree, governor, &above);
		/* "did not meet and signed": the negation is the first's. */
		if (same_level)
			above.negated = marks->negated;
		*marks = above;
		verb = governor;
	}
}
