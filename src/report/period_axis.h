/* period_axis.h - which periods of a series are named below a picture.
 *
 * Labels are those of analyse/period.h: "2024", "2024-Q1", "2024-03",
 * "2024-W05", "2024-03-15". Ticks fall on round places (first months, every
 * fifth year), as many as fit without touching. Two lines: the part inside the
 * year, and the year where it changes. Pure functions. */
#ifndef DEMARCHE_REPORT_PERIOD_AXIS_H
#define DEMARCHE_REPORT_PERIOD_AXIS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { PERIOD_AXIS_TEXT = 24, PERIOD_AXIS_TICKS = 64 };

struct period_tick {
	size_t at; /* number of the label */
	char text[PERIOD_AXIS_TEXT];
	char year[PERIOD_AXIS_TEXT]; /* "": as the tick before, or in text */
};

/* Ticks for `count` labels, `step` pixels between two, text of `size` pixels;
 * returns how many, at most PERIOD_AXIS_TICKS. */
size_t period_axis_ticks(const struct str *labels, size_t count, double step,
		double size, struct period_tick ticks[PERIOD_AXIS_TICKS]);

/* For people: "March 2024", "second quarter of 2024", "week 5 of 2024",
 * "15 March 2024"; the label itself where it is none of these. */
enum { PERIOD_WORDS = 48 };
void period_words(struct str label, char out[PERIOD_WORDS]);

#endif
