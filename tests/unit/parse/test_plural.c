/* Regular plurals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/plural.h"

static void
check(enum language language, const char *singular, const char *plural)
{
	char out[64];
	struct str found = plural_of(language, str_of(singular), out);
	if (!str_equal(found, str_of(plural)))
		fail_msg("%s: %.*s, expected %s", singular, STR_ARG(found),
				plural);
}

static const struct {
	const char *singular, *plural;
} english[] = { { "senator", "senators" }, { "policeman", "policemen" },
	{ "ministry", "ministries" }, { "envoy", "envoys" },
	{ "boss", "bosses" }, { "coach", "coaches" }, { "lynx", "lynxes" } };

static void
test_english(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof english / sizeof *english; i++)
		check(LANGUAGE_EN, english[i].singular, english[i].plural);
}

static const struct {
	const char *singular, *plural;
} spanish[] = { { "ministro", "ministros" }, { "ministra", "ministras" },
	{ "jefe", "jefes" }, { "general", "generales" }, { "juez", "jueces" },
	{ "capitán", "capitanes" }, { "misión", "misiones" },
	{ "país", "países" }, { "francés", "franceses" },
	{ "crisis", "crisis" }, { "primer", "primeros" }, { "gran", "grandes" },
	{ "bebé", "bebés" }, { "israelí", "israelíes" }, { "ley", "leyes" },
	{ "índice", "índices" }, { "lo", "lo" } };

static void
test_spanish(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof spanish / sizeof *spanish; i++)
		check(LANGUAGE_ES, spanish[i].singular, spanish[i].plural);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_english),
		cmocka_unit_test(test_spanish),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
