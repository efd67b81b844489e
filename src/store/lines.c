#include "store/lines.h"

#include <stdlib.h>
#include <zstd.h>

#include "base/memory.h"

/* Level 5 costs a tenth of a millisecond an article and packs nearly as well as
 * the slow ones. */
enum { LEVEL = 5, DICTIONARY = 1 };

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
};

struct lines_packer *
lines_packer_new(void)
{
	struct lines_packer *packer = memory_zero(1, sizeof *packer);
	packer->compress = ZSTD_createCCtx();
	packer->expand = ZSTD_createDCtx();
	if (!packer->compress || !packer->expand)
		memory_exhausted(sizeof *packer);
	buffer_init(&packer->dictionary, BUFFER_UNLIMITED);
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
	free(packer);
}

static struct str
dictionary_of(struct lines_packer *packer, struct str text)
{
	buffer_reset(&packer->dictionary);
	buffer_put(&packer->dictionary, str_of(LIKE_RECORDS));
	buffer_put(&packer->dictionary, text);
	return buffer_str(&packer->dictionary);
}

void
lines_pack(struct lines_packer *packer, struct str lines, struct str text,
		struct buffer *out)
{
	size_t room = ZSTD_compressBound(lines.len);
	struct str dictionary = dictionary_of(packer, text);
	buffer_put_char(out, DICTIONARY);
	char *at = buffer_reserve(out, room);
	size_t packed = ZSTD_compress_usingDict(packer->compress, at, room,
			lines.len ? lines.at : "", lines.len, dictionary.at,
			dictionary.len, LEVEL);
	if (ZSTD_isError(packed))
		memory_exhausted(room); /* nothing else can go wrong */
	out->len += packed;
}

enum status
lines_unpack(struct lines_packer *packer, struct str packed, struct str text,
		size_t bytes, struct buffer *out, struct error *error)
{
	if (!packed.len || packed.at[0] != DICTIONARY)
		return error_set(error, STATUS_FORMAT, NULL, 0, ERROR_NO_OFFSET,
				"records packed in a way that this program "
				"does not know");
	struct str dictionary = dictionary_of(packer, text);
	char *at = buffer_reserve(out, bytes + 1);
	size_t got = at ? ZSTD_decompress_usingDict(packer->expand, at, bytes,
				     packed.at + 1, packed.len - 1,
				     dictionary.at, dictionary.len)
			: 0;
	if (!at || ZSTD_isError(got) || got != bytes)
		return error_set(error, STATUS_FORMAT, NULL, 0, ERROR_NO_OFFSET,
				"records are damaged: %s",
				ZSTD_isError(got) ? ZSTD_getErrorName(got)
						  : "of another length");
	out->len += bytes;
	return STATUS_OK;
}
