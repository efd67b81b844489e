#include "arrow/json_line.h"

#include "arrow/json_scan.h"
#include "base/day.h"
#include "base/limits.h"

struct reading {
	struct json_scan scan;
	const char *line;
	struct error *error;
};

static enum status
refuse(const struct reading *reading, const char *what, const char *of)
{
	uint64_t offset = (uint64_t)(reading->scan.at - reading->line);
	return error_set(reading->error, STATUS_FORMAT, NULL, 0, offset,
			"no record as it is written: %s%s", what, of);
}

/* Where an unfinished value breaks off matters less than where it began. */
static enum status
refuse_value(struct reading *reading, const struct arrow_column *column,
		const char *start)
{
	reading->scan.at = start;
	return error_set(reading->error, STATUS_FORMAT, NULL, 0,
			(uint64_t)(start - reading->line),
			"no record as it is written: \"%s\" is to be %s",
			column->field->name,
			arrow_type_name(column->field->type));
}

/* --- values -------------------------------------------------------------- */

static bool
read_text(struct reading *reading, struct arrow_column *column, size_t row)
{
	struct json_string string;
	size_t length;
	if (!json_scan_string(&reading->scan, &string))
		return false;
	if (!string.escaped) {
		arrow_column_put_text(column, row, string.inside);
		return true;
	}
	char *out = arrow_column_text(column, string.inside.len);
	if (!json_string_copy(&string, out, &length))
		return false;
	arrow_column_text_end(column, row, length);
	return true;
}

static bool
read_day(struct reading *reading, struct arrow_column *column, size_t row)
{
	struct json_string text;
	if (!json_scan_string(&reading->scan, &text) || text.inside.len != 10)
		return false;
	int32_t day = day_of_date(text.inside);
	if (day == DAY_NONE)
		return false;
	arrow_column_put_int(column, row, day);
	return true;
}

static bool
read_whole(struct reading *reading, struct arrow_column *column, size_t row)
{
	bool wide = column->field->type == ARROW_INT64;
	int64_t number;
	if (!json_scan_whole(&reading->scan, wide ? INT64_MIN : INT32_MIN,
			    wide ? INT64_MAX : INT32_MAX, &number))
		return false;
	arrow_column_put_int(column, row, number);
	return true;
}

static bool
read_number(struct reading *reading, struct arrow_column *column, size_t row)
{
	double number;
	if (!json_scan_number(&reading->scan, &number))
		return false;
	arrow_column_put_float(column, row, number);
	return true;
}

static bool
read_bool(struct reading *reading, struct arrow_column *column, size_t row)
{
	bool value = json_scan_word(&reading->scan, STR("true"));
	if (!value && !json_scan_word(&reading->scan, STR("false")))
		return false;
	arrow_column_put_bool(column, row, value);
	return true;
}

static bool
read_plain(struct reading *reading, struct arrow_column *column, size_t row)
{
	switch (column->field->type) {
	case ARROW_UTF8:
		return read_text(reading, column, row);
	case ARROW_DATE32:
		return read_day(reading, column, row);
	case ARROW_FLOAT64:
		return read_number(reading, column, row);
	case ARROW_BOOL:
		return read_bool(reading, column, row);
	default:
		return read_whole(reading, column, row);
	}
}

/* --- what holds values --------------------------------------------------- */

static enum status read_value(struct reading *reading,
		struct arrow_column *column, size_t row);

static enum status
read_list(struct reading *reading, struct arrow_column *column, size_t row)
{
	struct arrow_column *item = column->children;
	bool more = !json_scan_mark(&reading->scan, ']');
	while (more) {
		size_t next = item->length;
		if (next == LIMIT_BATCH_ITEMS)
			return error_set(reading->error, STATUS_LIMIT, NULL, 0,
					ERROR_NO_OFFSET,
					"more than %d items of \"%s\" in a "
					"batch",
					LIMIT_BATCH_ITEMS, column->field->name);
		enum status status = read_value(reading, item, next);
		if (status)
			return status;
		arrow_column_pad(item, next + 1);
		more = json_scan_mark(&reading->scan, ',');
		if (!more && !json_scan_mark(&reading->scan, ']'))
			return refuse(reading, "no , or ] in ",
					column->field->name);
	}
	arrow_column_close(column, row);
	return STATUS_OK;
}

/* Fields come in the order of the table, nearly: the search goes on where the
 * one before ended. */
static struct arrow_column *
child_of(const struct arrow_column *column, struct str key, size_t *next)
{
	size_t count = column->field->child_count;
	for (size_t tried = 0; tried < count; tried++) {
		struct arrow_column *child = &column->children[*next];
		*next = *next + 1 < count ? *next + 1 : 0;
		if (str_equal(child->name, key))
			return child;
	}
	return NULL;
}

static enum status
read_member(struct reading *reading, const struct arrow_column *column,
		size_t row, size_t *next)
{
	struct json_string key;
	const char *start = reading->scan.at;
	if (!json_scan_string(&reading->scan, &key))
		return refuse(reading, "no name of a field in ",
				column->field->name);
	struct arrow_column *child = child_of(column, key.inside, next);
	if (!child) {
		reading->scan.at = start;
		return refuse(reading, "a field that has no column", "");
	}
	if (child->length > row)
		return refuse(reading, "told twice: ", child->field->name);
	if (!json_scan_mark(&reading->scan, ':'))
		return refuse(reading, "no : behind ", child->field->name);
	return read_value(reading, child, row);
}

static enum status
read_struct(struct reading *reading, struct arrow_column *column, size_t row)
{
	size_t next = 0;
	bool more = !json_scan_mark(&reading->scan, '}');
	arrow_column_open(column, row);
	while (more) {
		enum status status = read_member(reading, column, row, &next);
		if (status)
			return status;
		more = json_scan_mark(&reading->scan, ',');
		if (!more && !json_scan_mark(&reading->scan, '}'))
			return refuse(reading, "no , or } in ",
					column->field->name);
	}
	return STATUS_OK;
}

/* Calls itself through lists and structs, as deep as the table is nested. */
static enum status
read_value(struct reading *reading, struct arrow_column *column, size_t row)
{
	enum arrow_type type = column->field->type;
	const char *start = reading->scan.at;
	if (json_scan_word(&reading->scan, STR("null")))
		return STATUS_OK;
	if (type == ARROW_LIST && json_scan_mark(&reading->scan, '['))
		return read_list(reading, column, row);
	if (type == ARROW_STRUCT && json_scan_mark(&reading->scan, '{'))
		return read_struct(reading, column, row);
	if (type != ARROW_LIST && type != ARROW_STRUCT
			&& read_plain(reading, column, row))
		return STATUS_OK;
	return refuse_value(reading, column, start);
}

enum status
arrow_json_line(struct arrow_column *table, size_t row, struct str line,
		struct error *error)
{
	struct reading reading = {
		.scan = { line.at, line.at + line.len },
		.line = line.at,
		.error = error,
	};
	if (!json_scan_mark(&reading.scan, '{'))
		return refuse(&reading, "no object", "");
	enum status status = read_struct(&reading, table, row);
	if (!status && !json_scan_over(&reading.scan))
		return refuse(&reading, "more behind the object", "");
	return status;
}
