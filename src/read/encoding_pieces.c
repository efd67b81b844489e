#include "read/encoding_pieces.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>

#include "base/utf8.h"
#include "read/encoding.h"

/* Which of two orders of bytes, by mark or by the '<' that XML begins with. */
static const char *
utf16_name(struct str head)
{
	if (str_starts(head, STR("\xFF\xFE"))
			|| str_starts(head, STR("<\0"
						"?\0")))
		return "UTF-16LE";
	if (str_starts(head, STR("\xFE\xFF"))
			|| str_starts(head, STR("\0<\0"
						"?")))
		return "UTF-16BE";
	return NULL;
}

void
encoding_pieces_open(struct encoding_pieces *pieces, struct str head,
		struct str label)
{
	*pieces = (struct encoding_pieces){ .opened = true };
	const char *name = utf16_name(head);
	if (!name && !str_starts(head, STR("\xEF\xBB\xBF")))
		name = encoding_iconv_name(label);
	iconv_t converter = name ? iconv_open("UTF-8", name) : (iconv_t)-1;
	pieces->converter = converter == (iconv_t)-1 ? NULL : converter;
}

void
encoding_pieces_close(struct encoding_pieces *pieces)
{
	if (pieces->converter)
		iconv_close(pieces->converter);
	*pieces = (struct encoding_pieces){ 0 };
}

static void
put_code(struct buffer *out, uint32_t code)
{
	char bytes[4];
	buffer_put(out, (struct str){ bytes, utf8_encode(code, bytes) });
}

/* Whether the end of the piece may have cut the sequence at its end. */
static bool
may_go_on(struct str rest)
{
	unsigned char lead = (unsigned char)rest.at[0];
	size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
	size_t at = 0;
	utf8_next(rest, &at);
	return lead >= 0xC2 && lead <= 0xF4 && rest.len < wanted
	       && at == rest.len;
}

/* Returns how many bytes it took. */
static size_t
from_mixture(struct str bytes, bool last, struct buffer *out)
{
	size_t at = 0;
	while (at < bytes.len) {
		struct str rest = { bytes.at + at, bytes.len - at };
		size_t good = utf8_check(rest);
		buffer_put(out, (struct str){ rest.at, good });
		at += good;
		if (at == bytes.len)
			break;
		rest = (struct str){ bytes.at + at, bytes.len - at };
		if (!last && may_go_on(rest))
			break;
		put_code(out, encoding_windows_1252(
					      (unsigned char)bytes.at[at]));
		at++;
	}
	return at;
}

static size_t
from_iconv(struct encoding_pieces *pieces, struct str bytes, bool last,
		struct buffer *out)
{
	enum { ROOM = 16 * 1024 };
	char *in = (char *)(uintptr_t)bytes.at;
	size_t left = bytes.len;
	while (left) {
		char *to = buffer_reserve(out, ROOM);
		if (!to)
			break;
		size_t room = ROOM;
		size_t done = iconv(pieces->converter, &in, &left, &to, &room);
		out->len += ROOM - room;
		if (done != (size_t)-1 || errno == E2BIG)
			continue;
		if (errno == EINVAL && !last && left < sizeof pieces->carry)
			break;
		put_code(out, UTF8_REPLACEMENT);
		in++;
		left--;
	}
	return bytes.len - left;
}

static size_t
convert(struct encoding_pieces *pieces, struct str bytes, bool last,
		struct buffer *out)
{
	return pieces->converter ? from_iconv(pieces, bytes, last, out)
				 : from_mixture(bytes, last, out);
}

/* Lets what the last piece left go first, with a few bytes behind it; returns
 * how many of `bytes` that took. */
static size_t
put_carry(struct encoding_pieces *pieces, struct str bytes, bool last,
		struct buffer *out)
{
	size_t before = pieces->carried;
	size_t taken = sizeof pieces->carry - before;
	if (taken > bytes.len)
		taken = bytes.len;
	memcpy(pieces->carry + before, bytes.at, taken);
	struct str both = { pieces->carry, before + taken };
	bool all = last && taken == bytes.len;
	size_t used = convert(pieces, both, all, out);
	if (used >= before) {
		pieces->carried = 0;
		return used - before;
	}
	memmove(pieces->carry, pieces->carry + used, both.len - used);
	pieces->carried = both.len - used;
	return taken;
}

void
encoding_pieces_put(struct encoding_pieces *pieces, struct str bytes, bool last,
		struct buffer *out)
{
	while (pieces->carried && bytes.len) {
		size_t used = put_carry(pieces, bytes, last, out);
		bytes = (struct str){ bytes.at + used, bytes.len - used };
	}
	if (pieces->carried && last) {
		struct str rest = { pieces->carry, pieces->carried };
		convert(pieces, rest, true, out);
		pieces->carried = 0;
	}
	if (!bytes.len)
		return;
	size_t used = convert(pieces, bytes, last, out);
	pieces->carried = bytes.len - used;
	memcpy(pieces->carry, bytes.at + used, pieces->carried);
}
