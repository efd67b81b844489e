/* period.h - days grouped into weeks, months, quarters and years.
 *
 * A period has a number; the next one has the next number, so a series over
 * time is an array. Weeks are those of ISO 8601: Monday to Sunday, of the year
 * in which their Thursday lies. Pure functions. */
#ifndef DEMARCHE_ANALYSE_PERIOD_H
#define DEMARCHE_ANALYSE_PERIOD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

enum period {
	PERIOD_ALL, /* all time is one period, number 0 */
	PERIOD_DAY,
	PERIOD_WEEK,
	PERIOD_MONTH,
	PERIOD_QUARTER,
	PERIOD_YEAR,
	PERIODS
};

/* Of a day that is not known (DAY_NONE), whatever the period but ALL. */
#define PERIOD_UNKNOWN INT32_MIN

/* For the command line: "day|week|month|quarter|year". */
extern const char PERIOD_NAMES[];

/* "" for PERIOD_ALL. */
const char *period_name(enum period period);
/* False when there is none of that name. */
MUST_CHECK bool period_of_name(struct str name, enum period *period);

/* The number of the period that has the day. */
int32_t period_of_day(enum period period, int32_t day);
/* Days since 1970 of its first and last day; not for PERIOD_ALL. */
int32_t period_first_day(enum period period, int32_t number);
int32_t period_last_day(enum period period, int32_t number);

/* Bytes of a label with its null byte, for years 1 to 9999 (and whatever else
 * an int32_t holds). */
enum { PERIOD_LABEL = 24 };
/* "2024-03-15", "2024-W05", "2024-03", "2024-Q1", "2024"; "" for PERIOD_ALL
 * and PERIOD_UNKNOWN. Labels of years 1 to 9999 sort as their periods do. */
void period_label(enum period period, int32_t number, char out[PERIOD_LABEL]);

#endif
