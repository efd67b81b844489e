#include "store/known.h"

#include <stdio.h>

enum { SIGHTED, CONTENT, URL, DOC, BEGIN, END };

static const char *const SQL[KNOWN_STATEMENTS] = {
	[SIGHTED] = "SELECT article, reason = 'id', title FROM sighting "
		    "JOIN article ON article.id = sighting.article "
		    "WHERE sighting.doc IN (?, ?) AND sighting.url = ? "
		    "AND sighting.content_key = ?",
	[CONTENT] = "SELECT id, doc, url FROM article WHERE content_key = ?",
	[URL] = "SELECT id FROM article "
		"WHERE url_key = ?1 AND url_key <> 0 "
		"UNION ALL SELECT article FROM sighting "
		"WHERE url_key = ?1 AND url_key <> 0 AND reason <> 'id'",
	[DOC] = "SELECT id, title FROM article WHERE doc = ?",
	[BEGIN] = "BEGIN",
	[END] = "COMMIT",
};

enum status
known_open(struct known *known, const struct store *store, struct error *error)
{
	enum status status = STATUS_OK;
	*known = (struct known){ .store = store };
	buffer_init(&known->other_doc, BUFFER_UNLIMITED);
	for (int i = 0; !status && i < KNOWN_STATEMENTS; i++)
		status = statement_prepare(
				store, SQL[i], &known->statements[i], error);
	if (status)
		known_close(known);
	return status;
}

void
known_close(struct known *known)
{
	for (int i = 0; i < KNOWN_STATEMENTS; i++)
		sqlite3_finalize(known->statements[i]);
	buffer_fini(&known->other_doc);
	*known = (struct known){ 0 };
}

void
known_put_other_doc(struct buffer *out, struct str doc, struct article_key key)
{
	buffer_put(out, doc);
	buffer_put_format(out, "#%08x", (unsigned)(key.content >> 32));
}

static void
copy_title(struct known_answer *answer, struct str title)
{
	snprintf(answer->title, sizeof answer->title, "%.*s", STR_ARG(title));
}

/* Whether this very document was decided upon; `other_doc` is the id that it
 * has or would have got. */
static enum status
find_sighting(struct known *known, const struct known_document *document,
		struct known_answer *answer, struct error *error)
{
	sqlite3_stmt *question = known->statements[SIGHTED];
	enum status status = statement_first(known->store, question,
			VALUES(V_TEXT(document->doc),
					V_TEXT(buffer_str(&known->other_doc)),
					V_TEXT(document->url),
					V_INT(document->key.content)),
			error);
	if (!status) {
		answer->article = sqlite3_column_int64(question, 0);
		answer->as = sqlite3_column_int(question, 1) ? KNOWN_CLASH
							     : KNOWN_SAME;
		copy_title(answer, statement_text(question, 2));
	}
	statement_done(question);
	return status;
}

static enum status
find_content(struct known *known, const struct known_document *document,
		struct known_answer *answer, struct error *error)
{
	sqlite3_stmt *question = known->statements[CONTENT];
	enum status status = statement_first(known->store, question,
			VALUES(V_INT(document->key.content)), error);
	if (!status) {
		struct str doc = statement_text(question, 1);
		struct str other = buffer_str(&known->other_doc);
		bool same = str_equal(doc, document->doc)
			    || str_equal(doc, other);
		same &= str_equal(statement_text(question, 2), document->url);
		answer->article = sqlite3_column_int64(question, 0);
		answer->as = same ? KNOWN_SAME : KNOWN_CONTENT;
	}
	statement_done(question);
	return status;
}

static enum status
find_url(struct known *known, const struct known_document *document,
		struct known_answer *answer, struct error *error)
{
	sqlite3_stmt *question = known->statements[URL];
	if (!document->key.url)
		return STATUS_END;
	enum status status = statement_first(known->store, question,
			VALUES(V_INT(document->key.url)), error);
	if (!status) {
		answer->article = sqlite3_column_int64(question, 0);
		answer->as = KNOWN_URL;
	}
	statement_done(question);
	return status;
}

static enum status
find_doc(struct known *known, const struct known_document *document,
		struct known_answer *answer, struct error *error)
{
	sqlite3_stmt *question = known->statements[DOC];
	enum status status = statement_first(known->store, question,
			VALUES(V_TEXT(document->doc)), error);
	if (!status) {
		answer->article = sqlite3_column_int64(question, 0);
		answer->as = KNOWN_CLASH;
		copy_title(answer, statement_text(question, 1));
	}
	statement_done(question);
	return status;
}

static enum status
find(struct known *known, const struct known_document *document,
		struct known_answer *answer, struct error *error)
{
	buffer_reset(&known->other_doc);
	known_put_other_doc(&known->other_doc, document->doc, document->key);
	enum status status = find_sighting(known, document, answer, error);
	if (status == STATUS_END)
		status = find_content(known, document, answer, error);
	if (status == STATUS_END)
		status = find_url(known, document, answer, error);
	if (status == STATUS_END)
		status = find_doc(known, document, answer, error);
	return statement_optional(status);
}

/* In one transaction, which is what a question by itself would be each time: it
 * takes and gives back the locks, and looks whether others have written. */
enum status
known_find(struct known *known, const struct known_document *document,
		struct known_answer *answer, struct error *error)
{
	*answer = (struct known_answer){ .as = KNOWN_NOT };
	if (!sqlite3_get_autocommit(known->store->database))
		return find(known, document, answer, error);
	enum status status = statement_run(known->store,
			known->statements[BEGIN], NULL, 0, error);
	if (status)
		return status;
	status = find(known, document, answer, error);
	enum status ended = statement_run(known->store, known->statements[END],
			NULL, 0, status ? NULL : error);
	return status ? status : ended;
}
