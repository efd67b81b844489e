#include "export/csv_line.h"

#include <stdlib.h>

#include "base/json_value.h"
#include "export/fields.h"

/* --- finding ----------------------------------------------------------- */

/* "0" of a list, a key of an object. */
static const json_t *
step(const json_t *from, struct str name)
{
	char key[64];
	if (name.len >= sizeof key)
		return NULL;
	memcpy(key, name.at, name.len);
	key[name.len] = '\0';
	if (json_is_array(from))
		return json_array_get(from, strtoul(key, NULL, 10));
	return json_object_get(from, key);
}

static const json_t *
find_one(const json_t *record, struct str path)
{
	for (bool more = true; more && record;)
		record = step(record, str_next(&path, '.', &more));
	return record;
}

static const json_t *
find(const json_t *record, const char *path)
{
	struct str rest = str_of(path);
	const json_t *found = NULL;
	for (bool more = true; more && !found;)
		found = find_one(record, str_next(&rest, '|', &more));
	return found;
}

/* Elements of a list, or the one that is none. */
static size_t
count_of(const json_t *value)
{
	return json_is_array(value) ? json_array_size(value) : value != NULL;
}

static const json_t *
element(const json_t *value, size_t index)
{
	return json_is_array(value) ? json_array_get(value, index) : value;
}

/* --- cells ------------------------------------------------------------- */

void
line_text(struct buffer *cell, const json_t *record, const char *path)
{
	const json_t *value = find(record, path);
	if (json_is_boolean(value))
		buffer_put(cell, json_is_true(value) ? STR("true")
						     : STR("false"));
	else
		buffer_put(cell, json_text(value));
}

void
line_number(struct buffer *cell, const json_t *record, const char *path)
{
	const json_t *value = find(record, path);
	if (json_is_number(value))
		put_number(cell, json_number_value(value));
}

static void
put_fixed(struct buffer *cell, const json_t *value, int digits)
{
	if (json_is_number(value))
		put_fixed_number(cell, json_number_value(value), digits);
}

void
line_fixed2(struct buffer *cell, const json_t *record, const char *path)
{
	put_fixed(cell, find(record, path), 2);
}

void
line_fixed4(struct buffer *cell, const json_t *record, const char *path)
{
	put_fixed(cell, find(record, path), 4);
}

void
line_unless_false(struct buffer *cell, const json_t *record, const char *path)
{
	buffer_put(cell, json_is_false(find(record, path)) ? STR("false")
							   : STR("true"));
}

void
line_if_true(struct buffer *cell, const json_t *record, const char *path)
{
	buffer_put(cell, json_is_true(find(record, path)) ? STR("true")
							  : STR("false"));
}

static void
put_one_code(struct buffer *out, const json_t *party)
{
	struct str code = json_text(json_object_get(party, "code"));
	struct str sector = json_text(
			json_array_get(json_object_get(party, "sector"), 0));
	buffer_put(out, code.len ? code : STR("-"));
	if (sector.len)
		buffer_put_format(out, ".%.*s", STR_ARG(sector));
}

void
line_put_codes(struct buffer *out, const json_t *parties)
{
	for (size_t i = 0; i < count_of(parties); i++) {
		buffer_put(out, i ? STR("+") : STR(""));
		put_one_code(out, element(parties, i));
	}
}

static struct str
words_of(const json_t *one)
{
	return json_text(json_is_object(one) ? json_object_get(one, "text")
					     : one);
}

void
line_put_texts(struct buffer *out, const json_t *parties)
{
	for (size_t i = 0; i < count_of(parties); i++) {
		buffer_put(out, i ? STR("; ") : STR(""));
		buffer_put(out, words_of(element(parties, i)));
	}
}

void
line_codes(struct buffer *cell, const json_t *record, const char *path)
{
	line_put_codes(cell, find(record, path));
}

void
line_texts(struct buffer *cell, const json_t *record, const char *path)
{
	line_put_texts(cell, find(record, path));
}

void
line_role_codes(struct buffer *cell, const json_t *record, const char *path)
{
	const json_t *parties = find(record, path);
	for (size_t i = 0; i < count_of(parties); i++) {
		const json_t *party = element(parties, i);
		buffer_put_format(cell, "%s%.*s:", i ? "+" : "",
				STR_ARG(json_text(json_object_get(
						party, "role"))));
		put_one_code(cell, party);
	}
}

void
line_role_texts(struct buffer *cell, const json_t *record, const char *path)
{
	const json_t *parties = find(record, path);
	for (size_t i = 0; i < count_of(parties); i++) {
		const json_t *party = element(parties, i);
		buffer_put_format(cell, "%s%.*s: ", i ? "; " : "",
				STR_ARG(json_text(json_object_get(
						party, "role"))));
		buffer_put(cell, words_of(party));
	}
}
