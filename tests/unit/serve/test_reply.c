/* Requests that need no data, and the parameters of those that do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "serve/assets.h"
#include "serve/routes.h"

static struct arena arena;
static struct serving serving = { .guard = { .loopback = true,
						  .cookie = "demarche-8080" } };

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena);
	return access_token_make(&serving.guard.token, NULL);
}

static int
teardown(void **state)
{
	(void)state;
	arena_fini(&arena);
	return 0;
}

static struct http_request
request_of(enum method method, const char *target)
{
	struct http_request request = {
		.method = method, .host = STR("localhost"), .hosts = 1
	};
	struct error error;
	if (target_read(str_of(target), &arena, &request.target, &error))
		fail_msg("%s: %s", target, error.message);
	return request;
}

/* The status, 0 when data is needed. */
static int
early(enum method method, const char *target)
{
	struct http_request request = request_of(method, target);
	struct answer answer;
	answer_init(&answer);
	int status = reply_early(&serving, &request, &answer) ? answer.status
							      : 0;
	answer_fini(&answer);
	return status;
}

static void
test_paths(void **state)
{
	static const char *const data[] = { "/api/about", "/api/records",
		"/api/record/0123456789abcdef", "/api/dyads", "/plain", "/" };
	static const char *const nothing[] = { "/api", "/api/", "/api/about/",
		"/api/record", "/API/about", "/app.js.map", "/x" };
	(void)state;
	for (size_t i = 0; i < sizeof data / sizeof *data; i++)
		assert_int_equal(early(METHOD_GET, data[i]), 0);
	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
		assert_int_equal(early(METHOD_GET, nothing[i]), 404);
	assert_int_equal(early(METHOD_GET, "/plain.css"), 200);
	assert_int_equal(early(METHOD_HEAD, "/plain.css"), 200);
}

static void
test_methods(void **state)
{
	(void)state;
	assert_int_equal(early(METHOD_POST, "/api/about"), 405);
	assert_int_equal(early(METHOD_OTHER, "/api/about"), 405);
	assert_int_equal(early(METHOD_GET, "/api/review"), 405);
	assert_int_equal(early(METHOD_HEAD, "/api/review"), 405);
	assert_int_equal(early(METHOD_POST, "/api/review"), 403);
	assert_int_equal(early(METHOD_POST, "/plain.css"), 405);
	assert_int_equal(early(METHOD_OTHER, "/nowhere"), 405);
}

static void
test_the_token_leaves_the_address(void **state)
{
	char target[256];
	struct answer answer;
	(void)state;
	snprintf(target, sizeof target, "/?token=%s", serving.guard.token.text);
	struct http_request request = request_of(METHOD_GET, target);
	answer_init(&answer);
	assert_true(reply_early(&serving, &request, &answer));
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.cookie, "; HttpOnly; SameSite=Strict"));
	assert_true(answer.caching == CACHE_NEVER);
	answer_fini(&answer);
	assert_int_equal(early(METHOD_GET, "/?token=0123456789abcdef"), 401);
}

/* A link of another site leads here; nothing else of it does. */
static void
test_pages_of_other_sites(void **state)
{
	static const struct {
		const char *site, *mode;
		int status;
	} asks[] = {
		{ "cross-site", "no-cors", 403 },
		{ "same-site", "cors", 403 },
		{ "cross-site", "", 403 },
		{ "cross-site", "navigate", 200 },
		{ "same-origin", "no-cors", 200 },
		{ "none", "navigate", 200 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof asks / sizeof *asks; i++) {
		struct http_request request =
				request_of(METHOD_GET, "/plain.css");
		struct answer answer;
		request.fetch_site = str_of(asks[i].site);
		request.fetch_mode = str_of(asks[i].mode);
		answer_init(&answer);
		assert_true(reply_early(&serving, &request, &answer));
		assert_int_equal(answer.status, asks[i].status);
		answer_fini(&answer);
	}
}

static void
test_assets(void **state)
{
	const struct asset *asset = asset_find(STR("/plain.css"));
	(void)state;
	assert_non_null(asset);
	struct str bytes = asset_plain(asset);
	assert_int_equal(bytes.len, asset->length);
	assert_non_null(strstr(bytes.at, "font:"));
	assert_ptr_equal(asset_plain(asset).at, bytes.at);
	assert_null(asset_find(STR("plain.css")));
	assert_null(asset_find(STR("")));
}

/* What the page starts with stands in it, and cannot end the script around it.
 */
static void
test_front_page(void **state)
{
	struct serving empty = { .database = "news.db",
		.program = "</script><!--" };
	static const struct snapshot nothing = { .first = DAY_NONE,
		.last = DAY_NONE,
		.busiest = { "{\"rows\":[[\"</script>\"]]}", 24 } };
	struct work work = { .serving = &empty, .snapshot = &nothing };
	const struct question question = { 0 };
	struct answer answer;
	(void)state;
	if (!asset_find(STR("/")))
		skip();
	answer_init(&answer);
	answer_front_page(&work, &question, &answer);
	struct str page = answer_bytes(&answer);
	size_t room = str_find(page, STR(" id=\"start\">{\"about\":{"));
	struct str start = str_cut(page.at + room, page.at + page.len);
	assert_int_equal(answer.status, 200);
	assert_true(room < page.len);
	assert_true(str_find(start, STR("\"\\u003c/script>\\u003c!--\""))
			< str_find(start, STR("</script>")));
	assert_true(str_find(start, STR(",\"countries\":{\"total\":0,"))
			< str_find(start, STR("</script>")));
	assert_true(str_find(start, STR(",\"busiest\":{\"rows\":[["
					"\"\\u003c/script>\"]]}}"))
			< str_find(start, STR("</script>")));
	answer_fini(&answer);
}

/* Who asks before all is loaded is told that, not to ask for less. */
static void
test_what_is_not_loaded_yet(void **state)
{
	const struct work late = { .late = true };
	const struct error error = { .message = "still being loaded" };
	struct answer answer;
	(void)state;
	answer_init(&answer);
	answer_failure(&answer, &late, STATUS_LIMIT, &error);
	assert_int_equal(answer.status, 503);
	assert_true(str_find(answer_bytes(&answer), STR("still being loaded"))
			< answer_bytes(&answer).len);
	answer_failure(&answer, &late, STATUS_IO, &error);
	assert_int_equal(answer.status, 503);
	assert_true(str_find(answer_bytes(&answer), STR("shorter time"))
			< answer_bytes(&answer).len);
	answer_fini(&answer);
}

/* --- parameters -------------------------------------------------------- */

static bool
read_question(struct question *question, unsigned takes, const char *target,
		char refused[1024])
{
	struct http_request request = request_of(METHOD_GET, target);
	struct answer answer;
	answer_init(&answer);
	bool right = asked_read(question, takes, &request.target, &answer);
	snprintf(refused, 1024, "%.*s", STR_ARG(answer_bytes(&answer)));
	answer_fini(&answer);
	return right;
}

static void
test_questions(void **state)
{
	struct question question;
	char refused[1024];
	(void)state;
	assert_true(read_question(&question,
			TAKES_RECORDS | TAKES_PAGE | TAKES_ORDER | TAKES_FORMAT,
			"/?actor=KEN&lang=en&from=2024&order=-date&format=csv"
			"&limit=9999&min-confidence=0.5",
			refused));
	assert_string_equal(question.selection.actor, "KEN");
	assert_string_equal(question.selection.lang, "en");
	assert_int_equal(question.selection.from, 20240101);
	assert_int_equal(question.selection.order, ORDER_DATE_DOWN);
	assert_int_equal(question.selection.limit, 9999);
	assert_true(question.csv);
	assert_true(read_question(&question, TAKES_ROWS | TAKES_PERIOD,
			"/?order=-events&period=week", refused));
	assert_string_equal(question.order, "-events");
	assert_int_equal(question.period, PERIOD_WEEK);
	assert_int_equal(question.selection.limit, LIMIT_ANSWER_ROWS);
}

static void
test_wrong_questions(void **state)
{
	static const struct {
		unsigned takes;
		const char *target, *parameter;
	} wrong[] = {
		{ TAKES_DAYS, "/?actor=KEN", "actor" },
		{ TAKES_DAYS, "/?from=2024-13", "from" },
		{ TAKES_PAGE, "/?limit=201", "limit" },
		{ TAKES_PAGE, "/?limit=all", "limit" },
		{ TAKES_PAGE, "/?offset=x", "offset" },
		{ TAKES_ORDER, "/?order=-events", "order" },
		{ TAKES_PERIOD, "/?period=", "" },
		{ TAKES_PERIOD, "/?period=decade", "period" },
		{ TAKES_FORMAT, "/?format=jsonl", "format" },
		{ TAKES_MOVERS, "/?movers=101", "movers" },
		{ TAKES_LEDGER, "/?wide=true", "wide" },
		{ TAKES_POWERS, "/?direction=sideways", "direction" },
		{ 0, "/?x=1", "x" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct question question;
		char refused[1024], expected[64];
		bool right = read_question(&question, wrong[i].takes,
				wrong[i].target, refused);
		snprintf(expected, sizeof expected, "\"parameter\":\"%s\"",
				wrong[i].parameter);
		assert_int_equal(right, !wrong[i].parameter[0]);
		if (!right && !strstr(refused, expected))
			fail_msg("%s: %s", wrong[i].target, refused);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paths),
		cmocka_unit_test(test_methods),
		cmocka_unit_test(test_the_token_leaves_the_address),
		cmocka_unit_test(test_pages_of_other_sites),
		cmocka_unit_test(test_assets),
		cmocka_unit_test(test_front_page),
		cmocka_unit_test(test_what_is_not_loaded_yet),
		cmocka_unit_test(test_questions),
		cmocka_unit_test(test_wrong_questions),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
