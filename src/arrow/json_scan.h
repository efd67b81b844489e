/* json_scan.h - the tokens of JSON (RFC 8259), one after another.
 *
 * Each function takes its token off the front and says whether it was there;
 * where not, the scan stands at what is there instead. White space before a
 * token is passed over. */
#ifndef DEMARCHE_ARROW_JSON_SCAN_H
#define DEMARCHE_ARROW_JSON_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct json_scan {
	const char *at, *end;
};

/* One of {}[]:, */
bool json_scan_mark(struct json_scan *scan, char mark);
/* true, false, null */
bool json_scan_word(struct json_scan *scan, struct str word);
/* A string; `inside` is what stands between its quotes and points into what is
 * scanned. Checked: well-formed UTF-8 without control characters. */
struct json_string {
	struct str inside;
	bool escaped; /* there are escapes in it, which are not checked yet */
};
bool json_scan_string(struct json_scan *scan, struct json_string *string);
/* What it says, into `out`, which has room for inside.len; never more. False
 * when an escape is none. */
bool json_string_copy(
		const struct json_string *string, char *out, size_t *length);
/* Without point and exponent, and within these bounds. */
bool json_scan_whole(struct json_scan *scan, int64_t least, int64_t most,
		int64_t *number);
/* The double nearest to a number without exponent: a whole one below 2^63, or
 * one whose digits are a number below 2^53. */
bool json_scan_number(struct json_scan *scan, double *number);
/* Nothing but white space is left. */
bool json_scan_over(struct json_scan *scan);

#endif
