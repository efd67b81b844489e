#include "event/mend_gap.h"

#include "event/mending.h"
#include "event/tree_words.h"

/* "y {Suecia}, 12", "; {Canadá}, a cuatro": between two marks, a number behind
 * the second. */
static bool
is_gapped(const struct tree *tree, uint16_t name)
{
	uint16_t number = (uint16_t)(name + 2), before = (uint16_t)(name - 1);
	if (name < 3 || number >= tree->count
			|| tree->tokens[name].upos != UPOS_PROPN
			|| !tree_is_comma(tree, (uint16_t)(name + 1)))
		return false;
	if (tree->tokens[number].upos == UPOS_ADP)
		number++;
	bool apart = tree->tokens[before].upos == UPOS_CCONJ
		     || tree->tokens[before].upos == UPOS_PUNCT;
	return apart && tree->tokens[number].upos == UPOS_NUM;
}

static bool
is_figure(const struct tree *tree, uint16_t token)
{
	uint8_t upos = tree->tokens[token].upos;
	return upos == UPOS_NUM || upos == UPOS_SYM;
}

static bool
has_figure(const struct tree *tree, uint16_t first, uint16_t end)
{
	for (uint16_t t = first; t < end; t++)
		if (is_figure(tree, t))
			return true;
	return false;
}

/* "and {Canada} $90 million", ", {Oman} 300" */
static bool
is_before_figure(const struct tree *tree, uint16_t name)
{
	uint16_t before = (uint16_t)(name - 1);
	return tree->tokens[name].upos == UPOS_PROPN
	       && is_figure(tree, (uint16_t)(name + 1))
	       && (tree->tokens[before].upos == UPOS_CCONJ
			       || tree_is_comma(tree, before));
}

/* The verb before it has a subject and a figure of its own: "{pledged} $9
 * million, Oman $21 million", but not "gave Chad $9 million and Mali $3
 * million", which names before the first figure who gets it. 0 none. */
static uint16_t
verb_of_figures(const struct tree *tree, uint16_t name)
{
	for (uint16_t t = (uint16_t)(name - 1); t > 1; t--) {
		if (!is_verb(tree, t))
			continue;
		uint16_t next = (uint16_t)(t + 1);
		bool given = tree->tokens[next].upos == UPOS_PROPN
			     || tree->tokens[next].upos == UPOS_PRON;
		return !given && has_figure(tree, next, name) ? t : 0;
	}
	return 0;
}

/* Hung on what is given, and not on another name: "visited Chile and Peru, 30
 * years later". */
static bool
is_misplaced(const struct tree *tree, uint16_t name)
{
	uint16_t head = tree_head(tree, name);
	enum deprel deprel = tree_relation(tree, name);
	return head && head < name
	       && (deprel == DEPREL_CONJ || deprel == DEPREL_APPOS)
	       && (tree->tokens[head].upos != UPOS_PROPN
			       || is_gapped(tree, head));
}

/* The subject, before its verb, of the clause that the name was hung into; 0
 * none. */
static uint16_t
subject_above(const struct tree *tree, uint16_t name)
{
	uint16_t verb = tree_head(tree, name);
	for (unsigned steps = 0; verb && steps < NEAR; steps++) {
		if (is_verb(tree, verb))
			break;
		verb = tree_head(tree, verb);
	}
	uint16_t subject = verb && verb < name ? subject_of(tree, verb) : 0;
	return subject < verb ? subject : 0;
}

/* The subject that the name stands beside; 0 none. */
static uint16_t
subject_beside(const struct tree *tree, uint16_t name)
{
	if (is_gapped(tree, name))
		return is_misplaced(tree, name) ? subject_above(tree, name) : 0;
	uint16_t verb = is_before_figure(tree, name)
					? verb_of_figures(tree, name)
					: 0;
	uint16_t subject = verb ? subject_of(tree, verb) : 0;
	return subject < verb ? subject : 0;
}

void
mend_gaps(struct tree *tree, struct token *tokens)
{
	struct mending mending = { .tree = tree, .tokens = tokens };
	for (uint16_t t = 3; t + 1 < tree->count; t++) {
		uint16_t subject = subject_beside(tree, t);
		if (subject && !tree_is_below(tree, subject, t))
			hang(&mending, t, subject, DEPREL_CONJ);
	}
	if (mending.changed)
		tree_link(tree);
}
