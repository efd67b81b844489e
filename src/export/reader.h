/* reader.h - what is to be exported, article by article: each with those of its
 * records that were selected.
 *
 * The order is that of articles: date, document, line. It depends on what is
 * stored alone, not on when or in which order it was. */
#ifndef DEMARCHE_EXPORT_READER_H
#define DEMARCHE_EXPORT_READER_H

#include "export/exported.h"
#include "store/walk.h"

/* What is made of each record beside its line; costs time. */
enum export_needs { EXPORT_PARSED = 1, EXPORT_GROUPS = 2, EXPORT_TIMES = 4 };

struct export_batch {
	struct export_article article;
	uint64_t number;         /* of the article, from 1 */
	size_t count;            /* of records */
	const struct str *lines; /* as stored, without line end */
	json_t *records;         /* the same, parsed */
	/* Where EXPORT_GROUPS, by record: the id of the first of its group of
	 * reports by date of article, its own when it is alone. */
	const struct str *leaders;
};

struct export_reader;

/* `needs` are bits of enum export_needs; groups need parsed records. */
MUST_CHECK enum status export_reader_open(struct export_reader **reader,
		struct store *store, const struct selection *selection,
		unsigned needs, struct error *error);
/* STATUS_END behind the last article. What it gives is valid until the next
 * call. */
MUST_CHECK enum status export_reader_next(struct export_reader *reader,
		struct export_batch *batch, struct error *error);
/* Null is allowed. */
void export_reader_close(struct export_reader *reader);

#endif
