/* marked.h - the marks of a review file beside the records that they are on,
 * read again when the file or the database has changed. Any thread. */
#ifndef DEMARCHE_SERVE_MARKED_H
#define DEMARCHE_SERVE_MARKED_H

#include "base/json.h"
#include "store/store.h"

struct marked;

/* `path` must outlive it. */
struct marked *marked_new(const char *path);
/* Null is allowed. */
void marked_free(struct marked *marked);

/* "review":[{"mark":"wrong","what":[...],"same_as":"...","note":"...","by":"...",
 * "time":"..."}] of a record (a row of the table), the last one first, which
 * holds. `state` is the keeper's. Nothing is put on an error. */
MUST_CHECK enum status marked_put(struct marked *marked, struct store *store,
		uint64_t state, int64_t record, struct json *json,
		struct error *error);

#endif
