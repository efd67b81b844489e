/* Quantities and prepositions that a parser tied elsewhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "event/complements.h"
#include "event/mend_quantity.h"
#include "event/prepositions.h"
#include "tree_fixture.h"

static void
open_quantity(struct tree_fixture *fixture, const char *sentence)
{
	tree_fixture_open(fixture, LANGUAGE_ES, sentence);
	tree_fixture_mark(fixture, "más", GRAMMAR_QUANTITY);
	tree_fixture_mark(fixture, "de", GRAMMAR_OWNER_PREPOSITION);
	mend_quantities(&fixture->tree, fixture->tokens);
}

static void
check_quantity(const char *sentence, const char *expected)
{
	struct tree_fixture fixture;
	open_quantity(&fixture, sentence);
	assert_string_equal(tree_fixture_tell(&fixture), expected);
	tree_fixture_close(&fixture);
}

static void
what_is_counted_is_the_subject(void **state)
{
	(void)state;
	/* The noun below the word of quantity. */
	check_quantity("Más ADV 5 nsubj; de ADP 4 case; 500 NUM 4 nummod;"
		       "obreros NOUN+P 1 nmod; marcharon VERB 0 root",
			"4 advmod; 1 fixed; 4 nummod; 5 nsubj; 0 root");
	/* Both below the verb, the noun as an oblique. */
	check_quantity("Más ADV 5 advmod; de ADP 4 case; 500 NUM 4 nummod;"
		       "obreros NOUN+P 5 obl; marcharon VERB 0 root",
			"4 advmod; 1 fixed; 4 nummod; 5 nsubj; 0 root");
}

static void
what_is_counted_is_the_object(void **state)
{
	(void)state;
	check_quantity("Chile PROPN 2 nsubj; compró VERB 0 root;"
		       "más ADV 2 advmod; de ADP 6 case; 30 NUM 6 nummod;"
		       "aviones NOUN+P 2 obl",
			"2 nsubj; 0 root; 6 advmod; 3 fixed; 6 nummod; 2 obj");
}

static void
a_preposition_before_the_quantity_is_kept(void **state)
{
	(void)state;
	check_quantity("Afectó VERB 0 root; a ADP 3 case; más ADV 1 advmod;"
		       "de ADP 6 case; 30 NUM 6 nummod; pueblos NOUN+P 3 nmod",
			"0 root; 6 case; 6 advmod; 3 fixed; 6 nummod; 1 obl");
}

static void
other_words_stay(void **state)
{
	(void)state;
	/* No number behind "de". */
	check_quantity("Habló VERB 0 root; más ADV 1 advmod; de ADP 4 case;"
		       "paz NOUN 1 obl",
			"0 root; 1 advmod; 4 case; 1 obl");
	/* The verb hangs below what would hang on it. */
	check_quantity("Más ADV 3 advmod; de ADP 5 case; 500 NUM 4 nummod;"
		       "obreros NOUN+P 0 root; marchan VERB 4 acl",
			"3 advmod; 5 case; 4 nummod; 0 root; 4 acl");
}

static void
check_preposition(const char *sentence, const char *expected)
{
	struct tree_fixture fixture;
	tree_fixture_open(&fixture, LANGUAGE_ES, sentence);
	prepositions_mend(&fixture.tree, fixture.tokens);
	assert_string_equal(tree_fixture_tell(&fixture), expected);
	tree_fixture_close(&fixture);
}

static void
the_last_part_goes_to_its_phrase(void **state)
{
	(void)state;
	check_preposition("Murió VERB 0 root; a ADP 3 case; manos NOUN 1 obl;"
			  "de ADP 2 fixed; rebeldes NOUN+P 3 nmod",
			"0 root; 3 case; 1 obl; 5 case; 3 nmod");
}

static void
prepositions_with_a_phrase_stay(void **state)
{
	(void)state;
	static const char owned[] =
			"Murió VERB 0 root; a ADP 3 case; manos NOUN 1 obl;"
			"de ADP 2 fixed; los ADP 6 case; rebeldes NOUN+P 3 "
			"nmod";
	check_preposition(owned,
			"0 root; 3 case; 1 obl; 2 fixed; 6 case; 3 nmod");
	static const char whole[] =
			"Habló VERB 0 root; a ADP 5 case; partir NOUN 2 fixed;"
			"de ADP 2 fixed; hoy NOUN 1 obl";
	check_preposition(whole, "0 root; 5 case; 2 fixed; 2 fixed; 1 obl");
}

/* "a manos de" before a noun that hangs on "manos": the phrase is the verb's. */
static void
the_phrase_of_a_preposition_is_the_verbs(void **state)
{
	(void)state;
	check_preposition("Murió VERB 0 root; a ADP 1 obl; manos NOUN 2 fixed;"
			  "de ADP 2 fixed; rebeldes NOUN+P 3 nmod",
			"0 root; 5 case; 2 fixed; 2 fixed; 1 obl");
}

static void
a_phrase_behind_the_subject_is_its_own(void **state)
{
	(void)state;
	static const char sentence[] =
			"Centenar NOUN 4 nsubj; de ADP 3 case; estudiantes "
			"NOUN+P 4 obl; pidió VERB 0 root; ayuda NOUN 4 obj;"
			"de ADP 7 case; noche NOUN 4 obl";
	struct tree_fixture fixture;
	tree_fixture_open(&fixture, LANGUAGE_ES, sentence);
	tree_fixture_mark(&fixture, "de", GRAMMAR_POSSESSIVE_PREPOSITION);
	prepositions_mend(&fixture.tree, fixture.tokens);
	assert_string_equal(tree_fixture_tell(&fixture),
			"4 nsubj; 3 case; 1 nmod; 0 root; 4 obj; 7 case; "
			"4 obl");
	tree_fixture_close(&fixture);
}

/* "pidió a Omán que libere" asks; "ayudó a Omán, que libera" describes. */
static void
what_is_wished_is_no_description(void **state)
{
	(void)state;
	static const char sentence[] =
			"Lima PROPN 2 nsubj; pidió VERB 0 root; a ADP 4 case;"
			"Omán PROPN 2 obl:arg; que PRON 6 nsubj;"
			"libere VERB 4 acl:relcl";
	static const char *const expected[] = {
		"2 nsubj; 0 root; 4 case; 2 obl:arg; 6 nsubj; 4 acl:relcl",
		"2 nsubj; 0 root; 4 case; 2 obl:arg; 6 mark; 2 ccomp",
	};
	for (unsigned wished = 0; wished < 2; wished++) {
		struct tree_fixture fixture;
		tree_fixture_open(&fixture, LANGUAGE_ES, sentence);
		tree_fixture_mark(&fixture, "que", GRAMMAR_COMPLEMENTIZER);
		fixture.frames.to = fixture.tokens[3].lower;
		fixture.tokens[6].feats = feats_set(
				0, FEATURE_MOOD, wished ? MOOD_SUB : MOOD_IND);
		complements_mend(&fixture.tree, fixture.tokens);
		assert_string_equal(
				tree_fixture_tell(&fixture), expected[wished]);
		tree_fixture_close(&fixture);
	}
}

static uint32_t
finite_feats(enum tense tense)
{
	uint32_t feats = feats_set(0, FEATURE_VERBFORM, VERBFORM_FIN);
	feats = feats_set(feats, FEATURE_NUMBER, NUMBER_SING);
	return feats_set(feats, FEATURE_TENSE, tense);
}

/* "avisó de que habrá guerra y salió"; but "dijo que vino y salió". */
static void
a_second_verb_goes_with_its_tense(void **state)
{
	(void)state;
	static const char sentence[] =
			"Avisó VERB 0 root; que SCONJ 3 mark; habrá VERB 1 "
			"ccomp; guerra NOUN 3 obj; y CCONJ 6 cc; salió VERB 3 "
			"conj";
	for (unsigned future = 0; future < 2; future++) {
		struct tree_fixture fixture;
		tree_fixture_open(&fixture, LANGUAGE_ES, sentence);
		fixture.tokens[1].feats = finite_feats(TENSE_PAST);
		fixture.tokens[3].feats = finite_feats(
				future ? TENSE_FUT : TENSE_PAST);
		fixture.tokens[6].feats = finite_feats(TENSE_PAST);
		complements_mend(&fixture.tree, fixture.tokens);
		assert_int_equal(fixture.tokens[6].head, future ? 1 : 3);
		tree_fixture_close(&fixture);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_counted_is_the_subject),
		cmocka_unit_test(what_is_counted_is_the_object),
		cmocka_unit_test(a_preposition_before_the_quantity_is_kept),
		cmocka_unit_test(other_words_stay),
		cmocka_unit_test(the_last_part_goes_to_its_phrase),
		cmocka_unit_test(prepositions_with_a_phrase_stay),
		cmocka_unit_test(the_phrase_of_a_preposition_is_the_verbs),
		cmocka_unit_test(a_phrase_behind_the_subject_is_its_own),
		cmocka_unit_test(what_is_wished_is_no_description),
		cmocka_unit_test(a_second_verb_goes_with_its_tense),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
