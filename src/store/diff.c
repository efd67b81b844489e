#include "store/diff.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/json_value.h"
#include "base/limits.h"
#include "base/memory.h"
#include "store/lines.h"
#include "store/statement.h"

/* --- records ----------------------------------------------------------- */

enum { UNMATCHED = -1 };

struct side_record {
	json_t *json;
	struct str line, kind, id, key, rule;
	int64_t sentence, start, end; /* of the words that tell it */
	long match;                   /* index on the other side */
};

struct side {
	struct side_record *at;
	size_t count, capacity;
};

static struct side_record
record_of(json_t *json, struct str line)
{
	const json_t *trigger = json_object_get(json, "trigger");
	const json_t *words = trigger ? trigger : json; /* of a quotation */
	return (struct side_record){
		.json = json,
		.line = line,
		.kind = json_text_at(json, "record"),
		.id = json_text_at(json, "id"),
		.key = json_text_at(json, "key"),
		.rule = json_text_at(json, "rule"),
		.sentence = json_integer_at(json, "sentence"),
		.start = json_integer_at(words, "start"),
		.end = json_integer_at(words, "end"),
		.match = UNMATCHED,
	};
}

static enum status
side_read(struct side *side, struct str lines, struct error *error)
{
	bool more = lines.len > 0;
	while (more) {
		struct str line = str_next(&lines, '\n', &more);
		if (!line.len)
			continue;
		json_t *json = json_loadb(line.at, line.len, 0, NULL);
		if (!json_is_object(json)) {
			json_decref(json);
			return error_set(error, STATUS_FORMAT, NULL, 0,
					ERROR_NO_OFFSET,
					"a stored record is no JSON object");
		}
		MEMORY_PUSH(side->at, side->count, side->capacity,
				record_of(json, line));
	}
	return STATUS_OK;
}

static void
side_fini(struct side *side)
{
	for (size_t i = 0; i < side->count; i++)
		json_decref(side->at[i].json);
	free(side->at);
}

/* --- matching ---------------------------------------------------------- */

typedef bool is_same(const struct side_record *a, const struct side_record *b);

static bool
same_id(const struct side_record *a, const struct side_record *b)
{
	return str_equal(a->id, b->id) && a->id.len;
}

static bool
same_words(const struct side_record *a, const struct side_record *b)
{
	return a->sentence == b->sentence && a->start == b->start
	       && a->end == b->end && a->end && str_equal(a->kind, b->kind);
}

static bool
same_key(const struct side_record *a, const struct side_record *b)
{
	return str_equal(a->kind, b->kind) && a->key.len
	       && str_equal(a->key, b->key);
}

/* Records of an article are few hundred at most, and most are matched by the
 * first that is looked at: both sides are in the order of the text. */
static void
match(struct side *old, struct side *new, is_same *same)
{
	size_t next = 0;
	for (size_t i = 0; i < old->count; i++) {
		if (old->at[i].match != UNMATCHED)
			continue;
		for (size_t k = 0; k < new->count; k++) {
			size_t j = (next + k) % new->count;
			if (new->at[j].match != UNMATCHED
					|| !same(&old->at[i], &new->at[j]))
				continue;
			old->at[i].match = (long)j;
			new->at[j].match = (long)i;
			next = j + 1;
			break;
		}
	}
}

/* --- what changed ------------------------------------------------------ */

/* "verbs/en/aid.frames" of "verbs/en/aid.frames:9" */
static struct str
file_of(struct str rule)
{
	size_t end = rule.len;
	while (end && rule.at[end - 1] != ':')
		end--;
	return (struct str){ rule.at, end };
}

static bool
is_change(const char *key, const json_t *old, const json_t *new)
{
	if (!strcmp(key, "version") || !strcmp(key, "id")
			|| !strcmp(key, "key"))
		return false; /* follow from others */
	return !old || !new || !json_equal(old, new);
}

static void
add_field(struct buffer *fields, const char *key)
{
	buffer_put(fields, fields->len ? STR(",") : STR(""));
	buffer_put(fields, str_of(key));
}

/* Names of fields that differ, in the order of the records. A fact names its
 * event by id, which follows the event's own change. */
static void
find_fields(const struct side_record *old, const struct side_record *new,
		struct buffer *fields)
{
	const char *key;
	json_t *value;
	bool fact = str_equal(new->kind, STR("fact"));
	buffer_reset(fields);
	json_object_foreach(old->json, key, value)
	{
		const json_t *other = json_object_get(new->json, key);
		if (is_change(key, value, other)
				&& !(fact && other && !strcmp(key, "event")))
			add_field(fields, key);
	}
	json_object_foreach(new->json, key, value)
	{
		if (!json_object_get(old->json, key))
			add_field(fields, key);
	}
	if (str_equal(buffer_str(fields), STR("rule"))
			&& str_equal(file_of(old->rule), file_of(new->rule)))
		buffer_reset(fields);
}

static struct str
category_of(const struct side_record *record)
{
	if (str_equal(record->kind, STR("event")))
		return json_text_at(record->json, "event");
	if (str_equal(record->kind, STR("fact")))
		return json_text_at(record->json, "kind");
	return record->kind;
}

static void
set_old(struct diff_change *change, const struct side_record *record)
{
	change->old_line = record->line;
	change->old_rule = record->rule;
	change->old_category = category_of(record);
}

static void
set_new(struct diff_change *change, const struct side_record *record)
{
	change->new_line = record->line;
	change->new_rule = record->rule;
	change->new_category = category_of(record);
}

/* --- in the order of the text ------------------------------------------ */

struct telling {
	diff_put *put;
	void *context;
	struct diff_counts *counts;
	struct error *error;
	struct buffer fields;
};

static enum status
tell_went(struct telling *telling, const struct side_record *old)
{
	struct diff_change change = { .kind = DIFF_WENT };
	set_old(&change, old);
	telling->counts->went++;
	return telling->put(telling->context, &change, telling->error);
}

static enum status
tell_came(struct telling *telling, const struct side_record *new)
{
	struct diff_change change = { .kind = DIFF_CAME };
	set_new(&change, new);
	telling->counts->came++;
	return telling->put(telling->context, &change, telling->error);
}

static enum status
tell_pair(struct telling *telling, const struct side_record *old,
		const struct side_record *new)
{
	struct diff_change change = { .kind = DIFF_CHANGED };
	find_fields(old, new, &telling->fields);
	if (!telling->fields.len) {
		telling->counts->stayed++;
		return STATUS_OK;
	}
	set_old(&change, old);
	set_new(&change, new);
	change.fields = buffer_str(&telling->fields);
	telling->counts->changed++;
	return telling->put(telling->context, &change, telling->error);
}

/* What went stands before what came in the same sentence. */
static enum status
tell_all(struct telling *telling, const struct side *old,
		const struct side *new)
{
	enum status status = STATUS_OK;
	size_t i = 0, j = 0;
	while (!status && (i < old->count || j < new->count)) {
		const struct side_record *a = &old->at[i], *b = &new->at[j];
		if (i < old->count && a->match != UNMATCHED) {
			i++;
		} else if (i < old->count
				&& (j == new->count
						|| a->sentence <= b->sentence)) {
			status = tell_went(telling, a);
			i++;
		} else {
			status = b->match == UNMATCHED
						 ? tell_came(telling, b)
						 : tell_pair(telling,
								 &old->at[b->match],
								 b);
			j++;
		}
	}
	return status;
}

enum status
diff_lines(struct str old_lines, struct str new_lines, diff_put *put,
		void *context, struct diff_counts *counts, struct error *error)
{
	struct side old = { 0 }, new = { 0 };
	struct telling telling = { put, context, counts, error, { 0 } };
	buffer_init(&telling.fields, BUFFER_UNLIMITED);
	enum status status = side_read(&old, old_lines, error);
	if (!status)
		status = side_read(&new, new_lines, error);
	if (!status) {
		match(&old, &new, same_id);
		match(&old, &new, same_words);
		match(&old, &new, same_key);
		counts->articles++;
		status = tell_all(&telling, &old, &new);
	}
	buffer_fini(&telling.fields);
	side_fini(&old);
	side_fini(&new);
	return status;
}

/* --- of a database ----------------------------------------------------- */

enum { TEXT, TITLE, URL, DOC, OLD_BYTES, OLD_LINES, NEW_BYTES, NEW_LINES };

struct unpacking {
	const struct store *store;
	struct lines_packer *packer;
	struct buffer old, new;
};

static enum status
unpack(struct unpacking *unpacking, sqlite3_stmt *row, int bytes_column,
		struct buffer *out, struct error *error)
{
	int64_t bytes = sqlite3_column_int64(row, bytes_column);
	struct str packed = { sqlite3_column_blob(row, bytes_column + 1),
		(size_t)sqlite3_column_bytes(row, bytes_column + 1) };
	struct error reason = { .message = "too many" };
	struct lines_article article = { statement_text(row, TEXT),
		statement_text(row, TITLE), statement_text(row, URL),
		statement_text(row, DOC) };
	buffer_reset(out);
	if (bytes >= 0 && bytes <= LIMIT_CODING_BYTES
			&& !lines_unpack(unpacking->packer, packed, &article,
					(size_t)bytes, out, &reason))
		return STATUS_OK;
	return error_set(error, STATUS_FORMAT, unpacking->store->path, 0,
			ERROR_NO_OFFSET, "%s; the database is damaged",
			reason.message);
}

/* Both codings of each article; null where there is none. */
static enum status
prepare(struct store *store, const struct selection *selection, int64_t old_run,
		int64_t new_run, sqlite3_stmt **row, struct error *error)
{
	static const char of_run[] =
			", (SELECT bytes FROM coding WHERE coding.article = "
			"article.id AND run = %lld), (SELECT lines FROM coding "
			"WHERE coding.article = article.id AND run = %lld)";
	struct buffer columns;
	buffer_init(&columns, BUFFER_UNLIMITED);
	buffer_put(&columns, STR("(SELECT text FROM article_text WHERE "
				 "article_text.article = article.id), "
				 "article.title, article.url, article.doc"));
	buffer_put_format(&columns, of_run, (long long)old_run,
			(long long)old_run);
	buffer_put_format(&columns, of_run, (long long)new_run,
			(long long)new_run);
	buffer_put_char(&columns, '\0');
	enum status status = selection_prepare_articles(
			selection, store, columns.at, row, error);
	buffer_fini(&columns);
	return status;
}

static enum status
diff_row(struct unpacking *unpacking, sqlite3_stmt *row, diff_put *put,
		void *context, struct diff_counts *counts, struct error *error)
{
	if (sqlite3_column_type(row, OLD_LINES) == SQLITE_NULL
			|| sqlite3_column_type(row, NEW_LINES) == SQLITE_NULL)
		return STATUS_OK;
	enum status status = unpack(
			unpacking, row, OLD_BYTES, &unpacking->old, error);
	if (!status)
		status = unpack(unpacking, row, NEW_BYTES, &unpacking->new,
				error);
	if (!status)
		status = diff_lines(buffer_str(&unpacking->old),
				buffer_str(&unpacking->new), put, context,
				counts, error);
	return status;
}

enum status
diff_runs(struct store *store, const struct selection *selection,
		int64_t old_run, int64_t new_run, diff_put *put, void *context,
		struct diff_counts *counts, struct error *error)
{
	sqlite3_stmt *row;
	struct unpacking unpacking = { .store = store };
	int code = SQLITE_DONE;
	*counts = (struct diff_counts){ 0 };
	enum status status = prepare(
			store, selection, old_run, new_run, &row, error);
	if (status)
		return status;
	unpacking.packer = lines_packer_new();
	buffer_init(&unpacking.old, BUFFER_UNLIMITED);
	buffer_init(&unpacking.new, BUFFER_UNLIMITED);
	while (!status && (code = sqlite3_step(row)) == SQLITE_ROW)
		status = diff_row(&unpacking, row, put, context, counts, error);
	if (!status && code != SQLITE_DONE)
		status = store_error(store, error, "reading the codings");
	lines_packer_free(unpacking.packer);
	buffer_fini(&unpacking.old);
	buffer_fini(&unpacking.new);
	sqlite3_finalize(row);
	return status;
}
