/* condition.h - the conditions of a selection by their names, as a command
 * line and a request tell them.
 *
 * One table, so that a name and a value mean the same wherever they are asked:
 * `--from 2024-03` and `?from=2024-03`. Read-only; may run in any thread. */
#ifndef DEMARCHE_STORE_CONDITION_H
#define DEMARCHE_STORE_CONDITION_H

#include "store/selection.h"

/* Reads a value into its field; false when it is none, the field is then as it
 * was. */
typedef bool condition_read(const char *value, void *field);

struct condition {
	const char *name;     /* "from" */
	condition_read *read; /* null: any text, kept as it is */
	const char *expected; /* "a whole number"; null for texts */
	size_t offset;        /* of the field in struct selection */
};

/* Null when no condition has that name. */
const struct condition *condition_find(struct str name);

/* The value, which must outlive the selection, becomes that condition; false
 * when it is not as `expected` says. */
MUST_CHECK bool condition_put(const struct condition *condition,
		const char *value, struct selection *selection);

/* What the selection has of the text that is called so; null where nothing is
 * asked, or the condition is no text. */
const char *condition_text(const char *name, const struct selection *selection);

/* Readers that others need too: a number from 0 to 1, into a double; kinds of
 * records ("events,facts"), into an unsigned as selection->kinds. */
condition_read condition_read_share, condition_read_kinds;

/* "events" for 0, the number of a bit of selection->kinds; null behind the
 * last. */
const char *condition_kind_name(unsigned number);

#endif
