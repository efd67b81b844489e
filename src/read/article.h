/* article.h - what stage 1 makes of a page, a line, a file.
 *
 * All strings are well-formed UTF-8 and belong to the arena that the reader
 * was given. `text` is the main content only, paragraphs separated by one
 * '\n', no headline, no navigation, no captions. Every offset that the program
 * prints is a byte offset into `text`. */
#ifndef DEMARCHE_READ_ARTICLE_H
#define DEMARCHE_READ_ARTICLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum article_kind {
	ARTICLE_TEXT,
	ARTICLE_HTML,
	ARTICLE_JSONL,
	ARTICLE_CONLLU,
	ARTICLE_FEED, /* an item of RSS or Atom */
	/* Files that hold documents; no article is of these kinds: a page of an
	 * archive is ARTICLE_HTML. */
	ARTICLE_WARC,
	ARTICLE_ARC,
};

struct article {
	struct str id; /* the one given, else the path: see read.h */
	bool id_given;
	struct str url; /* canonical link when the page names one, else where
			   it was fetched */
	struct str title;
	struct str *author; /* author_count names */
	size_t author_count;
	struct str date;      /* ISO 8601 day or time as far as known; "" */
	struct str odd_date;  /* what stands there as a date and cannot be read
				 as one, its beginning; "" */
	struct str fetched;   /* when an archive got it, likewise; no date of
				 the article's */
	struct str publisher; /* site or agency */
	struct str lang;      /* ISO 639-1: "en"; "" when not declared */
	struct str text;
	size_t paragraphs;
	enum article_kind kind;
	/* Malformed UTF-8 replaced in the raw document: how many places, and
	 * the byte offset of the first. */
	size_t repaired, first_repair;
	/* relate's input: substrings of text or spans; see contract. */
	struct str source, target;
	size_t source_span[2],
			target_span[2]; /* [start, end); 0,0 = not given */
};

/* "text", "html", ... as `read` prints it. */
const char *article_kind_name(enum article_kind kind);

#endif
