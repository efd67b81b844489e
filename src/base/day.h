/* day.h - days of the proleptic Gregorian calendar as numbers.
 *
 * A day is the days since 1970-01-01. Source: H. Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms". */
#ifndef DEMARCHE_BASE_DAY_H
#define DEMARCHE_BASE_DAY_H

#include <stdint.h>

#include "base/str.h"

/* No day is known. */
#define DAY_NONE INT32_MIN

/* Month and day from 1. */
int32_t day_of_civil(int year, int month, int day);
void day_to_civil(int32_t day, int *year, int *month, int *of_month);
int day_year(int32_t day);

/* "2025-11-24" or "2025-11-24T10:00:00Z"; DAY_NONE when there is no such day
 * in the years 1 to 9999. */
int32_t day_of_date(struct str date);
/* The other way round, for those years: ten characters and a null byte; "" for
 * DAY_NONE. */
void date_of_day(int32_t day, char out[11]);

/* Days as the database writes them: 20251124; DAY_NONE is 0. */
int32_t day_of_number(int number);
int number_of_day(int32_t day);
/* "2025-11-24"; "" for 0. */
void date_of_number(int number, char out[11]);

#endif
