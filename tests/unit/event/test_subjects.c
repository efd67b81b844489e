/* Subjects that a parser took for something else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "event/subjects.h"
#include "tree_fixture.h"

/* Past tense, third person; plural if `plural`. */
static void
make_finite(struct token *token, bool plural)
{
	uint32_t feats = feats_set(0, FEATURE_VERBFORM, VERBFORM_FIN);
	feats = feats_set(feats, FEATURE_PERSON, PERSON_3);
	token->feats = feats_set(feats, FEATURE_NUMBER,
			plural ? NUMBER_PLUR : NUMBER_SING);
}

/* The token that is the verb's subject afterwards; 0 none. */
static uint16_t
subject_of(const char *sentence, uint16_t verb, bool plural)
{
	struct tree_fixture fixture;
	tree_fixture_open(&fixture, LANGUAGE_ES, sentence);
	struct token *tokens = fixture.tokens;
	make_finite(&tokens[verb], plural);
	subjects_mend(&fixture.tree, tokens);
	uint16_t subject = 0;
	for (uint16_t t = 1; t <= fixture.tree.count; t++)
		if (tokens[t].head == verb && tokens[t].deprel == DEPREL_NSUBJ)
			subject = t;
	tree_fixture_close(&fixture);
	return subject;
}

static void
conjunct_before_a_second_verb(void **state)
{
	(void)state;
	static const char sentence[] =
			"Oman PROPN 2 nsubj; prometió VERB 0 root;"
			"ayuda NOUN 2 obj; a ADP 5 case; Ecuador PROPN 2 "
			"obl:arg;"
			"y CCONJ 7 cc; Argentina PROPN 5 conj; se PRON 9 "
			"expl:pv;"
			"ofreció VERB 2 conj";
	assert_int_equal(subject_of(sentence, 9, false), 7);
	/* "ofrecieron" would be said of both countries that are named. */
	static const char both[] =
			"Oman PROPN 2 nsubj; ayudó VERB 0 root; a ADP 4 case;"
			"soldados NOUN+P 2 obj; y CCONJ 6 cc; policías NOUN+P "
			"4 conj;"
			"salió VERB 2 conj";
	assert_int_equal(subject_of(both, 7, false), 0);
}

static void
apposition_before_the_first_verb(void **state)
{
	(void)state;
	static const char sentence[] =
			"Tras ADP 2 case; lluvias NOUN+P 7 obl; , PUNCT 4 "
			"punct;"
			"Brasil PROPN 2 appos; y CCONJ 6 cc; Perú PROPN 4 conj;"
			"firmaron VERB 0 root; un DET 9 det; pacto NOUN 7 obj";
	assert_int_equal(subject_of(sentence, 7, true), 4);
}

static void
phrase_without_preposition(void **state)
{
	(void)state;
	static const char sentence[] =
			"En ADP 2 case; 2003 NUM 4 obl; Chile PROPN 4 obl;"
			"invadió VERB 0 root; Perú PROPN 4 obj";
	assert_int_equal(subject_of(sentence, 4, false), 3);
}

static void
object_behind_a_reflexive_verb(void **state)
{
	(void)state;
	static const char sentence[] =
			"Se PRON 2 expl:pv; concentraron VERB 0 root;"
			"pescadores NOUN+P 2 obj";
	assert_int_equal(subject_of(sentence, 2, true), 3);
	static const char marked[] =
			"Se PRON 2 expl:pv; enfrentó VERB 0 root; a ADP 4 case;"
			"Irán PROPN 2 obj";
	assert_int_equal(subject_of(marked, 2, false), 0);
}

/* What stands between commas keeps a subject from its verb. */
static void
subject_before_an_apposition(void **state)
{
	(void)state;
	static const char sentence[] =
			"Oman PROPN 2 nsubj; sancionó VERB 0 root; a ADP 4 "
			"case; Fiyi PROPN 2 obj; , PUNCT 7 punct; y CCONJ 7 cc;"
			"China PROPN 4 conj; , PUNCT 9 punct; socio NOUN 7 "
			"appos; , PUNCT 11 punct; protestó VERB 2 conj";
	assert_int_equal(subject_of(sentence, 11, false), 7);
	/* Without a comma before "y" it may be one of those sanctioned. */
	static const char joined[] =
			"Oman PROPN 2 nsubj; sancionó VERB 0 root; a ADP 4 "
			"case; Fiyi PROPN 2 obj; y CCONJ 6 cc;"
			"China PROPN 4 conj; , PUNCT 8 punct; socio NOUN 6 "
			"appos; , PUNCT 10 punct; protestó VERB 2 conj";
	assert_int_equal(subject_of(joined, 10, false), 0);
}

static void
subjects_that_are_there_stay(void **state)
{
	(void)state;
	static const char sentence[] =
			"Chile PROPN 2 nsubj; vio VERB 0 root; a ADP 4 case;"
			"Perú PROPN 2 obj; y CCONJ 6 cc; Bolivia PROPN 4 conj;"
			"salió VERB 2 conj; Oman PROPN 7 nsubj";
	assert_int_equal(subject_of(sentence, 7, false), 8);
}

/* A verb that hangs below the noun cannot have it: the tree would be none. */
static void
verbs_below_the_noun_stay(void **state)
{
	(void)state;
	static const char crossing[] =
			"Vio VERB 0 root; Perú PROPN 1 obj; y CCONJ 5 cc;"
			"ayer ADV 5 advmod; Chile PROPN 2 conj;"
			"salió VERB 3 conj";
	assert_int_equal(subject_of(crossing, 6, false), 0);
	static const char parted[] =
			"Vio VERB 0 root; , PUNCT 5 punct; y CCONJ 5 cc;"
			"llamada VERB 5 amod; Ana PROPN 1 conj;"
			", PUNCT 7 punct; jefa NOUN 5 appos; , PUNCT 5 punct;"
			"salió VERB 4 conj";
	assert_int_equal(subject_of(parted, 9, false), 0);
}

/* A person who is an object would have a preposition. */
static void
person_behind_the_verb(void **state)
{
	(void)state;
	static const char sentence[] =
			"Ayer ADV 2 advmod; dimitió VERB 0 root; Ana PROPN 2 "
			"obj";
	struct tree_fixture fixture;
	for (unsigned known = 0; known < 2; known++) {
		bool persons[4] = { [3] = known };
		tree_fixture_open(&fixture, LANGUAGE_ES, sentence);
		make_finite(&fixture.tokens[2], false);
		fixture.tree.persons = persons;
		subjects_mend(&fixture.tree, fixture.tokens);
		assert_int_equal(fixture.tokens[3].deprel,
				known ? DEPREL_NSUBJ : DEPREL_OBJ);
		tree_fixture_close(&fixture);
	}
}

/* "expulsó al cónsul, a quien acusa": whom the clause is about, and of whom. */
static void
relative_with_a_preposition(void **state)
{
	(void)state;
	static const char sentence[] =
			"Lima PROPN 2 nsubj; expulsó VERB 0 root; a ADP 4 case;"
			"cónsul NOUN 2 obj; , PUNCT 8 punct; a ADP 7 case;"
			"quien PRON 8 nsubj; acusa VERB 2 advcl";
	struct tree_fixture fixture;
	tree_fixture_open(&fixture, LANGUAGE_ES, sentence);
	tree_fixture_mark(&fixture, "quien", GRAMMAR_RELATIVE);
	fixture.frames.to = fixture.tokens[6].lower;
	subjects_mend(&fixture.tree, fixture.tokens);
	assert_string_equal(tree_fixture_tell(&fixture),
			"2 nsubj; 0 root; 4 case; 2 obj; 8 punct; 7 case; "
			"8 obj; 4 acl:relcl");
	tree_fixture_close(&fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(conjunct_before_a_second_verb),
		cmocka_unit_test(apposition_before_the_first_verb),
		cmocka_unit_test(phrase_without_preposition),
		cmocka_unit_test(object_behind_a_reflexive_verb),
		cmocka_unit_test(subject_before_an_apposition),
		cmocka_unit_test(subjects_that_are_there_stay),
		cmocka_unit_test(verbs_below_the_noun_stay),
		cmocka_unit_test(person_behind_the_verb),
		cmocka_unit_test(relative_with_a_preposition),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
