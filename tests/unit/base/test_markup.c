#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/markup.h"

static struct buffer out;

static int
set_up(void **unused)
{
	(void)unused;
	buffer_init(&out, BUFFER_UNLIMITED);
	return 0;
}

static int
tear_down(void **unused)
{
	(void)unused;
	buffer_fini(&out);
	return 0;
}

static void
expect(const char *text)
{
	buffer_put_char(&out, '\0');
	assert_string_equal(out.at, text);
	buffer_reset(&out);
}

static void
test_markup(void **unused)
{
	(void)unused;
	markup_put(&out, STR("<b a='1' c=\"2\">&amp;</b>"));
	expect("&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;amp;&lt;/b&gt;");
	markup_put(&out, STR("a\tb\nc\x01"
			     "d\x7F\xC2\x85"));
	expect("a b c\xEF\xBF\xBD"
	       "d\xEF\xBF\xBD\xEF\xBF\xBD");
	/* Overlong, a surrogate, U+FFFF, cut in the middle. */
	markup_put(&out, STR("\xC0\xBC|\xED\xA0\x80|\xEF\xBF\xBF|\xE2\x82"));
	assert_null(memchr(out.at, '<', out.len));
	assert_null(memchr(out.at, '\xED', out.len));
	buffer_reset(&out);
	markup_put_short(&out, STR("Peru signed an agreement with China"), 14);
	expect("Peru signed an…");
	markup_put_short(&out, STR("Bogotá"), 6);
	expect("Bogotá");
	markup_put_short(&out, STR("aaaaaaaaaa"), 4);
	expect("aaaa…");
}

static void
test_addresses(void **unused)
{
	(void)unused;
	assert_true(markup_is_address(STR("https://courier.example/2025")));
	assert_true(markup_is_address(STR("HTTP://courier.example")));
	assert_false(markup_is_address(STR("javascript:alert(1)")));
	assert_false(markup_is_address(STR(" https://courier.example")));
	assert_false(markup_is_address(STR("data:text/html,x")));
	assert_false(markup_is_address(STR("https:///x")));
	assert_false(markup_is_address(STR("https://")));
	assert_false(markup_is_address(STR("//courier.example")));
	assert_false(markup_is_address(STR("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_markup),
		cmocka_unit_test(test_addresses),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
