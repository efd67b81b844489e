#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/words.h"

static void
test_ids_are_stable(void **state)
{
	(void)state;
	/* A child begins small: it widens many times. */
	struct words empty, words;
	words_init(&empty, NULL);
	words_init(&words, &empty);
	char text[16];
	for (int i = 0; i < 20000; i++) {
		int n = snprintf(text, sizeof text, "w%d", i);
		assert_int_equal(words_put(&words, (struct str){ text,
								   (size_t)n }),
				i + 1);
	}
	for (int i = 0; i < 20000; i += 37) {
		int n = snprintf(text, sizeof text, "w%d", i);
		struct str word = { text, (size_t)n };
		assert_int_equal(words_find(&words, word), i + 1);
		assert_true(str_equal(
				words_text(&words, (word_id)i + 1), word));
	}
	assert_int_equal(words_find(&words, STR("other")), WORD_UNKNOWN);
	assert_int_equal(words_find(&words, STR("")), WORD_NONE);
	words_fini(&words);
	words_fini(&empty);
}

static void
test_child_stands_on_parent(void **state)
{
	(void)state;
	struct words parent, child;
	words_init(&parent, NULL);
	word_id old = words_put(&parent, STR("old"));
	words_init(&child, &parent);
	assert_int_equal(words_put(&child, STR("old")), old);
	word_id fresh = words_put(&child, STR("fresh"));
	assert_int_equal(fresh, parent.count);
	assert_int_equal(words_find(&parent, STR("fresh")), WORD_UNKNOWN);
	assert_true(str_equal(words_text(&child, old), STR("old")));
	words_reset(&child);
	assert_int_equal(words_find(&child, STR("fresh")), WORD_UNKNOWN);
	assert_int_equal(words_put(&child, STR("other")), fresh);
	words_fini(&child);
	words_fini(&parent);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ids_are_stable),
		cmocka_unit_test(test_child_stands_on_parent),
	};
	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
