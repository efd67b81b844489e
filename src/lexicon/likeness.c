#include "lexicon/likeness.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"
#include "event/frame.h"

static bool
same_class(const struct frame *a, const struct frame *b)
{
	struct str x = { a->rule.at, str_find_byte(a->rule, ':') };
	struct str y = { b->rule.at, str_find_byte(b->rule, ':') };
	return str_equal(a->group, b->group) && str_equal(x, y);
}

static void
add_feature(struct like_class *class, const char *slot, struct str word)
{
	char name[64];
	int length = snprintf(name, sizeof name, "%s%.*s", slot, STR_ARG(word));
	if (length <= 0 || (size_t)length >= sizeof name)
		return;
	uint32_t hash = (uint32_t)hash_bytes(str_of(name)) | 1;
	class->features[hash % LIKENESS_WIDTH]++;
}

static void
add_words(struct like_class *class, const char *slot,
		const struct phrases *phrases, const struct words *words)
{
	for (size_t i = 0; i < phrases->count; i++) {
		const struct phrase *phrase = &phrases->at[i];
		add_feature(class, slot,
				words_text(words, phrase->word[phrase->head]));
	}
}

/* What the frame line itself asks for. */
static void
add_line(struct like_class *class, const struct frame *frame,
		const struct words *words)
{
	for (unsigned i = 0; i < frame->count; i++) {
		const struct condition *condition = &frame->conditions[i];
		if (condition->except)
			continue;
		if (condition->slot == SLOT_OBJECT)
			add_words(class, "obj=", &condition->words, words);
		else if (condition->slot == SLOT_OBLIQUE)
			add_words(class, "obl=", &condition->words, words);
		else if (condition->slot == SLOT_INFINITIVE)
			add_feature(class, "xcomp", STR(""));
		else if (condition->slot == SLOT_CLAUSE)
			add_feature(class, "ccomp", STR(""));
		add_words(class, "prep=", &condition->prepositions, words);
	}
}

/* Frame lines of a class follow each other. */
void
likeness_init(struct likeness *likeness, const struct frames *frames,
		const struct words *words)
{
	size_t lines = frames->line_count;
	*likeness = (struct likeness){ .frame_count = lines };
	likeness->frame = memory_zero(lines + 1, sizeof *likeness->frame);
	likeness->class_of = memory_zero(lines + 1, sizeof(uint32_t));
	likeness->fired = memory_zero(lines + 1, sizeof(uint32_t));
	for (size_t i = 0; i < frames->trigger_count; i++) {
		const struct trigger *trigger = &frames->triggers[i];
		for (size_t k = 0; k < trigger->count; k++)
			likeness->frame[trigger->frames[k].order] =
					&trigger->frames[k];
	}
	for (size_t i = 0; i < lines; i++) {
		const struct frame *frame = likeness->frame[i];
		bool new = !i || !same_class(frame, likeness->frame[i - 1]);
		likeness->count += new;
		likeness->class_of[i] = (uint32_t)likeness->count - 1;
	}
	likeness->classes = memory_zero(
			likeness->count + 1, sizeof *likeness->classes);
	for (size_t i = 0; i < lines; i++) {
		const struct frame *frame = likeness->frame[i];
		struct like_class *class =
				&likeness->classes[likeness->class_of[i]];
		class->group = frame->group;
		if (frame->kind == TRIGGER_VERB && frame->event)
			add_line(class, frame, words);
	}
}

void
likeness_fini(struct likeness *likeness)
{
	free(likeness->classes);
	free(likeness->class_of);
	free(likeness->fired);
	free(likeness->frame);
	*likeness = (struct likeness){ 0 };
}

void
likeness_add(struct likeness *likeness, uint32_t order, struct str features)
{
	if (order >= likeness->frame_count)
		return;
	struct like_class *class =
			&likeness->classes[likeness->class_of[order]];
	class->fired++;
	likeness->fired[order]++;
	for (bool more = true; more;) {
		struct str name = str_next(&features, ' ', &more);
		uint32_t hash = (uint32_t)hash_bytes(name) | 1;
		if (name.len > 1)
			class->features[hash % LIKENESS_WIDTH]++;
	}
}

/* 1 + floor(log2(count)), 0 for none. */
static uint32_t
weight_of(uint32_t count)
{
	uint32_t weight = 0;
	for (; count; count >>= 1)
		weight++;
	return weight;
}

static void
find_commonest(struct likeness *likeness)
{
	uint32_t *most = memory_zero(likeness->count + 1, sizeof *most);
	for (size_t i = 0; i < likeness->frame_count; i++) {
		uint32_t class = likeness->class_of[i];
		const struct frame *frame = likeness->frame[i];
		uint32_t fired = likeness->fired[i] * 2 + !frame->weak;
		if (frame->kind != TRIGGER_VERB || !frame->event
				|| fired <= most[class])
			continue;
		most[class] = fired;
		likeness->classes[class].commonest = frame;
	}
	free(most);
}

void
likeness_finish(struct likeness *likeness)
{
	find_commonest(likeness);
	for (unsigned f = 0; f < LIKENESS_WIDTH; f++) {
		uint32_t with = 0;
		for (size_t i = 0; i < likeness->count; i++)
			with += likeness->classes[i].features[f] > 0;
		likeness->inverse[f] =
				with ? weight_of((uint32_t)likeness->count
						       / with) - 1
				     : 0;
	}
	for (size_t i = 0; i < likeness->count; i++) {
		struct like_class *class = &likeness->classes[i];
		for (unsigned f = 0; f < LIKENESS_WIDTH; f++) {
			uint64_t weight =
					(uint64_t)weight_of(class->features[f])
					* likeness->inverse[f];
			class->norm += weight * weight;
		}
	}
}

static double
cosine(const struct likeness *likeness, const struct like_class *class,
		const struct tally_entry *entry)
{
	uint64_t norm = 0, product = 0;
	for (unsigned i = 0; i < TALLY_FEATURES; i++) {
		const struct feature *feature = &entry->features[i];
		unsigned f = feature->hash % LIKENESS_WIDTH;
		uint64_t inverse = likeness->inverse[f];
		uint64_t mine = weight_of(feature->count) * inverse;
		uint64_t theirs = weight_of(class->features[f]) * inverse;
		norm += mine * mine;
		product += mine * theirs;
	}
	if (!norm || !class->norm)
		return 0;
	return (double)product
	       / (sqrt((double)norm) * sqrt((double)class->norm));
}

const struct like_class *
likeness_best(const struct likeness *likeness, const struct tally_entry *entry,
		double *how_much)
{
	const struct like_class *best = NULL;
	*how_much = 0;
	for (size_t i = 0; i < likeness->count; i++) {
		const struct like_class *class = &likeness->classes[i];
		if (class->fired < LIKENESS_ENOUGH || !class->commonest)
			continue;
		double found = cosine(likeness, class, entry);
		if (found <= *how_much)
			continue;
		best = class;
		*how_much = found;
	}
	return best;
}
