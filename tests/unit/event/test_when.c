#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "actor/actor.h"
#include "base/day.h"
#include "event/when.h"

/* A sentence of words between blanks, without a tree. */
struct fixture {
	struct arena arena;
	struct words words;
	struct text text;
};

static void
build(struct fixture *fixture, const char *line)
{
	arena_init(&fixture->arena);
	words_init(&fixture->words, NULL);
	struct text *text = &fixture->text;
	*text = (struct text){ .bytes = str_of(line) };
	text->tokens = ARENA_NEW(&fixture->arena, struct token, 64);
	text->sentences = ARENA_NEW(&fixture->arena, struct sentence, 1);
	text->sentence_count = 1;
	struct str rest = text->bytes;
	bool more = true;
	while (more) {
		struct str word = str_next(&rest, ' ', &more);
		char lower[64];
		for (size_t i = 0; i < word.len; i++)
			lower[i] = (char)(word.at[i] >= 'A' && word.at[i] <= 'Z'
							  ? word.at[i] + 32
							  : word.at[i]);
		struct token *token = &text->tokens[text->token_count++];
		token->start = (uint32_t)(word.at - line);
		token->end = token->start + (uint32_t)word.len;
		token->lower = words_put(&fixture->words,
				(struct str){ lower, word.len });
	}
	text->sentences[0].count = text->token_count;
	text->sentences[0].end = (uint32_t)text->bytes.len;
}

static void
drop(struct fixture *fixture)
{
	words_fini(&fixture->words);
	arena_fini(&fixture->arena);
}

/* The article's day is Monday, 24 November 2025. */
static const struct {
	const char *sentence;
	int year, month, day; /* 0: none */
} CASES[] = {
	{ "Troops fired on Friday .", 2025, 11, 21 },
	{ "Troops fired on Monday .", 2025, 11, 24 },
	{ "Troops fired last Monday .", 2025, 11, 17 },
	{ "They meet next Tuesday .", 2025, 11, 25 },
	{ "They met yesterday .", 2025, 11, 23 },
	{ "They meet tomorrow .", 2025, 11, 25 },
	{ "They met on March 3 .", 2025, 3, 3 },
	{ "They met on December 20 .", 2024, 12, 20 },
	{ "They met on 3 March 2019 .", 2019, 3, 3 },
	{ "They met on March 3 , 2019 .", 2019, 3, 3 },
	{ "They met on Nov. 2nd .", 2025, 11, 2 },
	{ "They met on 2024-02-29 .", 2024, 2, 29 },
	{ "They may 3 times march .", 0, 0, 0 },
	{ "They met in March .", 0, 0, 0 },
	{ "They met last week .", 0, 0, 0 },
	{ "They met on 2024-13-29 .", 0, 0, 0 },
	{ "They met on March 77 .", 0, 0, 0 },
};

static void
test_days(void **state)
{
	(void)state;
	int32_t today = day_of_civil(2025, 11, 24);
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct fixture fixture;
		build(&fixture, CASES[i].sentence);
		int32_t day = ACTOR_NO_DAY;
		bool found = when_of(&fixture.text, &fixture.words,
				fixture.text.sentences, 2, today, &day);
		if (found != (CASES[i].year != 0))
			fail_msg("%s: found %d", CASES[i].sentence, found);
		if (found
				&& day
						   != day_of_civil(CASES[i].year,
								   CASES[i].month,
								   CASES[i].day))
			fail_msg("%s: day %d", CASES[i].sentence, day - today);
		drop(&fixture);
	}
}

static void
test_without_article_day_only_full_dates(void **state)
{
	(void)state;
	struct fixture fixture;
	int32_t day;
	build(&fixture, "They met on Friday .");
	assert_false(when_of(&fixture.text, &fixture.words,
			fixture.text.sentences, 2, ACTOR_NO_DAY, &day));
	drop(&fixture);
	build(&fixture, "They met on 3 March 2019 .");
	assert_true(when_of(&fixture.text, &fixture.words,
			fixture.text.sentences, 2, ACTOR_NO_DAY, &day));
	assert_int_equal(day, day_of_civil(2019, 3, 3));
	drop(&fixture);
}

static void
test_the_trigger_s_own_day_wins(void **state)
{
	(void)state;
	struct fixture fixture;
	build(&fixture, "He said Tuesday they met Friday .");
	struct token *tokens = fixture.text.tokens;
	tokens[2].head = 2; /* Tuesday <- said */
	tokens[4].head = 2; /* met <- said */
	tokens[5].head = 5; /* Friday <- met */
	int32_t today = day_of_civil(2025, 11, 24), day;
	assert_true(when_of(&fixture.text, &fixture.words,
			fixture.text.sentences, 5, today, &day));
	assert_int_equal(day, today - 3);
	assert_true(when_of(&fixture.text, &fixture.words,
			fixture.text.sentences, 2, today, &day));
	assert_int_equal(day, today - 6);
	drop(&fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_without_article_day_only_full_dates),
		cmocka_unit_test(test_the_trigger_s_own_day_wins),
	};
	return cmocka_run_group_tests_name("when", tests, NULL, NULL);
}
