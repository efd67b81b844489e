#include "store/ingest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/languages.h"
#include "base/memory.h"
#include "store/intern.h"
#include "store/item.h"
#include "store/known.h"
#include "store/recode.h"

/* Small enough that another program is soon let in; large enough that pages of
 * the indexes, which every batch touches, and the index of words are not
 * written over and over. */
enum {
	BATCH_ITEMS = 128,
	BATCH_BYTES = 2 * 1024 * 1024, /* of text */
	BATCH_SECONDS = 1,
};

enum statement_name {
	ADD_RUN,
	FIND_RUN,
	ADD_ARTICLE,
	ADD_TEXT,
	ADD_SIGHTING,
	ADD_REJECT,
	ADD_SENTENCE,
	ADD_WORDS,
	ADD_CODING,
	ADD_RECORD,
	ADD_PARTICIPANT,
	ADD_DYAD,
	ADD_MONEY,
	ADD_MEASURE,
	ADD_STALE,
	STATEMENTS
};

static const char *const SQL[STATEMENTS] = {
	[ADD_RUN] = "INSERT OR IGNORE INTO run (program, lexicon, model, "
		    "options, started) VALUES (?, ?, ?, ?, ?)",
	[FIND_RUN] = "SELECT id FROM run WHERE program = ? AND lexicon = ? "
		     "AND model = ? AND options = ?",
	[ADD_ARTICLE] = "INSERT INTO article (doc, url, url_key, content_key, "
			"title, authors, publisher, lang, kind, date, "
			"published, paragraphs) "
			"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[ADD_TEXT] = "INSERT INTO article_text (article, text) VALUES (?, ?)",
	[ADD_SIGHTING] = "INSERT OR IGNORE INTO sighting (doc, url, "
			 "content_key, article, reason, url_key, publisher, "
			 "date) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	[ADD_REJECT] = "INSERT OR IGNORE INTO reject (source, line, byte, "
		       "reason) VALUES (?, ?, ?, ?)",
	[ADD_SENTENCE] = "INSERT INTO sentence (article, number, start, end) "
			 "VALUES (?, ?, ?, ?)",
	[ADD_WORDS] = "INSERT INTO sentence_words (rowid, text) VALUES (?, ?)",
	[ADD_CODING] = "INSERT INTO coding (article, run, current, records, "
		       "bytes, lines) VALUES (?, ?, 1, ?, ?, ?)",
	[ADD_RECORD] = "INSERT INTO record (uid, coding, line, article, "
		       "sentence, kind, date, date_end, category, mode, cameo, "
		       "status, quad, score, contexts, country, place, rule, "
		       "confidence, trigger_start, trigger_end, key, "
		       "mutual) "
		       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
		       "?, ?, ?, ?, ?, ?, ?, ?)",
	[ADD_PARTICIPANT] = "INSERT INTO participant (record, position, role, "
			    "actor, start, end) VALUES (?, ?, ?, ?, ?, ?)",
	[ADD_DYAD] = "INSERT INTO dyad (source, target, date, record, "
		     "category, status, quad, score, source_sector, "
		     "target_sector, confidence, article) "
		     "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[ADD_MONEY] = "INSERT INTO money (record, position, value, currency, "
		      "usd) VALUES (?, ?, ?, ?, ?)",
	[ADD_MEASURE] = "INSERT INTO measure (record, position, value, unit) "
			"VALUES (?, ?, ?, ?)",
	[ADD_STALE] = "INSERT OR IGNORE INTO stale (article) VALUES (?)",
};

/* A document that could not be read, until the batch is written. */
struct rejection {
	struct rejection *next;
	struct error error;
};

struct ingest {
	struct store *store;
	struct intern *intern;
	struct known known;
	sqlite3_stmt *statements[STATEMENTS];
	char program[64], options[256];
	/* Of each language that came; the first is that of ingest_open. */
	struct version_run {
		char lexicon[INGEST_VERSION_BYTES], model[INGEST_VERSION_BYTES];
		int64_t run; /* 0: not asked yet */
	} versions[LANGUAGE_COUNT];
	size_t version_count;
	int64_t run; /* of the item at hand */
	struct ingest_item *first, **last;
	size_t items, bytes;
	struct rejection *rejected, **last_rejected;
	struct timespec since; /* the first item of the batch */
	struct ingest_counts counts, batch;
	struct error *refusals;
	size_t refusal_count, refusal_at, refusal_room;
};

/* --- rows -------------------------------------------------------------- */

static enum status
run_sql(struct ingest *ingest, enum statement_name name,
		const struct value *values, size_t count, struct error *error)
{
	return statement_run(ingest->store, ingest->statements[name], values,
			count, error);
}

static int64_t
last_id(const struct ingest *ingest)
{
	return sqlite3_last_insert_rowid(ingest->store->database);
}

/* Ids of several words at once. */
static enum status
intern_terms(struct ingest *ingest, const struct str *words, size_t count,
		int64_t *ids, struct error *error)
{
	for (size_t i = 0; i < count; i++) {
		enum status status = intern_term(
				ingest->intern, words[i], &ids[i], error);
		if (status)
			return status;
	}
	return STATUS_OK;
}

static enum status
put_participants(struct ingest *ingest, const struct record_row *row,
		int64_t record, struct error *error)
{
	for (size_t i = 0; i < row->participant_count; i++) {
		const struct participant_row *at = &row->participants[i];
		int64_t role, actor;
		enum status status = intern_term(
				ingest->intern, at->role, &role, error);
		if (!status)
			status = intern_actor(
					ingest->intern, at, &actor, error);
		if (!status)
			status = run_sql(ingest, ADD_PARTICIPANT,
					VALUES(V_INT(record), V_INT(i),
							V_INT(role),
							V_INT(actor),
							V_INT(at->start),
							V_INT(at->end)),
					error);
		if (status)
			return status;
	}
	return STATUS_OK;
}

/* What a row of table record is to those that belong to it. */
struct stored_row {
	int64_t record, article, category, status;
};

static enum status
put_dyads(struct ingest *ingest, const struct record_row *row,
		const struct stored_row *stored, struct error *error)
{
	for (size_t i = 0; i < row->dyad_count; i++) {
		const struct dyad_row *dyad = &row->dyads[i];
		int64_t ids[4];
		const struct str words[] = { dyad->source, dyad->target,
			dyad->source_sector, dyad->target_sector };
		enum status status = intern_terms(ingest, words, 4, ids, error);
		if (!status)
			status = run_sql(ingest, ADD_DYAD,
					VALUES(V_INT(ids[0]), V_INT(ids[1]),
							V_INT(row->date),
							V_INT(stored->record),
							V_INT(stored->category),
							V_INT(stored->status),
							V_INT(row->quad),
							V_REAL(row->score),
							V_INT(ids[2]),
							V_INT(ids[3]),
							V_INT(row->confidence),
							V_INT(stored->article)),
					error);
		if (status)
			return status;
	}
	return STATUS_OK;
}

static enum status
put_amounts(struct ingest *ingest, const struct record_row *row, int64_t record,
		struct error *error)
{
	enum status status = STATUS_OK;
	int64_t word;
	for (size_t i = 0; !status && i < row->money_count; i++) {
		const struct money_row *money = &row->money[i];
		struct value usd = V_REAL(money->usd);
		usd.type = money->has_usd ? VALUE_REAL : VALUE_NULL;
		status = intern_term(
				ingest->intern, money->currency, &word, error);
		if (!status)
			status = run_sql(ingest, ADD_MONEY,
					VALUES(V_INT(record), V_INT(i),
							V_REAL(money->value),
							V_INT(word), usd),
					error);
	}
	for (size_t i = 0; !status && i < row->measure_count; i++) {
		const struct measure_row *measure = &row->measures[i];
		status = intern_term(
				ingest->intern, measure->unit, &word, error);
		if (!status)
			status = run_sql(ingest, ADD_MEASURE,
					VALUES(V_INT(record), V_INT(i),
							V_REAL(measure->value),
							V_INT(word)),
					error);
	}
	return status;
}

/* The words of a record that table record has as numbers. */
enum record_word {
	CATEGORY,
	MODE,
	CAMEO,
	STATUS,
	CONTEXTS,
	COUNTRY,
	PLACE,
	RULE,
	RECORD_WORDS
};

/* In the order of ADD_RECORD. */
static enum status
put_record_row(struct ingest *ingest, const struct record_row *row,
		int64_t article, int64_t coding, const int64_t id[RECORD_WORDS],
		struct error *error)
{
	return run_sql(ingest, ADD_RECORD,
			VALUES(V_INT(row->uid), V_INT(coding), V_INT(row->line),
					V_INT(article), V_INT(row->sentence),
					V_INT(row->kind), V_INT(row->date),
					V_INT(row->date_end),
					V_INT(id[CATEGORY]), V_INT(id[MODE]),
					V_INT(id[CAMEO]), V_INT(id[STATUS]),
					V_INT(row->quad), V_REAL(row->score),
					V_INT(id[CONTEXTS]), V_INT(id[COUNTRY]),
					V_INT(id[PLACE]), V_INT(id[RULE]),
					V_INT(row->confidence),
					V_INT(row->trigger_start),
					V_INT(row->trigger_end),
					V_INT(row->key), V_INT(row->mutual)),
			error);
}

static enum status
put_record(struct ingest *ingest, const struct record_row *row, int64_t article,
		int64_t coding, struct error *error)
{
	const struct str words[RECORD_WORDS] = { row->category, row->mode,
		row->cameo, row->status, row->contexts, row->country,
		row->place, row->rule };
	int64_t id[RECORD_WORDS] = { 0 };
	enum status status =
			intern_terms(ingest, words, RECORD_WORDS, id, error);
	if (!status)
		status = put_record_row(
				ingest, row, article, coding, id, error);
	const struct stored_row stored = { last_id(ingest), article,
		id[CATEGORY], id[STATUS] };
	if (!status)
		status = put_participants(ingest, row, stored.record, error);
	if (!status)
		status = put_dyads(ingest, row, &stored, error);
	if (!status)
		status = put_amounts(ingest, row, stored.record, error);
	ingest->batch.records[row->kind]++;
	return status;
}

static enum status
put_coding(struct ingest *ingest, const struct ingest_item *item,
		int64_t article, struct error *error)
{
	enum status status = run_sql(ingest, ADD_CODING,
			VALUES(V_INT(article), V_INT(ingest->run),
					V_INT(item->rows.count),
					V_INT(item->line_bytes),
					V_BLOB(item->packed)),
			error);
	int64_t coding = last_id(ingest);
	for (size_t i = 0; !status && i < item->rows.count; i++)
		status = put_record(ingest, &item->rows.at[i], article, coding,
				error);
	return status;
}

static enum status
put_sentences(struct ingest *ingest, const struct ingest_item *item,
		int64_t article, struct error *error)
{
	for (uint32_t i = 0; i < item->sentence_count; i++) {
		const struct ingest_sentence *at = &item->sentences[i];
		struct str text = { item->text.at + at->start,
			at->end - at->start };
		enum status status = run_sql(ingest, ADD_SENTENCE,
				VALUES(V_INT(article), V_INT(i),
						V_INT(at->start),
						V_INT(at->end)),
				error);
		if (!status)
			status = run_sql(ingest, ADD_WORDS,
					VALUES(V_INT(last_id(ingest)),
							V_TEXT(text)),
					error);
		if (status)
			return status;
	}
	return STATUS_OK;
}

static void
count_odd_date(struct ingest_counts *counts, const struct ingest_item *item)
{
	if (!item->odd_date.len)
		return;
	if (!counts->misdated++)
		snprintf(counts->odd_date, sizeof counts->odd_date,
				"\"%.*s\" of %.*s", STR_ARG(item->odd_date),
				STR_ARG(item->doc));
}

static enum status
put_article(struct ingest *ingest, const struct ingest_item *item,
		int64_t *article, struct error *error)
{
	const struct str words[] = { item->publisher, item->lang, item->kind };
	int64_t ids[3];
	enum status status = intern_terms(ingest, words, 3, ids, error);
	if (!status)
		status = run_sql(ingest, ADD_ARTICLE,
				VALUES(V_TEXT(item->doc), V_TEXT(item->url),
						V_INT(item->key.url),
						V_INT(item->key.content),
						V_TEXT(item->title),
						V_TEXT(item->authors),
						V_INT(ids[0]), V_INT(ids[1]),
						V_INT(ids[2]),
						V_INT(item->date),
						V_TEXT(item->published),
						V_INT(item->paragraphs)),
				error);
	*article = last_id(ingest);
	if (!status)
		status = run_sql(ingest, ADD_TEXT,
				VALUES(V_INT(*article), V_TEXT(item->text)),
				error);
	return status;
}

static enum status
put_new(struct ingest *ingest, const struct ingest_item *item,
		struct error *error)
{
	int64_t article;
	enum status status = put_article(ingest, item, &article, error);
	if (!status)
		status = put_sentences(ingest, item, article, error);
	if (!status)
		status = put_coding(ingest, item, article, error);
	if (!status)
		status = run_sql(ingest, ADD_STALE, VALUES(V_INT(article)),
				error);
	ingest->batch.stored++;
	ingest->batch.undated += item->date == 0;
	count_odd_date(&ingest->batch, item);
	return status;
}

static enum status
put_sighting(struct ingest *ingest, const struct ingest_item *item,
		int64_t article, struct str reason, struct error *error)
{
	int64_t publisher;
	enum status status = intern_term(
			ingest->intern, item->publisher, &publisher, error);
	if (!status)
		status = run_sql(ingest, ADD_SIGHTING,
				VALUES(V_TEXT(item->doc), V_TEXT(item->url),
						V_INT(item->key.content),
						V_INT(article), V_TEXT(reason),
						V_INT(item->key.url),
						V_INT(publisher),
						V_INT(item->date)),
				error);
	if (status)
		return status;
	return run_sql(ingest, ADD_STALE, VALUES(V_INT(article)), error);
}

static enum status
put_rejection(struct ingest *ingest, const struct error *rejected,
		struct error *error)
{
	int64_t byte = rejected->offset == ERROR_NO_OFFSET
				       ? -1
				       : (int64_t)rejected->offset;
	return run_sql(ingest, ADD_REJECT,
			VALUES(V_TEXT(str_of(rejected->where)),
					V_INT(rejected->line), V_INT(byte),
					V_TEXT(str_of(rejected->message))),
			error);
}

/* --- deciding ---------------------------------------------------------- */

/* What is wrong with an item that is not stored. */
static void
refusal_of(const struct ingest_item *item, const struct known_answer *known,
		struct error *refusal)
{
	if (known->as != KNOWN_CLASH)
		error_set(refusal, STATUS_IO, item->doc.at, 0, ERROR_NO_OFFSET,
				"another program deleted the article that this "
				"is; ingest it again");
	else if (item->id_given)
		error_set(refusal, STATUS_FORMAT, item->doc.at, 0,
				ERROR_NO_OFFSET,
				"the id is that of another stored article "
				"(\"%s\"); give it an \"id\" of its own",
				known->title);
	else
		error_set(refusal, STATUS_IO, item->doc.at, 0, ERROR_NO_OFFSET,
				"another article of this name was stored just "
				"now; ingest it again");
}

static enum status
refuse(struct ingest *ingest, const struct ingest_item *item,
		const struct known_answer *known, struct error *error)
{
	struct error refusal;
	enum status status = STATUS_OK;
	refusal_of(item, known, &refusal);
	MEMORY_PUSH(ingest->refusals, ingest->refusal_count,
			ingest->refusal_room, refusal);
	ingest->batch.refused++;
	if (refusal.status == STATUS_FORMAT)
		status = put_sighting(
				ingest, item, known->article, STR("id"), error);
	return status ? status : put_rejection(ingest, &refusal, error);
}

static enum status
put_again(struct ingest *ingest, const struct ingest_item *item,
		struct error *error)
{
	bool done, sentences_stay;
	enum status status = recode_is_done(
			ingest->store, item->again, ingest->run, &done, error);
	if (!status && done)
		ingest->batch.same++;
	if (status || done)
		return status;
	status = recode_make_room(ingest->store, item->again, ingest->run,
			item->sentences, item->sentence_count, &sentences_stay,
			error);
	if (!status && !sentences_stay)
		status = put_sentences(ingest, item, item->again, error);
	if (!status)
		status = put_coding(ingest, item, item->again, error);
	ingest->batch.recoded++;
	return status;
}

static enum status
put_item(struct ingest *ingest, const struct ingest_item *item,
		struct error *error)
{
	struct known_answer known;
	struct known_document document = { item->doc, item->url, item->key };
	if (item->again)
		return put_again(ingest, item, error);
	enum status status =
			known_find(&ingest->known, &document, &known, error);
	if (status)
		return status;
	switch (known.as) {
	case KNOWN_SAME:
		ingest->batch.same++;
		return STATUS_OK;
	case KNOWN_CONTENT:
		ingest->batch.sighted++;
		return put_sighting(ingest, item, known.article, STR("content"),
				error);
	case KNOWN_URL:
		ingest->batch.changed++;
		return put_sighting(
				ingest, item, known.article, STR("url"), error);
	case KNOWN_NOT:
		if (item->coded)
			return put_new(ingest, item, error);
		break;
	case KNOWN_CLASH:
		break;
	}
	return refuse(ingest, item, &known, error);
}

/* --- batches ----------------------------------------------------------- */

static const char WRITING[] = "writing";

static struct version_run *
version_of(struct ingest *ingest, const char *lexicon, const char *model)
{
	struct version_run *version = ingest->versions;
	struct version_run *end = version + ingest->version_count;
	if (!lexicon[0])
		return version;
	while (version < end
			&& (strcmp(version->lexicon, lexicon) != 0
					|| strcmp(version->model, model) != 0))
		version++;
	if (version < end)
		return version;
	/* A caller with more versions than languages: the last place is shared.
	 */
	if (ingest->version_count == LANGUAGE_COUNT)
		version--;
	else
		ingest->version_count++;
	*version = (struct version_run){ 0 };
	snprintf(version->lexicon, sizeof version->lexicon, "%s", lexicon);
	snprintf(version->model, sizeof version->model, "%s", model);
	return version;
}

static enum status
ask_run(struct ingest *ingest, struct version_run *version, struct error *error)
{
	const struct value values[] = { V_TEXT(str_of(ingest->program)),
		V_TEXT(str_of(version->lexicon)),
		V_TEXT(str_of(version->model)), V_TEXT(str_of(ingest->options)),
		V_INT(time(NULL)) };
	enum status status = run_sql(ingest, ADD_RUN, values, 5, error);
	if (status)
		return status;
	sqlite3_stmt *find = ingest->statements[FIND_RUN];
	status = statement_first(ingest->store, find, values, 4, error);
	version->run = status ? 0 : sqlite3_column_int64(find, 0);
	statement_done(find);
	return status;
}

static enum status
find_run(struct ingest *ingest, const char *lexicon, const char *model,
		struct error *error)
{
	struct version_run *version = version_of(ingest, lexicon, model);
	enum status status = version->run ? STATUS_OK
					  : ask_run(ingest, version, error);
	ingest->run = version->run;
	return status;
}

static void
forget_runs(struct ingest *ingest)
{
	for (size_t i = 0; i < ingest->version_count; i++)
		ingest->versions[i].run = 0;
}

static enum status
put_batch(struct ingest *ingest, struct error *error)
{
	enum status status = STATUS_OK;
	for (struct ingest_item *item = ingest->first; !status && item;
			item = item->next) {
		status = find_run(ingest, item->lexicon, item->model, error);
		if (!status)
			status = put_item(ingest, item, error);
	}
	for (struct rejection *at = ingest->rejected; !status && at;
			at = at->next)
		status = put_rejection(ingest, &at->error, error);
	for (struct rejection *at = ingest->rejected; at; at = at->next)
		ingest->batch.rejected++;
	return status;
}

static void
clear_batch(struct ingest *ingest)
{
	while (ingest->first) {
		struct ingest_item *item = ingest->first;
		ingest->first = item->next;
		ingest_item_free(item);
	}
	while (ingest->rejected) {
		struct rejection *rejection = ingest->rejected;
		ingest->rejected = rejection->next;
		free(rejection);
	}
	ingest->last = &ingest->first;
	ingest->last_rejected = &ingest->rejected;
	ingest->items = ingest->bytes = 0;
	ingest->batch = (struct ingest_counts){ 0 };
}

static void
add_counts(struct ingest_counts *to, const struct ingest_counts *from)
{
	to->stored += from->stored;
	to->undated += from->undated;
	if (!to->misdated)
		memcpy(to->odd_date, from->odd_date, sizeof to->odd_date);
	to->misdated += from->misdated;
	to->recoded += from->recoded;
	to->same += from->same;
	to->sighted += from->sighted;
	to->changed += from->changed;
	to->refused += from->refused;
	to->rejected += from->rejected;
	for (unsigned kind = 0; kind < ROW_KINDS; kind++)
		to->records[kind] += from->records[kind];
}

enum status
ingest_flush(struct ingest *ingest, struct error *error)
{
	if (!ingest->first && !ingest->rejected)
		return STATUS_OK;
	enum status status = store_begin(ingest->store, WRITING, error);
	if (!status)
		status = put_batch(ingest, error);
	if (!status)
		status = store_execute(ingest->store, "COMMIT", WRITING, error);
	if (!status)
		add_counts(&ingest->counts, &ingest->batch);
	if (status) {
		store_roll_back(ingest->store);
		intern_forget(ingest->intern);
		forget_runs(ingest);
	}
	clear_batch(ingest);
	return status;
}

static bool
is_due(struct ingest *ingest)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (ingest->items <= 1)
		ingest->since = now;
	return ingest->items >= BATCH_ITEMS || ingest->bytes >= BATCH_BYTES
	       || now.tv_sec - ingest->since.tv_sec > BATCH_SECONDS;
}

enum status
ingest_put(struct ingest *ingest, struct ingest_item *item, struct error *error)
{
	item->next = NULL;
	*ingest->last = item;
	ingest->last = &item->next;
	ingest->items++;
	ingest->bytes += item->text.len;
	return is_due(ingest) ? ingest_flush(ingest, error) : STATUS_OK;
}

enum status
ingest_reject(struct ingest *ingest, const struct error *rejected,
		struct error *error)
{
	struct rejection *rejection = memory_zero(1, sizeof *rejection);
	rejection->error = *rejected;
	*ingest->last_rejected = rejection;
	ingest->last_rejected = &rejection->next;
	ingest->items++;
	return is_due(ingest) ? ingest_flush(ingest, error) : STATUS_OK;
}

bool
ingest_next_refusal(struct ingest *ingest, struct error *refusal)
{
	if (ingest->refusal_at == ingest->refusal_count) {
		ingest->refusal_at = ingest->refusal_count = 0;
		return false;
	}
	*refusal = ingest->refusals[ingest->refusal_at++];
	return true;
}

struct ingest_counts
ingest_counts(const struct ingest *ingest)
{
	return ingest->counts;
}

/* --- open and close ---------------------------------------------------- */

enum status
ingest_open(struct ingest **out, struct store *store,
		const struct ingest_version *version, struct error *error)
{
	struct ingest *ingest = memory_zero(1, sizeof *ingest);
	ingest->store = store;
	clear_batch(ingest);
	snprintf(ingest->program, sizeof ingest->program, "%s",
			version->program);
	struct version_run *first = &ingest->versions[0];
	snprintf(first->lexicon, sizeof first->lexicon, "%s", version->lexicon);
	snprintf(first->model, sizeof first->model, "%s", version->model);
	ingest->version_count = 1;
	snprintf(ingest->options, sizeof ingest->options, "%s",
			version->options);
	enum status status = intern_open(&ingest->intern, store, error);
	if (!status)
		status = known_open(&ingest->known, store, error);
	for (int i = 0; !status && i < STATEMENTS; i++)
		status = statement_prepare(
				store, SQL[i], &ingest->statements[i], error);
	*out = ingest;
	if (status) {
		ingest_close(ingest);
		*out = NULL;
	}
	return status;
}

void
ingest_close(struct ingest *ingest)
{
	if (!ingest)
		return;
	clear_batch(ingest);
	for (int i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(ingest->statements[i]);
	known_close(&ingest->known);
	intern_close(ingest->intern);
	free(ingest->refusals);
	free(ingest);
}
