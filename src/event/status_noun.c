/* What the words around an event noun say of its status, and the time that it
 * is of. */
#include "event/status_marks.h"
#include "event/tree_verb.h"
#include "event/when.h"

/* "the anniversary of the attack", "plans for a visit", "a lack of talks" */
static void
read_nouns_above(const struct tree *tree, uint16_t noun,
		struct status_marks *marks)
{
	for (int steps = 0; steps < GOVERNORS; steps++) {
		uint16_t head = tree->tokens[noun].head;
		if (tree_relation(tree, noun) != DEPREL_NMOD || !head
				|| head > tree->count)
			return;
		marks->future |= tree_is(tree, head, GRAMMAR_FUTURE_MODIFIER);
		marks->hypothetical |=
				tree_is(tree, head, GRAMMAR_HYPOTHETICAL_NOUN);
		marks->historical |= status_tells_past(tree, head)
				     || status_is_anniversary(tree, head);
		marks->negated |= tree_is(tree, head, GRAMMAR_FAILURE_VERB);
		noun = head;
	}
}

/* The word before the preposition `of` and its noun counts the time that is
 * left: "{a una semana} de la visita", no "la semana de la visita". */
static bool
counts_down(const struct tree *tree, uint16_t of, uint16_t noun)
{
	uint16_t time = (uint16_t)(of - 1), first = time;
	if (tree_is(tree, time, GRAMMAR_EVE))
		return true;
	if (!tree_is(tree, time, GRAMMAR_COUNTDOWN)
			|| !tree_is(tree, noun, GRAMMAR_AWAITED))
		return false;
	while (first > 1 && tree_head(tree, (uint16_t)(first - 1)) == time
			&& tree->tokens[first - 1].upos != UPOS_ADP)
		first--;
	return first < time && first > 1
	       && tree->tokens[first - 1].lower == tree->frames->to;
}

/* "en vísperas de la visita", "a una semana de la visita", "faltan tres días
 * para la visita": it is to come. */
static bool
is_awaited(const struct tree *tree, uint16_t noun)
{
	uint16_t of = (uint16_t)(noun - 1), head = tree_head(tree, noun);
	if (!tree_traits(tree)->drops_subjects)
		return false;
	while (of > 1 && (tree->tokens[of].upos == UPOS_DET
					 || tree->tokens[of].upos == UPOS_ADJ))
		of--;
	if (of < 2 || tree->tokens[of].upos != UPOS_ADP)
		return false;
	if (tree_is(tree, of, GRAMMAR_FOR))
		return head && tree_is(tree, head, GRAMMAR_REMAINING);
	return counts_down(tree, of, noun);
}

void
status_read_noun(const struct tree *tree, uint16_t noun,
		struct status_marks *marks)
{
	if (status_has_negative(tree, noun))
		marks->negated = true;
	TREE_CHILDREN(tree, noun, child)
	{
		if (child > noun)
			continue;
		if (tree_is(tree, child, GRAMMAR_FUTURE_MODIFIER))
			marks->future = true;
		if (tree_is(tree, child, GRAMMAR_HYPOTHETICAL_MODIFIER))
			marks->hypothetical = true;
		if (status_tells_past(tree, child))
			marks->historical = true;
		marks->future |= status_is_to_come(tree, child);
	}
	marks->future |= is_awaited(tree, noun);
	read_nouns_above(tree, noun, marks);
}

bool
status_is_spoken_of(const struct tree *tree, uint16_t noun)
{
	for (int steps = 0; steps < GOVERNORS && noun; steps++) {
		uint16_t head = tree_head(tree, noun);
		enum deprel deprel =
				deprel_universal(tree_relation(tree, noun));
		if (!head)
			return false;
		if ((deprel == DEPREL_OBJ || deprel == DEPREL_OBL)
				&& tree_is(tree, head, GRAMMAR_MENTION))
			return true;
		if (deprel != DEPREL_NMOD && deprel != DEPREL_CONJ)
			return false;
		noun = head;
	}
	return false;
}


/* ---------------------------------------------------------------- time */

/* "had driven them out in 1984 and kept them away", "sent troops in 2013 to
 * help": a second verb and a purpose are of the time of the first verb. */
static uint16_t
verb_of_same_time(const struct tree *tree, uint16_t verb)
{
	enum deprel deprel = tree_relation(tree, verb);
	bool same = deprel == DEPREL_XCOMP
		    || (deprel == DEPREL_CONJ
				    && !tree_child(tree, verb, DEPREL_NSUBJ))
		    || (deprel == DEPREL_ADVCL
				    && (tree_is_infinitive(tree, verb)
						    || tree_is_gerund(tree,
								    verb)));
	uint16_t head = tree_head(tree, verb);
	return same && head && head < verb ? head : 0;
}

bool
status_is_historical(const struct scene *scene, uint16_t host)
{
	const struct tree *tree = &scene->tree;
	if (when_is_historical(scene, host))
		return true;
	uint16_t first = verb_of_same_time(tree, host);
	if (first && when_is_historical(scene, first)
			&& !(scene->time_at && scene->time_at[host]))
		return true;
	TREE_CHILDREN(tree, host, child)
	{
		switch (deprel_universal(tree_relation(tree, child))) {
		case DEPREL_OBL:
		case DEPREL_NMOD:
		case DEPREL_ADVMOD:
			if (status_tells_past(tree, child)
					&& !tree_child_in(tree, child,
							GRAMMAR_SINCE))
				return true;
			break;
		default:
			break;
		}
	}
	return false;
}
