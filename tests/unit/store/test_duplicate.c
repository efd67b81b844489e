#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/duplicate.h"
#include "store/settle.h"

#include <stdio.h>

#include "base/random.h"
#include "group_fixture.h"
#include "store_fixture.h"
#include "temporary.h"

/* --- articles of invented words ---------------------------------------- */

/* A paragraph is known by its number: the same number, the same words. */
static void
put_paragraph(struct buffer *out, uint32_t number)
{
	struct random chance = { number };
	for (unsigned i = 0; i < 25; i++)
		buffer_put_format(out, "w%u ", random_below(&chance, 5000));
	buffer_put_char(out, '\n');
}

struct made {
	char doc[16];
	int date;
	uint32_t paragraphs[8];
	unsigned count;
};

enum { FURNITURE = 900000 };

/* Copies, cut copies, follow-ups, forms and furniture: whatever comes. */
static struct made
make_article(struct random *chance, unsigned number)
{
	struct made made = { .date = 20240100 + (int)random_below(chance, 28)
				     + 1,
		.count = 2 + random_below(chance, 6) };
	uint32_t story = random_below(chance, 40);
	if (random_below(chance, 3))
		made.date = 20240101
			    + (int)(story % 20 + random_below(chance, 3));
	for (unsigned i = 0; i < made.count; i++)
		made.paragraphs[i] = story * 10 + i;
	if (!random_below(chance, 4))
		made.paragraphs[made.count - 1] =
				1000 + random_below(chance, 1000000);
	if (!random_below(chance, 5))
		made.paragraphs[0] = (story + 1) % 40 * 10;
	if (!random_below(chance, 3))
		made.paragraphs[made.count - 1] =
				FURNITURE + random_below(chance, 2);
	snprintf(made.doc, sizeof made.doc, "doc-%u", number);
	return made;
}

static void
add(struct store *store, const void *items, unsigned number)
{
	const struct made *made = (const struct made *)items + number;
	struct buffer text;
	char sql[64];
	buffer_init(&text, BUFFER_UNLIMITED);
	for (unsigned i = 0; i < made->count; i++)
		put_paragraph(&text, made->paragraphs[i]);
	buffer_put_char(&text, '\0');
	long article = fixture_article(
			store, made->doc, made->date, "Paper", text.at);
	snprintf(sql, sizeof sql, "INSERT INTO stale VALUES (%ld)", article);
	fixture_run(store, sql);
	buffer_fini(&text);
}

/* --- clusters ---------------------------------------------------------- */

static struct group_items
items_of(const char *name, const struct made *articles, unsigned count)
{
	return (struct group_items){
		.name = name,
		.at = articles,
		.count = count,
		.add = add,
		.members = "SELECT article.doc, name.doc FROM cluster_member "
			   "JOIN article ON article.id = "
			   "cluster_member.article JOIN article AS name ON "
			   "name.id = cluster_member.cluster ORDER BY 1",
	};
}

/* Whatever the order and the rounds, the clusters are the same. */
static void
test_any_order(void **state)
{
	(void)state;
	enum { ARTICLES = 200 };
	struct made articles[ARTICLES];
	struct random chance = { 20240101 };
	for (unsigned i = 0; i < ARTICLES; i++)
		articles[i] = make_article(&chance, i);
	const struct group_items items =
			items_of("any-order", articles, ARTICLES);
	group_assert_any_order(&items, 5);
}

/* More articles have a paragraph than are looked at. */
static void
test_crowd(void **state)
{
	(void)state;
	enum { ARTICLES = 400 };
	static struct made articles[ARTICLES];
	for (unsigned i = 0; i < ARTICLES; i++) {
		articles[i] = (struct made){ .date = 20240301 + (int)(i % 5),
			.count = 2,
			.paragraphs = { 5, i % 2 ? 6 : 100 + i } };
		snprintf(articles[i].doc, sizeof articles[i].doc, "doc-%u", i);
	}
	const struct group_items items = items_of("crowd", articles, ARTICLES);
	group_assert_any_order(&items, 2);
}

static void
test_kinds(void **state)
{
	(void)state;
	static const struct made articles[] = {
		{ "whole", 20240110, { 1, 2, 3, 4, 5, 6 }, 6 },
		{ "cut", 20240111, { 1, 2 }, 2 },
		{ "moved", 20240112, { 3, 1, 2, 77, 4, 5 }, 6 },
		{ "late", 20240120, { 1, 2, 3, 4, 5, 6 }, 6 },
		{ "follow-up", 20240112, { 20, 21, 22, 2, 3 }, 5 },
		{ "other", 20240110, { 30, 31, 32 }, 3 },
		/* A form, in four fortnights, with one paragraph of its own. */
		{ "form-1", 20240210, { 50, 51, 52, 53, 61 }, 5 },
		{ "form-2", 20240211, { 50, 51, 52, 53, 62 }, 5 },
		{ "form-2-copy", 20240211, { 62, 50, 51, 52, 53 }, 5 },
		{ "form-3", 20240310, { 50, 51, 52, 53, 63 }, 5 },
		{ "form-4", 20240401, { 50, 51, 52, 53, 64 }, 5 },
		{ "form-5", 20240501, { 50, 51, 52, 53, 65 }, 5 },
	};
	const struct group_items items = items_of(
			"kinds", articles, sizeof articles / sizeof *articles);
	group_assert(&items, "cut whole\n"
			     "form-2 form-2\n"
			     "form-2-copy form-2\n"
			     "moved whole\n"
			     "whole whole\n");
}

static uint64_t
stale_in(struct store *store)
{
	uint64_t stale;
	assert_int_equal(settle_stale(store, &stale, NULL), STATUS_OK);
	return stale;
}

/* What fills no round waits; what was settled early is what settle makes. */
static void
test_full_rounds(void **state)
{
	(void)state;
	enum { MORE = 40, ARTICLES = SETTLE_ROUND + MORE };
	static struct made articles[ARTICLES];
	struct settled early = { 0 };
	struct buffer members, once;
	struct store store;
	struct random chance = { 5 };
	buffer_init(&members, BUFFER_UNLIMITED);
	buffer_init(&once, BUFFER_UNLIMITED);
	for (unsigned i = 0; i < ARTICLES; i++)
		articles[i] = make_article(&chance, i);
	const struct group_items items = items_of("full", articles, ARTICLES);
	fixture_open(&store, "full.db");
	fixture_run(&store, "PRAGMA synchronous = OFF");
	for (unsigned i = 0; i < ARTICLES; i++) {
		add(&store, articles, i);
		if (i % MORE == 0)
			assert_int_equal(settle_full_rounds(
							 &store, &early, NULL),
					STATUS_OK);
	}
	assert_int_equal(early.articles, SETTLE_ROUND);
	assert_true(early.copies > 0);
	assert_int_equal(stale_in(&store), ARTICLES - SETTLE_ROUND);
	group_settle(&store);
	group_read(&store, items.members, &members);
	fixture_run(&store, "DELETE FROM cluster_member");
	fixture_run(&store, "DELETE FROM minhash");
	fixture_run(&store, "INSERT INTO stale SELECT id FROM article");
	group_settle(&store);
	group_read(&store, items.members, &once);
	assert_string_equal(members.at, once.at);
	store_close(&store);
	buffer_fini(&members);
	buffer_fini(&once);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_any_order),
		cmocka_unit_test(test_crowd),
		cmocka_unit_test(test_full_rounds),
	};
	return cmocka_run_group_tests(
			tests, temporary_setup, temporary_teardown);
}
