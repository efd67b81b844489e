/* where.h - in which place events happened, as the text tells it.
 *
 * A place belongs to the event above it in the tree: behind "in", "at", "near",
 * "outside" ("met in Geneva", "protesters in Cairo clashed with police"), with
 * a common noun between ("the port of Iquique", "Cauca department"), or as what
 * is attacked, seized or visited ("bombed Aleppo"). A place behind another
 * event noun or inside another clause is that one's. What people say happens
 * only where their verb says so: "criticised the mayor of London" tells no
 * place, and a capital that stands for a government is none. An event without
 * a place of its own takes that of the verb that it shares a clause with; else
 * the dateline's, marked so, unless it is told as history.
 *
 * Of several places a city is preferred to its region and that to a country.
 * Which city of a name is meant, stage 4 decides (actor/place.c). */
#ifndef DEMARCHE_EVENT_WHERE_H
#define DEMARCHE_EVENT_WHERE_H

#include "event/scene.h"

/* Finds the host of each place of the sentence; after the frames are matched.
 */
void where_settle(struct scene *scene, const struct mentions *mentions,
		struct arena *arena);

/* Sets the locations of the sentence's events. `dateline` is the last one
 * before it, or null. */
void where_set(const struct scene *scene, const struct place_mention *dateline,
		struct event *events, uint32_t count);

/* The place of a dateline; null when it names none. */
const struct place_mention *where_of_dateline(
		const struct mentions *mentions, uint32_t sentence);

#endif
