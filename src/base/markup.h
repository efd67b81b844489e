/* markup.h - text inside XML and HTML.
 *
 * Everything that comes out of articles goes through here. The same escaping
 * serves content and attributes in double or single quotes. */
#ifndef DEMARCHE_BASE_MARKUP_H
#define DEMARCHE_BASE_MARKUP_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/str.h"

/* Appends `text` with & < > " ' as references. What XML 1.0 does not allow
 * (malformed UTF-8, control characters, U+FFFE, U+FFFF) becomes U+FFFD; line
 * ends and tabs become spaces. */
void markup_put(struct buffer *out, struct str text);

/* The same, at most about `characters` characters, cut between words, with
 * an ellipsis where something was cut. */
void markup_put_short(struct buffer *out, struct str text, size_t characters);

/* Whether an address may stand in a link: http or https and a host. */
bool markup_is_address(struct str address);

#endif
