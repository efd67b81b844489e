/* feed.h - RSS and Atom, item by item.
 *
 * Reads RSS 0.9x and 2.0 (rssboard.org), RSS 0.90 and 1.0 (RDF), Atom 1.0
 * (RFC 4287) and 0.3, with the modules that news feeds use: content:encoded,
 * Dublin Core, FeedBurner's original link. Bytes go in piece by piece, items
 * come out as they are complete; memory is that of the items of one piece.
 *
 * What an item's fields are taken from, the best that is there:
 *   id         guid, atom:id, dc:identifier; rdf:about
 *   url        feedburner:origLink, link (Atom: alternate), guid that is one
 *   title      title
 *   author     dc:creator, author (the name in "mail@host (Name)"), the feed's
 *   date       published, pubDate, issued, dc:date, updated
 *   publisher  the item's source, else the title of the feed
 *   language   of the item, else of the feed
 *   text       content:encoded, atom:content, an XHTML body, description,
 *              summary; as HTML, whichever way it is written
 *
 * Fails: STATUS_FORMAT with the line where the XML breaks, or when it is no
 * feed; STATUS_LIMIT beyond LIMIT_FEED_* and LIMIT_XML_DEPTH;
 * STATUS_UNSUPPORTED for a feed that declares entities; STATUS_EMPTY without
 * an item. The items in front of the damage come first. */
#ifndef DEMARCHE_READ_FEED_H
#define DEMARCHE_READ_FEED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "read/document.h"

struct feed_item {
	uint64_t number; /* from 1 */
	uint64_t line;   /* where it begins */
	bool too_long;   /* beyond LIMIT_FEED_ITEM_BYTES: fields are cut */
	/* Strings are the feed's; charset and fetched stay "". */
	struct str envelope[ENVELOPE_FIELDS];
	struct str html; /* "" for a title alone */
};

/* One thread at a time. `feed_close` takes null. */
struct feed;
/* `charset` is what a server tells, or "". */
struct feed *feed_open(struct str charset);
void feed_close(struct feed *feed);

/* The next piece of the feed; `last` with the last, which may be empty. After
 * a failure pieces are ignored. Items given before are forgotten. */
void feed_put(struct feed *feed, struct str bytes, bool last);

/* The next item, good until the next feed_put: STATUS_OK; STATUS_END when more
 * pieces are wanted, or all is told; else what the feed failed with, once.
 * `error` has no `where`. */
MUST_CHECK enum status feed_next(
		struct feed *feed, struct feed_item *item, struct error *error);

#endif
