#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/html.h"

#include "base/buffer.h"

static struct html html;

static int
start(void **state)
{
	(void)state;
	html_init(&html);
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	html_fini(&html);
	return 0;
}

/* Parents come first, subtrees nest, texts lie inside the buffer. */
static void
assert_tree(void)
{
	assert_true(html.count >= 1);
	assert_int_equal(html.nodes[0].end, html.count);
	for (size_t i = 1; i < html.count; i++) {
		const struct html_node *node = &html.nodes[i];
		const struct html_node *parent = &html.nodes[node->parent];
		assert_true(node->parent < i);
		assert_true(node->end > i && node->end <= parent->end);
		assert_true((size_t)node->text + node->text_len
				<= html.text.len);
	}
}

static size_t
find(enum html_tag tag)
{
	for (size_t i = 0; i < html.count; i++)
		if (html.nodes[i].tag == tag)
			return i;
	return 0;
}

static void
test_tags(void **state)
{
	(void)state;
	static const char *const names[] = {
#define X(id, name, flags) name,
		HTML_TAGS(X)
#undef X
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		assert_int_equal(html_tag_find(names[i]), i + 1);
		assert_true(!i || strcmp(names[i - 1], names[i]) < 0);
	}
	assert_int_equal(html_tag_find("span"), HTML_TAG_OTHER);
	assert_int_equal(html_tag_find(""), HTML_TAG_OTHER);
}

static void
test_tree(void **state)
{
	(void)state;
	html_parse(&html, STR("<body><p class='a'>One <b>two</b> &amp; three"
			      "<p>Four<br>five</div></body>"));
	assert_tree();
	size_t p = find(HTML_TAG_P);
	const struct html_node *run = &html.nodes[p + 1];
	assert_int_equal(run->tag, HTML_TAG_TEXT);
	assert_true(str_equal(html_text(&html, run), STR("One ")));
	/* " & three" is one run though the parser tells it in pieces. */
	assert_true(str_equal(
			html_text(&html, &html.nodes[p + 4]), STR(" & three")));
	assert_int_equal(html.nodes[html.nodes[p].end].tag, HTML_TAG_P);
}

static void
test_attributes(void **state)
{
	(void)state;
	html_parse(&html, STR("<html lang=es><meta property='og:title' "
			      "content='a &quot;b&quot;'>"
			      "<div style='display: none'>x</div>"
			      "<section class='articleBody' hidden>y</section>"
			      "<ul role=navigation><li>z</ul>"));
	assert_tree();
	const struct html_node *meta = &html.nodes[find(HTML_TAG_META)];
	assert_true(str_equal(html_attr(&html, meta, HTML_ATTR_CONTENT),
			STR("a \"b\"")));
	assert_true(str_equal(html_attr(&html, meta, HTML_ATTR_PROPERTY),
			STR("og:title")));
	assert_int_equal(html_attr(&html, meta, HTML_ATTR_HREF).len, 0);
	assert_true(str_equal(html_attr(&html, &html.nodes[find(HTML_TAG_HTML)],
					      HTML_ATTR_LANG),
			STR("es")));
	assert_true(html.nodes[find(HTML_TAG_DIV)].hints & HINT_HIDDEN);
	uint32_t hints = html.nodes[find(HTML_TAG_SECTION)].hints;
	assert_int_equal(hints, HINT_ARTICLE | HINT_BODY | HINT_HIDDEN);
	assert_int_equal(html.nodes[find(HTML_TAG_UL)].hints, HINT_ASIDE);
}

static void
test_hints(void **state)
{
	(void)state;
	static const struct {
		const char *names;
		uint32_t hints;
	} cases[] = {
		{ "article-body__text", HINT_ARTICLE | HINT_BODY },
		{ "storyContent", HINT_ARTICLE | HINT_BODY },
		{ "articlebodytext", HINT_MAIN },
		{ "share", HINT_ASIDE },
		{ "shareholders", 0 },
		{ "newsletter-signup", HINT_ASIDE },
		{ "COMMENTS", HINT_COMMENT },
		{ "header", 0 },
		{ "radio", 0 },
		{ "ad", HINT_SMALL },
		{ "a1-b2 _ --", 0 },
		{ "", 0 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(html_hint_of(&html.hints,
						 str_of(cases[i].names)),
				cases[i].hints);
}

static void
test_scripts_are_not_markup(void **state)
{
	(void)state;
	html_parse(&html, STR("<script>var a = '<p>no</p></div>';</script>"
			      "<p>yes</p>"));
	assert_tree();
	const struct html_node *p = &html.nodes[find(HTML_TAG_P)];
	assert_true(str_equal(html_text(&html, p + 1), STR("yes")));
}

static void
test_decode(void **state)
{
	(void)state;
	static const struct {
		const char *raw, *text;
	} cases[] = {
		{ "a &amp; b", "a & b" },
		{ "&#8217;&#x2019;", "\xE2\x80\x99\xE2\x80\x99" },
		{ "&ntilde;&", "\xC3\xB1&" },
		{ "&nosuch; &; &#; &#x; &#99999999;",
				"&nosuch; &; &#; &#x; &#99999999;" },
		{ "AT&T; &#0;", "AT&T; &#0;" },
		{ "", "" },
	};
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buffer_reset(&out);
		html_decode(str_of(cases[i].raw), &out);
		assert_true(str_equal(buffer_str(&out), str_of(cases[i].text)));
	}
	buffer_fini(&out);
}

static const char *const fragments[] = { "<div>", "<span>", "<a><b><i>",
	"<table><tr><td>", "<p><div>", "</div>", "<b></i>", "<ul><li>", "<",
	"&", "<!--", "<p class=author>", "<div itemprop=author>", "<h2><a>x" };

/* Whatever is nested: were it not linear, a page of this size would take
 * hours, and the runner's limit for a test would end it. */
static void
test_linear(void **state)
{
	(void)state;
	enum { BYTES = 2 * 1000 * 1000 };
	struct buffer page;
	buffer_init(&page, BUFFER_UNLIMITED);
	for (size_t i = 0; i < sizeof fragments / sizeof *fragments; i++) {
		buffer_reset(&page);
		/* Open elements that no end tag of the fragments closes. */
		for (size_t j = 0; j < 1000; j++)
			buffer_put(&page, STR("<em>"));
		while (page.len < BYTES)
			buffer_put(&page, str_of(fragments[i]));
		html_parse(&html, buffer_str(&page));
		assert_tree();
	}
	buffer_fini(&page);
}

static void
test_a_million_deep(void **state)
{
	(void)state;
	struct buffer page;
	buffer_init(&page, BUFFER_UNLIMITED);
	for (size_t i = 0; i < 1000000; i++)
		buffer_put(&page, STR("<div>"));
	buffer_put(&page, STR("text"));
	html_parse(&html, buffer_str(&page));
	buffer_fini(&page);
	assert_tree();
	assert_true(html.count > 1000000);
	size_t depth = 0;
	for (size_t i = html.count - 1; i; i = html.nodes[i].parent)
		depth++;
	assert_in_range(depth, LIMIT_HTML_DEPTH - 2, LIMIT_HTML_DEPTH + 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tags),
		cmocka_unit_test_setup_teardown(test_tree, start, stop),
		cmocka_unit_test_setup_teardown(test_attributes, start, stop),
		cmocka_unit_test_setup_teardown(test_hints, start, stop),
		cmocka_unit_test_setup_teardown(
				test_scripts_are_not_markup, start, stop),
		cmocka_unit_test(test_decode),
		cmocka_unit_test_setup_teardown(test_linear, start, stop),
		cmocka_unit_test_setup_teardown(
				test_a_million_deep, start, stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
