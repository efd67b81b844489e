/* Runs tests/cases/facts: the facts of raw texts. Format and how to run:
 * tests/cases/facts/README.md, case_files.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "case_files.h"
#include "fact/fact_examples.h"
#include "pipeline.h"

/* All facts of a text are one expectation. */
static void
add_expectation(struct case_run *run, const struct case_line *line)
{
	struct case_answer *answer = run->context;
	run->text.known |= line->known;
	if (answer->expected.len)
		buffer_put(&answer->expected, STR("; "));
	buffer_put(&answer->expected, line->words);
}

static void
judge(struct case_run *run)
{
	struct case_answer *answer = run->context;
	struct analysis analysis;
	const struct fact_frames *frames = run->with.coder.facts;
	struct str expected = buffer_str(&answer->expected);
	const char *fault = fact_example_fault(
			fact_frames_vocabulary(frames), expected);
	if (fault)
		case_fault(run, &run->text, fault);
	case_code(&run->with, run->text.words, run->date, &analysis);
	bool good = fact_example_holds(
			frames, &analysis.text, expected, &analysis.facts);
	buffer_reset(&answer->found);
	fact_example_print(frames, &analysis.text, &analysis.facts,
			&answer->found);
	if (case_judge(run, &run->text, good))
		print_message("    expected %.*s\n    found    %.*s\n",
				STR_ARG(expected),
				STR_ARG(buffer_str(&answer->found)));
}

static void
test_files(void **state)
{
	(void)state;
	case_run_answers(CASES, RECORD_FACTS, add_expectation, judge);
}

int
main(int argc, char **argv)
{
	return case_main(argc, argv, test_files);
}
