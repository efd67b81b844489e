/* Objects that a parser took for subjects. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "event/objects.h"
#include "tree_fixture.h"

/* What the tree is afterwards, with the verb in the past tense, plural if
 * `plural`; "que" is a relative pronoun, "vende" gives. What stands behind "los"
 * is a person. */
static void
expect(const char *sentence, uint16_t verb, bool plural, const char *told)
{
	struct tree_fixture fixture;
	tree_fixture_open(&fixture, LANGUAGE_ES, sentence);
	if (strstr(sentence, "que PRON"))
		tree_fixture_mark(&fixture, "que", GRAMMAR_RELATIVE);
	if (strstr(sentence, "vende VERB"))
		tree_fixture_mark(&fixture, "vende", GRAMMAR_GIVE);
	bool persons[8] = { false };
	assert_true(fixture.tree.count < 8);
	for (uint16_t token = 1; token <= fixture.tree.count; token++)
		persons[token] = fixture.tokens[token - 1].upos == UPOS_DET;
	fixture.tree.persons = persons;
	uint32_t feats = feats_set(0, FEATURE_VERBFORM, VERBFORM_FIN);
	feats = feats_set(feats, FEATURE_PERSON, PERSON_3);
	fixture.tokens[verb].feats = feats_set(feats, FEATURE_NUMBER,
			plural ? NUMBER_PLUR : NUMBER_SING);
	objects_mend(&fixture.tree, fixture.tokens);
	assert_string_equal(tree_fixture_tell(&fixture), told);
	tree_fixture_close(&fixture);
}

static void
one_of_two_subjects(void **state)
{
	(void)state;
	expect("indios NOUN+P 0 root; que PRON 3 nsubj;"
	       "bloquearon VERB 1 acl:relcl; ruta NOUN+Sing 3 nsubj",
			3, true, "0 root; 3 nsubj; 1 acl:relcl; 3 obj");
	expect("aldea NOUN+Sing 0 root; que PRON 4 nsubj; rebeldes NOUN+P 4 nsubj;"
	       "ocuparon VERB 1 acl:relcl",
			4, true, "0 root; 4 obj; 4 nsubj; 1 acl:relcl");
	expect("pacto NOUN+Sing 0 root; que PRON 3 nsubj;"
	       "firmaron VERB 1 acl:relcl; jefes NOUN+P 3 nsubj",
			3, true, "0 root; 3 obj; 1 acl:relcl; 3 nsubj");
	expect("tantas NOUN+P 2 nsubj; donó VERB 0 root; Hanói PROPN 2 nsubj", 2,
			false, "2 obj; 0 root; 2 nsubj");
}

static void
what_does_not_agree(void **state)
{
	(void)state;
	expect("congeló VERB 0 root; activos NOUN+P 1 nsubj", 1, false,
			"0 root; 1 obj");
	expect("presos NOUN+P 0 root; que PRON 3 nsubj;"
	       "liberó VERB 1 acl:relcl",
			3, false, "0 root; 3 obj; 1 acl:relcl");
	expect("preso NOUN+Sing 0 root; que PRON 3 nsubj;"
	       "huyó VERB 1 acl:relcl",
			3, false, "0 root; 3 nsubj; 1 acl:relcl");
	/* Names tell no number, and what has an object needs no other one. */
	expect("invadió VERB 0 root; Filipinas PROPN 1 nsubj", 1, false,
			"0 root; 1 nsubj");
	expect("soldados NOUN+P 2 nsubj; vio VERB 0 root; barco NOUN+Sing 2 obj", 2,
			false, "2 nsubj; 0 root; 2 obj");
}

static void
what_is_given(void **state)
{
	(void)state;
	expect("gas NOUN+Sing 0 root; que PRON 3 nsubj; vende VERB 1 acl:relcl;"
	       "a ADP 5 case; Italia PROPN 3 obj",
			3, false,
			"0 root; 3 obj; 1 acl:relcl; 5 case; 3 obl:arg");
	expect("gas NOUN+Sing 0 root; que PRON 4 nsubj; Laos PROPN 2 appos;"
	       "vende VERB 1 acl:relcl",
			4, false, "0 root; 4 obj; 4 nsubj; 1 acl:relcl");
}

static void
person_without_preposition(void **state)
{
	(void)state;
	expect("presos NOUN+P 0 root; que PRON 3 nsubj; vieron VERB 1 acl:relcl;"
	       "los DET 5 det; jueces NOUN+P 3 obj",
			3, true,
			"0 root; 3 obj; 1 acl:relcl; 5 det; 3 nsubj");
	expect("jefe NOUN+P 0 root; que PRON 3 nsubj; veían VERB 1 acl:relcl;"
	       "a ADP 6 case; los DET 6 det; socios NOUN+P 3 obj",
			3, true,
			"0 root; 3 nsubj; 1 acl:relcl; 6 case; 6 det; 3 obj");
}

static void
second_object(void **state)
{
	(void)state;
	expect("queja NOUN+Sing 0 root; que PRON 3 obj;"
	       "presentó VERB 1 acl:relcl; Chile PROPN 3 obj",
			3, false, "0 root; 3 obj; 1 acl:relcl; 3 nsubj");
}

static void
object_of_a_passive(void **state)
{
	(void)state;
	expect("fue AUX 2 aux:pass; trasladado VERB 0 root;"
	       "batallón NOUN+Sing 2 obj",
			2, false, "2 aux:pass; 0 root; 2 nsubj:pass");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_of_two_subjects),
		cmocka_unit_test(what_does_not_agree),
		cmocka_unit_test(what_is_given),
		cmocka_unit_test(person_without_preposition),
		cmocka_unit_test(second_object),
		cmocka_unit_test(object_of_a_passive),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
