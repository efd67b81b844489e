/* pictures.h - sheets of the analysis as pictures.
 *
 * Columns are found by their names (docs/methods.md); what a sheet does not
 * have is not drawn. Each function has the shape of page_draw, so that one
 * picture can stand on a page, wide and narrow, and in a file. */
#ifndef DEMARCHE_REPORT_PICTURES_H
#define DEMARCHE_REPORT_PICTURES_H

#include "analyse/sheet.h"
#include "report/map_chart.h"
#include "report/names.h"

/* X between A and B: sheet `align`. Names as inside a sentence. */
struct align_picture {
	const struct sheet *sheet;
	struct str a, b;   /* names */
	struct str code_a; /* as changes tell it; "": they stay as they are */
};
/* The index with its interval and the changes. */
void picture_align(const void *align_picture, const struct frame *frame,
		struct buffer *out);
/* What is said and what is done, each with its index. */
void picture_talk(const void *align_picture, const struct frame *frame,
		struct buffer *out);

/* Cooperation upwards, conflict downwards, what is left as a line. The columns
 * are named, since `align` has two pairs. */
struct pair_picture {
	const struct sheet *sheet;
	const char *cooperation, *conflict, *events;
};
void picture_pair(const void *pair_picture, const struct frame *frame,
		struct buffer *out);

/* Shares of the four kinds of events: sheet `dyads`. */
void picture_quads(const void *sheet, const struct frame *frame,
		struct buffer *out);

/* Who to whom: sheet `matrix`. The countries with most events in the order of
 * these; fewer on narrow pictures. */
struct matrix_picture {
	const struct sheet *sheet;
	const struct names *names;
};
void picture_matrix(const void *matrix_picture, const struct frame *frame,
		struct buffer *out);

/* A number a country. */
struct map_picture {
	const struct outlines *outlines;
	const struct map_value *values; /* sorted by code */
	size_t count;
	struct bins bins;
	struct str of;
};
void picture_map(const void *map_picture, const struct frame *frame,
		struct buffer *out);

/* Records a year and kind: sheet `ledger`. */
void picture_ledger(const void *sheet, const struct frame *frame,
		struct buffer *out);

#endif
