#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/language.h"

static const struct {
	const char *text, *language;
} guesses[] = {
	{ "The minister said that he would meet the president of France.",
			"en" },
	{ "El ministro dijo que se reunir\xC3\xA1 con el presidente de los "
	  "Estados Unidos.",
			"es" },
	{ "EL PRESIDENTE LLEGO AL PAIS CON SUS MINISTROS", "es" },
	{ "O ministro n\xC3\xA3o foi com os deputados em uma visita.", "" },
	{ "Le ministre est dans les rues et il parle pour une heure.", "" },
	{ "Der Minister ist mit der Delegation und das war es.", "" },
	{ "Britain has imposed sanctions.", "en" },
	{ "12345 67890", "" },
	{ "", "" },
};

static const struct {
	const char *declared, *code;
} declarations[] = {
	{ "en", "en" },
	{ "en-US", "en" },
	{ "EN_gb", "en" },
	{ "es-419", "es" },
	{ " fr ", "fr" },
	{ "English", "en" },
	{ "spa", "es" },
	{ "espa\xC3\xB1ol", "es" },
	{ "x", "" },
	{ "und", "" },
	{ "1", "" },
	{ "", "" },
};

static void
test_guess(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof guesses / sizeof *guesses; i++)
		assert_true(str_equal(language_guess(str_of(guesses[i].text)),
				str_of(guesses[i].language)));
}

static void
test_declared(void **state)
{
	(void)state;
	size_t count = sizeof declarations / sizeof *declarations;
	for (size_t i = 0; i < count; i++) {
		char code[3];
		language_code(str_of(declarations[i].declared), code);
		assert_string_equal(code, declarations[i].code);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_guess),
		cmocka_unit_test(test_declared),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
