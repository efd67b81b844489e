#include "lexicon/plain.h"

#include "base/utf8.h"

static bool
is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

void
put_plain(struct buffer *out, struct str text, size_t most)
{
	size_t kept = 0;
	bool blank = false;
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		uint32_t code = utf8_next(text, &at);
		if (utf8_is_space(code) || is_control(code)) {
			blank = kept > 0;
			continue;
		}
		struct str bytes = { text.at + start, at - start };
		if (kept + blank + bytes.len > most)
			return;
		kept += blank + bytes.len;
		buffer_put(out, blank ? STR(" ") : STR(""));
		buffer_put(out, bytes);
		blank = false;
	}
}
