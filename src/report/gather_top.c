#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyse/coverage.h"
#include "base/memory.h"
#include "report/gather.h"
#include "report/numbers.h"
#include "report/series.h"

enum { TOP_SHOWN = 12 };

static struct str
code_of(const struct gathering *gathering, uint16_t code)
{
	return words_text(&gathering->observations.codes, code);
}

/* Between two that are named and not the same. */
static bool
is_between_two(const struct gathering *gathering, uint32_t row)
{
	const struct observations *all = &gathering->observations;
	return all->source[row] && all->target[row]
	       && all->source[row] != all->target[row];
}

/* --- numbers of the whole ----------------------------------------------- */

static int
compare_numbers(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
	return (left > right) - (left < right);
}

/* Sorts and leaves one of each; how many. */
static size_t
make_unique(uint64_t *numbers, size_t count)
{
	size_t kept = 0;
	if (count)
		qsort(numbers, count, sizeof *numbers, compare_numbers);
	for (size_t i = 0; i < count; i++)
		if (!kept || numbers[kept - 1] != numbers[i])
			numbers[kept++] = numbers[i];
	return kept;
}

static struct str
date_of(struct report *report, int32_t day)
{
	char date[11];
	date_of_day(day, date);
	return arena_copy(&report->arena, str_of(date));
}

/* Whose articles they are, mostly. */
static void
find_publisher(struct gathering *gathering)
{
	struct report *report = gathering->report;
	const struct observations *all = &gathering->observations;
	const struct observed_articles *articles = &all->articles;
	uint64_t *counts =
			memory_zero(all->publishers.count + 1, sizeof *counts);
	uint64_t whole = 0;
	uint32_t most = 0;
	for (uint32_t i = 0; i < articles->count; i++) {
		if (!articles->there[i])
			continue;
		whole++;
		if (++counts[articles->publisher[i]] > counts[most])
			most = articles->publisher[i];
	}
	report->publisher = arena_copy(
			&report->arena, words_text(&all->publishers, most));
	report->publisher_share =
			whole ? (double)counts[most] / (double)whole : 0;
	free(counts);
}

void
gather_counts(struct gathering *gathering)
{
	struct report *report = gathering->report;
	const struct observations *all = &gathering->observations;
	struct coverage coverage;
	size_t count = 0;
	uint64_t *numbers =
			memory_zero(gathering->list.count + 1, sizeof *numbers);
	for (size_t i = 0; i < gathering->list.count; i++)
		if (is_between_two(gathering, gathering->list.at[i]))
			numbers[count++] = all->event[gathering->list.at[i]];
	report->events = (int64_t)make_unique(numbers, count);
	count = 0;
	for (size_t i = 0; i < gathering->list.count; i++)
		if (is_between_two(gathering, gathering->list.at[i]))
			numbers[count++] =
					(uint64_t)all->record
							[gathering->list.at[i]];
	report->reports = (int64_t)make_unique(numbers, count);
	free(numbers);
	coverage_init(&coverage, all, &gathering->narrowing);
	report->articles = (int64_t)coverage.all;
	report->first = date_of(report, coverage.first);
	report->last = date_of(report, coverage.last);
	coverage_fini(&coverage);
	find_publisher(gathering);
}

/* --- the map ------------------------------------------------------------ */

static int
by_code(const void *a, const void *b)
{
	const struct map_value *left = a, *right = b;
	return str_compare(left->code, right->code);
}

static void
add_value(struct report *report, struct str code, double value, bool sign)
{
	struct buffer tip;
	buffer_init(&tip, BUFFER_UNLIMITED);
	buffer_put(&tip, names_of(&report->names, code));
	buffer_put(&tip, STR(": "));
	if (sign)
		numbers_put_signed(&tip, value, 1);
	else
		numbers_put(&tip, value, 0);
	report->world[report->world_count++] =
			(struct map_value){ arena_copy(&report->arena, code),
				value,
				arena_copy(&report->arena, buffer_str(&tip)) };
	buffer_fini(&tip);
}

/* Events of each country, as source or target, each once. */
static void
count_world(struct gathering *gathering)
{
	enum { CODE_SHIFT = 32 };
	struct report *report = gathering->report;
	const struct observations *all = &gathering->observations;
	size_t count = 0;
	uint64_t *keys = memory_zero(
			2 * gathering->list.count + 1, sizeof *keys);
	for (size_t i = 0; i < gathering->list.count; i++) {
		uint32_t row = gathering->list.at[i];
		if (!is_between_two(gathering, row))
			continue;
		keys[count++] = (uint64_t)all->source[row] << CODE_SHIFT
				| all->event[row];
		keys[count++] = (uint64_t)all->target[row] << CODE_SHIFT
				| all->event[row];
	}
	count = make_unique(keys, count);
	for (size_t i = 0, next; i < count; i = next) {
		uint16_t code = (uint16_t)(keys[i] >> CODE_SHIFT);
		for (next = i; next < count
				&& keys[next] >> CODE_SHIFT == code;)
			next++;
		add_value(report, code_of(gathering, code), (double)(next - i),
				false);
	}
	free(keys);
}

/* Cooperation less conflict of the country that is asked about. */
static void
weigh_world(struct gathering *gathering)
{
	struct report *report = gathering->report;
	const struct sheet *matrix = &report->matrix;
	for (size_t i = 0; i < matrix->row_count; i++) {
		struct str source = series_text(matrix, i, "source");
		struct str target = series_text(matrix, i, "target");
		double net = series_number(matrix, i, "net");
		if (str_equal(source, report->of) && isfinite(net)
				&& !str_equal(source, target))
			add_value(report, target, net, true);
	}
}

/* The second largest: one country in the middle of everything would leave the
 * others all alike. */
static double
scale_of_world(const struct report *report)
{
	double first = 0, second = 0;
	for (size_t i = 0; i < report->world_count; i++) {
		double size = fabs(report->world[i].value);
		second = fmax(second, fmin(first, size));
		first = fmax(first, size);
	}
	return second > 0 ? second : first;
}

void
gather_world(struct gathering *gathering)
{
	struct report *report = gathering->report;
	size_t most = gathering->observations.codes.count
		      + report->matrix.row_count;
	report->world = ARENA_NEW(&report->arena, struct map_value, most + 1);
	if (report->of.len)
		weigh_world(gathering);
	else
		count_world(gathering);
	report->world_most = scale_of_world(report);
	if (report->world_count)
		qsort(report->world, report->world_count, sizeof *report->world,
				by_code);
}

/* --- top events --------------------------------------------------------- */

struct top_event {
	uint32_t event, row, reports;
	int64_t record;
	double rank;
};

static int
by_event(const void *a, const void *b)
{
	const struct top_event *left = a, *right = b;
	if (left->event != right->event)
		return left->event < right->event ? -1 : 1;
	if (left->record != right->record)
		return left->record < right->record ? -1 : 1;
	return (left->row > right->row) - (left->row < right->row);
}

static int
by_rank(const void *a, const void *b)
{
	const struct top_event *left = a, *right = b;
	if (left->rank > right->rank || left->rank < right->rank)
		return left->rank > right->rank ? -1 : 1;
	return (left->event > right->event) - (left->event < right->event);
}

static bool
is_asked(const struct gathering *gathering, uint32_t row)
{
	const struct observations *all = &gathering->observations;
	struct str of = gathering->report->of;
	if (!is_between_two(gathering, row))
		return false;
	return !of.len || str_equal(code_of(gathering, all->source[row]), of)
	       || str_equal(code_of(gathering, all->target[row]), of);
}

/* Reports times strength times confidence: what many told, what weighs, what
 * is sure. */
static double
rank_of(const struct observations *all, const struct top_event *event)
{
	enum { PERCENT = 100 };
	double score = fabs((double)all->score[event->row]);
	return event->reports * score * all->confidence[event->row] / PERCENT;
}

/* Of each event the report that stands for it, with how many there are. */
static size_t
join_reports(const struct observations *all, struct top_event *events,
		size_t count)
{
	size_t kept = 0;
	for (size_t i = 0, next; i < count; i = next) {
		struct top_event event = events[i];
		int64_t last = -1;
		event.reports = 0;
		for (next = i; next < count
				&& events[next].event == events[i].event;
				next++) {
			if (events[next].record != last)
				event.reports++;
			last = events[next].record;
			if (observation_stands_before(
					    all, events[next].row, event.row))
				event.row = events[next].row;
		}
		event.rank = rank_of(all, &event);
		events[kept++] = event;
	}
	return kept;
}

static size_t
list_events(const struct gathering *gathering, struct top_event *events)
{
	const struct observations *all = &gathering->observations;
	size_t count = 0;
	for (size_t i = 0; i < gathering->list.count; i++) {
		uint32_t row = gathering->list.at[i];
		if (is_asked(gathering, row))
			events[count++] = (struct top_event){ all->event[row],
				row, 0, all->record[row], 0 };
	}
	if (count)
		qsort(events, count, sizeof *events, by_event);
	count = join_reports(all, events, count);
	if (count)
		qsort(events, count, sizeof *events, by_rank);
	return count;
}

static struct str
note_of(struct report *report, const struct top_event *event)
{
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	if (event->reports > 1) {
		numbers_put_count(&text, event->reports);
		buffer_put(&text, STR(" reports"));
	}
	struct str note = arena_copy(&report->arena, buffer_str(&text));
	buffer_fini(&text);
	return note;
}

static enum status
add_top(struct gathering *gathering, const struct top_event *event,
		struct error *error)
{
	struct report *report = gathering->report;
	struct report_event *out = &report->top.at[report->top.count];
	enum status status = exhibit_read(gathering->store,
			gathering->observations.record[event->row],
			&report->arena, &out->exhibit, error);
	if (status)
		return status == STATUS_END ? STATUS_OK : status;
	out->class = out->exhibit.score < 0 ? "down" : "up";
	out->note = note_of(report, event);
	report->top.count++;
	return STATUS_OK;
}

enum status
gather_top(struct gathering *gathering, struct error *error)
{
	struct report *report = gathering->report;
	struct top_event *events =
			memory_zero(gathering->list.count + 1, sizeof *events);
	size_t count = list_events(gathering, events);
	enum status status = STATUS_OK;
	report->top.at = ARENA_NEW(
			&report->arena, struct report_event, TOP_SHOWN);
	for (size_t i = 0; !status && i < count && i < TOP_SHOWN; i++)
		status = add_top(gathering, &events[i], error);
	free(events);
	return status;
}
