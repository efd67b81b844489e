#include "score_fixture.h"

#include "score/errors.h"

#define ACCUSE(actor, recipient, more)                                         \
	"{\"event\":\"ACCUSE\",\"actor\":[{\"code\":\"" actor "\"}],"          \
	"\"recipient\":[{\"code\":\"" recipient "\"}]" more "}\n"

static void
assert_errors(void **state, const char *gold, const char *coded, unsigned want)
{
	struct score_fixture *fixture = *state;
	add_gold(fixture, gold);
	add_coded(fixture, fixture->set.count - 1, coded);
	const struct score_item *item =
			&fixture->set.items[fixture->set.count - 1];
	unsigned found = score_errors_of(&fixture->set, item);
	if (found != want)
		fail_msg("%s for %s: %#x is not %#x", coded, gold, found, want);
}

static void
test_classes(void **state)
{
	static const char gold[] = "[" ACCUSE("USA", "CHN",
			",\"mode\":\"allege\",\"context\":[\"legal\"]") "]";
	assert_errors(state, gold, "", 1u << SCORE_ERROR_MISSED);
	assert_errors(state, gold,
			ACCUSE("USA", "CHN",
					",\"mode\":\"allege\",\"context\":"
					"[\"legal\"]"),
			0);
	assert_errors(state, gold,
			ACCUSE("USA", "CHN",
					",\"mode\":\"disapprove\",\"context\":"
					"[\"legal\"]"),
			1u << SCORE_ERROR_MODE);
	assert_errors(state, gold, ACCUSE("USA", "CHN", ",\"mode\":\"allege\""),
			1u << SCORE_ERROR_CONTEXT);
	assert_errors(state, gold, "{\"event\":\"AID\"}",
			1u << SCORE_ERROR_OTHER | 1u << SCORE_ERROR_SPURIOUS);
	assert_errors(state, "[]", "{\"event\":\"AID\"}",
			1u << SCORE_ERROR_NOISE);
}

static void
test_parties(void **state)
{
	static const char gold[] = "[" ACCUSE("USA", "CHN", "") "]";
	assert_errors(state, gold, ACCUSE("CHN", "USA", ""),
			1u << SCORE_ERROR_SWAPPED);
	assert_errors(state, gold, ACCUSE("RUS", "CHN", ""),
			1u << SCORE_ERROR_ACTOR);
	assert_errors(state, gold, ACCUSE("USA", "RUS", ""),
			1u << SCORE_ERROR_RECIPIENT);
	assert_errors(state, gold, ACCUSE("FRA", "RUS", ""),
			1u << SCORE_ERROR_ACTOR | 1u << SCORE_ERROR_RECIPIENT);
	assert_errors(state, gold,
			ACCUSE("FRA", "RUS", "") ACCUSE("USA", "CHN", ""), 0);
}

static void
test_status(void **state)
{
	struct score_fixture *fixture = *state;
	add_cases(fixture, "One.\n    USA ACCUSE - CHN negated\n");
	add_coded(fixture, 0, ACCUSE("USA", "CHN", ""));
	assert_int_equal(score_errors_of(&fixture->set, fixture->set.items),
			1u << SCORE_ERROR_STATUS);
}

static void
test_text(void **state)
{
	struct score_fixture *fixture = *state;
	add_cases(fixture, "Kenya left.\n    KEN RETREAT withdraw -\n"
			   "It rained.\n    nothing\n");
	add_coded(fixture, 0, ACCUSE("KEN", "SDN", ",\"rule\":\"a.frames:1\""));
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	score_errors_put(&out, &fixture->set);
	buffer_put_char(&out, '\0');
	assert_string_equal(out.at,
			"== other category: 1 sentence\n\n"
			"some.txt:1, also spurious\n"
			"    Kenya left.\n"
			"    expected  KEN RETREAT withdraw -\n"
			"    coded     KEN ACCUSE - SDN    a.frames:1\n\n");
	buffer_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SCORE_TEST(test_classes),
		SCORE_TEST(test_parties),
		SCORE_TEST(test_status),
		SCORE_TEST(test_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
