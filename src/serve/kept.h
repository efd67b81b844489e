/* kept.h - answers that took long, kept for those who ask the same again.
 *
 * An answer counts as long as its tag: when anything that answers are made of
 * has changed, it is forgotten. Of a number of bytes; what was asked for
 * longest ago makes room. Any thread. */
#ifndef DEMARCHE_SERVE_KEPT_H
#define DEMARCHE_SERVE_KEPT_H

#include "serve/answer.h"
#include "serve/target.h"

struct kept;

struct kept *kept_new(size_t bytes);
/* Null is allowed. */
void kept_free(struct kept *kept);

/* Fills the body, its type and the name of its file; false when nothing is
 * kept of that target and the answer's tag. */
MUST_CHECK bool kept_get(struct kept *kept, const struct target *target,
		struct answer *answer);
/* A copy of an answer that is not packed. */
void kept_put(struct kept *kept, const struct target *target,
		const struct answer *answer);

#endif
