/* cues.h - what speaks for a context: the cells of ontology/contexts.tsv,
 * compiled for look-up.
 *
 * A cue is a word or phrase ("tear gas"), perhaps with a part of speech or with
 * the categories whose events it counts for ("storm:noun",
 * "protester:COERCE+ASSAULT"); the sector of a party with a country ("@JUD");
 * or an event and its mode ("+SANCTION convict"). "?MIL+GOV" lets the context
 * count only where a party has one of these sectors or is a country. Phrases of
 * the context "-" speak for nothing and hide the shorter cues inside them
 * ("West Bank"). */
#ifndef DEMARCHE_EVENT_CUES_H
#define DEMARCHE_EVENT_CUES_H

#include "base/table.h"
#include "event/frame.h"

/* What is wrong with a cue as it is written; null when nothing is. */
const char *cue_fault(const struct ontology *ontology, struct str text);

/* Reads a table of the cues of one language (columns context, cues), phrases
 * alone, into frames->cues. */
MUST_CHECK enum status cues_read(struct frames *frames, struct words *words,
		const struct table *table, struct error *error);

/* Adds those of the ontology to frames->cues, and fills sector_contexts
 * and mode_contexts. */
void cues_compile(struct frames *frames, struct words *words);

#endif
