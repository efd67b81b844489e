#include "review/gold.h"

#include <stdlib.h>

#include "base/json.h"
#include "store/statement.h"

enum { EVENT = 1 }; /* record.kind */

enum question { SENTENCE_OF, TEXT_OF, EVENTS_OF, PARTIES_OF, QUESTIONS };

static const char *const SQL[QUESTIONS] = {
	[SENTENCE_OF] = "SELECT article, sentence, kind FROM record WHERE id = "
			"?",
	[TEXT_OF] = "SELECT article.doc, article.published, sentence_text.text "
		    "FROM article JOIN sentence_text ON "
		    "sentence_text.article = article.id WHERE article.id = ?1 "
		    "AND sentence_text.number = ?2",
	[EVENTS_OF] = "SELECT record.id, category.text, mode.text, "
		      "status.text, trim(contexts.text) FROM record JOIN term "
		      "AS category ON category.id = record.category JOIN term "
		      "AS mode ON mode.id = record.mode JOIN term AS status ON "
		      "status.id = record.status JOIN term AS contexts ON "
		      "contexts.id = record.contexts WHERE record.article = ?1 "
		      "AND record.sentence = ?2 AND record.kind = 1 ORDER BY "
		      "record.line",
	[PARTIES_OF] = "SELECT country.text, actor.sectors, actor.name FROM "
		       "participant JOIN term AS role ON role.id = "
		       "participant.role JOIN actor ON actor.id = "
		       "participant.actor JOIN term AS country ON country.id = "
		       "actor.country WHERE participant.record = ?1 AND "
		       "role.text = ?2 ORDER BY participant.position",
};

struct gold_mark {
	int64_t record;
	const struct review_mark *mark;
};

struct gold_sentence {
	int64_t article, number;
};

struct gold_work {
	struct store *store;
	sqlite3_stmt *questions[QUESTIONS];
	struct json json;
	struct gold_mark *marks; /* by record */
	size_t mark_count;
	struct gold_sentence *sentences; /* each once, in the database's order
					  */
	size_t sentence_count;
	struct review_gold *told;
};

/* --- what is marked ---------------------------------------------------- */

static int
compare_marks(const void *left, const void *right)
{
	const struct gold_mark *a = left, *b = right;
	return (a->record > b->record) - (a->record < b->record);
}

static int
compare_sentences(const void *left, const void *right)
{
	const struct gold_sentence *a = left, *b = right;
	if (a->article != b->article)
		return a->article < b->article ? -1 : 1;
	return (a->number > b->number) - (a->number < b->number);
}

static const struct review_mark *
mark_of(const struct gold_work *work, int64_t record)
{
	const struct gold_mark key = { .record = record };
	const struct gold_mark *mark = bsearch(&key, work->marks,
			work->mark_count, sizeof key, compare_marks);
	return mark ? mark->mark : NULL;
}

static enum status
add_mark(struct gold_work *work, const struct review_mark *mark, int64_t record,
		struct error *error)
{
	sqlite3_stmt *row = work->questions[SENTENCE_OF];
	enum status status = statement_first(
			work->store, row, VALUES(V_INT(record)), error);
	bool event = !status && sqlite3_column_int(row, 2) == EVENT;
	if (event) {
		work->marks[work->mark_count++] =
				(struct gold_mark){ record, mark };
		work->sentences[work->sentence_count++] =
				(struct gold_sentence){ sqlite3_column_int64(
									row, 0),
					sqlite3_column_int64(row, 1) };
	}
	work->told->others += !status && !event;
	statement_done(row);
	return statement_optional(status);
}

static void
sort_marks(struct gold_work *work)
{
	size_t kept = 0;
	struct gold_sentence *all = work->sentences;
	qsort(work->marks, work->mark_count, sizeof *work->marks,
			compare_marks);
	qsort(all, work->sentence_count, sizeof *all, compare_sentences);
	for (size_t i = 0; i < work->sentence_count; i++)
		if (!kept || compare_sentences(&all[kept - 1], &all[i]))
			all[kept++] = all[i];
	work->sentence_count = kept;
}

static enum status
gather(struct gold_work *work, struct review *review,
		const struct review_match *matches, struct error *error)
{
	enum status status = STATUS_OK;
	work->marks = ARENA_NEW(
			&review->arena, struct gold_mark, review->count + 1);
	work->sentences = ARENA_NEW(&review->arena, struct gold_sentence,
			review->count + 1);
	for (size_t i = 0; !status && i < review->count; i++)
		if (matches[i].record && !matches[i].overridden)
			status = add_mark(work, &review->marks[i],
					matches[i].record, error);
	sort_marks(work);
	return status;
}

/* --- gold -------------------------------------------------------------- */

static bool
is_wrong(const struct review_mark *mark, const char *part)
{
	for (size_t i = 0; mark && i < mark->what_count; i++)
		if (str_equal(mark->what[i], str_of(part)))
			return true;
	return false;
}

static bool
is_gold(const struct review_mark *mark)
{
	return !mark || mark->verdict != REVIEW_WRONG
	       || (mark->what_count && !is_wrong(mark, "event"));
}

static void
put_words(struct json *json, const char *key, struct str words)
{
	if (!words.len)
		return;
	json_key(json, key);
	json_open(json, '[');
	for (bool more = true; more;)
		json_str(json, str_next(&words, ' ', &more));
	json_close(json, ']');
}

/* An empty list for a side that is wrong: nobody is told. */
static enum status
put_side(struct gold_work *work, int64_t record, const char *role, bool wrong,
		struct error *error)
{
	struct json *json = &work->json;
	sqlite3_stmt *row = work->questions[PARTIES_OF];
	enum status status = STATUS_END;
	json_key(json, role);
	json_open(json, '[');
	if (!wrong)
		status = statement_first(work->store, row,
				VALUES(V_INT(record), V_TEXT(str_of(role))),
				error);
	for (; !status; status = statement_next(work->store, row, error)) {
		json_open(json, '{');
		json_put_str(json, "code", statement_text(row, 0));
		put_words(json, "sector", statement_text(row, 1));
		json_put_str(json, "name", statement_text(row, 2));
		json_close(json, '}');
	}
	statement_done(row);
	json_close(json, ']');
	return statement_optional(status);
}

static enum status
put_event(struct gold_work *work, sqlite3_stmt *row, struct error *error)
{
	struct json *json = &work->json;
	int64_t record = sqlite3_column_int64(row, 0);
	const struct review_mark *mark = mark_of(work, record);
	if (!is_gold(mark))
		return STATUS_OK;
	json_open(json, '{');
	json_put_str(json, "event", statement_text(row, 1));
	if (!is_wrong(mark, "mode"))
		json_put_str(json, "mode", statement_text(row, 2));
	if (!is_wrong(mark, "status"))
		json_put_str(json, "status", statement_text(row, 3));
	if (!is_wrong(mark, "context"))
		put_words(json, "context", statement_text(row, 4));
	enum status status = put_side(
			work, record, "actor", is_wrong(mark, "actor"), error);
	if (!status)
		status = put_side(work, record, "recipient",
				is_wrong(mark, "recipient"), error);
	if (!mark)
		json_put_bool(json, "optional", true);
	json_close(json, '}');
	work->told->events += mark != NULL;
	return status;
}

static void
put_head(struct json *json, sqlite3_stmt *row, int64_t sentence)
{
	struct buffer id;
	buffer_init(&id, BUFFER_UNLIMITED);
	buffer_put(&id, statement_text(row, 0));
	buffer_put_format(&id, "#%lld", (long long)sentence);
	json_put_str(json, "id", buffer_str(&id));
	buffer_fini(&id);
	json_put_str(json, "published", statement_text(row, 1));
	json_put_str(json, "text", statement_text(row, 2));
}

static enum status
put_events(struct gold_work *work, const struct gold_sentence *sentence,
		struct error *error)
{
	sqlite3_stmt *events = work->questions[EVENTS_OF];
	enum status status = statement_first(work->store, events,
			VALUES(V_INT(sentence->article),
					V_INT(sentence->number)),
			error);
	while (!status) {
		status = put_event(work, events, error);
		if (!status)
			status = statement_next(work->store, events, error);
	}
	statement_done(events);
	return statement_optional(status);
}

static enum status
put_sentence(struct gold_work *work, const struct gold_sentence *sentence,
		struct error *error)
{
	struct json *json = &work->json;
	sqlite3_stmt *text = work->questions[TEXT_OF];
	enum status status = statement_first(work->store, text,
			VALUES(V_INT(sentence->article),
					V_INT(sentence->number)),
			error);
	if (!status) {
		json->comma = false;
		json_open(json, '{');
		put_head(json, text, sentence->number);
		json_key(json, "gold");
		json_open(json, '[');
		status = put_events(work, sentence, error);
		json_close(json, ']');
		json_close(json, '}');
		buffer_put_char(json->out, '\n');
		work->told->sentences++;
	}
	statement_done(text);
	return statement_optional(status);
}

enum status
review_put_gold(struct buffer *out, struct review *review,
		const struct review_match *matches, struct store *store,
		struct review_gold *told, struct error *error)
{
	struct gold_work work = { .store = store, .told = told };
	enum status status = STATUS_OK;
	*told = (struct review_gold){ 0 };
	json_init(&work.json, out);
	for (int i = 0; !status && i < QUESTIONS; i++)
		status = statement_prepare(
				store, SQL[i], &work.questions[i], error);
	if (!status)
		status = gather(&work, review, matches, error);
	for (size_t i = 0; !status && i < work.sentence_count; i++)
		status = put_sentence(&work, &work.sentences[i], error);
	for (int i = 0; i < QUESTIONS; i++)
		sqlite3_finalize(work.questions[i]);
	return status;
}
