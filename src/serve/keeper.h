/* keeper.h - keeps the snapshot of a database that others may write to.
 *
 * A thread of its own with a connection of its own looks every second whether
 * the database has changed, and makes a new snapshot when it has, but not more
 * often than every LIMIT_SNAPSHOT_SECONDS; until it is there the old one is
 * used. Functions may be called by any thread. */
#ifndef DEMARCHE_SERVE_KEEPER_H
#define DEMARCHE_SERVE_KEEPER_H

#include "serve/snapshot.h"

struct keeper;

/* Loads the first snapshot before it returns. Fails as snapshot_load. */
MUST_CHECK enum status keeper_open(
		struct keeper **keeper, const char *path, struct error *error);
/* Null is allowed. */
void keeper_close(struct keeper *keeper);

/* The newest one; release it. `state` becomes a number for everything that
 * answers are made of then: equal numbers of one keeper, equal answers. */
struct snapshot *keeper_take(struct keeper *keeper, uint64_t *state);
/* Something has changed: the database as another connection sees it, or what
 * stands beside it. */
void keeper_changed(struct keeper *keeper);

#endif
