#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/feeds.h"

#include <string.h>

#include "base/limits.h"
#include "temporary.h"

enum { NOW = 1764150000 };

static struct store store;
static struct feeds *feeds;
static struct arena arena;

static void
open_all(void)
{
	assert_int_equal(store_open(&store, temporary_path("a.db"),
					 STORE_CREATE, NULL),
			STATUS_OK);
	assert_int_equal(feeds_open(&feeds, &store, NULL), STATUS_OK);
}

static void
close_all(void)
{
	feeds_close(feeds);
	store_close(&store);
}

static int
setup(void **state)
{
	temporary_setup(state);
	arena_init(&arena);
	open_all();
	return 0;
}

static int
teardown(void **state)
{
	close_all();
	arena_fini(&arena);
	return temporary_teardown(state);
}

static void
watch(const char *url)
{
	assert_int_equal(feeds_watch(feeds, str_of(url), STR("A title"), NULL),
			STATUS_OK);
}

/* The url of the feed that is due; "" for none. */
static const char *
take(int64_t now)
{
	struct feed_state state;
	enum status status = feeds_take(feeds, now, &arena, &state, NULL);
	assert_true(status == STATUS_OK || status == STATUS_END);
	return status ? "" : state.url.at;
}

static bool
add(const char *url, const char *feed, int64_t now)
{
	bool is_new;
	struct feed_page page = { .url = str_of(url),
		.feed = str_of(feed),
		.date = STR("2025-11-26") };
	assert_int_equal(feeds_add_page(feeds, &page, now, &is_new, NULL),
			STATUS_OK);
	return is_new;
}

static struct feed_page
take_page(int64_t now)
{
	struct feed_page page = { .url = STR("") };
	enum status status = feeds_take_page(feeds, now, &arena, &page, NULL);
	assert_true(status == STATUS_OK || status == STATUS_END);
	return page;
}

static int64_t
next_due(void)
{
	int64_t due;
	assert_int_equal(feeds_next_due(feeds, &due, NULL), STATUS_OK);
	return due;
}

static void
test_a_new_feed_is_due_at_once(void **state)
{
	(void)state;
	assert_string_equal(take(NOW), "");
	assert_true(next_due() == INT64_MAX);
	watch("http://a/");
	assert_int_equal(next_due(), 0);
	assert_string_equal(take(NOW), "http://a/");
}

static void
test_what_is_taken_is_claimed_for_a_while(void **state)
{
	(void)state;
	watch("http://a/");
	take(NOW);
	assert_string_equal(take(NOW), "");
	assert_string_equal(take(NOW + LIMIT_CLAIM_SECONDS - 1), "");
	close_all();
	open_all();
	watch("http://a/");
	assert_string_equal(take(NOW + 1), "");
	assert_string_equal(take(NOW + LIMIT_CLAIM_SECONDS), "http://a/");
}

static void
test_state_is_kept(void **state)
{
	(void)state;
	watch("http://a/");
	struct feed_state kept = { .url = STR("http://a/"),
		.title = STR("Its own title"),
		.etag = STR("\"1\""),
		.last_modified = STR("Mon"),
		.last_status = STR("404 Not Found"),
		.failures = 3,
		.last_checked = NOW,
		.next_due = NOW + 100 };
	assert_int_equal(feeds_put(feeds, &kept, NULL), STATUS_OK);
	close_all();
	open_all();
	assert_int_equal(
			feeds_watch(feeds, kept.url, STR(""), NULL), STATUS_OK);
	assert_int_equal(next_due(), NOW + 100);
	assert_string_equal(take(NOW + 99), "");
	struct feed_state found;
	assert_int_equal(feeds_take(feeds, NOW + 100, &arena, &found, NULL),
			STATUS_OK);
	assert_string_equal(found.title.at, "Its own title");
	assert_string_equal(found.etag.at, "\"1\"");
	assert_string_equal(found.last_modified.at, "Mon");
	assert_string_equal(found.last_status.at, "404 Not Found");
	assert_int_equal(found.failures, 3);
	assert_int_equal(found.last_checked, NOW);
}

static void
test_a_feed_that_rests_is_due_for_others(void **state)
{
	(void)state;
	watch("http://a/");
	assert_int_equal(feeds_rest(feeds, STR("http://a/"), NOW + 100, NULL),
			STATUS_OK);
	assert_string_equal(take(NOW + 99), "");
	assert_int_equal(next_due(), NOW + 100);
	close_all();
	open_all();
	watch("http://a/");
	assert_string_equal(take(NOW), "http://a/");
}

static void
test_the_first_of_those_that_wait(void **state)
{
	(void)state;
	struct feed_state first;
	int64_t watched;
	watch("http://a/");
	watch("http://b/");
	take(NOW + 5);
	assert_int_equal(feeds_wait(feeds, NOW, &arena, &first, &watched, NULL),
			STATUS_END);
	take(NOW);
	assert_int_equal(feeds_wait(feeds, NOW, &arena, &first, &watched, NULL),
			STATUS_OK);
	assert_string_equal(first.url.at, "http://b/");
	assert_int_equal(first.next_due, NOW + LIMIT_CLAIM_SECONDS);
	assert_int_equal(watched, 2);
}

static void
test_what_waits_is_hurried(void **state)
{
	(void)state;
	watch("http://a/");
	watch("http://b/");
	add("http://a/1", "http://a/", NOW + 100);
	take(NOW);
	take(NOW);
	close_all();
	open_all();
	watch("http://a/");
	assert_int_equal(feeds_hurry(feeds, NULL), STATUS_OK);
	assert_string_equal(take(NOW), "http://a/");
	assert_string_equal(take_page(NOW).url.at, "http://a/1");
	watch("http://b/");
	assert_string_equal(take(NOW), "");
}

static void
test_only_watched_feeds(void **state)
{
	(void)state;
	watch("http://a/");
	add("http://a/1", "http://a/", NOW);
	close_all();
	open_all();
	watch("http://b/");
	assert_string_equal(take(NOW), "http://b/");
	assert_string_equal(take(NOW), "");
	assert_int_equal(take_page(NOW).url.len, 0);
	assert_int_equal(next_due(), NOW + LIMIT_CLAIM_SECONDS);
}

static void
test_longest_due_first(void **state)
{
	(void)state;
	struct feed_state a = { .url = STR("http://a/"), .next_due = NOW };
	struct feed_state b = { .url = STR("http://b/"), .next_due = NOW - 1 };
	watch("http://a/");
	watch("http://b/");
	assert_int_equal(feeds_put(feeds, &a, NULL), STATUS_OK);
	assert_int_equal(feeds_put(feeds, &b, NULL), STATUS_OK);
	assert_string_equal(take(NOW), "http://b/");
	assert_string_equal(take(NOW), "http://a/");
	assert_string_equal(take(NOW), "");
}

static void
test_pages_are_known_once(void **state)
{
	(void)state;
	watch("http://a/");
	assert_true(add("http://a/1", "http://a/", NOW));
	assert_false(add("http://a/1", "http://a/", NOW));
	struct feed_page page = take_page(NOW);
	assert_string_equal(page.url.at, "http://a/1");
	assert_string_equal(page.date.at, "2025-11-26");
	assert_string_equal(page.feed.at, "http://a/");
	assert_string_equal(page.feed_title.at, "A title");
	assert_int_equal(page.attempts, 0);
	assert_int_equal(take_page(NOW).url.len, 0);
	assert_int_equal(feeds_finish_page(feeds, page.url, NULL), STATUS_OK);
	assert_int_equal(take_page(NOW + 1000000).url.len, 0);
	assert_false(add("http://a/1", "http://a/", NOW));
}

static void
test_pages_are_delayed(void **state)
{
	(void)state;
	watch("http://a/");
	take(NOW);
	add("http://a/1", "http://a/", NOW);
	struct feed_page page = take_page(NOW);
	page.attempts++;
	assert_int_equal(feeds_delay_page(feeds, &page, NOW + 60, NULL),
			STATUS_OK);
	assert_int_equal(next_due(), NOW + 60);
	assert_int_equal(take_page(NOW + 59).url.len, 0);
	assert_int_equal(take_page(NOW + 60).attempts, 1);
}

static void
test_pages_of_a_feed_are_delayed_together(void **state)
{
	(void)state;
	watch("http://a/");
	watch("http://b/");
	add("http://a/1", "http://a/", NOW);
	add("http://a/2", "http://a/", NOW);
	add("http://b/1", "http://b/", NOW);
	struct feed_page page = take_page(NOW);
	assert_int_equal(feeds_delay_page(feeds, &page, NOW + 60, NULL),
			STATUS_OK);
	assert_int_equal(feeds_delay_others(feeds, &page, NOW + 60, NULL),
			STATUS_OK);
	assert_string_equal(take_page(NOW).url.at, "http://b/1");
	assert_int_equal(take_page(NOW + 59).url.len, 0);
	assert_string_equal(take_page(NOW + 60).url.at, "http://a/1");
	assert_string_equal(take_page(NOW + 60).url.at, "http://a/2");
}

static void
test_feeds_take_turns(void **state)
{
	(void)state;
	static const char *const expected[] = { "http://a/1", "http://b/1",
		"http://a/2", "http://b/2", "http://a/3", "" };
	watch("http://a/");
	watch("http://b/");
	add("http://a/1", "http://a/", NOW);
	add("http://a/2", "http://a/", NOW);
	add("http://a/3", "http://a/", NOW);
	add("http://b/1", "http://b/", NOW);
	add("http://b/2", "http://b/", NOW);
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		struct feed_page page = take_page(NOW);
		assert_true(str_equal(page.url, str_of(expected[i])));
		if (page.url.len)
			assert_int_equal(feeds_finish_page(
							 feeds, page.url, NULL),
					STATUS_OK);
	}
}

static void
test_a_clock_that_ran_ahead_stops_nothing(void **state)
{
	(void)state;
	struct feed_state ahead = { .url = STR("http://a/"),
		.next_due = NOW + INT64_C(100) * 365 * 86400 };
	watch("http://a/");
	assert_int_equal(feeds_put(feeds, &ahead, NULL), STATUS_OK);
	assert_string_equal(take(NOW), "http://a/");
}

static void
test_a_transaction_is_all_or_nothing(void **state)
{
	(void)state;
	watch("http://a/");
	assert_int_equal(feeds_begin(feeds, NULL), STATUS_OK);
	add("http://a/1", "http://a/", NOW);
	close_all();
	open_all();
	watch("http://a/");
	assert_int_equal(take_page(NOW).url.len, 0);
	assert_int_equal(feeds_begin(feeds, NULL), STATUS_OK);
	add("http://a/1", "http://a/", NOW);
	assert_int_equal(feeds_commit(feeds, NULL), STATUS_OK);
	close_all();
	open_all();
	watch("http://a/");
	assert_string_equal(take_page(NOW).url.at, "http://a/1");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_new_feed_is_due_at_once),
		TEST(test_what_is_taken_is_claimed_for_a_while),
		TEST(test_state_is_kept),
		TEST(test_a_feed_that_rests_is_due_for_others),
		TEST(test_the_first_of_those_that_wait),
		TEST(test_what_waits_is_hurried),
		TEST(test_only_watched_feeds),
		TEST(test_longest_due_first),
		TEST(test_pages_are_known_once),
		TEST(test_pages_are_delayed),
		TEST(test_pages_of_a_feed_are_delayed_together),
		TEST(test_feeds_take_turns),
		TEST(test_a_clock_that_ran_ahead_stops_nothing),
		TEST(test_a_transaction_is_all_or_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
