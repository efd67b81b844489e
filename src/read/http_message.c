#include "read/http_message.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

/* --- header ------------------------------------------------------------- */

static bool
starts_ascii_case(struct str s, struct str begin)
{
	return s.len >= begin.len
	       && str_equal_ascii_case((struct str){ s.at, begin.len }, begin);
}

/* Takes the next line off `rest`, without its end. */
static struct str
take_line(struct str *rest)
{
	bool more;
	struct str line = str_next(rest, '\n', &more);
	if (!more)
		*rest = str_cut(line.at + line.len, line.at + line.len);
	if (str_ends(line, STR("\r")))
		line.len--;
	return line;
}

/* "200" of "HTTP/1.1 200 OK"; 0 when it is no status line. */
static int
read_status(struct str line)
{
	size_t space = str_find_byte(line, ' ');
	if (!starts_ascii_case(line, STR("HTTP/")) || space == line.len)
		return 0;
	struct str code = str_trim(
			(struct str){ line.at + space, line.len - space });
	int status = 0;
	for (size_t i = 0; i < code.len && i < 3; i++) {
		if (code.at[i] < '0' || code.at[i] > '9')
			return 0;
		status = status * 10 + (code.at[i] - '0');
	}
	return status;
}

/* The length of the name in front of ':'; 0 when it is no field. */
static size_t
name_length(struct str line)
{
	for (size_t i = 0; i < line.len; i++) {
		char c = line.at[i];
		if (c == ':')
			return i;
		if (c <= ' ' || c == '<' || c == '(' || c == '"')
			return 0;
	}
	return 0;
}

void
http_content_type(struct str value, struct str *type, struct str *charset)
{
	bool more;
	*type = str_trim(str_next(&value, ';', &more));
	*charset = STR("");
	while (more) {
		struct str part = str_trim(str_next(&value, ';', &more));
		if (!starts_ascii_case(part, STR("charset=")))
			continue;
		*charset = str_trim((struct str){ part.at + 8, part.len - 8 });
		while (charset->len
				&& (*charset->at == '"'
						|| *charset->at == '\''))
			*charset = (struct str){ charset->at + 1,
				charset->len - 1 };
		while (charset->len
				&& (charset->at[charset->len - 1] == '"'
						|| charset->at[charset->len - 1]
								   == '\''))
			charset->len--;
	}
}

static enum http_coding
coding_of(struct str name)
{
	static const struct {
		const char *name;
		enum http_coding coding;
	} codings[] = {
		{ "", HTTP_IDENTITY },
		{ "identity", HTTP_IDENTITY },
		{ "none", HTTP_IDENTITY },
		{ "utf-8", HTTP_IDENTITY }, /* servers say so */
		{ "gzip", HTTP_GZIP },
		{ "x-gzip", HTTP_GZIP },
		{ "deflate", HTTP_DEFLATE },
		{ "x-deflate", HTTP_DEFLATE },
		{ "br", HTTP_BROTLI },
		{ "zstd", HTTP_ZSTD },
	};
	for (size_t i = 0; i < sizeof codings / sizeof *codings; i++)
		if (str_equal_ascii_case(name, str_of(codings[i].name)))
			return codings[i].coding;
	return HTTP_UNKNOWN;
}

/* "gzip, br"; beyond the limit the last one is what nobody can undo. */
static void
add_codings(struct http_message *message, struct str value)
{
	for (bool more = true; more;) {
		struct str name = str_trim(str_next(&value, ',', &more));
		enum http_coding coding = coding_of(name);
		if (str_equal_ascii_case(name, STR("chunked")))
			message->chunked = true;
		else if (coding == HTTP_IDENTITY)
			continue;
		else if (message->coding_count == LIMIT_HTTP_CODINGS)
			message->codings[LIMIT_HTTP_CODINGS - 1] = HTTP_UNKNOWN;
		else
			message->codings[message->coding_count++] = coding;
	}
}

static void
read_field(struct http_message *message, struct str line, size_t name)
{
	struct str key = { line.at, name };
	struct str value = str_trim((struct str){
			line.at + name + 1, line.len - name - 1 });
	if (str_equal_ascii_case(key, STR("Content-Type")))
		http_content_type(value, &message->content_type,
				&message->charset);
	else if (str_equal_ascii_case(key, STR("Content-Encoding"))
			|| str_equal_ascii_case(key, STR("Transfer-Encoding")))
		add_codings(message, value);
}

/* A field with the lines that are folded under it. */
static struct str
take_field(struct str *rest)
{
	struct str field = take_line(rest);
	while (field.len && rest->len
			&& (rest->at[0] == ' ' || rest->at[0] == '\t')) {
		struct str more = take_line(rest);
		field = str_cut(field.at, more.at + more.len);
	}
	return field;
}

void
http_message_read(struct str bytes, struct http_message *message)
{
	*message = (struct http_message){ .body = bytes };
	struct str rest = bytes;
	struct str first = take_line(&rest);
	bool status_line = starts_ascii_case(first, STR("HTTP/"));
	if (status_line)
		message->status = read_status(first);
	else if (!name_length(first))
		return;
	else
		rest = bytes;
	while (rest.len) {
		struct str before = rest;
		struct str field = take_field(&rest);
		if (!field.len)
			break;
		size_t name = name_length(field);
		if (name) {
			read_field(message, field, name);
		} else if (field.at[0] == '<') {
			rest = before; /* nobody wrote the empty line */
			break;
		}
	}
	message->body = rest;
}

/* --- chunks ------------------------------------------------------------- */

/* The number at the front of a line of chunks; false when it is none. */
static bool
read_size(struct str line, size_t *size)
{
	size_t digits = 0;
	*size = 0;
	line = str_trim(line);
	for (; digits < line.len; digits++) {
		char c = line.at[digits];
		char low = (char)(c | 0x20);
		unsigned digit;
		if (c >= '0' && c <= '9')
			digit = (unsigned)(c - '0');
		else if (low >= 'a' && low <= 'f')
			digit = (unsigned)(low - 'a') + 10;
		else
			break;
		if (*size > LIMIT_DOCUMENT_BYTES)
			return false;
		*size = *size * 16 + digit;
	}
	return digits
	       && (digits == line.len || line.at[digits] == ';'
			       || line.at[digits] == ' ');
}

/* From the first line that is no chunk's on all is taken as it is. */
static struct str
join_chunks(struct str rest, struct buffer *out)
{
	buffer_reset(out);
	struct str whole = rest;
	while (rest.len) {
		struct str before = rest;
		size_t size;
		struct str line = take_line(&rest);
		if (!line.len && out->len)
			continue; /* behind a chunk */
		if (!read_size(line, &size)) {
			if (!out->len)
				return whole;
			buffer_put(out, before);
			break;
		}
		if (!size)
			break;
		if (size > rest.len)
			size = rest.len;
		buffer_put(out, (struct str){ rest.at, size });
		rest = (struct str){ rest.at + size, rest.len - size };
	}
	return buffer_str(out);
}

/* --- codings ------------------------------------------------------------ */

enum { STEP_BYTES = 64 * 1024 };

/* One step of a decoder: takes bytes off `in`, puts up to STEP_BYTES at `to`.
 * STATUS_OK: more to come; STATUS_END: that was all; STATUS_FORMAT. */
typedef enum status step(void *decoder, struct str *in, char *to, size_t *got);

static enum status
step_zlib(void *decoder, struct str *in, char *to, size_t *got)
{
	z_stream *zlib = decoder;
	zlib->next_in = (unsigned char *)(uintptr_t)in->at;
	zlib->avail_in = (uInt)in->len;
	zlib->next_out = (unsigned char *)to;
	zlib->avail_out = STEP_BYTES;
	int result = inflate(zlib, Z_NO_FLUSH);
	*in = (struct str){ (const char *)zlib->next_in, zlib->avail_in };
	*got = STEP_BYTES - zlib->avail_out;
	if (result == Z_STREAM_END && in->len > 2
			&& str_starts(*in, STR("\x1F\x8B"))) {
		inflateReset(zlib); /* another member */
		return STATUS_OK;
	}
	return result == Z_STREAM_END                ? STATUS_END
	       : result == Z_OK && (*got || in->len) ? STATUS_OK
						     : STATUS_FORMAT;
}

static enum status
step_brotli(void *decoder, struct str *in, char *to, size_t *got)
{
	const uint8_t *next = (const uint8_t *)in->at;
	uint8_t *out = (uint8_t *)to;
	size_t room = STEP_BYTES;
	BrotliDecoderResult result = BrotliDecoderDecompressStream(
			decoder, &in->len, &next, &room, &out, NULL);
	in->at = (const char *)next;
	*got = STEP_BYTES - room;
	return result == BROTLI_DECODER_RESULT_SUCCESS ? STATUS_END
	       : result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT
			       ? STATUS_OK
			       : STATUS_FORMAT;
}

static enum status
step_zstd(void *decoder, struct str *in, char *to, size_t *got)
{
	ZSTD_inBuffer from = { in->at, in->len, 0 };
	ZSTD_outBuffer out = { to, STEP_BYTES, 0 };
	size_t left = ZSTD_decompressStream(decoder, &out, &from);
	*in = (struct str){ in->at + from.pos, in->len - from.pos };
	*got = out.pos;
	if (ZSTD_isError(left) || (left && !in->len && !out.pos))
		return STATUS_FORMAT;
	return left || in->len ? STATUS_OK : STATUS_END;
}

static enum status
decode_all(struct str in, step *take, void *decoder, struct buffer *out,
		struct error *error)
{
	size_t before = in.len;
	buffer_reset(out);
	for (;;) {
		size_t got = 0;
		char *to = buffer_reserve(out, STEP_BYTES);
		size_t ratio = out->len / (before - in.len + 1);
		if (!to
				|| (out->len > LIMIT_INFLATE_FREE_BYTES
						&& ratio > LIMIT_INFLATE_RATIO))
			return error_set(error, STATUS_LIMIT, NULL, 0,
					ERROR_NO_OFFSET,
					"its body grows too much when it is "
					"decompressed");
		enum status status = take(decoder, &in, to, &got);
		out->len += got;
		if (status == STATUS_END)
			return STATUS_OK;
		if (status)
			return error_set(error, STATUS_FORMAT, NULL, 0,
					ERROR_NO_OFFSET,
					"its compressed body is damaged or "
					"ends early");
	}
}

/* `window` as inflateInit2 has it. */
static enum status
decode_zlib(struct str in, int window, struct buffer *out, struct error *error)
{
	z_stream zlib = { 0 };
	if (inflateInit2(&zlib, window) != Z_OK)
		return error_set(error, STATUS_MEMORY, NULL, 0, ERROR_NO_OFFSET,
				"no memory to decompress it");
	enum status status = decode_all(in, step_zlib, &zlib, out, error);
	inflateEnd(&zlib);
	return status;
}

static enum status
decode_brotli(struct str in, struct buffer *out, struct error *error)
{
	BrotliDecoderState *brotli =
			BrotliDecoderCreateInstance(NULL, NULL, NULL);
	enum status status =
			brotli ? decode_all(in, step_brotli, brotli, out, error)
			       : STATUS_MEMORY;
	BrotliDecoderDestroyInstance(brotli);
	return status;
}

static enum status
decode_zstd(struct str in, struct buffer *out, struct error *error)
{
	ZSTD_DCtx *zstd = ZSTD_createDCtx();
	enum status status = zstd ? decode_all(in, step_zstd, zstd, out, error)
				  : STATUS_MEMORY;
	ZSTD_freeDCtx(zstd);
	return status;
}

/* RFC 1950: method 8, and the two bytes are a multiple of 31. */
static bool
has_zlib_head(struct str in)
{
	if (in.len < 2 || (in.at[0] & 0xF) != 8)
		return false;
	unsigned both = (unsigned)(unsigned char)in.at[0] << 8
			| (unsigned char)in.at[1];
	return both % 31 == 0;
}

/* Text that somebody decompressed already: its beginning is markup, or ASCII
 * throughout. Compressed data is neither. */
static bool
looks_decoded(struct str in)
{
	enum { ENOUGH = 64 };
	in = str_trim(in);
	if (in.len && (in.at[0] == '<' || in.at[0] == '{'))
		return true;
	size_t n = in.len < ENOUGH ? in.len : ENOUGH, plain = 0;
	while (plain < n && in.at[plain] >= ' ' && in.at[plain] < 0x7F)
		plain++;
	return plain == n;
}

static enum status
decode(struct str in, enum http_coding coding, struct buffer *out,
		struct str *decoded, struct error *error)
{
	enum status status;
	*decoded = in;
	switch (coding) {
	case HTTP_GZIP:
		if (!str_starts(in, STR("\x1F\x8B")))
			return STATUS_OK;
		status = decode_zlib(in, 15 + 16, out, error);
		break;
	case HTTP_ZSTD:
		if (!str_starts(in, STR("\x28\xB5\x2F\xFD")))
			return STATUS_OK;
		status = decode_zstd(in, out, error);
		break;
	case HTTP_DEFLATE:
		if (looks_decoded(in))
			return STATUS_OK;
		status = decode_zlib(
				in, has_zlib_head(in) ? 15 : -15, out, error);
		break;
	case HTTP_BROTLI:
		if (looks_decoded(in))
			return STATUS_OK;
		status = decode_brotli(in, out, error);
		break;
	default:
		return looks_decoded(in)
				       ? STATUS_OK
				       : error_set(error, STATUS_UNSUPPORTED,
						       NULL, 0, ERROR_NO_OFFSET,
						       "not read: a coding of "
						       "its body that is not "
						       "known");
	}
	*decoded = buffer_str(out);
	return status;
}

void
http_body_init(struct http_body *body)
{
	buffer_init(&body->at[0], LIMIT_DOCUMENT_BYTES + STEP_BYTES);
	buffer_init(&body->at[1], LIMIT_DOCUMENT_BYTES + STEP_BYTES);
}

void
http_body_fini(struct http_body *body)
{
	buffer_fini(&body->at[0]);
	buffer_fini(&body->at[1]);
}

enum status
http_body_decode(struct http_body *body, const struct http_message *message,
		struct str *decoded, struct error *error)
{
	unsigned next = 0;
	*decoded = message->body;
	if (message->chunked)
		*decoded = join_chunks(*decoded, &body->at[next++ % 2]);
	for (size_t i = message->coding_count; i-- > 0;) {
		struct str in = *decoded;
		enum status status = decode(in, message->codings[i],
				&body->at[next % 2], decoded, error);
		if (status)
			return status;
		next += decoded->at != in.at;
	}
	return STATUS_OK;
}
