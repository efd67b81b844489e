#include "score/pairs.h"

struct answer {
	uint16_t gold, coded;
};

struct answers {
	const struct answer *at;
	size_t size;         /* roots */
	const bool *in_gold; /* by root */
};

static uint16_t
root_of(struct score_names *names, const struct score_event *event)
{
	return score_root(names, names->categories.at[event->category]);
}

uint16_t
score_gold_root(struct score_names *names, const struct score_item *item)
{
	return item->gold_count ? root_of(names, &item->gold[0]) : 0;
}

/* Of two answers to the same id the later counts. */
uint16_t
score_coded_root(struct score_names *names, const struct score_item *item)
{
	return item->coded_count ? root_of(
			       names, &item->coded[item->coded_count - 1])
				 : 0;
}

static void
count_roots(const struct answer *answers, const uint32_t *sample, size_t count,
		struct score_counts *counts)
{
	for (size_t i = 0; i < count; i++) {
		const struct answer *answer = &answers[sample ? sample[i] : i];
		bool right = answer->gold == answer->coded;
		counts[answer->gold].tp += right;
		counts[answer->gold].fn += !right;
		counts[answer->coded].fp += !right;
	}
}

/* The mean over the roots of the whole gold, drawn or not. */
static double
macro_f1(const struct answers *answers, const struct score_counts *counts)
{
	double sum = 0;
	size_t roots = 0;
	for (size_t i = 0; i < answers->size; i++) {
		if (!answers->in_gold[i])
			continue;
		sum += score_rates_of(counts[i]).f1;
		roots++;
	}
	return roots ? sum / (double)roots : 0;
}

static void
measure_sample(const void *context, const uint32_t *sample, size_t count,
		double figure[BOOTSTRAP_FIGURES])
{
	const struct answers *answers = context;
	struct score_counts counts[SCORE_CATEGORIES] = { 0 };
	count_roots(answers->at, sample, count, counts);
	size_t right = 0, answered = 0;
	for (size_t i = 0; i < count; i++) {
		const struct answer *answer =
				&answers->at[sample ? sample[i] : i];
		right += answer->gold == answer->coded;
		answered += answer->coded != 0;
	}
	figure[SCORE_MACRO_F1] = macro_f1(answers, counts);
	figure[SCORE_ACCURACY] = count ? (double)right / (double)count : 0;
	figure[SCORE_ANSWERED] = count ? (double)answered / (double)count : 0;
}

static struct answer *
answers_of(struct score_set *set, size_t *count)
{
	struct answer *answers =
			ARENA_NEW(set->names->arena, struct answer, set->count);
	*count = 0;
	for (size_t i = 0; i < set->count; i++) {
		const struct score_item *item = &set->items[i];
		if (item->gold_count)
			answers[(*count)++] = (struct answer){
				score_gold_root(set->names, item),
				score_coded_root(set->names, item),
			};
	}
	return answers;
}

static void
fill_roots(struct arena *arena, const struct answers *answers, size_t count,
		struct score_pairs *out)
{
	struct score_counts counts[SCORE_CATEGORIES] = { 0 };
	count_roots(answers->at, NULL, count, counts);
	out->roots = ARENA_NEW(arena, struct score_root, answers->size);
	for (uint16_t i = 0; i < answers->size; i++)
		if (answers->in_gold[i])
			out->roots[out->root_count++] = (struct score_root){ i,
				counts[i], score_rates_of(counts[i]) };
}

void
score_pairs(struct score_set *set, struct score_pairs *out)
{
	struct arena *arena = set->names->arena;
	struct answers answers = { 0 };
	*out = (struct score_pairs){ 0 };
	struct answer *at = answers_of(set, &out->count);
	size_t size = set->names->categories.count;
	bool *in_gold = ARENA_NEW(arena, bool, size);
	out->confusion = ARENA_NEW(arena, uint32_t, size * size);
	for (size_t i = 0; i < out->count; i++) {
		in_gold[at[i].gold] = true;
		out->confusion[at[i].gold * size + at[i].coded]++;
	}
	answers.at = at;
	answers.size = out->size = size;
	answers.in_gold = in_gold;
	measure_sample(&answers, NULL, out->count, out->figure);
	bootstrap(measure_sample, &answers, out->count, out->interval);
	fill_roots(arena, &answers, out->count, out);
}
