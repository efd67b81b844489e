/* tree_verb.h - what form a verb of a tree has: participle, gerund, infinitive,
 * and what its group says of person, tense and mood.
 *
 * A verb's group is the verb and its auxiliaries. Token numbers as in tree.h;
 * token 0 has no form. */
#ifndef DEMARCHE_EVENT_TREE_VERB_H
#define DEMARCHE_EVENT_TREE_VERB_H

#include "event/tree.h"

/* A participle, but for those of the present. */
bool tree_is_past_participle(const struct tree *tree, uint16_t token);
/* A gerund or a participle of the present; by its ending where it has no tense. */
bool tree_is_gerund(const struct tree *tree, uint16_t token);
/* An infinitive with its mark ("to leave"). */
bool tree_is_infinitive(const struct tree *tree, uint16_t token);
/* The word of a verb's group that tells person and number; 0 none. */
uint16_t tree_finite_word(const struct tree *tree, uint16_t verb);
/* What it says of one of them; 0 nothing. */
unsigned tree_finite_feature(
		const struct tree *tree, uint16_t verb, enum feature feature);
/* In a perfect or in the past tense; the imperfect is neither. */
bool tree_is_past(const struct tree *tree, uint16_t verb);
/* In a language with moods, a verb that says what is wished or thought, itself
 * or by its auxiliary: "que Irán se retire", "que se haya retirado". */
bool tree_is_subjunctive(const struct tree *tree, uint16_t verb);

#endif
