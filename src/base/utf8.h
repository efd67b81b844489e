/* utf8.h - UTF-8 (RFC 3629): checking, repairing, walking, lower case.
 *
 * Text inside the program is always well-formed UTF-8: utf8_repair is called
 * once, by stage 1. Lower case is Unicode's simple mapping (utf8proc). */
#ifndef DEMARCHE_BASE_UTF8_H
#define DEMARCHE_BASE_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/str.h"

#define UTF8_REPLACEMENT 0xFFFDu

/* Decodes the code point at text.at[*at] and moves *at behind it. Malformed
 * bytes give UTF8_REPLACEMENT and move behind the malformed part. */
uint32_t utf8_next(struct str text, size_t *at);
/* Writes 1 to 4 bytes; returns how many. */
unsigned utf8_encode(uint32_t code, char out[4]);
/* Position of the first byte that is not well-formed UTF-8, or text.len. */
size_t utf8_check(struct str text);
/* Appends `text` to `out` with U+FFFD for each maximal malformed part; NUL
 * bytes become U+FFFD too. Returns how many were replaced; `*first` is the
 * offset in `text` of the first (text.len when none). */
size_t utf8_repair(struct str text, struct buffer *out, size_t *first);

bool utf8_is_upper(uint32_t code);
bool utf8_is_lower(uint32_t code);
bool utf8_is_letter(uint32_t code);
bool utf8_is_digit(uint32_t code);
/* Combining: belongs to the character before it. */
bool utf8_is_mark(uint32_t code);
/* White space, Unicode's Zs and line separators included. */
bool utf8_is_space(uint32_t code);
uint32_t utf8_lower(uint32_t code);

/* Lower case of `text` into `out`, which has room for text.len * 2 bytes;
 * returns the length. */
size_t utf8_lower_str(struct str text, char *out);
/* `text` with the letters of Latin-1 that have an accent, a tilde or a
 * diaeresis without it ("explosión": "explosion"), into `out`, which has room
 * for text.len bytes; returns the length. */
size_t utf8_without_accents(struct str text, char *out);

#endif
