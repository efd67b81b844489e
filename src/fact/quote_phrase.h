/* quote_phrase.h - what quote_phrase.c and quote_verb_form.c share: the
 * prepositions of words of saying, and where what is wished for begins and
 * ends. Inside stage 6. */
#ifndef DEMARCHE_FACT_QUOTE_PHRASE_H
#define DEMARCHE_FACT_QUOTE_PHRASE_H

#include "fact/quote_content.h"

/* quote_phrase.c: the row of the word of saying has it: "for" of "call for". */
bool phrase_is_preposition(
		const struct saying *cue, const struct token *token);
/* quote_phrase.c: the preposition of what is spoken of, in the verb's own
 * clause; 0 none. */
uint16_t phrase_preposition(const struct view *view, const struct saying *cue);
/* quote_verb_form.c: "called for {the wall} to fall": the first token behind
 * the preposition; 0 when the verb has no such phrase. */
uint16_t phrase_start_of_wish(
		const struct view *view, const struct saying *cue);
/* quote_verb_form.c: "threatened to leave {if they stay}": the last token of
 * the condition behind `last`; `last` when there is none. */
uint16_t phrase_over_condition(const struct view *view, uint16_t last);
/* quote_verb_form.c: the infinitive or gerund that the verb reports. */
struct content phrase_verb_form(const struct quote_work *work,
		const struct view *view, const struct saying *cue);

#endif
