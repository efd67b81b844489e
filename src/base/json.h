/* json.h - writing JSON (RFC 8259) into a buffer, one value after another.
 *
 * The writer puts commas and escapes; the caller opens and closes in the right
 * order. Strings must be well-formed UTF-8. Numbers are printed so that they
 * read back the same, in the C locale's way whatever the locale. */
#ifndef DEMARCHE_BASE_JSON_H
#define DEMARCHE_BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/str.h"

struct json {
	struct buffer *out;
	bool comma; /* the next value needs one before it */
};

void json_init(struct json *json, struct buffer *out);

void json_open(struct json *json, char bracket);  /* '{' or '[' */
void json_close(struct json *json, char bracket); /* '}' or ']' */
void json_key(struct json *json, const char *key);

void json_str(struct json *json, struct str text);
void json_int(struct json *json, int64_t number);
/* At most `digits` digits behind the point, no trailing zeros. */
void json_decimal(struct json *json, double number, int digits);
void json_bool(struct json *json, bool value);

/* Key and value; the str form writes nothing for an empty string. */
void json_put_str(struct json *json, const char *key, struct str text);
void json_put_int(struct json *json, const char *key, int64_t number);
void json_put_real(
		struct json *json, const char *key, double number, int digits);
void json_put_bool(struct json *json, const char *key, bool value);

#endif
