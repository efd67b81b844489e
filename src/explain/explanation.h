/* explanation.h - why each record was made, and why a sentence gave none.
 *
 * Collects what the stages of events and facts tell while they work (struct
 * event_trace) and prints it by sentence: tokens with tree and names, actors
 * with the row of the lexicon that decided, amounts and whose they are, frames
 * tried, frames fired, what the network hears, the annotated sentences that
 * this is like and what became of it, reasons of silence, and the records:
 * events, facts with roles, quotations with cue and speaker. */
#ifndef DEMARCHE_EXPLAIN_EXPLANATION_H
#define DEMARCHE_EXPLAIN_EXPLANATION_H

#include "base/buffer.h"
#include "base/languages.h"
#include "export/record.h"
#include "pipeline.h"

/* One thing told: a frame tried at a trigger (reason null when it fired), or,
 * without frame, why there was silence. */
struct explanation_step {
	uint32_t sentence, trigger;
	const struct frame *frame;
	struct str reason;
};

/* The steps of one stage, in the order of the text. */
struct explanation_steps {
	struct arena *arena;
	struct explanation_step *at;
	size_t count, capacity;
	const uint32_t *first; /* by sentence; one more than there are */
};

/* What became of a word that the network hears; reason "" when it is told. */
struct explanation_outcome {
	uint32_t sentence, trigger;
	struct str reason;
};

/* Where the records of each sentence begin (by sentence; one more than there
 * are), and the fact that an amount is part of (by amount; null for none). */
struct explanation_index {
	const uint32_t *events, *facts, *quotes, *outcomes;
	const struct fact *const *fact_of;
};

struct explanation {
	struct event_trace event_trace, fact_trace;
	struct arena *arena;
	struct explanation_steps events, facts;
	struct explanation_outcome *outcomes;
	size_t outcome_count, outcome_capacity;
	/* Set by explanation_finish. */
	const struct analysis *analysis;
	struct explanation_index index;
	/* Set by the caller before printing. */
	const struct record_options *options;
	const struct parser *parser;
	enum language language; /* that it was analysed in */
};

void explanation_start(struct explanation *explanation, struct arena *arena);
/* When the stages have told all: finds what belongs to each sentence, in
 * linear time. The analysis lives as long as the explanation. */
void explanation_finish(struct explanation *explanation,
		const struct analysis *analysis);

/* How it looks to people. */
struct explanation_look {
	unsigned width; /* columns of the terminal */
	bool color;
	bool all; /* every frame tried, nothing cut */
};
void explanation_put_text(struct buffer *out,
		const struct explanation *explanation,
		const struct explanation_look *look);
/* One JSON line a sentence. */
void explanation_put_jsonl(
		struct buffer *out, const struct explanation *explanation);

#endif
