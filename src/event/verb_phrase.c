#include "event/verb_phrase.h"

#include "event/tree_verb.h"

static bool
may_be_part(const struct tree *tree, uint16_t token)
{
	switch (tree_relation(tree, token)) {
	case DEPREL_CONJ:
	case DEPREL_CCOMP:
	case DEPREL_ADVCL:
	case DEPREL_NSUBJ:
	case DEPREL_PARATAXIS:
	case DEPREL_PUNCT:
		return false;
	default:
		return true;
	}
}

/* A part of the phrase among the dependents of `host`, behind the verb. */
static uint16_t
find_part(const struct tree *tree, uint16_t host, uint16_t verb, word_id word)
{
	TREE_CHILDREN(tree, host, child)
	if (child > verb && may_be_part(tree, child)
			&& tree_word_is(tree, child, word))
		return child;
	return 0;
}

/* The same, one step deeper: a preposition that governs a phrase. */
static uint16_t
find_preposition(const struct tree *tree, uint16_t host, uint16_t verb,
		word_id word)
{
	TREE_CHILDREN(tree, host, child)
	{
		if (child < verb || !may_be_part(tree, child))
			continue;
		uint16_t part = find_part(tree, child, verb, word);
		if (part && part < child)
			return part;
	}
	return 0;
}

/* "la marcha en la que participaron", "a la reforma se opone el sindicato": the
 * phrase that the verb's preposition governs stands before it. Of verbs that
 * may have an object, what has "a" may be that one ("a la que llamó farsa"). */
static uint16_t
find_fronted(const struct tree *tree, uint16_t verb,
		const struct phrase *phrase)
{
	word_id word = phrase->word[1];
	if (!tree_traits(tree)->drops_subjects || phrase->count != 2
			|| (!phrase->reflexive
					&& !tree_is(tree, verb,
							GRAMMAR_INTRANSITIVE)))
		return 0;
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel deprel =
				deprel_universal(tree_relation(tree, child));
		uint16_t preposition = tree_child(tree, child, DEPREL_CASE);
		if (child < verb && preposition && preposition < child
				&& (deprel == DEPREL_OBL
						|| deprel == DEPREL_OBJ)
				&& tree_word_is(tree, preposition, word))
			return preposition;
	}
	return 0;
}

/* "called Sunak on Monday" is no "call on". */
static bool
tells_when(const struct tree *tree, uint16_t preposition)
{
	uint16_t head = tree->tokens[preposition].head;
	return head && head <= tree->count
	       && tree_relation(tree, preposition) == DEPREL_CASE
	       && tree_is(tree, head, GRAMMAR_CALENDAR);
}

/* "took Iran to court over gas" is no "take over": a preposition with a phrase
 * of its own behind the verb's object. "handed the port over to Iran" is one.
 */
static bool
is_past_object(const struct tree *tree, uint16_t verb, uint16_t preposition)
{
	uint16_t object = tree_child(tree, verb, DEPREL_OBJ);
	return tree_relation(tree, preposition) == DEPREL_CASE
	       && tree_head(tree, preposition) > preposition
	       && tree->tokens[preposition + 1].upos != UPOS_ADP
	       && tree_head(tree, preposition) != object && object > verb
	       && object < preposition;
}

/* "test" and a hyphen before "fire" */
static bool
has_before(const struct tree *tree, uint16_t verb, word_id before)
{
	return verb > 2 && tree_word_is(tree, (uint16_t)(verb - 2), before)
	       && str_equal(text_of_token(tree->text, &tree->tokens[verb - 1]),
			       STR("-"));
}

/* "se reunieron", but also "los reunidos": a participle has no pronoun. */
static bool
is_reflexive(const struct tree *tree, uint16_t verb)
{
	return tree_child_in(tree, verb, GRAMMAR_REFLEXIVE_PRONOUN)
	       || (tree_is_past_participle(tree, verb)
			       && !tree_child(tree, verb, DEPREL_AUX));
}

bool
verb_phrase_at(const struct tree *tree, uint16_t verb,
		const struct phrase *phrase, word_id *preposition,
		uint16_t *last)
{
	*preposition = WORD_NONE;
	*last = verb;
	if (!tree_word_is(tree, verb, phrase->word[0])
			|| (phrase->reflexive && !is_reflexive(tree, verb))
			|| (phrase->before
					&& !has_before(tree, verb,
							phrase->before)))
		return false;
	uint16_t host = verb, at = verb;
	for (unsigned i = 1; i < phrase->count; i++) {
		word_id word = phrase->word[i];
		*preposition = WORD_NONE;
		uint16_t part = find_part(tree, host, verb, word);
		if (!part && host != verb)
			part = find_part(tree, verb, verb, word);
		if (part) {
			host = part;
		} else {
			part = find_preposition(tree, host, verb, word);
			if (!part && host != verb)
				part = find_preposition(tree, verb, verb, word);
			*preposition = word;
		}
		if (!part && at < tree->count
				&& tree_word_is(tree, (uint16_t)(at + 1), word))
			part = (uint16_t)(at + 1);
		if (!part)
			part = find_fronted(tree, verb, phrase);
		if (!part || tells_when(tree, part)
				|| (phrase->count == 2
						&& is_past_object(tree, verb,
								part)))
			return false;
		at = part;
		*last = part == *last + 1 ? part : *last;
	}
	return true;
}
