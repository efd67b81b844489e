#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/feed.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"

static struct feed *feed;
static struct feed_item item;
static struct error error;

/* A whole feed in one piece. */
static void
open_feed(struct str bytes)
{
	feed = feed_open(STR(""));
	feed_put(feed, bytes, true);
}

static void
assert_field(enum envelope field, const char *value)
{
	assert_int_equal(item.envelope[field].len, strlen(value));
	assert_memory_equal(item.envelope[field].at, value, strlen(value));
}

static void
assert_item(const char *title, const char *html)
{
	assert_int_equal(feed_next(feed, &item, &error), STATUS_OK);
	assert_field(ENVELOPE_TITLE, title);
	assert_int_equal(item.html.len, strlen(html));
	assert_memory_equal(item.html.at, html, strlen(html));
}

static void
assert_end(void)
{
	assert_int_equal(feed_next(feed, &item, &error), STATUS_END);
	feed_close(feed);
}

static void
assert_failure(enum status status, uint64_t line)
{
	assert_int_equal(feed_next(feed, &item, &error), status);
	assert_int_equal(error.line, line);
	assert_end();
}

static const char rss[] =
		"<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'"
		" xmlns:content='http://purl.org/rss/1.0/modules/content/'"
		" xmlns:atom='http://www.w3.org/2005/Atom'>\n"
		"<channel><title>Wire</title><language>en-gb</language>\n"
		"<atom:link rel='self' href='http://w.example/feed'/>\n"
		"<image><title>Logo</title></image>\n"
		"<item><title>One</title><link>http://w.example/1</link>\n"
		"<guid isPermaLink='false'>w-1</guid>\n"
		"<pubDate>Mon, 24 Nov 2025 09:00:00 GMT</pubDate>\n"
		"<dc:creator>Ann</dc:creator><dc:creator>Bo</dc:creator>\n"
		"<author>desk@w.example</author>\n"
		"<description>Short.</description>\n"
		"<content:encoded><![CDATA[<p>Long & good.</p>]]>"
		"</content:encoded></item>\n"
		"<item><title>Two</title><guid>http://w.example/2</guid>\n"
		"<author>c@w.example (Cy)</author><dc:language>es</dc:language>"
		"<source url='http://o.example'>Other</source>\n"
		"<description>&lt;p&gt;Text&lt;/p&gt;</description></item>\n"
		"</channel></rss>\n";

static void
test_rss(void **state)
{
	(void)state;
	open_feed(str_of(rss));
	assert_item("One", "<p>Long & good.</p>");
	assert_int_equal(item.number, 1);
	assert_int_equal(item.line, 5);
	assert_field(ENVELOPE_ID, "w-1");
	assert_field(ENVELOPE_URL, "http://w.example/1");
	assert_field(ENVELOPE_AUTHOR, "Ann\nBo");
	assert_field(ENVELOPE_DATE, "Mon, 24 Nov 2025 09:00:00 GMT");
	assert_field(ENVELOPE_PUBLISHER, "Wire");
	assert_field(ENVELOPE_LANG, "en-gb");
	assert_item("Two", "<p>Text</p>");
	assert_int_equal(item.number, 2);
	assert_field(ENVELOPE_ID, "http://w.example/2");
	assert_field(ENVELOPE_URL, "http://w.example/2");
	assert_field(ENVELOPE_AUTHOR, "Cy");
	assert_field(ENVELOPE_PUBLISHER, "Other");
	assert_field(ENVELOPE_LANG, "es");
	assert_end();
}

/* However the bytes are cut, the same comes out. */
static void
test_pieces(void **state)
{
	(void)state;
	for (size_t size = 1; size < 40; size++) {
		struct str rest = str_of(rss);
		size_t items = 0;
		feed = feed_open(STR(""));
		for (bool more = true; more;) {
			size_t n = size < rest.len ? size : rest.len;
			more = rest.len > 0;
			feed_put(feed, (struct str){ rest.at, n }, !more);
			rest = (struct str){ rest.at + n, rest.len - n };
			while (!feed_next(feed, &item, &error))
				items += item.html.len == (items ? 11u : 19u);
		}
		assert_int_equal(items, 2);
		assert_end();
	}
}

static void
test_atom(void **state)
{
	(void)state;
	open_feed(STR("<feed xmlns='http://www.w3.org/2005/Atom' "
		      "xml:lang='en'><title>Wire</title>"
		      "<author><name>Desk</name></author>"
		      "<entry><id>tag:w,1</id><title type='html'>&lt;i&gt;A"
		      "</title><link rel='enclosure' href='a.mp3'/>"
		      "<link rel='alternate' href=' "
		      "http://w.example/1?a=1&amp;b=2 '/>"
		      "<updated>2025-11-25</updated>"
		      "<published>2025-11-24T01:02:03Z</published>"
		      "<summary>short</summary><content type='xhtml'>"
		      "<div xmlns='http://www.w3.org/1999/xhtml'><p>B &lt; "
		      "<b class='x'>C</b><br/></p></div></content></entry>"
		      "<entry xml:lang='es'><title>AT&amp;T</title>"
		      "<author><name>Ann</name></author>"
		      "<source><title>Other</title></source>"
		      "<content type='image/png'>iVBOR</content>"
		      "<summary>1 &lt; 2</summary></entry></feed>"));
	assert_item("<i>A", "<div><p>B &lt; <b class=\"x\">C</b><br></p>"
			    "</div>");
	assert_field(ENVELOPE_ID, "tag:w,1");
	assert_field(ENVELOPE_URL, "http://w.example/1?a=1&b=2");
	assert_field(ENVELOPE_DATE, "2025-11-24T01:02:03Z");
	assert_field(ENVELOPE_AUTHOR, "Desk");
	assert_field(ENVELOPE_LANG, "en");
	assert_item("AT&amp;T", "1 &lt; 2");
	assert_field(ENVELOPE_ID, "");
	assert_field(ENVELOPE_AUTHOR, "Ann");
	assert_field(ENVELOPE_PUBLISHER, "Other");
	assert_field(ENVELOPE_LANG, "es");
	assert_end();
}

/* RSS 1.0, whose items stand beside the channel. */
static void
test_rdf(void **state)
{
	(void)state;
	open_feed(STR("<rdf:RDF xmlns='http://purl.org/rss/1.0/' xmlns:rdf="
		      "'http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
		      "<channel rdf:about='x'><title>Wire</title></channel>"
		      "<image><title>Logo</title></image>"
		      "<item rdf:about='http://w.example/1'><title>A</title>"
		      "<description>B</description></item></rdf:RDF>"));
	assert_item("A", "B");
	assert_field(ENVELOPE_ID, "http://w.example/1");
	assert_field(ENVELOPE_PUBLISHER, "Wire");
	assert_end();
}

/* What feeds get wrong and everybody reads all the same. */
static void
test_sloppy(void **state)
{
	(void)state;
	open_feed(STR(" \n<?xml version='1.0' encoding='utf-8'?><rss><channel>"
		      "<item><title>AT&T caf\xE9 \x1F&eacute;&nope;&#0;</title>"
		      "<dc:creator>Ann</dc:creator><link>http://w.example/?a=1"
		      "&b=2</link><description>caf\xC3\xA9</description></item>"
		      "</channel></rss>"));
	assert_item("AT&T caf\xC3\xA9  \xC3\xA9&nope;&#0;", "caf\xC3\xA9");
	assert_field(ENVELOPE_AUTHOR, "Ann");
	assert_field(ENVELOPE_URL, "http://w.example/?a=1&b=2");
	assert_end();
}

static void
test_encodings(void **state)
{
	(void)state;
	open_feed(STR("<?xml version='1.0' encoding='windows-1251'?><rss>"
		      "<item><title>\xCC\xE8\xF0</title></item></rss>"));
	assert_item("\xD0\x9C\xD0\xB8\xD1\x80", "");
	assert_end();
	open_feed(STR("\xFF\xFE<\0r\0s\0s\0>\0<\0i\0t\0e\0m\0/\0>\0<\0/\0r\0s\0"
		      "s\0>\0"));
	assert_item("", "");
	assert_end();
	feed = feed_open(STR("koi8-r"));
	feed_put(feed, STR("<rss><item><title>\xCD</title></item></rss>"),
			true);
	assert_item("\xD0\xBC", "");
	assert_end();
}

static void
test_damaged(void **state)
{
	(void)state;
	open_feed(STR("<rss>\n<item><title>A</title></item>\n<item><title>B"
		      "</item>\n<item><title>C</title></item></rss>"));
	assert_item("A", "");
	assert_failure(STATUS_FORMAT, 3);
	open_feed(STR("<rss>\n<item><title>A</title></item>\n<item><ti"));
	assert_item("A", "");
	assert_failure(STATUS_FORMAT, 3);
	open_feed(STR("<rss><channel><title>Wire</title></channel></rss>"));
	assert_failure(STATUS_EMPTY, 0);
	open_feed(STR("<html>\n<item/></html>"));
	assert_failure(STATUS_FORMAT, 1);
	open_feed(STR(""));
	assert_failure(STATUS_FORMAT, 1);
}

/* Entities could make a gigabyte of a kilobyte, or read this machine's files;
 * depth and size are bounded. */
static void
test_hostile(void **state)
{
	(void)state;
	open_feed(STR("<!DOCTYPE rss [\n<!ENTITY a \"aaaa\">\n<!ENTITY b "
		      "\"&a;&a;\">]><rss><item><title>&b;</title></item></"
		      "rss>"));
	assert_failure(STATUS_UNSUPPORTED, 2);
	open_feed(STR("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\""
		      ">]><rss><item><title>&x;</title></item></rss>"));
	assert_failure(STATUS_UNSUPPORTED, 1);
	open_feed(STR("<!DOCTYPE rss SYSTEM \"http://127.0.0.1:9/rss.dtd\">"
		      "<rss><item><title>&x;</title></item></rss>"));
	assert_item("&x;", "");
	assert_end();
	struct buffer deep;
	buffer_init(&deep, BUFFER_UNLIMITED);
	buffer_put(&deep, STR("<rss><item><title>A</title></item><item>"));
	for (size_t i = 0; i < 100000; i++)
		buffer_put(&deep, STR("<a>"));
	open_feed(buffer_str(&deep));
	assert_item("A", "");
	assert_failure(STATUS_LIMIT, 1);
	/* Namespaces, which are compared each with each, and a tag without
	 * end. */
	buffer_reset(&deep);
	buffer_put(&deep, STR("<rss><item "));
	for (size_t i = 0; i < 5000; i++)
		buffer_put_format(&deep, "xmlns:a%zu='u' ", i);
	buffer_put(&deep, STR("/></rss>"));
	open_feed(buffer_str(&deep));
	assert_failure(STATUS_LIMIT, 1);
	buffer_reset(&deep);
	buffer_put(&deep, STR("<rss><item a='"));
	for (size_t i = 0; i < 200000; i++)
		buffer_put_char(&deep, 'x');
	open_feed(buffer_str(&deep));
	assert_failure(STATUS_LIMIT, 1);
	buffer_fini(&deep);
}

static void
test_limits(void **state)
{
	(void)state;
	enum { PART = 1024 * 1024 };
	static char part[PART];
	memset(part, 'x', sizeof part);
	feed = feed_open(STR(""));
	feed_put(feed, STR("<rss><item><description>"), false);
	for (size_t i = 0; i < 17; i++) {
		feed_put(feed, (struct str){ part, PART }, false);
		feed_put(feed, STR("<b/>"), false);
	}
	feed_put(feed, STR("</description></item></rss>"), true);
	assert_int_equal(feed_next(feed, &item, &error), STATUS_OK);
	assert_true(item.too_long);
	assert_end();
	feed = feed_open(STR(""));
	feed_put(feed, STR("<rss>"), false);
	uint64_t given = 0;
	error = (struct error){ 0 };
	for (size_t i = 0; i < LIMIT_FEED_ITEMS + 10; i++) {
		feed_put(feed, STR("<item/>"), false);
		while (!feed_next(feed, &item, &error))
			given++;
		if (error.status == STATUS_LIMIT)
			break;
	}
	assert_int_equal(given, LIMIT_FEED_ITEMS);
	assert_int_equal(error.status, STATUS_LIMIT);
	assert_end();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rss),
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_atom),
		cmocka_unit_test(test_rdf),
		cmocka_unit_test(test_sloppy),
		cmocka_unit_test(test_encodings),
		cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_limits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
