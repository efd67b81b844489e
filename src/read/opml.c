#include "read/opml.h"

#include <stdbool.h>
#include <stdio.h>

#include "base/limits.h"
#include "read/clean.h"
#include "read/stream.h"
#include "read/xml.h"

struct reading {
	struct arena *arena;
	struct opml *opml;
	struct xml *xml;
	size_t capacity;
	bool opml_seen, in_title;
	/* Titles of the open outlines, joined by '/', and where each one's
	 * end is. */
	struct buffer category;
	size_t category_len[LIMIT_XML_DEPTH + 1];
	size_t depth;
	struct buffer title;
};

static struct str
line_of(struct reading *reading, struct str value)
{
	return clean_copy(reading->arena, value, LIMIT_META_BYTES);
}

static void
push_category(struct reading *reading, struct str title)
{
	struct buffer *category = &reading->category;
	if (title.len && category->len)
		buffer_put_char(category, '/');
	buffer_put(category, title);
}

static struct str
title_of(const struct xml_element *element)
{
	struct str title = xml_attr(element, STR("title"));
	return title.len ? title : xml_attr(element, STR("text"));
}

static void
add_feed(struct reading *reading, const struct xml_element *element,
		struct str url)
{
	struct opml *opml = reading->opml;
	if (opml->count == LIMIT_OPML_FEEDS) {
		xml_stop(reading->xml, STATUS_LIMIT,
				"more feeds than a list may have");
		return;
	}
	struct str category = buffer_str(&reading->category);
	if (!category.len)
		category = xml_attr(element, STR("category"));
	struct opml_feed feed = {
		.url = url,
		.title = line_of(reading, title_of(element)),
		.category = line_of(reading, category),
		.site = line_of(reading, xml_attr(element, STR("htmlUrl"))),
		.line = element->line,
	};
	ARENA_PUSH(reading->arena, opml->feeds, opml->count, reading->capacity,
			feed);
}

/* Without what may not stand in a line, of which nothing may be left. Writers
 * disagree about the letters' case. */
static struct str
address_of(struct reading *reading, const struct xml_element *element)
{
	struct str url = xml_attr(element, STR("xmlUrl"));
	if (!url.len)
		url = xml_attr(element, STR("xmlurl"));
	url = str_trim(url.len ? url : xml_attr(element, STR("xmlURL")));
	return line_of(reading, url);
}

static void
on_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	reading->category_len[reading->depth++] = reading->category.len;
	if (reading->depth == 1)
		reading->opml_seen = str_equal(element->name, STR("opml"));
	reading->in_title = reading->depth == 3
			    && str_equal(element->name, STR("title"));
	if (!reading->opml_seen || !str_equal(element->name, STR("outline")))
		return;
	struct str url = address_of(reading, element);
	if (url.len)
		add_feed(reading, element, url);
	else
		push_category(reading, str_trim(title_of(element)));
}

static void
on_end(void *context, enum xml_space space, struct str name)
{
	struct reading *reading = context;
	(void)space;
	(void)name;
	reading->category.len = reading->category_len[--reading->depth];
	reading->in_title = false;
}

static void
on_text(void *context, struct str text)
{
	struct reading *reading = context;
	if (reading->in_title)
		buffer_put(&reading->title, text);
}

static const struct xml_handler handler = { on_start, on_end, on_text };

static void
begin(struct reading *reading, struct arena *arena, struct opml *opml)
{
	*opml = (struct opml){ 0 };
	*reading = (struct reading){ .arena = arena, .opml = opml };
	reading->xml = xml_open(&handler, reading);
	buffer_init(&reading->category, LIMIT_META_BYTES);
	buffer_init(&reading->title, LIMIT_META_BYTES);
}

static enum status
finish(struct reading *reading, enum status status, struct error *error)
{
	reading->opml->title = line_of(reading, buffer_str(&reading->title));
	if (!status && !reading->opml_seen)
		status = error_set(error, STATUS_FORMAT, NULL, 0,
				ERROR_NO_OFFSET,
				"no list of feeds (OPML) but other XML");
	if (!status && !reading->opml->count)
		status = error_set(error, STATUS_EMPTY, NULL, 0,
				ERROR_NO_OFFSET, "no feed in the list");
	xml_close(reading->xml);
	buffer_fini(&reading->category);
	buffer_fini(&reading->title);
	return status;
}

enum status
opml_parse(struct str bytes, struct arena *arena, struct opml *opml,
		struct error *error)
{
	struct reading reading;
	begin(&reading, arena, opml);
	enum status status = xml_put(reading.xml, bytes, true, error);
	return finish(&reading, status, error);
}

/* All of a file, whose damage is told behind what stands in front of it. */
static enum status
put_file(struct reading *reading, struct stream *stream, struct error *error)
{
	static const size_t room = 64 * 1024;
	struct buffer piece;
	struct error damage;
	buffer_init(&piece, BUFFER_UNLIMITED);
	enum status status = STATUS_OK, damaged = STATUS_OK;
	for (size_t got = 1, all = 0; got && !status; all += got) {
		buffer_reset(&piece);
		damaged = stream_read(stream, buffer_reserve(&piece, room),
				room, &got, &damage);
		piece.len = got;
		if (all > LIMIT_DOCUMENT_BYTES)
			status = error_set(error, STATUS_LIMIT, stream->path, 0,
					ERROR_NO_OFFSET, "longer than %d bytes",
					LIMIT_DOCUMENT_BYTES);
		else if (got || !damaged)
			status = xml_put(reading->xml, buffer_str(&piece), !got,
					error);
	}
	buffer_fini(&piece);
	if (damaged && error)
		*error = damage;
	return damaged ? damaged : status;
}

enum status
opml_read(const char *path, struct arena *arena, struct opml *opml,
		struct error *error)
{
	struct stream *stream = arena_take(arena, sizeof *stream);
	*opml = (struct opml){ 0 };
	enum status status = stream_open(stream, path, error);
	if (status)
		return status;
	struct reading reading;
	begin(&reading, arena, opml);
	status = put_file(&reading, stream, error);
	stream_close(stream);
	status = finish(&reading, status, error);
	if (status && error && !error->where[0])
		snprintf(error->where, sizeof error->where, "%s", path);
	return status;
}
