#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/record_header.h"

#include <stdio.h>

static struct record_header header;

static void
assert_header(enum record_type type, const char *url, const char *content_type,
		const char *fetched, uint64_t length)
{
	assert_int_equal(header.type, type);
	assert_true(str_equal(header.url, str_of(url)));
	assert_true(str_equal(header.content_type, str_of(content_type)));
	assert_string_equal(header.fetched, fetched);
	assert_int_equal(header.length, length);
}

static void
test_warc(void **state)
{
	(void)state;
	assert_null(warc_header_read(
			STR("WARC/1.0\r\nWARC-Type: response\r\n"
			    "warc-target-uri: <http://a.example/?q=a:b>\r\n"
			    "WARC-Date: 2017-03-06T04:03:53.123456Z\r\n"
			    "Content-Type: application/http;\r\n msgtype="
			    "response\r\nContent-Length:  12 \r\n"),
			&header));
	assert_header(RECORD_CONTENT, "http://a.example/?q=a:b",
			"application/http;", "2017-03-06T04:03:53Z", 12);
	assert_null(warc_header_read(STR("WARC/0.18\nWARC-Type: Revisit\n"
					 "Content-Length: 0\n"),
			&header));
	assert_header(RECORD_REVISIT, "", "", "", 0);
	assert_null(warc_header_read(
			STR("WARC/1.1\nContent-Length: 7"), &header));
	assert_header(RECORD_ABOUT, "", "", "", 7);
}

static void
test_bad_warc(void **state)
{
	(void)state;
	static const char *const lengths[] = { "", "-1", "12x", "1 2",
		"99999999999999999999999999" };
	char lines[128];
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		snprintf(lines, sizeof lines,
				"WARC/1.0\r\nContent-Length: %s\r\n",
				lengths[i]);
		assert_non_null(warc_header_read(str_of(lines), &header));
	}
	assert_non_null(warc_header_read(STR("WARC/1.0\r\n"), &header));
	assert_true(warc_begins(STR("WARC/1.0\r\n")));
	assert_false(warc_begins(STR("WARC/x")));
	assert_false(warc_begins(STR("WARC/")));
	assert_false(warc_begins(STR(" WARC/1.0")));
}

static void
test_arc(void **state)
{
	(void)state;
	assert_null(arc_header_read(
			STR("http://a.example/?q=two words here 1.2.3.4 "
			    "20140216050221 text/html 1591\n"),
			&header));
	assert_header(RECORD_CONTENT, "http://a.example/?q=two words here",
			"text/html", "2014-02-16T05:02:21Z", 1591);
	assert_null(arc_header_read(
			STR("http://a.example/ 1.2.3.4 20140216050221 "
			    "text/html 200 abc - 123 a.arc 77"),
			&header));
	assert_header(RECORD_CONTENT, "http://a.example/", "text/html",
			"2014-02-16T05:02:21Z", 77);
	assert_null(arc_header_read(STR("filedesc://a.arc 0.0.0.0 "
					"20080430204825 text/plain 10"),
			&header));
	assert_header(RECORD_ABOUT, "filedesc://a.arc", "text/plain",
			"2008-04-30T20:48:25Z", 10);
	assert_non_null(arc_header_read(STR("http://a.example/ 1.2.3.4 "
					    "20140216050221 text/html -1"),
			&header));
	assert_true(arc_begins(STR("http://a.example/ 1.2.3.4 20140216050221 "
				   "text/html -1\n")));
	assert_false(arc_begins(STR("")));
	assert_false(arc_begins(STR("20140216050221 text/html 12\n")));
	assert_false(arc_begins(STR("A sentence with some words in it: five")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_warc),
		cmocka_unit_test(test_bad_warc),
		cmocka_unit_test(test_arc),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
