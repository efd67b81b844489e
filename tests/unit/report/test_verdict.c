#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "report/verdict.h"

static const struct verdict_question MOVED = { .of = { "Colombia", 8 },
	.a = { "the United States", 17 },
	.b = { "China", 5 },
	.whole = { 0.1, 0.0, 0.2, 200, 100 },
	.before = { 0.42, 0.3, 0.5, 80, 40 },
	.after = { -0.2, -0.31, -0.05, 120, 60 },
	.changed = true,
	.since = { "2024-Q2", 7 },
	.changes = 1 };

static void
expect(const struct verdict_question *question, enum verdict verdict,
		const char *title, const char *ground)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	assert_int_equal(verdict_of(question), verdict);
	verdict_put_title(question, &out);
	buffer_put_char(&out, '\0');
	assert_string_equal(out.at, title);
	buffer_reset(&out);
	verdict_put_ground(question, &out);
	buffer_put_char(&out, '\0');
	if (!strstr(out.at, ground))
		assert_string_equal(out.at, ground);
	buffer_fini(&out);
}

static void
test_moved(void **unused)
{
	(void)unused;
	struct verdict_question question = MOVED;
	expect(&question, VERDICT_MOVED,
			"Colombia moved toward China: index from +0.42 to "
			"−0.20 since the second quarter of 2024",
			"the index was +0.42 (+0.30 to +0.50), of 120 events; "
			"since then it is −0.20 (−0.31 to −0.05), of 180 "
			"events. The two 95 % intervals do not overlap.");
	question.before = MOVED.after;
	question.after = MOVED.before;
	question.since = STR("2024-03");
	question.changes = 3;
	expect(&question, VERDICT_MOVED,
			"Colombia moved toward the United States: index from "
			"−0.20 to +0.42 since March 2024",
			"There are 3 changes in all; the last one is told of.");
}

static void
test_maybe(void **unused)
{
	(void)unused;
	struct verdict_question question = MOVED;
	question.after.high = 0.35;
	expect(&question, VERDICT_MAYBE,
			"Colombia may have moved toward China: index from "
			"+0.42 to −0.20 since the second quarter of 2024",
			"The two 95 % intervals overlap, so that chance may "
			"have made the difference.");
	question = MOVED;
	question.after.with_a = VERDICT_LEAST - 2;
	question.after.with_b = 1;
	expect(&question, VERDICT_MAYBE,
			"Colombia may have moved toward China: index from "
			"+0.42 to −0.20 since the second quarter of 2024",
			"fewer events than an answer needs");
}

static void
test_steady(void **unused)
{
	(void)unused;
	struct verdict_question question = MOVED;
	question.changed = false;
	question.whole = (struct verdict_span){ 0.2, 0.05, 0.33, 47, 10 };
	expect(&question, VERDICT_STEADY,
			"Colombia leans toward the United States; no turn is "
			"visible: index +0.20 (+0.05 to +0.33)",
			"Nothing in the series is large and lasting enough");
	question.whole = (struct verdict_span){ 0.1, -0.05, 0.33, 47, 10 };
	expect(&question, VERDICT_STEADY,
			"Colombia between the United States and China: no turn "
			"is visible, index +0.10 (−0.05 to +0.33)",
			"47 events with the United States and 10 with China");
	question.whole = (struct verdict_span){ -0.4, -0.5, -0.3, 47, 10 };
	expect(&question, VERDICT_STEADY,
			"Colombia leans toward China; no turn is visible: "
			"index −0.40 (−0.50 to −0.30)",
			"47 events with the United States and 10 with China");
}

static void
test_few(void **unused)
{
	(void)unused;
	struct verdict_question question = MOVED;
	question.whole.with_a = 3;
	question.whole.with_b = 0;
	expect(&question, VERDICT_THIN,
			"Too few events to say whether Colombia turns between "
			"the United States and China",
			"Colombia has 3 events with the United States and 0 "
			"with China. With fewer than 10 of either an index "
			"compares nothing");
	question.whole.with_a = 1;
	expect(&question, VERDICT_THIN,
			"Too few events to say whether Colombia turns between "
			"the United States and China",
			"Colombia has 1 event with the United States");
	question.whole.with_a = 293;
	expect(&question, VERDICT_THIN,
			"Too few events with China to say whether Colombia "
			"turns between the United States and China",
			"293 events with the United States and 0 with China");
	question.whole.with_a = 0;
	expect(&question, VERDICT_SILENT,
			"No events of Colombia with the United States or China",
			"Colombia has 0 events");
	question.whole = (struct verdict_span){ (double)NAN, (double)NAN,
		(double)NAN, 40, 40 };
	expect(&question, VERDICT_THIN,
			"Too few events to say whether Colombia turns between "
			"the United States and China",
			"40 events");
}

/* What is not known is not told as if it were. */
static void
test_unknown(void **unused)
{
	(void)unused;
	struct verdict_question question = MOVED;
	question.before = (struct verdict_span){ (double)NAN, (double)NAN,
		(double)NAN, 0, 0 };
	assert_int_equal(verdict_of(&question), VERDICT_STEADY);
	question = MOVED;
	question.after.low = (double)NAN;
	assert_int_equal(verdict_of(&question), VERDICT_STEADY);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_moved),
		cmocka_unit_test(test_maybe),
		cmocka_unit_test(test_steady),
		cmocka_unit_test(test_few),
		cmocka_unit_test(test_unknown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
