#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/html_extract.h"

static struct html html;
static struct html_extract *extract;
static struct buffer out;

static int
start(void **state)
{
	(void)state;
	html_init(&html);
	extract = html_extract_new();
	buffer_init(&out, BUFFER_UNLIMITED);
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	html_fini(&html);
	html_extract_free(extract);
	buffer_fini(&out);
	return 0;
}

/* Paragraphs of an article, long enough to be one. */
#define ONE                                                                    \
	"The delegations of both countries met on Monday, and spoke about "    \
	"the border, the ministry said in a statement."
#define TWO                                                                    \
	"On Friday they meet again, in the north, where thousands of people "  \
	"fled from the fighting of the last weeks."
#define THREE                                                                  \
	"The opposition, which had asked for talks since March, called the "   \
	"meeting late but welcome, and asked for a truce."
#define BOTH ONE "\n" TWO

static const struct {
	const char *name, *page, *text;
} cases[] = {
	{ "paragraphs", "<div><p>" ONE "</p><p>" TWO "</p></div>", BOTH },
	{ "navigation, footer",
			"<nav><a href=a>Home</a> <a href=b>World</a></nav><div>"
			"<p>" ONE "<p>" TWO "</div><footer><p>" THREE
			"</footer>",
			BOTH },
	{ "entities, spaces, soft hyphens",
			"<p>" ONE "</p><p>  On Fri&shy;day\n they&nbsp;meet "
			"again, in the <b>north</b>, where thousands of people "
			"fled from the fighting of the last weeks.</p>",
			BOTH },
	{ "inline elements do not break words",
			"<p>The delega<b>tions</b> of <a href=x>both "
			"countries</a> met "
			"on Monday, and spoke about the border, the ministry "
			"said in a statement.<p>" TWO,
			BOTH },
	{ "line breaks", "<div>" ONE "<br><br>" TWO "</div>", BOTH },
	{ "one break behind a sentence", "<div>" ONE "<br>" TWO "</div>",
			BOTH },
	{ "one break inside a sentence",
			"<p>The delegations of both countries met on Monday,"
			"<br>and spoke about the border, the ministry said in "
			"a statement.<p>" TWO,
			BOTH },
	{ "captions",
			"<p>" ONE "<figure><img src=x><figcaption>A picture of "
			"the border, taken last "
			"week.</figcaption></figure><p>" TWO,
			BOTH },
	{ "share bar, newsletter, related",
			"<article><div class=share-tools><a href=x>Facebook</a>"
			"</div><p>" ONE "</p><div class=newsletter-box><p>Get "
			"all of it in your mail, every day, "
			"free.</p></div><p>" TWO
			"</p><ul class=related><li><a href=x>Another day "
			"of talks in the capital</a></ul></article>",
			BOTH },
	{ "comments",
			"<article><p>" ONE "<p>" TWO "</article><div "
			"id=comments><p>I think, as always, that nothing will "
			"come of it, and you all know why.</p></div>",
			BOTH },
	{ "hidden",
			"<p>" ONE "</p><p style='display:none'>" THREE
			"</p><p>" TWO "</p><div hidden><p>" THREE "</div>",
			BOTH },
	{ "lists and quotes that belong to it",
			"<div><p>" ONE "</p><blockquote>\"We meet again, in "
			"the north.\"</blockquote><ul><li>The border stays "
			"open, both said.</li><li>Prisoners go home.</li></ul>"
			"<p>" TWO "</p></div>",
			ONE
			"\n\"We meet again, in the north.\"\nThe border "
			"stays open, both said.\nPrisoners go home.\n" TWO },
	{ "headings inside stay, the headline goes",
			"<h1>Talks resume in the capital</h1><p>" ONE
			"<h2>A long way</h2><p>" TWO,
			ONE "\nA long way\n" TWO },
	{ "byline and date above go",
			"<article><h1>Talks resume in the capital</h1><p>By "
			"Ana Ruiz</p><p>November 24, 2025</p><p>" ONE "<p>" TWO
			"</article>",
			BOTH },
	{ "teasers of other articles",
			"<main><article><h1>Talks resume in the capital</h1>"
			"<p>" ONE "<p>" TWO "</article><div><h3><a href=x>Rain "
			"in the south</a></h3><p>" THREE "</p></div></main>",
			BOTH },
	{ "stacked articles",
			"<main><article><h1>Talks resume in the capital</h1>"
			"<p>" ONE "<p>" TWO "</article><article><h1>Rain falls "
			"in the south</h1><p>" THREE "<p>" THREE
			"</article></main>",
			BOTH },
	{ "a short article with a linked heading inside",
			"<div><p>" ONE "</p><p>" TWO "</p><h3><a href=x>Rain "
			"in the south</a></h3></div>",
			BOTH },
	{ "furniture lines inside",
			"<div><p>" ONE "</p><p>Advertisement</p><p>Read more: "
			"Rain in the south</p><p>" TWO "</p></div>",
			BOTH },
	{ "nothing but links", "<ul><li><a href=x>One</a><li><a href=y>Two</a>",
			"" },
	{ "no markup", ONE, ONE },
	{ "empty", "", "" },
};

static void
test_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buffer_reset(&out);
		html_parse(&html, str_of(cases[i].page));
		size_t paragraphs = html_extract_text(extract, &html,
				STR("Talks resume in the capital"), &out);
		if (!str_equal(buffer_str(&out), str_of(cases[i].text)))
			fail_msg("%s: %.*s", cases[i].name,
					STR_ARG(buffer_str(&out)));
		size_t lines = out.len > 0;
		for (size_t k = 0; k < out.len; k++)
			lines += out.at[k] == '\n';
		assert_int_equal(paragraphs, lines);
	}
}

/* The same page gives the same text, whatever came before. */
static void
test_nothing_is_kept(void **state)
{
	(void)state;
	struct buffer again;
	buffer_init(&again, BUFFER_UNLIMITED);
	for (size_t i = sizeof cases / sizeof *cases; i--;) {
		struct str title = STR("Talks resume in the capital");
		buffer_reset(&out);
		buffer_reset(&again);
		html_parse(&html, str_of(cases[i].page));
		html_extract_text(extract, &html, title, &out);
		html_extract_text(extract, &html, title, &again);
		assert_true(str_equal(buffer_str(&out), buffer_str(&again)));
		assert_true(str_equal(buffer_str(&out), str_of(cases[i].text)));
	}
	buffer_fini(&again);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_table, start, stop),
		cmocka_unit_test_setup_teardown(
				test_nothing_is_kept, start, stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
