#include "score/events.h"

const char *const SCORE_DETAIL_NAMES[SCORE_DETAILS] = {
	[SCORE_MODE] = "mode",
	[SCORE_STATUS] = "status",
	[SCORE_CONTEXT] = "context",
	[SCORE_QUIET] = "quiet",
};

/* ------------------------------------------------------------- figures */

struct score_rates
score_rates_of(struct score_counts counts)
{
	double tp = counts.tp, fp = counts.fp, fn = counts.fn;
	struct score_rates rates = { 0 };
	if (tp + fp > 0)
		rates.precision = tp / (tp + fp);
	if (tp + fn > 0)
		rates.recall = tp / (tp + fn);
	if (rates.precision + rates.recall > 0)
		rates.f1 = 2 * rates.precision * rates.recall
			   / (rates.precision + rates.recall);
	return rates;
}

static void
add_counts(struct score_counts *sum, struct score_counts one)
{
	sum->tp += one.tp;
	sum->fp += one.fp;
	sum->fn += one.fn;
}

static void
measure_sample(const void *context, const uint32_t *sample, size_t count,
		double figure[BOOTSTRAP_FIGURES])
{
	const struct score_counts *counts = context;
	struct score_counts sum = { 0 };
	for (size_t i = 0; i < count; i++)
		add_counts(&sum, counts[sample[i]]);
	struct score_rates rates = score_rates_of(sum);
	figure[0] = rates.precision;
	figure[1] = rates.recall;
	figure[2] = rates.f1;
}

void
score_measure_of(struct score_measure *measure,
		const struct score_counts *counts, size_t count)
{
	*measure = (struct score_measure){ .sentences = count };
	for (size_t i = 0; i < count; i++)
		add_counts(&measure->counts, counts[i]);
	measure->rates = score_rates_of(measure->counts);
	bootstrap(measure_sample, counts, count, measure->interval);
}

/* ---------------------------------------------------------- comparison */

bool
score_counts_record(
		const struct score_set *set, const struct score_event *coded)
{
	return set->with_status || !str_equal(coded->status, STR("negated"));
}

static bool
pair_fits(const struct score_event *coded_event, const struct score_pair *coded,
		const struct score_event *gold_event,
		const struct score_pair *gold)
{
	return coded_event->category == gold_event->category
	       && score_sides_meet(&coded->actor, &gold->actor)
	       && score_sides_meet(&coded->recipient, &gold->recipient);
}

static bool
is_in(const struct str *list, size_t count, struct str word)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(list[i], word))
			return true;
	return false;
}

bool
score_mode_agrees(
		const struct score_event *gold, const struct score_event *coded)
{
	return coded->mode_count
	       && is_in(gold->modes, gold->mode_count, coded->modes[0]);
}

bool
score_status_agrees(
		const struct score_event *gold, const struct score_event *coded)
{
	struct str status = coded->status;
	return str_equal(gold->status, status.len ? status : STR("actual"));
}

bool
score_context_agrees(
		const struct score_event *gold, const struct score_event *coded)
{
	for (size_t i = 0; i < coded->context_count; i++)
		if (is_in(gold->contexts, gold->context_count,
				    coded->contexts[i]))
			return true;
	return false;
}

/* Gold has a country on both sides of every event. */
static bool
has_countries(const struct score_set *set, const struct score_item *item)
{
	size_t pairs = 0;
	for (size_t i = 0; i < item->gold_count; i++) {
		const struct score_event *event = &item->gold[i];
		if (event->optional)
			continue;
		pairs += event->pair_count;
		for (size_t k = 0; k < event->pair_count; k++)
			if (score_side_is_nobody(
					    set->names, &event->pairs[k].actor)
					|| score_side_is_nobody(set->names,
							&event->pairs[k].recipient))
				return false;
	}
	return pairs > 0;
}

/* ---------------------------------------------------------- categories */

/* What a category is to a sentence. */
enum mark { IN_GOLD = 1, IN_OPTIONAL = 2, IN_CODED = 4 };

static void
mark_categories(const struct score_set *set, const struct score_item *item,
		uint8_t *marks)
{
	memset(marks, 0, set->names->categories.count);
	for (size_t i = 0; i < item->gold_count; i++) {
		const struct score_event *gold = &item->gold[i];
		if (gold->category)
			marks[gold->category] |=
					gold->optional ? IN_OPTIONAL : IN_GOLD;
	}
	for (size_t i = 0; i < item->coded_count; i++)
		if (score_counts_record(set, &item->coded[i]))
			marks[item->coded[i].category] |= IN_CODED;
}

static struct score_counts
counts_of(uint8_t mark)
{
	bool gold = mark & IN_GOLD, coded = mark & IN_CODED;
	return (struct score_counts){
		.tp = gold && coded,
		.fp = coded && !gold && !(mark & IN_OPTIONAL),
		.fn = gold && !coded,
	};
}

/* ----------------------------------------------------------- confusion */

static bool
shares_country(struct score_names *names, const struct score_event *a,
		const struct score_event *b)
{
	for (size_t i = 0; i < a->pair_count; i++)
		for (size_t k = 0; k < b->pair_count; k++) {
			const struct score_pair *x = &a->pairs[i],
						*y = &b->pairs[k];
			if (score_sides_meet(&x->actor, &y->actor)
					&& !score_side_is_nobody(
							names, &x->actor))
				return true;
			if (score_sides_meet(&x->recipient, &y->recipient)
					&& !score_side_is_nobody(
							names, &x->recipient))
				return true;
		}
	return false;
}

/* The category that was coded instead of the missed one; 0 for nothing. */
static uint16_t
coded_instead(const struct score_set *set, const struct score_item *item,
		uint16_t missed, const uint8_t *marks)
{
	uint16_t first = 0;
	for (size_t i = 0; i < item->coded_count; i++) {
		const struct score_event *coded = &item->coded[i];
		if (!counts_of(marks[coded->category]).fp)
			continue;
		first = first ? first : coded->category;
		for (size_t k = 0; k < item->gold_count; k++)
			if (item->gold[k].category == missed
					&& shares_country(set->names,
							&item->gold[k], coded))
				return coded->category;
	}
	return first;
}

/* Uses up the marks of what was coded instead. */
static void
add_confusion(const struct score_set *set, const struct score_item *item,
		uint8_t *marks, struct score_events *out)
{
	size_t size = out->size;
	for (uint16_t c = 0; c < size; c++) {
		struct score_counts counts = counts_of(marks[c]);
		if (counts.tp)
			out->confusion[c * size + c]++;
		if (!counts.fn)
			continue;
		uint16_t instead = coded_instead(set, item, c, marks);
		out->confusion[c * size + instead]++;
		if (instead)
			marks[instead] = 0;
	}
	for (uint16_t c = 1; c < size; c++)
		out->confusion[c] += counts_of(marks[c]).fp;
}

static struct score_counts
count_categories(const struct score_set *set, const struct score_item *item,
		uint8_t *marks, struct score_events *out)
{
	struct score_counts sum = { 0 };
	mark_categories(set, item, marks);
	bool quiet = true;
	for (uint16_t c = 0; c < out->size; c++) {
		struct score_counts counts = counts_of(marks[c]);
		add_counts(&sum, counts);
		add_counts(&out->by_category[c], counts);
		quiet = quiet && !(marks[c] & IN_CODED);
	}
	if (!item->gold_count) {
		out->detail[SCORE_QUIET].of++;
		out->detail[SCORE_QUIET].right += quiet;
	}
	add_confusion(set, item, marks, out);
	return sum;
}

/* ------------------------------------------------------------- triples */

/* A set of (pair, category), as the pairs of events and the events that they
 * belong to; equal ones stand once. */
struct triple {
	const struct score_event *event;
	const struct score_pair *pair;
};

struct triples {
	struct triple *at;
	size_t count, capacity;
};

static bool
has_triple(const struct triples *triples, const struct triple *triple)
{
	for (size_t i = 0; i < triples->count; i++) {
		const struct triple *other = &triples->at[i];
		if (other->event->category == triple->event->category
				&& score_sides_equal(&other->pair->actor,
						&triple->pair->actor)
				&& score_sides_equal(&other->pair->recipient,
						&triple->pair->recipient))
			return true;
	}
	return false;
}

static void
add_triples(struct arena *arena, struct triples *triples,
		const struct score_event *event)
{
	for (size_t i = 0; i < event->pair_count; i++) {
		struct triple triple = { event, &event->pairs[i] };
		if (!has_triple(triples, &triple))
			ARENA_PUSH(arena, triples->at, triples->count,
					triples->capacity, triple);
	}
}

static uint32_t
count_fitting(const struct triples *gold, const struct triples *coded)
{
	uint32_t hits = 0;
	for (size_t i = 0; i < gold->count; i++) {
		const struct triple *want = &gold->at[i];
		size_t k = 0;
		while (k < coded->count
				&& !pair_fits(coded->at[k].event,
						coded->at[k].pair, want->event,
						want->pair))
			k++;
		hits += k < coded->count;
	}
	return hits;
}

static struct score_counts
count_triples(const struct score_set *set, const struct score_item *item)
{
	struct arena *arena = set->names->arena;
	struct triples must = { 0 }, any = { 0 }, coded = { 0 };
	for (size_t i = 0; i < item->gold_count; i++) {
		add_triples(arena, &any, &item->gold[i]);
		if (!item->gold[i].optional)
			add_triples(arena, &must, &item->gold[i]);
	}
	for (size_t i = 0; i < item->coded_count; i++)
		if (score_counts_record(set, &item->coded[i]))
			add_triples(arena, &coded, &item->coded[i]);
	uint32_t hits = count_fitting(&must, &coded);
	/* Fitting is the same both ways. */
	uint32_t right = count_fitting(&coded, &any);
	return (struct score_counts){ .tp = hits,
		.fp = (uint32_t)coded.count - right,
		.fn = (uint32_t)must.count - hits };
}

/* ------------------------------------------------------------- details */

struct agreement {
	bool coded, mode, status, context;
};

static struct agreement
agreement_of(const struct score_set *set, const struct score_item *item,
		const struct score_event *gold)
{
	struct agreement found = { 0 };
	for (size_t i = 0; i < item->coded_count; i++) {
		const struct score_event *coded = &item->coded[i];
		if (coded->category != gold->category
				|| !score_counts_record(set, coded))
			continue;
		found.coded = true;
		found.mode = found.mode || score_mode_agrees(gold, coded);
		found.status = found.status || score_status_agrees(gold, coded);
		found.context = found.context
				|| score_context_agrees(gold, coded);
	}
	return found;
}

static void
count_share(struct score_share *share, bool told, bool right)
{
	share->of += told;
	share->right += told && right;
}

static void
count_details(const struct score_set *set, const struct score_item *item,
		struct score_events *out)
{
	for (size_t i = 0; i < item->gold_count; i++) {
		const struct score_event *gold = &item->gold[i];
		if (gold->optional)
			continue;
		struct agreement found = agreement_of(set, item, gold);
		if (!found.coded)
			continue;
		count_share(&out->detail[SCORE_MODE], gold->mode_count > 0,
				found.mode);
		count_share(&out->detail[SCORE_STATUS], gold->status.len > 0,
				found.status);
		count_share(&out->detail[SCORE_CONTEXT],
				gold->context_count > 0, found.context);
	}
}

void
score_events(struct score_set *set, struct score_events *out)
{
	struct arena *arena = set->names->arena;
	size_t size = set->names->categories.count, with_countries = 0;
	*out = (struct score_events){ .size = size };
	out->by_category = ARENA_NEW(arena, struct score_counts, size);
	out->confusion = ARENA_NEW(arena, uint32_t, size * size);
	uint8_t *marks = ARENA_NEW(arena, uint8_t, size);
	struct score_counts *category =
			ARENA_NEW(arena, struct score_counts, set->count);
	struct score_counts *triple =
			ARENA_NEW(arena, struct score_counts, set->count);
	for (size_t i = 0; i < set->count; i++) {
		const struct score_item *item = &set->items[i];
		out->expected += item->gold_count;
		out->coded += item->coded_count;
		category[i] = count_categories(set, item, marks, out);
		count_details(set, item, out);
		if (has_countries(set, item))
			triple[with_countries++] = count_triples(set, item);
	}
	score_measure_of(&out->category, category, set->count);
	score_measure_of(&out->triple, triple, with_countries);
}
