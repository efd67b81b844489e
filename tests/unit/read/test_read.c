#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/read.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "temporary.h"

static struct arena arena;
static struct reader *reader;
static struct article article;
static struct error error;

static int
start(void **state)
{
	arena_init(&arena);
	return temporary_setup(state);
}

static int
stop(void **state)
{
	arena_fini(&arena);
	return temporary_teardown(state);
}

static void
open_paths(const char *const *paths, size_t count)
{
	reader = reader_open(paths, count);
}

static void
assert_article(const char *id, const char *title, const char *text)
{
	assert_int_equal(reader_next(reader, &arena, &article, &error),
			STATUS_OK);
	assert_string_equal(article.id.at, id);
	assert_true(str_equal(article.title, str_of(title)));
	assert_string_equal(article.text.at, text);
}

static void
assert_end(void)
{
	assert_int_equal(reader_next(reader, &arena, &article, &error),
			STATUS_END);
	reader_close(reader);
}

static void
test_all_kinds(void **state)
{
	(void)state;
	const char *paths[] = {
		temporary_write("a.txt", STR("Talks resume today\n\n"
					     "The ministers said that it was "
					     "for the best.\n")),
		temporary_write("b.html",
				STR("<html "
				    "lang=es><title>Di\xC3\xA1logo</title>"
				    "<p>El ministro dijo, el lunes, que las "
				    "conversaciones siguen en la capital.")),
		temporary_write_gzip("c.gz",
				STR("{\"text\":\"One.\"}\n"
				    "{\"id\":\"x\",\"text\":\"Two.\"}\n")),
		temporary_write("d.conllu",
				STR("1\tA\ta\tX\t_\t_\t0\troot\t_\t_\n\n")),
	};
	char line[600];
	open_paths(paths, 4);
	assert_article(paths[0], "Talks resume today",
			"The ministers said that it was for the best.");
	assert_true(str_equal(article.lang, STR("en")));
	assert_int_equal(article.kind, ARTICLE_TEXT);
	assert_article(paths[1], "Di\xC3\xA1logo",
			"El ministro dijo, el lunes, que las conversaciones "
			"siguen en la capital.");
	assert_true(str_equal(article.lang, STR("es")));
	snprintf(line, sizeof line, "%s:1", paths[2]);
	assert_article(line, "", "One.");
	assert_article("x", "", "Two.");
	assert_article(paths[3], "", "1\tA\ta\tX\t_\t_\t0\troot\t_\t_\n\n");
	assert_int_equal(article.kind, ARTICLE_CONLLU);
	assert_end();
}

static void
put_record(struct buffer *out, const char *url, const char *type,
		const char *content)
{
	buffer_put_format(out,
			"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: "
			"%s\r\nWARC-Date: 2025-11-24T09:00:00Z\r\n"
			"Content-Type: %s\r\nContent-Length: %zu\r\n\r\n%s"
			"\r\n\r\n",
			url, type, strlen(content), content);
}

/* What an archive tells of its pages, feeds and lines. */
static void
test_archive(void **state)
{
	(void)state;
	struct buffer file;
	buffer_init(&file, BUFFER_UNLIMITED);
	put_record(&file, "http://a.example/\xFF", "text/html; charset=koi8-r",
			"<p>\xEB\xC5\xCE\xC9\xD1, \xEB\xC5\xCE\xC9\xD1.</p>");
	put_record(&file, "http://a.example/feed", "text/xml",
			"<rss><item><title>A &lt;b&gt;B&lt;/b&gt;</title>"
			"<description>One.\nOne more.\n\nTwo.</description>"
			"</item>\n<item><title>C</title></item></rss>");
	put_record(&file, "http://a.example/lines", "application/json",
			"{\"text\":\"Three.\",\"url\":\"http://own\"}\n{");
	const char *paths[] = { temporary_write("a", buffer_str(&file)) };
	char id[600];
	buffer_fini(&file);
	open_paths(paths, 1);
	snprintf(id, sizeof id, "%s:1", paths[0]);
	assert_article(id, "",
			"\xD0\x9A\xD0\xB5\xD0\xBD\xD0\xB8\xD1\x8F, "
			"\xD0\x9A\xD0\xB5\xD0\xBD\xD0\xB8\xD1\x8F.");
	assert_string_equal(article.url.at, "http://a.example/\xEF\xBF\xBD");
	assert_string_equal(article.fetched.at, "2025-11-24T09:00:00Z");
	assert_int_equal(article.date.len, 0);
	snprintf(id, sizeof id, "%s:2:1", paths[0]);
	assert_article(id, "A B", "One. One more.\nTwo.");
	/* Of several items none lies at the feed's address. */
	assert_int_equal(article.url.len, 0);
	assert_int_equal(article.kind, ARTICLE_FEED);
	assert_int_equal(reader_next(reader, &arena, &article, &error),
			STATUS_EMPTY);
	assert_int_equal(error.record, 2);
	assert_int_equal(error.line, 5);
	snprintf(id, sizeof id, "%s:3:1", paths[0]);
	assert_article(id, "", "Three.");
	assert_string_equal(article.url.at, "http://own");
	assert_int_equal(reader_next(reader, &arena, &article, &error),
			STATUS_FORMAT);
	assert_int_equal(error.record, 3);
	assert_int_equal(error.line, 2);
	assert_end();
}

/* A bad line is told with its place; the lines around it are read. */
static void
test_bad_lines(void **state)
{
	(void)state;
	const char *paths[] = { temporary_write("l",
			STR("{\"text\":\"One.\"}\n{\"title\":\"no text\"}\n"
			    "{\"text\":\"Three.\n{\"text\":\"Four.\"}\n")) };
	char id[600];
	open_paths(paths, 1);
	snprintf(id, sizeof id, "%s:1", paths[0]);
	assert_article(id, "", "One.");
	assert_int_equal(reader_next(reader, &arena, &article, &error),
			STATUS_EMPTY);
	assert_string_equal(error.where, paths[0]);
	assert_int_equal(error.line, 2);
	assert_int_equal(reader_next(reader, &arena, &article, &error),
			STATUS_FORMAT);
	assert_int_equal(error.line, 3);
	assert_non_null(strstr(error.message, "column"));
	snprintf(id, sizeof id, "%s:4", paths[0]);
	assert_article(id, "", "Four.");
	assert_end();
}

static void
test_repairs(void **state)
{
	(void)state;
	const char *paths[] = {
		temporary_write("t", STR("\xC3\xA1\xC3\xA9 and \xFF, \xFE.\n")),
		temporary_write("j", STR("{\"text\":\"\xC3\xA1 \xFF\"}\n"))
	};
	open_paths(paths, 2);
	assert_article(paths[0], "",
			"\xC3\xA1\xC3\xA9 and \xEF\xBF\xBD, \xEF\xBF\xBD.");
	assert_int_equal(article.repaired, 2);
	assert_int_equal(article.first_repair, 9);
	assert_int_equal(reader_next(reader, &arena, &article, &error),
			STATUS_OK);
	assert_string_equal(article.text.at, "\xC3\xA1 \xEF\xBF\xBD");
	assert_int_equal(article.repaired, 1);
	assert_int_equal(article.first_repair, 12);
	assert_end();
}

/* The template says English, every word is Spanish. */
static void
test_wrong_language(void **state)
{
	(void)state;
	struct buffer page;
	buffer_init(&page, BUFFER_UNLIMITED);
	buffer_put(&page, STR("<html lang=en>"));
	for (size_t i = 0; i < 10; i++)
		buffer_put_format(&page,
				"<p>El ministro dijo el d\xC3\xAD"
				"a %zu que los "
				"presidentes se re\xC3\xBAnen con sus "
				"ministros "
				"en la capital del pa\xC3\xADs.</p>",
				i);
	const char *paths[] = { temporary_write("p.html", buffer_str(&page)) };
	buffer_fini(&page);
	open_paths(paths, 1);
	assert_int_equal(reader_next(reader, &arena, &article, &error),
			STATUS_OK);
	assert_true(str_equal(article.lang, STR("es")));
	assert_end();
}

/* Articles of each language that say they are of another. */
static void
test_any_wrong_language(void **state)
{
	(void)state;
	static const char *const codes[] = { "en", "es", "pt", "fr", "it", "ca",
		"de" };
	enum { CODES = sizeof codes / sizeof *codes };
	for (size_t i = 0; i < CODES; i++) {
		char path[512];
		struct str text;
		struct buffer page;
		snprintf(path, sizeof path, "%s/tests/data/languages/%s.txt",
				SOURCE_ROOT, codes[i]);
		assert_int_equal(file_read(path, &arena, &text, NULL),
				STATUS_OK);
		text.len = str_find(text, STR("\n\n"));
		buffer_init(&page, BUFFER_UNLIMITED);
		buffer_put_format(&page, "<html lang=%s><p>%.*s</p>",
				codes[(i + 1) % CODES], STR_ARG(text));
		const char *paths[] = { temporary_write(
				"p.html", buffer_str(&page)) };
		buffer_fini(&page);
		open_paths(paths, 1);
		assert_int_equal(reader_next(reader, &arena, &article, &error),
				STATUS_OK);
		assert_true(str_equal(article.lang, str_of(codes[i])));
		assert_end();
	}
}

/* A file name of any bytes gives an id that is text. */
static void
test_odd_name(void **state)
{
	(void)state;
	const char *paths[] = { temporary_write(
			"odd\xFFname", STR("Some text.")) };
	open_paths(paths, 1);
	assert_int_equal(reader_next(reader, &arena, &article, &error),
			STATUS_OK);
	assert_int_equal(utf8_check(article.id), article.id.len);
	assert_end();
}

static void
test_encodings(void **state)
{
	(void)state;
	const char *paths[] = { temporary_write("p.html",
			STR("<meta charset=iso-8859-1><p>El a\xF1o pasado, "
			    "dijo el ministro, hubo \x93paz\x94 en el "
			    "pa\xEDs.")) };
	open_paths(paths, 1);
	assert_article(paths[0], "",
			"El a\xC3\xB1o pasado, dijo el ministro, hubo "
			"\xE2\x80\x9Cpaz\xE2\x80\x9D en el pa\xC3\xADs.");
	assert_int_equal(article.repaired, 0);
	assert_end();
}

/* A page that scripts fill still has the text that it gives to machines. */
static void
test_text_of_jsonld(void **state)
{
	(void)state;
	const char *paths[] = { temporary_write("p.html",
			STR("<script type=application/ld+json>{\"@type\":"
			    "\"NewsArticle\",\"headline\":\"Talks\","
			    "\"articleBody\":\"One  day.\\n\\nTwo &amp; three."
			    "\"}</script><div id=app>Loading</div>")) };
	open_paths(paths, 1);
	assert_article(paths[0], "Talks", "One day.\nTwo & three.");
	assert_int_equal(article.paragraphs, 2);
	assert_end();
}

/* More text than an article may have is cut between paragraphs. */
static void
test_long_article(void **state)
{
	(void)state;
	struct buffer page;
	buffer_init(&page, BUFFER_UNLIMITED);
	while (page.len < LIMIT_ARTICLE_BYTES + LIMIT_ARTICLE_BYTES / 2)
		buffer_put_format(&page,
				"<p>On day %zu the ministers met, and they "
				"spoke about it again.</p>\n",
				page.len);
	const char *paths[] = { temporary_write("p.html", buffer_str(&page)) };
	buffer_fini(&page);
	open_paths(paths, 1);
	assert_int_equal(reader_next(reader, &arena, &article, &error),
			STATUS_OK);
	assert_in_range(article.text.len, LIMIT_ARTICLE_BYTES - 100,
			LIMIT_ARTICLE_BYTES);
	assert_true(str_ends(article.text, STR("again.")));
	assert_end();
}

/* The archetype: a saved page's text; only where the data is. */
static void
test_sample(void **state)
{
	(void)state;
	const char *shared = getenv("DEMARCHE_SHARED");
	char path[512];
	snprintf(path, sizeof path, "%s/samples/colombia-china.txt",
			shared ? shared : "../shared");
	FILE *file = fopen(path, "rb");
	if (!file)
		skip();
	fclose(file);
	const char *paths[] = { path };
	open_paths(paths, 1);
	assert_int_equal(reader_next(reader, &arena, &article, &error),
			STATUS_OK);
	assert_true(str_starts(article.title,
			STR("Colombian politicians turn toward China")));
	assert_true(str_starts(article.text, STR("BOGOT")));
	assert_true(str_ends(article.text, STR("\xE2\x80\x9D")));
	assert_int_equal(str_find(article.text, STR("Site icon")),
			article.text.len);
	assert_true(str_find(article.text, STR("\nTechnology competition "
					       "intensifies\n"))
			< article.text.len);
	assert_true(str_equal(article.lang, STR("en")));
	assert_end();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_all_kinds, start, stop),
		cmocka_unit_test_setup_teardown(test_archive, start, stop),
		cmocka_unit_test_setup_teardown(test_bad_lines, start, stop),
		cmocka_unit_test_setup_teardown(test_repairs, start, stop),
		cmocka_unit_test_setup_teardown(
				test_wrong_language, start, stop),
		cmocka_unit_test_setup_teardown(
				test_any_wrong_language, start, stop),
		cmocka_unit_test_setup_teardown(test_odd_name, start, stop),
		cmocka_unit_test_setup_teardown(test_encodings, start, stop),
		cmocka_unit_test_setup_teardown(
				test_text_of_jsonld, start, stop),
		cmocka_unit_test_setup_teardown(test_long_article, start, stop),
		cmocka_unit_test_setup_teardown(test_sample, start, stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
