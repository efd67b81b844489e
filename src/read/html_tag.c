#include "read/html_tag.h"

#include <stddef.h>
#include <string.h>

const uint16_t html_tag_flags[] = {
	[HTML_TAG_OTHER] = 0,
#define X(id, name, flags) [HTML_TAG_##id] = (flags),
	HTML_TAGS(X)
#undef X
			[HTML_TAG_TEXT] = 0,
};

static const char *const names[] = {
#define X(id, name, flags) name,
	HTML_TAGS(X)
#undef X
};

enum html_tag
html_tag_find(const char *name)
{
	size_t low = 0, high = sizeof names / sizeof *names;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strcmp(name, names[middle]);
		if (!order)
			return (enum html_tag)(middle + 1);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return HTML_TAG_OTHER;
}
