#include "ingest_fixture.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/hash.h"
#include "store/lines.h"

void
fixture_put_lines(struct buffer *out, const char *doc, const char *text)
{
	unsigned long long id =
			hash_bytes(str_of(doc)) ^ hash_bytes(str_of(text));
	unsigned number = (unsigned)(id % 7);
	buffer_put_format(out,
			"{\"record\":\"event\",\"id\":\"%016llx\",\"doc\":"
			"\"%s\",\"sentence\":0,\"date\":\"2025-03-0%u\","
			"\"event\":\"CONSULT\",\"mode\":\"visit\",\"cameo\":"
			"\"042\",\"quad\":1,\"score\":1.9,\"context\":["
			"\"economic\"],\"status\":\"actual\",\"actor\":[{"
			"\"text\":\"Ghana\",\"start\":0,\"end\":5,\"code\":"
			"\"GHA\",\"name\":\"Ghana\",\"id\":\"GHA\"},{\"text\":"
			"\"Party %u\",\"start\":6,\"end\":9,\"code\":\"KOR\","
			"\"sector\":[\"GOV\",\"LEG\"],\"id\":\"KOR/%u\"}],"
			"\"recipient\":[],\"trigger\":{\"text\":\"met\","
			"\"start\":1,\"end\":4},\"confidence\":0.84,\"key\":"
			"\"k%u\"}\n",
			id, doc, number + 1, number, number, number);
	buffer_put_format(out,
			"{\"record\":\"fact\",\"id\":\"%016llx\",\"doc\":"
			"\"%s\",\"sentence\":1,\"date\":\"2025-03-01\","
			"\"date_end\":\"2025-03-31\",\"kind\":\"aid\","
			"\"status\":\"pledged\",\"party\":[{\"text\":\"Seoul\","
			"\"start\":3,\"end\":8,\"code\":\"KOR\",\"id\":\"KOR\","
			"\"role\":\"donor\"}],\"amount\":[{\"value\":%u.5,"
			"\"currency\":\"EUR\",\"usd\":12},{\"value\":3,"
			"\"currency\":\"XAF\"}],\"count\":[{\"value\":7,"
			"\"unit\":\"engineer\"}],\"rule\":\"r:%u\","
			"\"confidence\":0.57}\n",
			id + 1, doc, number, number);
	buffer_put_format(out,
			"{\"record\":\"quote\",\"id\":\"%016llx\",\"doc\":"
			"\"%s\",\"sentence\":1,\"speaker\":{\"text\":\"He\","
			"\"start\":1,\"end\":3,\"code\":\"GHA\",\"id\":\"GHA\","
			"\"role\":\"minister\"},\"verb\":\"said\","
			"\"verb_class\":\"saying\",\"quote\":\"%s\",\"start\":"
			"0,\"end\":4,\"direct\":true,\"stance\":\"negative\","
			"\"key\":\"q%u\"}\n",
			id + 2, doc, text, number);
}

bool
feeder_open(struct feeder *feeder, const char *path, struct error *error)
{
	static const struct ingest_version version = { "0.1.0", "00000001",
		"00000002", "" };
	*feeder = (struct feeder){ 0 };
	if (store_open(&feeder->store, path, STORE_CREATE, error))
		return false;
	feeder->worker = ingest_worker_new(path);
	if (!ingest_open(&feeder->ingest, &feeder->store, &version, error))
		return true;
	feeder_close(feeder);
	return false;
}

void
feeder_close(struct feeder *feeder)
{
	ingest_close(feeder->ingest);
	ingest_worker_free(feeder->worker);
	store_close(&feeder->store);
}

static enum status
make(struct feeder *feeder, struct article *article, struct article_key key,
		bool known, struct ingest_item **item, struct error *error)
{
	struct buffer lines;
	uint32_t end = (uint32_t)article->text.len;
	const struct ingest_sentence sentences[] = { { 0, end / 2 },
		{ end / 2, end } };
	buffer_init(&lines, BUFFER_UNLIMITED);
	fixture_put_lines(&lines, article->id.at, article->text.at);
	struct ingest_coding coding = {
		.sentences = sentences,
		.sentence_count = 2,
		.day = DAY_NONE,
		.lines = buffer_str(&lines),
	};
	enum status status = ingest_worker_make(feeder->worker, article, key,
			known ? NULL : &coding, item, error);
	buffer_fini(&lines);
	return status;
}

enum status
feeder_put(struct feeder *feeder, const struct told *told, struct error *error)
{
	struct arena arena;
	struct ingest_item *item;
	struct article article = {
		.id = str_of(told->id[0] ? told->id : told->path),
		.id_given = told->id[0] != '\0',
		.url = str_of(told->url),
		.title = str_of(told->title),
		.text = str_of(told->text),
		.date = STR("2025-03-04T10:00:00Z"),
		.publisher = STR("Sample Wire"),
		.lang = STR("en"),
		.paragraphs = 1,
		.kind = ARTICLE_JSONL,
	};
	arena_init(&arena);
	struct article_key key = ingest_worker_key(feeder->worker, &article);
	bool known = ingest_worker_look(feeder->worker, &article, key, &arena);
	enum status status = make(feeder, &article, key, known, &item, error);
	if (!status)
		status = ingest_put(feeder->ingest, item, error);
	arena_fini(&arena);
	return status;
}

/* --- asking ------------------------------------------------------------ */

const char *
fixture_ask(const char *path, const char *sql)
{
	static char answers[4][256];
	static unsigned next;
	char *answer = answers[next++ % 4];
	sqlite3 *database;
	sqlite3_stmt *statement;
	answer[0] = '\0';
	if (!sqlite3_open(path, &database)
			&& !sqlite3_prepare_v2(
					database, sql, -1, &statement, NULL)) {
		if (sqlite3_step(statement) == SQLITE_ROW)
			snprintf(answer, sizeof answers[0], "%s",
					(const char *)sqlite3_column_text(
							statement, 0));
		sqlite3_finalize(statement);
	}
	sqlite3_close(database);
	return answer;
}

bool
fixture_execute(const char *path, const char *sql)
{
	sqlite3 *database;
	bool done = !sqlite3_open(path, &database)
		    && !sqlite3_exec(database, sql, NULL, NULL, NULL);
	sqlite3_close(database);
	return done;
}

/* Each gives one text a row. */
static const char *const DUMP[] = {
	"SELECT 'article ' || doc || '|' || url || '|' || url_key || '|' || "
	"content_key || '|' || title || '|' || authors || '|' || p.text || '|' "
	"|| l.text || '|' || k.text || '|' || date || '|' || published || '|' "
	"|| paragraphs || '|' || a.text FROM article "
	"JOIN article_text AS a ON a.article = article.id "
	"JOIN term AS p ON p.id = publisher JOIN term AS l ON l.id = lang "
	"JOIN term AS k ON k.id = kind ORDER BY 1",
	"SELECT 'sighting ' || article.doc || '|' || sighting.doc || '|' || "
	"sighting.url || '|' || reason || '|' || sighting.content_key "
	"FROM sighting "
	"JOIN article ON article.id = article ORDER BY 1",
	"SELECT 'reject ' || source || '|' || line || '|' || byte || '|' || "
	"reason FROM reject ORDER BY 1",
	"SELECT 'sentence ' || doc || '|' || number || '|' || start || '|' || "
	"end FROM sentence JOIN article ON article.id = article ORDER BY 1",
	"SELECT 'coding ' || doc || '|' || program || '|' || current || '|' || "
	"records || '|' || bytes || '|' || hex(lines) FROM coding "
	"JOIN article ON article.id = article JOIN run ON run.id = run "
	"ORDER BY 1",
	"SELECT 'record ' || uid || '|' || article.doc || '|' || line || '|' "
	"|| sentence || '|' || record.kind || '|' || record.date || '|' || "
	"date_end || '|' || c.text || '|' || m.text || '|' || s.text || '|' || "
	"score || '|' || x.text || '|' || r.text || '|' || key FROM record "
	"JOIN article ON article.id = article "
	"JOIN term AS c ON c.id = category JOIN term AS m ON m.id = mode "
	"JOIN term AS s ON s.id = status JOIN term AS x ON x.id = contexts "
	"JOIN term AS r ON r.id = rule ORDER BY 1",
	"SELECT 'participant ' || uid || '|' || position || '|' || r.text || "
	"'|' || identity || '|' || c.text || '|' || sectors || '|' || name || "
	"'|' || start || '|' || end FROM participant "
	"JOIN record ON record.id = record JOIN term AS r ON r.id = role "
	"JOIN actor ON actor.id = actor JOIN term AS c "
	"ON c.id = actor.country ORDER BY 1",
	"SELECT 'dyad ' || uid || '|' || s.text || '|' || t.text || '|' || "
	"dyad.date || '|' || ss.text || '|' || ts.text || '|' || "
	"dyad.confidence || '|' || article.doc FROM dyad "
	"JOIN record ON record.id = record "
	"JOIN article ON article.id = dyad.article "
	"JOIN term AS s ON s.id = source JOIN term AS t ON t.id = target "
	"JOIN term AS ss ON ss.id = source_sector "
	"JOIN term AS ts ON ts.id = target_sector ORDER BY 1",
	"SELECT 'money ' || uid || '|' || position || '|' || value || '|' || "
	"text || '|' || ifnull(usd, 'none') FROM money "
	"JOIN record ON record.id = record JOIN term ON term.id = currency "
	"ORDER BY 1",
	"SELECT 'measure ' || uid || '|' || position || '|' || value || '|' || "
	"text FROM measure JOIN record ON record.id = record "
	"JOIN term ON term.id = unit ORDER BY 1",
	"SELECT 'stale ' || doc FROM stale JOIN article ON article.id = "
	"article ORDER BY 1",
	"SELECT 'words ' || article.doc || '|' || number FROM sentence_words "
	"JOIN sentence ON sentence.id = sentence_words.rowid "
	"JOIN article ON article.id = article "
	"WHERE sentence_words MATCH 'ghana' ORDER BY 1",
};

void
fixture_dump(const char *path, struct buffer *out)
{
	sqlite3 *database;
	sqlite3_stmt *statement;
	if (sqlite3_open(path, &database))
		return;
	for (size_t i = 0; i < sizeof DUMP / sizeof *DUMP; i++) {
		if (sqlite3_prepare_v2(
				    database, DUMP[i], -1, &statement, NULL)) {
			buffer_put_format(
					out, "%s\n", sqlite3_errmsg(database));
			continue;
		}
		while (sqlite3_step(statement) == SQLITE_ROW)
			buffer_put_format(out, "%s\n",
					(const char *)sqlite3_column_text(
							statement, 0));
		sqlite3_finalize(statement);
	}
	sqlite3_close(database);
}
