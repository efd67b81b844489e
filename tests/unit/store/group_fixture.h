/* group_fixture.h - what tests of copies and of reports of one event share:
 * items that are put in some order, and settled on the way. */
#ifndef DEMARCHE_TESTS_GROUP_FIXTURE_H
#define DEMARCHE_TESTS_GROUP_FIXTURE_H

#include "base/buffer.h"
#include "store/store.h"

/* Items that are told apart by their number. */
struct group_items {
	const char *name; /* of the databases */
	const void *at;
	unsigned count;
	void (*add)(struct store *store, const void *items, unsigned number);
	/* Gives (doc, doc of the first of its group) of all members, by doc. */
	const char *members;
};

/* Settles all that is stale. */
void group_settle(struct store *store);

/* "doc first\n" of what a question gives, and a null byte. */
void group_read(struct store *store, const char *members, struct buffer *out);

/* The members are these, after all items were put in their order. */
void group_assert(const struct group_items *items, const char *expected);

/* Whatever the order and the rounds, the members are the same: `orders` of
 * each are compared with one round of all. */
void group_assert_any_order(const struct group_items *items, unsigned orders);

#endif
