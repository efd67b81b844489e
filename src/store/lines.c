#include "store/lines.h"

#include <stdlib.h>
#include <zstd.h>

#include "base/memory.h"

/* Level 9 takes three times as long and saves three bytes a record, level 3
 * takes a third less and costs fourteen. The level's own tables are twice as
 * large and longer to reach than what they find is worth: coding wants the
 * cache too. */
enum { LEVEL = 6, HASH_BITS = 16, CHAIN_BITS = 15, DICTIONARY = 1 };

/* Never to be changed: what was packed with it is unpacked with it. A better
 * one gets a number of its own. */
static const char LIKE_RECORDS[] =
		"{\"record\":\"quote\",\"id\":\"\",\"doc\":\"\",\"sentence\":1,"
		"\"date\":\"2023-01-01\",\"date_source\":\"article\","
		"\"speaker\":{\"text\":\"\",\"start\":1,\"end\":2,\"code\":"
		"\"USA\",\"sector\":[\"GOV\"],\"name\":\"\",\"id\":\"USA/\","
		"\"role\":\"President\"},\"verb\":\"said\",\"verb_class\":"
		"\"saying\",\"quote\":\"\",\"start\":1,\"end\":2,\"direct\":"
		"false,\"about\":[{\"text\":\"\",\"start\":1,\"end\":2}],"
		"\"stance\":\"positive\",\"stance_words\":[\"\"],\"key\":"
		"\"2023-01-01|quote|USA.GOV|the-\",\"text\":\"\",\"source\":{"
		"\"title\":\"\",\"published\":\"2023-01-01\"},\"version\":{"
		"\"program\":\"0.1.0\",\"lexicon\":\"\",\"model\":\"\"}}\n"
		"{\"record\":\"fact\",\"id\":\"\",\"doc\":\"\",\"sentence\":1,"
		"\"date\":\"2023-01-01\",\"date_source\":\"text\",\"date_end\":"
		"\"2023-01-01\",\"date_precision\":\"month\",\"kind\":\"aid\","
		"\"status\":\"pledged\",\"party\":[{\"text\":\"\",\"start\":1,"
		"\"end\":2,\"code\":\"USA\",\"sector\":[\"GOV\"],\"name\":"
		"\"United States\",\"id\":\"USA\",\"role\":\"donor\"}],"
		"\"amount\":[{\"text\":\"$1 million\",\"start\":1,\"end\":2,"
		"\"value\":1000000,\"currency\":\"USD\",\"usd\":1000000,"
		"\"bound\":\"over\"}],\"count\":[{\"text\":\"\",\"start\":1,"
		"\"end\":2,\"value\":1,\"unit\":\"person\"}],\"period\":{"
		"\"from\":\"2023-01-01\",\"to\":\"2023-01-01\"},\"object\":{"
		"\"text\":\"\",\"start\":1,\"end\":2},\"event\":\"\","
		"\"attribution\":{\"speaker\":{\"text\":\"\",\"start\":1,"
		"\"end\":2},\"verb\":\"said\"},\"trigger\":{\"text\":\"\","
		"\"start\":1,\"end\":2},\"rule\":\"facts/en/aid.facts:1\","
		"\"key\":\"2023-01-01|aid|donor:USA.GOV|\",\"text\":\"\","
		"\"source\":{\"title\":\"\",\"url\":\"https://www.\","
		"\"publisher\":\"\",\"published\":\"2023-01-01T00:00:00Z\"},"
		"\"version\":{\"program\":\"0.1.0\"\n"
		"{\"record\":\"event\",\"id\":\"\",\"doc\":\"\",\"sentence\":1,"
		"\"date\":\"2023-01-01\",\"date_source\":\"article\",\"event\":"
		"\"SUPPORT\",\"mode\":\"\",\"cameo\":\"051\",\"quad\":1,"
		"\"score\":3.4,\"context\":[\"diplomatic\",\"economic\"],"
		"\"status\":\"actual\",\"actor\":[{\"text\":\"United States\","
		"\"start\":1,\"end\":2,\"code\":\"USA\",\"sector\":[\"GOV\"],"
		"\"name\":\"United States\",\"id\":\"USA\"}],\"recipient\":[{"
		"\"text\":\"\",\"start\":1,\"end\":2,\"code\":\"CHN\",\"sector"
		"\":[\"GOV\"],\"name\":\"\",\"id\":\"CHN\"}],\"location\":{"
		"\"text\":\"\",\"name\":\"\",\"country\":\"USA\",\"lat\":38.9,"
		"\"lon\":-77.0,\"geonameid\":4140963},\"location_source\":"
		"\"text\",\"trigger\":{\"text\":\"\",\"start\":1,\"end\":2},"
		"\"rule\":\"verbs/en/support.frames:1\",\"made_by\":\"both\","
		"\"confidence\":0.84,\"key\":\"2023-01-01|SUPPORT|USA.GOV|CHN|"
		"\",\"text\":\"\",\"source\":{\"title\":\"\",\"published\":"
		"\"2023-01-01\"},\"version\":{\"program\":\"0.1.0\",\"lexicon\""
		":\"\",\"model\":\"\"}}\n";

struct lines_packer {
	ZSTD_CCtx *compress;
	ZSTD_DCtx *expand;
	struct buffer dictionary;
	struct buffer folded;
};

static bool
set_up(ZSTD_CCtx *compress)
{
	static const struct {
		ZSTD_cParameter name;
		int value;
	} parameters[] = { { ZSTD_c_compressionLevel, LEVEL },
		{ ZSTD_c_hashLog, HASH_BITS },
		{ ZSTD_c_chainLog, CHAIN_BITS } };
	bool done = true;
	for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++)
		done = done
		       && !ZSTD_isError(ZSTD_CCtx_setParameter(compress,
				       parameters[i].name,
				       parameters[i].value));
	return done;
}

struct lines_packer *
lines_packer_new(void)
{
	struct lines_packer *packer = memory_zero(1, sizeof *packer);
	packer->compress = ZSTD_createCCtx();
	packer->expand = ZSTD_createDCtx();
	if (!packer->compress || !packer->expand || !set_up(packer->compress))
		memory_exhausted(sizeof *packer);
	buffer_init(&packer->dictionary, BUFFER_UNLIMITED);
	buffer_init(&packer->folded, BUFFER_UNLIMITED);
	return packer;
}

void
lines_packer_free(struct lines_packer *packer)
{
	if (!packer)
		return;
	ZSTD_freeCCtx(packer->compress);
	ZSTD_freeDCtx(packer->expand);
	buffer_fini(&packer->dictionary);
	buffer_fini(&packer->folded);
	free(packer);
}

static struct str
dictionary_of(struct lines_packer *packer, const struct lines_article *article)
{
	struct buffer *out = &packer->dictionary;
	buffer_reset(out);
	buffer_put(out, str_of(LIKE_RECORDS));
	buffer_put(out, article->text);
	buffer_put(out, STR("\",\"source\":{\"title\":\""));
	buffer_put(out, article->title);
	buffer_put(out, STR("\",\"url\":\""));
	buffer_put(out, article->url);
	buffer_put(out, STR("\",\"doc\":\""));
	buffer_put(out, article->doc);
	buffer_put(out, STR("\",\"sentence\":"));
	return buffer_str(out);
}

/* --- folding ----------------------------------------------------------- */

/* What zstd cannot see: "text":"...","start":N,"end":M, where the words are
 * those of the text, is SPAN, then N less the N before, then the length. No
 * JSON has that byte. */
enum { SPAN = 1 };

static const char BEFORE_TEXT[] = "\"text\":\"",
		  BEFORE_START[] = "\",\"start\":", BEFORE_END[] = ",\"end\":";

/* Where `s` goes on behind `part`; null when it begins otherwise. */
static const char *
skip(const char *at, const char *end, const char *part)
{
	size_t length = strlen(part);
	return at && (size_t)(end - at) >= length && !memcmp(at, part, length)
			       ? at + length
			       : NULL;
}

/* Digits as `code` prints numbers; null when there are none. */
static const char *
skip_number(const char *at, const char *end, uint32_t *number)
{
	const char *first = at;
	uint64_t value = 0;
	while (at && at < end && *at >= '0' && *at <= '9' && at - first < 9)
		value = value * 10 + (uint64_t)(*at++ - '0');
	*number = (uint32_t)value;
	bool plain = at > first && (*first != '0' || at - first == 1);
	return plain ? at : NULL;
}

struct span {
	uint32_t start, end;
};

/* The span that begins at `at`, which is behind it then; null when what stands
 * there is none, or not the words of the text. */
static const char *
read_span(const char *at, const char *end, struct str text, struct span *span)
{
	const char *words = skip(at, end, BEFORE_TEXT);
	if (!words)
		return NULL;
	at = memchr(words, '"', (size_t)(end - words));
	size_t length = at ? (size_t)(at - words) : 0;
	at = skip(at, end, BEFORE_START);
	at = skip_number(at, end, &span->start);
	at = skip(at, end, BEFORE_END);
	at = skip_number(at, end, &span->end);
	bool same = at && span->end <= text.len && span->start <= span->end
		    && span->end - span->start == length
		    && !memcmp(words, text.at + span->start, length)
		    && !memchr(words, '\\', length);
	return same ? at : NULL;
}

/* Seven bits a byte, the lowest first; the eighth says that more follow. */
static void
put_varint(struct buffer *out, uint32_t number)
{
	for (; number >= 0x80; number >>= 7)
		buffer_put_char(out, (char)(number | 0x80));
	buffer_put_char(out, (char)number);
}

static const char *
skip_varint(const char *at, const char *end, uint32_t *number)
{
	*number = 0;
	for (unsigned shift = 0; at && at < end && shift < 32; shift += 7) {
		unsigned char byte = (unsigned char)*at++;
		*number |= (uint32_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return at;
	}
	return NULL;
}

struct folding {
	struct str text;
	struct buffer *out;
	uint32_t before; /* where the last span starts */
};

static void
fold_span(struct folding *folding, const struct span *span)
{
	uint32_t step = span->start - folding->before;
	buffer_put_char(folding->out, SPAN);
	put_varint(folding->out, (step << 1) ^ (0u - (step >> 31)));
	put_varint(folding->out, span->end - span->start);
	folding->before = span->start;
}

static void
fold(struct str lines, struct str text, struct buffer *out)
{
	struct folding folding = { text, out, 0 };
	const char *at = lines.at, *end = lines.at + lines.len;
	while (at < end) {
		struct span span;
		const char *mark = memchr(at, '"', (size_t)(end - at));
		buffer_put(out, str_cut(at, mark ? mark : end));
		if (!mark)
			return;
		at = read_span(mark, end, text, &span);
		if (at) {
			fold_span(&folding, &span);
			continue;
		}
		buffer_put_char(out, '"');
		at = mark + 1;
	}
}

static const char *
unfold_span(struct folding *folding, const char *at, const char *end)
{
	uint32_t step, length;
	at = skip_varint(at, end, &step);
	at = skip_varint(at, end, &length);
	uint32_t start = folding->before + ((step >> 1) ^ (0u - (step & 1)));
	if (!at || start > folding->text.len
			|| length > folding->text.len - start)
		return NULL;
	buffer_put(folding->out, str_of(BEFORE_TEXT));
	buffer_put(folding->out,
			(struct str){ folding->text.at + start, length });
	buffer_put(folding->out, str_of(BEFORE_START));
	buffer_put_format(folding->out, "%u%s%u", start, BEFORE_END,
			start + length);
	folding->before = start;
	return at;
}

/* False where what is there was not folded. */
static bool
unfold(struct str folded, struct str text, struct buffer *out)
{
	struct folding folding = { text, out, 0 };
	const char *at = folded.at, *end = folded.at + folded.len;
	while (at && at < end) {
		const char *span = memchr(at, SPAN, (size_t)(end - at));
		buffer_put(out, str_cut(at, span ? span : end));
		at = span ? unfold_span(&folding, span + 1, end) : end;
	}
	return at != NULL;
}

/* --- packing ----------------------------------------------------------- */

void
lines_pack(struct lines_packer *packer, struct str lines,
		const struct lines_article *article, struct buffer *out)
{
	struct buffer *folded = &packer->folded;
	struct str dictionary = dictionary_of(packer, article);
	buffer_reset(folded);
	fold(lines, article->text, folded);
	size_t room = ZSTD_compressBound(folded->len);
	buffer_put_char(out, DICTIONARY);
	char *at = buffer_reserve(out, room);
	size_t packed = ZSTD_CCtx_refPrefix(
			packer->compress, dictionary.at, dictionary.len);
	if (!ZSTD_isError(packed))
		packed = ZSTD_compress2(packer->compress, at, room,
				folded->len ? folded->at : "", folded->len);
	if (ZSTD_isError(packed))
		memory_exhausted(room); /* nothing else can go wrong */
	out->len += packed;
}

static enum status
damaged(struct error *error, const char *how)
{
	return error_set(error, STATUS_FORMAT, NULL, 0, ERROR_NO_OFFSET,
			"records are damaged: %s", how);
}

/* Into packer->folded, which is at most as long as the lines. */
static enum status
expand(struct lines_packer *packer, struct str packed,
		const struct lines_article *article, size_t bytes,
		struct error *error)
{
	struct buffer *folded = &packer->folded;
	struct str dictionary = dictionary_of(packer, article);
	buffer_reset(folded);
	char *at = buffer_reserve(folded, bytes + 1);
	if (!at)
		return damaged(error, "too long");
	size_t got = ZSTD_decompress_usingDict(packer->expand, at, bytes,
			packed.at, packed.len, dictionary.at, dictionary.len);
	if (ZSTD_isError(got))
		return damaged(error, ZSTD_getErrorName(got));
	folded->len = got;
	return STATUS_OK;
}

enum status
lines_unpack(struct lines_packer *packer, struct str packed,
		const struct lines_article *article, size_t bytes,
		struct buffer *out, struct error *error)
{
	size_t start = out->len;
	if (!packed.len || packed.at[0] != DICTIONARY)
		return error_set(error, STATUS_FORMAT, NULL, 0, ERROR_NO_OFFSET,
				"records packed in a way that this program "
				"does not know");
	struct str frame = { packed.at + 1, packed.len - 1 };
	enum status status = expand(packer, frame, article, bytes, error);
	if (status)
		return status;
	bool right = unfold(buffer_str(&packer->folded), article->text, out)
		     && out->len - start == bytes;
	if (right)
		return STATUS_OK;
	out->len = start;
	return damaged(error, "not the words of this text");
}
