#include "serve/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "temporary.h"

static struct guard here, elsewhere;

static int
setup(void **state)
{
	temporary_setup(state);
	here = (struct guard){ .loopback = true, .cookie = "demarche-8080" };
	elsewhere = (struct guard){ .cookie = "demarche-8080",
		.machine = "lab",
		.token_to_read = true };
	return access_token_make(&here.token, NULL)
	       || access_token_make(&elsewhere.token, NULL);
}

static int
status_of_host(const struct guard *guard, const char *host)
{
	struct http_request request = { .host = str_of(host), .hosts = 1 };
	return guard_check_host(guard, &request).status;
}

static void
test_hosts_of_this_machine(void **state)
{
	static const char *const own[] = { "localhost", "LocalHost:8080",
		"127.0.0.1:8080", "127.8.9.1", "[::1]:8080", "[::1]" };
	static const char *const other[] = { "", "evil.example", "lab",
		"evil.example:8080", "127.0.0.1.evil.example",
		"localhost.evil.example", "localhost:8080:1", "192.168.0.7",
		"[::2]", "[::1", "[::1]x", "localhost:port",
		"127.0.0.1@evil.example", "localhost, evil.example" };
	(void)state;
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		assert_int_equal(status_of_host(&here, own[i]), 0);
	for (size_t i = 0; i < sizeof other / sizeof *other; i++)
		assert_int_equal(status_of_host(&here, other[i]), 421);
}

static void
test_hosts_of_an_address(void **state)
{
	(void)state;
	assert_int_equal(status_of_host(&elsewhere, "192.168.0.7:8080"), 0);
	assert_int_equal(status_of_host(&elsewhere, "[fe80::1]:8080"), 0);
	assert_int_equal(status_of_host(&elsewhere, "LAB:8080"), 0);
	assert_int_equal(status_of_host(&elsewhere, "lab.evil.example"), 421);
	assert_int_equal(status_of_host(&elsewhere, "1.2.3.4.evil.example"),
			421);
	struct http_request two = { .host = STR("lab"), .hosts = 2 };
	assert_int_equal(guard_check_host(&elsewhere, &two).status, 400);
	two.hosts = 0;
	assert_int_equal(guard_check_host(&elsewhere, &two).status, 400);
}

static void
test_reading(void **state)
{
	char header[256];
	struct http_request request = { .hosts = 1 };
	(void)state;
	assert_int_equal(guard_check_read(&here, &request).status, 0);
	assert_int_equal(guard_check_read(&elsewhere, &request).status, 401);
	snprintf(header, sizeof header, "bearer %s", elsewhere.token.text);
	request.authorization = str_of(header);
	assert_int_equal(guard_check_read(&elsewhere, &request).status, 0);
	request.authorization.len--;
	assert_int_equal(guard_check_read(&elsewhere, &request).status, 401);
	request.authorization = STR("Bearer ");
	assert_int_equal(guard_check_read(&elsewhere, &request).status, 401);
	request.authorization = STR("");
	snprintf(header, sizeof header, "a=b; demarche-8080=%s; c",
			elsewhere.token.text);
	request.cookie = str_of(header);
	assert_int_equal(guard_check_read(&elsewhere, &request).status, 0);
	snprintf(header, sizeof header, "demarche-8081=%s",
			elsewhere.token.text);
	request.cookie = str_of(header);
	assert_int_equal(guard_check_read(&elsewhere, &request).status, 401);
}

static void
test_other_sites_do_not_read(void **state)
{
	struct http_request request = { .fetch_site = STR("cross-site") };
	(void)state;
	assert_int_equal(guard_check_read(&here, &request).status, 403);
	request.fetch_site = STR("same-site"); /* another port */
	assert_int_equal(guard_check_read(&here, &request).status, 403);
	request.fetch_site = STR("same-origin");
	assert_int_equal(guard_check_read(&here, &request).status, 0);
	request.fetch_site = STR("none");
	assert_int_equal(guard_check_read(&here, &request).status, 0);
}

static void
test_writing(void **state)
{
	char cookie[256], bearer[256];
	(void)state;
	snprintf(cookie, sizeof cookie, "demarche-8080=%s", here.token.text);
	snprintf(bearer, sizeof bearer, "Bearer %s", here.token.text);
	struct http_request page = { .host = STR("localhost:8080"),
		.origin = STR("http://localhost:8080"),
		.content_type = STR("application/json; charset=utf-8"),
		.cookie = str_of(cookie) };
	struct http_request program = { .host = STR("localhost:8080"),
		.content_type = STR("application/json"),
		.authorization = str_of(bearer) };
	struct http_request request = page;
	assert_int_equal(guard_check_write(&here, &page).status, 0);
	assert_int_equal(guard_check_write(&here, &program).status, 0);
	request.fetch_site = STR("same-origin");
	assert_int_equal(guard_check_write(&here, &request).status, 0);
	request.fetch_site = STR("same-site");
	assert_int_equal(guard_check_write(&here, &request).status, 403);
	request = page;
	request.origin = STR("http://localhost:3000");
	assert_int_equal(guard_check_write(&here, &request).status, 403);
	request.origin = STR("null");
	assert_int_equal(guard_check_write(&here, &request).status, 403);
	/* A cookie goes along with what any page sends: it is not enough. */
	request.origin = STR("");
	assert_int_equal(guard_check_write(&here, &request).status, 403);
	request = page;
	request.cookie = STR("");
	assert_int_equal(guard_check_write(&here, &request).status, 401);
	request = page;
	request.content_type = STR("text/plain");
	assert_int_equal(guard_check_write(&here, &request).status, 415);
}

static void
write_token(const char *path, const char *text, unsigned mode)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	assert_int_equal(chmod(path, mode), 0);
}

static void
test_token_of_a_file(void **state)
{
	struct access_token token = { .text = "" };
	struct error error;
	const char *path = temporary_path("token");
	(void)state;
	assert_false(access_token_is(&token, STR("")));
	write_token(path, "0123456789abcdef-._~\nmore\n", 0600);
	assert_int_equal(access_token_read(&token, path, &error), STATUS_OK);
	assert_string_equal(token.text, "0123456789abcdef-._~");
	assert_true(access_token_is(&token, STR("0123456789abcdef-._~")));
	assert_false(access_token_is(&token, STR("0123456789abcdef-._")));
	assert_false(access_token_is(&token, STR("")));
	write_token(path, "0123456789abcdef", 0640);
	assert_int_equal(access_token_read(&token, path, &error), STATUS_USAGE);
	write_token(path, "0123456789abcde", 0600);
	assert_int_equal(access_token_read(&token, path, &error), STATUS_USAGE);
	write_token(path, "0123456789abcdef; x", 0600);
	assert_int_equal(access_token_read(&token, path, &error), STATUS_USAGE);
	assert_int_equal(access_token_read(&token, "/nowhere/token", &error),
			STATUS_IO);
}

static void
test_tokens_differ(void **state)
{
	struct access_token one, two;
	(void)state;
	assert_int_equal(access_token_make(&one, NULL), STATUS_OK);
	assert_int_equal(access_token_make(&two, NULL), STATUS_OK);
	assert_int_equal(strlen(one.text), 32);
	assert_string_not_equal(one.text, two.text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hosts_of_this_machine),
		cmocka_unit_test(test_hosts_of_an_address),
		cmocka_unit_test(test_reading),
		cmocka_unit_test(test_other_sites_do_not_read),
		cmocka_unit_test(test_writing),
		cmocka_unit_test(test_token_of_a_file),
		cmocka_unit_test(test_tokens_differ),
	};
	return cmocka_run_group_tests(tests, setup, temporary_teardown);
}
