/* arguments.h - what stands around a trigger, each phrase with its slot.
 *
 * Arguments are those of the active clause (see tree.h). Where the parser is
 * often wrong both readings are offered: a prepositional phrase behind the
 * object counts for the verb and for the object; a particle may have been
 * read as a preposition and the other way round. One token can thus stand in
 * several arguments; a frame uses it once. */
#ifndef DEMARCHE_EVENT_ARGUMENTS_H
#define DEMARCHE_EVENT_ARGUMENTS_H

#include "event/tree.h"

enum { ARGUMENTS = 64, PREPOSITION_WORDS = 3 };

struct argument {
	uint8_t slot;      /* enum slot */
	uint8_t certainty; /* 0..100: how sure the attachment is */
	bool negated;      /* of a complement: "not to leave" */
	bool obliged;      /* of a clause: its subject must do it */
	bool occasion;     /* of a meeting: who acts "on a visit to Oslo" */
	uint8_t preposition_count;
	uint16_t token; /* head of the phrase */
	word_id preposition[PREPOSITION_WORDS];
};

struct arguments {
	struct argument at[ARGUMENTS];
	unsigned count;
	uint16_t verb;  /* the empty verb around an event noun; 0 none */
	bool agentless; /* nothing can be subject: a passive without agent */
};

/* "según X", "en opinión de X": the head of X, if the word tells whose a clause
 * is, like a verb of saying, in languages whose frames list it as one; or 0. */
uint16_t arguments_source(const struct tree *tree, uint16_t word);
/* Phrases behind `preposition` also count as objects. */
void arguments_of_verb(const struct tree *tree, uint16_t verb,
		word_id preposition, struct arguments *out);
/* Afterwards, of a verb that is listed with its pronoun and tells what several
 * do, or a protest: behind a noun its participle tells what the noun did ("el
 * Papa, reunido con ..."). */
void arguments_turn_reflexive(
		const struct tree *tree, uint16_t verb, struct arguments *out);
void arguments_of_noun(
		const struct tree *tree, uint16_t noun, struct arguments *out);
void arguments_of_adjective(const struct tree *tree, uint16_t adjective,
		struct arguments *out);

#endif
