/* cascade.h - which of the events that fired in one sentence are told.
 *
 * What a verb is about is not told beside it ("agreed to send aid" is AGREE
 * alone); an event noun gives way to the verb of its clause; weak frames give
 * way to any other in their clause; one report of the same act is enough
 * (decision rules 1, 3 and 10 of the PLOVER notes). What is dropped keeps a
 * reason. */
#ifndef DEMARCHE_EVENT_CASCADE_H
#define DEMARCHE_EVENT_CASCADE_H

#include "event/scene.h"

/* Marks what other events' verbs are about. */
void cascade_consume(struct scene *scene);
/* Sets `dropped` of candidates that give way to others. */
void cascade_choose(struct scene *scene);
/* Merges and drops doubles among the events of one sentence, in place;
 * returns how many stay. */
uint32_t cascade_merge(const struct ontology *ontology, struct event *events,
		uint32_t count);

#endif
