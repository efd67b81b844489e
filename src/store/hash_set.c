#include "store/hash_set.h"

#include <string.h>

enum { FEW = 48, DIGIT_BITS = 8, DIGITS = 1 << DIGIT_BITS };

static void
sort_few(uint64_t *hashes, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		uint64_t hash = hashes[i];
		size_t at = i;
		for (; at && hashes[at - 1] > hash; at--)
			hashes[at] = hashes[at - 1];
		hashes[at] = hash;
	}
}

/* Into the order of one digit, those of equal ones as they came; false, and
 * nothing is done, where all have the same. */
static bool
order_by(const uint64_t *from, uint64_t *to, size_t count, unsigned shift)
{
	size_t places[DIGITS] = { 0 }, place = 0;
	for (size_t i = 0; i < count; i++)
		places[from[i] >> shift & (DIGITS - 1)]++;
	if (places[from[0] >> shift & (DIGITS - 1)] == count)
		return false;
	for (unsigned digit = 0; digit < DIGITS; digit++) {
		size_t of_digit = places[digit];
		places[digit] = place;
		place += of_digit;
	}
	for (size_t i = 0; i < count; i++)
		to[places[from[i] >> shift & (DIGITS - 1)]++] = from[i];
	return true;
}

/* By digits, the last first: to compare hashes is to guess, and each wrong
 * guess costs a processor more than to move them. */
static void
sort(uint64_t *hashes, size_t count, struct arena *arena)
{
	if (count <= FEW) {
		sort_few(hashes, count);
		return;
	}
	uint64_t *from = hashes, *to = arena_take(arena, count * sizeof *to);
	for (unsigned shift = 0; shift < 64; shift += DIGIT_BITS)
		if (order_by(from, to, count, shift)) {
			uint64_t *ordered = to;
			to = from;
			from = ordered;
		}
	if (from != hashes)
		memcpy(hashes, from, count * sizeof *hashes);
}

size_t
hash_set_make(uint64_t *hashes, size_t count, struct arena *arena)
{
	size_t kept = 0;
	sort(hashes, count, arena);
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
