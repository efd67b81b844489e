#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/tags.h"

static void
test_every_name_is_found_again(void **state)
{
	(void)state;
	for (enum upos i = 0; i < UPOS_COUNT; i++)
		assert_int_equal(upos_find(str_of(upos_name(i))), i);
	for (enum deprel i = 0; i < DEPREL_COUNT; i++)
		assert_int_equal(deprel_find(str_of(deprel_name(i))), i);
	for (enum name_tag i = 0; i < NAME_COUNT; i++)
		assert_int_equal(name_tag_find(str_of(name_tag_name(i))), i);
	for (enum feature i = 0; i < FEATURE_COUNT; i++)
		assert_int_equal(feature_find(str_of(feature_name(i))), i);
}

static void
test_unknown_names(void **state)
{
	(void)state;
	assert_int_equal(upos_find(STR("noun")), UPOS_COUNT);
	assert_int_equal(upos_find(STR("")), UPOS_COUNT);
	assert_int_equal(deprel_find(STR("obl:tmod")), DEPREL_OBL);
	assert_int_equal(deprel_find(STR("flat:foreign")), DEPREL_FLAT);
	assert_int_equal(deprel_find(STR("nosuch:obl")), DEPREL_COUNT);
	assert_int_equal(name_tag_find(STR("B-OTH")), NAME_COUNT);
	assert_int_equal(feature_find(STR("Case")), FEATURE_COUNT);
	assert_int_equal(feature_value_find(FEATURE_TENSE, STR("Ind")), 0);
	assert_int_equal(feature_value_find(FEATURE_COUNT, STR("Ind")), 0);
	assert_null(feature_value_name(FEATURE_TENSE, TENSE_NONE));
	assert_null(feature_value_name(FEATURE_TENSE, 15));
	assert_null(feature_value_name(FEATURE_TENSE, 16));
	assert_null(feature_value_name(FEATURE_COUNT, 1));
}

static void
test_universal_relations(void **state)
{
	(void)state;
	assert_int_equal(deprel_universal(DEPREL_NSUBJ_PASS), DEPREL_NSUBJ);
	assert_int_equal(deprel_universal(DEPREL_NSUBJ), DEPREL_NSUBJ);
	assert_int_equal(deprel_universal(DEPREL_ACL_RELCL), DEPREL_ACL);
	/* The universal relation is the name up to its colon. */
	for (enum deprel i = 0; i < DEPREL_COUNT; i++) {
		struct str name = str_of(deprel_name(i));
		name.len = str_find_byte(name, ':');
		assert_true(str_equal(str_of(deprel_name(deprel_universal(i))),
				name));
	}
}

static void
test_features_are_packed(void **state)
{
	(void)state;
	uint32_t feats = 0;
	for (unsigned i = 0; i < FEATURE_COUNT; i++)
		for (unsigned value = 1; value < 16; value++) {
			const char *name = feature_value_name(i, value);
			if (!name)
				continue;
			assert_int_equal(feature_value_find(i, str_of(name)),
					value);
			feats = feats_set(feats, i, value);
			assert_int_equal(feats_get(feats, i), value);
		}
	feats = feats_set(feats, FEATURE_MOOD, MOOD_NONE);
	assert_int_equal(feats_get(feats, FEATURE_MOOD), MOOD_NONE);
	assert_int_equal(feats_get(feats, FEATURE_TENSE), TENSE_IMP);
	assert_int_equal(feats_get(feats, FEATURE_PRONTYPE), PRONTYPE_TOT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_name_is_found_again),
		cmocka_unit_test(test_unknown_names),
		cmocka_unit_test(test_universal_relations),
		cmocka_unit_test(test_features_are_packed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
