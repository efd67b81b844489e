#include "store/grouping.h"

#include <stdlib.h>

#include "base/memory.h"

/* --- opening ----------------------------------------------------------- */

enum status
grouping_open(struct grouping *grouping, const struct grouping_kind *kind,
		void *context, const struct store *store, struct error *error)
{
	*grouping = (struct grouping){ .kind = kind, .context = context };
	arena_init(&grouping->arena);
	id_map_init(&grouping->nodes);
	enum status status = print_index_open(&grouping->index, store,
			kind->prints, kind->member, kind->neighbours, error);
	if (!status)
		status = group_rows_open(&grouping->rows, store, kind->groups,
				kind->member, kind->group, error);
	return status;
}

void
grouping_close(struct grouping *grouping)
{
	print_index_close(&grouping->index);
	group_rows_close(&grouping->rows);
	arena_fini(&grouping->arena);
	id_map_fini(&grouping->nodes);
	free(grouping->seeds.at);
	free(grouping->component.at);
}

void
grouping_begin(struct grouping *grouping)
{
	arena_reset(&grouping->arena);
	id_map_reset(&grouping->nodes);
	grouping->seeds.count = 0;
}

/* --- nodes ------------------------------------------------------------- */

static void
push(struct group_nodes *nodes, struct group_node *node)
{
	MEMORY_PUSH(nodes->at, nodes->count, nodes->capacity, node);
}

/* Loads a node, or finds it. */
static enum status
node_of(struct grouping *grouping, int64_t id, struct group_node **out,
		struct error *error)
{
	bool added;
	int64_t *slot = id_map_put(&grouping->nodes, id, &added);
	*out = (struct group_node *)(intptr_t)*slot;
	if (!added)
		return STATUS_OK;
	*out = arena_zero(&grouping->arena, grouping->kind->node_bytes);
	*slot = (intptr_t)*out;
	(*out)->id = id;
	return grouping->kind->load(grouping->context, *out, error);
}

static enum status
is_linked(struct grouping *grouping, const struct group_node *a,
		const struct group_node *b, bool *linked, struct error *error)
{
	return grouping->kind->is_linked(
			grouping->context, a, b, linked, error);
}

/* --- seeds ------------------------------------------------------------- */

enum status
grouping_add(struct grouping *grouping, int64_t id, struct error *error)
{
	struct group_node *node;
	enum status status = node_of(grouping, id, &node, error);
	if (status || node->seed)
		return status;
	node->seed = true;
	push(&grouping->seeds, node);
	return STATUS_OK;
}

static enum status
add_list(struct grouping *grouping, const struct id_list *ids,
		struct error *error)
{
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < ids->count; i++)
		status = grouping_add(grouping, ids->at[i], error);
	return status;
}

enum status
grouping_add_found(struct grouping *grouping, sqlite3_stmt *statement,
		const struct value *values, size_t count, struct error *error)
{
	struct id_list ids = { 0 };
	enum status status = statement_ids(grouping->index.store, statement,
			values, count, &ids, error);
	if (!status)
		status = add_list(grouping, &ids, error);
	free(ids.at);
	return status;
}

/* --- prints ------------------------------------------------------------ */

typedef enum status print_change(struct print_index *index, uint64_t print,
		int64_t place, int64_t member, struct error *error);

static enum status
each_print(struct grouping *grouping, const struct group_node *node,
		print_change *change, struct error *error)
{
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < node->print_count; i++)
		status = change(&grouping->index, node->prints[i], node->place,
				node->id, error);
	return status;
}

enum status
grouping_put_prints(struct grouping *grouping, struct error *error)
{
	const struct group_nodes *seeds = &grouping->seeds;
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < seeds->count; i++) {
		seeds->at[i]->fresh = true;
		status = each_print(
				grouping, seeds->at[i], print_index_add, error);
	}
	return status;
}

enum status
grouping_drop_prints(struct grouping *grouping, const struct group_node *node,
		struct error *error)
{
	return each_print(grouping, node, print_index_drop, error);
}

/* --- components -------------------------------------------------------- */

/* Of those that were found those that are linked and in no component yet
 * join. */
static enum status
join_linked(struct grouping *grouping, const struct group_node *node,
		struct error *error)
{
	const struct id_list *found = &grouping->index.found;
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < found->count; i++) {
		struct group_node *other;
		bool linked;
		status = node_of(grouping, found->at[i], &other, error);
		if (status || other->settled)
			continue;
		status = is_linked(grouping, node, other, &linked, error);
		if (status || !linked)
			continue;
		other->settled = true;
		push(&grouping->component, other);
	}
	return status;
}

/* A fresh node parts those that were neighbours across it, when there are more
 * of them than are looked at: they are looked at again. */
static enum status
look_around(struct grouping *grouping, const struct group_node *node,
		uint64_t print, struct error *error)
{
	struct print_index *index = &grouping->index;
	enum status status = print_index_around(
			index, print, node->place, grouping->kind->days, error);
	if (!status)
		status = join_linked(grouping, node, error);
	if (status || !node->fresh || !index->crowded)
		return status;
	return add_list(grouping, &index->found, error);
}

static enum status
look_from(struct grouping *grouping, const struct group_node *node,
		struct error *error)
{
	const struct grouping_kind *kind = grouping->kind;
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < node->print_count; i++) {
		uint64_t print = node->prints[i];
		bool leads = true;
		if (kind->leads_on)
			status = kind->leads_on(grouping->context, print,
					&leads, error);
		if (!status && leads)
			status = look_around(grouping, node, print, error);
	}
	return status;
}

/* Everything that is linked with `seed`, into `component`. */
static enum status
grow_component(struct grouping *grouping, struct group_node *seed,
		struct error *error)
{
	struct group_nodes *component = &grouping->component;
	enum status status = STATUS_OK;
	component->count = 0;
	seed->settled = true;
	push(component, seed);
	for (size_t i = 0; !status && i < component->count; i++)
		status = look_from(grouping, component->at[i], error);
	return status;
}

/* --- groups ------------------------------------------------------------ */

static void
sort(struct group_nodes *nodes,
		int (*compare)(const void *left, const void *right))
{
	if (nodes->count > 1)
		qsort(nodes->at, nodes->count, sizeof *nodes->at, compare);
}

/* What is linked with a centre, among what has none yet. */
static enum status
gather(struct grouping *grouping, size_t centre, struct error *error)
{
	struct group_nodes *component = &grouping->component;
	struct group_node *middle = component->at[centre];
	enum status status = STATUS_OK;
	middle->centre = middle;
	for (size_t i = centre + 1; !status && i < component->count; i++) {
		struct group_node *node = component->at[i];
		bool linked;
		if (node->centre)
			continue;
		status = is_linked(grouping, middle, node, &linked, error);
		if (!status && linked)
			node->centre = middle;
	}
	return status;
}

static enum status
split(struct grouping *grouping, struct error *error)
{
	struct group_nodes *component = &grouping->component;
	enum status status = STATUS_OK;
	unsigned centres = 0;
	sort(component, grouping->kind->compare_centres);
	for (size_t i = 0; !status && i < component->count; i++) {
		if (component->at[i]->centre)
			continue;
		if (centres++ < grouping->kind->centres)
			status = gather(grouping, i, error);
		else
			component->at[i]->centre = component->at[i];
	}
	return status;
}

static enum status
put_groups(struct grouping *grouping, struct error *error)
{
	struct group_nodes *component = &grouping->component;
	struct group_member *members = ARENA_NEW(&grouping->arena,
			struct group_member, component->count);
	sort(component, grouping->kind->compare_members);
	for (size_t i = 0; i < component->count; i++)
		members[i] = (struct group_member){ component->at[i]->id,
			component->at[i]->centre->id };
	return group_rows_put(
			&grouping->rows, members, component->count, error);
}

static enum status
settle_component(struct grouping *grouping, struct group_node *seed,
		struct error *error)
{
	enum status status = grow_component(grouping, seed, error);
	if (!status)
		status = split(grouping, error);
	if (!status)
		status = put_groups(grouping, error);
	return status;
}

enum status
grouping_settle(struct grouping *grouping, struct error *error)
{
	const struct group_nodes *seeds = &grouping->seeds;
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < seeds->count; i++)
		if (!seeds->at[i]->settled)
			status = settle_component(
					grouping, seeds->at[i], error);
	return status;
}
