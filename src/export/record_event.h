/* record_event.h - records of events. */
#ifndef DEMARCHE_EXPORT_RECORD_EVENT_H
#define DEMARCHE_EXPORT_RECORD_EVENT_H

#include "export/fields.h"
#include "export/identity.h"

/* An event with the parties that this record tells of: all, or with --dyads
 * one of each side. */
struct event_record {
	const struct event *event;
	const char *category; /* its name */
	const struct mention *const *actor, *const *recipient;
	unsigned actor_count, recipient_count;
};

typedef void put_event(
		const struct writer *writer, const struct event_record *record);

/* Calls `put` for the event, or for each pair of its parties with --dyads. A
 * mutual event gives each pair of its actors both ways; joint actors without a
 * recipient who do not act on each other stand alone each. */
void event_records(const struct writer *writer, const struct event *event,
		put_event *put);
/* The record of the whole event. */
struct event_record event_record_of(
		const struct writer *writer, const struct event *event);

/* Several actors and no recipient: event->mutual says more. */
bool event_is_joint(const struct event_record *record);

put_event event_put_json;

void event_identify(const struct analysis *analysis,
		const struct event_record *record, char id[IDENTITY_BYTES]);
struct record_date event_date(const struct event *event);
struct quote_span event_trigger(
		const struct analysis *analysis, const struct event *event);

enum { EVENT_AMOUNTS = 16 };
/* The amounts of one kind that belong to the event (fact/owner.h), in the order
 * of the text; beyond EVENT_AMOUNTS they are left out. */
unsigned event_amounts(const struct analysis *analysis,
		const struct event *event, enum amount_kind kind,
		const struct amount *out[EVENT_AMOUNTS]);

/* Regions and countries have no coordinates. */
bool location_has_coordinates(const struct location *location);
/* "text", "dateline" */
struct str location_source_name(const struct location *location);

#endif
