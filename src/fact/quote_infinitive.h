/* quote_infinitive.h - where the infinitive that a word of saying reports ends,
 * however the tree has what stands behind it. */
#ifndef DEMARCHE_FACT_QUOTE_INFINITIVE_H
#define DEMARCHE_FACT_QUOTE_INFINITIVE_H

#include "fact/quote_content.h"

/* "promised {to stay} and left": the last token of the infinitive. */
uint16_t quote_infinitive_end(const struct view *view, uint16_t infinitive);
/* "calls on Oslo {to act, send a bill and pay}": the last token of further
 * infinitives behind `end`; `end` where there are none. */
uint16_t quote_over_infinitives(const struct quote_work *work,
		const struct view *view, const struct saying *cue,
		uint16_t end);

#endif
