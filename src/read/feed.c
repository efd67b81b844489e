#include "read/feed.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/memory.h"
#include "read/xml.h"

/* What an open element is to the reader. */
enum role {
	ROLE_NONE,
	ROLE_FEED, /* rss, RDF, and what holds the feed's own fields */
	ROLE_ITEM,
	ROLE_AUTHOR,
	ROLE_SOURCE,
	ROLE_FIELD,
};

/* A field's number: those of the envelope, and the text. */
enum { FIELD_HTML = ENVELOPE_FIELDS, FIELDS };

/* How the words of an element are to be taken. */
enum form {
	FORM_LINE,   /* plain */
	FORM_HTML,   /* escaped HTML, whatever it says */
	FORM_ATOM,   /* text, html or xhtml: as `type` says */
	FORM_MARKUP, /* the elements inside are HTML */
	FORM_LINK,   /* Atom's: the address is an attribute */
	FORM_GUID,
	FORM_MAIL, /* "mail@host (Name)" */
};

/* Which element of which parent is which field, best rank 1. */
static const struct rule {
	enum xml_space space;
	const char *name;
	enum role parent;
	int field;
	unsigned rank;
	enum form form;
} rules[] = {
	{ XML_PLAIN, "guid", ROLE_ITEM, ENVELOPE_ID, 1, FORM_GUID },
	{ XML_ATOM, "id", ROLE_ITEM, ENVELOPE_ID, 1, FORM_LINE },
	{ XML_DC, "identifier", ROLE_ITEM, ENVELOPE_ID, 2, FORM_LINE },
	{ XML_FEEDBURNER, "origLink", ROLE_ITEM, ENVELOPE_URL, 1, FORM_LINE },
	{ XML_PLAIN, "link", ROLE_ITEM, ENVELOPE_URL, 2, FORM_LINE },
	{ XML_ATOM, "link", ROLE_ITEM, ENVELOPE_URL, 2, FORM_LINK },
	{ XML_PLAIN, "title", ROLE_ITEM, ENVELOPE_TITLE, 1, FORM_HTML },
	{ XML_ATOM, "title", ROLE_ITEM, ENVELOPE_TITLE, 1, FORM_ATOM },
	{ XML_DC, "title", ROLE_ITEM, ENVELOPE_TITLE, 2, FORM_HTML },
	{ XML_DC, "creator", ROLE_ITEM, ENVELOPE_AUTHOR, 1, FORM_LINE },
	{ XML_PLAIN, "author", ROLE_ITEM, ENVELOPE_AUTHOR, 2, FORM_MAIL },
	{ XML_ATOM, "name", ROLE_AUTHOR, ENVELOPE_AUTHOR, 2, FORM_LINE },
	{ XML_ATOM, "published", ROLE_ITEM, ENVELOPE_DATE, 1, FORM_LINE },
	{ XML_PLAIN, "pubDate", ROLE_ITEM, ENVELOPE_DATE, 1, FORM_LINE },
	{ XML_ATOM, "issued", ROLE_ITEM, ENVELOPE_DATE, 2, FORM_LINE },
	{ XML_DCTERMS, "issued", ROLE_ITEM, ENVELOPE_DATE, 2, FORM_LINE },
	{ XML_DC, "date", ROLE_ITEM, ENVELOPE_DATE, 3, FORM_LINE },
	{ XML_DCTERMS, "created", ROLE_ITEM, ENVELOPE_DATE, 4, FORM_LINE },
	{ XML_ATOM, "updated", ROLE_ITEM, ENVELOPE_DATE, 5, FORM_LINE },
	{ XML_ATOM, "modified", ROLE_ITEM, ENVELOPE_DATE, 5, FORM_LINE },
	{ XML_PLAIN, "source", ROLE_ITEM, ENVELOPE_PUBLISHER, 1, FORM_HTML },
	{ XML_ATOM, "title", ROLE_SOURCE, ENVELOPE_PUBLISHER, 1, FORM_ATOM },
	{ XML_DC, "publisher", ROLE_ITEM, ENVELOPE_PUBLISHER, 2, FORM_HTML },
	{ XML_DC, "language", ROLE_ITEM, ENVELOPE_LANG, 1, FORM_LINE },
	{ XML_CONTENT, "encoded", ROLE_ITEM, FIELD_HTML, 1, FORM_HTML },
	{ XML_ATOM, "content", ROLE_ITEM, FIELD_HTML, 1, FORM_ATOM },
	{ XML_XHTML, "body", ROLE_ITEM, FIELD_HTML, 2, FORM_MARKUP },
	{ XML_XHTML, "div", ROLE_ITEM, FIELD_HTML, 2, FORM_MARKUP },
	{ XML_PLAIN, "description", ROLE_ITEM, FIELD_HTML, 3, FORM_HTML },
	{ XML_ATOM, "summary", ROLE_ITEM, FIELD_HTML, 3, FORM_ATOM },
	{ XML_DC, "description", ROLE_ITEM, FIELD_HTML, 4, FORM_HTML },
	{ XML_PLAIN, "title", ROLE_FEED, ENVELOPE_PUBLISHER, 1, FORM_HTML },
	{ XML_ATOM, "title", ROLE_FEED, ENVELOPE_PUBLISHER, 1, FORM_ATOM },
	{ XML_PLAIN, "language", ROLE_FEED, ENVELOPE_LANG, 1, FORM_LINE },
	{ XML_DC, "language", ROLE_FEED, ENVELOPE_LANG, 1, FORM_LINE },
};

/* The values of the feed, or of an item, as far as they have been read. */
struct values {
	struct buffer at[FIELDS];
	unsigned rank[FIELDS]; /* 0: nothing yet */
};

/* An item that is complete; its fields lie in `queued` one behind the other. */
struct entry {
	uint64_t number, line;
	size_t start, len[FIELDS];
	bool too_long;
};

struct feed {
	struct xml *xml;
	enum role open[LIMIT_XML_DEPTH + 1];
	size_t depth;
	bool in_item;
	size_t item_depth, field_depth;
	const struct rule *rule; /* of the field that is open; else null */
	enum form form;
	struct buffer value;
	struct values feed, item;
	uint64_t count, item_line;
	bool item_too_long;
	struct buffer queued;
	struct entry *entries;
	size_t entry_count, entry_capacity, next;
	bool last;
	enum status failed; /* not told yet */
	struct error error;
};

/* --- values ------------------------------------------------------------- */

static void
values_init(struct values *values)
{
	for (size_t i = 0; i < FIELDS; i++)
		buffer_init(&values->at[i], LIMIT_FEED_ITEM_BYTES);
}

static void
values_fini(struct values *values)
{
	for (size_t i = 0; i < FIELDS; i++)
		buffer_fini(&values->at[i]);
}

static void
values_reset(struct values *values)
{
	for (size_t i = 0; i < FIELDS; i++)
		buffer_reset(&values->at[i]);
	memset(values->rank, 0, sizeof values->rank);
}

static void
settle(struct values *values, int field, unsigned rank, struct str value)
{
	struct buffer *at = &values->at[field];
	unsigned before = values->rank[field];
	if (!value.len || (before && before < rank))
		return;
	if (before == rank) {
		if (field != ENVELOPE_AUTHOR)
			return; /* the first of equals */
		buffer_put_char(at, '\n');
	} else {
		buffer_reset(at);
	}
	buffer_put(at, value);
	values->rank[field] = rank;
}

static struct values *
values_now(struct feed *feed)
{
	return feed->in_item ? &feed->item : &feed->feed;
}

/* --- text of fields ----------------------------------------------------- */

static void
put_escaped(struct buffer *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		if (c == '&')
			buffer_put(out, STR("&amp;"));
		else if (c == '<')
			buffer_put(out, STR("&lt;"));
		else if (c == '"')
			buffer_put(out, STR("&quot;"));
		else
			buffer_put_char(out, c);
	}
}

/* HTML has no end tags of these. */
static bool
is_void(struct str name)
{
	static const char *const names[] = { "area", "base", "br", "col",
		"embed", "hr", "img", "input", "link", "meta", "source",
		"track", "wbr" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_equal(name, str_of(names[i])))
			return true;
	return false;
}

static void
put_start_tag(struct buffer *out, const struct xml_element *element)
{
	buffer_put_char(out, '<');
	buffer_put(out, element->name);
	for (size_t i = 0; i < element->attr_count; i++) {
		buffer_put_char(out, ' ');
		buffer_put(out, element->attrs[i].name);
		buffer_put(out, STR("=\""));
		put_escaped(out, element->attrs[i].value);
		buffer_put_char(out, '"');
	}
	buffer_put_char(out, '>');
}

/* "Name" of "mail@host (Name)"; "" of an address alone. */
static struct str
name_of_mail(struct str value)
{
	size_t open = str_find_byte(value, '(');
	if (open < value.len) {
		struct str inner = { value.at + open + 1,
			value.len - open - 1 };
		inner.len = str_find_byte(inner, ')');
		return str_trim(inner);
	}
	return str_find_byte(value, '@') < value.len ? STR("") : value;
}

static bool
is_address(struct str value)
{
	return str_starts(value, STR("http://"))
	       || str_starts(value, STR("https://"));
}

/* --- elements ----------------------------------------------------------- */

static const struct rule *
find_rule(const struct feed *feed, const struct xml_element *element)
{
	enum role parent = feed->open[feed->depth - 1];
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (rules[i].space == element->space
				&& rules[i].parent == parent
				&& str_equal(element->name,
						str_of(rules[i].name)))
			return &rules[i];
	return NULL;
}

static enum form
form_of(const struct rule *rule, const struct xml_element *element)
{
	if (rule->form != FORM_ATOM)
		return rule->form;
	struct str type = xml_attr(element, STR("type"));
	struct str mode = xml_attr(element, STR("mode")); /* Atom 0.3 */
	if (str_equal(mode, STR("escaped")) || str_equal(type, STR("html"))
			|| str_equal(type, STR("text/html")))
		return FORM_HTML;
	if (str_equal(type, STR("xhtml"))
			|| str_equal(type, STR("application/xhtml+xml")))
		return FORM_MARKUP;
	return FORM_ATOM;
}

/* Atom's content may be a picture, or lie elsewhere. */
static bool
is_content(const struct rule *rule, const struct xml_element *element)
{
	struct str type = xml_attr(element, STR("type"));
	return rule->field != FIELD_HTML || !type.len
	       || str_find_byte(type, '/') == type.len
	       || str_starts(type, STR("text/"))
	       || str_equal(type, STR("application/xhtml+xml"));
}

static void
take_link(struct feed *feed, const struct rule *rule,
		const struct xml_element *element)
{
	struct str relation = xml_attr(element, STR("rel"));
	struct str type = xml_attr(element, STR("type"));
	if (relation.len && !str_equal(relation, STR("alternate")))
		return;
	bool other = type.len && !str_equal(type, STR("text/html"))
		     && !str_equal(type, STR("application/xhtml+xml"));
	settle(&feed->item, ENVELOPE_URL, rule->rank + other,
			str_trim(xml_attr(element, STR("href"))));
}

static void
take_language(struct feed *feed, const struct xml_element *element)
{
	for (size_t i = 0; i < element->attr_count; i++)
		if (element->attrs[i].space == XML_XML
				&& str_equal(element->attrs[i].name,
						STR("lang")))
			settle(values_now(feed), ENVELOPE_LANG, 2,
					element->attrs[i].value);
}

static void
begin_item(struct feed *feed, const struct xml_element *element)
{
	feed->in_item = true;
	feed->item_depth = feed->depth;
	feed->item_line = element->line;
	values_reset(&feed->item);
	for (size_t i = 0; i < element->attr_count; i++)
		if (element->attrs[i].space == XML_RDF
				&& str_equal(element->attrs[i].name,
						STR("about")))
			settle(&feed->item, ENVELOPE_ID, 3,
					str_trim(element->attrs[i].value));
	if (feed->count == LIMIT_FEED_ITEMS)
		xml_stop(feed->xml, STATUS_LIMIT,
				"more items than a feed may have");
}

static bool
is_item(const struct xml_element *element)
{
	return (element->space == XML_PLAIN
			       && str_equal(element->name, STR("item")))
	       || (element->space == XML_ATOM
			       && str_equal(element->name, STR("entry")));
}

static bool
is_feed(const struct xml_element *element)
{
	return str_equal(element->name, STR("rss"))
	       || (element->space == XML_RDF
			       && str_equal(element->name, STR("RDF")))
	       || (element->space == XML_ATOM
			       && str_equal(element->name, STR("feed")));
}

static enum role
role_of(struct feed *feed, const struct xml_element *element)
{
	enum role parent = feed->open[feed->depth - 1];
	if (feed->depth == 1 && !is_feed(element))
		xml_stop(feed->xml, STATUS_FORMAT, "XML that is no feed");
	if (feed->depth == 1)
		return ROLE_FEED;
	if (parent == ROLE_FEED && is_item(element))
		return ROLE_ITEM;
	if (parent == ROLE_FEED && element->space == XML_PLAIN
			&& str_equal(element->name, STR("channel")))
		return ROLE_FEED;
	if (element->space != XML_ATOM
			|| (parent != ROLE_ITEM && parent != ROLE_FEED))
		return ROLE_NONE;
	if (str_equal(element->name, STR("author")))
		return ROLE_AUTHOR;
	return str_equal(element->name, STR("source")) ? ROLE_SOURCE
						       : ROLE_NONE;
}

static void
begin_field(struct feed *feed, const struct rule *rule,
		const struct xml_element *element)
{
	feed->rule = rule;
	feed->form = form_of(rule, element);
	feed->field_depth = feed->depth;
	buffer_reset(&feed->value);
	bool permanent = !str_equal(
			xml_attr(element, STR("isPermaLink")), STR("false"));
	if (rule->form == FORM_GUID && !permanent)
		feed->form = FORM_LINE;
}

static void
on_start(void *context, const struct xml_element *element)
{
	struct feed *feed = context;
	feed->depth++;
	if (feed->rule) {
		if (feed->form == FORM_MARKUP)
			put_start_tag(&feed->value, element);
		return;
	}
	/* open[] counts from 1; 0 is the document. */
	const struct rule *rule = find_rule(feed, element);
	enum role role = rule ? ROLE_FIELD : role_of(feed, element);
	feed->open[feed->depth] = role;
	if (role == ROLE_ITEM)
		begin_item(feed, element);
	if (role == ROLE_ITEM || role == ROLE_FEED)
		take_language(feed, element);
	if (rule && rule->form == FORM_LINK)
		take_link(feed, rule, element);
	else if (rule && is_content(rule, element))
		begin_field(feed, rule, element);
}

static void
on_text(void *context, struct str text)
{
	struct feed *feed = context;
	if (!feed->rule)
		return;
	if (feed->form == FORM_MARKUP || feed->form == FORM_ATOM)
		put_escaped(&feed->value, text);
	else
		buffer_put(&feed->value, text);
}

static void
end_field(struct feed *feed)
{
	const struct rule *rule = feed->rule;
	struct values *values = values_now(feed);
	struct str value = str_trim(buffer_str(&feed->value));
	feed->rule = NULL;
	feed->item_too_long |= feed->value.full;
	if (rule->form == FORM_MAIL)
		value = name_of_mail(value);
	if (feed->form == FORM_GUID && is_address(value))
		settle(values, ENVELOPE_URL, 4, value);
	settle(values, rule->field, rule->rank, value);
}

/* --- items that are complete -------------------------------------------- */

/* What the item does not tell the feed may. */
static struct str
value_of(const struct feed *feed, size_t field)
{
	struct str value = buffer_str(&feed->item.at[field]);
	return value.len ? value : buffer_str(&feed->feed.at[field]);
}

static void
end_item(struct feed *feed)
{
	struct entry entry = {
		.number = ++feed->count,
		.line = feed->item_line,
		.start = feed->queued.len,
		.too_long = feed->item_too_long,
	};
	feed->in_item = feed->item_too_long = false;
	for (size_t i = 0; i < FIELDS; i++) {
		struct str value = value_of(feed, i);
		buffer_put(&feed->queued, value);
		entry.len[i] = value.len;
	}
	MEMORY_PUSH(feed->entries, feed->entry_count, feed->entry_capacity,
			entry);
}

static void
on_end(void *context, enum xml_space space, struct str name)
{
	struct feed *feed = context;
	(void)space;
	if (feed->rule && feed->depth == feed->field_depth)
		end_field(feed);
	else if (feed->rule && feed->form == FORM_MARKUP && !is_void(name)) {
		buffer_put(&feed->value, STR("</"));
		buffer_put(&feed->value, name);
		buffer_put_char(&feed->value, '>');
	}
	if (feed->in_item && feed->depth == feed->item_depth)
		end_item(feed);
	feed->depth--;
}

/* --- the feed ----------------------------------------------------------- */

struct feed *
feed_open(struct str charset)
{
	static const struct xml_handler handler = { on_start, on_end, on_text };
	struct feed *feed = memory_zero(1, sizeof *feed);
	feed->xml = xml_open(&handler, feed);
	xml_set_charset(feed->xml, charset);
	values_init(&feed->feed);
	values_init(&feed->item);
	buffer_init(&feed->value, LIMIT_FEED_ITEM_BYTES);
	buffer_init(&feed->queued, BUFFER_UNLIMITED);
	return feed;
}

void
feed_close(struct feed *feed)
{
	if (!feed)
		return;
	xml_close(feed->xml);
	values_fini(&feed->feed);
	values_fini(&feed->item);
	buffer_fini(&feed->value);
	buffer_fini(&feed->queued);
	free(feed->entries);
	free(feed);
}

void
feed_put(struct feed *feed, struct str bytes, bool last)
{
	feed->next = feed->entry_count = 0;
	buffer_reset(&feed->queued);
	if (feed->last)
		return;
	feed->failed = xml_put(feed->xml, bytes, last, &feed->error);
	feed->last = last || feed->failed;
	if (last && !feed->failed && !feed->count)
		feed->failed = error_set(&feed->error, STATUS_EMPTY, NULL, 0,
				ERROR_NO_OFFSET, "a feed without items");
}

static void
give(const struct feed *feed, const struct entry *entry, struct feed_item *item)
{
	const char *at = feed->queued.len ? feed->queued.at + entry->start : "";
	*item = (struct feed_item){
		.number = entry->number,
		.line = entry->line,
		.too_long = entry->too_long,
	};
	for (size_t i = 0; i < FIELDS; i++) {
		struct str value = { at, entry->len[i] };
		if (i == FIELD_HTML)
			item->html = value;
		else
			item->envelope[i] = value;
		at += value.len;
	}
}

enum status
feed_next(struct feed *feed, struct feed_item *item, struct error *error)
{
	if (feed->next < feed->entry_count) {
		give(feed, &feed->entries[feed->next++], item);
		return STATUS_OK;
	}
	if (!feed->failed)
		return STATUS_END;
	enum status status = feed->failed;
	feed->failed = STATUS_OK;
	if (error)
		*error = feed->error;
	return status;
}
