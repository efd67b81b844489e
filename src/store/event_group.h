/* event_group.h - which records report the same event.
 *
 * Records that report.h links, directly or through others, are split into
 * groups around the one whose sentence tells most: what is not the same as
 * that is no member, and begins a group with the one that tells most of the
 * rest. A group is named by its first record by (date of the article, id of
 * the article, line).
 *
 * As with copies (duplicate.h) the result is a function of the set of records,
 * not of the order in which they came; the cost is linear: of the records that
 * have a print in common within REPORT_DAYS, those next to a record on either
 * side by (day, uid) are looked at (grouping.h). */
#ifndef DEMARCHE_STORE_EVENT_GROUP_H
#define DEMARCHE_STORE_EVENT_GROUP_H

#include "store/store.h"

struct event_groups;

MUST_CHECK enum status event_groups_open(struct event_groups **groups,
		struct store *store, struct error *error);
void event_groups_close(struct event_groups *groups);

/* Brings record_print and event_group up to date with the records of these
 * articles. Call it inside a transaction. */
MUST_CHECK enum status event_groups_settle(struct event_groups *groups,
		const int64_t *articles, size_t count, struct error *error);

/* See settle_forget. */
MUST_CHECK enum status event_groups_forget(struct event_groups *groups,
		int64_t article, struct error *error);

#endif
