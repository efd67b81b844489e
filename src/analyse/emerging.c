#include "analyse/emerging.h"

#include <math.h>
#include <stdlib.h>

#include "analyse/coverage.h"
#include "base/day.h"
#include "base/memory.h"

enum column {
	WHAT,
	SOURCE,
	TARGET,
	RECENT,
	BEFORE,
	RATIO,
	LOW,
	FIRST,
	COLUMNS
};

static const struct sheet_column SHEET[COLUMNS] = {
	[WHAT] = { "what", SHEET_TEXT, "",
			"actor: in whatever role; pair: source acts on "
			"target" },
	[SOURCE] = { "source", SHEET_TEXT, "", "code" },
	[TARGET] = { "target", SHEET_TEXT, "", "code; of a pair" },
	[RECENT] = { "recent", SHEET_COUNT, "events", "in the last 28 days" },
	[BEFORE] = { "before", SHEET_NUMBER, "events",
			"a 28 days of the 364 days before" },
	[RATIO] = { "ratio", SHEET_NUMBER, "",
			"recent to expected at the articles read, shrunk "
			"toward 1" },
	[LOW] = { "low", SHEET_NUMBER, "", "lower 90 % bound of the ratio" },
	[FIRST] = { "first", SHEET_DATE, "", "day of the first event of all" },
};

/* --- the measure -------------------------------------------------------- */

double
emerging_ratio(double recent, double expected)
{
	return (EMERGING_PRIOR + recent) / (EMERGING_PRIOR + expected);
}

/* The 5 % quantile of the standard normal distribution. */
#define QUANTILE_5 (-1.6448536269514722)

double
emerging_low(double recent, double expected)
{
	double shape = EMERGING_PRIOR + recent;
	double root = 1 - 1 / (9 * shape) + QUANTILE_5 / (3 * sqrt(shape));
	return shape * root * root * root / (EMERGING_PRIOR + expected);
}

/* --- counting ----------------------------------------------------------- */

struct tally {
	uint16_t source, target; /* target 0: an actor */
	int64_t recent, before;
	int32_t first;
};

struct counting {
	const struct observations *all;
	struct tally *tallies; /* actors by code, then pairs */
	size_t count, capacity;
	int32_t from, middle, to; /* first days of both windows; the last day */
};

static void
add_tally(struct counting *counting, uint16_t source, uint16_t target)
{
	struct tally tally = { source, target, 0, 0, DAY_NONE };
	MEMORY_PUSH(counting->tallies, counting->count, counting->capacity,
			tally);
}

static void
add_event(const struct counting *counting, struct tally *tally, int32_t day)
{
	if (day == DAY_NONE || day > counting->to)
		return;
	tally->recent += day >= counting->middle;
	tally->before += day >= counting->from && day < counting->middle;
	if (tally->first == DAY_NONE || day < tally->first)
		tally->first = day;
}

/* By event, which are numbers from 0: counted, not compared. */
static uint32_t *
sort_by_event(const struct observations *all,
		const struct observation_list *list)
{
	size_t *start = memory_zero(
			(size_t)all->event_count + 1, sizeof *start);
	uint32_t *order = memory_zero(list->count + 1, sizeof *order);
	for (size_t i = 0; i < list->count; i++)
		start[all->event[list->at[i]] + 1]++;
	for (uint32_t event = 0; event < all->event_count; event++)
		start[event + 1] += start[event];
	for (size_t i = 0; i < list->count; i++)
		order[start[all->event[list->at[i]]]++] = list->at[i];
	free(start);
	return order;
}

enum { EVENT_CODES = 64 };

/* A country of an event, where it is not among those that were counted. */
static size_t
add_actor(struct counting *counting, uint16_t code, int32_t day,
		uint16_t codes[EVENT_CODES], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (codes[i] == code)
			return count;
	if (!code || count == EVENT_CODES)
		return count;
	codes[count] = code;
	add_event(counting, &counting->tallies[code], day);
	return count + 1;
}

static void
count_actors(struct counting *counting, const struct observation_list *list)
{
	const struct observations *all = counting->all;
	uint32_t *order = sort_by_event(all, list);
	uint16_t codes[EVENT_CODES];
	size_t count = 0;
	for (size_t i = 0; i < list->count; i++) {
		uint32_t row = order[i];
		if (!i || all->event[order[i - 1]] != all->event[row])
			count = 0;
		count = add_actor(counting, all->source[row], all->day[row],
				codes, count);
		count = add_actor(counting, all->target[row], all->day[row],
				codes, count);
	}
	free(order);
}

/* Rows of one pair stand together, one an event. */
static void
count_pairs(struct counting *counting, const struct observation_list *list)
{
	const struct observations *all = counting->all;
	for (size_t i = 0; i < list->count; i++) {
		uint32_t row = list->at[i];
		uint16_t source = all->source[row], target = all->target[row];
		const struct tally *last =
				&counting->tallies[counting->count - 1];
		if (!source || !target || source == target)
			continue;
		if (last->source != source || last->target != target)
			add_tally(counting, source, target);
		add_event(counting, &counting->tallies[counting->count - 1],
				all->day[row]);
	}
}

static void
count_all(struct counting *counting, const struct observation_list *list)
{
	for (word_id code = 0; code < counting->all->codes.count; code++)
		add_tally(counting, (uint16_t)code, 0);
	if (!counting->count)
		add_tally(counting, 0, 0);
	count_actors(counting, list);
	count_pairs(counting, list);
}

/* --- the sheet ---------------------------------------------------------- */

struct risen {
	const struct tally *tally;
	double ratio, low;
};

static int
compare_risen(const void *left, const void *right)
{
	const struct risen *a = left, *b = right;
	if (a->low != b->low)
		return a->low > b->low ? -1 : 1;
	if (a->tally->source != b->tally->source)
		return a->tally->source < b->tally->source ? -1 : 1;
	return (a->tally->target > b->tally->target)
	       - (a->tally->target < b->tally->target);
}

static void
put_row(struct sheet *sheet, const struct observations *all,
		const struct risen *risen)
{
	const struct tally *tally = risen->tally;
	sheet_row(sheet);
	sheet_put_kept(sheet, WHAT, tally->target ? STR("pair") : STR("actor"));
	sheet_put_text(sheet, SOURCE, words_text(&all->codes, tally->source));
	sheet_put_text(sheet, TARGET, words_text(&all->codes, tally->target));
	sheet_put_count(sheet, RECENT, tally->recent);
	sheet_put_number(sheet, BEFORE,
			(double)tally->before * EMERGING_RECENT_DAYS
					/ EMERGING_BEFORE_DAYS);
	sheet_put_number(sheet, RATIO, risen->ratio);
	sheet_put_number(sheet, LOW, risen->low);
	sheet_put_day(sheet, FIRST, tally->first);
}

/* Articles of the recent days to one of the days before; at even reading where
 * none were read before. */
static double
growth(const struct counting *counting, const struct coverage *coverage)
{
	double recent = (double)coverage_between(
			coverage, counting->middle, counting->to);
	double before = (double)coverage_between(
			coverage, counting->from, counting->middle - 1);
	if (recent <= 0 || before <= 0)
		return (double)EMERGING_RECENT_DAYS / EMERGING_BEFORE_DAYS;
	return recent / before;
}

static void
put_risen(const struct counting *counting, double per_before,
		struct sheet *sheet)
{
	struct risen *risen = memory_zero(counting->count + 1, sizeof *risen);
	size_t count = 0;
	for (size_t i = 0; i < counting->count; i++) {
		const struct tally *tally = &counting->tallies[i];
		double recent = (double)tally->recent;
		double expected = (double)tally->before * per_before;
		struct risen one = { tally, emerging_ratio(recent, expected),
			emerging_low(recent, expected) };
		if (one.low > 1)
			risen[count++] = one;
	}
	qsort(risen, count, sizeof *risen, compare_risen);
	for (size_t i = 0; i < count; i++)
		put_row(sheet, counting->all, &risen[i]);
	free(risen);
}

void
emerging_sheet(const struct observations *observations,
		const struct narrowing *narrowing, int32_t as_of,
		struct sheet *sheet)
{
	struct narrowing asked = *narrowing;
	struct observation_list list = { 0 };
	struct coverage coverage;
	struct counting counting = { .all = observations };
	asked.from = asked.to = DAY_NONE;
	asked.once = true;
	asked.status = asked.status ? asked.status : "actual";
	sheet_init(sheet, "emerging", SHEET, COLUMNS);
	coverage_init(&coverage, observations, &asked);
	counting.to = as_of == DAY_NONE ? coverage.end : as_of;
	if (counting.to != DAY_NONE) {
		counting.middle = counting.to - EMERGING_RECENT_DAYS + 1;
		counting.from = counting.middle - EMERGING_BEFORE_DAYS;
		observations_narrow(observations, &asked, &list);
		count_all(&counting, &list);
		put_risen(&counting, growth(&counting, &coverage), sheet);
	}
	free(counting.tallies);
	observation_list_fini(&list);
	coverage_fini(&coverage);
}
