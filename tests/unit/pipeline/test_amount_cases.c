/* Runs tests/cases/amounts: the numbers of raw texts and what they measure.
 * Format and how to run: tests/cases/amounts/README.md, case_files.h. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "case_files.h"
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

/* ---------------------------------------------------------------- answers */

/* Up to 17 digits, without zeros behind the point. */
static void
put_number(struct buffer *out, double value)
{
	buffer_put_format(out, "%.15g", value);
}

static void
put_measure(struct buffer *out, const struct amount *amount)
{
	if (amount->kind == AMOUNT_PERCENT)
		buffer_put(out, STR(" %"));
	else if (amount->kind == AMOUNT_MONEY)
		buffer_put_format(out, " %s",
				*amount->currency ? amount->currency : "money");
	else
		buffer_put_format(out, " %.*s",
				amount->unit.len ? (int)amount->unit.len : 1,
				amount->unit.len ? amount->unit.at : "-");
}

/* The same sum in another currency, as the text tells it. */
static void
put_other(struct buffer *out, const struct amount *amount)
{
	bool told = amount->kind == AMOUNT_MONEY && !isnan(amount->usd)
		    && !amount->usd_year && strcmp(amount->currency, "USD");
	if (told) {
		buffer_put(out, STR(" = "));
		put_number(out, amount->usd);
		buffer_put(out, STR(" USD"));
	}
	if (!*amount->other_currency)
		return;
	buffer_put(out, STR(" = "));
	put_number(out, amount->other_value);
	buffer_put_format(out, " %s", amount->other_currency);
}

/* "[$2-3 billion a year] 2000000000..3000000000 USD about per year" */
static void
put_amount(struct buffer *out, const struct text *text,
		const struct amount *amount)
{
	buffer_put_format(out, "    [%.*s] ",
			(int)(amount->end - amount->start),
			text->bytes.at + amount->start);
	put_number(out, amount->value);
	if (amount->high > amount->value) {
		buffer_put(out, STR(".."));
		put_number(out, amount->high);
	}
	put_measure(out, amount);
	if (amount->bound)
		buffer_put_format(out, " %s",
				amount_bound_name((enum amount_bound)amount
								  ->bound));
	if (amount->rate)
		buffer_put_format(out, " per %s",
				amount_rate_name((
						enum amount_rate)amount->rate));
	put_other(out, amount);
	buffer_put(out, STR("\n"));
}

static void
find_amounts(struct runner *runner)
{
	struct analysis analysis;
	case_code(&runner->with, runner->text, runner->date, &analysis);
	buffer_reset(&runner->found);
	for (uint32_t i = 0; i < analysis.amounts.count; i++)
		put_amount(&runner->found, &analysis.text,
				&analysis.amounts.at[i]);
	if (!analysis.amounts.count)
		buffer_put(&runner->found, STR("    none\n"));
}

/* ---------------------------------------------------------------- reading */

/* The text above and its amounts are read: are they what is found? */
static void
judge(struct runner *runner)
{
	if (!runner->text.len)
		return;
	find_amounts(runner);
	bool good = str_equal(buffer_str(&runner->found),
			buffer_str(&runner->expected));
	case_count(&runner->tally, good, runner->known);
	if (good && runner->known)
		print_message("%.*s:%u: right now, take the ! away\n",
				STR_ARG(runner->file), runner->line);
	if (!good && (!runner->known || options.show_known))
		print_message("%.*s:%u: %.*s\n  expected\n%.*s  found\n%.*s",
				STR_ARG(runner->file), runner->line,
				STR_ARG(runner->text),
				STR_ARG(buffer_str(&runner->expected)),
				STR_ARG(buffer_str(&runner->found)));
	runner->text = STR("");
}

static void
read_text(struct runner *runner, struct str line, unsigned number)
{
	judge(runner);
	runner->known = line.at[0] == '!';
	runner->text = runner->known ? str_trim(
				       str_cut(line.at + 1, line.at + line.len))
				     : line;
	runner->line = number;
	buffer_reset(&runner->expected);
}

static void
read_line(struct runner *runner, struct str line, unsigned number)
{
	bool indented = line.len && (line.at[0] == ' ' || line.at[0] == '\t');
	line = str_trim(line);
	if (!line.len || line.at[0] == '#')
		return;
	if (indented && !runner->text.len)
		fail_msg("%.*s:%u: no text above", STR_ARG(runner->file),
				number);
	if (indented)
		buffer_put_format(
				&runner->expected, "    %.*s\n", STR_ARG(line));
	else if (line.at[0] == '@') {
		judge(runner);
		runner->date = str_trim(
				str_cut(line.at + 1, line.at + line.len));
	} else
		read_text(runner, line, number);
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
			.kinds = RECORD_ALL,
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
