#include "read/jsonl.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json_value.h"
#include "base/limits.h"
#include "read/clean.h"
#include "read/date.h"
#include "read/language.h"

static struct str
line_of(const json_t *object, const char *key, struct arena *arena)
{
	struct str value = json_text(json_object_get(object, key));
	return clean_copy(arena, value, LIMIT_META_BYTES);
}

static struct str
id_of(const json_t *object, struct arena *arena)
{
	const json_t *id = json_object_get(object, "id");
	if (!json_is_integer(id))
		return line_of(object, "id", arena);
	char number[32];
	snprintf(number, sizeof number, "%" JSON_INTEGER_FORMAT,
			json_integer_value(id));
	return arena_copy(arena, str_of(number));
}

/* Data frames and archives write days and times as numbers, too; those of a
 * column with gaps as 20251124.0. */
static struct str
date_of(const json_t *object, struct arena *arena)
{
	static const double most = 1e15; /* beyond it no time can be meant */
	const json_t *date = json_object_get(object, "date");
	if (!json_is_number(date))
		return date_copy(json_text(date), arena);
	double number = json_number_value(date);
	char iso[DATE_BYTES] = "";
	if (number >= 0 && number < most)
		date_of_integer((int64_t)number, iso);
	return arena_copy(arena, str_of(iso));
}

/* As it is written there: a text's own words, else JSON. */
static struct str
written(const json_t *value, struct arena *arena)
{
	if (json_is_string(value))
		return clean_copy(arena, json_text(value), DATE_BYTES);
	char *json = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
	struct str copy = clean_copy(arena, str_of(json ? json : ""),
			DATE_BYTES);
	free(json);
	return copy;
}

/* A date that is there and says nothing, or not all that stands there: "soon",
 * 30 February, of two orders, 25:99, a number that is no day. */
static struct str
odd_date_of(const json_t *object, const struct article *article,
		struct arena *arena)
{
	const json_t *date = json_object_get(object, "date");
	bool right = article->date.len && !date_has_odd_time(json_text(date));
	if (right || !date || json_is_null(date)
			|| (json_is_string(date)
					&& !str_trim(json_text(date)).len))
		return STR("");
	return written(date, arena);
}

static struct str
text_of(const json_t *object, const char *key, struct arena *arena)
{
	struct str value = json_text(json_object_get(object, key));
	char *copy = arena_take(arena, value.len + 1);
	for (size_t i = 0; i < value.len; i++)
		copy[i] = value.at[i] ? value.at[i] : ' ';
	copy[value.len] = '\0';
	return (struct str){ copy, value.len };
}

/* Text beyond the limit is cut at a paragraph where there is one. */
static struct str
cut_text(struct str text)
{
	if (text.len <= LIMIT_ARTICLE_BYTES)
		return text;
	size_t end = LIMIT_ARTICLE_BYTES;
	while (end && text.at[end] != '\n')
		end--;
	return clean_cut(text, end ? end : LIMIT_ARTICLE_BYTES);
}

static void
read_authors(const json_t *object, struct arena *arena, struct article *article)
{
	const json_t *author = json_object_get(object, "author");
	size_t count = json_is_array(author) ? json_array_size(author) : 1;
	size_t capacity = 0;
	for (size_t i = 0; i < count; i++) {
		struct str name = json_text(
				json_is_array(author)
						? json_array_get(author, i)
						: author);
		name = clean_copy(arena, name, LIMIT_META_BYTES);
		if (name.len)
			ARENA_PUSH(arena, article->author,
					article->author_count, capacity, name);
	}
}

/* Absent, null, or [start, end] inside the text. */
static enum status
read_span(const json_t *object, const char *key, struct str text,
		size_t span[2], struct error *error)
{
	const json_t *pair = json_object_get(object, key);
	if (!pair || json_is_null(pair))
		return STATUS_OK;
	const json_t *start = json_array_get(pair, 0);
	const json_t *end = json_array_get(pair, 1);
	if (json_array_size(pair) == 2 && json_is_integer(start)
			&& json_is_integer(end)
			&& json_integer_value(start) >= 0
			&& json_integer_value(start) <= json_integer_value(end)
			&& (size_t)json_integer_value(end) <= text.len) {
		span[0] = (size_t)json_integer_value(start);
		span[1] = (size_t)json_integer_value(end);
		return STATUS_OK;
	}
	return error_set(error, STATUS_FORMAT, NULL, 0, ERROR_NO_OFFSET,
			"\"%s\" is not [start, end] inside the text "
			"of %zu bytes",
			key, text.len);
}

static size_t
count_paragraphs(struct str text)
{
	size_t count = 0;
	for (bool more = true; more;)
		count += str_trim(str_next(&text, '\n', &more)).len > 0;
	return count;
}

static struct str
read_language(const json_t *object, struct arena *arena)
{
	char code[3];
	language_code(json_text(json_object_get(object, "lang")), code);
	return arena_copy(arena, str_of(code));
}

static const char *
type_of(const json_t *value)
{
	static const char *const names[] = {
		[JSON_OBJECT] = "an object",
		[JSON_ARRAY] = "a list",
		[JSON_INTEGER] = "a number",
		[JSON_REAL] = "a number",
		[JSON_TRUE] = "true",
		[JSON_FALSE] = "false",
		[JSON_NULL] = "null",
	};
	return names[json_typeof(value)];
}

static enum status
no_text(const json_t *object, struct error *error)
{
	const json_t *text = json_object_get(object, "text");
	if (!text)
		return error_set(error, STATUS_EMPTY, NULL, 0, ERROR_NO_OFFSET,
				"no \"text\" in it");
	if (json_is_string(text) || json_is_null(text))
		return error_set(error, STATUS_EMPTY, NULL, 0, ERROR_NO_OFFSET,
				"\"text\" is %s",
				json_is_null(text) ? "null" : "empty");
	return error_set(error, STATUS_FORMAT, NULL, 0, ERROR_NO_OFFSET,
			"\"text\" is %s; the article's words between quotes "
			"are wanted",
			type_of(text));
}

static enum status
read_object(const json_t *object, struct arena *arena, struct article *article,
		struct error *error)
{
	struct str text = cut_text(text_of(object, "text", arena));
	article->paragraphs = count_paragraphs(text);
	if (!article->paragraphs)
		return no_text(object, error);
	article->text = text;
	article->id = id_of(object, arena);
	article->url = line_of(object, "url", arena);
	article->title = line_of(object, "title", arena);
	article->publisher = line_of(object, "publisher", arena);
	article->date = date_of(object, arena);
	article->odd_date = odd_date_of(object, article, arena);
	article->lang = read_language(object, arena);
	article->source = text_of(object, "source", arena);
	article->target = text_of(object, "target", arena);
	read_authors(object, arena, article);
	enum status status = read_span(object, "source_span", text,
			article->source_span, error);
	if (!status)
		status = read_span(object, "target_span", text,
				article->target_span, error);
	return status;
}

enum status
jsonl_read(struct str line, struct arena *arena, struct article *article,
		struct error *error)
{
	json_error_t problem;
	json_t *object =
			json_loadb(line.at, line.len, JSON_ALLOW_NUL, &problem);
	if (!object)
		return error_set(error, STATUS_FORMAT, NULL, 0, ERROR_NO_OFFSET,
				"malformed JSON, column %d: %s",
				problem.position, problem.text);
	enum status status;
	if (json_is_object(object))
		status = read_object(object, arena, article, error);
	else
		status = error_set(error, STATUS_FORMAT, NULL, 0,
				ERROR_NO_OFFSET, "a JSON value, not an object");
	json_decref(object);
	return status;
}
