#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/minhash.h"

#define LEAD                                                                   \
	"The ministers of the two countries met on Tuesday in Nairobi and "    \
	"agreed to open the border post that was closed in January."
#define SECOND                                                                 \
	"Traders had waited for months, and prices of maize and fuel had "     \
	"doubled on both sides of the river since the closure."
#define THIRD                                                                  \
	"A joint commission will look at the dispute over the islands in the " \
	"lake and report to both governments by the end of the year."

static double
contained(const char *part, const char *whole)
{
	struct arena arena;
	struct shingles a, b;
	arena_init(&arena);
	shingles_make(str_of(part), &arena, &a);
	shingles_make(str_of(whole), &arena, &b);
	double share = shingles_contained(&a, &b);
	arena_fini(&arena);
	return share;
}

static unsigned
common_prints(const char *left, const char *right)
{
	struct sketch a, b;
	unsigned common = 0;
	sketch_make(str_of(left), &a);
	sketch_make(str_of(right), &b);
	for (unsigned i = 0; i < a.count; i++)
		for (unsigned j = 0; j < b.count; j++)
			common += a.prints[i] == b.prints[j];
	return common;
}

static void
test_words(void **state)
{
	(void)state;
	struct str text =
			str_of("Don\xe2\x80\x99t  stop\n\xe2\x80\x9cNOW\xe2\x80"
			       "\x9d \xc3\xa9t\xc3\xa9");
	struct str plain = str_of("don't stop now \xc3\xa9t\xc3\xa9.");
	size_t at = 0, other = 0;
	struct text_word word, same;
	for (int i = 0; i < 4; i++) {
		assert_true(next_word(text, &at, &word));
		assert_true(next_word(plain, &other, &same));
		assert_true(word.hash == same.hash);
		assert_int_equal(word.apart, i == 2);
		assert_false(same.apart);
	}
	assert_false(next_word(text, &at, &word));
	assert_false(next_word(plain, &other, &same));
	at = other = 0;
	assert_true(next_word(STR("Diplomatic"), &at, &word));
	assert_true(next_word(STR("diplomats"), &other, &same));
	assert_true(word.stem == same.stem && word.root == same.root);
	assert_true(word.hash != same.hash);
	assert_int_equal(word.letters, 10);
}

/* A character that was cut in the middle, an apostrophe at the end. */
static void
test_edges(void **state)
{
	(void)state;
	static const char *const texts[] = { "", "\xe2", "\xe2\x80", "a'",
		"\xc2", "'", "\n\n" };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct sketch sketch;
		sketch_make(str_of(texts[i]), &sketch);
		assert_int_equal(sketch.count, 0);
		assert_true(contained(texts[i], LEAD) == 0);
		assert_true(contained(LEAD, texts[i]) == 0);
	}
}

static void
test_contained(void **state)
{
	(void)state;
	const char *whole = LEAD "\n" SECOND "\n" THIRD;
	assert_true(contained(LEAD, whole) == 1);
	assert_true(contained(THIRD "\n" LEAD, whole) == 1);
	assert_true(contained("NAIROBI (Agency) - " LEAD, whole) > 0.85);
	assert_true(contained(whole, LEAD) < 0.4);
	assert_true(contained(LEAD, SECOND "\n" THIRD) < 0.1);
}

static void
test_sketch(void **state)
{
	(void)state;
	struct sketch sketch;
	const char *whole = LEAD "\n" SECOND "\n" THIRD;
	sketch_make(str_of(whole), &sketch);
	assert_int_equal(sketch.count, SKETCH_PRINTS);
	for (unsigned i = 1; i < sketch.count; i++)
		assert_true(sketch.prints[i - 1] < sketch.prints[i]);
	assert_true(sketch.prints[sketch.count - 1] < 1ull << PRINT_BITS);
	assert_int_equal(common_prints(whole, THIRD "\n" SECOND "\n" LEAD),
			SKETCH_PRINTS);
	assert_true(common_prints(whole, LEAD "\n" SECOND) >= 8);
	assert_int_equal(common_prints(LEAD, THIRD), 0);
	sketch_make(STR("one two three four five"), &sketch);
	assert_int_equal(sketch.count, 0);
	sketch_make(STR("a b c d e f a b c d e f a b c d e f"), &sketch);
	assert_int_equal(sketch.count, SKETCH_WORDS);
}

/* Every print of a text's sketch is among all of its prints. */
static void
test_have(void **state)
{
	(void)state;
	struct arena arena;
	struct shingles all;
	struct sketch sketch;
	arena_init(&arena);
	shingles_make(STR(LEAD "\n" SECOND "\n" THIRD), &arena, &all);
	sketch_make(STR(SECOND), &sketch);
	for (unsigned i = 0; i < sketch.count; i++)
		assert_true(shingles_have(&all, sketch.prints[i]));
	assert_false(shingles_have(&all, sketch.prints[0] + 1));
	assert_false(shingles_have(&all, 0));
	assert_false(shingles_have(&all, UINT64_MAX));
	arena_fini(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_edges),
		cmocka_unit_test(test_contained),
		cmocka_unit_test(test_sketch),
		cmocka_unit_test(test_have),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
