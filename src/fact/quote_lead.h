/* quote_lead.h - how a verb of saying and words in marks stand beside each
 * other. Inside stage 6. */
#ifndef DEMARCHE_FACT_QUOTE_LEAD_H
#define DEMARCHE_FACT_QUOTE_LEAD_H

#include "fact/quote_work.h"

/* "told the crowd, '", "said, at some point, 'We go": between verb and comma no
 * verb, and no other comma unless a sentence begins behind the mark. */
bool lead_over_phrase(const struct view *view, const struct saying *cue,
		uint16_t mark);
/* "As she said when she opened it on May 2, 2021, '", "As Reyes wrote on her
 * blog Oak, Ash, Elm, '": a clause that begins the sentence and ends before the
 * mark. */
bool lead_as_clause(const struct view *view, const struct saying *cue,
		uint16_t mark);
/* "explicó a la Sala que '": nobody but who hears it between verb and "que". */
bool lead_over_hearer(const struct view *view, const struct saying *cue,
		uint16_t mark);
/* "used to say when I left the house, '": between the verb and the comma only
 * when it was said. */
bool lead_over_occasion(const struct view *view, const struct saying *cue,
		uint16_t mark);
/* "ha recordado, por su parte, que '", "avisó ayer en una charla que '": an
 * aside, or when and where, between the verb and "que". */
bool lead_over_aside(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t mark);
/* "In the words of Ana Reyes, {mayor of Lima from 1997,} '": more of who says
 * it, between commas. */
bool lead_over_apposition(const struct view *view, const struct saying *cue,
		uint16_t mark);
/* "describía una luz que {hace} que '": "que" belongs to another verb. */
bool lead_is_of_another(const struct view *view, const struct saying *cue,
		uint16_t mark);
/* "'Can I go?' {Reyes softly asked before she left.}": a sentence that tells
 * who says something, and not what. */
bool lead_is_bare_report(
		const struct quote_work *work, const struct view *view);
/* "said to me {— and I mean this —} '": where the mark may be taken to stand
 * without the aside before it. */
uint16_t lead_before_dashes(const struct view *view, uint16_t mark);
/* Where the mark may be taken to stand, without a word that only announces it:
 * "wrote, {quote,} '", "said, {and I quote,} '", "said, {you know,} '". */
uint16_t lead_before_quoting(const struct view *view, uint16_t mark);
/* "lead researcher and Oslo chemist" before the name of who said it, hung on
 * the words in marks: no verb stands between `from` and the clause. */
bool lead_is_title(const struct view *view, uint16_t from,
		const struct saying *cue);
/* "bajo el lema de: '": what something is called, and no speech. */
bool lead_is_name(const struct view *view, uint16_t colon);

#endif
