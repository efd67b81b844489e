/* quote_delivered.h - words in marks behind a comma without a word of saying
 * that leads to them: "delivered his last sermon, '". Inside stage 6; `mark` is
 * the opening one, in its sentence. */
#ifndef DEMARCHE_FACT_QUOTE_DELIVERED_H
#define DEMARCHE_FACT_QUOTE_DELIVERED_H

#include "fact/quote_work.h"

/* What stands before the mark may tell that somebody speaks: it has a verb, and
 * nobody thinks, or is to say, what follows. */
bool delivered_leads(const struct quote_work *work, const struct view *view,
		uint16_t mark);
/* Who does what leads to the words; 0 when nobody does. */
uint16_t delivered_subject(const struct quote_work *work,
		const struct view *view, uint16_t mark);
/* "I heard from my {aunt}, '": whom a verb of hearing has it from; 0 nobody. */
uint16_t delivered_source(const struct tree *tree, uint16_t verb);
/* "he goes, '", "I'm like, '": talk tells so that somebody speaks. */
bool delivered_in_talk(const struct quote_work *work, const struct view *view,
		uint16_t mark);
/* "his {answer} was, '", "repeat a {message} from our queen: '": the noun that
 * the words in marks are; 0 none. */
uint16_t delivered_words(const struct quote_work *work, const struct view *view,
		uint16_t mark);
/* "what she told me was, '": a verb of saying in what "was" is of. */
bool delivered_what(const struct quote_work *work, const struct view *view,
		uint16_t mark);
/* "Let me recall the {words} of the treaty.": the same at a sentence's end. */
uint16_t delivered_words_ending(
		const struct quote_work *work, const struct view *view);
/* "And I quote, '": nothing but that stands before the mark. */
bool delivered_announces(const struct view *view, uint16_t mark);
/* Whose words such a noun tells of: "{his} answer", "a message from our
 * {queen}"; 0 nobody's. */
uint16_t delivered_owner(const struct quote_work *work, const struct view *view,
		uint16_t noun);

#endif
