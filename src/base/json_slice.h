/* json_slice.h - JSON taken apart where it stands, without a tree.
 *
 * For lines that this program printed itself (json.h) and reads again at once:
 * no white space, a key once in an object. A value is the bytes in which it is
 * written. What is absent or of another type gives nothing, "" or 0, as with
 * json_value.h; not every fault inside of values is found. Nothing is
 * allocated but by the arena; may run in any thread. */
#ifndef DEMARCHE_BASE_JSON_SLICE_H
#define DEMARCHE_BASE_JSON_SLICE_H

#include <stdint.h>

#include "base/arena.h"

enum { JSON_FIELDS = 48 };

struct json_fields {
	struct json_field {
		struct str key, value;
	} at[JSON_FIELDS];
	unsigned count;
};

/* False, and no fields, for what is no object or has more of them. */
bool json_fields_read(struct str object, struct json_fields *fields);

/* Value of a key; "" when it is absent. */
struct str json_slice(const struct json_fields *fields, struct str key);

/* Takes the first item off a list, which is a value before the first call and
 * what is left of it later; false when there is none. */
bool json_slice_item(struct str *list, struct str *item);

/* The string that a value is, copied into the arena. */
struct str json_slice_text(struct str value, struct arena *arena);
/* No fraction: of 2.5 it gives 0. */
int64_t json_slice_integer(struct str value);
double json_slice_number(struct str value);

#endif
