#include "verify/sums.h"

#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum { DIGITS = 2 * SUM_BYTES };

static int
digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool
read_digits(const char *at, uint8_t sha256[SUM_BYTES])
{
	for (size_t i = 0; i < SUM_BYTES; i++) {
		int high = digit_value(at[2 * i]);
		int low = digit_value(at[2 * i + 1]);
		if (high < 0 || low < 0)
			return false;
		sha256[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}

/* "<64 digits>  lexicon/time/en.tsv" */
static bool
read_line(struct str line, struct sum *sum)
{
	if (line.len < DIGITS + 3 || !read_digits(line.at, sum->sha256))
		return false;
	sum->name = str_cut(line.at + DIGITS + 2, line.at + line.len);
	return (str_starts(sum->name, STR("lexicon/"))
			       || str_starts(sum->name, STR("models/")))
	       && line.at[DIGITS] == ' ' && !strstr(sum->name.at, "..");
}

static int
compare(const void *a, const void *b)
{
	const struct sum *one = a, *two = b;
	return str_compare(one->name, two->name);
}

static size_t
count_lines(struct str text)
{
	size_t count = 1;
	for (size_t i = 0; i < text.len; i++)
		count += text.at[i] == '\n';
	return count;
}

enum status
sums_read(struct sums *sums, struct str where, struct str text,
		struct arena *arena, struct error *error)
{
	bool more = true;
	*sums = (struct sums){ ARENA_NEW(arena, struct sum, count_lines(text)),
		0 };
	for (uint64_t number = 1; more; number++) {
		struct str line = str_next(&text, '\n', &more);
		if (!line.len || line.at[0] == '#')
			continue;
		line = arena_copy(arena, line);
		if (!read_line(line, &sums->at[sums->count++]))
			return error_set(error, STATUS_FORMAT, where.at, number,
					ERROR_NO_OFFSET,
					"no line of sha256sum over lexicon/ "
					"and models/");
	}
	qsort(sums->at, sums->count, sizeof *sums->at, compare);
	return STATUS_OK;
}

const struct sum *
sums_find(const struct sums *sums, struct str name)
{
	struct sum key = { .name = name };
	return bsearch(&key, sums->at, sums->count, sizeof key, compare);
}

void
sums_hash(struct str bytes, uint8_t sha256[SUM_BYTES])
{
	struct sha256_ctx context;
	sha256_init(&context);
	sha256_update(&context, bytes.len, (const uint8_t *)bytes.at);
	sha256_digest(&context, SUM_BYTES, sha256);
}

/* --- the id of the lexicon ------------------------------------------------ */

/* Of "# lexicon en 48c0e6cd"; "" of other lines. */
static struct str
id_of(struct str line, struct str language)
{
	bool more;
	if (!str_equal(str_next(&line, ' ', &more), STR("#"))
			|| !str_equal(str_next(&line, ' ', &more),
					STR("lexicon"))
			|| !str_equal(str_next(&line, ' ', &more), language))
		return STR("");
	return line;
}

static bool
is_known(struct str text, struct str language, struct str id)
{
	bool more = true;
	while (more && text.len && text.at[0] == '#') {
		struct str line = str_next(&text, '\n', &more);
		struct str told = id_of(line, language);
		if (told.len)
			return str_equal(told, id);
	}
	return true;
}

bool
sums_know_lexicon(const char *folder, const char *language, const char *id)
{
	char path[FILE_PATH_BYTES];
	struct file_map map;
	if (file_join(path, folder, SUMS_FILE, NULL)
			|| file_map_open(&map, path, NULL))
		return true;
	bool known = is_known((struct str){ map.at, map.len }, str_of(language),
			str_of(id));
	file_map_close(&map);
	return known;
}
