/* Values of options that are more than a word. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "cli/command.h"
#include "pipeline.h"
#include "store/condition.h"

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
	if (condition_read_share(value, field))
		return true;
	fprintf(stderr,
			"demarche: --%s takes a number from 0 to 1, not "
			"\"%s\"\n",
			option->name, value);
	return false;
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

void
option_print_kinds(struct buffer *out, unsigned kinds)
{
	const char *before = " --only ", *name;
	for (unsigned i = 0; (name = condition_kind_name(i)); i++) {
		if (kinds == RECORD_ALL || !(kinds & 1u << i))
			continue;
		buffer_put_format(out, "%s%s", before, name);
		before = ",";
	}
}

/* "events,facts" */
bool
option_put_kinds(const struct option *option, const char *value, void *field)
{
	_Static_assert(RECORD_EVENTS == 1 && RECORD_FACTS == 2
					&& RECORD_QUOTES == 4
					&& RECORD_AMOUNTS == 8,
			"kinds of a coder are those of a selection");
	if (condition_read_kinds(value, field))
		return true;
	fprintf(stderr,
			"demarche: --%s takes events, facts, quotes or "
			"amounts, several with commas, not \"%s\"\n",
			option->name, value);
	return false;
}

bool
option_put_port(const struct option *option, const char *value, void *field)
{
	enum { MOST = 65535 };
	char *end;
	long number = strtol(value, &end, 10);
	if (*end || end == value || number < 0 || number > MOST) {
		fprintf(stderr,
				"demarche: --%s takes a whole number from 0 "
				"to %d, not \"%s\"\n",
				option->name, MOST, value);
		return false;
	}
	*(long *)field = number;
	return true;
}

/* --- of what is asked of a database ------------------------------------ */

/* `field` is the selection. */
bool
option_put_condition(
		const struct option *option, const char *value, void *field)
{
	const struct condition *condition =
			condition_find(str_of(option->name));
	if (condition && condition_put(condition, value, field))
		return true;
	fprintf(stderr, "demarche: --%s takes %s, not \"%s\"\n", option->name,
			condition && condition->expected ? condition->expected
							 : "something else",
			value);
	return false;
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

/* The last one of a month or year. */
bool
option_put_day(const struct option *option, const char *value, void *field)
{
	int first, last;
	if (selection_days(value, &first, &last)) {
		*(int *)field = last;
		return true;
	}
	fprintf(stderr,
			"demarche: --%s takes a day, as in 2024-03-15, 2024-03 "
			"or 2024, not \"%s\"\n",
			option->name, value);
	return false;
}

bool
option_put_movers(const struct option *option, const char *value, void *field)
{
	char *end;
	long number = strtol(value, &end, 10);
	if (!*end && end != value && number >= 1 && number <= LIMIT_MOVERS) {
		*(long *)field = number;
		return true;
	}
	fprintf(stderr, "demarche: --%s takes 1 to %d, not \"%s\"\n",
			option->name, (int)LIMIT_MOVERS, value);
	return false;
}

enum sandbox_when
option_sandbox(const struct settings *settings)
{
	static const char *const names[] = { [SANDBOX_AUTO] = "auto",
		[SANDBOX_ALWAYS] = "always",
		[SANDBOX_NEVER] = "never" };
	for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
		if (settings->sandbox && !strcmp(settings->sandbox, names[i]))
			return (enum sandbox_when)i;
	return SANDBOX_AUTO;
}
