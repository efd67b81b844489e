#include "event/tree_passive.h"

#include "event/tree_verb.h"

/* ----------------------------------------------------- what says so */

/* "has been attacked", but also the one of "was to have attacked". */
static uint16_t
auxiliary_have(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (tree_relation(tree, child) == DEPREL_AUX
			&& tree_is(tree, child, GRAMMAR_PERFECT_AUXILIARY))
		return child;
	return 0;
}

/* "closed the border and called on Chad to help": what is coordinated with an
 * active verb is active, unless its own words say otherwise. */
static bool
follows_active(const struct tree *tree, uint16_t verb)
{
	uint16_t first = tree->tokens[verb].head;
	return tree_relation(tree, verb) == DEPREL_CONJ && first && first < verb
	       && tree->tokens[first].upos == UPOS_VERB
	       && !tree->clauses[first].passive && tree->clauses[first].subject;
}

/* "Norway is committed to peace"; but money is committed by somebody. */
static bool
is_state(const struct tree *tree, uint16_t verb)
{
	if (!tree_is(tree, verb, GRAMMAR_STATE))
		return false;
	uint16_t subject = tree_child(tree, verb, DEPREL_NSUBJ_PASS);
	if (!subject && tree_relation(tree, verb) == DEPREL_ACL)
		subject = tree_head(tree, verb);
	uint8_t upos = tree->tokens[subject].upos;
	return !subject
	       || (upos != UPOS_SYM && upos != UPOS_NUM
			       && !tree_is(tree, subject, GRAMMAR_MONEY));
}

/* A verb that frames know with a reflexive pronoun: "se reunieron". */
static bool
is_reflexive_verb(const struct tree *tree, uint16_t verb)
{
	const struct trigger *trigger =
			frames_triggers(tree->frames, tree->tokens[verb].lemma);
	for (; trigger; trigger = trigger->next)
		if (trigger->phrase.reflexive)
			return true;
	return false;
}

/* "Se detuvieron 30 personas", "se firmó un acuerdo": the pronoun with what
 * is acted upon behind the verb, for a verb that has none of its own. */
static bool
is_passive_by_pronoun(const struct tree *tree, uint16_t verb)
{
	uint16_t subject = tree_child(tree, verb, DEPREL_NSUBJ);
	return subject > verb && tree->tokens[subject].upos == UPOS_NOUN
	       && !tree_child(tree, verb, DEPREL_OBJ)
	       && !tree_child(tree, verb, DEPREL_CCOMP)
	       && !is_reflexive_verb(tree, verb);
}

/* A dependent that says it: "was", the subject of a passive, "se". */
static bool
says_passive(const struct tree *tree, uint16_t verb, uint16_t child)
{
	switch (tree_relation(tree, child)) {
	case DEPREL_AUX_PASS:
	case DEPREL_NSUBJ_PASS:
	case DEPREL_CSUBJ_PASS:
		return true;
	case DEPREL_EXPL_PASS:
		return !is_reflexive_verb(tree, verb);
	case DEPREL_EXPL_PV:
		return is_passive_by_pronoun(tree, verb);
	case DEPREL_AUX:
		return tree_is(tree, child, GRAMMAR_PASSIVE_AUXILIARY)
		       && tree_is_past_participle(tree, verb)
		       && auxiliary_have(tree, verb) < child;
	default:
		return false;
	}
}

/* A dependent of this relation itself, no subtype. */
static bool
has_own(const struct tree *tree, uint16_t verb, enum deprel deprel)
{
	TREE_CHILDREN(tree, verb, child)
	if (tree_relation(tree, child) == deprel)
		return true;
	return false;
}

/* A participle that no "have" makes active, where the parser missed the
 * passive's own relations. */
static bool
is_passive_participle(const struct tree *tree, uint16_t verb)
{
	if (!tree_is_past_participle(tree, verb)
			|| has_own(tree, verb, DEPREL_NSUBJ)
			|| auxiliary_have(tree, verb)
			|| follows_active(tree, verb))
		return false;
	enum deprel own = tree_relation(tree, verb);
	if (own == DEPREL_ACL || own == DEPREL_AMOD)
		return true;
	return !has_own(tree, verb, DEPREL_OBJ)
	       && (own == DEPREL_ADVCL || own == DEPREL_XCOMP
			       || tree_feature(tree, verb, FEATURE_VOICE)
						  == VOICE_PASS);
}

bool
tree_is_passive(const struct tree *tree, uint16_t verb)
{
	if (is_state(tree, verb))
		return false;
	TREE_CHILDREN(tree, verb, child)
	if (says_passive(tree, verb, child))
		return true;
	return is_passive_participle(tree, verb);
}

/* ------------------------------------------------------- who did it */

static bool
is_agent(const struct tree *tree, uint16_t token)
{
	enum deprel deprel = tree_relation(tree, token);
	uint16_t preposition = tree_child(tree, token, DEPREL_CASE);
	/* "secuestrados a tres policías" */
	if (deprel == DEPREL_OBL_AGENT)
		return !preposition
		       || tree->tokens[preposition].lower != tree->frames->to
		       || tree_child_in(tree, preposition, GRAMMAR_BY);
	if (deprel != DEPREL_OBL && deprel != DEPREL_NMOD)
		return false;
	/* "por", "por parte de", "a manos de" */
	return preposition
	       && (tree_is(tree, preposition, GRAMMAR_BY)
			       || tree_child_in(tree, preposition, GRAMMAR_BY));
}

/* Right below a noun, or below what it is of: "handed a note of protest {by}
 * Oslo". */
static uint16_t
agent_below(const struct tree *tree, uint16_t noun, bool deeper)
{
	TREE_CHILDREN(tree, noun, child)
	if (is_agent(tree, child))
		return child;
	TREE_CHILDREN(tree, noun, child)
	{
		uint16_t agent = deeper && tree_child_in(tree, child,
						   GRAMMAR_GENITIVE)
						 ? agent_below(tree, child,
								   false)
						 : 0;
		if (agent)
			return agent;
	}
	return 0;
}

/* "by" behind a passive: also where the parser hung it on the noun before. */
uint16_t
tree_agent(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (child > verb && is_agent(tree, child))
		return child;
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		uint16_t agent = child > verb && deprel != DEPREL_CONJ
						 ? agent_below(tree, child,
								   deprel == DEPREL_OBJ)
						 : 0;
		if (agent)
			return agent;
	}
	return 0;
}
