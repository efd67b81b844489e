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

#include "case_files.h"
#include "pipeline.h"

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
				amount_bound_name((enum amount_bound)
								amount->bound));
	if (amount->rate)
		buffer_put_format(out, " per %s",
				amount_rate_name((
						enum amount_rate)amount->rate));
	put_other(out, amount);
	buffer_put(out, STR("\n"));
}

static void
find_amounts(struct case_run *run, struct buffer *out)
{
	struct analysis analysis;
	case_code(&run->with, run->text.words, run->date, &analysis);
	buffer_reset(out);
	for (uint32_t i = 0; i < analysis.amounts.count; i++)
		put_amount(out, &analysis.text, &analysis.amounts.at[i]);
	if (!analysis.amounts.count)
		buffer_put(out, STR("    none\n"));
}

/* ---------------------------------------------------------------- reading */

static void
add_expectation(struct case_run *run, const struct case_line *line)
{
	struct case_answer *answer = run->context;
	buffer_put_format(
			&answer->expected, "    %.*s\n", STR_ARG(line->words));
}

/* The text above and its amounts are read: are they what is found? */
static void
judge(struct case_run *run)
{
	struct case_answer *answer = run->context;
	find_amounts(run, &answer->found);
	struct str expected = buffer_str(&answer->expected);
	struct str found = buffer_str(&answer->found);
	if (case_judge(run, &run->text, str_equal(found, expected)))
		print_message("  expected\n%.*s  found\n%.*s",
				STR_ARG(expected), STR_ARG(found));
}

static void
test_files(void **state)
{
	(void)state;
	case_run_answers(CASES, RECORD_ALL, add_expectation, judge);
}

int
main(int argc, char **argv)
{
	return case_main(argc, argv, test_files);
}
