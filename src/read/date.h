/* date.h - the date forms of pages and feeds into ISO 8601.
 *
 * Reads ISO 8601, RFC 5322 ("Mon, 18 Nov 2019 09:00:00 GMT"), and written
 * dates in English and Spanish ("November 18, 2019", "18 de noviembre de
 * 2019"). Days and months in figures alone ("3/4/2019") are read only where
 * one of them can be nothing but a day. */
#ifndef DEMARCHE_READ_DATE_H
#define DEMARCHE_READ_DATE_H

#include "base/arena.h"

enum { DATE_BYTES = 32 };

/* Writes "2025-11-24" or "2025-11-24T09:30:00Z" ("+01:00"; nothing behind the
 * time when its zone is not told); "" when `text` holds no date. */
void date_normalise(struct str text, char out[DATE_BYTES]);

/* The same as a string of the arena; empty when there is none. */
struct str date_copy(struct str text, struct arena *arena);

#endif
