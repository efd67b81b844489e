/* grouping.h - what belongs together, found by prints: the engine of copies
 * (duplicate.h) and of reports of one event (event_group.h).
 *
 * A node is a member of what is grouped: an article, a record. Nodes of one
 * round are loaded once, by id. Those that the round is for are its seeds; from
 * each a component grows: of those that have a print in common with a node the
 * ones next to it are looked at (print_index.h), and join where the kind says
 * that the two are linked. A component is split into stars: the node that is
 * first in the kind's order of centres takes what is linked with itself, then
 * the first of what is left, and so on. A group is named by its first member in
 * the kind's order of members.
 *
 * The groups are a function of the set of nodes, not of the order in which they
 * came. What makes it so: all prints are put before a component grows; both
 * orders are total; and where more nodes have a print than are looked at, a
 * fresh node parts neighbours, which become seeds again.
 *
 * Cost: linear in the nodes. `neighbours` are looked at on either side, whoever
 * has the print; each node is in one component a round; no more than `centres`
 * stars of one component are gathered, what is left then stands alone.
 *
 * Used by one thread, inside a transaction. */
#ifndef DEMARCHE_STORE_GROUPING_H
#define DEMARCHE_STORE_GROUPING_H

#include "base/arena.h"
#include "store/group_rows.h"
#include "store/id_map.h"
#include "store/print_index.h"
#include "store/statement.h"

/* The first member of a kind's own node. `id` is set before the node is loaded;
 * loading sets place and prints; the rest is the engine's. */
struct group_node {
	int64_t id, place;
	const uint64_t *prints;
	size_t print_count;
	bool fresh;   /* its prints may be new */
	bool seed;    /* among the seeds already */
	bool settled; /* in a component of this round already */
	struct group_node *centre;
};

/* What differs. `context` is what grouping_open was given. */
struct grouping_kind {
	const char *prints; /* table of print, place, member */
	const char *groups; /* table of member, group */
	const char *member, *group;
	size_t node_bytes;
	size_t neighbours; /* looked at on either side */
	unsigned centres;  /* groups that one component is split into */
	int32_t days;      /* how far apart neighbours may be */
	enum status (*load)(void *context, struct group_node *node,
			struct error *error);
	/* Whether what has this print is looked at; null: always. */
	enum status (*leads_on)(void *context, uint64_t print, bool *leads,
			struct error *error);
	/* Symmetric. */
	enum status (*is_linked)(void *context, const struct group_node *a,
			const struct group_node *b, bool *linked,
			struct error *error);
	/* Total orders, for qsort: of pointers to nodes. */
	int (*compare_centres)(const void *left, const void *right);
	int (*compare_members)(const void *left, const void *right);
};

struct group_nodes {
	struct group_node **at;
	size_t count, capacity;
};

struct grouping {
	const struct grouping_kind *kind;
	void *context;
	struct print_index index;
	struct group_rows rows;
	/* Of one round: */
	struct arena arena;
	struct id_map nodes; /* id -> struct group_node */
	struct group_nodes seeds, component;
};

/* Call grouping_close in any case. */
MUST_CHECK enum status grouping_open(struct grouping *grouping,
		const struct grouping_kind *kind, void *context,
		const struct store *store, struct error *error);
void grouping_close(struct grouping *grouping);

/* Forgets the nodes and the arena of the round before. */
void grouping_begin(struct grouping *grouping);

/* Seeds, each once. */
MUST_CHECK enum status grouping_add(
		struct grouping *grouping, int64_t id, struct error *error);
/* All whose ids the statement gives. */
MUST_CHECK enum status grouping_add_found(struct grouping *grouping,
		sqlite3_stmt *statement, const struct value *values,
		size_t count, struct error *error);

/* Puts the prints of the seeds, which are fresh from now on; call it before
 * grouping_settle. */
MUST_CHECK enum status grouping_put_prints(
		struct grouping *grouping, struct error *error);
MUST_CHECK enum status grouping_drop_prints(struct grouping *grouping,
		const struct group_node *node, struct error *error);

/* Grows, splits and writes the components of all seeds. */
MUST_CHECK enum status grouping_settle(
		struct grouping *grouping, struct error *error);

#endif
