/* attribution.h - who says so, and what becomes of what a party claims.
 *
 * Reporting verbs of the grammar's set `say` and "according to X" name a
 * speaker. What a speaker says of the own side stands; what a state or its
 * enemy says of the other side is no fact: a hostile act told by the victim's
 * side becomes that side's accusation (decision rule 3 of the PLOVER notes). */
#ifndef DEMARCHE_EVENT_ATTRIBUTION_H
#define DEMARCHE_EVENT_ATTRIBUTION_H

#include "event/scene.h"

/* Sets speaker and speaker_verb of the candidate's event. */
void attribution_find(const struct scene *scene, struct candidate *candidate);
/* Turns a hostile act that the other side claims into ACCUSE allege. */
void attribution_lower(const struct scene *scene, struct candidate *candidate);

#endif
