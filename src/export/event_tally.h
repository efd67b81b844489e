/* event_tally.h - how often each event is reported, under an id of its own.
 *
 * An id is 53 bits of a hash, so that every reader holds it exactly, also one
 * that reads numbers as doubles. Where two events have the same, the later one
 * takes the next number. Some 50 bytes an event, 16 a source of one.
 * One thread at a time. */
#ifndef DEMARCHE_EXPORT_EVENT_TALLY_H
#define DEMARCHE_EXPORT_EVENT_TALLY_H

#include "export/columns.h"
#include "export/seen.h"

struct event_tally_entry {
	int64_t id;      /* 0: free */
	uint64_t hash;   /* of the event */
	int64_t added;   /* when its first report came, see export_time */
	int64_t article; /* for who counts: the last one that reports it */
	struct export_count count;
	bool put; /* for who writes: its row was written */
};

struct event_tally {
	struct event_tally_entry *entries;
	size_t count, mask;
	struct seen sources; /* hashes of event and source */
};

void event_tally_init(struct event_tally *tally);
void event_tally_fini(struct event_tally *tally);

/* The entry of an event by its hash, new or not; valid until the next call. */
struct event_tally_entry *event_tally_find(
		struct event_tally *tally, uint64_t hash);
/* Counts a report. `is_article`: the first by its article, or by its copy. */
void event_tally_report(struct event_tally *tally,
		struct event_tally_entry *entry, bool is_article,
		struct str source);

#endif
