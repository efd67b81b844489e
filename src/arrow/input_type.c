#include "arrow/input_type.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"

enum { DAY_SECONDS = 24 * 60 * 60, ZONE_BYTES = 6 };

static const struct {
	const char *format, *name;
	struct input_type type;
} TYPES[] = {
	{ "n", "null", { INPUT_NULL } },
	{ "u", "utf8", { INPUT_TEXT } },
	{ "U", "large_utf8", { INPUT_LARGE_TEXT } },
	{ "vu", "utf8_view", { INPUT_VIEW } },
	{ "c", "int8", { INPUT_INTEGER, 1, true } },
	{ "C", "uint8", { INPUT_INTEGER, 1 } },
	{ "s", "int16", { INPUT_INTEGER, 2, true } },
	{ "S", "uint16", { INPUT_INTEGER, 2 } },
	{ "i", "int32", { INPUT_INTEGER, 4, true } },
	{ "I", "uint32", { INPUT_INTEGER, 4 } },
	{ "l", "int64", { INPUT_INTEGER, 8, true } },
	{ "L", "uint64", { INPUT_INTEGER, 8 } },
	{ "tdD", "date32", { INPUT_DAYS } },
	{ "tdm", "date64", { INPUT_MILLISECONDS } },
	{ "tss:", "timestamp", { INPUT_TIME, .per_second = 1 } },
	{ "tsm:", "timestamp", { INPUT_TIME, .per_second = 1000 } },
	{ "tsu:", "timestamp", { INPUT_TIME, .per_second = 1000000 } },
	{ "tsn:", "timestamp", { INPUT_TIME, .per_second = 1000000000 } },
	{ "b", "bool", { INPUT_OTHER } },
	{ "e", "float16", { INPUT_OTHER } },
	{ "f", "float32", { INPUT_OTHER } },
	{ "g", "float64", { INPUT_OTHER } },
	{ "z", "binary", { INPUT_OTHER } },
	{ "Z", "large_binary", { INPUT_OTHER } },
	{ "vz", "binary_view", { INPUT_OTHER } },
	{ "w:", "fixed_size_binary", { INPUT_OTHER } },
	{ "d:", "decimal", { INPUT_OTHER } },
	{ "tt", "a time of day", { INPUT_OTHER } },
	{ "tD", "a duration", { INPUT_OTHER } },
	{ "ti", "an interval", { INPUT_OTHER } },
	{ "+l", "a list", { INPUT_OTHER } },
	{ "+L", "a large list", { INPUT_OTHER } },
	{ "+v", "a list view", { INPUT_OTHER } },
	{ "+w", "a list of fixed size", { INPUT_OTHER } },
	{ "+s", "a struct", { INPUT_OTHER } },
	{ "+m", "a map", { INPUT_OTHER } },
	{ "+u", "a union", { INPUT_OTHER } },
	{ "+r", "run-end encoded", { INPUT_OTHER } },
};
enum { TYPE_COUNT = sizeof TYPES / sizeof TYPES[0] };

/* Those that go on behind their first letters: ":" and what stands before
 * parameters, kinds of times, unions and lists. */
static bool
is_type(size_t i, struct str format)
{
	struct str name = str_of(TYPES[i].format);
	return TYPES[i].type.form == INPUT_OTHER || str_ends(name, STR(":"))
			       ? str_starts(format, name)
			       : str_equal(format, name);
}

static size_t
find(const char *format)
{
	size_t i = 0;
	while (i < TYPE_COUNT && !is_type(i, str_of(format)))
		i++;
	return i;
}

/* "+01:00" */
static bool
is_offset(const char *zone)
{
	static const char form[] = "+00:00";
	if (strlen(zone) != ZONE_BYTES || (zone[0] != '+' && zone[0] != '-'))
		return false;
	for (int i = 1; i < ZONE_BYTES; i++)
		if (form[i] == '0' ? zone[i] < '0' || zone[i] > '9'
				   : zone[i] != form[i])
			return false;
	return atoi(zone + 1) < 24 && atoi(zone + 4) < 60;
}

static void
read_zone(struct input_type *type, const char *zone)
{
	type->zone = *zone;
	type->offset_known = is_offset(zone);
	if (!type->offset_known)
		return;
	int minutes = atoi(zone + 1) * 60 + atoi(zone + 4);
	type->offset_minutes = *zone == '-' ? -minutes : minutes;
}

struct input_type
input_type_of(const char *format)
{
	struct input_type type = { INPUT_OTHER };
	size_t i = find(format);
	if (i < TYPE_COUNT)
		type = TYPES[i].type;
	if (type.form == INPUT_TIME)
		read_zone(&type, format + strlen(TYPES[i].format));
	return type;
}

const char *
input_type_name(const char *format)
{
	size_t i = find(format);
	return i < TYPE_COUNT ? TYPES[i].name : format;
}

/* --- days and times ------------------------------------------------------ */

/* The greatest whole number that is not above the quotient. */
static int64_t
divide_down(int64_t number, int64_t by)
{
	return number / by - (number % by < 0);
}

static struct str
put_day(int64_t day, char *out)
{
	char text[11];
	int32_t first = day_of_civil(1, 1, 1),
		last = day_of_civil(9999, 12, 31);
	if (day < first || day > last)
		return (struct str){ out, 0 };
	date_of_day((int32_t)day, text);
	memcpy(out, text, sizeof text);
	return (struct str){ out, sizeof text - 1 };
}

/* Behind the day. */
static struct str
put_clock(const struct input_type *type, int seconds, char *out, struct str day)
{
	const char *zone = type->zone ? "Z" : "";
	int minutes = abs(type->offset_minutes);
	int length = snprintf(out + day.len, INPUT_DATE_BYTES - day.len,
			"T%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
			seconds % 60);
	day.len += (size_t)length;
	if (type->offset_known)
		length = snprintf(out + day.len, INPUT_DATE_BYTES - day.len,
				"%c%02d:%02d",
				type->offset_minutes < 0 ? '-' : '+',
				minutes / 60, minutes % 60);
	else
		length = snprintf(out + day.len, INPUT_DATE_BYTES - day.len,
				"%s", zone);
	day.len += (size_t)length;
	return day;
}

static struct str
put_time(const struct input_type *type, int64_t value,
		char out[INPUT_DATE_BYTES])
{
	int64_t seconds = divide_down(value, type->per_second);
	/* What is so far away is no year of four digits. */
	if (llabs(seconds / DAY_SECONDS) > INT32_MAX)
		return (struct str){ out, 0 };
	seconds += type->offset_minutes * 60;
	int64_t day = divide_down(seconds, DAY_SECONDS);
	int of_day = (int)(seconds - day * DAY_SECONDS);
	struct str text = put_day(day, out);
	if (!text.len || (!type->zone && !of_day))
		return text;
	return put_clock(type, of_day, out, text);
}

struct str
input_date(const struct input_type *type, int64_t value,
		char out[INPUT_DATE_BYTES])
{
	switch (type->form) {
	case INPUT_DAYS:
		return put_day(value, out);
	case INPUT_MILLISECONDS:
		return put_day(divide_down(value, 1000 * DAY_SECONDS), out);
	default:
		return put_time(type, value, out);
	}
}
