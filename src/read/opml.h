/* opml.h - a list of feeds (OPML 1.0 and 2.0) into an array.
 *
 * An <outline> with an xmlUrl is a feed; the titles of those around it are its
 * category, and so is its own `category` where it stands in none. Outlines may
 * lie inside one another up to LIMIT_XML_DEPTH; links to further lists
 * (type="include") are not followed. An address that stands twice is given
 * twice. What is no http(s) address is for the caller to judge.
 *
 * Fails: STATUS_FORMAT with the line where the XML breaks, also for XML that
 * is no OPML; STATUS_LIMIT beyond LIMIT_OPML_FEEDS, LIMIT_XML_DEPTH or
 * LIMIT_DOCUMENT_BYTES; STATUS_EMPTY for a list without feeds; STATUS_IO. The
 * feeds in front of the damage are in `opml` all the same. */
#ifndef DEMARCHE_READ_OPML_H
#define DEMARCHE_READ_OPML_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

/* UTF-8 on one line, null-terminated, the arena's; "" where it is not told. */
struct opml_feed {
	struct str url;      /* xmlUrl, never "" */
	struct str title;    /* title or text */
	struct str category; /* "News/Africa" */
	struct str site;     /* htmlUrl */
	uint64_t line;       /* where it stands in the file, from 1 */
};

struct opml {
	struct str title; /* of the list */
	struct opml_feed *feeds;
	size_t count;
};

/* `bytes` in any encoding; errors have no `where`. */
MUST_CHECK enum status opml_parse(struct str bytes, struct arena *arena,
		struct opml *opml, struct error *error);

/* The same from a file, gzip and zstd opened, or "-". */
MUST_CHECK enum status opml_read(const char *path, struct arena *arena,
		struct opml *opml, struct error *error);

#endif
