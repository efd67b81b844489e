/* A stored article gets a new coding (ingest.h): what was drawn from the old
 * lines goes, the lines stay. */
#include "store/recode.h"

#include "store/settle.h"
#include "store/statement.h"

enum statement_name {
	FIND_CURRENT,
	FIND_SENTENCES,
	DROP_DYADS,
	DROP_PARTICIPANTS,
	DROP_MONEY,
	DROP_MEASURES,
	DROP_RECORDS,
	DROP_WORDS,
	DROP_SENTENCES,
	RETIRE_CODING,
	DROP_CODING,
	STATEMENTS
};

#define OF_ARTICLE "WHERE record IN (SELECT id FROM record WHERE article = ?1)"

static const char *const SQL[STATEMENTS] = {
	[FIND_CURRENT] = "SELECT 1 FROM coding WHERE article = ? AND run = ? "
			 "AND current",
	[FIND_SENTENCES] = "SELECT start, end FROM sentence WHERE article = ? "
			   "ORDER BY number",
	/* All pairs of countries in the record, and nobody: found by the
	 * table's key, which begins with them. */
	[DROP_DYADS] = "DELETE FROM dyad WHERE (source, target, date, record) "
		       "IN (SELECT one.country, two.country, record.date, "
		       "record.id FROM record CROSS JOIN participant AS first "
		       "ON first.record = record.id CROSS JOIN actor AS one ON "
		       "one.id = first.actor CROSS JOIN (SELECT record AS id, "
		       "country FROM participant JOIN actor ON actor.id = "
		       "participant.actor " OF_ARTICLE " UNION SELECT id, "
		       "(SELECT id FROM term WHERE text = '') FROM record "
		       "WHERE article = ?1) AS two ON two.id = record.id WHERE "
		       "record.article = ?1)",
	[DROP_PARTICIPANTS] = "DELETE FROM participant " OF_ARTICLE,
	[DROP_MONEY] = "DELETE FROM money " OF_ARTICLE,
	[DROP_MEASURES] = "DELETE FROM measure " OF_ARTICLE,
	[DROP_RECORDS] = "DELETE FROM record WHERE article = ?1",
	[DROP_WORDS] = "INSERT INTO sentence_words (sentence_words, rowid, "
		       "text) SELECT 'delete', id, text FROM sentence_text "
		       "WHERE article = ?1",
	[DROP_SENTENCES] = "DELETE FROM sentence WHERE article = ?1",
	[RETIRE_CODING] = "UPDATE coding SET current = 0 WHERE article = ?1 "
			  "AND current",
	[DROP_CODING] = "DELETE FROM coding WHERE article = ? AND run = ?",
};

static enum status
run_sql(const struct store *store, enum statement_name name,
		const struct value *values, size_t count, struct error *error)
{
	sqlite3_stmt *statement;
	enum status status =
			statement_prepare(store, SQL[name], &statement, error);
	if (status)
		return status;
	status = statement_run(store, statement, values, count, error);
	sqlite3_finalize(statement);
	return status;
}

enum status
recode_is_done(const struct store *store, int64_t article, int64_t run,
		bool *done, struct error *error)
{
	int64_t current;
	enum status status = statement_number(store, SQL[FIND_CURRENT],
			VALUES(V_INT(article), V_INT(run)), &current, error);
	*done = current != 0;
	return status;
}

/* Whether the article is cut into the same sentences as before. */
static enum status
compare_sentences(const struct store *store, int64_t article,
		const struct ingest_sentence *sentences, uint32_t count,
		bool *same, struct error *error)
{
	sqlite3_stmt *row;
	uint32_t at = 0;
	enum status status = statement_prepare(
			store, SQL[FIND_SENTENCES], &row, error);
	if (status)
		return status;
	status = statement_first(store, row, VALUES(V_INT(article)), error);
	*same = true;
	for (; !status; status = statement_next(store, row, error), at++)
		*same &= at < count
			 && sqlite3_column_int64(row, 0) == sentences[at].start
			 && sqlite3_column_int64(row, 1) == sentences[at].end;
	*same &= at == count;
	sqlite3_finalize(row);
	return statement_optional(status);
}

static enum status
drop_sentences(const struct store *store, int64_t article, struct error *error)
{
	enum status status = run_sql(
			store, DROP_WORDS, VALUES(V_INT(article)), error);
	if (!status)
		status = run_sql(store, DROP_SENTENCES, VALUES(V_INT(article)),
				error);
	return status;
}

enum status
recode_make_room(struct store *store, int64_t article, int64_t run,
		const struct ingest_sentence *sentences, uint32_t count,
		bool *sentences_stay, struct error *error)
{
	enum status status = settle_forget(store, article, error);
	for (enum statement_name name = DROP_DYADS;
			!status && name <= DROP_RECORDS; name++)
		status = run_sql(store, name, VALUES(V_INT(article)), error);
	if (!status)
		status = run_sql(store, RETIRE_CODING, VALUES(V_INT(article)),
				error);
	if (!status)
		status = run_sql(store, DROP_CODING,
				VALUES(V_INT(article), V_INT(run)), error);
	if (!status)
		status = compare_sentences(store, article, sentences, count,
				sentences_stay, error);
	if (!status && !*sentences_stay)
		status = drop_sentences(store, article, error);
	return status;
}
