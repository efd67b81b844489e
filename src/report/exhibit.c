#include "report/exhibit.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"
#include "store/statement.h"

#define PARTIES(role)                                                          \
	"(SELECT group_concat(code, ' ') FROM party WHERE party.record = "     \
	"record.id AND role = '" role "')"

/* clang-format off */
#define COLUMNS \
	"SELECT record.date, article.doc, article.title, article.url, " \
	"publisher.text, category.text, mode.text, status.text, rule.text, " \
	"record.score, record.confidence, " \
	"(SELECT text FROM sentence_text WHERE sentence_text.article = " \
	"record.article AND number = record.sentence), " \
	PARTIES("actor") ", " PARTIES("recipient") " " \
	"FROM record JOIN article ON article.id = record.article " \
	"JOIN term AS publisher ON publisher.id = article.publisher " \
	"JOIN term AS category ON category.id = record.category " \
	"JOIN term AS mode ON mode.id = record.mode " \
	"JOIN term AS status ON status.id = record.status " \
	"JOIN term AS rule ON rule.id = record.rule "
/* clang-format on */

enum {
	DATE,
	DOC,
	TITLE,
	URL,
	PUBLISHER,
	EVENT,
	MODE,
	STATUS,
	RULE,
	SCORE,
	CONFIDENCE,
	SENTENCE,
	ACTORS,
	RECIPIENTS
};

static struct str
text_of(sqlite3_stmt *statement, int column, struct arena *arena)
{
	return arena_copy(arena, statement_text(statement, column));
}

static void
fill(sqlite3_stmt *row, struct arena *arena, struct exhibit *out)
{
	date_of_number(sqlite3_column_int(row, DATE), out->date);
	out->doc = text_of(row, DOC, arena);
	out->title = text_of(row, TITLE, arena);
	out->url = text_of(row, URL, arena);
	out->publisher = text_of(row, PUBLISHER, arena);
	out->event = text_of(row, EVENT, arena);
	out->mode = text_of(row, MODE, arena);
	out->status = text_of(row, STATUS, arena);
	out->rule = text_of(row, RULE, arena);
	out->score = sqlite3_column_double(row, SCORE);
	out->confidence = sqlite3_column_int(row, CONFIDENCE);
	out->sentence = text_of(row, SENTENCE, arena);
	out->actors = text_of(row, ACTORS, arena);
	out->recipients = text_of(row, RECIPIENTS, arena);
}

static enum status
ask(const struct store *store, const char *sql, const struct value *values,
		size_t count, struct arena *arena, struct exhibit *exhibit,
		struct error *error)
{
	sqlite3_stmt *statement;
	*exhibit = (struct exhibit){ 0 };
	enum status status = statement_prepare(store, sql, &statement, error);
	if (status)
		return status;
	status = statement_first(store, statement, values, count, error);
	if (!status)
		fill(statement, arena, exhibit);
	statement_done(statement);
	sqlite3_finalize(statement);
	return status;
}

enum status
exhibit_find(const struct store *store, struct str doc, struct str id,
		struct arena *arena, struct exhibit *exhibit,
		struct error *error)
{
	enum { HEX = 16 };
	char text[HEX + 1], *end;
	if (id.len != HEX)
		return STATUS_END;
	memcpy(text, id.at, HEX);
	text[HEX] = '\0';
	uint64_t uid = strtoull(text, &end, HEX);
	if (*end)
		return STATUS_END;
	return ask(store, COLUMNS "WHERE article.doc = ?1 AND record.uid = ?2",
			VALUES(V_TEXT(doc), V_INT(uid)), arena, exhibit, error);
}

enum status
exhibit_read(const struct store *store, int64_t record, struct arena *arena,
		struct exhibit *exhibit, struct error *error)
{
	return ask(store, COLUMNS "WHERE record.id = ?1", VALUES(V_INT(record)),
			arena, exhibit, error);
}
