#include "analyse/change.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Known values alone, summed up to each: [count + 1]. */
struct sums_to {
	double weight, value, square;
};

/* Of longer series changes are sought at so many places, then nearer. */
enum { CHANGE_PLACES = 1000 };

struct partition;
/* The misfit of the values [from, to) with one level. */
typedef double segment_cost(
		const struct partition *partition, size_t from, size_t to);

struct partition {
	segment_cost *cost;
	double noise;  /* what a cost is measured by */
	size_t count;  /* known values */
	size_t stride; /* changes are sought at multiples of it, first */
	size_t *place; /* of each in the series */
	double *value, *weight;
	struct sums_to *sums;
	double *best;   /* [count + 1]: least cost of the first i values */
	size_t *before; /* where the last segment of these begins */
	size_t *candidates, *expires, candidate_count;
};

/* --- known values ------------------------------------------------------- */

static void
partition_init(struct partition *partition, const struct change_series *series)
{
	size_t room = series->count + 1;
	*partition = (struct partition){ 0 };
	partition->place = memory_zero(room, sizeof *partition->place);
	partition->value = memory_zero(room, sizeof *partition->value);
	partition->weight = memory_zero(room, sizeof *partition->weight);
	partition->sums = memory_zero(room, sizeof *partition->sums);
	partition->best = memory_zero(room, sizeof *partition->best);
	partition->before = memory_zero(room, sizeof *partition->before);
	partition->candidates = memory_zero(room, sizeof *partition->before);
	partition->expires = memory_zero(room, sizeof *partition->before);
	for (size_t i = 0; i < series->count; i++) {
		size_t at = partition->count;
		if (!(series->weight[i] > 0) || !isfinite(series->value[i]))
			continue;
		partition->place[at] = i;
		partition->value[at] = series->value[i];
		partition->weight[at] = series->weight[i];
		partition->count++;
	}
}

static void
partition_fini(struct partition *partition)
{
	free(partition->place);
	free(partition->value);
	free(partition->weight);
	free(partition->sums);
	free(partition->best);
	free(partition->before);
	free(partition->candidates);
	free(partition->expires);
}

/* --- levels ------------------------------------------------------------- */

static void
sum_levels(struct partition *partition)
{
	struct sums_to *sums = partition->sums;
	for (size_t i = 0; i < partition->count; i++) {
		double value = partition->value[i];
		double weight = partition->weight[i];
		sums[i + 1].weight = sums[i].weight + weight;
		sums[i + 1].value = sums[i].value + weight * value;
		sums[i + 1].square = sums[i].square + weight * value * value;
	}
}

static double
level_cost(const struct partition *partition, size_t from, size_t to)
{
	const struct sums_to *first = &partition->sums[from];
	const struct sums_to *last = &partition->sums[to];
	double value = last->value - first->value;
	double misfit = last->square - first->square
			- value * value / (last->weight - first->weight);
	return (misfit > 0 ? misfit : 0) / partition->noise;
}

/* Variance of a value of weight 1: half the mean squared difference of
 * neighbours. */
static double
level_noise(const struct partition *partition)
{
	double squares = 0;
	for (size_t i = 1; i < partition->count; i++) {
		double step = partition->value[i] - partition->value[i - 1];
		squares += step * step
			   / (1 / partition->weight[i]
					   + 1 / partition->weight[i - 1]);
	}
	return squares / (double)(partition->count - 1);
}

/* --- rates -------------------------------------------------------------- */

static void
sum_rates(struct partition *partition)
{
	struct sums_to *sums = partition->sums;
	for (size_t i = 0; i < partition->count; i++) {
		sums[i + 1].weight = sums[i].weight + partition->weight[i];
		sums[i + 1].value = sums[i].value + partition->value[i];
	}
}

/* Twice the log-likelihood at its best rate, but for what is the same of all
 * partitions; less is better. */
static double
rate_cost(const struct partition *partition, size_t from, size_t to)
{
	const struct sums_to *first = &partition->sums[from];
	const struct sums_to *last = &partition->sums[to];
	double events = last->value - first->value;
	double articles = last->weight - first->weight;
	if (events <= 0)
		return 0;
	return -2 * events * log(events / articles) / partition->noise;
}

/* How much more the counts vary than a Poisson's: mean squared difference of
 * neighbours over the one expected; at least 1. */
static double
rate_noise(const struct partition *partition)
{
	double dispersion = 0;
	size_t pairs = 0;
	for (size_t i = 1; i < partition->count; i++) {
		double here = partition->weight[i];
		double there = partition->weight[i - 1];
		double events = partition->value[i] + partition->value[i - 1];
		double step = partition->value[i] / here
			      - partition->value[i - 1] / there;
		double rate = events / (here + there);
		if (events <= 0)
			continue;
		dispersion += step * step / (rate * (1 / here + 1 / there));
		pairs++;
	}
	return pairs && dispersion > (double)pairs ? dispersion / (double)pairs
						   : 1;
}

/* --- PELT --------------------------------------------------------------- */

/* As far as flat series need (docs/methods.md): BIC's 2 log n, and 5. */
double
change_penalty(size_t count)
{
	return 5 + 2 * log((double)count);
}

static double
cost_with(const struct partition *partition, size_t from, size_t end)
{
	return partition->best[from] + partition->cost(partition, from, end);
}

/* The best last segment of the first `end` values. Candidates that can never
 * be better than a change here go, as soon as a change here counts. */
static void
extend(struct partition *partition, size_t end, double penalty)
{
	double least = INFINITY;
	size_t kept = 0;
	for (size_t i = 0; i < partition->candidate_count; i++) {
		size_t from = partition->candidates[i];
		double cost = cost_with(partition, from, end) + penalty;
		if (partition->expires[from] && partition->expires[from] <= end)
			continue;
		partition->candidates[kept++] = from;
		if (cost >= least)
			continue;
		least = cost;
		partition->before[end] = from;
	}
	partition->candidate_count = kept;
	partition->best[end] = least;
	for (size_t i = 0; i < kept; i++) {
		size_t from = partition->candidates[i];
		if (!partition->expires[from]
				&& cost_with(partition, from, end) >= least)
			partition->expires[from] = end + CHANGE_LEAST;
	}
}

static void
add_candidates(struct partition *partition, size_t *next, size_t end)
{
	for (; *next + CHANGE_LEAST <= end; *next += partition->stride)
		if (!*next || *next >= CHANGE_LEAST)
			partition->candidates[partition->candidate_count++] =
					*next;
}

/* Series without changes cost their square, so changes of long ones are sought
 * at every so manieth value first. The first segment costs no penalty. */
static void
divide(struct partition *partition)
{
	double penalty = change_penalty(partition->count);
	size_t count = partition->count, next = 0;
	partition->stride = (count + CHANGE_PLACES - 1) / CHANGE_PLACES;
	partition->best[0] = -penalty;
	for (size_t end = 0; end < count;) {
		end += partition->stride;
		end = end > count ? count : end;
		if (end < CHANGE_LEAST)
			continue;
		add_candidates(partition, &next, end);
		extend(partition, end, penalty);
	}
}

/* The best place of one change between two others. */
static size_t
place_between(const struct partition *partition, size_t first, size_t near,
		size_t end)
{
	size_t from = near < first + CHANGE_LEAST + partition->stride
				      ? first + CHANGE_LEAST
				      : near - partition->stride;
	double least = INFINITY;
	size_t best = near;
	for (size_t at = from; at <= near + partition->stride
			       && at + CHANGE_LEAST <= end;
			at++) {
		double cost = partition->cost(partition, first, at)
			      + partition->cost(partition, at, end);
		if (cost < least) {
			least = cost;
			best = at;
		}
	}
	return best;
}

/* From the last change to the first; each moves as far as one stride. */
static void
refine(struct partition *partition)
{
	size_t end = partition->count;
	if (partition->stride == 1)
		return;
	for (size_t at; (at = partition->before[end]) > 0; end = at) {
		size_t first = partition->before[at];
		size_t better = place_between(partition, first, at, end);
		partition->before[end] = better;
		partition->before[better] = first;
		at = better;
	}
}

/* --- all ---------------------------------------------------------------- */

static double
mean_of(const struct partition *partition, size_t from, size_t to)
{
	const struct sums_to *first = &partition->sums[from];
	const struct sums_to *last = &partition->sums[to];
	return (last->value - first->value) / (last->weight - first->weight);
}

static void
mark(const struct partition *partition, int8_t *change)
{
	size_t end = partition->count;
	for (size_t from; (from = partition->before[end]) > 0; end = from) {
		double mean = mean_of(partition, from, end);
		double before = mean_of(
				partition, partition->before[from], from);
		change[partition->place[from]] = mean > before ? 1 : -1;
	}
}

void
change_of_level(const struct change_series *series, int8_t *change)
{
	struct partition partition;
	memset(change, 0, series->count * sizeof *change);
	partition_init(&partition, series);
	partition.cost = level_cost;
	if (partition.count >= 2 * CHANGE_LEAST) {
		sum_levels(&partition);
		partition.noise = level_noise(&partition);
	}
	if (partition.noise > 0) {
		divide(&partition);
		refine(&partition);
		mark(&partition, change);
	}
	partition_fini(&partition);
}

void
change_of_rate(const struct change_series *series, int8_t *change)
{
	struct partition partition;
	memset(change, 0, series->count * sizeof *change);
	partition_init(&partition, series);
	partition.cost = rate_cost;
	if (partition.count >= 2 * CHANGE_LEAST) {
		sum_rates(&partition);
		partition.noise = rate_noise(&partition);
		divide(&partition);
		refine(&partition);
		mark(&partition, change);
	}
	partition_fini(&partition);
}
