#include "serve/target.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct arena arena;

static bool
reads(const char *raw, struct target *target)
{
	struct error error;
	return !target_read(str_of(raw), &arena, target, &error);
}

static void
test_parts(void **state)
{
	struct target target;
	(void)state;
	assert_true(reads("/api/records?actor=KEN&words=trade+war%20%26x"
			  "&min-confidence=0.5",
			&target));
	assert_string_equal(target.path.at, "/api/records");
	assert_int_equal(target.count, 3);
	assert_string_equal(
			target_parameter(&target, "words").at, "trade war &x");
	assert_string_equal(target_parameter(&target, "actor").at, "KEN");
	assert_int_equal(target_parameter(&target, "to").len, 0);
}

static void
test_empty_values(void **state)
{
	struct target target;
	(void)state;
	assert_true(reads("/?a=&b&&c==", &target));
	assert_int_equal(target.count, 1);
	assert_string_equal(target.parameters[0].value.at, "=");
}

static void
test_refused(void **state)
{
	static const char *const raws[] = { "", "*", "http://a/", "api",
		"/../etc/passwd", "/a/..", "/%2e%2e/x", "/a/./b", "/..%2fx",
		"/a\\..\\b", "/%00", "/%", "/%4", "/%zz", "/\x80", "/%ff",
		"/%0d%0aSet-Cookie:x", "/?a=%00", "/?a=%c0%af", "/?a=1&a=2",
		"/?%=1", "/?a=%e2%82" };
	struct target target;
	(void)state;
	for (size_t i = 0; i < sizeof raws / sizeof *raws; i++)
		if (reads(raws[i], &target))
			fail_msg("\"%s\" is taken as %s", raws[i],
					target.path.at);
}

static void
test_too_many(void **state)
{
	struct target target;
	struct buffer raw;
	(void)state;
	buffer_init(&raw, BUFFER_UNLIMITED);
	buffer_put(&raw, STR("/?"));
	for (int i = 0; i < LIMIT_REQUEST_PARAMETERS; i++)
		buffer_put_format(&raw, "a%d=1&", i);
	assert_int_equal(target_read(buffer_str(&raw), &arena, &target, NULL),
			STATUS_OK);
	buffer_put(&raw, STR("more=1"));
	assert_int_equal(target_read(buffer_str(&raw), &arena, &target, NULL),
			STATUS_FORMAT);
	buffer_fini(&raw);
}

static void
test_escaping(void **state)
{
	struct buffer out;
	(void)state;
	buffer_init(&out, BUFFER_UNLIMITED);
	target_put_escaped(&out, STR("a b&c=\xc3\xa9~"));
	buffer_put_char(&out, '\0');
	assert_string_equal(out.at, "a%20b%26c%3D%C3%A9~");
	buffer_fini(&out);
}

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_fini(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_empty_values),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_too_many),
		cmocka_unit_test(test_escaping),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
