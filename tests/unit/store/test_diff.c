#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/diff.h"

#include <stdio.h>

#define EVENT(id, event, start, rule, key)                                     \
	"{\"record\":\"event\",\"id\":\"" id                                   \
	"\",\"sentence\":1,\"event\":\"" event                                 \
	"\",\"trigger\":{\"start\":" start ",\"end\":9},\"rule\":\"" rule      \
	"\",\"key\":\"" key "\",\"version\":{\"lexicon\":\"" rule "\"}}\n"

static enum status
put(void *context, const struct diff_change *change, struct error *error)
{
	static const char signs[] = {
		[DIFF_CAME] = '+', [DIFF_WENT] = '-', [DIFF_CHANGED] = '~'
	};
	(void)error;
	buffer_put_format(context, "%c%.*s/%.*s %.*s>%.*s %.*s\n",
			signs[change->kind], STR_ARG(change->old_category),
			STR_ARG(change->new_category),
			STR_ARG(change->old_rule), STR_ARG(change->new_rule),
			STR_ARG(change->fields));
	return STATUS_OK;
}

static void
check(const char *old, const char *new, const char *expected, uint64_t stayed)
{
	struct buffer out;
	struct diff_counts counts = { 0 };
	buffer_init(&out, BUFFER_UNLIMITED);
	assert_int_equal(diff_lines(str_of(old), str_of(new), put, &out,
					 &counts, NULL),
			STATUS_OK);
	buffer_put_char(&out, '\0');
	assert_string_equal(out.at, expected);
	assert_int_equal(counts.stayed, stayed);
	assert_int_equal(counts.articles, 1);
	buffer_fini(&out);
}

static void
test_nothing_changed(void **state)
{
	(void)state;
	check("", "", "", 0);
	check(EVENT("1", "AID", "2", "f:1", "k"),
			EVENT("1", "AID", "2", "f:1", "k"), "", 1);
}

/* A line that was put above another moves it; that is no change. */
static void
test_moved_line(void **state)
{
	(void)state;
	check(EVENT("1", "AID", "2", "f:1", "k"),
			EVENT("1", "AID", "2", "f:2", "k"), "", 1);
	check(EVENT("1", "AID", "2", "f:1", "k"),
			EVENT("1", "AID", "2", "g:1", "k"),
			"~AID/AID f:1>g:1 rule\n", 0);
}

static void
test_came_and_went(void **state)
{
	(void)state;
	check(EVENT("1", "AID", "2", "f:1", "k"), "", "-AID/ f:1> \n", 0);
	check("", EVENT("1", "AID", "2", "f:1", "k"), "+/AID >f:1 \n", 0);
	check(EVENT("1", "AID", "2", "f:1", "k"),
			EVENT("2", "AID", "3", "f:1", "l"),
			"-AID/ f:1> \n+/AID >f:1 \n", 0);
}

/* The same words tell another category: one change, not two records. */
static void
test_same_words(void **state)
{
	(void)state;
	check(EVENT("1", "AID", "2", "f:1", "k")
					EVENT("2", "AGREE", "5", "a:1", "m"),
			EVENT("3", "COERCE", "2", "c:7", "l")
					EVENT("2", "AGREE", "5", "a:1", "m"),
			"~AID/COERCE f:1>c:7 event,rule\n", 1);
}

/* Told by other words of the article: matched by what reports have in common;
 * an id comes before words, and words before a key. */
static void
test_order_of_matching(void **state)
{
	(void)state;
	check(EVENT("1", "AID", "2", "f:1", "k"),
			EVENT("2", "AID", "4", "f:1", "k"),
			"~AID/AID f:1>f:1 trigger\n", 0);
	check(EVENT("1", "AID", "2", "f:1", "k"),
			EVENT("2", "AGREE", "2", "f:1", "z")
					EVENT("1", "AID", "2", "f:1", "k"),
			"+/AGREE >f:1 \n", 1);
	check(EVENT("1", "AID", "2", "f:1", "k"),
			EVENT("3", "AID", "7", "f:1", "k")
					EVENT("2", "AGREE", "2", "f:1", "z"),
			"+/AID >f:1 \n~AID/AGREE f:1>f:1 event\n", 0);
}

/* A field that one side lacks is a change on either side. */
static void
test_fields(void **state)
{
	(void)state;
	static const char with[] = "{\"record\":\"fact\",\"id\":\"1\",\"kind\":"
				   "\"aid\",\"event\":\"9\",\"amount\":[1]}\n";
	static const char without[] =
			"{\"record\":\"fact\",\"id\":\"1\",\"kind\":\"aid\","
			"\"event\":\"8\"}\n";
	check(with, without, "~aid/aid > amount\n", 0);
	check(without, with, "~aid/aid > amount\n", 0);
}

static void
test_damaged(void **state)
{
	(void)state;
	struct diff_counts counts = { 0 };
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	assert_int_equal(diff_lines(STR("{\"id\":1}\nnothing\n"), STR(""), put,
					 &out, &counts, NULL),
			STATUS_FORMAT);
	buffer_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_changed),
		cmocka_unit_test(test_moved_line),
		cmocka_unit_test(test_came_and_went),
		cmocka_unit_test(test_same_words),
		cmocka_unit_test(test_order_of_matching),
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_damaged),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
