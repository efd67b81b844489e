#include "store/minhash.h"

#include <stdlib.h>

/* FNV-1a (Fowler, Noll, Vo) of a word's bytes, and the finaliser of MurmurHash3
 * (Appleby) that makes all bits depend on all others. */
#define FNV_START 0xcbf29ce484222325u
#define FNV_PRIME 0x100000001b3u

static uint64_t
mix(uint64_t hash)
{
	hash ^= hash >> 33;
	hash *= 0xff51afd7ed558ccdu;
	hash ^= hash >> 33;
	hash *= 0xc4ceb9fe1a85ec53u;
	return hash ^ hash >> 33;
}

/* --- words ------------------------------------------------------------- */

/* Bytes that a character takes which is no part of a word; 0 for a part.
 * Beside ASCII: U+00A0, guillemets, and the general punctuation (dashes,
 * quotation marks, dots, spaces). */
static size_t
separator(struct str text, size_t at)
{
	unsigned char c = (unsigned char)text.at[at];
	if (c < 0x80) {
		bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')
			    || (c >= 'A' && c <= 'Z');
		return word ? 0 : 1;
	}
	unsigned char next =
			at + 1 < text.len ? (unsigned char)text.at[at + 1] : 0;
	if (c == 0xe2 && (next == 0x80 || next == 0x81))
		return at + 3 <= text.len ? 3 : text.len - at;
	if (c == 0xc2 && (next == 0xa0 || next == 0xab || next == 0xbb))
		return 2;
	return 0;
}

/* "don't" is one word, however the apostrophe is written. */
static bool
is_apostrophe(struct str text, size_t at)
{
	return text.at[at] == '\''
	       || str_starts((struct str){ text.at + at, text.len - at },
			       STR("\xe2\x80\x99"));
}

static size_t
skip_separators(struct str text, size_t at, bool *apart)
{
	size_t bytes;
	while (at < text.len && (bytes = separator(text, at))) {
		if (text.at[at] == '\n')
			*apart = true;
		at += bytes;
	}
	return at;
}

static void
add_letter(struct text_word *word, unsigned char c)
{
	if (c >= 'A' && c <= 'Z')
		c |= 0x20;
	word->hash = (word->hash ^ c) * FNV_PRIME;
	word->letters++;
	if (word->letters <= STEM_LETTERS)
		word->stem = word->hash;
	if (word->letters <= ROOT_LETTERS)
		word->root = word->hash;
}

bool
next_word(struct str text, size_t *at, struct text_word *out)
{
	*out = (struct text_word){ .hash = FNV_START };
	size_t i = skip_separators(text, *at, &out->apart);
	out->start = (uint32_t)i;
	for (size_t bytes; i < text.len; i += bytes ? bytes : 1) {
		bytes = separator(text, i);
		if (bytes && !is_apostrophe(text, i))
			break;
		if (!bytes)
			add_letter(out, (unsigned char)text.at[i]);
	}
	out->end = (uint32_t)i;
	*at = i;
	return out->letters > 0;
}

/* --- shingles ---------------------------------------------------------- */

/* The last words of a paragraph. */
struct window {
	uint64_t words[SKETCH_WORDS];
	unsigned count; /* seen, at most SKETCH_WORDS */
};

static void
window_push(struct window *window, uint64_t word)
{
	if (window->count < SKETCH_WORDS) {
		window->words[window->count++] = word;
		return;
	}
	for (unsigned i = 1; i < SKETCH_WORDS; i++)
		window->words[i - 1] = window->words[i];
	window->words[SKETCH_WORDS - 1] = word;
}

/* Hash of the last `words` words. */
static uint64_t
window_hash(const struct window *window, unsigned words)
{
	uint64_t hash = words;
	for (unsigned i = window->count - words; i < window->count; i++)
		hash = (hash + window->words[i]) * 0x9e3779b97f4a7c15u;
	return mix(hash);
}

static bool
window_next(struct window *window, struct str text, size_t *at)
{
	struct text_word word;
	if (!next_word(text, at, &word))
		return false;
	if (word.apart)
		window->count = 0;
	window_push(window, word.hash);
	return true;
}

static uint64_t
print_of(const struct window *window)
{
	return window_hash(window, SKETCH_WORDS) >> (64 - PRINT_BITS);
}

static void
keep_least(struct sketch *sketch, uint64_t print)
{
	unsigned at = sketch->count;
	if (at == SKETCH_PRINTS && print >= sketch->prints[at - 1])
		return;
	while (at && sketch->prints[at - 1] > print)
		at--;
	if (at && sketch->prints[at - 1] == print)
		return;
	if (sketch->count < SKETCH_PRINTS)
		sketch->count++;
	memmove(&sketch->prints[at + 1], &sketch->prints[at],
			(sketch->count - 1 - at) * sizeof *sketch->prints);
	sketch->prints[at] = print;
}

void
sketch_make(struct str text, struct sketch *out)
{
	struct window window = { .count = 0 };
	size_t at = 0;
	*out = (struct sketch){ .count = 0 };
	while (window_next(&window, text, &at))
		if (window.count == SKETCH_WORDS)
			keep_least(out, print_of(&window));
}

static int
compare32(const void *left, const void *right)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
	return (a > b) - (a < b);
}

static int
compare64(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
	return (a > b) - (a < b);
}

static size_t
unique32(uint32_t *set, size_t count)
{
	size_t kept = 0;
	qsort(set, count, sizeof *set, compare32);
	for (size_t i = 0; i < count; i++)
		if (!kept || set[kept - 1] != set[i])
			set[kept++] = set[i];
	return kept;
}

static size_t
unique64(uint64_t *set, size_t count)
{
	size_t kept = 0;
	qsort(set, count, sizeof *set, compare64);
	for (size_t i = 0; i < count; i++)
		if (!kept || set[kept - 1] != set[i])
			set[kept++] = set[i];
	return kept;
}

/* A word and what parts it from the next take two bytes at least. */
void
shingles_make(struct str text, struct arena *arena, struct shingles *out)
{
	struct window window = { .count = 0 };
	size_t room = text.len / 2 + 1, at = 0, count3 = 0, count6 = 0;
	uint32_t *words3 = arena_take(arena, room * sizeof *words3);
	uint64_t *words6 = arena_take(arena, room * sizeof *words6);
	while (window_next(&window, text, &at)) {
		if (window.count >= SHINGLE_WORDS)
			words3[count3++] =
					(uint32_t)(window_hash(&window,
								   SHINGLE_WORDS)
							>> 32);
		if (window.count == SKETCH_WORDS)
			words6[count6++] = print_of(&window);
	}
	*out = (struct shingles){ words3, words6, unique32(words3, count3),
		unique64(words6, count6) };
}

double
shingles_contained(const struct shingles *part, const struct shingles *whole)
{
	size_t common = 0, j = 0;
	if (!part->count3)
		return 0;
	for (size_t i = 0; i < part->count3; i++) {
		while (j < whole->count3 && whole->words3[j] < part->words3[i])
			j++;
		if (j < whole->count3 && whole->words3[j] == part->words3[i])
			common++;
	}
	return (double)common / (double)part->count3;
}

bool
shingles_have(const struct shingles *text, uint64_t print)
{
	size_t low = 0, high = text->count6;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (text->words6[middle] < print)
			low = middle + 1;
		else
			high = middle;
	}
	return low < text->count6 && text->words6[low] == print;
}
