#include "store/known.h"

#include <stdio.h>

enum status
known_open(struct known *known, const struct store *store, struct error *error)
{
	*known = (struct known){ .store = store };
	enum status status = statement_prepare(store,
			"SELECT id, doc, url FROM article "
			"WHERE content_key = ?",
			&known->by_content, error);
	if (!status)
		status = statement_prepare(store,
				"SELECT id FROM article WHERE url_key = ? "
				"AND url_key <> 0",
				&known->by_url, error);
	if (!status)
		status = statement_prepare(store,
				"SELECT id, title FROM article WHERE doc = ?",
				&known->by_doc, error);
	if (status)
		known_close(known);
	return status;
}

void
known_close(struct known *known)
{
	sqlite3_finalize(known->by_content);
	sqlite3_finalize(known->by_url);
	sqlite3_finalize(known->by_doc);
	*known = (struct known){ 0 };
}

void
known_put_other_doc(struct buffer *out, struct str doc, struct article_key key)
{
	buffer_put(out, doc);
	buffer_put_format(out, "#%08x", (unsigned)(key.content >> 32));
}

/* The id as it is, or as it became because another article has it. */
static bool
is_doc(struct str stored, const struct known_document *document)
{
	struct buffer other;
	if (str_equal(stored, document->doc))
		return true;
	buffer_init(&other, BUFFER_UNLIMITED);
	known_put_other_doc(&other, document->doc, document->key);
	bool same = str_equal(stored, buffer_str(&other));
	buffer_fini(&other);
	return same;
}

static enum status
find_content(struct known *known, const struct known_document *document,
		struct known_answer *answer, struct error *error)
{
	sqlite3_stmt *statement = known->by_content;
	enum status status = statement_first(known->store, statement,
			VALUES(V_INT(document->key.content)), error);
	if (!status) {
		bool same = is_doc(statement_text(statement, 1), document)
			    && str_equal(statement_text(statement, 2),
					    document->url);
		answer->article = sqlite3_column_int64(statement, 0);
		answer->as = same ? KNOWN_SAME : KNOWN_CONTENT;
	}
	statement_done(statement);
	return status;
}

static enum status
find_url(struct known *known, const struct known_document *document,
		struct known_answer *answer, struct error *error)
{
	if (!document->key.url)
		return STATUS_END;
	enum status status = statement_first(known->store, known->by_url,
			VALUES(V_INT(document->key.url)), error);
	if (!status) {
		answer->article = sqlite3_column_int64(known->by_url, 0);
		answer->as = KNOWN_URL;
	}
	statement_done(known->by_url);
	return status;
}

static enum status
find_doc(struct known *known, const struct known_document *document,
		struct known_answer *answer, struct error *error)
{
	enum status status = statement_first(known->store, known->by_doc,
			VALUES(V_TEXT(document->doc)), error);
	if (!status) {
		struct str title = statement_text(known->by_doc, 1);
		answer->article = sqlite3_column_int64(known->by_doc, 0);
		answer->as = KNOWN_CLASH;
		snprintf(answer->title, sizeof answer->title, "%.*s",
				STR_ARG(title));
	}
	statement_done(known->by_doc);
	return status;
}

enum status
known_find(struct known *known, const struct known_document *document,
		struct known_answer *answer, struct error *error)
{
	*answer = (struct known_answer){ .as = KNOWN_NOT };
	enum status status = find_content(known, document, answer, error);
	if (status == STATUS_END)
		status = find_url(known, document, answer, error);
	if (status == STATUS_END)
		status = find_doc(known, document, answer, error);
	return status == STATUS_END ? STATUS_OK : status;
}
