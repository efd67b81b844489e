/* Quotations of texts that are hostile, and tables that are wrong. What comes
 * out of plain texts: tests/cases/quotes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../pipeline/case_files.h"
#include "fact/quote_tables.h"
#include "pipeline.h"

struct fixture {
	struct case_coder with;
	struct analysis analysis;
};

static int
open_coder(void **state)
{
	static struct fixture fixture;
	if (!case_coder_begin(&fixture.with, LANGUAGE_EN))
		return 0;
	fixture.with.coder.kinds = RECORD_QUOTES;
	*state = &fixture;
	return 0;
}

static int
close_coder(void **state)
{
	if (*state)
		case_coder_end(&((struct fixture *)*state)->with);
	return 0;
}

static const struct quotes *
quotes_of(struct fixture *fixture, struct str text)
{
	struct article article = { .text = text, .date = STR("2025-11-26") };
	arena_reset(&fixture->with.arena);
	coder_run(fixture->with.worker, &article, &fixture->with.arena,
			&fixture->analysis);
	return &fixture->analysis.quotes;
}

/* Every span lies inside the text, gaps inside words, in order. */
static void
assert_sane(const struct fixture *fixture)
{
	const struct quotes *quotes = &fixture->analysis.quotes;
	const struct text *text = &fixture->analysis.text;
	uint32_t start = 0;
	for (uint32_t i = 0; i < quotes->count; i++) {
		const struct quote *quote = &quotes->at[i];
		assert_true(quote->words.start >= start);
		assert_true(quote->words.start < quote->words.end);
		assert_true(quote->words.end <= text->bytes.len);
		assert_true(quote->sentence < text->sentence_count);
		assert_true(quote->verb <= text->token_count);
		assert_true(quote->role.start <= quote->role.end);
		assert_true(quote->role.end <= text->bytes.len);
		uint32_t from = quote->words.start;
		for (unsigned k = 0; k < quote->gap_count; k++) {
			assert_true(quote->gaps[k].start > from);
			assert_true(quote->gaps[k].start < quote->gaps[k].end);
			assert_true(quote->gaps[k].end < quote->words.end);
			from = quote->gaps[k].end;
		}
		if (quote->speaker)
			assert_true(quote->speaker->end <= text->bytes.len);
		start = quote->words.start;
	}
}

static void
test_unbalanced_marks(void **state)
{
	if (!*state)
		skip();
	static const char *const texts[] = {
		"\"",
		"\"\"\"\"\"\"\"\"",
		"“",
		"”",
		"”“",
		"“We go, said the minister.",
		"We go,” said the minister.",
		"\"We go,\" said the minister. \"And\n\"so\n\"on",
		"He said: \"\nShe said: \"\nThey said: \"",
		"said said said \"said\" said, \"said said\" said.",
		"' ' ' ' 'tis the workers' rights' ' '",
		"„We go“, said «the» ‹minister› »now«.",
		"The minister said \"we said 'they said \"no\"' and left\".",
		"According to according to according to, said.",
		"Growth by:\n-   *Proposing a Nordic pact, through which we "
		"will*: -   *Develop new ways of trade that meet standards* -  "
		" *Govern our digital markets and data flows according to open "
		"rules, including through a new digital pact* -   *Advance "
		"secure chains.",
		"\"said\"\n\"said\"\n\"said\"\n",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		quotes_of(*state, str_of(texts[i]));
		assert_sane(*state);
	}
}

static void
repeat(char *out, size_t size, const char *part)
{
	size_t len = strlen(part);
	for (size_t i = 0; i + 1 < size; i++)
		out[i] = part[i % len];
	out[size - 1] = 0;
}

/* A statement of 50,000 bytes is one quotation, with its speaker. */
static void
test_long_statement(void **state)
{
	if (!*state)
		skip();
	enum { SIZE = 50000 };
	static char text[SIZE + 100];
	repeat(text + 1, SIZE, "We shall rebuild the harbour with our own. ");
	text[0] = '"';
	memcpy(text + SIZE, "\" Ana Reyes said.", 18);
	text[SIZE - 1] = ',';
	const struct quotes *quotes = quotes_of(*state, str_of(text));
	assert_sane(*state);
	assert_int_equal(quotes->count, 1);
	assert_true(quotes->at[0].direct);
	assert_int_equal(quotes->at[0].words.start, 1);
	assert_int_equal(quotes->at[0].words.end, SIZE);
	assert_non_null(quotes->at[0].speaker);
}

/* How many quotations `size` bytes of the part give. */
static uint32_t
count_of_repeated(struct fixture *fixture, const char *part, size_t size)
{
	char *text = malloc(size);
	assert_non_null(text);
	repeat(text, size, part);
	uint32_t count = quotes_of(fixture, str_of(text))->count;
	assert_sane(fixture);
	free(text);
	return count;
}

/* Of a text ten times as long no more is made than ten times as much; where
 * each part is a quotation, none is lost. */
static void
test_many_parts(void **state)
{
	if (!*state)
		skip();
	static const struct {
		const char *part;
		bool each;
	} texts[] = {
		{ "\"No\" ", false },
		{ "' ", false },
		{ "“said ", false },
		{ "\n\"We go.", false },
		{ "\"We go,\" he said. ", false },
		{ "Ana Reyes said that Ana Reyes said. ", true },
		{ "Ana Reyes, a judge, said \"no", false },
		{ "MR. REYES: \"We go,\" he said.\n", true },
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const char *part = texts[i].part;
		uint32_t little = count_of_repeated(*state, part, 8000);
		uint32_t much = count_of_repeated(*state, part, 80000);
		assert_true(much <= 10 * (little + 1));
		if (texts[i].each)
			assert_true(little >= 8000 / strlen(part)
					&& much >= 80000 / strlen(part));
	}
}

/* ----------------------------------------------------------------- tables */

static void
write_file(const char *folder, const char *name, const char *text)
{
	char path[256];
	snprintf(path, sizeof path, "%s/quotes/%s", folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

/* Loads the tables with one of them replaced; the error's line, 0 when there
 * is none. */
static uint64_t
error_line(const char *name, const char *text)
{
	char folder[] = "/tmp/quotes-XXXXXX", path[256];
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "mkdir %s/quotes", folder);
	assert_int_equal(system(path), 0);
	write_file(folder, "classes.tsv",
			"class\tstance\nneutral\nsharp\tnegative\n");
	write_file(folder, "marks.tsv", "open\tclose\tkind\n\"\t\"\tdouble\n");
	write_file(folder, "en.stance.tsv", "word\tstance\ngood\tpositive\n");
	write_file(folder, "en.verbs.tsv",
			"word\tkind\tclass\ttakes\tphrases\n"
			"say\tverb\tneutral\tclause\n");
	if (name)
		write_file(folder, name, text);
	struct quote_tables *tables;
	struct words words;
	struct error error;
	words_init(&words, NULL);
	enum status status = quote_tables_load(
			&tables, folder, "en", &words, &error);
	if (!status)
		quote_tables_unload(tables);
	words_fini(&words);
	snprintf(path, sizeof path, "rm -r %s", folder);
	assert_int_equal(system(path), 0);
	return status ? error.line : 0;
}

static void
test_other_languages_are_refused(void **state)
{
	(void)state;
	struct quote_tables *tables;
	struct words words;
	struct error error;
	words_init(&words, NULL);
	assert_int_equal(quote_tables_load(&tables, PROJECT_LEXICON, "fr",
					 &words, &error),
			STATUS_USAGE);
	assert_null(tables);
	words_fini(&words);
}

static void
test_wrong_rows_are_told(void **state)
{
	(void)state;
	assert_int_equal(error_line(NULL, NULL), 0);
	assert_int_equal(
			error_line("classes.tsv",
					"class\tstance\nneutral\nodd\tgreen\n"),
			3);
	assert_int_equal(error_line("marks.tsv",
					 "open\tclose\tkind\n«\t»\tround\n"),
			2);
	assert_int_equal(error_line("en.stance.tsv",
					 "word\tstance\ngood\tpositive\n"
					 "good\tnegative\n"),
			3);
	assert_int_equal(error_line("en.stance.tsv", "word\tstance\nodd\n"), 2);
	static const char *const rows[] = { "say\tadverb\tneutral\tclause",
		"say\tverb\tblue\tclause", "say\tverb\tneutral\tsong",
		"say\tverb\tneutral\tphrase\ta|b|c|d|e" };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char text[256];
		snprintf(text, sizeof text,
				"word\tkind\tclass\ttakes\tphrases\n%s\n",
				rows[i]);
		assert_int_equal(error_line("en.verbs.tsv", text), 2);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_unbalanced_marks),
		cmocka_unit_test(test_long_statement),
		cmocka_unit_test(test_many_parts),
		cmocka_unit_test(test_other_languages_are_refused),
		cmocka_unit_test(test_wrong_rows_are_told),
	};
	return cmocka_run_group_tests(tests, open_coder, close_coder);
}
