#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/opml.h"

#include "base/buffer.h"
#include "temporary.h"

static struct arena arena;
static struct opml opml;
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

static const char list[] = "<?xml version='1.0'?>\n<opml version='2.0'>\n"
			   "<head><title>My feeds</title></head><body>\n"
			   "<outline text='News'>\n"
			   "<outline text='Africa' title='Africa &amp; Gulf'>\n"
			   "<outline type='rss' text='Wire' title='The Wire' "
			   "xmlUrl=' http://w.example/feed?a=1&b=2 ' "
			   "htmlUrl='http://w.example/'/>\n</outline>\n"
			   "<outline text='Two' xmlUrl='http://two.example/'/>"
			   "</outline>\n"
			   "<outline text='Three' category='/Tech' "
			   "xmlurl='http://three.example/'/>\n"
			   "<outline text='a note'/></body></opml>";

static void
assert_feed(size_t i, const char *url, const char *title, const char *category)
{
	assert_string_equal(opml.feeds[i].url.at, url);
	assert_string_equal(opml.feeds[i].title.at, title);
	assert_string_equal(opml.feeds[i].category.at, category);
}

static void
test_list(void **state)
{
	(void)state;
	assert_int_equal(opml_parse(str_of(list), &arena, &opml, &error),
			STATUS_OK);
	assert_string_equal(opml.title.at, "My feeds");
	assert_int_equal(opml.count, 3);
	assert_feed(0, "http://w.example/feed?a=1&b=2", "The Wire",
			"News/Africa & Gulf");
	assert_string_equal(opml.feeds[0].site.at, "http://w.example/");
	assert_int_equal(opml.feeds[0].line, 6);
	assert_feed(1, "http://two.example/", "Two", "News");
	assert_feed(2, "http://three.example/", "Three", "/Tech");
}

static void
test_file(void **state)
{
	(void)state;
	const char *path = temporary_write_gzip("list.gz", str_of(list));
	assert_int_equal(opml_read(path, &arena, &opml, &error), STATUS_OK);
	assert_int_equal(opml.count, 3);
	path = temporary_path("missing");
	assert_int_equal(opml_read(path, &arena, &opml, &error), STATUS_IO);
	assert_string_equal(error.where, path);
	assert_int_equal(opml.count, 0);
	path = temporary_write("cut", (struct str){ list, 420 });
	assert_int_equal(opml_read(path, &arena, &opml, &error), STATUS_FORMAT);
	assert_string_equal(error.where, path);
	assert_true(error.line > 0);
	assert_int_equal(opml.count, 2);
}

static void
assert_refused(struct str bytes, enum status status)
{
	assert_int_equal(opml_parse(bytes, &arena, &opml, &error), status);
	assert_int_equal(error.status, status);
}

static void
test_refused(void **state)
{
	(void)state;
	assert_refused(STR("<opml><body/></opml>"), STATUS_EMPTY);
	/* An address of nothing but a soft hyphen. */
	assert_refused(STR("<opml><outline xmlUrl='&#173;'/></opml>"),
			STATUS_EMPTY);
	assert_refused(STR("<rss><outline xmlUrl='http://a'/></rss>"),
			STATUS_FORMAT);
	assert_refused(STR("not XML"), STATUS_FORMAT);
	assert_refused(STR(""), STATUS_FORMAT);
	assert_refused(STR("<!DOCTYPE opml [<!ENTITY a 'b'>]><opml/>"),
			STATUS_UNSUPPORTED);
	struct buffer deep;
	buffer_init(&deep, BUFFER_UNLIMITED);
	buffer_put(&deep, STR("<opml>"));
	for (size_t i = 0; i < 100000; i++)
		buffer_put(&deep, STR("<outline text='deep'>"));
	assert_refused(buffer_str(&deep), STATUS_LIMIT);
	buffer_fini(&deep);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_list, start, stop),
		cmocka_unit_test_setup_teardown(test_file, start, stop),
		cmocka_unit_test_setup_teardown(test_refused, start, stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
