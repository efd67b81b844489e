#include "parse/lemma.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "parse/lemma_rules.h"

/* Lower case may be longer than its capitals, so there is a limit. */
struct stem
stem_of(struct str form, bool keep, char *out)
{
	struct stem stem = { out, 0 };
	for (size_t at = 0; at < form.len && stem.len < LEMMA_BYTES - 8;) {
		uint32_t code = utf8_next(form, &at);
		if (code == 0x2019)
			code = '\'';
		if (!keep)
			code = utf8_lower(code);
		stem.len += utf8_encode(code, out + stem.len);
	}
	out[stem.len] = '\0';
	return stem;
}

unsigned
lemma_of(enum language language, struct str form, enum upos upos,
		uint32_t feats, char *out)
{
	if (form.len > LIMIT_TOKEN_BYTES)
		form.len = LIMIT_TOKEN_BYTES;
	return language == LANGUAGE_ES
			       ? lemma_spanish_of(form, upos, feats, out)
			       : lemma_english_of(form, upos, feats, out);
}
