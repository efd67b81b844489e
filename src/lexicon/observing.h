/* observing.h - one article while it is observed; for the observe_*.c files. */
#ifndef DEMARCHE_LEXICON_OBSERVING_H
#define DEMARCHE_LEXICON_OBSERVING_H

#include "event/tree.h"
#include "lexicon/observe.h"

enum { OBSERVE_CELL_BYTES = 240 };

struct fired_frame {
	uint32_t sentence;
	uint16_t token;
	const struct frame *frame;
};

struct observing {
	const struct coder *coder;
	const struct analysis *analysis;
	struct arena *arena;
	struct buffer *out;
	/* In the order of sentences; those of the one at hand begin at
	 * fired_first. */
	struct fired_frame *fired;
	size_t fired_count, fired_capacity, fired_first;
	size_t place_first;     /* likewise: index into mentions.place */
	struct str *full_names; /* persons of several words so far */
	size_t full_name_count, full_name_capacity;
	uint32_t sentence;
	struct tree tree;
};

/* A token of the sentence at hand, from 1. */
static inline const struct token *
observe_token(const struct observing *observing, uint16_t token)
{
	return &observing->tree.tokens[token];
}

/* A tab and the text, cut, on one line (plain.h). */
void observe_cell(struct observing *observing, struct str text);
/* The last two cells, place and sentence, and the line's end. */
void observe_place(struct observing *observing);
struct str observe_word(const struct observing *observing, word_id word);
/* The mention whose head is the token of this sentence; null when none. */
const struct mention *observe_mention(
		const struct observing *observing, uint16_t token);
/* The frame that fits the token best; null when none does. */
const struct frame *observe_fired(
		const struct observing *observing, uint16_t token);

#endif
