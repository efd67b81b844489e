/* synsets.h - the sets of synonyms of a verb dictionary: "&FERRY" with members
 * behind `+`. Inside src/import; memory is the arena's. */
#ifndef DEMARCHE_IMPORT_SYNSETS_H
#define DEMARCHE_IMPORT_SYNSETS_H

#include "import/lines.h"

enum { SYNSETS = 1024 };

struct synset {
	struct str label; /* without `&` and the last `_`, as written */
	struct str name;  /* of our set: "imported-ferry" */
	struct str *member;
	size_t count, capacity;
};

struct synsets {
	struct arena *arena;
	struct synset *at;
	size_t count, capacity;
};

/* Begins the set that a line "&LABEL" names; one that is there goes on. Null
 * when there are too many. */
struct synset *synsets_begin(struct synsets *synsets, struct str label);
/* Adds "+MEMBER" if it is not there; members may be sets
 * that began above it. */
void synsets_add(struct synsets *synsets, struct synset *synset,
		struct str member, struct import_report *report);
/* The set that `text` (behind `&`) begins with: the longest label counts, as
 * "_OF_WORDS" may follow it. `*rest` is what follows. Null when there is
 * none. */
const struct synset *synsets_find(const struct synsets *synsets,
		struct str text, struct str *rest);
/* "set imported-ferry = boat, raft" lines; returns how many. */
size_t synsets_put(const struct synsets *synsets, struct buffer *out);

#endif
