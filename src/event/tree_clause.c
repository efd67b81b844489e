#include "event/tree_clause.h"

#include "event/tree_verb.h"

enum { REPORT_STEPS = 12 };

/* ------------------------------------------------------ what it is in */

/* "while it left", but neither "to leave" nor "leaving". */
static bool
is_adverbial_clause(const struct tree *tree, uint16_t token)
{
	return tree_child(tree, token, DEPREL_NSUBJ)
	       || tree_child(tree, token, DEPREL_NSUBJ_PASS)
	       || (tree_child(tree, token, DEPREL_MARK)
			       && !tree_is_infinitive(tree, token));
}

static bool
opens_clause(const struct tree *tree, uint16_t token)
{
	switch (tree->tokens[token].deprel) {
	case DEPREL_ADVCL:
		return is_adverbial_clause(tree, token);
	case DEPREL_ADVCL_RELCL:
	case DEPREL_ACL_RELCL:
	case DEPREL_PARATAXIS:
		return true;
	case DEPREL_CONJ:
		return tree->tokens[token].upos == UPOS_VERB
		       && !tree_is_gerund(tree, token);
	default:
		return false;
	}
}

bool
tree_in_clause(const struct tree *tree, uint16_t root, uint16_t token)
{
	for (unsigned steps = 0; steps <= tree->count; steps++) {
		if (token == root)
			return true;
		if (!token || token > tree->count || opens_clause(tree, token))
			return false;
		token = tree->tokens[token].head;
	}
	return false;
}

/* -------------------------------------------------- what it hangs on */

uint16_t
tree_condition(const struct tree *tree, uint16_t clause)
{
	enum deprel deprel = tree_relation(tree, clause);
	if (deprel != DEPREL_ADVCL && deprel != DEPREL_OBL
			&& deprel != DEPREL_CCOMP)
		return 0;
	TREE_CHILDREN(tree, clause, child)
	if (child < clause
			&& (tree_relation(tree, child) == DEPREL_MARK
					|| tree_relation(tree, child)
							   == DEPREL_CASE)
			&& tree_is(tree, child, GRAMMAR_CONDITION)
			&& (deprel != DEPREL_CCOMP
					|| !tree_is(tree, child,
							GRAMMAR_QUESTION)))
		return child;
	return 0;
}

bool
tree_is_attendant(const struct tree *tree, uint16_t noun)
{
	noun = tree_first_conjunct(tree, noun);
	uint16_t stance = tree_head(tree, noun);
	uint16_t with = stance ? tree_child(tree, stance, DEPREL_MARK) : 0;
	return with && with < noun && tree_relation(tree, noun) == DEPREL_NSUBJ
	       && tree_is(tree, with, GRAMMAR_ATTENDING);
}

/* "..., the minister said", also where it was read as an adverbial clause. */
static bool
is_report_beside(const struct tree *tree, uint16_t token)
{
	enum deprel deprel = tree_relation(tree, token);
	if (!tree_is(tree, token, GRAMMAR_SAY))
		return false;
	if (deprel == DEPREL_PARATAXIS)
		return true;
	return (deprel == DEPREL_ADVCL
			       || (deprel == DEPREL_CCOMP
					       && token > tree->tokens[token].head))
	       && tree_child(tree, token, DEPREL_NSUBJ)
	       && !tree_child(tree, token, DEPREL_MARK)
	       && !tree_child(tree, token, DEPREL_CCOMP)
	       && !tree_child(tree, token, DEPREL_OBJ);
}

/* "We have won, the minister told reporters" with the speech as an adverbial
 * clause. */
static bool
is_said_before(const struct tree *tree, uint16_t token)
{
	return tree_relation(tree, token) == DEPREL_ADVCL
	       && token < tree->tokens[token].head
	       && tree_child(tree, token, DEPREL_NSUBJ)
	       && !tree_child(tree, token, DEPREL_MARK);
}

uint16_t
tree_reporting_verb(const struct tree *tree, uint16_t token)
{
	for (int steps = 0; steps < REPORT_STEPS; steps++) {
		TREE_CHILDREN(tree, token, child)
		if (is_report_beside(tree, child))
			return child;
		uint16_t head = tree->tokens[token].head;
		if (!head || head > tree->count)
			return 0;
		enum deprel deprel = tree_relation(tree, token);
		if ((deprel == DEPREL_CCOMP || deprel == DEPREL_PARATAXIS
				    || deprel == DEPREL_XCOMP
				    || is_said_before(tree, token))
				&& tree_is(tree, head, GRAMMAR_SAY))
			return head;
		token = head;
	}
	return 0;
}

/* --------------------------------------------------- whole sentences */

bool
tree_is_topic(const struct tree *tree, uint16_t noun, uint16_t verb)
{
	uint8_t upos = tree->tokens[noun].upos;
	return noun < verb && (upos == UPOS_NOUN || upos == UPOS_PROPN)
	       && tree->tokens[verb].upos == UPOS_VERB
	       && tree_relation(tree, noun) == DEPREL_ROOT
	       && !tree->clauses[noun].subject
	       && !tree_child(tree, noun, DEPREL_COP);
}

bool
tree_is_headline(const struct tree *tree, uint16_t infinitive)
{
	uint16_t head = tree->tokens[infinitive].head;
	if (!tree_is_infinitive(tree, infinitive))
		return false;
	if (!head || head > tree->count)
		return tree->clauses[infinitive].subject != 0;
	return tree_relation(tree, infinitive) == DEPREL_ACL
	       && tree_is_topic(tree, head, infinitive);
}
