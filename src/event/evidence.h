/* evidence.h - what speaks for and against a candidate's event; the points are
 * in confidence.h. */
#ifndef DEMARCHE_EVENT_EVIDENCE_H
#define DEMARCHE_EVENT_EVIDENCE_H

#include "event/scene.h"

/* Bits 1 << enum evidence. The event's status must be known. */
uint32_t evidence_of(const struct candidate *candidate, bool doubt);

/* The same where `relate` has been given the two sides, a base of its own: who
 * they are is no evidence, whether the frame has both in their roles is. */
uint32_t evidence_of_pair(uint32_t evidence, bool both, bool loose);

#endif
