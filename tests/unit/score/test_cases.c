#include "score_fixture.h"

#include "score/cases.h"

static void
assert_str(struct str found, const char *wanted)
{
	if (!str_equal(found, str_of(wanted)))
		fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(found), wanted);
}

static void
test_sentences(void **state)
{
	struct score_fixture *fixture = *state;
	add_cases(fixture, "# a comment\n@ 2025-11-24\n\n"
			   "Kenya expelled Sudan's envoys.\n"
			   "    KEN SANCTION expel SDN.GOV future by KEN\n"
			   "    ! .LAB PROTEST strike -\n"
			   "It rained.\n"
			   "\tnothing\n");
	assert_int_equal(fixture->set.count, 2);
	assert_true(fixture->set.with_status);
	const struct score_item *item = fixture->set.items;
	assert_str(item[0].id, "some.txt:4");
	assert_str(item[0].article.text, "Kenya expelled Sudan's envoys.");
	assert_str(item[0].article.date, "2025-11-24");
	assert_int_equal(item[0].gold_count, 2);
	assert_str(item[0].gold[0].status, "future");
	assert_str(item[0].gold[0].modes[0], "expel");
	assert_str(item[0].gold[1].status, "actual");
	assert_int_equal(item[1].gold_count, 0);
}

static void
test_parties(void **state)
{
	struct score_fixture *fixture = *state;
	add_cases(fixture, "One.\n    FRA,DEU AID - UKR,MDA\n"
			   "Two.\n    both FRA,DEU,ITA CONSULT - -\n"
			   "Three.\n    - ASSAULT - FRA\n"
			   "Four.\n    .REB MOBILIZE - -\n");
	const struct score_item *item = fixture->set.items;
	assert_int_equal(item[0].gold[0].pair_count, 4);
	assert_int_equal(item[1].gold[0].pair_count, 6);
	assert_int_equal(item[2].gold[0].pair_count, 1);
	assert_true(score_side_is_nobody(
			&fixture->names, &item[2].gold[0].pairs[0].actor));
	assert_int_equal(item[3].gold[0].pair_count, 1);
	assert_true(score_side_is_nobody(
			&fixture->names, &item[3].gold[0].pairs[0].actor));
	assert_int_equal(item[3].gold[0].mode_count, 0);
}

static void
assert_fault(struct score_fixture *fixture, const char *text, unsigned line)
{
	struct score_set set = { .names = &fixture->names };
	assert_int_equal(score_cases_read(&set, &fixture->ontology,
					 STR("some.txt"), str_of(text),
					 &fixture->error),
			STATUS_FORMAT);
	assert_int_equal(fixture->error.line, line);
	assert_string_equal(fixture->error.where, "some.txt");
}

static void
test_faults(void **state)
{
	struct score_fixture *fixture = *state;
	assert_fault(fixture, "    KEN AID - SDN\n", 1);
	assert_fault(fixture, "One.\n    KEN HELP - SDN\n", 2);
	assert_fault(fixture, "One.\n    KEN AID nonsense SDN\n", 2);
	assert_fault(fixture, "One.\nTwo.\n    nothing\n", 2);
	assert_fault(fixture, "One.\n    nothing\n    KEN AID - SDN\n", 3);
	assert_fault(fixture, "One.\n    KEN AID - SDN\n    nothing\n", 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SCORE_TEST(test_sentences),
		SCORE_TEST(test_parties),
		SCORE_TEST(test_faults),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
