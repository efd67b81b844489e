/* What the words around a verb say of its status: auxiliaries, moods, adverbs,
 * negations. */
#include "event/status_marks.h"
#include "event/tree_clause.h"
#include "event/tree_verb.h"

/* "..., their assembly resolved": who says so stands behind. */
static bool
is_reported_behind(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	{
		if (child > verb
				&& tree_relation(tree, child)
						   == DEPREL_PARATAXIS
				&& tree->tokens[child].upos == UPOS_VERB
				&& tree_child(tree, child, DEPREL_NSUBJ))
			return true;
	}
	return false;
}

/* "would" is a future seen from the past in "said it would leave", else a
 * condition. */
static bool
is_reported(const struct tree *tree, uint16_t verb)
{
	if (is_reported_behind(tree, verb))
		return true;
	for (int steps = 0; steps < GOVERNORS; steps++) {
		enum deprel deprel = tree_relation(tree, verb);
		uint16_t head = tree->tokens[verb].head;
		if (!head || head > tree->count)
			return false;
		if (deprel == DEPREL_CCOMP || deprel == DEPREL_PARATAXIS)
			return tree->tokens[head].upos == UPOS_VERB;
		if (deprel != DEPREL_CONJ && deprel != DEPREL_XCOMP)
			return false;
		verb = head;
	}
	return false;
}

static bool
is_condition(const struct tree *tree, uint16_t clause)
{
	return tree_condition(tree, clause) != 0;
}

/* "would sink any ship that entered": if one enters. */
static bool
has_condition_on_object(const struct tree *tree, uint16_t verb)
{
	uint16_t object = tree->clauses[verb].object;
	if (!object || !tree_child(tree, object, DEPREL_ACL_RELCL))
		return false;
	uint16_t determiner = tree_child(tree, object, DEPREL_DET);
	return determiner && tree_is(tree, determiner, GRAMMAR_ANY);
}

/* "..., unless the spy is handed over", also behind a second verb ("would
 * attack and respond if ..."), or read as a complement of the verb that
 * reports ("says it will leave unless ..."). */
static bool
has_condition(const struct tree *tree, uint16_t verb)
{
	uint16_t head = tree->tokens[verb].head;
	if (has_condition_on_object(tree, verb))
		return true;
	TREE_CHILDREN(tree, verb, child)
	{
		if (tree_relation(tree, child) == DEPREL_CONJ
				&& tree->tokens[child].upos == UPOS_VERB)
			TREE_CHILDREN(tree, child, inner)
		if (is_condition(tree, inner))
			return true;
		if (is_condition(tree, child))
			return true;
	}
	if (tree_relation(tree, verb) != DEPREL_CCOMP || !head
			|| head > tree->count)
		return false;
	TREE_CHILDREN(tree, head, child)
	if (child != verb && is_condition(tree, child))
		return true;
	return false;
}

static bool
read_auxiliary(const struct tree *tree, uint16_t verb, uint16_t word,
		struct status_marks *marks)
{
	if (tree_is(tree, word, GRAMMAR_FUTURE_AUXILIARY))
		marks->future = true;
	else if (tree_is(tree, word, GRAMMAR_CONDITIONAL_AUXILIARY))
		*(is_reported(tree, verb) ? &marks->future
					  : &marks->hypothetical) = true;
	else if (tree_is(tree, word, GRAMMAR_MODAL))
		marks->hypothetical = true;
	else
		return true;
	marks->conditional |= has_condition(tree, verb);
	return true;
}

/* "Luego de" before the clause, wherever the parser hung it. */
static bool
follows_after(const struct tree *tree, uint16_t verb)
{
	uint16_t first = tree_leftmost(tree, verb);
	for (uint16_t back = 1; back <= 2 && back < first; back++)
		if (tree_is(tree, (uint16_t)(first - back), GRAMMAR_AFTER))
			return true;
	return false;
}

/* "consiguió que los soltara": what somebody brought about. */
static bool
is_brought_about(const struct tree *tree, uint16_t verb, uint32_t feats)
{
	uint16_t head = tree_head(tree, verb);
	return head && tree_relation(tree, verb) == DEPREL_CCOMP
	       && feats_get(feats, FEATURE_TENSE) == TENSE_IMP
	       && tree_is(tree, head, GRAMMAR_IMPLICATIVE)
	       && tree_is_past(tree, head)
	       && !tree_child_in(tree, head, GRAMMAR_NEGATION);
}

/* "luego de que cerrara el puente", "el acuerdo que firmara en 1990": the
 * subjunctive of what was done. */
static bool
is_done_subjunctive(const struct tree *tree, uint16_t verb, uint32_t feats)
{
	uint16_t head = tree_head(tree, verb);
	if (tree_relation(tree, verb) == DEPREL_ACL_RELCL)
		return feats_get(feats, FEATURE_TENSE) == TENSE_IMP;
	return tree_child_in(tree, verb, GRAMMAR_AFTER)
	       || is_brought_about(tree, verb, feats)
	       || (head && tree_is(tree, head, GRAMMAR_AFTER))
	       || follows_after(tree, verb);
}

/* What the form of a verb, or of its auxiliary, says: "firmará", "firmaría",
 * "cuando firme". What might have been ("habría firmado") is rumour. */
static void
read_mood(const struct tree *tree, uint16_t verb, uint16_t word,
		struct status_marks *marks)
{
	uint32_t feats = tree->tokens[word].feats;
	unsigned mood = feats_get(feats, FEATURE_MOOD);
	bool future = feats_get(feats, FEATURE_TENSE) == TENSE_FUT;
	bool perfect = tree_is(tree, word, GRAMMAR_PERFECT_AUXILIARY);
	if (mood == MOOD_CND && perfect && !has_condition(tree, verb))
		marks->doubt = marks->hypothetical = true;
	else if (mood == MOOD_CND)
		*(is_reported(tree, verb) ? &marks->future
					  : &marks->hypothetical) = true;
	else if (mood == MOOD_SUB)
		marks->hypothetical |= !is_done_subjunctive(tree, verb, feats);
	else if (future)
		marks->future = true;
	if (mood == MOOD_CND || future)
		marks->conditional |= has_condition(tree, verb);
}

static void
read_moods(const struct tree *tree, uint16_t verb, struct status_marks *marks)
{
	read_mood(tree, verb, verb, marks);
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel deprel =
				deprel_universal(tree_relation(tree, child));
		if (deprel == DEPREL_AUX || deprel == DEPREL_COP)
			read_mood(tree, verb, child, marks);
	}
}

/* "formerly", "en los noventa"; but not "al noventa por ciento", "los noventa
 * presos". */
bool
status_tells_past(const struct tree *tree, uint16_t token)
{
	if (!tree_is(tree, token, GRAMMAR_HISTORICAL_MODIFIER))
		return false;
	if (tree->tokens[token].upos != UPOS_NUM)
		return true;
	uint16_t article = tree_child(tree, token, DEPREL_DET);
	return article && !tree_child(tree, token, DEPREL_NMOD)
	       && tree_feature(tree, article, FEATURE_NUMBER) == NUMBER_PLUR;
}

static void
read_adverb(const struct tree *tree, uint16_t verb, uint16_t word,
		struct status_marks *marks)
{
	if (tree_is_negation(tree, word) && word < verb)
		marks->negated = !marks->negated;
	if (tree_is(tree, word, GRAMMAR_LONGER)
			&& tree_child_in(tree, word, GRAMMAR_NO))
		marks->longer = marks->negated = true;
	if (tree_is(tree, word, GRAMMAR_HYPOTHETICAL_MODIFIER))
		marks->hypothetical = true;
	if (tree_is(tree, word, GRAMMAR_FUTURE_VERB) && word < verb
			&& tree_relation(tree, word) == DEPREL_ADVMOD)
		marks->future = true;
	if (tree_is(tree, word, GRAMMAR_DOUBT))
		marks->doubt = true;
	if (status_tells_past(tree, word))
		marks->historical = true;
}

bool
status_has_negative(const struct tree *tree, uint16_t noun)
{
	if (!noun)
		return false;
	/* "nada menos que dos diplomáticos", "nothing less than" */
	uint16_t next = (uint16_t)(noun + 1);
	if (tree->tokens[noun].upos == UPOS_PRON
			&& tree_is(tree, noun, GRAMMAR_NO))
		return next > tree->count
		       || !tree_is_form(tree, next, GRAMMAR_NEGATION_UNDONE);
	TREE_CHILDREN(tree, noun, child)
	if ((tree_relation(tree, child) == DEPREL_DET
			    || tree_relation(tree, child) == DEPREL_CC_PRECONJ)
			&& tree_is(tree, child, GRAMMAR_NO))
		return true;
	return false;
}

/* "instead of expelling", "rather than attack" */
static bool
is_instead(const struct tree *tree, uint16_t verb)
{
	return verb > 2 && tree_is(tree, (uint16_t)(verb - 2), GRAMMAR_INSTEAD)
	       && tree_relation(tree, (uint16_t)(verb - 1)) == DEPREL_FIXED;
}

static bool
is_present(const struct tree *tree, uint16_t verb)
{
	uint32_t feats = tree->tokens[verb].feats;
	return feats_get(feats, FEATURE_VERBFORM) == VERBFORM_FIN
	       && feats_get(feats, FEATURE_TENSE) == TENSE_PRES;
}

/* "tomorrow", "next week" */
bool
status_is_to_come(const struct tree *tree, uint16_t token)
{
	if (tree_is(tree, token, GRAMMAR_TOMORROW))
		return true;
	return tree_is(tree, token, GRAMMAR_CALENDAR)
	       && tree_child_in(tree, token, GRAMMAR_FUTURE_MODIFIER);
}

/* "is to release", "Tokyo to lend Fiji boats"; "was to have visited" did not
 * come to pass. */
static void
read_infinitive(const struct tree *tree, uint16_t verb,
		struct status_marks *marks)
{
	bool be = false, perfect = false;
	uint16_t mark = tree_child_in(tree, verb, GRAMMAR_INFINITIVE_MARK);
	if (!tree_is_infinitive(tree, verb))
		return;
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		if (child > verb
				|| (deprel != DEPREL_AUX
						&& deprel != DEPREL_COP))
			continue;
		be |= tree_is(tree, child, GRAMMAR_PASSIVE_AUXILIARY)
		      && child < mark;
		perfect |= tree_is(tree, child, GRAMMAR_PERFECT_AUXILIARY);
	}
	if (be && perfect)
		marks->negated = true;
	else if (be || tree_is_headline(tree, verb))
		marks->future = true;
}

/* A word of the verb's group that is no auxiliary. */
static void
read_group_word(const struct tree *tree, uint16_t verb, uint16_t child,
		struct status_marks *marks)
{
	switch (deprel_universal(tree_relation(tree, child))) {
	case DEPREL_CC:
		/* "neither beat nor robbed" */
		marks->negated |= tree_is_negation(tree, child) && child < verb;
		break;
	case DEPREL_AMOD:
		if (tree_is(tree, child, GRAMMAR_LONGER))
			read_adverb(tree, verb, child, marks);
		break;
	case DEPREL_MARK:
		marks->hypothetical |= tree_is(tree, child, GRAMMAR_CONDITION);
		if (tree_is_negation(tree, child))
			marks->negated = !marks->negated;
		break;
	case DEPREL_ADVMOD:
	case DEPREL_OBL:
	case DEPREL_CASE:
	case DEPREL_DET:
		read_adverb(tree, verb, child, marks);
		marks->future |= is_present(tree, verb)
				 && status_is_to_come(tree, child);
		break;
	default:
		break;
	}
}

bool
status_read_group(const struct tree *tree, uint16_t verb,
		struct status_marks *marks)
{
	bool auxiliary = false;
	if (tree_traits(tree)->moods)
		read_moods(tree, verb, marks);
	TREE_CHILDREN(tree, verb, child)
	if (deprel_universal(tree_relation(tree, child)) == DEPREL_AUX)
		auxiliary |= read_auxiliary(tree, verb, child, marks);
	else
		read_group_word(tree, verb, child, marks);
	read_infinitive(tree, verb, marks);
	if (is_instead(tree, verb))
		marks->negated = !marks->negated;
	const struct clause *clause = &tree->clauses[verb];
	if (status_has_negative(tree, clause->subject)
			|| status_has_negative(tree, clause->object))
		marks->negated = true;
	return auxiliary;
}
