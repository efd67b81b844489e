#include "base/json_slice.h"

#include "base/json_value.h"

/* --- where values end --------------------------------------------------- */

/* All give what stands behind; null for what does not end. */

/* The string that begins at `at`. */
static const char *
skip_string(const char *at, const char *end)
{
	for (at++; at < end; at++) {
		at = memchr(at, '"', (size_t)(end - at));
		if (!at)
			return NULL;
		const char *escape = at;
		while (escape[-1] == '\\')
			escape--;
		if ((at - escape) % 2 == 0)
			return at + 1;
	}
	return NULL;
}

/* The object or list that begins at `at`. */
static const char *
skip_nested(const char *at, const char *end)
{
	size_t depth = 0;
	while (at && at < end) {
		if (*at == '"') {
			at = skip_string(at, end);
			continue;
		}
		depth += *at == '{' || *at == '[';
		depth -= *at == '}' || *at == ']';
		at++;
		if (!depth)
			return at;
	}
	return NULL;
}

static const char *
skip_value(const char *at, const char *end)
{
	if (at < end && *at == '"')
		return skip_string(at, end);
	if (at < end && (*at == '{' || *at == '['))
		return skip_nested(at, end);
	const char *first = at;
	while (at < end && !strchr(",}]\"", *at))
		at++;
	return at > first ? at : NULL;
}

/* --- objects and lists -------------------------------------------------- */

static bool
is_between(struct str value, char open, char closing)
{
	return value.len >= 2 && value.at[0] == open
	       && value.at[value.len - 1] == closing;
}

/* "key":value */
static const char *
read_field(const char *at, const char *end, struct json_field *field)
{
	const char *colon = at < end && *at == '"' ? skip_string(at, end) : at;
	if (!colon || colon == at || colon == end || *colon != ':')
		return NULL;
	const char *behind = skip_value(colon + 1, end);
	if (behind)
		*field = (struct json_field){ str_cut(at + 1, colon - 1),
			str_cut(colon + 1, behind) };
	return behind;
}

static bool
read_fields(const char *at, const char *end, struct json_fields *fields)
{
	while (at < end && fields->count < JSON_FIELDS) {
		at = read_field(at, end, &fields->at[fields->count]);
		if (!at || (at < end && *at != ','))
			return false;
		fields->count++;
		if (at == end)
			return true;
		at++;
	}
	return !fields->count;
}

bool
json_fields_read(struct str object, struct json_fields *fields)
{
	fields->count = 0;
	if (!is_between(object, '{', '}'))
		return false;
	if (read_fields(object.at + 1, object.at + object.len - 1, fields))
		return true;
	fields->count = 0;
	return false;
}

struct str
json_slice(const struct json_fields *fields, struct str key)
{
	for (unsigned i = 0; i < fields->count; i++)
		if (str_equal(fields->at[i].key, key))
			return fields->at[i].value;
	return STR("");
}

bool
json_slice_item(struct str *list, struct str *item)
{
	const char *end = list->at + list->len;
	if (!is_between(*list, '[', ']') && !is_between(*list, ',', ']'))
		return false;
	const char *behind = skip_value(list->at + 1, end);
	if (!behind)
		return false;
	*item = str_cut(list->at + 1, behind);
	*list = str_cut(behind, end);
	return true;
}

/* --- plain values ------------------------------------------------------- */

/* What is seldom is left to jansson. */
static json_t *
parse(struct str value)
{
	return json_loadb(value.at, value.len,
			JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
}

struct str
json_slice_text(struct str value, struct arena *arena)
{
	if (!is_between(value, '"', '"'))
		return STR("");
	struct str plain = { value.at + 1, value.len - 2 };
	if (!plain.len || !memchr(plain.at, '\\', plain.len))
		return arena_copy(arena, plain);
	json_t *parsed = parse(value);
	struct str copy = arena_copy(arena, json_text(parsed));
	json_decref(parsed);
	return copy;
}

/* A number in few digits, as nearly all are. */
struct decimal {
	int64_t digits;
	unsigned behind; /* of them behind the point */
	bool point;
};

enum { PLAIN_DIGITS = 15 };

/* False for what is not so plain. */
static bool
read_decimal(struct str value, struct decimal *decimal)
{
	bool negative = value.len && value.at[0] == '-';
	*decimal = (struct decimal){ 0 };
	if (value.len <= negative || value.len - negative > PLAIN_DIGITS)
		return false;
	for (size_t i = negative; i < value.len; i++) {
		char c = value.at[i];
		if (c == '.' && !decimal->point) {
			decimal->point = true;
			continue;
		}
		if (c < '0' || c > '9')
			return false;
		decimal->digits = decimal->digits * 10 + (c - '0');
		decimal->behind += decimal->point;
	}
	if (negative)
		decimal->digits = -decimal->digits;
	return true;
}

int64_t
json_slice_integer(struct str value)
{
	struct decimal decimal;
	if (!value.len)
		return 0;
	if (read_decimal(value, &decimal))
		return decimal.point ? 0 : decimal.digits;
	json_t *parsed = parse(value);
	int64_t number = json_integer_value(parsed);
	json_decref(parsed);
	return number;
}

/* A double has these digits and these powers of ten exactly, so their quotient
 * is the double next to what is written. */
double
json_slice_number(struct str value)
{
	static const double powers[PLAIN_DIGITS] = { 1e0, 1e1, 1e2, 1e3, 1e4,
		1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14 };
	struct decimal decimal;
	if (!value.len)
		return 0;
	if (read_decimal(value, &decimal))
		return (double)decimal.digits / powers[decimal.behind];
	json_t *parsed = parse(value);
	double number = json_number_value(parsed);
	json_decref(parsed);
	return number;
}
