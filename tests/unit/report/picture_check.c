#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <math.h>
#include <stdio.h>

#include "picture_check.h"
#include "report/letters.h"

enum { TEXTS = 4096, SIZE = 12 };

struct box {
	double left, right, top, bottom;
	const xmlNode *node;
};

static double
number_of(const xmlNode *node, const char *name)
{
	xmlChar *text = xmlGetProp(node, (const xmlChar *)name);
	char *end;
	assert_non_null(text);
	double number = strtod((char *)text, &end);
	assert_true(end > (char *)text && !*end && isfinite(number));
	xmlFree(text);
	return number;
}

static bool
has(const xmlNode *node, const char *name, const char *value)
{
	xmlChar *text = xmlGetProp(node, (const xmlChar *)name);
	bool same = text && !strcmp((char *)text, value);
	xmlFree(text);
	return same;
}

static struct box
box_of(const xmlNode *node)
{
	xmlChar *text = xmlNodeGetContent(node);
	double width = letters_width(str_of((char *)text), SIZE);
	double x = number_of(node, "x"), y = number_of(node, "y");
	xmlFree(text);
	if (has(node, "text-anchor", "middle"))
		x -= width / 2;
	if (has(node, "text-anchor", "end"))
		x -= width;
	return (struct box){ x, x + width, y - SIZE * 0.75, y + SIZE * 0.2,
		node };
}

static bool
overlap(const struct box *a, const struct box *b)
{
	enum { TOUCH = 1 };
	return a->left + TOUCH < b->right && b->left + TOUCH < a->right
	       && a->top + TOUCH < b->bottom && b->top + TOUCH < a->bottom;
}

static void
fail_about(const char *what, const xmlNode *a, const xmlNode *b)
{
	xmlChar *first = xmlNodeGetContent(a);
	xmlChar *second = b ? xmlNodeGetContent(b) : NULL;
	print_error("%s: \"%s\" \"%s\"\n", what, (char *)first,
			second ? (char *)second : "");
	xmlFree(first);
	xmlFree(second);
	fail();
}

/* All elements in the order of the file, without recursion. */
static xmlNode *
next_node(xmlNode *node, const xmlNode *root)
{
	if (node->children)
		return node->children;
	while (node != root && !node->next)
		node = node->parent;
	return node == root ? NULL : node->next;
}

static xmlDoc *
parse(struct str svg)
{
	xmlDoc *document = xmlReadMemory(svg.at, (int)svg.len, "picture.svg",
			NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
	assert_non_null(document);
	return document;
}

static void
check_boxes(const struct box *boxes, size_t count, double width, double height)
{
	enum { SLACK = 2 };
	for (size_t i = 0; i < count; i++) {
		const struct box *box = &boxes[i];
		if (box->left < -SLACK || box->right > width + SLACK
				|| box->top < 0 || box->bottom > height)
			fail_about("outside", box->node, NULL);
		for (size_t j = i + 1; j < count; j++)
			if (overlap(box, &boxes[j]))
				fail_about("overlap", box->node, boxes[j].node);
	}
}

void
picture_check(struct str svg)
{
	static struct box boxes[TEXTS];
	size_t count = 0;
	double left, top, width, height;
	xmlDoc *document = parse(svg);
	xmlNode *root = xmlDocGetRootElement(document);
	xmlChar *view = xmlGetProp(root, (const xmlChar *)"viewBox");
	assert_int_equal(sscanf((char *)view, "%lf %lf %lf %lf", &left, &top,
					 &width, &height),
			4);
	xmlFree(view);
	xmlNode *title = xmlFirstElementChild(root);
	assert_string_equal((char *)title->name, "title");
	assert_string_equal((char *)xmlNextElementSibling(title)->name, "desc");
	for (xmlNode *node = root; node; node = next_node(node, root))
		if (!xmlStrcmp(node->name, (const xmlChar *)"text")
				&& node->type == XML_ELEMENT_NODE
				&& count < TEXTS)
			boxes[count++] = box_of(node);
	check_boxes(boxes, count, width, height);
	xmlFreeDoc(document);
}

size_t
picture_count(struct str svg, const char *element, const char *class)
{
	xmlDoc *document = parse(svg);
	xmlNode *root = xmlDocGetRootElement(document);
	size_t count = 0;
	for (xmlNode *node = root; node; node = next_node(node, root))
		if (node->type == XML_ELEMENT_NODE
				&& !xmlStrcmp(node->name,
						(const xmlChar *)element)
				&& (!class || has(node, "class", class)))
			count++;
	xmlFreeDoc(document);
	return count;
}
