#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "group_fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/random.h"
#include "store/settle.h"
#include "store/statement.h"
#include "store_fixture.h"

void
group_settle(struct store *store)
{
	struct settled settled;
	uint64_t stale;
	assert_int_equal(settle(store, NULL, NULL, &settled, NULL), STATUS_OK);
	assert_int_equal(settle_stale(store, &stale, NULL), STATUS_OK);
	assert_int_equal(stale, 0);
}

void
group_read(struct store *store, const char *members, struct buffer *out)
{
	sqlite3_stmt *row;
	assert_int_equal(statement_prepare(store, members, &row, NULL),
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

/* Numbers 0 to count - 1 in an order that the seed gives; seed 0: theirs. */
static unsigned *
order_of(unsigned count, struct random *chance)
{
	unsigned *order = memory_zero(count, sizeof *order);
	for (unsigned i = 0; i < count; i++)
		order[i] = i;
	for (unsigned i = count; chance->state && i-- > 1;) {
		unsigned j = random_below(chance, i + 1), kept = order[i];
		order[i] = order[j];
		order[j] = kept;
	}
	return order;
}

/* Some `rounds` settle on the way. */
static void
put_all(const struct group_items *items, const char *name, unsigned rounds,
		uint32_t seed, struct buffer *out)
{
	struct store store;
	struct random chance = { seed };
	unsigned *order = order_of(items->count, &chance);
	fixture_open(&store, name);
	fixture_run(&store, "PRAGMA synchronous = OFF");
	for (unsigned i = 0; i < items->count; i++) {
		items->add(&store, items->at, order[i]);
		if (rounds && random_below(&chance, items->count) < rounds)
			group_settle(&store);
	}
	group_settle(&store);
	group_read(&store, items->members, out);
	store_close(&store);
	free(order);
}

void
group_assert(const struct group_items *items, const char *expected)
{
	struct buffer out;
	char name[64];
	buffer_init(&out, BUFFER_UNLIMITED);
	snprintf(name, sizeof name, "%s.db", items->name);
	put_all(items, name, 0, 0, &out);
	assert_string_equal(out.at, expected);
	buffer_fini(&out);
}

void
group_assert_any_order(const struct group_items *items, unsigned orders)
{
	struct buffer once, again;
	char name[64];
	buffer_init(&once, BUFFER_UNLIMITED);
	buffer_init(&again, BUFFER_UNLIMITED);
	snprintf(name, sizeof name, "%s-once.db", items->name);
	put_all(items, name, 0, 0, &once);
	assert_true(once.len > items->count); /* there is what to compare */
	for (unsigned i = 1; i <= orders; i++) {
		snprintf(name, sizeof name, "%s-again-%u.db", items->name, i);
		put_all(items, name, i * i * 4, i, &again);
		assert_string_equal(once.at, again.at);
	}
	buffer_fini(&once);
	buffer_fini(&again);
}
