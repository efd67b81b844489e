#include "explain/explanation.h"

#include <string.h>

static void
note_tried(void *context, uint32_t sentence, uint32_t trigger,
		const struct frame *frame, const char *reason)
{
	struct explanation_steps *steps = context;
	struct explanation_step step = { sentence, trigger, frame,
		arena_copy(steps->arena, str_of(reason)) };
	ARENA_PUSH(steps->arena, steps->at, steps->count, steps->capacity,
			step);
}

static void
note_silent(void *context, uint32_t sentence, uint32_t trigger,
		const char *reason)
{
	note_tried(context, sentence, trigger, NULL, reason);
}

/* The steps of events stand first in the explanation's list of them. */
static void
note_heard(void *context, uint32_t sentence, uint32_t trigger,
		const char *reason)
{
	struct explanation *explanation =
			(struct explanation *)((char *)context
					       - offsetof(struct explanation,
							       events));
	struct explanation_outcome outcome = { sentence, trigger,
		arena_copy(explanation->arena, str_of(reason)) };
	ARENA_PUSH(explanation->arena, explanation->outcomes,
			explanation->outcome_count,
			explanation->outcome_capacity, outcome);
}

void
explanation_start(struct explanation *explanation, struct arena *arena)
{
	*explanation = (struct explanation){
		.event_trace = { .context = &explanation->events,
				.tried = note_tried,
				.heard = note_heard,
				.silent = note_silent },
		.fact_trace = { .context = &explanation->facts,
				.tried = note_tried,
				.silent = note_silent },
		.arena = arena,
		.events = { .arena = arena },
		.facts = { .arena = arena },
	};
}

/* Where the things of each sentence begin in a list that is in the order of
 * the text; `offset` is that of their sentence, a uint32_t. */
static const uint32_t *
first_of_sentences(const struct explanation *explanation, const void *list,
		size_t count, size_t size, size_t offset)
{
	uint32_t sentences = explanation->analysis->text.sentence_count;
	uint32_t *first =
			ARENA_NEW(explanation->arena, uint32_t, sentences + 1);
	for (size_t i = 0; i < count; i++) {
		uint32_t sentence;
		memcpy(&sentence, (const char *)list + i * size + offset,
				sizeof sentence);
		first[sentence + 1]++;
	}
	for (uint32_t i = 0; i < sentences; i++)
		first[i + 1] += first[i];
	return first;
}

#define FIRST_OF(explanation, type, list, count)                               \
	first_of_sentences((explanation), (list), (count), sizeof(type),       \
			offsetof(type, sentence))

static void
note_fact(const struct fact **fact_of, const struct amounts *amounts,
		const struct amount *amount, const struct fact *fact)
{
	if (!amount)
		return;
	size_t index = (size_t)(amount - amounts->at);
	if (!fact_of[index])
		fact_of[index] = fact;
}

static const struct fact *const *
facts_of_amounts(const struct explanation *explanation)
{
	const struct amounts *amounts = &explanation->analysis->amounts;
	const struct facts *facts = &explanation->analysis->facts;
	const struct fact **fact_of = ARENA_NEW(explanation->arena,
			const struct fact *, amounts->count);
	for (uint32_t i = 0; i < facts->count; i++) {
		const struct fact *fact = &facts->at[i];
		for (unsigned k = 0; k < fact->amount_count; k++)
			note_fact(fact_of, amounts, fact->amount[k], fact);
		for (unsigned k = 0; k < fact->count_count; k++)
			note_fact(fact_of, amounts, fact->count[k], fact);
		note_fact(fact_of, amounts, fact->change, fact);
	}
	return fact_of;
}

static void
find_steps(const struct explanation *explanation,
		struct explanation_steps *steps)
{
	steps->first = FIRST_OF(explanation, struct explanation_step, steps->at,
			steps->count);
}

void
explanation_finish(struct explanation *explanation,
		const struct analysis *analysis)
{
	explanation->analysis = analysis;
	find_steps(explanation, &explanation->events);
	find_steps(explanation, &explanation->facts);
	explanation->index = (struct explanation_index){
		.events = FIRST_OF(explanation, struct event,
				analysis->events.at, analysis->events.count),
		.facts = FIRST_OF(explanation, struct fact, analysis->facts.at,
				analysis->facts.count),
		.quotes = FIRST_OF(explanation, struct quote,
				analysis->quotes.at, analysis->quotes.count),
		.outcomes = FIRST_OF(explanation, struct explanation_outcome,
				explanation->outcomes,
				explanation->outcome_count),
		.fact_of = facts_of_amounts(explanation),
	};
}
