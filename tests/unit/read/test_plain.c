#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/plain.h"

static struct arena arena;
static struct buffer scratch;

static int
start(void **state)
{
	(void)state;
	arena_init(&arena);
	buffer_init(&scratch, BUFFER_UNLIMITED);
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	arena_fini(&arena);
	buffer_fini(&scratch);
	return 0;
}

static const struct {
	const char *file, *title, *text, *date;
	size_t paragraphs;
} cases[] = {
	/* a headline, a blank line, paragraphs */
	{ "Talks resume in Lima\n\nLIMA (Courier). Talks resumed.\n\n"
	  "They end on Friday.\n",
			"Talks resume in Lima",
			"LIMA (Courier). Talks resumed.\nThey end on Friday.",
			"", 2 },
	/* a saved page: furniture goes, headings inside stay */
	{ "Site icon Courier: news\n\nTalks resume in Lima\n\n"
	  "Talks resumed.\n\nA long way\n\nThey go on.\n\n"
	  "Exit mobile version\n",
			"Talks resume in Lima",
			"Talks resumed.\nA long way\nThey go on.", "", 3 },
	/* a first sentence is not a headline */
	{ "Talks resumed in Lima.\n\nThey end on Friday.", "",
			"Talks resumed in Lima.\nThey end on Friday.", "", 2 },
	{ "Talks resumed, a move that Lima called “absurd.”\n\nThey end on Friday.",
			"",
			"Talks resumed, a move that Lima called “absurd.”\n"
			"They end on Friday.",
			"", 2 },
	/* no blank line behind it: not a headline */
	{ "Talks resume in Lima\nThey end on Friday.", "",
			"Talks resume in Lima\nThey end on Friday.", "", 2 },
	/* author and date by the headline */
	{ "Talks resume in Lima\n\nBy Ana Ruiz\n\nNovember 24, 2025\n\n"
	  "Talks resumed.",
			"Talks resume in Lima", "Talks resumed.", "2025-11-24",
			1 },
	/* lines wrapped by hand are one paragraph */
	{ "The delegations of the two countries met on\n"
	  "Monday in the capital, where they spoke about\n"
	  "the border.\n\nThey meet again on Friday.\n",
			"",
			"The delegations of the two countries met on Monday in "
			"the capital, where they spoke about the border.\n"
			"They meet again on Friday.",
			"", 2 },
	/* whole sentences on lines are paragraphs */
	{ "The delegations of the two countries met there.\n"
	  "They spoke about the border for a few hours.\n\nIt was cold.\n",
			"",
			"The delegations of the two countries met there.\n"
			"They spoke about the border for a few hours.\n"
			"It was cold.",
			"", 3 },
	{ "One line only", "", "One line only", "", 1 },
	{ "\r\nTalks resume today\r\n\r\nThey did.\r\n", "Talks resume today",
			"They did.", "", 1 },
};

static void
test_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct article article = { 0 };
		assert_int_equal(plain_read(str_of(cases[i].file), &scratch,
						 &arena, &article, NULL),
				STATUS_OK);
		assert_true(str_equal(article.title, str_of(cases[i].title)));
		assert_string_equal(article.text.at, cases[i].text);
		assert_true(str_equal(article.date, str_of(cases[i].date)));
		assert_int_equal(article.paragraphs, cases[i].paragraphs);
	}
}

static void
test_author(void **state)
{
	(void)state;
	struct article article = { 0 };
	struct str file =
			STR("Talks resume in Lima\n\nBy Ana Ruiz\n\nThey did.");
	assert_int_equal(plain_read(file, &scratch, &arena, &article, NULL),
			STATUS_OK);
	assert_int_equal(article.author_count, 1);
	assert_string_equal(article.author[0].at, "Ana Ruiz");
}

static void
test_empty(void **state)
{
	(void)state;
	static const char *const files[] = { "", "\n \n", "Share this\n",
		"***" };
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct article article = { 0 };
		struct error error;
		assert_int_equal(plain_read(str_of(files[i]), &scratch, &arena,
						 &article, &error),
				STATUS_EMPTY);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_table, start, stop),
		cmocka_unit_test_setup_teardown(test_author, start, stop),
		cmocka_unit_test_setup_teardown(test_empty, start, stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
