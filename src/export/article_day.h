/* article_day.h - the day of an article that tells no date of its own.
 *
 * Its records know it: those that take the article's day stand on the day of
 * its dateline. Where there is no dateline either, it is the latest day of its
 * actual events, since a report comes after what it reports; else the latest
 * that any of its records has. Pure. */
#ifndef DEMARCHE_EXPORT_ARTICLE_DAY_H
#define DEMARCHE_EXPORT_ARTICLE_DAY_H

#include "base/json_value.h"

struct article_day {
	int day;       /* YYYYMMDD; 0: not known yet */
	unsigned rank; /* of who told it, see article_day.c */
};

/* Takes note of one record of the article; begin with zeros. */
void article_day_note(struct article_day *day, const json_t *record);

#endif
