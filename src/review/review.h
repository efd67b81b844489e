/* review.h - the file of an analyst's marks: read, added to, and put before
 * what is asked of a database.
 *
 * One line a mark (mark.h), in the order in which they were made; the last one
 * on a record holds. The file is only ever added to, a line at a time and
 * wholly: several programs may do so at once, and what a crash or a full disk
 * left half is no mark and harms none.
 *
 * A mark outlives the coding that it was made on. Its record is found by id;
 * where a new coding has given it another, by the place: document, words that
 * tell it, and category, in the same sentence before any other. What is not
 * found is told, not guessed.
 *
 * A review is read by any number of threads once it is read. */
#ifndef DEMARCHE_REVIEW_REVIEW_H
#define DEMARCHE_REVIEW_REVIEW_H

#include "review/mark.h"
#include "store/store.h"

enum { REVIEW_PROBLEMS = 8 };

struct review_problem {
	uint64_t line; /* from 1 */
	struct str message;
};

struct review {
	struct arena arena;
	struct review_mark *marks; /* [count], in the order of the file */
	size_t count, capacity;
	/* Lines that are no marks: how many, and the first of them. */
	size_t problem_count;
	struct review_problem problems[REVIEW_PROBLEMS];
};

void review_init(struct review *review);
void review_fini(struct review *review);

/* Adds the marks of these lines; never fails. */
void review_parse(struct review *review, struct str lines);
/* The same of a file. Fails: STATUS_IO, STATUS_LIMIT. */
MUST_CHECK enum status review_read(
		struct review *review, const char *path, struct error *error);

/* Adds a mark to the file, which is made (readable by its owner alone) where
 * there is none; returns when it is on the disk. `time` is set to now where it
 * is empty. Fails: STATUS_USAGE as review_mark_check, STATUS_IO; then the file
 * is as it was. */
MUST_CHECK enum status review_append(const char *path,
		const struct review_mark *mark, struct error *error);

/* --- records ----------------------------------------------------------- */

/* Sets where the record of mark->id stands, and that of same_as. STATUS_END
 * when one of them is in no current coding. Texts are the arena's. */
MUST_CHECK enum status review_mark_locate(struct review_mark *mark,
		struct store *store, struct arena *arena, struct error *error);

enum review_found { REVIEW_LOST, REVIEW_BY_ID, REVIEW_BY_PLACE };

struct review_match {
	enum review_found found, same_found;
	int64_t record, same; /* rows of record; 0 lost or none */
	bool overridden;      /* a later mark is on the same record */
};

/* One a mark, in an array that is the review's. */
MUST_CHECK enum status review_find(struct review *review, struct store *store,
		struct review_match **matches, struct error *error);

struct review_tally {
	size_t marks; /* that hold */
	size_t right, wrong, same;
	size_t lost;       /* their record, or the other one, is gone */
	size_t overridden; /* are not among those that hold */
	size_t problems;   /* lines that are no marks */
};
void review_count(const struct review *review,
		const struct review_match *matches, struct review_tally *tally);

/* Reads the file and leaves out what it says (store/marked.h). */
MUST_CHECK enum status review_leave_out(const char *path, struct store *store,
		struct review_tally *tally, struct error *error);

#endif
