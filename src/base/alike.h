/* alike.h - which known word somebody may have meant. */
#ifndef DEMARCHE_BASE_ALIKE_H
#define DEMARCHE_BASE_ALIKE_H

#include "base/buffer.h"
#include "base/str.h"

/* Letters to change, insert, leave out or swap with the next to make one word
 * of the other, without regard to the case of ASCII letters (optimal string
 * alignment, Damerau 1964). Words over ALIKE_BYTES are never alike. */
enum { ALIKE_BYTES = 64, ALIKE_NEVER = 1000 };
unsigned alike_distance(struct str a, struct str b);

/* The words nearest to one, kept while others are shown to it: those that
 * begin with it or need few changes, fewest first, in the order shown. */
enum { ALIKE_WORDS = 3 };
struct alike {
	struct str word;
	struct str at[ALIKE_WORDS];
	unsigned distance[ALIKE_WORDS], count;
};
void alike_init(struct alike *alike, struct str word);
/* The known word must outlive `alike`. */
void alike_show(struct alike *alike, struct str known);
/* "; did you mean a, b or c?", nothing where none is near. */
void alike_put(struct buffer *out, const struct alike *alike);

#endif
