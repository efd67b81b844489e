/* recode.h - a stored article gets a new coding: what was drawn from the old
 * lines goes, the lines themselves stay for `diff`. Inside a transaction, for
 * ingest.c. */
#ifndef DEMARCHE_STORE_RECODE_H
#define DEMARCHE_STORE_RECODE_H

#include "store/ingest.h"

/* Whether the article's current coding is of that run. */
MUST_CHECK enum status recode_is_done(const struct store *store,
		int64_t article, int64_t run, bool *done, struct error *error);

/* Removes the article's records and what belongs to them, and an older coding
 * of the same run; no coding is current then. Sentences go too unless they are
 * cut as before. */
MUST_CHECK enum status recode_make_room(struct store *store, int64_t article,
		int64_t run, const struct ingest_sentence *sentences,
		uint32_t count, bool *sentences_stay, struct error *error);

#endif
