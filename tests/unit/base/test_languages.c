/* Which language a code or a file means; spellings without accents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/languages.h"
#include "base/utf8.h"
#include "base/words.h"

static void
codes_may_name_a_region(void **state)
{
	(void)state;
	assert_int_equal(languages_find(STR("en")), LANGUAGE_EN);
	assert_int_equal(languages_find(STR("es-CO")), LANGUAGE_ES);
	assert_int_equal(languages_find(STR("es_MX")), LANGUAGE_ES);
	static const char *const others[] = { "", "e", "pt", "est", "english" };
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_int_equal(languages_find(str_of(others[i])),
				LANGUAGE_COUNT);
}

static void
files_bear_the_code_of_their_language(void **state)
{
	(void)state;
	assert_true(languages_is_foreign(STR("es.tsv"), LANGUAGE_EN));
	assert_true(languages_is_foreign(STR("es-grammar.sets"), LANGUAGE_EN));
	assert_true(languages_is_foreign(STR("en.words.tsv"), LANGUAGE_ES));
	assert_false(languages_is_foreign(STR("es.tsv"), LANGUAGE_ES));
	assert_false(languages_is_foreign(STR("leaders.tsv"), LANGUAGE_ES));
	assert_false(languages_is_foreign(STR("estates.tsv"), LANGUAGE_EN));
	assert_false(languages_is_foreign(STR("es"), LANGUAGE_EN));
}

static void
accents_are_left_out(void **state)
{
	(void)state;
	static const struct {
		const char *text, *plain;
	} cases[] = { { "explosión", "explosion" }, { "Ñuñoa", "Nunoa" },
		{ "güero", "guero" }, { "niño’s", "nino’s" },
		{ "plain", "plain" }, { "×÷", "×÷" }, { "", "" } };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char out[64];
		size_t length = utf8_without_accents(
				str_of(cases[i].text), out);
		out[length] = '\0';
		assert_string_equal(out, cases[i].plain);
	}
}

static void
words_tell_where_a_noun_stands(void **state)
{
	(void)state;
	const struct language_traits *es = languages_traits(LANGUAGE_ES);
	const struct language_traits *en = languages_traits(LANGUAGE_EN);
	assert_true(languages_stands_before_noun(es, STR("alto")));
	assert_false(languages_stands_before_noun(es, STR("el")));
	assert_true(languages_stands_behind_noun(es, STR("el")));
	/* Neither parts of words, nor what is longer than any. */
	assert_false(languages_stands_behind_noun(es, STR("e")));
	assert_false(languages_stands_behind_noun(es, STR("elefante")));
	static const char long_word[] =
			"pneumonoultramicroscopicsilicovolcanoconiosis"
			"pneumonoultramicroscopicsilicovolcanoconiosis";
	assert_false(languages_stands_behind_noun(es, str_of(long_word)));
	assert_false(languages_stands_behind_noun(en, STR("of")));
}

static void
an_alias_is_the_word_in_children_too(void **state)
{
	(void)state;
	struct words base, child;
	words_init(&base, NULL);
	word_id word = words_put(&base, STR("explosión"));
	word_id own = words_put(&base, STR("publico"));
	words_alias(&base, STR("explosion"), word);
	words_alias(&base, STR("publico"), word); /* a word itself */
	words_init(&child, &base);
	assert_int_equal(words_put(&child, STR("explosion")), word);
	assert_int_equal(words_find(&child, STR("explosion")), word);
	assert_int_equal(words_put(&child, STR("publico")), own);
	assert_int_equal(words_find(&child, STR("explosio")), WORD_UNKNOWN);
	words_fini(&child);
	words_fini(&base);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_may_name_a_region),
		cmocka_unit_test(files_bear_the_code_of_their_language),
		cmocka_unit_test(accents_are_left_out),
		cmocka_unit_test(words_tell_where_a_noun_stands),
		cmocka_unit_test(an_alias_is_the_word_in_children_too),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
