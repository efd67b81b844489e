/* earlier.h - the files that an earlier export left in a folder, by its
 * SHA256SUMS: what --replace may remove, and nothing else. */
#ifndef DEMARCHE_EXPORT_EARLIER_H
#define DEMARCHE_EXPORT_EARLIER_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#define EXPORT_SUMS "SHA256SUMS"

/* Names below the folder, SHA256SUMS the last. */
struct earlier {
	struct str *names;
	size_t count, capacity;
};

/* Fails where the folder has no SHA256SUMS, where that is not one of an export
 * (STATUS_FORMAT), or where a name in it leads out of the folder, also through
 * a link. Names are the arena's. */
MUST_CHECK enum status earlier_read(struct earlier *earlier, const char *folder,
		struct arena *arena, struct error *error);
bool earlier_has(const struct earlier *earlier, struct str name);

#endif
