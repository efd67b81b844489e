/* Repairs of mend.c: participles and names that a parser tied elsewhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "event/mend.h"
#include "tree_fixture.h"

static void
check(const char *sentence, const char *expected)
{
	struct tree_fixture fixture;
	tree_fixture_open(&fixture, LANGUAGE_EN, sentence);
	mend_tree(&fixture.tree, fixture.tokens);
	assert_string_equal(tree_fixture_tell(&fixture), expected);
	tree_fixture_close(&fixture);
}

/* "Grid Holding": a name whose last word was read as a verb. */
static void
a_noun_with_a_preposition_is_no_part_of_a_verb(void **state)
{
	(void)state;
	check("Oman PROPN 2 nsubj; lent VERB 0 root; money NOUN 2 obj;"
	      "to ADP 5 case; Grid PROPN 6 compound; Holding VERB 2 xcomp",
			"2 nsubj; 0 root; 2 obj; 5 case; 2 obl; 5 acl");
	/* The verb hung on a noun. */
	check("Oman PROPN 2 nsubj; gave VERB 0 root; loans NOUN+P 2 obj;"
	      "to ADP 5 case; Grid PROPN 6 compound; Holding VERB 3 acl",
			"2 nsubj; 0 root; 2 obj; 5 case; 3 nmod; 5 acl");
}

static void
a_part_of_a_verb_stays(void **state)
{
	(void)state;
	/* No preposition. */
	check("Oman PROPN 2 nsubj; saw VERB 0 root; Grid PROPN 4 compound;"
	      "Holding VERB 2 xcomp",
			"2 nsubj; 0 root; 4 compound; 2 xcomp");
	/* Nothing before it that the noun could hang on. */
	check("to ADP 2 case; Grid PROPN 3 compound; Holding VERB 0 root",
			"2 case; 3 compound; 0 root");
	/* The noun's head is a noun. */
	check("Oman PROPN 2 nsubj; lent VERB 0 root; to ADP 4 case;"
	      "Grid PROPN 5 compound; Bank PROPN 2 obl",
			"2 nsubj; 0 root; 4 case; 5 compound; 2 obl");
}

/* All that stands before the apposition. */
#define FOUNDED                                                                \
	"Oslo PROPN 2 nsubj; founded VERB+Past+Fin 0 root;"                    \
	"Lab PROPN 2 obj; , PUNCT 6 punct; "
#define FOUNDED_TOLD "2 nsubj; 0 root; 2 obj; 6 punct; "

/* Read as "the lab, a school and a centre". */
static void
an_apposition_read_as_a_list(void **state)
{
	(void)state;
	check(FOUNDED "a DET 6 det; school NOUN 3 conj; and CCONJ 8 cc;"
		      "centre NOUN 3 conj; meant VERB+Past+Part 2 conj;"
		      "to PART 11 mark; teach VERB+Inf 9 xcomp",
			FOUNDED_TOLD "6 det; 3 appos; 8 cc; 6 conj; 6 acl; "
				     "11 mark; 9 xcomp");
	/* One noun alone. */
	check(FOUNDED "a DET 6 det; school NOUN 3 conj;"
		      "meant VERB+Past+Part 2 conj;"
		      "to PART 9 mark; teach VERB+Inf 7 xcomp",
			FOUNDED_TOLD "6 det; 3 appos; 6 acl; 9 mark; 7 xcomp");
}

static void
a_participle_behind_an_apposition_says_more_of_it(void **state)
{
	(void)state;
	check(FOUNDED "a DET 6 det; school NOUN 3 appos;"
		      "meant VERB+Past+Part 2 conj;"
		      "to PART 9 mark; teach VERB+Inf 7 xcomp",
			FOUNDED_TOLD "6 det; 3 appos; 6 acl; 9 mark; 7 xcomp");
	/* The apposition read as the participle's subject. */
	check(FOUNDED "a DET 6 det; school NOUN 7 nsubj;"
		      "meant VERB+Past+Part 2 conj;"
		      "to PART 9 mark; teach VERB+Inf 7 xcomp",
			FOUNDED_TOLD "6 det; 3 appos; 6 acl; 9 mark; 7 xcomp");
	/* Its first noun alone. */
	check(FOUNDED "a DET 6 det; school NOUN 9 nsubj; and CCONJ 8 cc;"
		      "centre NOUN 6 conj; meant VERB+Past+Part 2 conj;"
		      "to PART 11 mark; teach VERB+Inf 9 xcomp",
			FOUNDED_TOLD "6 det; 8 compound; 8 cc; 3 appos; 8 acl; "
				     "11 mark; 9 xcomp");
}

static void
a_list_stays(void **state)
{
	(void)state;
	/* No article: nothing tells what the lab is. */
	check(FOUNDED "two NUM 6 nummod; schools NOUN+P 3 conj;"
		      "meant VERB+Past+Part 2 conj;"
		      "to PART 9 mark; teach VERB+Inf 7 xcomp",
			FOUNDED_TOLD "6 nummod; 3 conj; 2 conj; 9 mark; "
				     "7 xcomp");
	/* A finite verb is no participle. */
	check(FOUNDED "a DET 6 det; school NOUN 3 conj;"
		      "meant VERB+Past+Fin 2 conj;"
		      "to PART 9 mark; teach VERB+Inf 7 xcomp",
			FOUNDED_TOLD "6 det; 3 conj; 2 conj; 9 mark; 7 xcomp");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
				a_noun_with_a_preposition_is_no_part_of_a_verb),
		cmocka_unit_test(a_part_of_a_verb_stays),
		cmocka_unit_test(an_apposition_read_as_a_list),
		cmocka_unit_test(
				a_participle_behind_an_apposition_says_more_of_it),
		cmocka_unit_test(a_list_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
