#include "store/hash_set.h"

static void
insert_apart(uint64_t *hashes, size_t count, size_t gap)
{
	for (size_t i = gap; i < count; i++) {
		uint64_t hash = hashes[i];
		size_t at = i;
		for (; at >= gap && hashes[at - gap] > hash; at -= gap)
			hashes[at] = hashes[at - gap];
		hashes[at] = hash;
	}
}

/* Shellsort with Ciura's gaps (2001), longer ones by his factor: sets are of a
 * few words or some thousand, and a call to compare two numbers, as qsort has
 * it, costs more than all else. */
static void
sort(uint64_t *hashes, size_t count)
{
	static const size_t gaps[] = { 90927, 40412, 17961, 7983, 3548, 1577,
		701, 301, 132, 57, 23, 10, 4, 1 };
	for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++)
		if (gaps[i] < count)
			insert_apart(hashes, count, gaps[i]);
}

size_t
hash_set_make(uint64_t *hashes, size_t count)
{
	size_t kept = 0;
	sort(hashes, count);
	for (size_t i = 0; i < count; i++)
		if (!kept || hashes[kept - 1] != hashes[i])
			hashes[kept++] = hashes[i];
	return kept;
}

size_t
hash_set_common(const uint64_t *a, size_t a_count, const uint64_t *b,
		size_t b_count)
{
	size_t common = 0, j = 0;
	for (size_t i = 0; i < a_count; i++) {
		while (j < b_count && b[j] < a[i])
			j++;
		common += j < b_count && b[j] == a[i];
	}
	return common;
}
