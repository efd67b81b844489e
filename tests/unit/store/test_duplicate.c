#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/settle.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "store/statement.h"
#include "temporary.h"

/* --- articles of invented words ---------------------------------------- */

static uint32_t
roll(uint32_t *seed, uint32_t sides)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % sides;
}

/* A paragraph is known by its number: the same number, the same words. */
static void
put_paragraph(struct buffer *out, uint32_t number)
{
	uint32_t seed = number * 7919u + 17;
	for (unsigned i = 0; i < 25; i++)
		buffer_put_format(out, "w%u ", roll(&seed, 5000));
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
make_article(uint32_t *seed, unsigned number)
{
	struct made made = { .date = 20240100 + (int)roll(seed, 28) + 1,
		.count = 2 + roll(seed, 6) };
	uint32_t story = roll(seed, 40);
	if (roll(seed, 3))
		made.date = 20240101 + (int)(story % 20 + roll(seed, 3));
	for (unsigned i = 0; i < made.count; i++)
		made.paragraphs[i] = story * 10 + i;
	if (!roll(seed, 4))
		made.paragraphs[made.count - 1] = 1000 + roll(seed, 1000000);
	if (!roll(seed, 5))
		made.paragraphs[0] = (story + 1) % 40 * 10;
	if (!roll(seed, 3))
		made.paragraphs[made.count - 1] = FURNITURE + roll(seed, 2);
	snprintf(made.doc, sizeof made.doc, "doc-%u", number);
	return made;
}

static void
add(const struct store *store, const struct made *made)
{
	struct buffer text;
	char sql[512];
	buffer_init(&text, BUFFER_UNLIMITED);
	for (unsigned i = 0; i < made->count; i++)
		put_paragraph(&text, made->paragraphs[i]);
	static int64_t key = 1;
	snprintf(sql, sizeof sql,
			"INSERT INTO article (doc, url, url_key, content_key, "
			"title, authors, publisher, lang, kind, date, "
			"published, paragraphs) VALUES ('%s', '', 0, %lld, '', "
			"'', 0, 0, 0, %d, '', 1)",
			made->doc, (long long)key++, made->date);
	assert_int_equal(sqlite3_exec(store->database, sql, NULL, NULL, NULL),
			SQLITE_OK);
	int64_t article = sqlite3_last_insert_rowid(store->database);
	sqlite3_stmt *statement;
	assert_int_equal(statement_prepare(store,
					 "INSERT INTO article_text VALUES "
					 "(?, ?)",
					 &statement, NULL),
			STATUS_OK);
	assert_int_equal(
			statement_run(store, statement,
					VALUES(V_INT(article),
							V_TEXT(buffer_str(
									&text))),
					NULL),
			STATUS_OK);
	sqlite3_finalize(statement);
	snprintf(sql, sizeof sql, "INSERT INTO stale VALUES (%lld)",
			(long long)article);
	assert_int_equal(sqlite3_exec(store->database, sql, NULL, NULL, NULL),
			SQLITE_OK);
	buffer_fini(&text);
}

/* --- clusters ---------------------------------------------------------- */

static void
settle_now(struct store *store)
{
	struct settled settled;
	uint64_t stale;
	assert_int_equal(settle(store, NULL, NULL, &settled, NULL), STATUS_OK);
	assert_int_equal(settle_stale(store, &stale, NULL), STATUS_OK);
	assert_int_equal(stale, 0);
}

/* "doc name\n" of all members, by doc. */
static void
put_clusters(const struct store *store, struct buffer *out)
{
	sqlite3_stmt *row;
	assert_int_equal(statement_prepare(store,
					 "SELECT article.doc, name.doc FROM "
					 "cluster_member JOIN article ON "
					 "article.id = cluster_member.article "
					 "JOIN article AS name ON name.id = "
					 "cluster_member.cluster ORDER BY 1",
					 &row, NULL),
			STATUS_OK);
	buffer_reset(out);
	while (sqlite3_step(row) == SQLITE_ROW) {
		buffer_put(out, statement_text(row, 0));
		buffer_put_char(out, ' ');
		buffer_put(out, statement_text(row, 1));
		buffer_put_char(out, '\n');
	}
	sqlite3_finalize(row);
	buffer_put_char(out, '\0');
}

/* `rounds` settles on the way, in an order that the seed gives. */
static void
cluster(const char *path, const struct made *articles, unsigned count,
		unsigned rounds, uint32_t seed, struct buffer *out)
{
	struct store store;
	unsigned *order = malloc(count * sizeof *order);
	assert_int_equal(store_open(&store, path, STORE_CREATE, NULL),
			STATUS_OK);
	for (unsigned i = 0; i < count; i++)
		order[i] = i;
	for (unsigned i = count; seed && i-- > 1;) {
		unsigned j = roll(&seed, i + 1), kept = order[i];
		order[i] = order[j];
		order[j] = kept;
	}
	sqlite3_exec(store.database, "PRAGMA synchronous = OFF", NULL, NULL,
			NULL);
	for (unsigned i = 0; i < count; i++) {
		add(&store, &articles[order[i]]);
		if (rounds && roll(&seed, count) < rounds)
			settle_now(&store);
	}
	settle_now(&store);
	put_clusters(&store, out);
	store_close(&store);
	free(order);
}

static void
assert_same_clusters(
		const struct made *articles, unsigned count, unsigned orders)
{
	struct buffer once, again;
	char name[32];
	buffer_init(&once, BUFFER_UNLIMITED);
	buffer_init(&again, BUFFER_UNLIMITED);
	snprintf(name, sizeof name, "once-%u.db", count);
	cluster(temporary_path(name), articles, count, 0, 0, &once);
	assert_true(once.len > count); /* there is something to compare */
	for (unsigned i = 1; i <= orders; i++) {
		snprintf(name, sizeof name, "again-%u-%u.db", count, i);
		cluster(temporary_path(name), articles, count, i * i * 3, i,
				&again);
		assert_string_equal(once.at, again.at);
	}
	buffer_fini(&once);
	buffer_fini(&again);
}

/* Whatever the order and the rounds, the clusters are the same. */
static void
test_any_order(void **state)
{
	(void)state;
	enum { ARTICLES = 200 };
	struct made articles[ARTICLES];
	uint32_t seed = 20240101;
	for (unsigned i = 0; i < ARTICLES; i++)
		articles[i] = make_article(&seed, i);
	assert_same_clusters(articles, ARTICLES, 5);
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
	assert_same_clusters(articles, ARTICLES, 2);
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
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	cluster(temporary_path("kinds.db"), articles,
			sizeof articles / sizeof *articles, 0, 0, &out);
	assert_string_equal(out.at, "cut whole\n"
				    "form-2 form-2\n"
				    "form-2-copy form-2\n"
				    "moved whole\n"
				    "whole whole\n");
	buffer_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_any_order),
		cmocka_unit_test(test_crowd),
	};
	return cmocka_run_group_tests(
			tests, temporary_setup, temporary_teardown);
}
