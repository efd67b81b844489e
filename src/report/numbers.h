/* numbers.h - numbers as people read them, in text and on axes.
 *
 * The same everywhere, whatever the locale: a point before decimals, commas
 * between thousands, U+2212 as minus. */
#ifndef DEMARCHE_REPORT_NUMBERS_H
#define DEMARCHE_REPORT_NUMBERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

/* "1,234,567" */
void numbers_put_count(struct buffer *out, int64_t count);
/* "1,234.50" with so many decimals (0 to 6), rounded half away from zero; an
 * en dash for what is not finite. */
void numbers_put(struct buffer *out, double number, int decimals);
/* The same with its sign, "+0.42", "0.00" without. */
void numbers_put_signed(struct buffer *out, double number, int decimals);
/* "$2.4 bn", "$940 m", "$85,000" */
void numbers_put_dollars(struct buffer *out, double dollars);
/* For SVG: at most two decimals, no thousands, "-" as minus; what is not
 * finite is 0, what is beyond a million is a million. */
void numbers_put_plain(struct buffer *out, double number);

#endif
