#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store_fixture.h"

#include <stdio.h>
#include <string.h>
#include <xxhash.h>

#include "store/lines.h"
#include "temporary.h"

void
fixture_run(struct store *store, const char *sql)
{
	char *said = NULL;
	if (sqlite3_exec(store->database, sql, NULL, NULL, &said))
		fail_msg("%s: %s", sql, said);
}

long
fixture_number(struct store *store, const char *sql)
{
	sqlite3_stmt *statement;
	assert_int_equal(sqlite3_prepare_v2(store->database, sql, -1,
					 &statement, NULL),
			SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	long number = (long)sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return number;
}

void
fixture_open(struct store *store, const char *name)
{
	assert_int_equal(store_open(store, temporary_path(name), STORE_CREATE,
					 NULL),
			STATUS_OK);
	fixture_run(store, "INSERT INTO run (id, program, lexicon, model, "
			   "options, started) VALUES (1, '0', 'a', 'b', '', "
			   "0)");
}

/* Runs one statement with its values: 's' a text, 'i' a number, 'r' a real,
 * 'b' bytes (pointer and size). */
static long
put(struct store *store, const char *sql, const char *types, ...)
{
	sqlite3_stmt *statement;
	va_list values;
	if (sqlite3_prepare_v2(store->database, sql, -1, &statement, NULL))
		fail_msg("%s: %s", sql, sqlite3_errmsg(store->database));
	va_start(values, types);
	for (int i = 1; types[i - 1]; i++) {
		const char *text;
		switch (types[i - 1]) {
		case 's':
			text = va_arg(values, const char *);
			sqlite3_bind_text(statement, i, text ? text : "", -1,
					SQLITE_TRANSIENT);
			break;
		case 'i':
			sqlite3_bind_int64(statement, i, va_arg(values, long));
			break;
		case 'r':
			sqlite3_bind_double(
					statement, i, va_arg(values, double));
			break;
		default:
			text = va_arg(values, const char *);
			sqlite3_bind_blob(statement, i, text,
					va_arg(values, int), SQLITE_TRANSIENT);
		}
	}
	va_end(values);
	if (sqlite3_step(statement) != SQLITE_DONE)
		fail_msg("%s: %s", sql, sqlite3_errmsg(store->database));
	sqlite3_finalize(statement);
	return (long)sqlite3_last_insert_rowid(store->database);
}

static long
term(struct store *store, const char *text)
{
	char sql[512];
	put(store, "INSERT OR IGNORE INTO term (text) VALUES (?)", "s", text);
	sqlite3_snprintf(sizeof sql, sql,
			"SELECT id FROM term WHERE text = '%q'",
			text ? text : "");
	return fixture_number(store, sql);
}

static void
put_sentences(struct store *store, long article, const char *text)
{
	long start = 0, number = 0;
	while (text[start]) {
		long end = start + (long)strcspn(text + start, "\n");
		put(store,
				"INSERT INTO sentence (article, number, start, "
				"end) VALUES (?, ?, ?, ?)",
				"iiii", article, number++, start, end);
		start = end + (text[end] == '\n');
	}
	put(store,
			"INSERT INTO sentence_words (rowid, text) SELECT id, "
			"text FROM sentence_text WHERE article = ?",
			"i", article);
}

long
fixture_article(struct store *store, const char *doc, int date,
		const char *publisher, const char *text)
{
	char sql[512];
	long content = (long)(XXH3_64bits(doc, strlen(doc)) >> 2);
	sqlite3_snprintf(sizeof sql, sql,
			"INSERT INTO article (doc, url, url_key, content_key, "
			"title, authors, publisher, lang, kind, date, "
			"published, paragraphs) VALUES ('%q', '', 0, %lld, "
			"'', '[]', %lld, %lld, %lld, %d, '', 1)",
			doc, (long long)content,
			(long long)term(store, publisher),
			(long long)term(store, "en"),
			(long long)term(store, "jsonl"), date);
	long article = put(store, sql, "");
	put(store, "INSERT INTO article_text (article, text) VALUES (?, ?)",
			"is", article, text);
	put_sentences(store, article, text);
	return article;
}

static long
actor(struct store *store, const char *country, const char *sectors,
		const char *name)
{
	char sql[512], plus[64];
	snprintf(plus, sizeof plus, "%s", sectors);
	for (char *at = plus; *at; at++)
		*at = *at == '+' ? ' ' : *at;
	const char *code = strcmp(country, "-") ? country : "";
	const char *sector = strcmp(plus, "-") ? plus : "";
	long id = term(store, code);
	sqlite3_snprintf(sizeof sql, sql, "%s%s%s", code, *code ? "/" : "",
			name);
	put(store,
			"INSERT OR IGNORE INTO actor (identity, country, "
			"sectors, name) VALUES (?, ?, ?, ?)",
			"siss", sql, id, sector, name);
	sqlite3_snprintf(sizeof sql, sql,
			"SELECT id FROM actor WHERE country = %lld AND sectors "
			"= '%q' AND name = '%q'",
			(long long)id, sector, name);
	return fixture_number(store, sql);
}

/* Mutual where there are two actors and no recipient, unless they are apart. */
static void
put_dyads(struct store *store, long record)
{
	char sql[2048];
	fixture_run(store, "INSERT OR IGNORE INTO term (text) SELECT "
			   "substr(sectors, 1, instr(sectors || ' ', ' ') - 1) "
			   "FROM actor");
	sqlite3_snprintf(sizeof sql, sql,
			"INSERT OR IGNORE INTO dyad SELECT a.country, "
			"coalesce(b.country, 0), record.date, record.id, "
			"record.category, "
			"record.status, record.quad, record.score, "
			"coalesce((SELECT id FROM term WHERE text = "
			"substr(a.sectors, 1, instr(a.sectors || ' ', ' ') - "
			"1)), 0), coalesce((SELECT id FROM term WHERE text = "
			"substr(b.sectors, 1, instr(b.sectors || ' ', ' ') - "
			"1)), 0), record.confidence, record.article FROM "
			"record "
			"JOIN participant p ON p.record = record.id JOIN actor "
			"a ON a.id = p.actor LEFT JOIN participant q ON "
			"q.record = record.id AND q.position <> p.position AND "
			"q.role = iif(record.mutual, p.role, (SELECT id FROM "
			"term WHERE text = 'recipient')) LEFT JOIN actor b ON "
			"b.id = q.actor WHERE record.id = %lld AND p.role = "
			"(SELECT id FROM term WHERE text = 'actor')",
			(long long)record);
	fixture_run(store, sql);
}

static void
put_parties(struct store *store, long record, const char *parties)
{
	for (long position = 0; parties && *parties; position++) {
		char role[32], country[8], sectors[32], name[64];
		assert_int_equal(sscanf(parties, " %31s %7s %31s %63[^,]", role,
						 country, sectors, name),
				4);
		put(store,
				"INSERT INTO participant (record, position, "
				"role, actor, start, end) VALUES (?, ?, ?, ?, "
				"0, 0)",
				"iiii", record, position, term(store, role),
				actor(store, country, sectors, name));
		parties = strchr(parties, ',');
		parties = parties ? parties + 1 : NULL;
	}
}

static void
set_mutual(struct store *store, long record)
{
	char sql[512];
	sqlite3_snprintf(sizeof sql, sql,
			"UPDATE record SET mutual = 1 WHERE id = %lld AND "
			"(SELECT count(*) > 1 AND max(text) = 'actor' FROM "
			"participant JOIN term ON term.id = role WHERE record "
			"= %lld AND text IN ('actor', 'recipient'))",
			(long long)record, (long long)record);
	fixture_run(store, sql);
}

static long
put_record(struct store *store, long article, long coding, long line,
		const struct fixture_record *record)
{
	char key[64];
	snprintf(key, sizeof key, "%ld %ld", coding, line);
	const char *told = record->key ? record->key : key;
	long id = put(store,
			"INSERT INTO record (uid, coding, line, article, "
			"sentence, kind, date, date_end, category, mode, "
			"cameo, status, quad, score, contexts, country, place, "
			"rule, confidence, trigger_start, trigger_end, key) "
			"VALUES (?, ?, ?, ?, ?, ?, ?7, ?7, ?8, ?9, ?10, ?11, "
			"?12, ?13, ?14, ?15, ?16, ?17, ?18, 0, 0, ?19)",
			"iiiiiiiiiiiiriiiiii", coding * 1000 + line, coding,
			line, article, (long)record->sentence,
			(long)record->kind, (long)record->date,
			term(store, record->category),
			term(store, record->mode), term(store, record->cameo),
			term(store, record->status), (long)record->quad, 0.0,
			term(store, record->contexts),
			term(store, record->country),
			term(store, record->place), term(store, record->rule),
			(long)record->confidence,
			(long)(XXH3_64bits(told, strlen(told)) >> 2));
	put_parties(store, id, record->parties);
	if (record->kind == 1 && !record->apart)
		set_mutual(store, id);
	if (record->kind == 1)
		put_dyads(store, id);
	if (record->usd > 0)
		put(store,
				"INSERT INTO money (record, position, value, "
				"currency, usd) VALUES (?, 0, ?2, ?3, ?2)",
				"iri", id, record->usd, term(store, "USD"));
	return id;
}

static struct str
column(sqlite3_stmt *row, int at)
{
	return (struct str){ (const char *)sqlite3_column_text(row, at),
		(size_t)sqlite3_column_bytes(row, at) };
}

static void
pack_lines(struct lines_packer *packer, sqlite3_stmt *row, int count,
		struct buffer *lines, struct buffer *packed)
{
	const struct lines_article article = { .doc = column(row, 0),
		.title = column(row, 1),
		.url = column(row, 2),
		.text = column(row, 3) };
	buffer_init(lines, BUFFER_UNLIMITED);
	buffer_init(packed, BUFFER_UNLIMITED);
	for (int i = 0; i < count; i++)
		buffer_put_format(lines, "{\"doc\":\"%.*s\",\"n\":%d}\n",
				STR_ARG(article.doc), i);
	lines_pack(packer, buffer_str(lines), &article, packed);
}

static long
put_coding(struct store *store, long article, int count)
{
	struct buffer lines, packed;
	struct lines_packer *packer = lines_packer_new();
	sqlite3_stmt *row;
	sqlite3_prepare_v2(store->database,
			"SELECT doc, title, url, text FROM article "
			"JOIN article_text ON article = id WHERE id = ?",
			-1, &row, NULL);
	sqlite3_bind_int64(row, 1, article);
	assert_int_equal(sqlite3_step(row), SQLITE_ROW);
	pack_lines(packer, row, count, &lines, &packed);
	sqlite3_finalize(row);
	long coding = put(store,
			"INSERT INTO coding (article, run, current, records, "
			"bytes, lines) VALUES (?, 1, 1, ?, ?, ?)",
			"iiib", article, (long)count, (long)lines.len,
			packed.at, (int)packed.len);
	buffer_fini(&lines);
	buffer_fini(&packed);
	lines_packer_free(packer);
	return coding;
}

long
fixture_records(struct store *store, long article,
		const struct fixture_record *records, int count)
{
	long coding = put_coding(store, article, count), first = 0;
	for (int i = 0; i < count; i++) {
		long id = put_record(store, article, coding, i, &records[i]);
		first = first ? first : id;
	}
	return first;
}
