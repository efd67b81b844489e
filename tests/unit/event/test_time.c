/* Expressions of time: found in words, counted out to days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "event/time_expression.h"

struct fixture {
	struct arena arena, lexicon;
	struct words words;
	struct time_words time, spanish;
	struct text text;
};

static int
start(void **state)
{
	static struct fixture fixture;
	struct error error;
	arena_init(&fixture.arena);
	arena_init(&fixture.lexicon);
	words_init(&fixture.words, NULL);
	if (time_words_load(&fixture.time, PROJECT_LEXICON, "en",
			    &fixture.lexicon, &fixture.words, &error)
			|| time_words_load(&fixture.spanish, PROJECT_LEXICON,
					"es", &fixture.lexicon, &fixture.words,
					&error))
		fail_msg("%s:%d: %s", error.where, (int)error.line,
				error.message);
	*state = &fixture;
	return 0;
}

static int
stop(void **state)
{
	struct fixture *fixture = *state;
	words_fini(&fixture->words);
	arena_fini(&fixture->arena);
	arena_fini(&fixture->lexicon);
	return 0;
}

/* A sentence of words between blanks, without a tree. */
static void
build(struct fixture *fixture, const char *line)
{
	arena_reset(&fixture->arena);
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
scan_by(struct fixture *fixture, const struct time_words *words,
		const char *line, struct time_expressions *out)
{
	build(fixture, line);
	time_scan(words, &fixture->text, fixture->text.sentences,
			&fixture->arena, out);
}

static void
scan(struct fixture *fixture, const char *line, struct time_expressions *out)
{
	scan_by(fixture, &fixture->time, line, out);
}

/* "2025-11-24" or "2025-11-24..2025-11-30 week"; "" when there is none. */
static void
print_span(struct time_span span, char out[64])
{
	char first[11], last[11];
	date_of_day(span.first, first);
	date_of_day(span.last, last);
	if (span.first == span.last)
		snprintf(out, 64, "%s", first);
	else
		snprintf(out, 64, "%s..%s %s", first, last,
				time_unit_name((enum time_unit)span.unit));
}

/* The article's day is Wednesday, 26 November 2025; the date told before is 10
 * October 2025. */
struct expected {
	const char *words, *expected;
	bool forward;
};

static const struct expected CASES[] = {
	{ "They met on Friday .", "2025-11-21", false },
	{ "They met on Wednesday .", "2025-11-26", false },
	{ "They met last Wednesday .", "2025-11-19", false },
	{ "They met last Monday .", "2025-11-24", false },
	{ "They meet on Friday .", "2025-11-28", true },
	{ "They meet on Wednesday .", "2025-11-26", true },
	{ "They meet next Tuesday .", "2025-12-02", true },
	{ "They met Monday night .", "2025-11-24", false },
	{ "They met on Tuesday last week .", "2025-11-18", false },
	{ "They met on Tuesday of this week .", "2025-11-25", false },
	{ "They met yesterday .", "2025-11-25", false },
	{ "They met the day before yesterday .", "2025-11-24", false },
	{ "They meet the day after tomorrow .", "2025-11-28", true },
	{ "They met on March 3 .", "2025-03-03", false },
	{ "They met on December 20 .", "2024-12-20", false },
	{ "They meet on December 20 .", "2025-12-20", true },
	{ "They met on December 1 .", "2025-12-01", false },
	{ "They met on 3 March 2019 .", "2019-03-03", false },
	{ "They met on March 3 , 2019 .", "2019-03-03", false },
	{ "They met on Monday , March 3 , 2019 .", "2019-03-03", false },
	{ "They met on the 3rd of March 2019 .", "2019-03-03", false },
	{ "They met on Nov. 2nd .", "2025-11-02", false },
	{ "They met on 2024-02-29 .", "2024-02-29", false },
	{ "They met on 29.2.2024 .", "2024-02-29", false },
	{ "They met on 2/29/2024 .", "2024-02-29", false },
	{ "They met on 29/2/2024 .", "2024-02-29", false },
	{ "They met March 3 - 5 .", "2025-03-03..2025-03-05 day", false },
	{ "They met 3 and 5 March .", "2025-03-03..2025-03-05 day", false },
	{ "They met on Christmas Eve .", "2024-12-24", false },
	{ "They met last week .", "2025-11-17..2025-11-23 week", false },
	{ "They met earlier this week .", "2025-11-24..2025-11-25 week",
			false },
	{ "They meet later this month .", "2025-11-27..2025-11-30 month",
			true },
	{ "They met over the weekend .", "2025-11-22..2025-11-23 weekend",
			false },
	{ "They met a fortnight ago .", "2025-11-10..2025-11-16 week", false },
	{ "They met two days ago .", "2025-11-24", false },
	{ "They met 16 years ago .", "2009-01-01..2009-12-31 year", false },
	{ "They met a decade ago .", "2015-01-01..2015-12-31 year", false },
	{ "They met in March .", "2025-03-01..2025-03-31 month", false },
	{ "They met in December .", "2024-12-01..2024-12-31 month", false },
	{ "They meet in December .", "2025-12-01..2025-12-31 month", true },
	{ "They met last November .", "2024-11-01..2024-11-30 month", false },
	{ "They met in March last year .", "2024-03-01..2024-03-31 month",
			false },
	{ "They met in early March 2022 .", "2022-03-01..2022-03-10 month",
			false },
	{ "They met in February 2024 .", "2024-02-01..2024-02-29 month",
			false },
	{ "They met in mid-2021 .", "2021-05-01..2021-08-31 year", false },
	{ "They met in the third quarter .", "2025-07-01..2025-09-30 quarter",
			false },
	{ "They met in Q1 2024 .", "2024-01-01..2024-03-31 quarter", false },
	{ "They met in the second half of 2023 .",
			"2023-07-01..2023-12-31 half", false },
	{ "They met in the summer of 2021 .", "2021-06-01..2021-08-31 season",
			false },
	{ "They met last winter .", "2024-12-01..2025-02-28 season", false },
	{ "They met last year .", "2024-01-01..2024-12-31 year", false },
	{ "They met in 1998 .", "1998-01-01..1998-12-31 year", false },
	{ "They met in the 1990s .", "1990-01-01..1999-12-31 decade", false },
	{ "They met in the early 1990s .", "1990-01-01..1993-12-31 decade",
			false },
	{ "They met in the 19th century .", "1801-01-01..1900-12-31 century",
			false },
	{ "They met for three months .", "2025-08-26..2025-11-26 month",
			false },
	{ "They met over the past two weeks .", "2025-11-12..2025-11-26 week",
			false },
	{ "They met a day earlier .", "2025-10-09", false },
	{ "They met the day before .", "2025-10-09", false },
	{ "They met two days before .", "2025-10-08", false },
	{ "Prices rose over the year before .", "", false },
	{ "They met the night before .", "2025-10-09", false },
	{ "They met the previous evening .", "2025-10-09", false },
	{ "They met two days later .", "2025-10-12", false },
	{ "They met the following day .", "2025-10-11", false },
	{ "They met the next day .", "2025-10-11", false },
	{ "They met the previous month .", "2025-09-01..2025-09-30 month",
			false },
	{ "They met a year earlier .", "2024-01-01..2024-12-31 year", false },
	{ "They may 3 times march .", "", false },
	{ "They sent 2000 soldiers .", "", false },
	{ "They met on 2024-13-29 .", "", false },
	{ "They met on March 77 .", "", false },
	{ "They met in two weeks .", "", false },
	{ "They meet in two weeks .", "2025-12-08..2025-12-14 week", true },
	{ "They met five times a year .", "", false },
	{ "They met second .", "", false },
	{ "It is the 31st of February 2024 .", "", false },
};

/* Contractions are two words in Spanish: "de el". */
static const struct expected SPANISH[] = {
	{ "Se reunieron el viernes .", "2025-11-21", false },
	{ "Se reunieron este miércoles .", "2025-11-26", false },
	{ "Se reunieron el lunes pasado .", "2025-11-24", false },
	{ "Se reunieron el pasado lunes .", "2025-11-24", false },
	{ "Se reunieron el último miércoles .", "2025-11-19", false },
	{ "Se reunirán el próximo martes .", "2025-12-02", true },
	{ "Se reunirán el martes que viene .", "2025-12-02", true },
	{ "Se reunieron el martes de la semana pasada .", "2025-11-18", false },
	{ "Se reunieron el lunes por la noche .", "2025-11-24", false },
	{ "Llegó a Santo Domingo .", "", false },
	{ "Se reunieron ayer .", "2025-11-25", false },
	{ "Se reunieron anoche .", "2025-11-25", false },
	{ "Se reunieron anteayer .", "2025-11-24", false },
	{ "Se reunirán mañana .", "2025-11-27", true },
	{ "Se reunirán pasado mañana .", "2025-11-28", true },
	{ "Se reunieron por la mañana .", "", false },
	{ "Se reunieron esta mañana .", "2025-11-26", false },
	{ "Se reunieron el 3 de marzo .", "2025-03-03", false },
	{ "Se reunieron el 20 de diciembre .", "2024-12-20", false },
	{ "Se reunirán el 20 de diciembre .", "2025-12-20", true },
	{ "Se reunieron el pasado 20 de diciembre .", "2024-12-20", false },
	{ "Se reunieron el 3 de marzo de 2019 .", "2019-03-03", false },
	{ "Se reunieron el 3 de marzo de el 2019 .", "2019-03-03", false },
	{ "Se reunieron el 3 de marzo de el año pasado .", "2024-03-03",
			false },
	{ "Se reunieron el 3 de marzo de este año .", "2025-03-03", false },
	{ "Se reunieron el lunes , 3 de marzo de 2019 .", "2019-03-03", false },
	{ "Se reunieron el primero de mayo .", "2025-05-01", false },
	{ "Se reunieron el 1º de mayo .", "2025-05-01", false },
	{ "Se reunieron de el 3 a el 5 de marzo .",
			"2025-03-03..2025-03-05 day", false },
	{ "Se reunieron los días 3 y 5 de marzo .",
			"2025-03-03..2025-03-05 day", false },
	{ "Se reunieron el 3/4/2024 .", "2024-04-03", false },
	{ "Se reunieron el 29/2/2024 .", "2024-02-29", false },
	{ "Se reunieron en Nochebuena .", "2024-12-24", false },
	{ "Se reunieron en marzo .", "2025-03-01..2025-03-31 month", false },
	{ "Se reunieron en marzo de 2023 .", "2023-03-01..2023-03-31 month",
			false },
	{ "Se reunieron en el mes de marzo .", "2025-03-01..2025-03-31 month",
			false },
	{ "Se reunieron en marzo pasado .", "2025-03-01..2025-03-31 month",
			false },
	{ "Habló Julio en la sala .", "", false },
	{ "Se reunieron a principios de marzo de 2022 .",
			"2022-03-01..2022-03-10 month", false },
	{ "Se reunieron a finales de el año pasado .",
			"2024-09-01..2024-12-31 year", false },
	{ "Se reunieron a mediados de 2021 .", "2021-05-01..2021-08-31 year",
			false },
	{ "Se reunieron a fines de mes .", "2025-11-21..2025-11-30 month",
			false },
	{ "Se reunieron la semana pasada .", "2025-11-17..2025-11-23 week",
			false },
	{ "Se reunirán la semana que viene .", "2025-12-01..2025-12-07 week",
			true },
	{ "Se reunirán la próxima semana .", "2025-12-01..2025-12-07 week",
			true },
	{ "Se reunieron esta semana .", "2025-11-24..2025-11-30 week", false },
	{ "Se reunieron el fin de semana .", "2025-11-22..2025-11-23 weekend",
			false },
	{ "Se reunirán el próximo fin de semana .",
			"2025-12-06..2025-12-07 weekend", true },
	{ "Se reunieron el año pasado .", "2024-01-01..2024-12-31 year",
			false },
	{ "Se reunieron en el último mes .", "2025-10-26..2025-11-26 month",
			false },
	{ "Se reunieron en los últimos dos años .",
			"2023-11-26..2025-11-26 year", false },
	{ "Se reunieron en los dos últimos años .",
			"2023-11-26..2025-11-26 year", false },
	{ "Se reunieron el verano pasado .", "2025-06-01..2025-08-31 season",
			false },
	{ "Se reunieron en el verano de 2021 .",
			"2021-06-01..2021-08-31 season", false },
	{ "Se reunieron en el tercer trimestre .",
			"2025-07-01..2025-09-30 quarter", false },
	{ "Se reunieron en el segundo semestre de 2023 .",
			"2023-07-01..2023-12-31 half", false },
	{ "Se reunieron hace dos días .", "2025-11-24", false },
	{ "Se reunieron hace casi tres semanas .",
			"2025-11-03..2025-11-09 week", false },
	{ "Se reunieron hace más de diez años .", "2015-01-01..2015-12-31 year",
			false },
	{ "Se reunieron dos días atrás .", "2025-11-24", false },
	{ "Hace un llamado a la paz .", "", false },
	{ "Se reunieron en 1998 .", "1998-01-01..1998-12-31 year", false },
	{ "Se reunieron en el año 1998 .", "1998-01-01..1998-12-31 year",
			false },
	{ "Se reunieron en los años 90 .", "1990-01-01..1999-12-31 decade",
			false },
	{ "Se reunieron en la década de los ochenta .",
			"1980-01-01..1989-12-31 decade", false },
	{ "Se reunieron en la década de 1970 .",
			"1970-01-01..1979-12-31 decade", false },
	{ "Se reunieron en el siglo XIX .", "1801-01-01..1900-12-31 century",
			false },
	{ "Gobernó una década de 20 ministros .", "", false },
	{ "Se reunieron durante tres meses .", "2025-08-26..2025-11-26 month",
			false },
	{ "Se reunirán dentro de dos semanas .", "2025-12-08..2025-12-14 week",
			true },
	{ "Se reunieron un día antes .", "2025-10-09", false },
	{ "Se reunieron dos días después .", "2025-10-12", false },
	{ "Se reunieron dos días más tarde .", "2025-10-12", false },
	{ "Se reunieron a el día siguiente .", "2025-10-11", false },
	{ "Se reunieron la víspera .", "2025-10-09", false },
	{ "Se reunieron el mes anterior .", "2025-09-01..2025-09-30 month",
			false },
	{ "Se reunieron ese mismo día .", "2025-10-10", false },
	{ "Enviaron 2000 soldados .", "", false },
};

static void
check_days(struct fixture *fixture, const struct time_words *words,
		const struct expected *cases, size_t count)
{
	int32_t before = day_of_civil(2025, 10, 10);
	struct time_base base = { .today = day_of_civil(2025, 11, 26),
		.reference = { before, before, TIME_DAY } };
	for (size_t i = 0; i < count; i++) {
		struct time_expressions found;
		struct time_span span;
		char out[64] = "";
		scan_by(fixture, words, cases[i].words, &found);
		if (found.count
				&& time_resolve(&found.at[0], &base,
						cases[i].forward, &span))
			print_span(span, out);
		if (strcmp(out, cases[i].expected) != 0)
			fail_msg("%s: \"%s\", not \"%s\"", cases[i].words, out,
					cases[i].expected);
	}
}

static void
test_days(void **state)
{
	struct fixture *fixture = *state;
	check_days(fixture, &fixture->time, CASES,
			sizeof CASES / sizeof *CASES);
}

static void
test_days_in_spanish(void **state)
{
	struct fixture *fixture = *state;
	check_days(fixture, &fixture->spanish, SPANISH,
			sizeof SPANISH / sizeof *SPANISH);
}

static void
test_bounds_and_ranges_in_spanish(void **state)
{
	struct fixture *fixture = *state;
	struct time_expressions found;
	scan_by(fixture, &fixture->spanish,
			"Gobernó desde 2014 hasta 2019 , antes de el viernes .",
			&found);
	assert_int_equal(found.count, 3);
	assert_int_equal(found.at[0].bound, TIME_FROM_THEN);
	assert_int_equal(found.at[0].to, 2);
	assert_true(found.at[1].consumed);
	assert_int_equal(found.at[2].bound, TIME_UP_TO_THEN);
}

static void
test_without_a_day_only_full_dates(void **state)
{
	struct fixture *fixture = *state;
	struct time_expressions found;
	struct time_span span;
	struct time_base none = { .today = DAY_NONE,
		.reference = { .first = DAY_NONE } };
	scan(fixture, "They met on Friday .", &found);
	assert_false(time_resolve(&found.at[0], &none, false, &span));
	scan(fixture, "They met on 3 March .", &found);
	assert_false(time_resolve(&found.at[0], &none, false, &span));
	scan(fixture, "They met on 3 March 2019 .", &found);
	assert_true(time_resolve(&found.at[0], &none, false, &span));
	assert_int_equal(span.first, day_of_civil(2019, 3, 3));
}

static void
test_the_year_of_the_dates_around(void **state)
{
	struct fixture *fixture = *state;
	struct time_expressions found;
	struct time_span span;
	struct time_base base = { .today = day_of_civil(2025, 11, 26),
		.reference = { .first = DAY_NONE },
		.year = 2011 };
	scan(fixture, "They met on 5 March .", &found);
	assert_true(time_resolve(&found.at[0], &base, false, &span));
	assert_int_equal(span.first, day_of_civil(2011, 3, 5));
}

static void
test_small_words_bound(void **state)
{
	struct fixture *fixture = *state;
	struct time_expressions found;
	scan(fixture, "They met since 2014 , by Friday and on Monday .",
			&found);
	assert_int_equal(found.count, 3);
	assert_int_equal(found.at[0].bound, TIME_FROM_THEN);
	assert_int_equal(found.at[1].bound, TIME_UP_TO_THEN);
	assert_int_equal(found.at[2].bound, TIME_PLAIN);
}

static void
test_ranges_are_joined(void **state)
{
	struct fixture *fixture = *state;
	struct time_expressions found;
	scan(fixture, "They met from October 12 to October 14 , 2019 .",
			&found);
	assert_int_equal(found.count, 2);
	assert_int_equal(found.at[0].to, 2);
	assert_int_equal(found.at[0].year, 2019);
	assert_true(found.at[1].consumed);
}

static void
test_what_begins_a_sentence(void **state)
{
	struct fixture *fixture = *state;
	struct time_expression found;
	build(fixture, "On 3 March rebels attacked .");
	assert_true(time_scan_start(&fixture->time, &fixture->text,
			fixture->text.sentences, &found));
	assert_int_equal(found.day, 3);
	build(fixture, "The rebels attacked in March 2011 .");
	assert_false(time_scan_start(&fixture->time, &fixture->text,
			fixture->text.sentences, &found));
	build(fixture, "On Monday rebels attacked .");
	assert_false(time_scan_start(&fixture->time, &fixture->text,
			fixture->text.sentences, &found));
}

/* A table of one line, in a lexicon of its own. */
static enum status
load_line(struct fixture *fixture, const char *line, struct error *error)
{
	char folder[] = "/tmp/demarche-time-XXXXXX", path[64];
	struct time_words out;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/time", folder);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/time/xx.tsv", folder);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, "word\tclass\tvalue\n%s\n", line);
	assert_int_equal(fclose(file), 0);
	arena_reset(&fixture->arena);
	enum status status = time_words_load(&out, folder, "xx",
			&fixture->arena, &fixture->words, error);
	unlink(path);
	snprintf(path, sizeof path, "%s/time", folder);
	rmdir(path);
	rmdir(folder);
	return status;
}

static void
test_mistakes_in_the_table(void **state)
{
	struct error error;
	assert_int_equal(load_line(*state, "lunes\tweekday\t0", &error),
			STATUS_OK);
	assert_int_equal(load_line(*state, "lunes\tweekday\t7", &error),
			STATUS_FORMAT);
	assert_int_equal(error.line, 2);
	assert_int_equal(
			load_line(*state, "lunes\tday", &error), STATUS_FORMAT);
	assert_int_equal(load_line(*state, "lunes\tweekday\tone", &error),
			STATUS_FORMAT);
	assert_int_equal(load_line(*state, "small\tstyle", &error), STATUS_OK);
	assert_int_equal(load_line(*state, "tall\tstyle", &error),
			STATUS_FORMAT);
	assert_int_equal(load_line(*state, "hace\tago-ahead", &error),
			STATUS_OK);
	assert_int_equal(
			load_line(*state, "hoy\tnear\t0\nhoy\tnear\t1", &error),
			STATUS_FORMAT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_days_in_spanish),
		cmocka_unit_test(test_bounds_and_ranges_in_spanish),
		cmocka_unit_test(test_without_a_day_only_full_dates),
		cmocka_unit_test(test_the_year_of_the_dates_around),
		cmocka_unit_test(test_small_words_bound),
		cmocka_unit_test(test_ranges_are_joined),
		cmocka_unit_test(test_what_begins_a_sentence),
		cmocka_unit_test(test_mistakes_in_the_table),
	};
	return cmocka_run_group_tests_name("time", tests, start, stop);
}
