/* What is read as the tally of a game, and what as a range or a number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "event/score.h"
#include "tree_fixture.h"

static const struct {
	const char *sentence;
	bool score;
} CASES[] = {
	{ "won VERB 0 root; 27-19 NUM 1 obj", true },
	{ "won VERB 0 root; 27–19 NUM 1 obj; . PUNCT 1 punct", true },
	{ "6-4 NUM 0 root; 6-3 NUM 1 conj", true },
	{ "a DET 3 det; 3-1 NUM 3 nummod; win NOUN 0 root", true },
	/* Years, telephones, prices, models, numbers with a unit. */
	{ "in ADP 2 case; 2024-25 NUM 0 root", false },
	{ "call VERB 0 root; 555-12-34 NUM 1 obj", false },
	{ "pay VERB 0 root; $10-12 NUM 1 obj", false },
	{ "an DET 2 det; A10-12 PROPN 0 root", false },
	{ "fell VERB 0 root; 20-30% NUM 1 obj", false },
	{ "ran VERB 0 root; 10-12km NUM 1 obj", false },
	{ "paid VERB 0 root; 3-1.5 NUM 1 obj", false },
	/* What they count stands behind. */
	{ "fired VERB 0 root; 20-30 NUM 3 nummod; rockets NOUN+P 1 obj",
			false },
	{ "sent VERB 0 root; 20-30 NUM 4 nummod; armed VERB 4 amod; "
	  "men NOUN+P 1 obj",
			false },
	{ "fell VERB 0 root; 20-30 NUM 3 nummod; percent NOUN 1 obj", false },
	{ "un DET 2 det; 20-30 NUM 0 root; por ADP 4 case; percent NUM 2 nmod",
			false },
	{ "sent VERB 0 root; 20-30 NUM 3 nummod; thousand NUM 1 obj", false },
};

static bool
has_score(const char *sentence)
{
	struct tree_fixture fixture;
	tree_fixture_open(&fixture, LANGUAGE_EN, sentence);
	if (strstr(sentence, "percent"))
		tree_fixture_mark(&fixture, "percent", GRAMMAR_UNIT);
	bool found = score_is_in(&fixture.frames, &fixture.text,
			&fixture.tokens[1], fixture.tree.count);
	tree_fixture_close(&fixture);
	return found;
}

static void
test_scores(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++)
		if (has_score(CASES[i].sentence) != CASES[i].score)
			fail_msg("%s", CASES[i].sentence);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_scores) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
