/* seen.h - which numbers were met before: a set of hashes or offsets. */
#ifndef DEMARCHE_EXPORT_SEEN_H
#define DEMARCHE_EXPORT_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zeroed it is empty. */
struct seen {
	uint64_t *at; /* open addressing, 0 free */
	size_t count, slots;
};

/* Whether the number was not met before; now it was. 0 counts as 1. */
bool seen_first(struct seen *seen, uint64_t number);
/* Empty again. */
void seen_fini(struct seen *seen);

#endif
