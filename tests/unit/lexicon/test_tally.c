/* Counting in bounded memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "lexicon/tally.h"

static struct tally_entry *
add(struct tally *tally, const char *key, uint32_t article)
{
	return tally_add(tally, str_of(key), article);
}

static void
counts_words_and_articles(void **state)
{
	(void)state;
	struct tally tally;
	tally_init(&tally, 8);
	add(&tally, "b", 1);
	add(&tally, "a", 1);
	add(&tally, "b", 1);
	add(&tally, "b", 2);
	add(&tally, "c", 2)->marks[0]++;
	tally_sort(&tally);
	assert_int_equal(tally.count, 3);
	assert_string_equal(tally.at[0].key, "c"); /* marks first */
	assert_string_equal(tally.at[1].key, "b");
	assert_int_equal(tally.at[1].count, 3);
	assert_int_equal(tally.at[1].articles, 2);
	assert_string_equal(tally.at[2].key, "a");
	assert_int_equal(tally.forgotten, 0);
	tally_fini(&tally);
}

/* A word of every tenth place among 10,000 different ones is kept. */
static void
keeps_the_frequent_in_bounded_memory(void **state)
{
	(void)state;
	enum { LIMIT = 64, WORDS = 10000 };
	struct tally tally;
	tally_init(&tally, LIMIT);
	for (uint32_t i = 1; i <= WORDS; i++) {
		char key[16];
		snprintf(key, sizeof key, "%u", i);
		add(&tally, key, i);
		if (i % 10 == 0)
			add(&tally, "frequent", i);
		assert_true(tally.count <= LIMIT);
	}
	tally_sort(&tally);
	assert_string_equal(tally.at[0].key, "frequent");
	assert_true(tally.at[0].count <= WORDS / 10);
	assert_true(tally.at[0].count + tally.forgotten >= WORDS / 10);
	tally_fini(&tally);
}

static void
keeps_first_examples_of_different_text(void **state)
{
	(void)state;
	struct tally tally;
	tally_init(&tally, 8);
	struct tally_entry *entry = add(&tally, "a", 1);
	tally_example(entry, STR("1:0"), STR("One."));
	tally_example(entry, STR("2:0"), STR("One."));
	tally_example(entry, STR("3:0"), STR("Two."));
	tally_example(entry, STR("4:0"), STR("Three."));
	assert_string_equal(entry->place[0], "1:0");
	assert_string_equal(entry->text[1], "Two.");
	tally_fini(&tally);
}

static void
votes_for_the_commonest(void **state)
{
	(void)state;
	struct votes votes = { 0 };
	uint32_t count;
	assert_int_equal(votes_best(&votes, &count).len, 0);
	assert_int_equal(count, 0);
	votes_add(&votes, STR(""));
	for (int i = 0; i < 20; i++) {
		char name[8];
		snprintf(name, sizeof name, "n%d", i);
		votes_add(&votes, str_of(name));
		votes_add(&votes, STR("often"));
	}
	assert_true(str_equal(votes_best(&votes, &count), STR("often")));
	assert_int_equal(count, 20);
	assert_int_equal(votes_of(&votes, STR("often")), 20);
	assert_int_equal(votes_of(&votes, STR("never")), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_words_and_articles),
		cmocka_unit_test(keeps_the_frequent_in_bounded_memory),
		cmocka_unit_test(keeps_first_examples_of_different_text),
		cmocka_unit_test(votes_for_the_commonest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
