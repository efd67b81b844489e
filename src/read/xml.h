/* xml.h - the XML of strangers, piece by piece, as events.
 *
 * libxml2's push parser (SAX2) reads; here stands what strangers make needful.
 * Any encoding is made UTF-8 first. What feeds get wrong and can be told is
 * put right before the parser sees it: an '&' that begins no reference, HTML's
 * named references (&eacute;), control characters, bytes of windows-1252
 * inside UTF-8. Nothing outside the bytes is ever read: no DTD, no external
 * entity, no network. A document that declares entities is refused. Elements
 * may lie LIMIT_XML_DEPTH deep, tags are bounded (LIMIT_XML_*), and text by
 * libxml2's own limits. No recursion, time linear in the input; memory for the
 * longest run of text (10 MB).
 *
 * Fails: STATUS_FORMAT with the line where the XML breaks; STATUS_LIMIT. What
 * stands in front of it has been told by then. */
#ifndef DEMARCHE_READ_XML_H
#define DEMARCHE_READ_XML_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

/* Namespaces that the readers of feeds and lists know. Names without one, and
 * those of RSS, are XML_PLAIN; a prefix that nobody declared is taken as it
 * is usually meant. */
enum xml_space {
	XML_PLAIN,
	XML_ATOM,
	XML_CONTENT, /* RSS module: content:encoded */
	XML_DC,
	XML_DCTERMS,
	XML_FEEDBURNER,
	XML_XHTML,
	XML_RDF,
	XML_XML, /* xml:lang, xml:base */
	XML_OTHER,
};

struct xml_attr {
	enum xml_space space;
	struct str name, value;
};

/* Strings are UTF-8 and good until the callback returns. */
struct xml_element {
	enum xml_space space;
	struct str name; /* without prefix */
	struct xml_attr *attrs;
	size_t attr_count;
	uint64_t line;
};

struct xml_handler {
	void (*start)(void *context, const struct xml_element *element);
	void (*end)(void *context, enum xml_space space, struct str name);
	void (*text)(void *context, struct str text);
};

/* One thread at a time. The handler is copied; all of its functions must be
 * there. `xml_close` takes null. */
struct xml;
struct xml *xml_open(const struct xml_handler *handler, void *context);
void xml_close(struct xml *xml);

/* The encoding that a server tells; before the first xml_put. What the bytes
 * declare goes before it. */
void xml_set_charset(struct xml *xml, struct str charset);

/* The next bytes; `last` with the last ones, which may be none. `error` has no
 * `where`. After a failure all further calls fail in the same way. */
MUST_CHECK enum status xml_put(struct xml *xml, struct str bytes, bool last,
		struct error *error);

/* Callbacks may stop the reading: xml_put fails with this. */
void xml_stop(struct xml *xml, enum status status, const char *reason);

/* The value of an attribute without namespace; "" when there is none. */
struct str xml_attr(const struct xml_element *element, struct str name);

#endif
