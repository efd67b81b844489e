#include <stdlib.h>

#include "review/review.h"
#include "store/id_map.h"
#include "store/marked.h"
#include "store/statement.h"

enum question { BY_DOC_AND_ID, BY_ID, BY_PLACE, PLACE_OF, QUESTIONS };

/* Without a document all records are looked through: nothing else asks for
 * them by id. */
static const char *const SQL[QUESTIONS] = {
	[BY_DOC_AND_ID] = "SELECT record.id FROM article CROSS JOIN record ON "
			  "record.article = article.id WHERE article.doc = ?1 "
			  "AND record.uid = ?2 ORDER BY record.id LIMIT 1",
	[BY_ID] = "SELECT id FROM record WHERE uid = ?1 ORDER BY id LIMIT 1",
	[BY_PLACE] = "SELECT record.id FROM article CROSS JOIN record ON "
		     "record.article = article.id JOIN term ON term.id = "
		     "record.category WHERE article.doc = ?1 AND "
		     "record.trigger_start = ?2 AND record.trigger_end = ?3 "
		     "AND term.text = ?4 ORDER BY record.sentence <> ?5, "
		     "record.line LIMIT 1",
	[PLACE_OF] = "SELECT article.doc, record.sentence, "
		     "record.trigger_start, record.trigger_end, term.text FROM "
		     "record JOIN article ON article.id = record.article JOIN "
		     "term ON term.id = record.category WHERE record.uid = ?1 "
		     "ORDER BY record.id LIMIT 1",
};

struct finder {
	struct store *store;
	sqlite3_stmt *questions[QUESTIONS];
};

static void
finder_close(struct finder *finder)
{
	for (int i = 0; i < QUESTIONS; i++)
		sqlite3_finalize(finder->questions[i]);
}

static enum status
finder_open(struct finder *finder, struct store *store, struct error *error)
{
	enum status status = STATUS_OK;
	*finder = (struct finder){ .store = store };
	for (int i = 0; !status && i < QUESTIONS; i++)
		status = statement_prepare(
				store, SQL[i], &finder->questions[i], error);
	if (status)
		finder_close(finder);
	return status;
}

/* Record ids are 64 bits that SQLite has with a sign. */
static int64_t
uid_of(struct str id)
{
	char digits[REVIEW_ID + 1];
	memcpy(digits, id.at, REVIEW_ID);
	digits[REVIEW_ID] = 0;
	return (int64_t)strtoull(digits, NULL, 16);
}

/* --- a record of a mark ------------------------------------------------ */

static enum status
ask(struct finder *finder, enum question question, const struct value *values,
		size_t count, int64_t *record, struct error *error)
{
	sqlite3_stmt *row = finder->questions[question];
	enum status status = statement_first(
			finder->store, row, values, count, error);
	if (!status)
		*record = sqlite3_column_int64(row, 0);
	statement_done(row);
	return statement_optional(status);
}

static enum status
ask_by_id(struct finder *finder, struct str id,
		const struct review_place *place, int64_t *record,
		struct error *error)
{
	if (!place->doc.len)
		return ask(finder, BY_ID, VALUES(V_INT(uid_of(id))), record,
				error);
	return ask(finder, BY_DOC_AND_ID,
			VALUES(V_TEXT(place->doc), V_INT(uid_of(id))), record,
			error);
}

static enum status
ask_by_place(struct finder *finder, const struct review_place *place,
		int64_t *record, struct error *error)
{
	if (!place->doc.len || !place->end)
		return STATUS_OK;
	return ask(finder, BY_PLACE,
			VALUES(V_TEXT(place->doc), V_INT(place->start),
					V_INT(place->end), V_TEXT(place->event),
					V_INT(place->sentence)),
			record, error);
}

static enum status
find(struct finder *finder, struct str id, const struct review_place *place,
		int64_t *record, enum review_found *found, struct error *error)
{
	*found = REVIEW_LOST;
	*record = 0;
	enum status status = ask_by_id(finder, id, place, record, error);
	if (!status && *record)
		*found = REVIEW_BY_ID;
	if (status || *record)
		return status;
	status = ask_by_place(finder, place, record, error);
	if (!status && *record)
		*found = REVIEW_BY_PLACE;
	return status;
}

static enum status
find_mark(struct finder *finder, const struct review_mark *mark,
		struct review_match *match, struct error *error)
{
	enum status status = find(finder, mark->id, &mark->place,
			&match->record, &match->found, error);
	if (status || mark->verdict != REVIEW_SAME)
		return status;
	return find(finder, mark->same_as, &mark->same_place, &match->same,
			&match->same_found, error);
}

/* From the last to the first: what a later mark speaks of is said. Records are
 * positive numbers, ids of lost ones are told apart from them by the map. */
static void
override(const struct review *review, struct review_match *matches)
{
	struct id_map found, lost;
	id_map_init(&found);
	id_map_init(&lost);
	for (size_t i = review->count; i-- > 0;) {
		int64_t record = matches[i].record;
		struct id_map *map = record ? &found : &lost;
		int64_t key = record ? record : uid_of(review->marks[i].id);
		matches[i].overridden = id_map_find(map, key) != NULL;
		if (!matches[i].overridden)
			id_map_put(map, key, NULL);
	}
	id_map_fini(&found);
	id_map_fini(&lost);
}

enum status
review_find(struct review *review, struct store *store,
		struct review_match **out, struct error *error)
{
	struct finder finder;
	struct review_match *matches = ARENA_NEW(
			&review->arena, struct review_match, review->count + 1);
	enum status status = finder_open(&finder, store, error);
	if (status)
		return status;
	for (size_t i = 0; !status && i < review->count; i++)
		status = find_mark(
				&finder, &review->marks[i], &matches[i], error);
	finder_close(&finder);
	override(review, matches);
	*out = matches;
	return status;
}

/* --- where a record stands --------------------------------------------- */

static enum status
locate(struct finder *finder, struct str id, struct arena *arena,
		struct review_place *place, struct error *error)
{
	sqlite3_stmt *row = finder->questions[PLACE_OF];
	enum status status = statement_first(
			finder->store, row, VALUES(V_INT(uid_of(id))), error);
	if (!status)
		*place = (struct review_place){
			.doc = arena_copy(arena, statement_text(row, 0)),
			.sentence = (uint32_t)sqlite3_column_int64(row, 1),
			.start = (uint32_t)sqlite3_column_int64(row, 2),
			.end = (uint32_t)sqlite3_column_int64(row, 3),
			.event = arena_copy(arena, statement_text(row, 4)),
		};
	statement_done(row);
	return status;
}

enum status
review_mark_locate(struct review_mark *mark, struct store *store,
		struct arena *arena, struct error *error)
{
	struct finder finder;
	enum status status = finder_open(&finder, store, error);
	if (status)
		return status;
	status = locate(&finder, mark->id, arena, &mark->place, error);
	if (!status && mark->verdict == REVIEW_SAME)
		status = locate(&finder, mark->same_as, arena,
				&mark->same_place, error);
	finder_close(&finder);
	return status;
}

/* --- what it comes to -------------------------------------------------- */

static bool
is_lost(const struct review_mark *mark, const struct review_match *match)
{
	return !match->record || (mark->verdict == REVIEW_SAME && !match->same);
}

void
review_count(const struct review *review, const struct review_match *matches,
		struct review_tally *tally)
{
	*tally = (struct review_tally){ .problems = review->problem_count };
	for (size_t i = 0; i < review->count; i++) {
		enum review_verdict verdict = review->marks[i].verdict;
		bool lost = is_lost(&review->marks[i], &matches[i]);
		tally->overridden += matches[i].overridden;
		if (matches[i].overridden)
			continue;
		tally->marks += !lost;
		tally->lost += lost;
		tally->right += !lost && verdict == REVIEW_RIGHT;
		tally->wrong += !lost && verdict == REVIEW_WRONG;
		tally->same += !lost && verdict == REVIEW_SAME;
	}
}

static enum status
leave_out(struct review *review, const struct review_match *matches,
		struct store *store, struct error *error)
{
	int64_t *wrong = ARENA_NEW(&review->arena, int64_t, review->count + 1);
	struct marked_same *same = ARENA_NEW(
			&review->arena, struct marked_same, review->count + 1);
	size_t wrong_count = 0, same_count = 0;
	for (size_t i = 0; i < review->count; i++) {
		const struct review_match *match = &matches[i];
		enum review_verdict verdict = review->marks[i].verdict;
		if (match->overridden || is_lost(&review->marks[i], match))
			continue;
		if (verdict == REVIEW_WRONG)
			wrong[wrong_count++] = match->record;
		if (verdict == REVIEW_SAME)
			same[same_count++] =
					(struct marked_same){ match->record,
						match->same };
	}
	return store_leave_out(
			store, wrong, wrong_count, same, same_count, error);
}

enum status
review_leave_out(const char *path, struct store *store,
		struct review_tally *tally, struct error *error)
{
	struct review review;
	struct review_match *matches;
	review_init(&review);
	enum status status = review_read(&review, path, error);
	if (!status)
		status = review_find(&review, store, &matches, error);
	if (!status) {
		review_count(&review, matches, tally);
		status = leave_out(&review, matches, store, error);
	}
	review_fini(&review);
	return status;
}
