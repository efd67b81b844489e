#include "serve/marks.h"

#include <stdlib.h>

#include "base/json_value.h"

enum { MARKS = 256 };

struct mark {
	size_t start, end; /* bytes of the sentence */
	struct str role;
};

struct marks {
	struct mark at[MARKS];
	size_t count;
	size_t from, to; /* of the sentence, bytes of the article */
};

/* UTF-8 has as many bytes that begin a character as UTF-16 has units, and one
 * more for each character of four bytes. */
size_t
utf16_units(struct str text, size_t bytes)
{
	size_t units = 0;
	for (size_t i = 0; i < bytes && i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];
		units += (c & 0xc0) != 0x80;
		units += c >= 0xf0;
	}
	return units;
}

/* --- collecting -------------------------------------------------------- */

static void
add(struct marks *marks, const json_t *part, struct str role)
{
	const json_t *from = json_object_get(part, "start");
	const json_t *to = json_object_get(part, "end");
	if (!json_is_integer(from) || !json_is_integer(to)
			|| json_integer_value(from) < 0)
		return;
	size_t start = (size_t)json_integer_value(from);
	size_t end = json_integer_value(to) < 0
				     ? 0
				     : (size_t)json_integer_value(to);
	if (end > marks->to)
		end = marks->to;
	if (start < marks->from || start >= end || marks->count == MARKS)
		return;
	marks->at[marks->count++] = (struct mark){ start - marks->from,
		end - marks->from, role };
}

/* One object, or a list of them; parties tell their own role. */
static void
add_all(struct marks *marks, const json_t *value, struct str key)
{
	bool parties = str_equal(key, STR("party"));
	if (json_is_object(value))
		add(marks, value, key);
	for (size_t i = 0; i < json_array_size(value); i++) {
		const json_t *part = json_array_get(value, i);
		struct str role =
				parties ? json_text_at(part, "role") : STR("");
		add(marks, part, role.len ? role : key);
	}
}

static void
collect(struct marks *marks, json_t *record)
{
	const char *key;
	json_t *value;
	json_object_foreach(record, key, value)
			add_all(marks, value, str_of(key));
	if (json_object_get(record, "quote"))
		add(marks, record, STR("quote"));
}

static int
compare(const void *a, const void *b)
{
	const struct mark *one = a, *two = b;
	if (one->start != two->start)
		return one->start < two->start ? -1 : 1;
	if (one->end != two->end)
		return one->end > two->end ? -1 : 1;
	return str_compare(one->role, two->role);
}

/* --- printing ---------------------------------------------------------- */

static void
put(struct json *json, const struct marks *marks, struct str sentence)
{
	json_open(json, '[');
	for (size_t i = 0; i < marks->count; i++) {
		const struct mark *mark = &marks->at[i];
		json_open(json, '{');
		json_put_int(json, "start",
				(int64_t)utf16_units(sentence, mark->start));
		json_put_int(json, "end",
				(int64_t)utf16_units(sentence, mark->end));
		json_put_str(json, "role", mark->role);
		json_close(json, '}');
	}
	json_close(json, ']');
}

void
marks_put(struct json *json, struct str line, struct str sentence, size_t start)
{
	struct marks marks = {
		.count = 0, .from = start, .to = start + sentence.len
	};
	json_t *record = json_loadb(line.at, line.len, 0, NULL);
	if (json_is_object(record))
		collect(&marks, record);
	qsort(marks.at, marks.count, sizeof *marks.at, compare);
	put(json, &marks, sentence);
	json_decref(record);
}
