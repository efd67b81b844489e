/* date.h - the date forms of pages and feeds into ISO 8601.
 *
 * Reads ISO 8601, RFC 5322 ("Mon, 18 Nov 2019 09:00:00 GMT"), and written
 * dates in English and Spanish ("November 18, 2019", "18 de noviembre de
 * 2019"). Days and months in figures alone ("3/4/2019") are read only where
 * one of them can be nothing but a day. */
#ifndef DEMARCHE_READ_DATE_H
#define DEMARCHE_READ_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

enum { DATE_BYTES = 32 };

/* Writes "2025-11-24" or "2025-11-24T09:30:00Z" ("+01:00"; nothing behind the
 * time when its zone is not told); "" when `text` holds no date. */
void date_normalise(struct str text, char out[DATE_BYTES]);

/* The same as a string of the arena; empty when there is none. */
struct str date_copy(struct str text, struct arena *arena);

/* Whether figures of a time stand in it that are none: "T25:99". The day is
 * read all the same. */
bool date_has_odd_time(struct str text);

/* The time in UTC of seconds or, from 100,000,000,000 on, thousandths of
 * seconds since 1970; a number of eight digits is a day, 20251124. "" for
 * numbers below 100,000,000 (of 1973), for times behind the year 2199 and for
 * none of these. */
void date_of_integer(int64_t number, char out[DATE_BYTES]);

#endif
