#include "read/clean.h"

#include "base/limits.h"
#include "base/utf8.h"

/* Characters that show nothing, or nothing that has a meaning. */
static bool
is_invisible(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD
	       || code == 0x200B || (code >= 0x202A && code <= 0x202E)
	       || code == 0x200E || code == 0x200F || code == 0x2060
	       || (code >= 0xE000 && code <= 0xF8FF) || code == 0xFEFF
	       || code == 0xFFFC;
}

/* Length of the run of printable ASCII at the front, spaces not among it. */
static size_t
plain_run(struct str text)
{
	size_t n = 0;
	while (n < text.len && (unsigned char)(text.at[n] - 0x21) < 0x5E)
		n++;
	return n;
}

static void
put_run(struct buffer *out, struct str run, size_t start, bool *space)
{
	if (*space && out->len > start)
		buffer_put_char(out, ' ');
	*space = false;
	buffer_put(out, run);
}

void
clean_put(struct buffer *out, struct str text, size_t start, bool *space)
{
	for (size_t at = 0; at < text.len;) {
		struct str rest = { text.at + at, text.len - at };
		size_t n = plain_run(rest);
		if (n) {
			put_run(out, (struct str){ rest.at, n }, start, space);
			at += n;
			continue;
		}
		size_t from = at;
		uint32_t code = utf8_next(text, &at);
		if (utf8_is_space(code))
			*space = true;
		else if (!is_invisible(code))
			put_run(out, str_cut(text.at + from, text.at + at),
					start, space);
	}
}

struct str
clean_cut(struct str text, size_t maximum)
{
	if (text.len <= maximum)
		return text;
	while (maximum && (text.at[maximum] & 0xC0) == 0x80)
		maximum--;
	return (struct str){ text.at, maximum };
}

struct str
clean_copy(struct arena *arena, struct str text, size_t maximum)
{
	struct buffer line;
	buffer_init(&line, BUFFER_UNLIMITED);
	bool space = false;
	/* White space may be most of it. */
	clean_put(&line, clean_cut(text, maximum * 4), 0, &space);
	struct str copy = arena_copy(
			arena, str_trim(clean_cut(buffer_str(&line), maximum)));
	buffer_fini(&line);
	return copy;
}

bool
clean_put_paragraph(struct buffer *out, struct str paragraph)
{
	if (!out->len)
		paragraph = clean_cut(paragraph, LIMIT_ARTICLE_BYTES);
	else if (out->len + 1 + paragraph.len > LIMIT_ARTICLE_BYTES)
		return false;
	else
		buffer_put_char(out, '\n');
	buffer_put(out, paragraph);
	return true;
}
