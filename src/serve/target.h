/* target.h - what a request asks for: the target of its first line as a path
 * and parameters (RFC 3986; forms as the URL standard's
 * application/x-www-form-urlencoded).
 *
 * The bytes come from strangers. What leaves here is well-formed UTF-8 without
 * control characters; a path begins with one '/' and has no "." or ".."
 * segments. Pure. */
#ifndef DEMARCHE_SERVE_TARGET_H
#define DEMARCHE_SERVE_TARGET_H

#include "ask/parameter.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/limits.h"

struct target {
	struct str path; /* "/api/records" */
	struct parameter parameters[LIMIT_REQUEST_PARAMETERS];
	size_t count;
};

/* Parameters without a value are left out: forms send what was left empty.
 * Memory is the arena's. Fails: STATUS_FORMAT with a message for people. */
MUST_CHECK enum status target_read(struct str raw, struct arena *arena,
		struct target *target, struct error *error);

/* "" when there is none. */
struct str target_parameter(const struct target *target, const char *name);

/* Appends bytes so that they can stand in a query: "a%20b". */
void target_put_escaped(struct buffer *out, struct str text);

#endif
