/* The frames language: what is read, and how mistakes are told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "event_fixture.h"

static const char SETS[] = "set aid = aid, humanitarian relief\n"
			   "set aid = @money\n"
			   "set money = loan,\n"
			   "\tgrant\n";

static void
reads_classes_and_counts_them(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_open(&fixture,
			"# a comment\n"
			"class help  # another\n"
			"verb send, hand over,\n"
			"\tgive\n"
			"verb grant\n"
			"\tactor VERB {@aid, food} to/for recipient -> AID - "
			"070\n"
			"\tactor[GOV !MIL country] VERB recipient[IGO] {@aid}?"
			" -> AID - 07 +economic weak\n"
			"noun aid\n"
			"\tactor's NOUN to recipient -> AID mutual\n"
			"\tNOUN in favour of recipient -> none\n"
			"adjective ready\n"
			"\tactor be ADJ not-to-VERB{@aid}(AID SUPPORT)"
			" of VERBing that-CLAUSE \"...\" -> AGREE "
			"status=future\n"
			"example A sends B aid. = AAA AID - BBB\n",
			SETS);
	assert_int_equal(frames_line_count(fixture.frames), 5);
	assert_int_equal(frames_count(fixture.frames), 4 * 2 + 2 + 1);
	fixture_close(&fixture);
}

/* Frames file, sets file, and the message with its line. */
static const struct {
	const char *frames, *sets, *message;
	unsigned line;
} mistakes[] = {
	{ "verb give\n", "", "a list of words before the first class", 1 },
	{ "class a\nverb give\nexample A. = nothing\n", "",
			"class \"a\" has no frame line", 1 },
	{ "class a\nverb give\nactor VERB -> AID\n", "",
			"class \"a\" has no example", 1 },
	{ "class a b\n", "", "expected one name behind \"class\"", 1 },
	{ "class a\nactor VERB -> AID\n", "",
			"a frame line without a list of words (verb, noun, "
			"adjective) above it",
			2 },
	{ "class a\nhello world\n", "",
			"expected class, verb, noun, adjective, example or a "
			"frame line with \"->\", found \"hello\"",
			2 },
	{ "class a\nverb give\nactor NOUN -> AID\n", "",
			"the list above is one of VERBs: write VERB, not NOUN",
			3 },
	{ "class a\nverb give\nactor recipient -> AID\n", "",
			"two subjects before the trigger", 3 },
	{ "class a\nverb give\nactor -> AID\n", "", "no VERB before \"->\"",
			3 },
	{ "class a\nverb give\nactor VERB VERB -> AID\n", "",
			"VERB stands twice", 3 },
	{ "class a\nnoun aid\nactor NOUN -> AID\n", "",
			"\"actor\" before NOUN; write \"actor's NOUN\"", 3 },
	{ "class a\nnoun aid\nNOUN recipient -> AID\n", "",
			"\"recipient\" behind NOUN needs a preposition", 3 },
	{ "class a\nverb give\nactor VERB {x} {y} {z} -> AID\n", "",
			"\"{z}\" is a third phrase without preposition behind "
			"VERB",
			3 },
	{ "class a\nverb give\nactor VERB {x -> AID\n", "",
			"no closing \"}\" in \"{x\"", 3 },
	{ "class a\nverb give\nactor VERB {} -> AID\n", "",
			"no words between { }", 3 },
	{ "class a\nverb give\nactor VERB {x,,y} -> AID\n", "",
			"nothing between two commas of a list of words", 3 },
	{ "class a\nverb give\nactor VERB {@aid} -> AID\n", "",
			"no set named \"@aid\" under lexicon/sets", 3 },
	{ "class a\nverb give\nactor[FOO] VERB -> AID\n", "set x = y\n", NULL,
			0 },
	{ "class a\nverb give\nactor[foo] VERB -> AID\n", "",
			"expected a sector (GOV, MIL, ...), a code (IGO, UNO, "
			"USA), country, person, group, place or pair between [ "
			"], "
			"found "
			"\"foo\"",
			3 },
	{ "class a\nverb give\nactor[@all] VERB -> AID\n", "",
			"no set named \"@all\" under lexicon/sets", 3 },
	{ "class a\nverb give\nactor[@all] VERB -> AID\n",
			"set all = GOV, aid\n",
			"expected a sector (GOV, MIL, ...), a code (IGO, UNO, "
			"USA), country, person, group, place or pair between [ "
			"], found \"aid\"",
			3 },
	{ "class a\nverb give\nactor[CHN IRN PRK RUS UNO] VERB -> AID\n", "",
			"more than 4 codes between [ ]", 3 },
	{ "class a\nverb give\nactor VERB to-VERB(HELP) -> AID\n", "",
			"expected a category between ( ), found "
			"\"HELP\"",
			3 },
	{ "class a\nverb give\nactor VERB on to-VERB -> AID\n", "",
			"no preposition before \"to-VERB\"", 3 },
	{ "class a\nverb give\nactor VERB Recipient -> AID\n", "",
			"expected actor, recipient, something, {words}, a "
			"preposition, to-VERB, VERBing, that-CLAUSE, "
			"must-CLAUSE, own-CLAUSE, "
			"other-CLAUSE, \"...\" "
			"or VERB, found \"Recipient\"",
			3 },
	{ "class a\nverb give\non actor VERB -> AID\n", "",
			"preposition \"on\" before VERB", 3 },
	{ "class a\nverb give\nactor VERB -> HELP\n", "",
			"expected a category or none behind \"->\", "
			"found \"HELP\"",
			3 },
	{ "class a\nverb give\nactor VERB -> AID visit\n", "",
			"no mode \"visit\" of this category (\"-\" for none)",
			3 },
	{ "class a\nverb give\nactor VERB -> AID - 999\n", "",
			"no CAMEO code \"999\"", 3 },
	{ "class a\nverb give\nactor VERB -> AID - 07 strong\n", "",
			"expected mutual, bilateral, weak, echoed, certain, whole, crowd, "
			"future, tabari, reversed, past=N, "
			"status=... "
			"or +context behind "
			"the event, found \"strong\"",
			3 },
	{ "class a\nverb give\nactor VERB -> AID - 07 +money\n", "",
			"no context named \"money\" in ontology/contexts.tsv",
			3 },
	{ "class a\nverb give\nactor VERB -> AID - 07 status=done\n", "",
			"expected status=actual, future, hypothetical, negated "
			"or historical, found \"done\"",
			3 },
	{ "class a\nverb give\nactor VERB -> AID\nexample A gives.\n", "",
			"expected \"example SENTENCE = ACTOR EVENT mode "
			"RECIPIENT\"",
			4 },
	{ "class a\nverb give\nactor VERB -> AID\nexample A. = AAA HELP - -\n",
			"",
			"expected ACTOR EVENT mode RECIPIENT: no such "
			"category: \"AAA HELP - -\"",
			4 },
	{ "class a\nverb give\nactor VERB -> AID\nexample A. = AA AID - -\n",
			"",
			"a party is CODE, CODE.SECTOR or .SECTOR: \"AA AID "
			"- -\"",
			4 },
	{ "", "set = a\n",
			"expected one name and \"=\" after \"set\" in \"set "
			"= a\"",
			1 },
	{ "", "aid = a\n",
			"expected \"set NAME = word, word\", found \"aid = "
			"a\"",
			1 },
	{ "", "set a = b,,c\n",
			"nothing between two commas in \"set a = "
			"b,,c\"",
			1 },
	{ "", "\nset a = @b\n", "no set named \"@b\"", 2 },
	{ "", "set a = @b\nset b = @a\n",
			"the set contains itself through others: \"b\"", 2 },
};

static void
tells_mistakes_with_their_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
		struct fixture fixture;
		struct error error = { 0 };
		fixture_write(&fixture, mistakes[i].frames, mistakes[i].sets);
		enum status status = frames_load(&fixture.frames,
				fixture.folder, "en", &fixture.ontology,
				&fixture.base, &error);
		assert_null(fixture.frames);
		assert_int_not_equal(status, STATUS_OK);
		if (mistakes[i].message) {
			assert_string_equal(error.message, mistakes[i].message);
			assert_int_equal(error.line, mistakes[i].line);
		}
		fixture_close(&fixture);
	}
}

static void
other_languages_are_refused(void **state)
{
	(void)state;
	struct fixture fixture;
	struct error error = { 0 };
	fixture_write(&fixture, mistakes[0].frames, mistakes[0].sets);
	assert_int_equal(frames_load(&fixture.frames, fixture.folder, "fr",
					 &fixture.ontology, &fixture.base,
					 &error),
			STATUS_USAGE);
	assert_null(fixture.frames);
	assert_string_equal(error.message, "no frames are read for \"fr\"");
	fixture_close(&fixture);
}

static void
count_errors(void *context, const struct error *error)
{
	unsigned *lines = context;
	lines[lines[0] + 1] = (unsigned)error->line;
	lines[0]++;
}

static void
check_goes_on_behind_mistakes(void **state)
{
	(void)state;
	struct fixture fixture;
	unsigned lines[8] = { 0 };
	fixture_write(&fixture,
			"class a\nverb give\nactor VERB -> HELP\n"
			"actor VERB {@none} -> AID\nactor VERB -> AID\n",
			"");
	assert_int_not_equal(frames_check(&fixture.frames, fixture.folder, "en",
					     &fixture.ontology, &fixture.base,
					     count_errors, lines),
			STATUS_OK);
	assert_int_equal(lines[0], 3);
	assert_int_equal(lines[1], 3);
	assert_int_equal(lines[2], 4);
	assert_int_equal(lines[3], 1); /* no example */
	fixture_close(&fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_classes_and_counts_them),
		cmocka_unit_test(tells_mistakes_with_their_line),
		cmocka_unit_test(other_languages_are_refused),
		cmocka_unit_test(check_goes_on_behind_mistakes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
