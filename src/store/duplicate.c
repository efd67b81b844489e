#include "store/duplicate.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"
#include "store/group_rows.h"
#include "store/id_map.h"
#include "store/minhash.h"
#include "store/print_index.h"
#include "store/statement.h"

enum {
	NEIGHBOURS = 128, /* looked at on either side, see duplicate.h */
	CENTRES = 256,    /* clusters that one component is split into */
	FORTNIGHT = 14,   /* days */
};

enum statement_name { FIND_ARTICLE, FIND_PLACE, FIND_HOLDERS, STATEMENTS };

static const char *const SQL[STATEMENTS] = {
	[FIND_ARTICLE] = "SELECT doc, date, text FROM article "
			 "JOIN article_text ON article_text.article = "
			 "article.id WHERE article.id = ?",
	[FIND_PLACE] = "SELECT place FROM minhash WHERE print = ? "
		       "AND place >= ? ORDER BY place LIMIT 1",
	[FIND_HOLDERS] = "SELECT article FROM minhash WHERE print = ?",
};

/* An article that is looked at. */
struct node {
	int64_t article, place;
	int32_t day;
	int date;
	struct str doc;
	struct sketch sketch;
	struct shingles shingles;
	bool fresh;   /* its prints may be new */
	bool seed;    /* among the seeds already */
	bool settled; /* in a component of this round already */
	struct node *centre;
};

struct nodes {
	struct node **at;
	size_t count, capacity;
};

struct duplicates {
	struct store *store;
	sqlite3_stmt *statements[STATEMENTS];
	struct print_index index;
	struct group_rows rows;
	/* Of one round: */
	struct arena arena;
	struct id_map nodes; /* article -> struct node */
	struct id_map forms; /* print -> 1 telling, 2 a form */
	struct nodes seeds, component;
};

/* --- opening ----------------------------------------------------------- */

enum status
duplicates_open(struct duplicates **out, struct store *store,
		struct error *error)
{
	struct duplicates *duplicates = memory_zero(1, sizeof *duplicates);
	enum status status = STATUS_OK;
	duplicates->store = store;
	arena_init(&duplicates->arena);
	id_map_init(&duplicates->nodes);
	id_map_init(&duplicates->forms);
	for (int i = 0; !status && i < STATEMENTS; i++)
		status = statement_prepare(store, SQL[i],
				&duplicates->statements[i], error);
	if (!status)
		status = print_index_open(&duplicates->index, store, "minhash",
				"article", NEIGHBOURS, error);
	if (!status)
		status = group_rows_open(&duplicates->rows, store,
				"cluster_member", "article", "cluster", error);
	*out = status ? NULL : duplicates;
	if (status)
		duplicates_close(duplicates);
	return status;
}

void
duplicates_close(struct duplicates *duplicates)
{
	if (!duplicates)
		return;
	for (int i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(duplicates->statements[i]);
	print_index_close(&duplicates->index);
	group_rows_close(&duplicates->rows);
	arena_fini(&duplicates->arena);
	id_map_fini(&duplicates->nodes);
	id_map_fini(&duplicates->forms);
	free(duplicates->seeds.at);
	free(duplicates->component.at);
	free(duplicates);
}

static void
begin_round(struct duplicates *duplicates)
{
	arena_reset(&duplicates->arena);
	id_map_reset(&duplicates->nodes);
	id_map_reset(&duplicates->forms);
	duplicates->seeds.count = 0;
}

static void
push(struct nodes *nodes, struct node *node)
{
	MEMORY_PUSH(nodes->at, nodes->count, nodes->capacity, node);
}

/* --- nodes ------------------------------------------------------------- */

static void
fill(struct duplicates *duplicates, struct node *node, sqlite3_stmt *row)
{
	struct str text = statement_text(row, 2);
	node->doc = arena_copy(&duplicates->arena, statement_text(row, 0));
	node->date = sqlite3_column_int(row, 1);
	node->day = print_day(node->date);
	node->place = print_place(node->day, hash_bytes(node->doc));
	sketch_make(text, &node->sketch);
	shingles_make(text, &duplicates->arena, &node->shingles);
}

/* Loads an article, or finds it. */
static enum status
node_of(struct duplicates *duplicates, int64_t article, struct node **out,
		struct error *error)
{
	bool added;
	int64_t *slot = id_map_put(&duplicates->nodes, article, &added);
	if (!added) {
		*out = (struct node *)(intptr_t)*slot;
		return STATUS_OK;
	}
	struct node *node = ARENA_NEW(&duplicates->arena, struct node, 1);
	*slot = (intptr_t)node;
	*out = node;
	node->article = article;
	sqlite3_stmt *row = duplicates->statements[FIND_ARTICLE];
	enum status status = statement_first(
			duplicates->store, row, VALUES(V_INT(article)), error);
	if (!status)
		fill(duplicates, node, row);
	statement_done(row);
	return status == STATUS_END ? STATUS_OK : status;
}

/* --- forms ------------------------------------------------------------- */

enum { TELLING = 1, FORM };

/* How many fortnights have the print, up to FORM_FORTNIGHTS: a look into the
 * index each. */
static enum status
ask_form(struct duplicates *duplicates, uint64_t print, int64_t *form,
		struct error *error)
{
	int64_t from = INT64_MIN;
	unsigned fortnights = 0;
	enum status status = STATUS_OK;
	while (!status && fortnights < FORM_FORTNIGHTS) {
		sqlite3_stmt *row = duplicates->statements[FIND_PLACE];
		status = statement_first(duplicates->store, row,
				VALUES(V_INT(print), V_INT(from)), error);
		if (!status) {
			int64_t day = sqlite3_column_int64(row, 0) >> 32;
			int64_t of = day >= 0 ? day / FORTNIGHT
					      : -((-day - 1) / FORTNIGHT) - 1;
			from = print_place((int32_t)(of + 1) * FORTNIGHT, 0);
			fortnights++;
		}
		statement_done(row);
	}
	*form = fortnights == FORM_FORTNIGHTS ? FORM : TELLING;
	return status == STATUS_END ? STATUS_OK : status;
}

static enum status
form_of(struct duplicates *duplicates, uint64_t print, int64_t *form,
		struct error *error)
{
	bool added;
	int64_t *slot = id_map_put(&duplicates->forms, (int64_t)print, &added);
	enum status status = STATUS_OK;
	if (added)
		status = ask_form(duplicates, print, slot, error);
	*form = *slot;
	return status;
}

/* --- new articles ------------------------------------------------------ */

static enum status
add_seed(struct duplicates *duplicates, int64_t article, struct error *error)
{
	struct node *node;
	enum status status = node_of(duplicates, article, &node, error);
	if (status || node->seed)
		return status;
	node->seed = true;
	push(&duplicates->seeds, node);
	return STATUS_OK;
}

/* All articles that a statement gives, after its values were bound and its
 * first row was asked for. */
static enum status
add_seeds(struct duplicates *duplicates, sqlite3_stmt *row, enum status status,
		struct error *error)
{
	int64_t *found = NULL;
	size_t count = 0, capacity = 0;
	for (int code = SQLITE_ROW; !status && code == SQLITE_ROW;
			code = sqlite3_step(row))
		MEMORY_PUSH(found, count, capacity,
				sqlite3_column_int64(row, 0));
	statement_done(row);
	status = status == STATUS_END ? STATUS_OK : status;
	for (size_t i = 0; !status && i < count; i++)
		status = add_seed(duplicates, found[i], error);
	free(found);
	return status;
}

/* Notes what its prints were before, then puts them. */
static enum status
put_prints(struct duplicates *duplicates, const struct node *node,
		struct error *error)
{
	enum status status = STATUS_OK;
	int64_t form;
	for (unsigned i = 0; !status && i < node->sketch.count; i++)
		status = form_of(duplicates, node->sketch.prints[i], &form,
				error);
	for (unsigned i = 0; !status && i < node->sketch.count; i++)
		status = print_index_add(&duplicates->index,
				node->sketch.prints[i], node->place,
				node->article, error);
	return status;
}

/* A print that has become a form: what it linked is looked at again. */
static enum status
ask_again(struct duplicates *duplicates, uint64_t print, struct error *error)
{
	int64_t *form = id_map_find(&duplicates->forms, (int64_t)print);
	if (*form == FORM)
		return STATUS_OK;
	enum status status = ask_form(duplicates, print, form, error);
	if (status || *form != FORM)
		return status;
	sqlite3_stmt *row = duplicates->statements[FIND_HOLDERS];
	status = statement_first(
			duplicates->store, row, VALUES(V_INT(print)), error);
	return add_seeds(duplicates, row, status, error);
}

/* All prints are put before one is asked again, so that articles of one round
 * see one another. */
static enum status
put_all(struct duplicates *duplicates, struct error *error)
{
	struct nodes *seeds = &duplicates->seeds;
	size_t count = seeds->count;
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < count; i++)
		status = put_prints(duplicates, seeds->at[i], error);
	for (size_t i = 0; !status && i < count; i++) {
		const struct sketch *sketch = &seeds->at[i]->sketch;
		for (unsigned j = 0; !status && j < sketch->count; j++)
			status = ask_again(
					duplicates, sketch->prints[j], error);
	}
	return status;
}

/* --- copies ------------------------------------------------------------ */

/* Whether `part`, which is not larger, is a copy; see duplicate.h. */
static enum status
is_contained(struct duplicates *duplicates, const struct node *part,
		const struct node *whole, bool *copy, struct error *error)
{
	unsigned telling = 0, common = 0;
	*copy = false;
	for (unsigned i = 0; i < part->sketch.count; i++) {
		int64_t form;
		uint64_t print = part->sketch.prints[i];
		enum status status = form_of(duplicates, print, &form, error);
		if (status)
			return status;
		telling += form == TELLING;
		common += form == TELLING
			  && shingles_have(&whole->shingles, print);
	}
	if (common < COPY_PRINTS || common < telling * COPY_PRINT_SHARE)
		return STATUS_OK;
	*copy = shingles_contained(&part->shingles, &whole->shingles)
		>= COPY_CONTAINED;
	return STATUS_OK;
}

/* The larger first, then the earlier; a total order. */
static int
compare_size(const struct node *a, const struct node *b)
{
	if (a->shingles.count3 != b->shingles.count3)
		return a->shingles.count3 > b->shingles.count3 ? -1 : 1;
	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	return str_compare(a->doc, b->doc);
}

static enum status
is_copy(struct duplicates *duplicates, const struct node *a,
		const struct node *b, bool *copy, struct error *error)
{
	bool larger = compare_size(a, b) < 0;
	*copy = false;
	if (abs(a->day - b->day) > COPY_DAYS)
		return STATUS_OK;
	return is_contained(duplicates, larger ? b : a, larger ? a : b, copy,
			error);
}

/* --- components -------------------------------------------------------- */

/* Of those that were found those that are copies and in no component yet
 * join. */
static enum status
join_copies(struct duplicates *duplicates, const struct node *node,
		struct error *error)
{
	const struct print_index *index = &duplicates->index;
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < index->count; i++) {
		struct node *other;
		bool copy;
		status = node_of(duplicates, index->found[i], &other, error);
		if (status || other->settled)
			continue;
		status = is_copy(duplicates, node, other, &copy, error);
		if (status || !copy)
			continue;
		other->settled = true;
		push(&duplicates->component, other);
	}
	return status;
}

/* A new article parts those that were neighbours across it, when there are
 * more of them than are looked at: they are looked at again. */
static enum status
look_around(struct duplicates *duplicates, const struct node *node,
		uint64_t print, struct error *error)
{
	const struct print_index *index = &duplicates->index;
	enum status status = print_index_around(&duplicates->index, print,
			node->place, COPY_DAYS, error);
	if (!status)
		status = join_copies(duplicates, node, error);
	if (!node->fresh || !index->crowded)
		return status;
	for (size_t i = 0; !status && i < index->count; i++)
		status = add_seed(duplicates, index->found[i], error);
	return status;
}

/* Everything that is linked with `seed`, into `component`. */
static enum status
grow_component(struct duplicates *duplicates, struct node *seed,
		struct error *error)
{
	struct nodes *component = &duplicates->component;
	enum status status = STATUS_OK;
	component->count = 0;
	seed->settled = true;
	push(component, seed);
	for (size_t i = 0; !status && i < component->count; i++) {
		const struct node *node = component->at[i];
		for (unsigned j = 0; !status && j < node->sketch.count; j++) {
			int64_t form;
			uint64_t print = node->sketch.prints[j];
			status = form_of(duplicates, print, &form, error);
			if (!status && form == TELLING)
				status = look_around(
						duplicates, node, print, error);
		}
	}
	return status;
}

/* --- clusters ---------------------------------------------------------- */

static int
compare_nodes(const void *left, const void *right)
{
	return compare_size(*(struct node *const *)left,
			*(struct node *const *)right);
}

/* The copies of a centre, among what has none yet. */
static enum status
gather(struct duplicates *duplicates, size_t centre, struct error *error)
{
	struct nodes *component = &duplicates->component;
	struct node *middle = component->at[centre];
	enum status status = STATUS_OK;
	middle->centre = middle;
	for (size_t i = centre + 1; !status && i < component->count; i++) {
		bool copy;
		struct node *node = component->at[i];
		if (node->centre)
			continue;
		status = is_copy(duplicates, middle, node, &copy, error);
		if (!status && copy)
			node->centre = middle;
	}
	return status;
}

static enum status
split(struct duplicates *duplicates, struct error *error)
{
	struct nodes *component = &duplicates->component;
	enum status status = STATUS_OK;
	unsigned centres = 0;
	if (component->count > 1)
		qsort(component->at, component->count, sizeof *component->at,
				compare_nodes);
	for (size_t i = 0; !status && i < component->count; i++) {
		if (component->at[i]->centre)
			continue;
		if (centres++ < CENTRES)
			status = gather(duplicates, i, error);
		else
			component->at[i]->centre = component->at[i];
	}
	return status;
}

static int
compare_first(const void *left, const void *right)
{
	const struct node *a = *(struct node *const *)left;
	const struct node *b = *(struct node *const *)right;
	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	return str_compare(a->doc, b->doc);
}

static enum status
put_clusters(struct duplicates *duplicates, struct error *error)
{
	struct nodes *component = &duplicates->component;
	struct group_member *members = ARENA_NEW(&duplicates->arena,
			struct group_member, component->count);
	if (component->count > 1)
		qsort(component->at, component->count, sizeof *component->at,
				compare_first);
	for (size_t i = 0; i < component->count; i++)
		members[i] = (struct group_member){ component->at[i]->article,
			component->at[i]->centre->article };
	return group_rows_put(
			&duplicates->rows, members, component->count, error);
}

static enum status
settle_component(struct duplicates *duplicates, struct node *seed,
		struct error *error)
{
	enum status status = grow_component(duplicates, seed, error);
	if (!status)
		status = split(duplicates, error);
	if (!status)
		status = put_clusters(duplicates, error);
	return status;
}

enum status
duplicates_settle(struct duplicates *duplicates, const int64_t *articles,
		size_t count, struct error *error)
{
	enum status status = STATUS_OK;
	begin_round(duplicates);
	for (size_t i = 0; !status && i < count; i++)
		status = add_seed(duplicates, articles[i], error);
	for (size_t i = 0; i < duplicates->seeds.count; i++)
		duplicates->seeds.at[i]->fresh = true;
	if (!status)
		status = put_all(duplicates, error);
	for (size_t i = 0; !status && i < duplicates->seeds.count; i++) {
		struct node *seed = duplicates->seeds.at[i];
		if (!seed->settled)
			status = settle_component(duplicates, seed, error);
	}
	return status;
}
