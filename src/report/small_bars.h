/* small_bars.h - one little column chart a kind, below each other, over the
 * same periods: what differs by orders of magnitude can be read side by side.
 * A column may have a lower part of another colour. */
#ifndef DEMARCHE_REPORT_SMALL_BARS_H
#define DEMARCHE_REPORT_SMALL_BARS_H

#include "report/frame.h"

struct small_bar_row {
	struct str name;
	const double *values; /* [count]; NAN is 0 */
	const double *part;   /* of them, from below; null: none */
};

struct small_bars {
	const struct str *labels; /* of periods, [count] */
	size_t count;
	const struct small_bar_row *rows;
	size_t row_count;
	struct str whole_name, part_name;
};

void small_bars_draw(const struct small_bars *bars, const struct frame *frame,
		struct buffer *out);

#endif
