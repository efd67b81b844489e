#include "read/xml.h"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "read/encoding.h"
#include "read/encoding_pieces.h"
#include "read/xml_mend.h"

/* What is given to libxml2 at a time. */
enum { CHUNK_BYTES = 16 * 1024, LONGEST_CHARSET = 64 };

#if LIBXML_VERSION >= 21200
typedef const xmlError xml_problem;
#else
typedef xmlError xml_problem;
#endif

struct xml {
	xmlParserCtxtPtr parser;
	struct xml_handler handler;
	void *context;
	struct encoding_pieces encoding;
	struct xml_mend mend;
	struct buffer decoded, mended;
	struct xml_attr *attrs;
	size_t attr_capacity;
	unsigned depth;
	uint64_t lines_before; /* blank ones, which the parser does not see */
	char charset[LONGEST_CHARSET];
	struct error failed; /* status STATUS_OK: nothing yet */
};

/* --- names -------------------------------------------------------------- */

static const struct space {
	const char *prefix, *uri;
	enum xml_space space;
} spaces[] = {
	{ "atom", "http://www.w3.org/2005/Atom", XML_ATOM },
	{ "atom", "http://purl.org/atom/ns#", XML_ATOM },
	{ "content", "http://purl.org/rss/1.0/modules/content/", XML_CONTENT },
	{ "dc", "http://purl.org/dc/elements/1.1/", XML_DC },
	{ "dc", "http://purl.org/dc/elements/1.0/", XML_DC },
	{ "dcterms", "http://purl.org/dc/terms/", XML_DCTERMS },
	{ "feedburner", "http://rssnamespace.org/feedburner/ext/1.0",
			XML_FEEDBURNER },
	{ "xhtml", "http://www.w3.org/1999/xhtml", XML_XHTML },
	{ "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", XML_RDF },
	{ "xml", "http://www.w3.org/XML/1998/namespace", XML_XML },
	{ "rss", "http://purl.org/rss/1.0/", XML_PLAIN },
	{ "rss", "http://my.netscape.com/rdf/simple/0.9/", XML_PLAIN },
	{ "rss", "http://channel.netscape.com/rdf/simple/0.9/", XML_PLAIN },
	{ "rss", "http://backend.userland.com/rss2", XML_PLAIN },
	{ "rss", "http://blogs.law.harvard.edu/tech/rss", XML_PLAIN },
};

static enum xml_space
space_of(const xmlChar *prefix, const xmlChar *uri)
{
	const char *wanted = (const char *)(uri ? uri : prefix);
	if (!wanted)
		return XML_PLAIN;
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (!strcmp(wanted, uri ? spaces[i].uri : spaces[i].prefix))
			return spaces[i].space;
	return XML_OTHER;
}

struct str
xml_attr(const struct xml_element *element, struct str name)
{
	for (size_t i = 0; i < element->attr_count; i++)
		if (element->attrs[i].space == XML_PLAIN
				&& str_equal(element->attrs[i].name, name))
			return element->attrs[i].value;
	return STR("");
}

/* --- events of libxml2 -------------------------------------------------- */

/* The parser itself is not stopped: that would take the bytes away which the
 * callback looks at. Further events are not told, nor further chunks given. */
static void
fail(struct xml *xml, enum status status, uint64_t line, const char *reason)
{
	if (!xml->failed.status)
		error_set(&xml->failed, status, NULL, line, ERROR_NO_OFFSET,
				"%s", reason);
}

static uint64_t
line_now(const struct xml *xml)
{
	return (uint64_t)xmlSAX2GetLineNumber(xml->parser) + xml->lines_before;
}

void
xml_stop(struct xml *xml, enum status status, const char *reason)
{
	fail(xml, status, line_now(xml), reason);
}

/* libxml2 gives five pointers an attribute: name, prefix, URI, and the bounds
 * of its value. */
static void
take_attrs(struct xml *xml, int count, const xmlChar **given)
{
	size_t wanted = (size_t)count;
	if (wanted > xml->attr_capacity) {
		xml->attrs = memory_resize(
				xml->attrs, wanted, sizeof *xml->attrs);
		xml->attr_capacity = wanted;
	}
	for (size_t i = 0; i < wanted; i++, given += 5)
		xml->attrs[i] = (struct xml_attr){
			.space = space_of(given[1], given[2]),
			.name = str_of((const char *)given[0]),
			.value = str_cut((const char *)given[3],
					(const char *)given[4]),
		};
}

static void
on_start(void *context, const xmlChar *name, const xmlChar *prefix,
		const xmlChar *uri, int space_count, const xmlChar **declared,
		int attr_count, int default_count, const xmlChar **attrs)
{
	struct xml *xml = context;
	(void)declared;
	(void)default_count;
	if (xml->failed.status)
		return;
	if (xml->depth++ == LIMIT_XML_DEPTH) {
		xml_stop(xml, STATUS_LIMIT,
				"more elements inside one another than any "
				"feed has");
		return;
	}
	if (attr_count > LIMIT_XML_ATTRIBUTES
			|| space_count > LIMIT_XML_ATTRIBUTES) {
		xml_stop(xml, STATUS_LIMIT,
				"more attributes in a tag than any feed has");
		return;
	}
	take_attrs(xml, attr_count, attrs);
	struct xml_element element = {
		.space = space_of(prefix, uri),
		.name = str_of((const char *)name),
		.attrs = xml->attrs,
		.attr_count = (size_t)attr_count,
		.line = line_now(xml),
	};
	xml->handler.start(xml->context, &element);
}

static void
on_end(void *context, const xmlChar *name, const xmlChar *prefix,
		const xmlChar *uri)
{
	struct xml *xml = context;
	if (xml->failed.status)
		return;
	xml->depth--;
	xml->handler.end(xml->context, space_of(prefix, uri),
			str_of((const char *)name));
}

static void
on_text(void *context, const xmlChar *text, int length)
{
	struct xml *xml = context;
	if (!xml->failed.status)
		xml->handler.text(
				xml->context, (struct str){ (const char *)text,
							      (size_t)length });
}

/* The one thing that lets a few bytes grow to any number. */
static void
on_entity(void *context, const xmlChar *name, int type, const xmlChar *public,
		const xmlChar *system, xmlChar *content)
{
	(void)name;
	(void)type;
	(void)public;
	(void)system;
	(void)content;
	xml_stop(context, STATUS_UNSUPPORTED,
			"not read: it declares entities, as no feed needs to");
}

/* Errors that leave the document's structure whole are passed over. */
static void
on_error(void *context, xml_problem *problem)
{
	struct xml *xml = context;
	if (problem->level != XML_ERR_FATAL || xml->failed.status)
		return;
	char reason[256] = "XML: ";
	size_t n = strlen(reason);
	for (const char *at = problem->message; at && *at && n < 255; at++)
		if (*at != '\n')
			reason[n++] = *at;
	reason[n] = '\0';
	uint64_t line = problem->line > 0 ? (uint64_t)problem->line : 1;
	fail(xml, STATUS_FORMAT, line + xml->lines_before, reason);
}

/* --- pieces ------------------------------------------------------------- */

struct xml *
xml_open(const struct xml_handler *handler, void *context)
{
	struct xml *xml = memory_zero(1, sizeof *xml);
	/* No callback that would look anything up: no entity is found, no DTD
	 * loaded, no tree built. */
	xmlSAXHandler sax = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text,
		.cdataBlock = on_text,
		.entityDecl = on_entity,
		.serror = on_error,
	};
	xmlInitParser();
	xml->handler = *handler;
	xml->context = context;
	xml->parser = xmlCreatePushParserCtxt(&sax, xml, NULL, 0, NULL);
	if (!xml->parser)
		memory_exhausted(sizeof sax);
	/* NOENT: "&amp;" in attributes becomes '&'. There are no other entities
	 * that could be put in place of their names. */
	xmlCtxtUseOptions(xml->parser, XML_PARSE_NOENT | XML_PARSE_NONET
						       | XML_PARSE_IGNORE_ENC
						       | XML_PARSE_NOWARNING);
	buffer_init(&xml->decoded, BUFFER_UNLIMITED);
	buffer_init(&xml->mended, BUFFER_UNLIMITED);
	return xml;
}

void
xml_close(struct xml *xml)
{
	if (!xml)
		return;
	/* A declaration of entities makes a document in vain. */
	xmlFreeDoc(xml->parser->myDoc);
	xml->parser->myDoc = NULL;
	xmlFreeParserCtxt(xml->parser);
	encoding_pieces_close(&xml->encoding);
	buffer_fini(&xml->decoded);
	buffer_fini(&xml->mended);
	free(xml->attrs);
	free(xml);
}

void
xml_set_charset(struct xml *xml, struct str charset)
{
	if (!charset.len || charset.len >= LONGEST_CHARSET)
		return;
	memcpy(xml->charset, charset.at, charset.len);
	xml->charset[charset.len] = '\0';
}

/* The label in <?xml encoding="..."?>, else the server's. */
static struct str
label_of(const struct xml *xml, struct str head)
{
	struct str trimmed = str_trim(head);
	size_t end = str_find(trimmed, STR("?>"));
	if (str_starts(trimmed, STR("<?xml")) && end < trimmed.len) {
		struct str declared = encoding_declared(
				(struct str){ trimmed.at, end });
		if (declared.len)
			return declared;
	}
	return str_of(xml->charset);
}

/* What the parser holds back until it is whole: a tag or a comment. */
static void
check_pending(struct xml *xml)
{
	const xmlParserInput *input = xml->parser->input;
	if (!xml->failed.status && input
			&& input->end - input->cur > LIMIT_XML_TAG_BYTES)
		xml_stop(xml, STATUS_LIMIT,
				"a longer tag or comment than any feed has");
}

static void
parse(struct xml *xml, struct str bytes, bool last)
{
	while (bytes.len && !xml->failed.status) {
		size_t n = bytes.len < CHUNK_BYTES ? bytes.len : CHUNK_BYTES;
		xmlParseChunk(xml->parser, bytes.at, (int)n, 0);
		check_pending(xml);
		bytes = (struct str){ bytes.at + n, bytes.len - n };
	}
	if (last && !xml->failed.status)
		xmlParseChunk(xml->parser, NULL, 0, 1);
}

/* Blanks in front of <?xml, which would break the parser, go. */
static struct str
begin(struct xml *xml, struct str bytes)
{
	while (bytes.len && strchr(" \t\r\n", bytes.at[0]) && bytes.at[0]) {
		xml->lines_before += bytes.at[0] == '\n';
		bytes = (struct str){ bytes.at + 1, bytes.len - 1 };
	}
	if (bytes.len)
		encoding_pieces_open(
				&xml->encoding, bytes, label_of(xml, bytes));
	return bytes;
}

enum status
xml_put(struct xml *xml, struct str bytes, bool last, struct error *error)
{
	if (!xml->encoding.opened)
		bytes = begin(xml, bytes);
	encoding_pieces_put(&xml->encoding, bytes, last, &xml->decoded);
	buffer_reset(&xml->mended);
	size_t taken = xml_mend_put(&xml->mend, buffer_str(&xml->decoded), last,
			&xml->mended);
	size_t left = xml->decoded.len - taken;
	if (left)
		memmove(xml->decoded.at, xml->decoded.at + taken, left);
	xml->decoded.len = left;
	parse(xml, buffer_str(&xml->mended), last);
	if (!xml->failed.status)
		return STATUS_OK;
	if (error)
		*error = xml->failed;
	return xml->failed.status;
}
