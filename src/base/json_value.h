/* json_value.h - what stands in parsed JSON (jansson), where it may be absent
 * or of another type than expected.
 *
 * A null value, a missing key and a value of another type all give nothing:
 * "" or 0. Strings are the JSON's, live as long as it does, and may hold null
 * bytes; another stands behind them. Reads only; may run in any thread. */
#ifndef DEMARCHE_BASE_JSON_VALUE_H
#define DEMARCHE_BASE_JSON_VALUE_H

#include <jansson.h>
#include <stdint.h>

#include "base/str.h"

struct str json_text(const json_t *value);
/* The same of an object's key, and of an element of a list. */
struct str json_text_at(const json_t *object, const char *key);
struct str json_text_item(const json_t *list, size_t index);
/* No fraction: of 2.5 it gives 0. */
int64_t json_integer_at(const json_t *object, const char *key);
double json_number_at(const json_t *object, const char *key);

#endif
