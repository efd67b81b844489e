/* results.h - articles on their way through a task, or lines that come from
 * elsewhere, pulled one by one or as Arrow batches. Inside api. */
#ifndef DEMARCHE_API_RESULTS_H
#define DEMARCHE_API_RESULTS_H

#include "arrow/batch.h"
#include "base/error.h"
#include "base/str.h"
#include "demarche.h"

/* Lines that are there already. */
struct results_source {
	/* The next line, with its end, good until the next call: STATUS_OK,
	 * STATUS_END, or a reject. */
	enum status (*next)(
			void *context, struct str *line, struct error *error);
	void (*close)(void *context);
	void *context;
};

/* Results of them; `table` tells the columns. */
struct dem_results *results_of_source(
		const struct results_source *source, enum arrow_table table);

#endif
