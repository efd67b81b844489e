/* What the checks of a lexicon tell that can be read: frames, words, examples
 * that stand twice, contradictions, sets without use. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "event_fixture.h"
#include "lexicon/doubles.h"
#include "lexicon/frames_twice.h"
#include "lexicon/unused.h"

/* "kind:line: message" a line, the folder of the test cut off. */
static void
put_finding(void *context, const struct finding *finding)
{
	buffer_put_format(context, "%s:%u: %.*s\n", finding_name(finding->kind),
			(unsigned)finding->line, STR_ARG(finding->message));
}

typedef void check(const struct frames *frames, const struct words *words,
		struct findings *findings);

static void
check_unused(const struct frames *frames, const struct words *words,
		struct findings *findings)
{
	(void)words;
	unused_check_sets(frames, findings);
	unused_check_categories(frames, findings);
}

/* Runs one check over a lexicon and compares what it tells. */
static void
expect(check *run, const char *frames, const char *sets, const char *expected)
{
	struct fixture fixture;
	struct buffer told;
	buffer_init(&told, BUFFER_UNLIMITED);
	struct findings findings = { .tell = put_finding, .context = &told };
	fixture_open(&fixture, frames, sets);
	run(fixture.frames, &fixture.base, &findings);
	buffer_put_char(&told, '\0');
	assert_string_equal(told.at, expected);
	buffer_fini(&told);
	findings_fini(&findings);
	fixture_close(&fixture);
}

static void
tells_the_same_frame_once_for_all_words(void **state)
{
	(void)state;
	expect(frames_twice_check,
			"class a\n"
			"verb give, send, ship\n"
			"\tactor VERB {@aid, food} to/for recipient -> AID\n"
			"example A. = nothing\n"
			"class b\n"
			"verb send, ship, mail\n"
			"\tactor VERB {food, @aid} for/to recipient -> AID\n"
			"example B. = nothing\n",
			"set aid = aid, help\n",
			"same-frame:7: the same frame stands at "
			"verbs/en/test.frames:3 (send, ship)\n");
}

static void
tells_contradictions(void **state)
{
	(void)state;
	expect(frames_twice_check,
			"class a\n"
			"verb caution\n"
			"\tactor VERB recipient -> ACCUSE\n"
			"\tactor VERB recipient[MIL] -> ACCUSE\n"
			"verb warn, caution\n"
			"\tactor VERB recipient -> THREATEN\n"
			"example A. = nothing\n",
			"",
			"contradiction:6: never fires: the same words make "
			"another event at verbs/en/test.frames:3 (caution)\n");
}

/* Other conditions, another kind of trigger, or a weak frame that gives way. */
static void
lets_different_frames_be(void **state)
{
	(void)state;
	expect(frames_twice_check,
			"class a\n"
			"verb attack\n"
			"\tactor VERB recipient -> ASSAULT\n"
			"\tactor VERB recipient? -> ACCUSE\n"
			"\tactor VERB recipient -> ACCUSE weak\n"
			"\tactor[GOV] VERB recipient -> ACCUSE\n"
			"\tactor VERB recipient to-VERB -> ACCUSE\n"
			"\tactor VERB recipient not-to-VERB -> ACCUSE\n"
			"\tactor VERB recipient to-VERB(AID) -> ACCUSE\n"
			"\tactor VERB recipient that-CLAUSE -> ACCUSE\n"
			"\tactor VERB recipient must-CLAUSE -> ACCUSE\n"
			"noun attack\n"
			"\tactor's NOUN on recipient -> ASSAULT\n"
			"\tactor's NOUN against recipient -> ACCUSE\n"
			"example A. = nothing\n",
			"", "");
}

static void
tells_words_that_stand_twice(void **state)
{
	(void)state;
	expect(doubles_check,
			"class a\n"
			"verb send, ship, send off, send\n"
			"\tactor VERB {food, @aid, food} to recipient -> AID\n"
			"\tactor VERB {@aid, @help} to recipient -> AID\n"
			"verb send\n"
			"\tactor VERB recipient -> none\n"
			"example A. = nothing\n",
			"set aid = aid, help, aid\nset help = help\n",
			"same-word:3: \"send\" stands twice in the list of "
			"words above\n"
			"same-word:3: \"food\" stands twice between { }\n"
			"same-word:1: \"aid\" stands twice in set \"aid\"\n");
}

static void
tells_examples_that_stand_twice(void **state)
{
	(void)state;
	struct fixture fixture;
	struct buffer told;
	buffer_init(&told, BUFFER_UNLIMITED);
	struct findings findings = { .tell = put_finding, .context = &told };
	fixture_open(&fixture,
			"class a\nverb send\n\tactor VERB recipient -> AID\n"
			"example A sent B. = nothing\n"
			"example A sent C. = nothing\n"
			"example A sent B. = AAA AID - BBB\n",
			"");
	doubles_check(fixture.frames, &fixture.base, &findings);
	assert_int_equal(findings.problems, 1);
	assert_int_equal(findings.notes, 0);
	buffer_put_char(&told, '\0');
	assert_non_null(strstr(told.at, "same-example:6: the same sentence is "
					"an example at "));
	assert_non_null(strstr(told.at, "test.frames:4\n"));
	buffer_fini(&told);
	findings_fini(&findings);
	fixture_close(&fixture);
}

/* A set inside a set is used when the outer one is. */
static void
notes_sets_without_use(void **state)
{
	(void)state;
	expect(check_unused,
			"class a\nverb send\n"
			"\tactor VERB {@aid} to recipient -> AID\n"
			"example A. = nothing\n",
			"set aid = help, @money\nset money = loan\n"
			"set road = street, @square\nset square = square\n",
			"unused-set:3: no frame uses set \"road\"\n"
			"unused-set:4: no frame uses set \"square\"\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_the_same_frame_once_for_all_words),
		cmocka_unit_test(tells_contradictions),
		cmocka_unit_test(lets_different_frames_be),
		cmocka_unit_test(tells_words_that_stand_twice),
		cmocka_unit_test(tells_examples_that_stand_twice),
		cmocka_unit_test(notes_sets_without_use),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
