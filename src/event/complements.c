#include "event/complements.h"

#include "event/tree_verb.h"
#include "event/tree_words.h"

enum { STEPS = 4 }; /* from a noun up to the verb that asks */

static bool
is_to(const struct tree *tree, uint16_t token)
{
	return token && tree->tokens[token].lower == tree->frames->to;
}

static bool
leads_to_what(const struct tree *tree, uint16_t token)
{
	return is_to(tree, token) || tree_is(tree, token, GRAMMAR_FOR);
}

/* The "que" of "que libere", "a que libere", "para que libere" that begins the
 * clause right behind what it hangs on; 0 none. */
static uint16_t
complementizer_of(const struct tree *tree, uint16_t verb)
{
	uint16_t first = tree_leftmost(tree, verb);
	bool begins = first > tree_head(tree, verb)
		      && !tree_is_comma(tree, (uint16_t)(first - 1));
	if (leads_to_what(tree, first) && first < verb)
		first++;
	return begins && tree_head(tree, first) == verb
					       && tree_is(tree, first,
							       GRAMMAR_COMPLEMENTIZER)
			       ? first
			       : 0;
}

/* The verb before `token` in whose phrase it stands; 0 none. */
static uint16_t
verb_above(const struct tree *tree, uint16_t token)
{
	uint16_t at = tree_head(tree, token);
	for (unsigned steps = 0; at && steps < STEPS; steps++) {
		if (tree->tokens[at].upos == UPOS_VERB)
			return at < token ? at : 0;
		at = tree_head(tree, at);
	}
	return 0;
}

static bool
asks(const struct tree *tree, uint16_t verb)
{
	return frames_tell(tree->frames, tree->tokens[verb].lemma, TRIGGER_VERB,
			PLOVER_REQUEST);
}

/* "pidió a Irán que", "pidió el lunes que", "pidió en Madrid que" */
static bool
stands_between(const struct tree *tree, uint16_t noun, uint16_t verb)
{
	uint16_t preposition = tree_child(tree, noun, DEPREL_CASE);
	if (tree_head(tree, noun) != verb)
		return false;
	if (is_to(tree, preposition))
		return true;
	bool when_or_where = tree_is(tree, noun, GRAMMAR_CALENDAR)
			     || (preposition
					     && tree_is(tree, preposition,
							     GRAMMAR_IN));
	return when_or_where && asks(tree, verb);
}

/* "presionó a México {para} que rompa", but "pidió fondos para que coman". */
static bool
asks_for_it(const struct tree *tree, uint16_t verb, uint16_t mark)
{
	uint16_t object = tree_child(tree, verb, DEPREL_OBJ);
	return tree_is(tree, (uint16_t)(mark - 1), GRAMMAR_FOR)
	       && tree_relation(tree, (uint16_t)(mark - 1)) == DEPREL_MARK
	       && (!object || tree_is_marked(tree, object)
			       || tree_is(tree, object, GRAMMAR_CLITIC))
	       && asks(tree, verb);
}

static bool
is_modifier(enum deprel deprel)
{
	return deprel == DEPREL_ACL_RELCL || deprel == DEPREL_ACL
	       || deprel == DEPREL_ADVCL;
}

/* The verb that asks for what the clause of `verb` tells; 0 none. */
static uint16_t
asking_verb(const struct tree *tree, uint16_t verb, uint16_t mark)
{
	uint16_t above = verb_above(tree, verb);
	if (!above || tree_child(tree, above, DEPREL_CCOMP))
		return 0;
	if (is_to(tree, (uint16_t)(mark - 1)))
		return asks(tree, above) ? above : 0;
	if (asks_for_it(tree, above, mark))
		return above;
	bool said_of = tree_relation(tree, verb) == DEPREL_ACL_RELCL
		       && stands_between(tree, tree_head(tree, verb), above);
	return said_of ? above : 0;
}

/* The tense of a verb that tells it itself; 0 none. */
static unsigned
own_tense(const struct tree *tree, uint16_t verb)
{
	return tree->tokens[verb].upos == UPOS_VERB
					       && tree_feature(tree, verb,
								  FEATURE_VERBFORM)
								  == VERBFORM_FIN
					       && !tree_is_subjunctive(
							       tree, verb)
			       ? tree_feature(tree, verb, FEATURE_TENSE)
			       : 0;
}

static bool
goes_with(const struct tree *tree, uint16_t verb, uint16_t other)
{
	return own_tense(tree, verb) == own_tense(tree, other)
	       && tree_feature(tree, verb, FEATURE_NUMBER)
				  == tree_feature(tree, other, FEATURE_NUMBER);
}

/* "advirtió de que habrá consecuencias y suspendió": the verb above, when a
 * second verb goes with that in tense and number, not with the one of its
 * clause; 0 none. */
static uint16_t
verb_beside(const struct tree *tree, uint16_t verb)
{
	uint16_t inner = tree_head(tree, verb);
	if (!inner || tree_relation(tree, verb) != DEPREL_CONJ
			|| tree_child(tree, verb, DEPREL_NSUBJ))
		return 0;
	uint16_t above = verb_above(tree, inner);
	unsigned tense = own_tense(tree, verb), clause = own_tense(tree, inner);
	bool other = above && tense && clause && clause != tense;
	return other && goes_with(tree, verb, above) ? above : 0;
}

static void
mend_second_verbs(struct tree *tree, struct token *tokens)
{
	for (uint16_t verb = 3; verb <= tree->count; verb++) {
		uint16_t above = verb_beside(tree, verb);
		if (!above)
			continue;
		tokens[verb].head = above;
		tree_link(tree);
	}
}

/* The clause of `verb` is what the verb above tells or asks. */
static void
make_complement(struct tree *tree, struct token *tokens, uint16_t verb,
		uint16_t above)
{
	tokens[verb].head = above;
	tokens[verb].deprel = DEPREL_CCOMP;
	tree_link(tree);
}

/* "dijo {a} Radio Sur" */
static bool
has_hearer_before(const struct tree *tree, uint16_t say, uint16_t clause)
{
	TREE_CHILDREN(tree, say, child)
	if (child > say && child < clause
			&& is_to(tree, tree_child(tree, child, DEPREL_CASE)))
		return true;
	return false;
}

/* The verb that tells somebody what the clause of `verb`, hung on his name,
 * says; 0 none. What is only said of him has "que" for its subject or object. */
static uint16_t
telling_verb(const struct tree *tree, uint16_t verb, uint16_t mark)
{
	uint16_t subject = tree_child(tree, verb, DEPREL_NSUBJ);
	uint16_t above = verb_above(tree, verb);
	if (!above || subject == mark
			|| tree->tokens[mark].upos != UPOS_SCONJ
			|| !tree_is(tree, above, GRAMMAR_SAY)
			|| tree_child(tree, above, DEPREL_CCOMP))
		return 0;
	return has_hearer_before(tree, above, mark) ? above : 0;
}

/* "dijo a Radio Sur {que Chile violó el pacto}" */
static void
mend_told(struct tree *tree, struct token *tokens)
{
	for (uint16_t verb = 3; verb <= tree->count; verb++) {
		if (tree_relation(tree, verb) != DEPREL_ACL_RELCL
				|| tree_is_subjunctive(tree, verb))
			continue;
		uint16_t mark = complementizer_of(tree, verb);
		uint16_t above = mark ? telling_verb(tree, verb, mark) : 0;
		if (above)
			make_complement(tree, tokens, verb, above);
	}
}

void
complements_mend(struct tree *tree, struct token *tokens)
{
	for (uint16_t verb = 3; verb <= tree->count; verb++) {
		if (!is_modifier(tree_relation(tree, verb))
				|| !tree_is_subjunctive(tree, verb))
			continue;
		uint16_t mark = complementizer_of(tree, verb);
		uint16_t above = mark ? asking_verb(tree, verb, mark) : 0;
		if (!above)
			continue;
		tokens[mark].deprel = DEPREL_MARK;
		make_complement(tree, tokens, verb, above);
	}
	mend_told(tree, tokens);
	mend_second_verbs(tree, tokens);
}
