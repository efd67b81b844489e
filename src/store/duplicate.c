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

/* Most articles are compared with none: shingles are made when they are asked
 * for. */
struct article_shingles {
	struct str text;
	struct arena *arena;
	bool made;
	struct shingles all;
};

/* An article that is looked at. */
struct article_node {
	struct group_node node;
	int32_t day;
	int date;
	struct str doc;
	struct sketch sketch;
	struct article_shingles *shingles;
};

struct duplicates {
	struct store *store;
	sqlite3_stmt *statements[STATEMENTS];
	struct grouping grouping;
	struct id_map forms; /* print -> fortnights, see below; of one round */
};

static const struct article_node *
article_of(const struct group_node *node)
{
	return (const struct article_node *)node;
}

static const struct shingles *
shingles_of(const struct article_node *article)
{
	struct article_shingles *shingles = article->shingles;
	if (!shingles->made)
		shingles_make(shingles->text, shingles->arena, &shingles->all);
	shingles->made = true;
	return &shingles->all;
}

/* --- loading ----------------------------------------------------------- */

static void
fill(struct article_node *article, sqlite3_stmt *row, struct arena *arena)
{
	article->doc = arena_copy(arena, statement_text(row, 0));
	article->date = sqlite3_column_int(row, 1);
	article->day = print_day(article->date);
	article->shingles->text = arena_copy(arena, statement_text(row, 2));
	sketch_make(article->shingles->text, &article->sketch);
	article->node.place =
			print_place(article->day, hash_bytes(article->doc));
	article->node.prints = article->sketch.prints;
	article->node.print_count = article->sketch.count;
}

static enum status
load(void *context, struct group_node *node, struct error *error)
{
	struct duplicates *duplicates = context;
	struct arena *arena = &duplicates->grouping.arena;
	struct article_node *article = (struct article_node *)node;
	sqlite3_stmt *row = duplicates->statements[FIND_ARTICLE];
	article->shingles = ARENA_NEW(arena, struct article_shingles, 1);
	article->shingles->arena = arena;
	enum status status = statement_first(
			duplicates->store, row, VALUES(V_INT(node->id)), error);
	if (!status)
		fill(article, row, arena);
	statement_done(row);
	return statement_optional(status);
}

/* --- forms ------------------------------------------------------------- */

/* What is known of a print: in how many fortnights it stands at most; that it
 * is a form, or has to be asked whether it is; that one article alone has it.
 */
enum { FORM = FORM_FORTNIGHTS, UNSURE, LONE };

/* How many fortnights have the print, up to FORM: a look into the index
 * each. */
static enum status
ask_form(struct duplicates *duplicates, uint64_t print, int64_t *form,
		struct error *error)
{
	int64_t from = INT64_MIN;
	enum status status = STATUS_OK;
	*form = 0;
	while (!status && *form < FORM) {
		sqlite3_stmt *row = duplicates->statements[FIND_PLACE];
		status = statement_first(duplicates->store, row,
				VALUES(V_INT(print), V_INT(from)), error);
		if (!status) {
			int64_t day = sqlite3_column_int64(row, 0) >> 32;
			int64_t of = day >= 0 ? day / FORTNIGHT
					      : -((-day - 1) / FORTNIGHT) - 1;
			from = print_place((int32_t)(of + 1) * FORTNIGHT, 0);
			++*form;
		}
		statement_done(row);
	}
	return statement_optional(status);
}

static enum status
form_of(struct duplicates *duplicates, uint64_t print, int64_t **form,
		struct error *error)
{
	bool added;
	*form = id_map_put(&duplicates->forms, (int64_t)print, &added);
	return added ? ask_form(duplicates, print, *form, error) : STATUS_OK;
}

static enum status
is_telling(struct duplicates *duplicates, uint64_t print, bool *telling,
		struct error *error)
{
	int64_t *form;
	enum status status = form_of(duplicates, print, &form, error);
	*telling = *form != FORM;
	return status;
}

static enum status
leads_on(void *context, uint64_t print, bool *leads, struct error *error)
{
	int64_t *form;
	enum status status = form_of(context, print, &form, error);
	*leads = *form != FORM && *form != LONE;
	return status;
}

static int64_t
with_one_more(int64_t form)
{
	if (form == FORM || form == UNSURE)
		return form;
	if (form == LONE)
		return 2;
	if (!form)
		return LONE;
	return form + 1 < FORM ? form + 1 : UNSURE;
}

/* What the prints of an article are before they are put, which adds one
 * fortnight at most: few are to be asked again. */
static enum status
note_forms(struct duplicates *duplicates, const struct group_node *node,
		struct error *error)
{
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < node->print_count; i++) {
		int64_t *form;
		status = form_of(duplicates, node->prints[i], &form, error);
		*form = with_one_more(*form);
	}
	return status;
}

/* A print that has become a form: what it linked is looked at again. */
static enum status
ask_again(struct duplicates *duplicates, uint64_t print, struct error *error)
{
	int64_t *form = id_map_find(&duplicates->forms, (int64_t)print);
	if (*form != UNSURE)
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
		common += tells && shingles_have(shingles_of(whole), print);
	}
	if (common < COPY_PRINTS || common < telling * COPY_PRINT_SHARE)
		return STATUS_OK;
	*copy = shingles_contained(shingles_of(part), shingles_of(whole))
		>= COPY_CONTAINED;
	return STATUS_OK;
}

/* The larger first, then the earlier; a total order. */
static int
compare_size(const struct article_node *a, const struct article_node *b)
{
	size_t size = shingles_of(a)->count3, other = shingles_of(b)->count3;
	if (size != other)
		return size > other ? -1 : 1;
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
	.leads_on = leads_on,
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
