/* likeness.h - which class of frames has verbs that behave like a given one.
 *
 * A class is known by what stands around its verbs in the corpus, and by the
 * words and prepositions that its frame lines ask for: features (observe.h)
 * counted in a vector of LIKENESS_WIDTH by their hash. A verb is
 * compared by the cosine of the angle between its features and each class's,
 * both weighted by tf-idf (Salton and Buckley 1988) over the classes, in whole
 * logarithms, so that every machine finds the same. Memory: four bytes times
 * width times classes. */
#ifndef DEMARCHE_LEXICON_LIKENESS_H
#define DEMARCHE_LEXICON_LIKENESS_H

#include "event/frames.h"
#include "lexicon/tally.h"

enum { LIKENESS_WIDTH = 2048 };

/* A class of frames and what its verbs do in the corpus. */
struct like_class {
	struct str group;
	const struct frame *commonest; /* the line that fires most */
	uint32_t fired;
	uint32_t features[LIKENESS_WIDTH];
	uint64_t norm; /* set by likeness_finish: squared length */
};

struct likeness {
	struct like_class *classes;
	size_t count;
	uint32_t *class_of; /* by order of the frame line */
	uint32_t *fired;    /* likewise: how often it fired */
	const struct frame **frame;
	size_t frame_count;
	uint32_t inverse[LIKENESS_WIDTH]; /* weight of a feature */
};

void likeness_init(struct likeness *likeness, const struct frames *frames,
		const struct words *words);
void likeness_fini(struct likeness *likeness);
/* A verb was covered by the frame line of this order; `features` are words
 * parted by blanks. */
void likeness_add(
		struct likeness *likeness, uint32_t order, struct str features);
/* Weighs the features; call once, when everything was added. */
void likeness_finish(struct likeness *likeness);

/* The class that is most like the entry, and how much (0 to 1); null when none
 * has LIKENESS_ENOUGH verbs in the corpus and something in common. */
enum { LIKENESS_ENOUGH = 5 };
const struct like_class *likeness_best(const struct likeness *likeness,
		const struct tally_entry *entry, double *how_much);

#endif
