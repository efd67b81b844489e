#include "store/minhash.h"

#include "store/hash_set.h"

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

#define ROW(first)                                                             \
	first, first + 1, first + 2, first + 3, first + 4, first + 5,          \
			first + 6, first + 7, first + 8, first + 9,            \
			first + 10, first + 11, first + 12, first + 13,        \
			first + 14, first + 15
#define NONE 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0

/* Lower case of the bytes that are parts of words: ASCII letters, digits, and
 * what is beyond ASCII; 0 for all others and for the two first bytes that may
 * begin a space or punctuation. */
static const unsigned char LETTERS[256] = {
	NONE, NONE, NONE,
	'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 0, 0, 0, 0, 0, 0,
	0, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n',
	'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 0, 0, 0, 0,
	0, 0, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
	'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 0, 0,
	0, 0, 0, ROW(0x80), ROW(0x90), ROW(0xa0), ROW(0xb0),
	0xc0, 0xc1, 0, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb,
	0xcc, 0xcd, 0xce, 0xcf, ROW(0xd0),
	0xe0, 0xe1, 0, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xea, 0xeb,
	0xec, 0xed, 0xee, 0xef, ROW(0xf0)
};

static unsigned char
letter_at(struct str text, size_t at)
{
	return at < text.len ? LETTERS[(unsigned char)text.at[at]] : 0;
}

/* Bytes that a character takes which is no part of a word; 0 for a part.
 * Beside ASCII: U+00A0, guillemets, and the general punctuation (dashes,
 * quotation marks, dots, spaces). */
static size_t
separator(struct str text, size_t at)
{
	unsigned char c = (unsigned char)text.at[at];
	if (LETTERS[c])
		return 0;
	if (c < 0x80)
		return 1;
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
add_letter(struct text_word *word, unsigned char letter)
{
	word->hash = (word->hash ^ letter) * FNV_PRIME;
	word->letters++;
	if (word->letters <= STEM_LETTERS)
		word->stem = word->hash;
	if (word->letters <= ROOT_LETTERS)
		word->root = word->hash;
}

/* A run of letters; where it ends. */
static size_t
add_letters(struct text_word *word, struct str text, size_t at)
{
	unsigned char letter;
	for (; word->letters < STEM_LETTERS; at++) {
		if (!(letter = letter_at(text, at)))
			return at;
		add_letter(word, letter);
	}
	uint64_t hash = word->hash;
	size_t start = at;
	for (; (letter = letter_at(text, at)); at++)
		hash = (hash ^ letter) * FNV_PRIME;
	word->hash = hash;
	word->letters += (unsigned)(at - start);
	return at;
}

/* What is neither a letter by its first byte nor the end of the word. */
static size_t
pass_within(struct str text, size_t at, struct text_word *word)
{
	size_t bytes = separator(text, at);
	if (bytes)
		return is_apostrophe(text, at) ? at + bytes : at;
	add_letter(word, (unsigned char)text.at[at]);
	return at + 1;
}

bool
next_word(struct str text, size_t *at, struct text_word *out)
{
	bool apart = false;
	size_t i = skip_separators(text, *at, &apart), before;
	struct text_word word = { .start = (uint32_t)i, .hash = FNV_START };
	do {
		before = add_letters(&word, text, i);
		i = before < text.len ? pass_within(text, before, &word)
				      : before;
	} while (i > before);
	word.end = (uint32_t)i;
	word.apart = apart;
	*at = i;
	*out = word;
	return word.letters > 0;
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

/* A word and what parts it from the next take two bytes at least. */
void
shingles_make(struct str text, struct arena *arena, struct shingles *out)
{
	struct window window = { .count = 0 };
	size_t room = text.len / 2 + 1, at = 0, count3 = 0, count6 = 0;
	uint64_t *words3 = arena_take(arena, room * sizeof *words3);
	uint64_t *words6 = arena_take(arena, room * sizeof *words6);
	while (window_next(&window, text, &at)) {
		if (window.count >= SHINGLE_WORDS)
			words3[count3++] = window_hash(&window, SHINGLE_WORDS)
					   >> 32;
		if (window.count == SKETCH_WORDS)
			words6[count6++] = print_of(&window);
	}
	*out = (struct shingles){ words3, words6,
		hash_set_make(words3, count3, arena),
		hash_set_make(words6, count6, arena) };
}

double
shingles_contained(const struct shingles *part, const struct shingles *whole)
{
	if (!part->count3)
		return 0;
	size_t common = hash_set_common(part->words3, part->count3,
			whole->words3, whole->count3);
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
