#include <stdio.h>

#include "cli/asking.h"
#include "cli/terminal.h"
#include "review/gold.h"
#include "store/statement.h"

/* --- marks with their sentences ----------------------------------------- */

enum column {
	MARK,
	WHAT,
	EVENT,
	FOUND,
	ID,
	DOC,
	SENTENCE,
	SAME_AS,
	NOTE,
	BY,
	TIME,
	TEXT,
	COLUMNS
};

static const struct sheet_column SHEET[COLUMNS] = {
	[MARK] = { "mark", SHEET_TEXT, "", "right, wrong or same" },
	[WHAT] = { "what", SHEET_TEXT, "", "what is wrong" },
	[EVENT] = { "event", SHEET_TEXT, "", "category of the record" },
	[FOUND] = { "found", SHEET_TEXT, "",
			"by id, by place (another coding), lost, or "
			"overridden by a later mark" },
	[ID] = { "id", SHEET_TEXT, "", "of the record when it was marked",
			SHEET_ID },
	[DOC] = { "doc", SHEET_TEXT, "", "id of the article", SHEET_ID },
	[SENTENCE] = { "sentence", SHEET_COUNT, "", "its number, from 0" },
	[SAME_AS] = { "same_as", SHEET_TEXT, "", "id of the other record",
			SHEET_ID },
	[NOTE] = { "note", SHEET_TEXT, "", "what the analyst wrote" },
	[BY] = { "by", SHEET_TEXT, "", "who marked it" },
	[TIME] = { "time", SHEET_TEXT, "", "when" },
	[TEXT] = { "text", SHEET_TEXT, "", "the sentence", SHEET_SENTENCE },
};

static const char RECORD[] =
		"SELECT term.text, article.doc, record.sentence, "
		"(SELECT text FROM sentence_text WHERE sentence_text.article = "
		"record.article AND number = record.sentence) FROM record JOIN "
		"article ON article.id = record.article JOIN term ON term.id = "
		"record.category WHERE record.id = ?";

static void
put_what(struct sheet *sheet, const struct review_mark *mark)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	for (size_t i = 0; i < mark->what_count; i++) {
		buffer_put(&out, i ? STR(",") : STR(""));
		buffer_put(&out, mark->what[i]);
	}
	sheet_put_text(sheet, WHAT, buffer_str(&out));
	buffer_fini(&out);
}

static const char *
found_of(const struct review_mark *mark, const struct review_match *match)
{
	bool same = mark->verdict == REVIEW_SAME;
	if (match->overridden)
		return "overridden";
	if (!match->record || (same && !match->same))
		return "lost";
	return match->found == REVIEW_BY_PLACE || (same && match->same_found == REVIEW_BY_PLACE)
			       ? "place"
			       : "id";
}

static void
put_mark(struct sheet *sheet, const struct review_mark *mark,
		const struct review_match *match)
{
	sheet_row(sheet);
	sheet_put_kept(sheet, MARK, str_of(review_verdict_name(mark->verdict)));
	put_what(sheet, mark);
	sheet_put_text(sheet, EVENT, mark->place.event);
	sheet_put_kept(sheet, FOUND, str_of(found_of(mark, match)));
	sheet_put_text(sheet, ID, mark->id);
	sheet_put_text(sheet, DOC, mark->place.doc);
	if (mark->place.doc.len)
		sheet_put_count(sheet, SENTENCE, mark->place.sentence);
	sheet_put_text(sheet, SAME_AS, mark->same_as);
	sheet_put_text(sheet, NOTE, mark->note);
	sheet_put_text(sheet, BY, mark->by);
	sheet_put_text(sheet, TIME, mark->time);
}

static enum status
put_record(struct sheet *sheet, struct store *store, sqlite3_stmt *row,
		int64_t record, struct error *error)
{
	enum status status = statement_first(
			store, row, VALUES(V_INT(record)), error);
	if (!status) {
		sheet_put_text(sheet, EVENT, statement_text(row, 0));
		sheet_put_text(sheet, DOC, statement_text(row, 1));
		sheet_put_count(sheet, SENTENCE, sqlite3_column_int64(row, 2));
		sheet_put_text(sheet, TEXT, statement_text(row, 3));
	}
	statement_done(row);
	return statement_optional(status);
}

static enum status
put_marks(struct sheet *sheet, const struct settings *settings,
		struct store *store, const struct review *review,
		const struct review_match *matches, struct error *error)
{
	sqlite3_stmt *row;
	enum status status = statement_prepare(store, RECORD, &row, error);
	for (size_t i = 0; !status && i < review->count; i++) {
		if (matches[i].overridden && !settings->all)
			continue;
		put_mark(sheet, &review->marks[i], &matches[i]);
		if (matches[i].record)
			status = put_record(sheet, store, row,
					matches[i].record, error);
	}
	sqlite3_finalize(row);
	return status;
}

static enum status
print_marks(const struct settings *settings, struct store *store,
		struct review *review, const struct review_match *matches,
		struct error *error)
{
	struct sheet sheet;
	sheet_init(&sheet, "review", SHEET, COLUMNS);
	enum status status = put_marks(
			&sheet, settings, store, review, matches, error);
	if (!status)
		sheet_print(&sheet, settings);
	sheet_fini(&sheet);
	return status;
}

/* --- gold --------------------------------------------------------------- */

static enum status
print_gold(const struct settings *settings, struct store *store,
		struct review *review, const struct review_match *matches,
		struct error *error)
{
	struct review_gold told;
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	enum status status = review_put_gold(
			&out, review, matches, store, &told, error);
	if (!status && out.len)
		fwrite(out.at, 1, out.len, stdout);
	buffer_fini(&out);
	if (!status && !settings->quiet)
		fprintf(stderr, "%zu sentence%s with %zu gold event%s\n",
				told.sentences, told.sentences == 1 ? "" : "s",
				told.events, told.events == 1 ? "" : "s");
	if (!status && !settings->quiet && told.others)
		fprintf(stderr,
				"%zu mark%s of facts and quotations, which "
				"have no place in it\n",
				told.others,
				told.others == 1 ? " is" : "s are");
	return status;
}

/* --- the command -------------------------------------------------------- */

static void
print_notes(const struct settings *settings, const char *path,
		const struct review *review, const struct review_match *matches)
{
	struct review_tally tally;
	for (size_t i = 0; i < review->problem_count && i < REVIEW_PROBLEMS;
			i++)
		fprintf(stderr, "demarche: %s:%llu: %.*s\n", path,
				(unsigned long long)review->problems[i].line,
				STR_ARG(review->problems[i].message));
	review_count(review, matches, &tally);
	if (!settings->quiet)
		fprintf(stderr,
				"%zu right, %zu wrong, %zu the same as others; "
				"%zu lost, %zu overridden, %zu no marks\n",
				tally.right, tally.wrong, tally.same,
				tally.lost, tally.overridden, tally.problems);
}

static enum status
answer(const struct settings *settings, struct store *store,
		struct review *review, const char *path, struct error *error)
{
	struct review_match *matches;
	enum status status = review_read(review, path, error);
	if (!status)
		status = review_find(review, store, &matches, error);
	if (!status)
		status = settings->as_gold
					 ? print_gold(settings, store, review,
							 matches, error)
					 : print_marks(settings, store, review,
							 matches, error);
	if (!status)
		print_notes(settings, path, review, matches);
	return status;
}

/* Lines that are no marks are as documents that are rejected. */
int
command_review(const struct settings *settings, char **operands, int count)
{
	const struct command *command = command_find("review");
	struct store store;
	struct review review;
	struct error error;
	if (!database_is_told(command, settings))
		return EXIT_USAGE;
	if (count != 1) {
		fputs("demarche review: name the file of marks, one\n", stderr);
		return EXIT_USAGE;
	}
	if (store_open(&store, settings->database, STORE_READ, &error)) {
		terminal_print_error(&error);
		return EXIT_ENVIRONMENT;
	}
	review_init(&review);
	enum status status =
			answer(settings, &store, &review, operands[0], &error);
	int result = status                 ? asking_failed("review", &error)
		     : review.problem_count ? EXIT_REJECTED
					    : EXIT_OK;
	review_fini(&review);
	store_close(&store);
	return result;
}
