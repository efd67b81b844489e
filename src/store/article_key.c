#include "store/article_key.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/utf8.h"

/* --- address ----------------------------------------------------------- */

/* Parameters that tell where a reader came from, or which of the same page's
 * looks is wanted; a trailing `*` stands for anything. */
static const char *const TRACKING[] = { "utm_*", "at_*", "mc_*", "mtm_*",
	"pk_*", "piwik_*", "hsa_*", "_hs*", "ns_*", "oly_*", "vero_*", "fbclid",
	"gclid", "gclsrc", "gbraid", "wbraid", "dclid", "msclkid", "twclid",
	"yclid", "igshid", "igsh", "ttclid", "li_fat_id", "epik", "ysclid",
	"cmpid", "ICID", "icid", "ito", "ocid", "ncid", "smid", "smtyp",
	"ref_src", "ref_url", "sr_share", "xtor", "guccounter", "guce_referrer",
	"guce_referrer_sig", "taid", "mkt_tok", "mbid", "rss", "feedtype",
	"feedName", "amp", "outputType", "usqp", "amp_js_v", "_ga", "_gl",
	"spm", "WT.mc_id" };

enum { MOST_PARAMETERS = 32 };

static bool
is_tracking(struct str name)
{
	for (size_t i = 0; i < sizeof TRACKING / sizeof *TRACKING; i++) {
		struct str known = str_of(TRACKING[i]);
		bool open = known.at[known.len - 1] == '*';
		known.len -= open;
		if (open ? str_starts(name, known) : str_equal(name, known))
			return true;
	}
	return false;
}

static int
hex_value(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
				      : -1;
}

/* Needs no escape in a URL (RFC 3986, 2.3). */
static bool
is_unreserved(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
	       || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_'
	       || c == '~';
}

static void
put_escape(struct buffer *out, unsigned char c)
{
	static const char digits[] = "0123456789ABCDEF";
	buffer_put_char(out, '%');
	buffer_put_char(out, digits[c >> 4]);
	buffer_put_char(out, digits[c & 15]);
}

/* "%7e" is "~", "%c3" is "%C3" and so is the byte itself. */
static void
put_unescaped(struct buffer *out, struct str part)
{
	for (size_t i = 0; i < part.len; i++) {
		unsigned char c = (unsigned char)part.at[i];
		bool escaped = c == '%' && i + 2 < part.len
			       && hex_value(part.at[i + 1]) >= 0
			       && hex_value(part.at[i + 2]) >= 0;
		if (escaped) {
			c = (unsigned char)(hex_value(part.at[i + 1]) * 16
					    + hex_value(part.at[i + 2]));
			i += 2;
		}
		if (c >= 0x80 || (escaped && !is_unreserved(c)))
			put_escape(out, c);
		else
			buffer_put_char(out, (char)c);
	}
}

static struct str
without_start(struct str s, struct str start)
{
	if (!str_starts(s, start))
		return s;
	return (struct str){ s.at + start.len, s.len - start.len };
}

static struct str
without_end(struct str s, struct str end)
{
	if (str_ends(s, end))
		s.len -= end.len;
	return s;
}

static size_t
count_byte(struct str s, char byte)
{
	size_t count = 0;
	for (size_t i = 0; i < s.len; i++)
		count += s.at[i] == byte;
	return count;
}

/* "www.example.org:443" is "example.org"; "m." and "amp." only before a name
 * that stands without them. */
static void
put_host(struct buffer *out, struct str host)
{
	static const char *const ports[] = { ":80", ":443", "." };
	static const char *const variants[] = { "www.", "m.", "mobile.",
		"amp." };
	char lower[256];
	size_t user = str_find_byte(host, '@');
	if (user < host.len)
		host = str_cut(host.at + user + 1, host.at + host.len);
	if (host.len > sizeof lower)
		host.len = sizeof lower;
	for (size_t i = 0; i < host.len; i++)
		lower[i] = host.at[i] >= 'A' && host.at[i] <= 'Z'
					   ? (char)(host.at[i] | 0x20)
					   : host.at[i];
	host.at = lower;
	for (size_t i = 0; i < sizeof ports / sizeof *ports; i++)
		host = without_end(host, str_of(ports[i]));
	for (size_t i = 0; i < sizeof variants / sizeof *variants; i++)
		if (count_byte(host, '.') > 1)
			host = without_start(host, str_of(variants[i]));
	buffer_put(out, host);
}

static struct str
bare_path(struct str path)
{
	struct str before;
	do {
		before = path;
		path = without_end(path, STR("/"));
		path = without_end(path, STR("/amp"));
	} while (path.len < before.len);
	return path;
}

static int
compare_parameters(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static void
put_query(struct buffer *out, struct str query)
{
	struct str kept[MOST_PARAMETERS];
	size_t count = 0;
	for (bool more = query.len > 0; more && count < MOST_PARAMETERS;) {
		struct str parameter = str_next(&query, '&', &more);
		struct str name = parameter;
		name.len = str_find_byte(name, '=');
		if (parameter.len && !is_tracking(name))
			kept[count++] = parameter;
	}
	qsort(kept, count, sizeof *kept, compare_parameters);
	for (size_t i = 0; i < count; i++) {
		buffer_put_char(out, i ? '&' : '?');
		put_unescaped(out, kept[i]);
	}
}

void
url_normalise(struct str url, struct buffer *out)
{
	static const char *const schemes[] = { "http://", "https://", "HTTP://",
		"HTTPS://", "//" };
	struct str rest = str_trim(url), whole = rest;
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		rest = without_start(rest, str_of(schemes[i]));
	if (rest.at == whole.at) { /* another scheme, or relative */
		buffer_put(out, whole);
		return;
	}
	/* "#!" names a page of its own, other fragments a place in it. */
	size_t fragment = str_find_byte(rest, '#');
	bool page = fragment + 1 < rest.len && rest.at[fragment + 1] == '!';
	if (!page)
		rest.len = fragment;
	struct str host = rest;
	host.len = 0;
	while (host.len < rest.len && !strchr("/?#", rest.at[host.len]))
		host.len++;
	struct str path = str_cut(rest.at + host.len, rest.at + rest.len);
	size_t mark = str_find_byte(path, '?');
	struct str query = mark < path.len ? str_cut(path.at + mark + 1,
					   path.at + path.len)
					   : STR("");
	path.len = mark;
	size_t start = out->len;
	put_host(out, host);
	size_t site = out->len;
	put_unescaped(out, bare_path(path));
	put_query(out, query);
	if (out->len == site)
		out->len = start;
}

/* --- content ----------------------------------------------------------- */

static bool
is_of_word(uint32_t code)
{
	return utf8_is_letter(code) || utf8_is_digit(code)
	       || utf8_is_mark(code);
}

/* A letter or digit in lower case, 0 for what is neither. */
static char
ascii_of_word(unsigned char c)
{
	unsigned char letter = c | 0x20;
	if (letter >= 'a' && letter <= 'z')
		return (char)letter;
	return c >= '0' && c <= '9' ? (char)c : '\0';
}

/* The next character in lower case; how many bytes it has, 0 for what is no
 * part of a word. */
static unsigned
next_of_word(struct str text, size_t *at, char out[4])
{
	unsigned char c = (unsigned char)text.at[*at];
	if (c < 0x80) {
		++*at;
		out[0] = ascii_of_word(c);
		return out[0] != '\0';
	}
	uint32_t code = utf8_next(text, at);
	return is_of_word(code) ? utf8_encode(utf8_lower(code), out) : 0;
}

/* Letters and digits in lower case; a space between words. Lower case takes at
 * most twice the room. */
static void
put_words(struct buffer *out, struct str text)
{
	char *first = buffer_reserve(out, text.len * 2 + 4), *to = first;
	bool between = false;
	for (size_t at = 0; at < text.len;) {
		bool apart = between && to > first;
		unsigned bytes = next_of_word(text, &at, to + apart);
		between = !bytes;
		if (bytes && apart)
			*to++ = ' ';
		to += bytes;
	}
	out->len += (size_t)(to - first);
}

/* Never 0, which stands for none. */
static uint64_t
key_of(struct str bytes)
{
	uint64_t key = hash_bytes(bytes);
	return key ? key : 1;
}

static uint64_t
content_key(const struct article *article, struct buffer *scratch)
{
	buffer_reset(scratch);
	put_words(scratch, article->title);
	buffer_put_char(scratch, '\n');
	size_t start = scratch->len;
	put_words(scratch, article->text);
	if (scratch->len == start) /* signs alone */
		buffer_put(scratch, article->text);
	return key_of(buffer_str(scratch));
}

struct article_key
article_key_of(const struct article *article, struct buffer *scratch)
{
	struct article_key key = { .content = content_key(article, scratch) };
	buffer_reset(scratch);
	url_normalise(article->url, scratch);
	if (scratch->len)
		key.url = key_of(buffer_str(scratch));
	return key;
}
