/* Runs tests/cases/facts: the facts of raw texts. Format and how to run:
 * tests/cases/facts/README.md, case_files.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "case_files.h"
#include "fact/fact_examples.h"
#include "pipeline.h"

struct runner {
	struct case_coder with;
	struct str date, file, text;
	unsigned line; /* of `text` */
	bool known;    /* a failure that is known */
	struct buffer expected, found;
	struct case_tally tally;
};

static struct case_options options;

static void
tell(const struct runner *runner, bool good)
{
	if (good && runner->known)
		print_message("%.*s:%u: right now, take the ! away\n",
				STR_ARG(runner->file), runner->line);
	if (good || (runner->known && !options.show_known))
		return;
	print_message("%.*s:%u: %.*s\n    expected %.*s\n    found    %.*s\n",
			STR_ARG(runner->file), runner->line,
			STR_ARG(runner->text),
			STR_ARG(buffer_str(&runner->expected)),
			STR_ARG(buffer_str(&runner->found)));
}

/* Compares what was expected of the last text, if there is one. */
static void
judge(struct runner *runner)
{
	struct analysis analysis;
	const struct fact_frames *frames = runner->with.coder.facts;
	if (!runner->text.len)
		return;
	struct str expected = buffer_str(&runner->expected);
	const char *fault = fact_example_fault(
			fact_frames_vocabulary(frames), expected);
	if (fault)
		fail_msg("%.*s:%u: %s: %.*s", STR_ARG(runner->file),
				runner->line, fault, STR_ARG(expected));
	case_code(&runner->with, runner->text, runner->date, &analysis);
	bool good = fact_example_holds(
			frames, &analysis.text, expected, &analysis.facts);
	buffer_reset(&runner->found);
	fact_example_print(frames, &analysis.text, &analysis.facts,
			&runner->found);
	case_count(&runner->tally, good, runner->known);
	tell(runner, good);
	runner->text = STR("");
}

static void
read_expectation(struct runner *runner, struct str line, unsigned number)
{
	if (!runner->text.len)
		fail_msg("%.*s:%u: no text above", STR_ARG(runner->file),
				number);
	if (line.at[0] == '!') {
		runner->known = true;
		line = str_trim(str_cut(line.at + 1, line.at + line.len));
	}
	if (runner->expected.len)
		buffer_put(&runner->expected, STR("; "));
	buffer_put(&runner->expected, line);
}

static void
read_line(struct runner *runner, struct str line, unsigned number)
{
	bool indented = line.len && (line.at[0] == ' ' || line.at[0] == '\t');
	line = str_trim(line);
	if (!line.len || line.at[0] == '#')
		return;
	if (indented) {
		read_expectation(runner, line, number);
		return;
	}
	judge(runner);
	if (line.at[0] == '@') {
		runner->date = str_trim(
				str_cut(line.at + 1, line.at + line.len));
		return;
	}
	runner->text = line;
	runner->line = number;
	runner->known = false;
	buffer_reset(&runner->expected);
}

static void
begin_file(void *context, struct str name)
{
	struct runner *runner = context;
	runner->file = name;
	runner->date = runner->text = STR("");
}

static void
take_line(void *context, struct str line, unsigned number)
{
	read_line(context, line, number);
}

static void
end_file(void *context)
{
	judge(context);
}

static void
test_files(void **state)
{
	(void)state;
	static struct runner runner;
	buffer_init(&runner.expected, BUFFER_UNLIMITED);
	buffer_init(&runner.found, BUFFER_UNLIMITED);
	case_run(&(struct case_run){
			.folder = CASES,
			.options = &options,
			.with = &runner.with,
			.tally = &runner.tally,
			.kinds = RECORD_FACTS,
			.begin = begin_file,
			.line = take_line,
			.end = end_file,
			.context = &runner,
	});
	buffer_fini(&runner.expected);
	buffer_fini(&runner.found);
}

int
main(int argc, char **argv)
{
	options = case_options_read(argc, argv);
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_files) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
