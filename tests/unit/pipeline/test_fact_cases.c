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
	struct buffer expected, found;
};

static void
begin(struct case_run *run)
{
	struct runner *runner = run->context;
	buffer_reset(&runner->expected);
}

/* All facts of a text are one expectation. */
static void
add_expectation(struct case_run *run, const struct case_line *line)
{
	struct runner *runner = run->context;
	run->text.known |= line->known;
	if (runner->expected.len)
		buffer_put(&runner->expected, STR("; "));
	buffer_put(&runner->expected, line->words);
}

static void
judge(struct case_run *run)
{
	struct runner *runner = run->context;
	struct analysis analysis;
	const struct fact_frames *frames = run->with.coder.facts;
	struct str expected = buffer_str(&runner->expected);
	const char *fault = fact_example_fault(
			fact_frames_vocabulary(frames), expected);
	if (fault)
		case_fault(run, &run->text, fault);
	case_code(&run->with, run->text.words, run->date, &analysis);
	bool good = fact_example_holds(
			frames, &analysis.text, expected, &analysis.facts);
	buffer_reset(&runner->found);
	fact_example_print(frames, &analysis.text, &analysis.facts,
			&runner->found);
	if (case_judge(run, &run->text, good))
		print_message("    expected %.*s\n    found    %.*s\n",
				STR_ARG(expected),
				STR_ARG(buffer_str(&runner->found)));
}

static void
test_files(void **state)
{
	(void)state;
	struct runner runner;
	buffer_init(&runner.expected, BUFFER_UNLIMITED);
	buffer_init(&runner.found, BUFFER_UNLIMITED);
	static struct case_run run = {
		.folder = CASES,
		.kinds = RECORD_FACTS,
		.begin = begin,
		.expectation = add_expectation,
		.end = judge,
	};
	run.context = &runner;
	case_run(&run);
	buffer_fini(&runner.expected);
	buffer_fini(&runner.found);
}

int
main(int argc, char **argv)
{
	return case_main(argc, argv, test_files);
}
