#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/xml_mend.h"

static const struct {
	const char *before, *after;
} cases[] = {
	{ "AT&T & Co.", "AT&amp;T &amp; Co." },
	{ "&amp;&lt;&gt;&quot;&apos;", "&amp;&lt;&gt;&quot;&apos;" },
	{ "&eacute;&nbsp;", "&#233;&#160;" },
	{ "&#233;&#xE9;&#x1F600;", "&#233;&#233;&#128512;" },
	{ "&#0;&#xD800;&#x110000;&#;&#x;&#zz;",
			"&amp;#0;&amp;#xD800;&amp;#x110000;&amp;#;&amp;#x;"
			"&amp;#zz;" },
	{ "&lol9;&eacute", "&amp;lol9;&amp;eacute" },
	{ "a?b=1&copy=2", "a?b=1&amp;copy=2" },
	{ "<![CDATA[a & b &eacute; ]] ] ]]>&", "<![CDATA[a & b &eacute; ]] ] "
					       "]]>&amp;" },
	{ "<![CDAT&<", "<![CDAT&amp;<" },
	{ "a\x01\x1F\t\n\rb\x7F", "a  \t\n\rb\x7F" },
	{ "\xEF\xBB\xBF<a>\xEF\xBF\xBF\xEF\xBF\xBE\xEF\xBF\xBD",
			"<a>  \xEF\xBF\xBD" },
	{ "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;",
			"&amp;aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;" },
};

/* The same whatever the pieces. */
static void
test_pieces(void **state)
{
	(void)state;
	struct buffer in, out;
	buffer_init(&in, BUFFER_UNLIMITED);
	buffer_init(&out, BUFFER_UNLIMITED);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t size = 3; size < 50; size++) {
			struct xml_mend mend = { 0 };
			const char *at = cases[i].before;
			size_t left = strlen(at);
			buffer_reset(&in);
			buffer_reset(&out);
			while (left) {
				size_t n = size < left ? size : left;
				/* Characters are whole in a piece. */
				while (n < left && (at[n] & 0xC0) == 0x80)
					n++;
				buffer_put(&in, (struct str){ at, n });
				at += n;
				left -= n;
				size_t taken = xml_mend_put(&mend,
						buffer_str(&in), !left, &out);
				memmove(in.at, in.at + taken, in.len - taken);
				in.len -= taken;
				assert_true(in.len < 64);
			}
			assert_int_equal(in.len, 0);
			assert_int_equal(out.len, strlen(cases[i].after));
			assert_memory_equal(out.at, cases[i].after, out.len);
		}
	buffer_fini(&in);
	buffer_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_pieces) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
