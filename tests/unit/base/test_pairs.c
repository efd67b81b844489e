#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/pairs.h"

static const struct {
	size_t actors, recipients;
	bool mutual;
	const char *pairs; /* "actor other", "-" nobody */
} cases[] = {
	{ 0, 0, false, "" },
	{ 0, 2, false, "" },
	{ 1, 0, false, "0- " },
	{ 1, 0, true, "0- " },
	{ 2, 0, false, "0- 1- " },
	{ 2, 0, true, "01 10 " },
	{ 3, 0, true, "01 02 10 12 20 21 " },
	{ 2, 1, true, "00 10 " },
	{ 1, 3, false, "00 01 02 " },
	{ 2, 2, false, "00 01 10 11 " },
};

static void
test_pairs(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char told[64] = "";
		size_t len = 0, actor, other;
		struct pairs pairs = pairs_of(cases[i].actors,
				cases[i].recipients, cases[i].mutual);
		while (pairs_next(&pairs, &actor, &other))
			len += (size_t)snprintf(told + len, sizeof told - len,
					"%zu%c ", actor,
					other == PAIRS_NOBODY
							? '-'
							: (char)('0' + other));
		assert_string_equal(told, cases[i].pairs);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_pairs) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
