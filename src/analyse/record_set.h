/* record_set.h - which records the database chooses, a bit each.
 *
 * For books in memory that are asked for what they do not have: places, words,
 * papers. Used by one thread. */
#ifndef DEMARCHE_ANALYSE_RECORD_SET_H
#define DEMARCHE_ANALYSE_RECORD_SET_H

#include "store/selection.h"

struct record_set {
	uint64_t *bits;
	size_t words; /* of 64 */
};

/* Those that fit, to those that it has; it begins as zeros. Order, offset and
 * limit are not looked at. Fails as selection_prepare; call record_set_fini
 * even then. */
MUST_CHECK enum status record_set_add(struct record_set *set,
		struct store *store, const struct selection *selection,
		struct error *error);
void record_set_fini(struct record_set *set);

static inline bool
record_set_has(const struct record_set *set, int64_t record)
{
	return record >= 0 && (size_t)record / 64 < set->words
	       && (set->bits[record / 64] >> record % 64 & 1);
}

#endif
