/* articles.h - articles out of a stream of Arrow arrays: one a row.
 *
 *	struct arrow_articles *articles;
 *	struct arrow_article article;
 *	enum status status = arrow_articles_open(&articles, &stream, &columns,
 *			&error);
 *	if (status)
 *		return status;
 *	while ((status = arrow_articles_next(articles, &article, &error))
 *			!= STATUS_END)
 *		... an article, or a row that is none: `error` ...
 *	arrow_articles_close(articles);
 *
 * The stream gives structs, whose children are the columns; others than those
 * named are not looked at. Columns of text are utf8, large_utf8 or utf8_view,
 * or dictionaries of these; an id may also be an integer of any width; a date
 * a date32, a date64 or a timestamp. A column of nulls alone may be any.
 * Slices (offsets of arrays and of their children) are read as what they
 * show.
 *
 * Arrays come from the same process, and what cannot be seen of them is
 * believed: how many bytes a buffer has. What can be seen is checked: numbers
 * of buffers and children, lengths, offsets that run backwards, indices of
 * dictionaries, views. Bytes of texts are given as they are, well-formed UTF-8
 * or not.
 *
 * Used by one thread at a time; the stream is asked in the thread that calls.
 */
#ifndef DEMARCHE_ARROW_ARTICLES_H
#define DEMARCHE_ARROW_ARTICLES_H

#include "arrow/abi.h"
#include "base/error.h"
#include "base/str.h"

struct arrow_articles;

/* Names of columns. Null: the column of that name ("text", "id"...), where
 * there is one, and there must be one of texts; one that is named must be
 * there. Used only by the call that gets them. */
struct arrow_columns {
	const char *text, *id, *title, *date, *url, *publisher, *lang, *source,
			*target;
};

/* `at` null: not told. Dates are ISO 8601: "2025-11-24" of dates, and of
 * timestamps without zone that are midnight; else "2025-11-24T09:30:00",
 * followed by "+01:00" where the zone of the column is such a number, by "Z"
 * where it is another. Years are 1 to 9999, others are not told. */
struct arrow_article {
	struct str text, id, title, date, url, publisher, lang, source, target;
};

/* `stream` is moved, also when this fails: the caller's is released.
 * `columns` null: all null. STATUS_USAGE: a column is not there, is there
 * twice, or is of another type, with what there is. STATUS_IO, with the
 * stream's words, where it fails; STATUS_FORMAT where it gives no structs.
 * `articles` is null then. */
MUST_CHECK enum status arrow_articles_open(struct arrow_articles **articles,
		struct ArrowArrayStream *stream,
		const struct arrow_columns *columns, struct error *error);

/* The next row; `article` points into it, good until the next call.
 * STATUS_END behind the last. STATUS_FORMAT: a row that cannot be read, or a
 * whole array whose rows are passed over; the next call goes on behind it.
 * STATUS_IO: the stream failed, with its words; then comes STATUS_END. */
MUST_CHECK enum status arrow_articles_next(struct arrow_articles *articles,
		struct arrow_article *article, struct error *error);

/* Of the row told last, from 1; rows that were passed over count. */
uint64_t arrow_articles_number(const struct arrow_articles *articles);

/* Releases the stream, and the array that is read. Null: nothing. */
void arrow_articles_close(struct arrow_articles *articles);

/* Where that was not done yet. */
void arrow_stream_release(struct ArrowArrayStream *stream);

#endif
