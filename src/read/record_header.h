/* record_header.h - what stands in front of a record of a web archive.
 *
 * WARC 0.17 to 1.1 (ISO 28500): a version line, fields, an empty line. ARC 1
 * and 2 (Internet Archive, 1996): one line of 5 or 10 words, of which the URL
 * may hold spaces. Strings point into what was given. */
#ifndef DEMARCHE_READ_RECORD_HEADER_H
#define DEMARCHE_READ_RECORD_HEADER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum record_type {
	RECORD_ABOUT,   /* warcinfo, request, metadata, filedesc, ... */
	RECORD_CONTENT, /* response, resource, conversion; all of ARC's */
	RECORD_REVISIT, /* the same as a record elsewhere: no content */
	RECORD_SEGMENT, /* a continuation: part of a record elsewhere */
};

struct record_header {
	enum record_type type;
	struct str url, content_type;
	char fetched[24]; /* "2017-03-06T04:03:53Z", or "" */
	uint64_t length;  /* of the block behind it */
};

/* Whether a record begins with that line. */
bool warc_begins(struct str line);
bool arc_begins(struct str line);

/* What is wrong with the header, or null. `lines` is all of it, from the
 * version line on. */
const char *warc_header_read(struct str lines, struct record_header *header);
const char *arc_header_read(struct str line, struct record_header *header);

#endif
