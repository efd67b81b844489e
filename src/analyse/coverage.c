#include "analyse/coverage.h"

#include <stdlib.h>

#include "analyse/word_list.h"
#include "base/memory.h"

struct covering {
	const struct observed_articles *articles;
	const struct narrowing *narrowing;
	bool *publishers, *langs; /* null: all */
};

static bool
fits(const struct covering *covering, uint32_t article)
{
	const struct observed_articles *articles = covering->articles;
	const struct narrowing *narrowing = covering->narrowing;
	int32_t day = articles->day[article];
	if (!articles->there[article])
		return false;
	if (narrowing->from != DAY_NONE && day < narrowing->from)
		return false;
	if (narrowing->to != DAY_NONE
			&& (day == DAY_NONE || day > narrowing->to))
		return false;
	if (covering->publishers
			&& !covering->publishers[articles->publisher[article]])
		return false;
	return !covering->langs || covering->langs[articles->lang[article]];
}

static void
find_span(struct coverage *coverage, const struct covering *covering)
{
	coverage->first = coverage->last = DAY_NONE;
	for (uint32_t i = 0; i < covering->articles->count; i++) {
		int32_t day = covering->articles->day[i];
		if (!fits(covering, i))
			continue;
		coverage->all++;
		if (day == DAY_NONE)
			continue;
		if (coverage->first == DAY_NONE || day < coverage->first)
			coverage->first = day;
		if (day > coverage->last)
			coverage->last = day;
	}
}

static void
count_days(struct coverage *coverage, const struct covering *covering)
{
	size_t days = (size_t)(coverage->last - coverage->first) + 1;
	coverage->before = memory_zero(days + 1, sizeof *coverage->before);
	for (uint32_t i = 0; i < covering->articles->count; i++) {
		int32_t day = covering->articles->day[i];
		if (day != DAY_NONE && fits(covering, i))
			coverage->before[day - coverage->first + 1]++;
	}
	for (size_t i = 0; i < days; i++)
		coverage->before[i + 1] += coverage->before[i];
}

/* Days from `day` on, in the given direction, without articles. */
static int32_t
gap_at(const struct coverage *coverage, int32_t day, int32_t step)
{
	int32_t gap = 0;
	for (; day >= coverage->first && day <= coverage->last; day += step) {
		if (coverage_between(coverage, day, day))
			break;
		gap++;
	}
	return gap;
}

/* Both ends of series move inward over few articles and a gap. */
static void
find_ends(struct coverage *coverage)
{
	uint64_t few = coverage->all / COVERAGE_FEW;
	int32_t first = coverage->first, last = coverage->last;
	coverage->begin = first;
	coverage->end = last;
	for (int32_t day = first, gap; day < last; day += gap + 1) {
		if (coverage_between(coverage, first, day) > few)
			break;
		gap = gap_at(coverage, day + 1, 1);
		if (gap >= COVERAGE_GAP)
			coverage->begin = day + 1 + gap;
	}
	for (int32_t day = last, gap; day > first; day -= gap + 1) {
		if (coverage_between(coverage, day, last) > few)
			break;
		gap = gap_at(coverage, day - 1, -1);
		if (gap >= COVERAGE_GAP)
			coverage->end = day - 1 - gap;
	}
}

void
coverage_init(struct coverage *coverage,
		const struct observations *observations,
		const struct narrowing *narrowing)
{
	struct covering covering = { &observations->articles, narrowing,
		word_list_fitting(&observations->publishers,
				narrowing->publisher, CASE_ANY),
		word_list_fitting(&observations->langs, narrowing->lang,
				CASE_SAME) };
	*coverage = (struct coverage){ 0 };
	find_span(coverage, &covering);
	coverage->begin = coverage->end = DAY_NONE;
	if (coverage->first != DAY_NONE) {
		count_days(coverage, &covering);
		find_ends(coverage);
	}
	free(covering.publishers);
	free(covering.langs);
}

void
coverage_fini(struct coverage *coverage)
{
	free(coverage->before);
	*coverage = (struct coverage){ 0 };
}

uint64_t
coverage_between(const struct coverage *coverage, int32_t first, int32_t last)
{
	if (coverage->first == DAY_NONE)
		return 0;
	first = first < coverage->first ? coverage->first : first;
	last = last > coverage->last ? coverage->last : last;
	if (first > last)
		return 0;
	return coverage->before[last - coverage->first + 1]
	       - coverage->before[first - coverage->first];
}
