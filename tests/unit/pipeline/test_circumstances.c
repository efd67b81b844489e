/* Runs tests/cases/circumstances: when, where and about what the records of
 * raw texts are. Format and how to run: tests/cases/circumstances/README.md,
 * case_files.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/day.h"
#include "case_files.h"
#include "event/time_expression.h"
#include "pipeline.h"

struct runner {
	const struct ontology *ontology;
	struct analysis analysis;
	bool coded; /* the analysis is of the text above */
};

/* ---------------------------------------------------------------- answers */

static struct str
trigger_of(const struct runner *runner, const struct event *event)
{
	const struct text *text = &runner->analysis.text;
	return text_of_token(text,
			sentence_token(text, &text->sentences[event->sentence],
					event->trigger));
}

static const struct event *
find_event(const struct runner *runner, struct str trigger)
{
	const struct events *events = &runner->analysis.events;
	for (uint32_t i = 0; i < events->count; i++)
		if (str_equal(trigger_of(runner, &events->at[i]), trigger))
			return &events->at[i];
	return NULL;
}

/* "2025-11-24", "2019-01-01..2019-12-31 year", "article" */
static void
put_date(struct buffer *out, const struct event *event)
{
	char day[11];
	if (!event->day_in_text) {
		buffer_put(out, STR("article"));
		return;
	}
	date_of_day(event->day, day);
	buffer_put(out, str_of(day));
	if (event->last_day == event->day)
		return;
	date_of_day(event->last_day, day);
	buffer_put_format(out, "..%s %s", day,
			time_unit_name((enum time_unit)event->day_unit));
}

/* "Goma COD", "Bogotá COL dateline", "none" */
static void
put_place(struct buffer *out, const struct event *event)
{
	const struct location *place = &event->location;
	if (!place->name.len) {
		buffer_put(out, STR("none"));
		return;
	}
	buffer_put_format(out, "%.*s %s%s", STR_ARG(place->name), place->code,
			place->source == LOCATION_DATELINE ? " dateline" : "");
}

static struct str
context_name(const struct runner *runner, size_t context)
{
	return runner->ontology->contexts[context].name;
}

static void
put_contexts(struct buffer *out, const struct runner *runner,
		const struct event *event)
{
	for (size_t i = 1; i < runner->ontology->context_count; i++)
		if (event->contexts >> i & 1)
			buffer_put_format(out, "%s%.*s", out->len ? " " : "",
					STR_ARG(context_name(runner, i)));
	if (!out->len)
		buffer_put(out, STR("none"));
}

/* "A B -C": all of A, B and none of C. */
static bool
contexts_hold(const struct runner *runner, const struct event *event,
		struct str expected)
{
	if (str_equal(expected, STR("none")))
		return !event->contexts;
	bool more = true;
	while (more) {
		struct str name = str_next(&expected, ' ', &more);
		bool absent = name.len && name.at[0] == '-';
		if (absent)
			name = (struct str){ name.at + 1, name.len - 1 };
		size_t context = ontology_context(runner->ontology, name);
		if (!context)
			fail_msg("%.*s: no context of that name",
					STR_ARG(name));
		if ((event->contexts >> context & 1) == absent)
			return false;
	}
	return true;
}

/* Whether the event is as expected; what it is goes to `out`. */
static bool
holds(const struct runner *runner, const struct event *event, struct str what,
		struct str expected, struct buffer *out)
{
	if (str_equal(what, STR("context"))) {
		put_contexts(out, runner, event);
		return contexts_hold(runner, event, expected);
	}
	if (str_equal(what, STR("place")))
		put_place(out, event);
	else if (str_equal(what, STR("date")))
		put_date(out, event);
	else
		fail_msg("expected date, place or context, found %.*s",
				STR_ARG(what));
	return str_equal(buffer_str(out), expected);
}

/* ---------------------------------------------------------------- reading */

static void
begin(struct case_run *run)
{
	struct runner *runner = run->context;
	runner->ontology = &run->with.coder.ontology;
	runner->coded = false;
}

static void
code_text(struct case_run *run)
{
	struct runner *runner = run->context;
	if (!runner->coded)
		case_code(&run->with, run->text.words, run->date,
				&runner->analysis);
	runner->coded = true;
}

static void
judge(struct case_run *run, const struct case_line *line)
{
	struct runner *runner = run->context;
	struct str rest = line->words;
	bool more;
	code_text(run);
	struct str trigger = str_next(&rest, ' ', &more);
	struct str what = str_next(&rest, ' ', &more);
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	const struct event *event = find_event(runner, trigger);
	bool good = event && holds(runner, event, what, rest, &out);
	if (case_judge(run, line, good))
		print_message("    expected %.*s\n    found    %.*s\n",
				STR_ARG(line->words),
				STR_ARG(event ? buffer_str(&out)
					      : STR("no record")));
	buffer_fini(&out);
}

static void
test_files(void **state)
{
	(void)state;
	static struct runner runner;
	static struct case_run run = {
		.folder = CASES,
		.kinds = RECORD_EVENTS,
		.begin = begin,
		.expectation = judge,
		.context = &runner,
	};
	case_run(&run);
}

int
main(int argc, char **argv)
{
	return case_main(argc, argv, test_files);
}
