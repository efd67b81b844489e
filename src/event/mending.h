/* mending.h - what the repairs of trees share, and those that mend.c runs from
 * other files. Private to them. */
#ifndef DEMARCHE_EVENT_MENDING_H
#define DEMARCHE_EVENT_MENDING_H

#include "event/mend.h"

/* How far a repair looks for the other word. */
enum { NEAR = 30 };

struct mending {
	struct tree *tree;
	struct token *tokens;
	bool changed;
};

typedef void mend_word(struct mending *mending, uint16_t token);

static inline bool
is_verb(const struct tree *tree, uint16_t token)
{
	return tree->tokens[token].upos == UPOS_VERB;
}

static inline bool
is_subject(enum deprel deprel)
{
	return deprel_universal(deprel) == DEPREL_NSUBJ
	       || deprel_universal(deprel) == DEPREL_CSUBJ;
}

static inline uint16_t
subject_of(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (is_subject(tree_relation(tree, child)))
		return child;
	return 0;
}

static inline void
hang(struct mending *mending, uint16_t token, uint16_t head, enum deprel deprel)
{
	mending->tokens[token].head = head;
	mending->tokens[token].deprel = (uint8_t)deprel;
	mending->changed = true;
}

/* --- clauses (mend_clause.c) --------------------------------------------- */

void mend_relative_subject(struct mending *mending, uint16_t token);
void mend_subject_before_relative(struct mending *mending, uint16_t token);
void mend_subject_behind_conjunction(struct mending *mending, uint16_t token);
void mend_due(struct mending *mending, uint16_t token);
void mend_late_subject(struct mending *mending, uint16_t token);
void mend_fronted(struct mending *mending, uint16_t token);
void mend_opening_participle(struct mending *mending, uint16_t token);
void mend_apposed_participle(struct mending *mending, uint16_t token);
void mend_noun_of_verb(struct mending *mending, uint16_t token);
void mend_second_object(struct mending *mending, uint16_t token);
void mend_label(struct mending *mending, uint16_t token);
void mend_attendant(struct mending *mending, uint16_t token);
void mend_joined_above(struct mending *mending, uint16_t token);
void mend_joined_participle(struct mending *mending, uint16_t token);
void mend_outcome(struct mending *mending, uint16_t token);
void mend_casualty(struct mending *mending, uint16_t token);
void mend_listed_verb(struct mending *mending, uint16_t token);

/* --- what is said of an object (mend_naming.c) --------------------------- */

void mend_small_clause(struct mending *mending, uint16_t token);
void mend_named_object(struct mending *mending, uint16_t token);

/* --- speech (mend_speech.c) ---------------------------------------------- */

void mend_told_subject(struct mending *mending, uint16_t token);
void mend_trailing_report(struct mending *mending, uint16_t token);
void mend_inverted_speaker(struct mending *mending, uint16_t token);
void mend_trailing_speaker(struct mending *mending, uint16_t token);
void mend_told_clause(struct mending *mending, uint16_t token);

#endif
