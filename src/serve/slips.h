/* slips.h - codes and categories of a question that neither the lexicon nor the
 * database knows: they would find nothing, and look like a silence.
 *
 * Words of the lexicon are read at the start. Read-only afterwards. */
#ifndef DEMARCHE_SERVE_SLIPS_H
#define DEMARCHE_SERVE_SLIPS_H

#include "base/arena.h"
#include "base/error.h"
#include "serve/target.h"
#include "store/store.h"

enum slip_kind {
	SLIP_CODE,
	SLIP_EVENT,
	SLIP_MODE,
	SLIP_CONTEXT,
	SLIP_FACT,
	SLIP_KINDS
};

struct slips {
	struct arena arena;
	struct str *words[SLIP_KINDS]; /* [counts] */
	size_t counts[SLIP_KINDS];
};

/* `lexicon` as in base/layers.h. Tables that it has not add nothing. */
void slips_load(struct slips *slips, const char *lexicon);
void slips_unload(struct slips *slips);

/* Looks at the parameters of a question. Fails: STATUS_USAGE, error->where is
 * the name of the parameter, and the message what may have been meant. */
MUST_CHECK enum status slips_check(const struct slips *slips,
		struct store *store, const struct target *target,
		struct error *error);

#endif
