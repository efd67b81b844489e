/* Values of options that are more than a word. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "cli/command.h"
#include "pipeline.h"

bool
option_put_threads(const struct option *option, const char *value, void *field)
{
	char *end;
	long number = strtol(value, &end, 10);
	if (*end || end == value || number < 1 || number > LIMIT_THREADS) {
		fprintf(stderr,
				"demarche: --%s takes a whole number from 1 "
				"to %d, not \"%s\"\n",
				option->name, LIMIT_THREADS, value);
		return false;
	}
	*(long *)field = number;
	return true;
}

bool
option_put_share(const struct option *option, const char *value, void *field)
{
	char *end;
	double share = strtod(value, &end);
	if (*end || end == value || !(share >= 0 && share <= 1)) {
		fprintf(stderr,
				"demarche: --%s takes a number from 0 to 1, "
				"not \"%s\"\n",
				option->name, value);
		return false;
	}
	*(double *)field = share;
	return true;
}

bool
option_put_seconds(const struct option *option, const char *value, void *field)
{
	enum { HOUR = 3600 };
	char *end;
	double seconds = strtod(value, &end);
	if (*end || end == value || !(seconds >= 0 && seconds <= HOUR)) {
		fprintf(stderr,
				"demarche: --%s takes seconds from 0 to %d, "
				"not \"%s\"\n",
				option->name, HOUR, value);
		return false;
	}
	*(double *)field = seconds;
	return true;
}

/* "90s", "15m", "2h", "1d" */
bool
option_put_time(const struct option *option, const char *value, void *field)
{
	static const struct {
		char letter;
		double seconds;
	} units[] = { { 's', 1 }, { 'm', 60 }, { 'h', 3600 }, { 'd', 86400 } };
	enum { WEEK = 7 * 86400 };
	char *end;
	double number = strtod(value, &end), seconds = 0;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (end > value && *end == units[i].letter && !end[1])
			seconds = number * units[i].seconds;
	if (!(seconds >= 1 && seconds <= WEEK)) {
		fprintf(stderr,
				"demarche: --%s takes a time from 1s to 7d "
				"(90s, 15m, 2h, 1d), not \"%s\"\n",
				option->name, value);
		return false;
	}
	*(double *)field = seconds;
	return true;
}

static const struct {
	const char *name;
	unsigned kind;
} record_kinds[] = { { "events", RECORD_EVENTS }, { "facts", RECORD_FACTS },
	{ "quotes", RECORD_QUOTES }, { "amounts", RECORD_AMOUNTS } };
enum { RECORD_KINDS = sizeof record_kinds / sizeof *record_kinds };

static unsigned
kind_of(const char *name, size_t length)
{
	for (size_t i = 0; i < RECORD_KINDS; i++)
		if (strlen(record_kinds[i].name) == length
				&& !memcmp(record_kinds[i].name, name, length))
			return record_kinds[i].kind;
	return 0;
}

void
option_print_kinds(struct buffer *out, unsigned kinds)
{
	const char *before = " --only ";
	for (size_t i = 0; kinds != RECORD_ALL && i < RECORD_KINDS; i++) {
		if (!(kinds & record_kinds[i].kind))
			continue;
		buffer_put_format(out, "%s%s", before, record_kinds[i].name);
		before = ",";
	}
}

/* "events,facts" */
bool
option_put_kinds(const struct option *option, const char *value, void *field)
{
	unsigned kinds = 0;
	for (const char *at = value;; at++) {
		size_t length = strcspn(at, ",");
		unsigned kind = kind_of(at, length);
		if (!kind) {
			fprintf(stderr,
					"demarche: --%s takes events, facts, "
					"quotes or amounts, several with "
					"commas, not \"%s\"\n",
					option->name, value);
			return false;
		}
		kinds |= kind;
		at += length;
		if (!*at)
			break;
	}
	*(unsigned *)field = kinds;
	return true;
}

/* --- of what is asked of a database ------------------------------------ */

static bool
refuse(const struct option *option, const char *expected, const char *value)
{
	fprintf(stderr, "demarche: --%s takes %s, not \"%s\"\n", option->name,
			expected, value);
	return false;
}

static bool
days_of(const struct option *option, const char *value, int *first, int *last)
{
	return selection_days(value, first, last)
	       || refuse(option,
			       "a year, month or day (2024, 2024-03 or "
			       "2024-03-15)",
			       value);
}

bool
option_put_from(const struct option *option, const char *value, void *field)
{
	int last;
	return days_of(option, value, field, &last);
}

bool
option_put_to(const struct option *option, const char *value, void *field)
{
	int first;
	return days_of(option, value, &first, field);
}

/* "2.5bn"; "" leaves the sum as it is. False unless all of it is one. */
static bool
read_sum(struct str text, double *sum)
{
	static const struct {
		const char *name;
		double times;
	} units[] = { { "", 1 }, { "k", 1e3 }, { "m", 1e6 }, { "bn", 1e9 },
		{ "b", 1e9 }, { "tn", 1e12 } };
	char copy[64], *end;
	if (!text.len || text.len >= sizeof copy)
		return !text.len;
	memcpy(copy, text.at, text.len);
	copy[text.len] = '\0';
	double number = strtod(copy, &end);
	if (end == copy || !(number >= 0 && number <= LIMIT_AMOUNT))
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (str_equal_ascii_case(str_of(end), str_of(units[i].name))) {
			*sum = number * units[i].times;
			return true;
		}
	return false;
}

/* amount_from, and amount_to behind it. */
bool
option_put_sums(const struct option *option, const char *value, void *field)
{
	double sums[2] = { 0, 0 };
	struct str text = str_of(value);
	size_t points = str_find(text, STR(".."));
	struct str from = { text.at, points };
	struct str to = { text.at + text.len, 0 };
	if (points < text.len)
		to = str_cut(text.at + points + 2, text.at + text.len);
	if (points == text.len || text.len == 2 || !read_sum(from, &sums[0])
			|| !read_sum(to, &sums[1])
			|| (to.len && sums[0] > sums[1]))
		return refuse(option,
				"US dollars from..to (5m..2bn, 1m.. or "
				"..300k)",
				value);
	memcpy(field, sums, sizeof sums);
	return true;
}

static bool
read_count(const char *value, long least, long *count)
{
	char *end;
	long number = strtol(value, &end, 10);
	if (*end || end == value || number < least || number == LONG_MAX)
		return false;
	*count = number;
	return true;
}

bool
option_put_limit(const struct option *option, const char *value, void *field)
{
	if (!strcmp(value, "all")) {
		*(long *)field = -1;
		return true;
	}
	return read_count(value, 1, field)
	       || refuse(option, "a whole number from 1 on, or all", value);
}

bool
option_put_offset(const struct option *option, const char *value, void *field)
{
	return read_count(value, 0, field)
	       || refuse(option, "a whole number", value);
}

bool
option_put_order(const struct option *option, const char *value, void *field)
{
	static const char *const names[] = { [ORDER_DATE] = "date",
		[ORDER_DATE_DOWN] = "-date",
		[ORDER_CONFIDENCE] = "confidence",
		[ORDER_AMOUNT] = "amount" };
	(void)option;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(names[i], value))
			*(enum selection_order *)field =
					(enum selection_order)i;
	return true;
}

bool
option_put_reports(const struct option *option, const char *value, void *field)
{
	(void)option, (void)value;
	*(enum selection_count *)field = SELECT_REPORTS;
	return true;
}

bool
option_put_events(const struct option *option, const char *value, void *field)
{
	(void)option, (void)value;
	*(enum selection_count *)field = SELECT_EVENTS;
	return true;
}

bool
option_put_one_a_day(
		const struct option *option, const char *value, void *field)
{
	(void)option, (void)value;
	*(enum selection_count *)field = SELECT_ONE_A_DAY;
	return true;
}
