#include "store/duplicate.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"
#include "store/grouping.h"
#include "store/minhash.h"

enum { FORTNIGHT = 14 }; /* days */

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
struct article_node {
	struct group_node node;
	int32_t day;
	int date;
	struct str doc;
	struct sketch sketch;
	struct shingles shingles;
};

struct duplicates {
	struct store *store;
	sqlite3_stmt *statements[STATEMENTS];
	struct grouping grouping;
	struct id_map forms; /* print -> 1 telling, 2 a form; of one round */
};

static const struct article_node *
article_of(const struct group_node *node)
{
	return (const struct article_node *)node;
}

/* --- loading ----------------------------------------------------------- */

static void
fill(struct article_node *article, sqlite3_stmt *row, struct arena *arena)
{
	struct str text = statement_text(row, 2);
	article->doc = arena_copy(arena, statement_text(row, 0));
	article->date = sqlite3_column_int(row, 1);
	article->day = print_day(article->date);
	sketch_make(text, &article->sketch);
	shingles_make(text, arena, &article->shingles);
	article->node.place =
			print_place(article->day, hash_bytes(article->doc));
	article->node.prints = article->sketch.prints;
	article->node.print_count = article->sketch.count;
}

static enum status
load(void *context, struct group_node *node, struct error *error)
{
	struct duplicates *duplicates = context;
	sqlite3_stmt *row = duplicates->statements[FIND_ARTICLE];
	enum status status = statement_first(
			duplicates->store, row, VALUES(V_INT(node->id)), error);
	if (!status)
		fill((struct article_node *)node, row,
				&duplicates->grouping.arena);
	statement_done(row);
	return statement_optional(status);
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
	return statement_optional(status);
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

static enum status
is_telling(void *context, uint64_t print, bool *telling, struct error *error)
{
	int64_t form = 0;
	enum status status = form_of(context, print, &form, error);
	*telling = form == TELLING;
	return status;
}

/* What the prints of an article are before they are put. */
static enum status
note_forms(struct duplicates *duplicates, const struct group_node *node,
		struct error *error)
{
	enum status status = STATUS_OK;
	int64_t form;
	for (size_t i = 0; !status && i < node->print_count; i++)
		status = form_of(duplicates, node->prints[i], &form, error);
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
	return grouping_add_found(&duplicates->grouping,
			duplicates->statements[FIND_HOLDERS],
			VALUES(V_INT(print)), error);
}

/* All prints are put before one is asked again, so that articles of one round
 * see one another. */
static enum status
put_prints(struct duplicates *duplicates, struct error *error)
{
	const struct group_nodes *seeds = &duplicates->grouping.seeds;
	size_t count = seeds->count;
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < count; i++)
		status = note_forms(duplicates, seeds->at[i], error);
	if (!status)
		status = grouping_put_prints(&duplicates->grouping, error);
	for (size_t i = 0; !status && i < count; i++) {
		const struct group_node *node = seeds->at[i];
		for (size_t j = 0; !status && j < node->print_count; j++)
			status = ask_again(duplicates, node->prints[j], error);
	}
	return status;
}

/* --- copies ------------------------------------------------------------ */

/* Whether `part`, which is not larger, is a copy; see duplicate.h. */
static enum status
is_contained(struct duplicates *duplicates, const struct article_node *part,
		const struct article_node *whole, bool *copy,
		struct error *error)
{
	unsigned telling = 0, common = 0;
	*copy = false;
	for (unsigned i = 0; i < part->sketch.count; i++) {
		bool tells;
		uint64_t print = part->sketch.prints[i];
		enum status status =
				is_telling(duplicates, print, &tells, error);
		if (status)
			return status;
		telling += tells;
		common += tells && shingles_have(&whole->shingles, print);
	}
	if (common < COPY_PRINTS || common < telling * COPY_PRINT_SHARE)
		return STATUS_OK;
	*copy = shingles_contained(&part->shingles, &whole->shingles)
		>= COPY_CONTAINED;
	return STATUS_OK;
}

/* The larger first, then the earlier; a total order. */
static int
compare_size(const struct article_node *a, const struct article_node *b)
{
	if (a->shingles.count3 != b->shingles.count3)
		return a->shingles.count3 > b->shingles.count3 ? -1 : 1;
	if (a->node.place != b->node.place)
		return a->node.place < b->node.place ? -1 : 1;
	return str_compare(a->doc, b->doc);
}

static enum status
is_copy(void *context, const struct group_node *left,
		const struct group_node *right, bool *copy, struct error *error)
{
	const struct article_node *a = article_of(left), *b = article_of(right);
	bool larger = compare_size(a, b) < 0;
	*copy = false;
	if (abs(a->day - b->day) > COPY_DAYS)
		return STATUS_OK;
	return is_contained(
			context, larger ? b : a, larger ? a : b, copy, error);
}

/* --- orders ------------------------------------------------------------ */

static int
compare_centres(const void *left, const void *right)
{
	return compare_size(article_of(*(struct group_node *const *)left),
			article_of(*(struct group_node *const *)right));
}

static int
compare_members(const void *left, const void *right)
{
	const struct article_node *a =
			article_of(*(struct group_node *const *)left);
	const struct article_node *b =
			article_of(*(struct group_node *const *)right);
	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	return str_compare(a->doc, b->doc);
}

static const struct grouping_kind COPIES = {
	.prints = "minhash",
	.groups = "cluster_member",
	.member = "article",
	.group = "cluster",
	.node_bytes = sizeof(struct article_node),
	.neighbours = 128,
	.centres = 256,
	.days = COPY_DAYS,
	.load = load,
	.is_telling = is_telling,
	.is_linked = is_copy,
	.compare_centres = compare_centres,
	.compare_members = compare_members,
};

/* --- the rounds -------------------------------------------------------- */

enum status
duplicates_open(struct duplicates **out, struct store *store,
		struct error *error)
{
	struct duplicates *duplicates = memory_zero(1, sizeof *duplicates);
	duplicates->store = store;
	id_map_init(&duplicates->forms);
	enum status status = grouping_open(&duplicates->grouping, &COPIES,
			duplicates, store, error);
	for (int i = 0; !status && i < STATEMENTS; i++)
		status = statement_prepare(store, SQL[i],
				&duplicates->statements[i], error);
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
	grouping_close(&duplicates->grouping);
	id_map_fini(&duplicates->forms);
	free(duplicates);
}

enum status
duplicates_settle(struct duplicates *duplicates, const int64_t *articles,
		size_t count, struct error *error)
{
	enum status status = STATUS_OK;
	grouping_begin(&duplicates->grouping);
	id_map_reset(&duplicates->forms);
	for (size_t i = 0; !status && i < count; i++)
		status = grouping_add(
				&duplicates->grouping, articles[i], error);
	if (!status)
		status = put_prints(duplicates, error);
	if (!status)
		status = grouping_settle(&duplicates->grouping, error);
	return status;
}
