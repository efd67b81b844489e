/* first_word.h - before stage 4: the capital that begins a sentence.
 *
 * A plural without article that begins a sentence ("Guerrilleros mataron a tres
 * policías") looks like a name, and parsers of languages that have few such
 * sentences take it for one. Where nobody is called so and the word is a noun
 * of the agents, it is that noun. */
#ifndef DEMARCHE_ACTOR_FIRST_WORD_H
#define DEMARCHE_ACTOR_FIRST_WORD_H

#include "actor/gazetteer.h"
#include "text/text.h"

/* Sets part of speech, lemma and name of such words. `words` are those of the
 * text. */
void first_words_settle(const struct gazetteer *gazetteer, struct words *words,
		struct text *text);

#endif
