/* common_columns.h - what stands in columns that several formats have.
 *
 * Each is a column_put of columns.h: it appends what the row has, and nothing
 * where that is not known. They keep nothing and may run in any thread. */
#ifndef DEMARCHE_EXPORT_COMMON_COLUMNS_H
#define DEMARCHE_EXPORT_COMMON_COLUMNS_H

#include "export/columns.h"

/* The row's number, the time of its first report (YYYYMMDDHHMMSS), the number
 * of its article. */
column_put column_id, column_added, column_story;
/* Of the record: day (YYYY-MM-DD), number of the sentence from 1. */
column_put column_day, column_sentence;
/* CAMEO: the code, its label, Goldstein's scale. */
column_put column_cameo, column_cameo_label, column_goldstein;
/* Tone is not measured: nothing, or 0 in files without gaps. */
column_put column_tone;
column_put column_publisher;
/* Where the event was, or of an actor the country: names and degrees. */
column_put column_city, column_province, column_latitude, column_longitude;

#endif
