#include "event/mend_gap.h"

#include "event/mending.h"
#include "event/tree_words.h"

/* A name with a figure behind it. */
struct gap {
	uint16_t number; /* 0: none */
	bool marked;     /* a comma stands between them */
};

/* The last word of the name that `name` heads: "Banco {Mundial}". */
static uint16_t
end_of_name(const struct tree *tree, uint16_t name)
{
	uint16_t last = name;
	while (last < tree->count
			&& tree_relation(tree, (uint16_t)(last + 1))
					   == DEPREL_FLAT
			&& tree_head(tree, (uint16_t)(last + 1)) == name)
		last++;
	return last;
}

/* "a {12} millones", "otros {14}" */
static uint16_t
number_at(const struct tree *tree, uint16_t token)
{
	if (token < tree->count
			&& (tree->tokens[token].upos == UPOS_ADP
					|| tree->tokens[token].upos == UPOS_PRON
					|| tree->tokens[token].upos
							   == UPOS_DET))
		token++;
	bool number = token <= tree->count
		      && tree->tokens[token].upos == UPOS_NUM;
	return number ? token : 0;
}

/* "y {Suecia}, 12", "; {Canadá}, a cuatro", "y el {Banco Mundial} 30": a figure
 * of which no verb tells what becomes of it. */
static struct gap
find_gap(const struct tree *tree, uint16_t name)
{
	struct gap gap = { 0 };
	uint16_t before = (uint16_t)(name - 1);
	if (name < 3 || tree->tokens[name].upos != UPOS_PROPN)
		return gap;
	if (tree->tokens[before].upos == UPOS_DET)
		before--;
	if (tree->tokens[before].upos != UPOS_CCONJ
			&& tree->tokens[before].upos != UPOS_PUNCT)
		return gap;
	uint16_t behind = (uint16_t)(end_of_name(tree, name) + 1);
	gap.marked = behind <= tree->count && tree_is_comma(tree, behind);
	gap.number = number_at(tree, (uint16_t)(behind + gap.marked));
	return gap;
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

/* What is counted; 0: the number stands alone. */
static uint16_t
counted_by(const struct tree *tree, uint16_t number)
{
	uint16_t noun = tree_head(tree, number);
	return noun > number && tree_relation(tree, number) == DEPREL_NUMMOD
			       ? noun
			       : 0;
}

static bool
may_stand_alone(const struct tree *tree, uint16_t number)
{
	uint16_t next = (uint16_t)(number + 1);
	return next > tree->count || tree->tokens[next].upos == UPOS_PUNCT
	       || tree->tokens[next].upos == UPOS_CCONJ;
}

/* "30 {millones} a Haití y Canadá 12 {millones}": a figure of the same things
 * stands before, and no verb between them. */
static bool
is_like_before(const struct tree *tree, uint16_t name, const struct gap *gap)
{
	uint16_t noun = counted_by(tree, gap->number);
	if (!noun && !may_stand_alone(tree, gap->number))
		return false;
	for (uint16_t t = (uint16_t)(name - 1); t && !is_verb(tree, t); t--) {
		uint16_t other = tree->tokens[t].upos == UPOS_NUM
						 ? counted_by(tree, t)
						 : 0;
		if (other && (!noun || tree->tokens[other].lemma
						       == tree->tokens[noun].lemma))
			return true;
	}
	return false;
}

/* Hung on what is given, or on who gets it; on another name where figures of
 * the same things tell them apart: not "visited Chile and Peru, 30 years
 * later". */
static bool
is_misplaced(const struct tree *tree, uint16_t name, const struct gap *gap)
{
	uint16_t head = tree_head(tree, name);
	enum deprel deprel = tree_relation(tree, name);
	if (!head || head > name
			|| (deprel != DEPREL_CONJ && deprel != DEPREL_APPOS))
		return false;
	if (verb_of_figures(tree, name) && is_like_before(tree, name, gap))
		return true;
	return gap->marked
	       && (tree->tokens[head].upos != UPOS_PROPN
			       || find_gap(tree, head).number);
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

/* What follows the figure belongs to the clause: "y Francia 15 millones {para
 * Ucrania}". */
static void
hang_figure(struct mending *mending, uint16_t name, const struct gap *gap)
{
	const struct tree *tree = mending->tree;
	uint16_t noun = counted_by(tree, gap->number);
	uint16_t figure = noun ? noun : gap->number;
	uint16_t verb = tree_head(tree, subject_above(tree, name));
	if (tree_head(tree, figure) == name && verb)
		hang(mending, figure, verb, DEPREL_OBL);
}

/* The subject that the name stands beside; 0 none. */
static uint16_t
subject_beside(const struct tree *tree, uint16_t name, const struct gap *gap)
{
	if (gap->number && is_misplaced(tree, name, gap))
		return subject_above(tree, name);
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
		struct gap gap = find_gap(tree, t);
		uint16_t subject = subject_beside(tree, t, &gap);
		if (!subject || tree_is_below(tree, subject, t))
			continue;
		if (gap.number && !gap.marked)
			hang_figure(&mending, t, &gap);
		hang(&mending, t, subject, DEPREL_CONJ);
	}
	if (mending.changed)
		tree_link(tree);
}
