#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/html_meta.h"

#include "base/limits.h"

static struct arena arena;
static struct html html;

static int
start(void **state)
{
	(void)state;
	arena_init(&arena);
	html_init(&html);
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	arena_fini(&arena);
	html_fini(&html);
	return 0;
}

static struct article
read_page(const char *page)
{
	struct article article = { 0 };
	struct str body;
	html_parse(&html, str_of(page));
	html_meta_read(&html, &arena, &article, &body);
	return article;
}

enum field { TITLE, DATE, PUBLISHER, URL, LANGUAGE, AUTHOR };

static const struct {
	enum field field;
	const char *page, *value;
} cases[] = {
	{ TITLE, "<title>Talks resume</title>", "Talks resume" },
	{ TITLE, "<title>Talks resume in the capital - Courier</title>",
			"Talks resume in the capital" },
	{ TITLE, "<title>Talks - resume</title>", "Talks - resume" },
	{ TITLE,
			"<meta property=og:title content='Talks &amp; peace'>"
			"<title>x</title>",
			"Talks & peace" },
	{ TITLE,
			"<meta property=og:site_name content=Courier>"
			"<meta property=og:title content='Talks | Courier'>",
			"Talks" },
	{ TITLE,
			"<title>Three talks resume: Courier, the paper</title>"
			"<h1>Three talks resume</h1>",
			"Three talks resume" },
	{ TITLE, "<h1>Talks <span>resume</span></h1>", "Talks resume" },
	{ TITLE,
			"<title>New Zealand - Encyclopedia</title>"
			"<h1>New Zealand</h1>"
			"<script type=application/ld+json>{\"@type\":"
			"\"Article\",\"headline\":\"country in Oceania\"}"
			"</script>",
			"New Zealand" },
	{ DATE, "<meta property=article:published_time content=2025-11-24>",
			"2025-11-24" },
	{ DATE,
			"<time datetime=2025-11-25>x</time>"
			"<meta name=date content='November 24, 2025'>",
			"2025-11-24" },
	{ DATE, "<time>24 Nov 2025</time>", "2025-11-24" },
	{ DATE, "<time datetime=soon>24 Nov 2025</time>", "2025-11-24" },
	{ DATE, "<span itemprop=datePublished content=2025-11-24>x</span>",
			"2025-11-24" },
	{ DATE, "<p class=post-date>November 24, 2025</p>", "2025-11-24" },
	{ DATE, "<p class=post-date>yesterday</p>", "" },
	{ PUBLISHER, "<meta property=og:site_name content=Courier>",
			"Courier" },
	{ URL, "<link rel=canonical href=http://x.example/a>",
			"http://x.example/a" },
	{ URL, "<meta property=og:url content=http://x.example/b>",
			"http://x.example/b" },
	{ URL, "<link rel=canonical href=/relative>", "" },
	{ LANGUAGE, "<html lang=es-CO>", "es" },
	{ LANGUAGE, "<meta property=og:locale content=en_US>", "en" },
	{ AUTHOR, "<meta name=author content='Ana Ruiz'>", "Ana Ruiz" },
	{ AUTHOR, "<meta name=author content='Ana Ruiz and Bo Li'>",
			"Ana Ruiz;Bo Li" },
	{ AUTHOR, "<meta name=byl content='By Ana Ruiz'>", "Ana Ruiz" },
	{ AUTHOR, "<a rel=author href=x>Ana Ruiz</a>", "Ana Ruiz" },
	{ AUTHOR, "<p class=byline>By <a>Ana Ruiz</a></p>", "Ana Ruiz" },
	{ AUTHOR, "<meta name=author content=https://x.example/ana>", "" },
	{ AUTHOR,
			"<script type='application/ld+json'>{\"@type\":"
			"\"NewsArticle\",\"author\":[{\"name\":\"Ana Ruiz\"},"
			"{\"name\":\"Bo Li\"}]}</script>"
			"<meta name=author content=Staff>",
			"Ana Ruiz;Bo Li" },
};

static void
put_authors(struct buffer *out, const struct article *article)
{
	for (size_t i = 0; i < article->author_count; i++) {
		if (i)
			buffer_put_char(out, ';');
		buffer_put(out, article->author[i]);
	}
}

static void
test_table(void **state)
{
	(void)state;
	struct buffer value;
	buffer_init(&value, BUFFER_UNLIMITED);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct article article = read_page(cases[i].page);
		const struct str fields[] = { article.title, article.date,
			article.publisher, article.url, article.lang };
		buffer_reset(&value);
		if (cases[i].field == AUTHOR)
			put_authors(&value, &article);
		else
			buffer_put(&value, fields[cases[i].field]);
		if (!str_equal(buffer_str(&value), str_of(cases[i].value)))
			fail_msg("%s: %.*s", cases[i].page,
					STR_ARG(buffer_str(&value)));
	}
	buffer_fini(&value);
}

/* A title of megabytes is cut, not refused. */
static void
test_long_title(void **state)
{
	(void)state;
	struct buffer page;
	buffer_init(&page, BUFFER_UNLIMITED);
	buffer_put(&page, STR("<title>"));
	for (size_t i = 0; i < 1000000; i++)
		buffer_put(&page, STR("\xC3\xB1"));
	buffer_put_char(&page, '\0');
	struct article article = read_page(page.at);
	buffer_fini(&page);
	assert_int_equal(article.title.len, LIMIT_META_BYTES);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_table, start, stop),
		cmocka_unit_test_setup_teardown(test_long_title, start, stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
