#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/fetch.h"

#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>

#include "little_server.h"

#define PLAIN "HTTP/1.1 200 OK\nContent-Type: text/plain\n"

static const struct little_answer answers[] = {
	{ "/plain", PLAIN "\nhello" },
	{ "/robots.txt", PLAIN "\nUser-agent: *\nDisallow: /secret\n" },
	{ "/typed", "HTTP/1.1 200 OK\n"
		    "Content-Type: text/html ; x=y; Charset=\"ISO-8859-2\"\n"
		    "ETag: W/\"a b\"\n"
		    "Last-Modified: Mon, 24 Nov 2025 10:00:00 GMT\n\nx" },
	{ "/same", "HTTP/1.1 304 Not Modified\nETag: \"2\"\n\n" },
	{ "/busy", "HTTP/1.1 503 Service Unavailable\nRetry-After: 77\n\n" },
	{ "/moved", "HTTP/1.1 301 Moved\nLocation: /plain#part\n\n" },
	{ "/nowhere", "HTTP/1.1 302 Found\n\nno location" },
	{ "/inside", "HTTP/1.1 302 Found\nLocation: http://127.0.0.2:9/x\n\n" },
	{ "/to-secret", "HTTP/1.1 302 Found\nLocation: @/secret\n\n" },
	{ "/secret", PLAIN "\nsecret" },
};

static struct fetch_options options;
static struct fetch *fetch;
static struct fetch_answer answer;
static struct error error;
static const char *server;

/* As if this one address of the machine were a public one. */
static bool
only_this_server(const struct sockaddr *address)
{
	const struct sockaddr_in *four = (const struct sockaddr_in *)address;
	return address->sa_family == AF_INET
	       && ntohl(four->sin_addr.s_addr) == INADDR_LOOPBACK;
}

static int
setup(void **state)
{
	(void)state;
	server = little_server_start(answers, sizeof answers / sizeof *answers);
	fetch_options_init(&options);
	options.http.may_connect = only_this_server;
	options.delay = 0;
	fetch = fetch_new(&options);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	fetch_free(fetch);
	little_server_stop();
	return 0;
}

static enum status
get_if(const char *path, const char *etag, const char *last_modified)
{
	char address[128];
	snprintf(address, sizeof address, "%s%s", server, path);
	struct fetch_request request = { address, str_of(etag),
		str_of(last_modified) };
	return fetch_get(fetch, &request, &answer, &error);
}

static enum status
get(const char *path)
{
	return get_if(path, "", "");
}

static void
assert_text(struct str text, const char *expected)
{
	assert_true(str_equal(text, str_of(expected)));
}

static void
test_body(void **state)
{
	(void)state;
	assert_int_equal(get("/plain"), STATUS_OK);
	assert_int_equal(answer.http.status, 200);
	assert_text(answer.http.body, "hello");
	assert_text(answer.http.media_type, "text/plain");
	assert_text(answer.http.charset, "");
	assert_text(answer.http.etag, "");
	assert_non_null(strstr(answer.url.at, "/plain"));
	assert_null(strstr(little_server_request("/plain"), "If-"));
}

static void
test_headers(void **state)
{
	(void)state;
	assert_int_equal(get("/typed"), STATUS_OK);
	assert_text(answer.http.media_type, "text/html");
	assert_text(answer.http.charset, "ISO-8859-2");
	assert_text(answer.http.etag, "W/\"a b\"");
	assert_text(answer.http.last_modified, "Mon, 24 Nov 2025 10:00:00 GMT");
	/* Nothing of an answer stays for the next. */
	assert_int_equal(get("/plain"), STATUS_OK);
	assert_text(answer.http.etag, "");
	assert_text(answer.http.last_modified, "");
}

static void
test_conditional(void **state)
{
	(void)state;
	const char *day = "Mon, 24 Nov 2025 10:00:00 GMT";
	assert_int_equal(get_if("/same", "\"1\"", day), STATUS_OK);
	assert_true(answer.not_modified);
	assert_int_equal(answer.http.body.len, 0);
	const char *request = little_server_request("/same");
	assert_non_null(strstr(request, "If-None-Match: \"1\"\r\n"));
	assert_non_null(strstr(request, "If-Modified-Since: Mon, 24 Nov 2025 "
					"10:00:00 GMT\r\n"));
	/* Asked without a condition it is no answer. */
	assert_int_equal(get("/same"), STATUS_IO);
	assert_false(answer.not_modified);
}

static void
test_no_line_is_smuggled_in(void **state)
{
	(void)state;
	assert_int_equal(get_if("/plain", "\"1\"\r\nX-Evil: 1", ""), STATUS_OK);
	assert_null(strstr(little_server_request("/plain"), "Evil"));
}

static void
test_retry_after(void **state)
{
	(void)state;
	assert_int_equal(get("/busy"), STATUS_IO);
	assert_int_equal(answer.http.status, 503);
	assert_int_equal(answer.http.retry_after, 77);
	assert_non_null(strstr(error.message, "in 77 s"));
}

static void
test_redirects(void **state)
{
	(void)state;
	assert_int_equal(get("/moved"), STATUS_OK);
	assert_text(answer.http.body, "hello");
	/* The place inside the page is no part of its address. */
	assert_string_equal(strrchr(answer.url.at, '/'), "/plain");
	assert_int_equal(get("/nowhere"), STATUS_IO);
}

static void
test_redirect_to_a_closed_address(void **state)
{
	(void)state;
	assert_int_equal(get("/inside"), STATUS_IO);
	assert_non_null(strstr(error.where, "/inside"));
	assert_non_null(strstr(
			error.message, "redirected to http://127.0.0.2"));
	assert_non_null(strstr(error.message, "it lies at 127.0.0.2"));
}

static void
test_robots(void **state)
{
	(void)state;
	assert_int_equal(get("/secret"), STATUS_UNSUPPORTED);
	assert_int_equal(get("/to-secret"), STATUS_UNSUPPORTED);
	assert_int_equal(get("/plain"), STATUS_OK);
	assert_int_equal(little_server_asked("/robots.txt"), 1);
	assert_int_equal(little_server_asked("/secret"), 0);
}

static void
test_robots_ignored(void **state)
{
	(void)state;
	fetch_free(fetch);
	options.ignore_robots = true;
	fetch = fetch_new(&options);
	assert_int_equal(get("/secret"), STATUS_OK);
	assert_text(answer.http.body, "secret");
	assert_int_equal(little_server_asked("/robots.txt"), 0);
}

static void
test_stopped(void **state)
{
	(void)state;
	static volatile sig_atomic_t stop = 1;
	fetch_free(fetch);
	options.http.stop = &stop;
	fetch = fetch_new(&options);
	assert_int_equal(get("/plain"), STATUS_END);
	assert_int_equal(little_server_asked("/plain"), 0);
}

static void
test_the_public_internet_alone_by_default(void **state)
{
	(void)state;
	fetch_free(fetch);
	fetch_options_init(&options);
	fetch = fetch_new(&options);
	assert_int_equal(get("/plain"), STATUS_USAGE);
	assert_non_null(strstr(error.message, "127.0.0.1, no public address"));
	assert_int_equal(little_server_asked("/plain"), 0);
	assert_int_equal(little_server_asked("/robots.txt"), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_body),
		TEST(test_headers),
		TEST(test_conditional),
		TEST(test_no_line_is_smuggled_in),
		TEST(test_retry_after),
		TEST(test_redirects),
		TEST(test_redirect_to_a_closed_address),
		TEST(test_robots),
		TEST(test_robots_ignored),
		TEST(test_stopped),
		TEST(test_the_public_internet_alone_by_default),
	};
	/* The server is this machine's, whatever leads out of it. */
	const char *const proxies[] = { "http_proxy", "all_proxy",
		"ALL_PROXY" };
	for (size_t i = 0; i < sizeof proxies / sizeof *proxies; i++)
		unsetenv(proxies[i]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
