/* Runs tests/cases/events: raw news sentences through the whole pipeline.
 * Format and how to run: tests/cases/events/README.md, case_files.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/limits.h"
#include "case_files.h"
#include "event/examples.h"
#include "pipeline.h"

enum { CASE_RECORDS = 8 };

/* One indented line: a record, and who is said to tell it. */
struct expected {
	struct str record, speaker; /* empty: whoever */
	bool found;
};

struct share {
	unsigned right, all;
};

struct runner {
	const struct coder *coder;
	struct expected expected[CASE_RECORDS]; /* of the sentence above */
	unsigned count;
	bool silent; /* nothing is expected */
	struct share by_category[PLOVER_COUNT];
	struct share by_status[EVENT_HISTORICAL + 1], silence, speakers;
	struct share coded; /* events coded: those that were expected, all */
};

static void
count(struct share *share, bool right)
{
	share->right += right;
	share->all++;
}

/* ------------------------------------------------------------ comparing */

static bool
is_expected(const struct runner *runner, struct event *event,
		const struct expected *expected)
{
	struct example example = { .expected = expected->record };
	struct events alone = { event, 1 };
	if (!example_holds(runner->coder->frames, &example, &alone))
		return false;
	return !expected->speaker.len
	       || (event->speaker
			       && str_equal(expected->speaker,
					       str_of(event->speaker->actor.code)));
}

/* Pairs expected and coded; returns how many events were not expected. */
static unsigned
pair(struct runner *runner, struct events *events)
{
	unsigned extra = 0;
	for (uint32_t i = 0; i < events->count; i++) {
		unsigned k = 0;
		while (k < runner->count
				&& (runner->expected[k].found
						|| !is_expected(runner,
								&events->at[i],
								&runner->expected
										[k])))
			k++;
		if (k < runner->count)
			runner->expected[k].found = true;
		else
			extra++;
		count(&runner->coded, k < runner->count);
	}
	return extra;
}

static struct str
word_of(struct str text, unsigned index)
{
	bool more = true;
	struct str word = { 0 };
	for (unsigned i = 0; i <= index; i++)
		word = more ? str_next(&text, ' ', &more) : STR("");
	return word;
}

/* The form was checked when the line was read: [both] ACTOR EVENT mode
 * [RECIPIENT [status]]. */
static void
count_record(struct runner *runner, const struct expected *expected)
{
	unsigned first = str_equal(word_of(expected->record, 0), STR("both"));
	enum plover_event category = ontology_category(&runner->coder->ontology,
			word_of(expected->record, first + 1));
	struct str status = word_of(expected->record, first + 4);
	count(&runner->by_category[category], expected->found);
	for (unsigned i = EVENT_FUTURE; i <= EVENT_HISTORICAL; i++)
		if (str_equal(status, str_of(event_status_name(
						      (enum event_status)i))))
			count(&runner->by_status[i], expected->found);
	if (expected->speaker.len)
		count(&runner->speakers, expected->found);
}

static void
show(const struct runner *runner, const struct events *events)
{
	struct buffer coded;
	buffer_init(&coded, BUFFER_UNLIMITED);
	example_print(runner->coder->frames, events, &coded);
	for (unsigned i = 0; i < runner->count; i++) {
		const struct expected *expected = &runner->expected[i];
		print_message("    %s %.*s%s%.*s\n",
				expected->found ? "expected" : "missing ",
				STR_ARG(expected->record),
				expected->speaker.len ? " by " : "",
				STR_ARG(expected->speaker));
	}
	print_message("    coded    %.*s", STR_ARG(buffer_str(&coded)));
	for (uint32_t i = 0; i < events->count; i++)
		if (events->at[i].speaker)
			print_message(" (record %u by %s)", i + 1,
					events->at[i].speaker->actor.code);
	print_message("\n");
	buffer_fini(&coded);
}

static void
judge(struct case_run *run)
{
	struct runner *runner = run->context;
	if (!runner->count && !runner->silent)
		case_fault(run, &run->text,
				"what is expected? (\"nothing\" for no "
				"record)");
	struct analysis analysis;
	case_code(&run->with, run->text.words, run->date, &analysis);
	bool good = pair(runner, &analysis.events) == 0;
	for (unsigned i = 0; i < runner->count; i++) {
		count_record(runner, &runner->expected[i]);
		good = good && runner->expected[i].found;
	}
	if (runner->silent)
		count(&runner->silence, good);
	if (case_judge(run, &run->text, good))
		show(runner, &analysis.events);
}

/* -------------------------------------------------------------- reading */

static void
begin(struct case_run *run)
{
	struct runner *runner = run->context;
	runner->coder = &run->with.coder;
	runner->count = 0;
	runner->silent = false;
}

/* "RECORD [by SPEAKER]" */
static struct expected
expected_of(struct str line)
{
	struct expected expected = { .record = line };
	size_t by = str_find(line, STR(" by "));
	if (by == line.len)
		return expected;
	expected.record.len = by;
	expected.speaker = str_cut(line.at + by + 4, line.at + line.len);
	return expected;
}

static void
add_expectation(struct case_run *run, const struct case_line *line)
{
	struct runner *runner = run->context;
	run->text.known |= line->known;
	if (str_equal(line->words, STR("nothing"))) {
		runner->silent = true;
		return;
	}
	if (runner->count == CASE_RECORDS)
		case_fault(run, line, "too many records");
	struct expected expected = expected_of(line->words);
	const char *fault = example_fault(
			&runner->coder->ontology, expected.record);
	if (fault)
		case_fault(run, line, fault);
	runner->expected[runner->count++] = expected;
}

/* ------------------------------------------------------------ reporting */

static void
report_share(struct share share, const char *name)
{
	if (share.all)
		print_message("    %-16s %3u of %3u\n", name, share.right,
				share.all);
}

static void
report(const struct case_run *run)
{
	const struct runner *runner = run->context;
	struct share records = { 0 };
	report_share(runner->silence, "silent");
	print_message("expected records found\n");
	for (unsigned i = 0; i < PLOVER_COUNT; i++) {
		const struct share *share = &runner->by_category[i];
		records.right += share->right;
		records.all += share->all;
		report_share(*share,
				ontology_category_name(&runner->coder->ontology,
						(enum plover_event)i));
	}
	report_share(records, "all");
	for (unsigned i = EVENT_FUTURE; i <= EVENT_HISTORICAL; i++)
		report_share(runner->by_status[i],
				event_status_name((enum event_status)i));
	report_share(runner->speakers, "told by somebody");
	print_message("coded records expected\n");
	report_share(runner->coded, "all");
}

static void
test_files(void **state)
{
	(void)state;
	static struct runner runner;
	static struct case_run run = {
		.folder = CASES,
		.kinds = RECORD_ALL,
		.begin = begin,
		.expectation = add_expectation,
		.end = judge,
		.report = report,
		.context = &runner,
	};
	case_run(&run);
}

int
main(int argc, char **argv)
{
	return case_main(argc, argv, test_files);
}
