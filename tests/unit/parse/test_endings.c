/* What endings of verbs tell for certain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/endings.h"

static uint32_t
mended(const char *lower)
{
	uint32_t past = feats_set(0, FEATURE_TENSE, TENSE_PAST);
	return endings_mend(LANGUAGE_ES, str_of(lower), UPOS_VERB, past);
}

static void
future_is_certain(void **state)
{
	(void)state;
	static const char *const forms[] = { "firmará", "tendrán", "habrá",
		"dirá", "irán", "pedirás" };
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		assert_int_equal(feats_get(mended(forms[i]), FEATURE_TENSE),
				TENSE_FUT);
}

static void
conditional_is_certain(void **state)
{
	(void)state;
	static const char *const forms[] = { "firmaría", "habrían", "vendría",
		"protegería", "iría", "podríamos", "querría" };
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		assert_int_equal(feats_get(mended(forms[i]), FEATURE_MOOD),
				MOOD_CND);
}

static void
subjunctive_is_certain(void **state)
{
	(void)state;
	static const char *const forms[] = { "amenazara", "firmaran", "pidiera",
		"hubieran", "quisiese" };
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		assert_int_equal(feats_get(mended(forms[i]), FEATURE_MOOD),
				MOOD_SUB);
}

static void
others_stay(void **state)
{
	(void)state;
	static const char *const forms[] = { "quería", "prefería", "adquirían",
		"moría", "ocurría", "sufrían", "hería", "está", "miré",
		"dispara", "declaran", "lidera", "para" };
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		assert_int_equal(mended(forms[i]),
				feats_set(0, FEATURE_TENSE, TENSE_PAST));
	assert_int_equal(endings_mend(LANGUAGE_ES, STR("secretaría"), UPOS_NOUN,
					 0),
			0);
	assert_int_equal(
			endings_mend(LANGUAGE_EN, STR("firmará"), UPOS_VERB, 0),
			0);
}

static unsigned
mood_of(const char *lower, const char *lemma)
{
	uint32_t feats = feats_set(0, FEATURE_TENSE, TENSE_PRES);
	feats = feats_set(feats, FEATURE_MOOD, MOOD_IND);
	return feats_get(endings_mend_mood(LANGUAGE_ES, str_of(lower),
					 str_of(lemma), UPOS_VERB, feats),
			FEATURE_MOOD);
}

static void
the_vowel_of_the_other_conjugation_is_subjunctive(void **state)
{
	(void)state;
	assert_int_equal(mood_of("libere", "liberar"), MOOD_SUB);
	assert_int_equal(mood_of("firmen", "firmar"), MOOD_SUB);
	assert_int_equal(mood_of("venda", "vender"), MOOD_SUB);
	assert_int_equal(mood_of("libera", "liberar"), MOOD_IND);
	assert_int_equal(mood_of("vende", "vender"), MOOD_IND);
	assert_int_equal(mood_of("va", "ir"), MOOD_IND);
	assert_int_equal(mood_of("quería", "querer"), MOOD_IND);
}

static void
no_english_gerund_is_an_infinitive(void **state)
{
	(void)state;
	uint32_t base = feats_set(0, FEATURE_VERBFORM, VERBFORM_INF);
	static const struct {
		const char *lower;
		unsigned form;
	} rows[] = { { "decertifying", VERBFORM_GER },
		{ "trying", VERBFORM_GER }, { "bring", VERBFORM_INF },
		{ "string", VERBFORM_INF }, { "sign", VERBFORM_INF } };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(
				feats_get(endings_mend(LANGUAGE_EN,
							  str_of(rows[i].lower),
							  UPOS_VERB, base),
						FEATURE_VERBFORM),
				rows[i].form);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(future_is_certain),
		cmocka_unit_test(conditional_is_certain),
		cmocka_unit_test(subjunctive_is_certain),
		cmocka_unit_test(
				the_vowel_of_the_other_conjugation_is_subjunctive),
		cmocka_unit_test(no_english_gerund_is_an_infinitive),
		cmocka_unit_test(others_stay) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
