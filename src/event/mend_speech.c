#include "event/mending.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"

/* "says Pakistani jets bombed a school", "fear that jets will return" with the
 * jets as object of the first verb. */
void
mend_told_subject(struct mending *mending, uint16_t verb)
{
	const struct tree *tree = mending->tree;
	uint16_t say = tree_head(tree, verb), noun = 0;
	uint16_t mark = tree_child(tree, verb, DEPREL_MARK);
	if (tree_relation(tree, verb) != DEPREL_CCOMP || !say || say > verb
			|| (!mark && !tree_is(tree, say, GRAMMAR_SAY))
			|| subject_of(tree, verb) || tree_is_gerund(tree, verb))
		return;
	TREE_CHILDREN(tree, say, child)
	if (child > say && child > mark && child < verb
			&& tree_is_noun(tree, child)
			&& tree_relation(tree, child) == DEPREL_OBJ)
		noun = child;
	if (noun)
		hang(mending, noun, verb, DEPREL_NSUBJ);
}

/* "Drones hit a port, officials said", read as "drones said": the first of two
 * subjects does what its participle tells. */
void
mend_trailing_report(struct mending *mending, uint16_t say)
{
	const struct tree *tree = mending->tree;
	if (!tree_is(tree, say, GRAMMAR_SAY))
		return;
	uint16_t first = subject_of(tree, say), second = 0;
	if (!first || first > say)
		return;
	TREE_CHILDREN(tree, say, child)
	if (child > first && child < say
			&& is_subject(tree_relation(tree, child)))
		second = child;
	if (!second || !tree_is_behind_comma(tree, second))
		return;
	TREE_CHILDREN(tree, first, verb)
	{
		if ((tree_relation(tree, verb) != DEPREL_ACL
				    && tree_relation(tree, verb) != DEPREL_CONJ)
				|| !is_verb(tree, verb) || verb < first
				|| verb > second || tree_is_gerund(tree, verb))
			continue;
		hang(mending, first, verb, DEPREL_NSUBJ);
		hang(mending, verb, say, DEPREL_CCOMP);
		return;
	}
}

/* "Israel will leave Gaza, said spokesmen", "said one of the spokesmen" with the
 * spokesmen as what is said. */
void
mend_inverted_speaker(struct mending *mending, uint16_t say)
{
	const struct tree *tree = mending->tree;
	if (!tree_is(tree, say, GRAMMAR_SAY))
		return;
	uint16_t speaker = tree_child(tree, say, DEPREL_OBJ);
	uint16_t said = tree_child(tree, say, DEPREL_CCOMP);
	bool somebody = tree_is_noun(tree, speaker)
			|| tree->tokens[speaker].upos == UPOS_NUM;
	if (speaker > say && said && said < say && somebody
			&& !subject_of(tree, say))
		hang(mending, speaker, say, DEPREL_NSUBJ);
}

/* "freed the crew, a spokesman told reporters", read as "the crew, a
 * spokesman". */
void
mend_trailing_speaker(struct mending *mending, uint16_t say)
{
	const struct tree *tree = mending->tree;
	uint16_t head = tree_head(tree, say);
	enum deprel deprel = tree_relation(tree, say);
	if (!head || head > say || !tree_is(tree, say, GRAMMAR_SAY)
			|| (deprel != DEPREL_ADVCL && deprel != DEPREL_ACL
					&& deprel != DEPREL_ACL_RELCL
					&& deprel != DEPREL_PARATAXIS)
			|| subject_of(tree, say)
			|| tree_child(tree, say, DEPREL_MARK)
			|| tree_is_gerund(tree, say))
		return;
	for (uint16_t noun = (uint16_t)(say - 1);
			noun > head && say - noun < NEAR; noun--) {
		if (tree_relation(tree, noun) != DEPREL_APPOS
				|| !tree_is_noun(tree, noun)
				|| !tree_is_behind_comma(tree, noun))
			continue;
		hang(mending, noun, say, DEPREL_NSUBJ);
		hang(mending, say, head, DEPREL_PARATAXIS);
		return;
	}
}

/* The verb that tells, over the day or the paper it is told on or in: "said in
 * a report on Thursday". */
static uint16_t
teller_over(const struct tree *tree, uint16_t noun)
{
	for (int step = 0; step < NEAR; step++) {
		uint16_t head = tree_head(tree, noun);
		enum deprel deprel =
				deprel_universal(tree_relation(tree, noun));
		if (!head || head > noun)
			return 0;
		if (deprel == DEPREL_OBL && tree_is(tree, head, GRAMMAR_SAY))
			return head;
		if (deprel != DEPREL_OBL && deprel != DEPREL_NMOD
				&& deprel != DEPREL_ACL)
			return 0;
		noun = head;
	}
	return 0;
}

/* "on the day that troops came" */
static bool
is_time_of(const struct tree *tree, uint16_t noun)
{
	const struct time_words *words = &tree->frames->time;
	return time_word_of(words, tree->tokens[noun].lemma).class
	       == TIME_UNIT_NAME;
}

/* The verb that tells what a clause behind its hearer, paper or day says. */
static uint16_t
teller_of_clause(const struct tree *tree, uint16_t noun)
{
	uint16_t head = tree_head(tree, noun);
	if (head && head < noun && tree_is(tree, head, GRAMMAR_TELL))
		return head;
	uint16_t say = is_time_of(tree, noun) ? 0 : teller_over(tree, noun);
	return say && !tree_child(tree, say, DEPREL_CCOMP) ? say : 0;
}

/* "told reporters that planes had bombed a field", "said in a report on
 * Thursday that ..." with the clause on the reporters, the report, the day. */
void
mend_told_clause(struct mending *mending, uint16_t verb)
{
	const struct tree *tree = mending->tree;
	uint16_t noun = tree_head(tree, verb);
	enum deprel deprel = tree_relation(tree, verb);
	if (!noun || noun > verb
			|| (deprel != DEPREL_ACL && deprel != DEPREL_ACL_RELCL)
			|| !subject_of(tree, verb)
			|| !tree_child(tree, verb, DEPREL_MARK))
		return;
	uint16_t say = teller_of_clause(tree, noun);
	if (say)
		hang(mending, verb, say, DEPREL_CCOMP);
}
