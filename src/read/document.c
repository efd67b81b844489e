#include "read/document.h"

static void
put(struct buffer *bytes, struct str part)
{
	buffer_put(bytes, part);
	buffer_put_char(bytes, '\0');
}

static struct str
take(const struct buffer *bytes, size_t *at, struct str part)
{
	struct str taken = { bytes->at + *at, part.len };
	*at += part.len + 1;
	return taken;
}

void
document_copy(struct document *to, const struct document *from,
		struct buffer *bytes)
{
	buffer_reset(bytes);
	put(bytes, from->path);
	put(bytes, from->bytes);
	for (size_t i = 0; i < ENVELOPE_FIELDS; i++)
		put(bytes, from->envelope[i]);
	size_t at = 0;
	*to = *from;
	to->path = take(bytes, &at, from->path);
	to->bytes = take(bytes, &at, from->bytes);
	for (size_t i = 0; i < ENVELOPE_FIELDS; i++)
		to->envelope[i] = take(bytes, &at, from->envelope[i]);
}
