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

enum { CASE_RECORDS = 8, CASE_FILES = 64 };

/* One indented line: a record, and who is said to tell it. */
struct expected {
	struct str record, speaker; /* empty: whoever */
	unsigned line;
	bool found;
};

struct test_case {
	struct str file, sentence;
	unsigned line;
	struct expected expected[CASE_RECORDS];
	unsigned count;
	bool silent, known; /* nothing is expected; a `!` stands somewhere */
};

struct share {
	struct str name;
	unsigned right, all;
};

struct runner {
	struct case_coder with; /* of one language after the other */
	struct arena names;     /* of files, for the report */
	struct str date;
	struct test_case now;
	struct share by_file[CASE_FILES], by_category[PLOVER_COUNT];
	struct share by_status[EVENT_HISTORICAL + 1], silence, speakers, cases;
	struct share coded; /* events coded: those that were expected, all */
	unsigned file_count, failed, known, mended;
};

static struct case_options options;

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
	if (!example_holds(runner->with.coder.frames, &example, &alone))
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
	struct test_case *now = &runner->now;
	for (uint32_t i = 0; i < events->count; i++) {
		unsigned k = 0;
		while (k < now->count
				&& (now->expected[k].found
						|| !is_expected(runner,
								&events->at[i],
								&now->expected[k])))
			k++;
		if (k < now->count)
			now->expected[k].found = true;
		else
			extra++;
		count(&runner->coded, k < now->count);
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
	enum plover_event category =
			ontology_category(&runner->with.coder.ontology,
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
	const struct test_case *now = &runner->now;
	struct buffer coded;
	buffer_init(&coded, BUFFER_UNLIMITED);
	example_print(runner->with.coder.frames, events, &coded);
	print_message("%.*s:%u: %.*s\n", STR_ARG(now->file), now->line,
			STR_ARG(now->sentence));
	for (unsigned i = 0; i < now->count; i++) {
		const struct expected *expected = &now->expected[i];
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
judge(struct runner *runner, const struct events *events, bool good)
{
	const struct test_case *now = &runner->now;
	count(&runner->by_file[runner->file_count - 1], good);
	count(&runner->cases, good);
	if (now->silent)
		count(&runner->silence, good);
	runner->known += !good && now->known;
	runner->failed += !good && !now->known;
	runner->mended += good && now->known;
	if (good && now->known)
		print_message("%.*s:%u: right now, take the ! away\n",
				STR_ARG(now->file), now->line);
	else if (!good && (!now->known || options.show_known))
		show(runner, events);
}

static void
finish_case(struct runner *runner)
{
	struct test_case *now = &runner->now;
	if (!now->sentence.len)
		return;
	if (!now->count && !now->silent)
		fail_msg("%.*s:%u: what is expected of this sentence? "
			 "(\"nothing\" for no record)",
				STR_ARG(now->file), now->line);
	struct article article = {
		.text = now->sentence,
		.date = runner->date,
	};
	struct analysis analysis;
	arena_reset(&runner->with.arena);
	coder_run(runner->with.worker, &article, &runner->with.arena,
			&analysis);
	bool good = pair(runner, &analysis.events) == 0;
	for (unsigned i = 0; i < now->count; i++) {
		count_record(runner, &now->expected[i]);
		good = good && now->expected[i].found;
	}
	judge(runner, &analysis.events, good);
	now->sentence.len = 0;
}

/* -------------------------------------------------------------- reading */

static void
read_expectation(struct runner *runner, struct str line, unsigned number)
{
	struct test_case *now = &runner->now;
	if (line.at[0] == '!') {
		now->known = true;
		line = str_trim(str_cut(line.at + 1, line.at + line.len));
	}
	if (!now->sentence.len || now->count == CASE_RECORDS)
		fail_msg("%.*s:%u: no sentence above, or too many records",
				STR_ARG(now->file), number);
	if (str_equal(line, STR("nothing"))) {
		now->silent = true;
		return;
	}
	struct expected *expected = &now->expected[now->count++];
	*expected = (struct expected){ .record = line, .line = number };
	size_t by = str_find(line, STR(" by "));
	if (by < line.len) {
		expected->record.len = by;
		expected->speaker =
				str_cut(line.at + by + 4, line.at + line.len);
	}
	const char *fault = example_fault(
			&runner->with.coder.ontology, expected->record);
	if (fault)
		fail_msg("%.*s:%u: %s", STR_ARG(now->file), number, fault);
}

static void
read_line(struct runner *runner, struct str file, struct str line,
		unsigned number)
{
	bool indented = line.len && (line.at[0] == ' ' || line.at[0] == '\t');
	line = str_trim(line);
	if (!line.len || line.at[0] == '#')
		return;
	if (indented) {
		read_expectation(runner, line, number);
		return;
	}
	finish_case(runner);
	if (line.at[0] == '@')
		runner->date = str_trim(
				str_cut(line.at + 1, line.at + line.len));
	else
		runner->now = (struct test_case){
			.file = file,
			.sentence = line,
			.line = number,
		};
}

static void
run_file(void *context, struct str name, struct str bytes)
{
	struct runner *runner = context;
	assert_true(runner->file_count < CASE_FILES);
	runner->by_file[runner->file_count++].name =
			arena_copy(&runner->names, name);
	runner->date = STR("");
	bool more = true;
	for (unsigned number = 1; more; number++)
		read_line(runner, name, str_next(&bytes, '\n', &more), number);
	finish_case(runner);
}

/* ------------------------------------------------------------ reporting */

static void
report_share(struct share share, struct str name)
{
	if (share.all)
		print_message("    %-16.*s %3u of %3u\n", STR_ARG(name),
				share.right, share.all);
}

static void
report(const struct runner *runner)
{
	print_message("cases wholly right\n");
	for (unsigned i = 0; i < runner->file_count; i++)
		report_share(runner->by_file[i], runner->by_file[i].name);
	report_share(runner->silence, STR("silent"));
	report_share(runner->cases, STR("all"));
	print_message("expected records found\n");
	struct share records = { 0 };
	for (unsigned i = 0; i < PLOVER_COUNT; i++) {
		const struct share *share = &runner->by_category[i];
		records.right += share->right;
		records.all += share->all;
		report_share(*share,
				str_of(ontology_category_name(
						&runner->with.coder.ontology,
						(enum plover_event)i)));
	}
	report_share(records, STR("all"));
	for (unsigned i = EVENT_FUTURE; i <= EVENT_HISTORICAL; i++)
		report_share(runner->by_status[i],
				str_of(event_status_name(
						(enum event_status)i)));
	report_share(runner->speakers, STR("told by somebody"));
	print_message("coded records expected\n");
	report_share(runner->coded, STR("all"));
	print_message("%u failures, %u known ones, %u marked ! but right\n",
			runner->failed, runner->known, runner->mended);
}

static void
test_files(void **state)
{
	(void)state;
	static struct runner runner;
	bool any = false;
	arena_init(&runner.names);
	for (enum language i = 0; i < LANGUAGE_COUNT; i++) {
		if (!case_coder_begin(&runner.with, i))
			continue;
		any = true;
		options.language = i;
		case_files_each(CASES, &options, &runner.with.files, run_file,
				&runner);
		if (i + 1 == LANGUAGE_COUNT)
			report(&runner);
		case_coder_end(&runner.with);
	}
	arena_fini(&runner.names);
	if (!any)
		skip();
	assert_int_equal(runner.failed, 0);
	assert_int_equal(runner.mended, 0);
}

int
main(int argc, char **argv)
{
	options = case_options_read(argc, argv);
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_files) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
