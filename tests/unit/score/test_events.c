#include "score_fixture.h"

#define FROM_TO(event, actor, recipient, more)                                 \
	"{\"event\":\"" event "\",\"actor\":[{\"code\":\"" actor "\"}],"       \
	"\"recipient\":[{\"code\":\"" recipient "\"}]" more "}\n"

static void
assert_counts(struct score_counts counts, unsigned tp, unsigned fp, unsigned fn)
{
	assert_int_equal(counts.tp, tp);
	assert_int_equal(counts.fp, fp);
	assert_int_equal(counts.fn, fn);
}

static void
test_figures(void **state)
{
	struct score_fixture *fixture = *state;
	add_gold(fixture, "[" FROM_TO("ACCUSE", "USA", "CHN", "") "]");
	add_coded(fixture, 0,
			FROM_TO("ACCUSE", "USA", "RUS", "") FROM_TO(
					"ACCUSE", "USA", "CHN", "")
					FROM_TO("AID", "USA", "CHN", ""));
	struct score_events events;
	score_events(&fixture->set, &events);
	assert_counts(events.category.counts, 1, 1, 0);
	assert_counts(events.triple.counts, 1, 2, 0);
	assert_true(events.category.rates.precision == 0.5);
	assert_true(events.category.rates.recall == 1);
	assert_int_equal(events.triple.sentences, 1);
}

/* Old names of categories and codes, several right codes, sectors behind a
 * code, and a code that gold calls optional. */
static void
test_folding(void **state)
{
	struct score_fixture *fixture = *state;
	add_gold(fixture, "[{\"event\":\"FIGHT\",\"source\":\"JAPGOV\","
			  "\"target\":\"ITL\"},"
			  "{\"event\":\"AID\",\"optional\":true,"
			  "\"source\":\"USA\",\"target\":\"ITA\"}]");
	add_gold(fixture, "[{\"event\":\"AID\",\"actor\":[{\"code\":\"FRA\","
			  "\"alt_codes\":[\"EUR\"]}],"
			  "\"recipient\":[{\"code\":\"MLI\"}]}]");
	add_coded(fixture, 0,
			FROM_TO("ASSAULT", "JPN", "ITA", "")
					FROM_TO("AID", "USA", "ITA", ""));
	add_coded(fixture, 1, FROM_TO("AID", "EUR", "MLI", ""));
	struct score_events events;
	score_events(&fixture->set, &events);
	assert_counts(events.category.counts, 2, 0, 0);
	assert_counts(events.triple.counts, 2, 0, 0);
}

/* A mutual event is two triples; a sentence whose gold has a side without
 * country does not count for triples. */
static void
test_mutual(void **state)
{
	struct score_fixture *fixture = *state;
	add_cases(fixture, "One.\n    both FRA,EGY CONSULT - -\n"
			   "Two.\n    FRA AID - -\n");
	add_coded(fixture, 0, FROM_TO("CONSULT", "FRA", "EGY", ""));
	struct score_events events;
	score_events(&fixture->set, &events);
	assert_counts(events.category.counts, 1, 0, 1);
	assert_counts(events.triple.counts, 1, 0, 1);
	assert_int_equal(events.triple.sentences, 1);
}

static void
test_details(void **state)
{
	struct score_fixture *fixture = *state;
	add_cases(fixture, "One.\n    USA SANCTION expel CHN\n"
			   "    USA ACCUSE - CHN negated\n"
			   "Two.\n    nothing\n"
			   "Three.\n    nothing\n");
	add_coded(fixture, 0,
			FROM_TO("SANCTION", "USA", "CHN",
					",\"mode\":\"expel\",\"status\":"
					"\"future\"") FROM_TO("ACCUSE", "USA",
					"CHN", ",\"status\":\"negated\""));
	add_coded(fixture, 2, FROM_TO("AID", "USA", "CHN", ""));
	struct score_events events;
	score_events(&fixture->set, &events);
	assert_int_equal(events.detail[SCORE_MODE].right, 1);
	assert_int_equal(events.detail[SCORE_MODE].of, 1);
	assert_int_equal(events.detail[SCORE_STATUS].right, 1);
	assert_int_equal(events.detail[SCORE_STATUS].of, 2);
	assert_int_equal(events.detail[SCORE_QUIET].right, 1);
	assert_int_equal(events.detail[SCORE_QUIET].of, 2);
}

/* Without statuses in gold, what did not happen is not coded. */
static void
test_negated(void **state)
{
	struct score_fixture *fixture = *state;
	add_gold(fixture, "[]");
	add_coded(fixture, 0,
			FROM_TO("AID", "USA", "CHN",
					",\"status\":\"negated\""));
	struct score_events events;
	score_events(&fixture->set, &events);
	assert_counts(events.category.counts, 0, 0, 0);
	assert_int_equal(events.detail[SCORE_QUIET].right, 1);
}

static uint32_t
cell(const struct score_fixture *fixture, const struct score_events *events,
		struct str expected, struct str coded)
{
	struct score_names *names = (struct score_names *)&fixture->names;
	return events->confusion[score_category(names, expected) * events->size
				 + score_category(names, coded)];
}

/* What was missed stands against the spurious category of the same countries,
 * not against the first one. */
static void
test_confusion(void **state)
{
	struct score_fixture *fixture = *state;
	add_gold(fixture, "[" FROM_TO("ACCUSE", "USA", "CHN", "") "]");
	add_gold(fixture, "[" FROM_TO("AID", "USA", "CHN", "") "]");
	add_coded(fixture, 0,
			FROM_TO("COERCE", "IRN", "IRQ", "")
					FROM_TO("REJECT", "USA", "CHN", ""));
	struct score_events events;
	score_events(&fixture->set, &events);
	assert_int_equal(cell(fixture, &events, STR("ACCUSE"), STR("REJECT")),
			1);
	assert_int_equal(cell(fixture, &events, STR("ACCUSE"), STR("COERCE")),
			0);
	assert_int_equal(cell(fixture, &events, STR(""), STR("COERCE")), 1);
	assert_int_equal(cell(fixture, &events, STR("AID"), STR("")), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SCORE_TEST(test_figures),
		SCORE_TEST(test_folding),
		SCORE_TEST(test_mutual),
		SCORE_TEST(test_details),
		SCORE_TEST(test_negated),
		SCORE_TEST(test_confusion),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
