/* archive.h - web archives (WARC, ARC) page by page.
 *
 * Records are read one at a time; memory is that of one, at most
 * LIMIT_DOCUMENT_BYTES, and as much again for its body without codings; time
 * is linear. Given are the bodies of responses with status 200, resources and
 * conversions that are pages, text, feeds or JSON lines, by their type and by
 * their first bytes. Passed over and counted is everything else: requests and
 * what tells of the crawl, other status, other types, and revisits, which say
 * only that a page was the same as in a record before (that record gives it;
 * it may lie in another file).
 *
 * Damage costs the record that it is in: reading goes on at the next gzip
 * member or zstd frame, in plain archives at the next line that begins a
 * record. The error tells the record's number and its first byte: of
 * compressed archives that of the member or frame that it begins in. */
#ifndef DEMARCHE_READ_ARCHIVE_H
#define DEMARCHE_READ_ARCHIVE_H

#include <stdint.h>

#include "base/error.h"
#include "read/document.h"
#include "read/stream.h"

/* Why a record is passed over. */
enum archive_pass {
	ARCHIVE_ABOUT,   /* requests, metadata, warcinfo, DNS */
	ARCHIVE_REVISIT, /* and segments of what begins elsewhere */
	ARCHIVE_STATUS,  /* other than 200 */
	ARCHIVE_TYPE,    /* pictures, scripts, robots.txt, nothing at all */
	ARCHIVE_PASSES,
};

struct archive_counts {
	uint64_t records, pages; /* all; those given */
	uint64_t passed[ARCHIVE_PASSES];
};

/* Strings are the archive's. */
struct archive_page {
	uint64_t record, offset; /* from 1; its first byte as stored */
	enum article_kind kind;  /* never an archive's */
	struct str url, charset, fetched;
	struct str bytes;
};

/* One thread at a time. `archive_close` takes null. */
struct archive;

/* Reads on behind `head`, which has been read of the stream's first member.
 * The stream must outlive it and stays the caller's to close. */
struct archive *archive_open(
		struct stream *stream, enum article_kind kind, struct str head);
void archive_close(struct archive *archive);

/* The next page, good until the next call: STATUS_OK, STATUS_END, or a reject
 * (`error` without `where`); the next call goes on behind it. */
MUST_CHECK enum status archive_next(struct archive *archive,
		struct archive_page *page, struct error *error);

/* So far. */
struct archive_counts archive_counts(const struct archive *archive);

#endif
