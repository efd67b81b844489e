#include "serve/answer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/utf8.h"

const char TYPE_JSON[] = "application/json; charset=utf-8";
const char TYPE_CSV[] = "text/csv; charset=utf-8";
const char TYPE_HTML[] = "text/html; charset=utf-8";

/* Packing less than a packet saves nothing. */
enum { GZIP_FROM = 1024, GZIP_LEVEL = 2 };

void
answer_init(struct answer *answer)
{
	*answer = (struct answer){ .status = HTTP_STATUS_OK,
		.type = TYPE_JSON };
	buffer_init(&answer->body, LIMIT_ANSWER_BYTES);
}

void
answer_fini(struct answer *answer)
{
	buffer_fini(&answer->body);
}

struct str
answer_bytes(const struct answer *answer)
{
	return answer->fixed.at ? answer->fixed : buffer_str(&answer->body);
}

/* What quotes what a stranger sent may be cut anywhere. */
static void
put_clean(struct json *json, const char *key, const char *text)
{
	struct buffer clean;
	size_t first;
	buffer_init(&clean, BUFFER_UNLIMITED);
	utf8_repair(str_of(text), &clean, &first);
	json_put_str(json, key, buffer_str(&clean));
	buffer_fini(&clean);
}

void
answer_refuse(struct answer *answer, int status, const char *parameter,
		const char *format, ...)
{
	char message[1024];
	struct json json;
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);
	answer_fini(answer);
	answer_init(answer);
	answer->status = status;
	json_init(&json, &answer->body);
	json_open(&json, '{');
	json_key(&json, "error");
	json_open(&json, '{');
	json_put_int(&json, "status", status);
	put_clean(&json, "message", message);
	put_clean(&json, "parameter", parameter);
	json_close(&json, '}');
	json_close(&json, '}');
	buffer_put_char(&answer->body, '\n');
}

/* --- gzip -------------------------------------------------------------- */

static bool
pack(struct str plain, struct buffer *packed)
{
	enum { GZIP_WINDOW = 15 + 16 };
	z_stream stream = { .next_in = (unsigned char *)(uintptr_t)plain.at,
		.avail_in = (unsigned)plain.len };
	if (deflateInit2(&stream, GZIP_LEVEL, Z_DEFLATED, GZIP_WINDOW, 8,
			    Z_DEFAULT_STRATEGY))
		return false;
	uLong bound = deflateBound(&stream, plain.len);
	char *room = buffer_reserve(packed, bound);
	int code = Z_BUF_ERROR;
	if (room) {
		stream.next_out = (unsigned char *)room;
		stream.avail_out = (unsigned)bound;
		code = deflate(&stream, Z_FINISH);
		packed->len += stream.total_out;
	}
	deflateEnd(&stream);
	return code == Z_STREAM_END;
}

void
answer_gzip(struct answer *answer)
{
	struct buffer packed;
	if (answer->fixed.at || answer->gzipped || answer->body.len < GZIP_FROM)
		return;
	buffer_init(&packed, BUFFER_UNLIMITED);
	if (pack(buffer_str(&answer->body), &packed)
			&& packed.len < answer->body.len) {
		buffer_fini(&answer->body);
		answer->body = packed;
		answer->gzipped = true;
		return;
	}
	buffer_fini(&packed);
}

/* --- headers of requests ----------------------------------------------- */

/* "gzip;q=0": the weight of 0 is a refusal. */
static bool
is_refused(struct str weights)
{
	struct str rest = weights;
	for (bool more = true; more;) {
		struct str part = str_trim(str_next(&rest, ';', &more));
		if (part.len < 3 || (part.at[0] | 0x20) != 'q'
				|| part.at[1] != '=')
			continue;
		for (size_t i = 2; i < part.len; i++)
			if (part.at[i] != '0' && part.at[i] != '.')
				return false;
		return true;
	}
	return false;
}

bool
accepts_gzip(struct str header)
{
	bool any = false, named = false, refused = false, weighed;
	for (bool more = true; more;) {
		struct str weights = str_next(&header, ',', &more);
		struct str name = str_trim(str_next(&weights, ';', &weighed));
		if (str_equal_ascii_case(name, STR("gzip"))
				|| str_equal_ascii_case(name, STR("x-gzip"))) {
			named = true;
			refused = is_refused(weights);
		} else if (str_equal(name, STR("*"))) {
			any = !is_refused(weights);
		}
	}
	return named ? !refused : any;
}

/* The weak comparison: W/ counts for nothing. */
static struct str
bare_tag(struct str tag)
{
	return str_starts(tag, STR("W/"))
			       ? str_cut(tag.at + 2, tag.at + tag.len)
			       : tag;
}

bool
tag_matches(struct str header, const char *tag)
{
	if (!tag[0])
		return false;
	for (bool more = true; more;) {
		struct str part = str_trim(str_next(&header, ',', &more));
		if (str_equal(part, STR("*"))
				|| str_equal(bare_tag(part),
						bare_tag(str_of(tag))))
			return true;
	}
	return false;
}
