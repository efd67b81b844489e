#include "lexicon/frames_twice.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "base/memory.h"
#include "event/frame.h"

/* A frame below one of its triggers. */
struct use {
	uint64_t key; /* of trigger and conditions */
	const struct frame *frame;
	const struct trigger *trigger;
};

/* Two frames that one trigger has under the same conditions. */
struct pair {
	const struct frame *first, *second; /* in reading order */
	const struct trigger *trigger;
};

struct uses {
	struct use *at;
	size_t count;
	struct pair *pairs;
	size_t pair_count, pair_capacity;
};

static uint64_t
hash_words(const word_id *words, size_t count, uint64_t seed)
{
	struct str bytes = { (const char *)words, count * sizeof *words };
	return hash_more(seed, bytes);
}

/* The order of a list says nothing. */
static uint64_t
hash_phrases(const struct phrases *phrases)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < phrases->count; i++)
		sum += hash_words(phrases->at[i].word, phrases->at[i].count, 0);
	return sum;
}

static uint64_t
hash_condition(const struct condition *condition)
{
	const struct filter *filter = &condition->filter;
	const uint64_t parts[] = {
		condition->slot,
		condition->role,
		condition->owner,
		condition->owner_optional,
		condition->object,
		condition->measures,
		condition->optional,
		condition->negated,
		condition->obliged,
		condition->own,
		condition->other,
		condition->except,
		filter->sectors,
		filter->not_sectors,
		filter->kinds,
		filter->not_kinds,
		filter->pair,
		condition->events,
		hash_phrases(&condition->prepositions),
		hash_phrases(&condition->words),
	};
	struct str bytes = { (const char *)parts, sizeof parts };
	struct str codes = { filter->codes[0], sizeof filter->codes };
	return hash_more(hash_bytes(bytes), codes);
}

static uint64_t
key_of(const struct trigger *trigger, const struct frame *frame)
{
	const struct phrase *phrase = &trigger->phrase;
	uint64_t sum = 0;
	for (unsigned i = 0; i < frame->count; i++)
		sum += hash_condition(&frame->conditions[i]);
	const uint64_t parts[] = { sum, frame->count, trigger->kind,
		phrase->before };
	return hash_words(phrase->word, phrase->count,
			hash_bytes((struct str){
					(const char *)parts, sizeof parts }));
}

static int
compare_uses(const void *left, const void *right)
{
	const struct use *a = left, *b = right;
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	if (a->frame->order != b->frame->order)
		return a->frame->order < b->frame->order ? -1 : 1;
	return (a->trigger > b->trigger) - (a->trigger < b->trigger);
}

static void
collect_uses(const struct frames *frames, struct uses *uses)
{
	uses->at = memory_zero(frames->count, sizeof *uses->at);
	for (size_t i = 0; i < frames->trigger_count; i++) {
		const struct trigger *trigger = &frames->triggers[i];
		for (size_t k = 0; k < trigger->count; k++)
			uses->at[uses->count++] = (struct use){
				.key = key_of(trigger, &trigger->frames[k]),
				.frame = &trigger->frames[k],
				.trigger = trigger,
			};
	}
	if (uses->count > 1)
		qsort(uses->at, uses->count, sizeof *uses->at, compare_uses);
}

/* Each frame meets the first one of its kind. A weak frame is there to give
 * way to another; a word that stands twice in one
 * list is told elsewhere. */
static void
collect_pairs(struct uses *uses)
{
	size_t first = 0;
	for (size_t i = 1; i < uses->count; i++) {
		const struct use *use = &uses->at[i];
		if (use->key != uses->at[first].key)
			first = i;
		const struct use *before = &uses->at[i - 1];
		const struct frame *met = uses->at[first].frame;
		bool gives_way = met->weak != use->frame->weak;
		if (first == i || before->frame == use->frame || gives_way)
			continue;
		struct pair pair = { met, use->frame, use->trigger };
		MEMORY_PUSH(uses->pairs, uses->pair_count, uses->pair_capacity,
				pair);
	}
}

static int
compare_pairs(const void *left, const void *right)
{
	const struct pair *a = left, *b = right;
	if (a->second != b->second)
		return a->second->order < b->second->order ? -1 : 1;
	if (a->first != b->first)
		return a->first->order < b->first->order ? -1 : 1;
	return (a->trigger > b->trigger) - (a->trigger < b->trigger);
}

static bool
same_result(const struct frame *a, const struct frame *b)
{
	return a->event == b->event && a->mode == b->mode
	       && a->cameo == b->cameo && a->contexts == b->contexts
	       && a->mutual == b->mutual && a->status_set == b->status_set
	       && a->status == b->status;
}

enum { WORDS_TOLD = 6 };

/* "press, urge and 3 more" */
static void
put_words(struct buffer *out, const struct words *words,
		const struct pair *pairs, size_t count)
{
	for (size_t i = 0; i < count && i < WORDS_TOLD; i++) {
		const struct phrase *phrase = &pairs[i].trigger->phrase;
		buffer_put(out, i ? STR(", ") : STR(""));
		for (unsigned k = 0; k < phrase->count; k++) {
			buffer_put(out, k ? STR(" ") : STR(""));
			buffer_put(out, words_text(words, phrase->word[k]));
		}
	}
	if (count > WORDS_TOLD)
		buffer_put_format(out, " and %zu more", count - WORDS_TOLD);
}

static void
tell(const struct pair *pairs, size_t count, const struct words *words,
		struct findings *findings)
{
	const struct pair *pair = pairs;
	bool same = same_result(pair->first, pair->second);
	struct buffer list;
	buffer_init(&list, BUFFER_UNLIMITED);
	put_words(&list, words, pairs, count);
	findings_put_format(findings,
			same ? FINDING_SAME_FRAME : FINDING_CONTRADICTION,
			pair->second->rule, "%s at %.*s (%.*s)",
			same ? "the same frame stands"
			     : "never fires: the same words make another "
			       "event",
			STR_ARG(pair->first->rule), STR_ARG(buffer_str(&list)));
	buffer_fini(&list);
}

static void
tell_pairs(const struct uses *uses, const struct words *words,
		struct findings *findings)
{
	size_t first = 0;
	for (size_t i = 1; i <= uses->pair_count; i++) {
		const struct pair *pair = &uses->pairs[first];
		if (i < uses->pair_count && uses->pairs[i].first == pair->first
				&& uses->pairs[i].second == pair->second)
			continue;
		tell(pair, i - first, words, findings);
		first = i;
	}
}

void
frames_twice_check(const struct frames *frames, const struct words *words,
		struct findings *findings)
{
	struct uses uses = { 0 };
	if (!frames->count)
		return;
	collect_uses(frames, &uses);
	collect_pairs(&uses);
	if (uses.pair_count > 1)
		qsort(uses.pairs, uses.pair_count, sizeof *uses.pairs,
				compare_pairs);
	tell_pairs(&uses, words, findings);
	free(uses.pairs);
	free(uses.at);
}
