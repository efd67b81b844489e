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
	unsigned right, all, failed, mended;
};

static struct case_options options;

static void
code_text(struct runner *runner, struct analysis *analysis)
{
	static char bytes[8192];
	size_t len = 0;
	for (size_t i = 0; i < runner->text.len && len < sizeof bytes; i++) {
		struct str rest = { runner->text.at + i, runner->text.len - i };
		bool paragraph = str_starts(rest, STR(" // "));
		bytes[len++] = paragraph ? '\n' : runner->text.at[i];
		i += paragraph ? 3 : 0;
	}
	struct article article = { .text = { bytes, len },
		.date = runner->date };
	arena_reset(&runner->with.arena);
	coder_run(runner->with.worker, &article, &runner->with.arena, analysis);
}

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
	code_text(runner, &analysis);
	bool good = fact_example_holds(
			frames, &analysis.text, expected, &analysis.facts);
	buffer_reset(&runner->found);
	fact_example_print(frames, &analysis.text, &analysis.facts,
			&runner->found);
	runner->all++;
	runner->right += good;
	runner->failed += !good && !runner->known;
	runner->mended += good && runner->known;
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
run_file(void *context, struct str name, struct str bytes)
{
	struct runner *runner = context;
	unsigned right = runner->right, all = runner->all;
	runner->file = name;
	runner->date = runner->text = STR("");
	bool more = true;
	for (unsigned number = 1; more; number++)
		read_line(runner, str_next(&bytes, '\n', &more), number);
	judge(runner);
	print_message("    %-16.*s %3u of %3u\n", STR_ARG(name),
			runner->right - right, runner->all - all);
}

static void
test_files(void **state)
{
	(void)state;
	static struct runner runner;
	if (!case_coder_begin(&runner.with))
		skip();
	runner.with.coder.kinds = RECORD_FACTS;
	buffer_init(&runner.expected, BUFFER_UNLIMITED);
	buffer_init(&runner.found, BUFFER_UNLIMITED);
	case_files_each(CASES, &options, &runner.with.files, run_file, &runner);
	print_message("%u of %u right, %u failures, %u marked ! but right\n",
			runner.right, runner.all, runner.failed, runner.mended);
	buffer_fini(&runner.expected);
	buffer_fini(&runner.found);
	case_coder_end(&runner.with);
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
