/* row_json.h - rows of Arrow arrays turned back into JSON, by their schema
 * alone: what the tests compare with the lines that rows were made of. */
#ifndef DEMARCHE_TESTS_ARROW_ROW_JSON_H
#define DEMARCHE_TESTS_ARROW_ROW_JSON_H

#include <jansson.h>

#include "arrow/abi.h"

/* A value of a column, null as null; of a struct the fields that are not null.
 * Numbers are reals. */
json_t *row_json(const struct ArrowSchema *schema,
		const struct ArrowArray *array, int64_t row);

#endif
