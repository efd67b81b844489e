#include "analyse/span.h"

#include "base/limits.h"

static enum status
refuse(const struct span *span, int64_t count, struct error *error)
{
	return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
			"%lld %ss are too many for a series (more than %d); "
			"ask for fewer days or longer periods",
			(long long)count, period_name(span->period),
			(int)LIMIT_PERIODS);
}

enum status
span_init(struct span *span, const struct narrowing *narrowing,
		const struct coverage *coverage, enum period period,
		struct error *error)
{
	int32_t first = narrowing->from, last = narrowing->to;
	*span = (struct span){ .period = period, .count = 1 };
	if (period == PERIOD_ALL)
		return STATUS_OK;
	span->count = 0;
	if (first == DAY_NONE)
		first = coverage->begin;
	if (last == DAY_NONE)
		last = coverage->end;
	if (first == DAY_NONE || last == DAY_NONE || first > last)
		return STATUS_OK;
	span->first = period_of_day(period, first);
	int64_t count = (int64_t)period_of_day(period, last) - span->first + 1;
	if (count > LIMIT_PERIODS)
		return refuse(span, count, error);
	span->count = (uint32_t)count;
	return STATUS_OK;
}

uint32_t
span_position(const struct span *span, int32_t day)
{
	int32_t number = period_of_day(span->period, day);
	if (number == PERIOD_UNKNOWN || number < span->first)
		return span->count;
	int64_t position = (int64_t)number - span->first;
	return position < span->count ? (uint32_t)position : span->count;
}

void
span_label(const struct span *span, uint32_t position, char out[PERIOD_LABEL])
{
	period_label(span->period, span->first + (int32_t)position, out);
}

uint64_t
span_articles(const struct span *span, uint32_t position,
		const struct coverage *coverage)
{
	int32_t number = span->first + (int32_t)position;
	if (span->period == PERIOD_ALL)
		return coverage->all;
	return coverage_between(coverage,
			period_first_day(span->period, number),
			period_last_day(span->period, number));
}
