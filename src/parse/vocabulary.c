#include "parse/vocabulary.h"

#include "parse/features.h"

enum {
	WORD_BYTES = 255, /* the longest */
	COPY_STEP = 16,   /* bytes at a time */
	HASH_STEP = 4,
};

/* The sections as they lie, and how far they are read. */
struct spelling {
	const uint8_t *shared;  /* [words] bytes, with the word before */
	const uint8_t *added;   /* [words] bytes behind them */
	const char *rest, *end; /* those bytes */
	/* hash[n] is that of the first n bytes of the word, not ended. */
	uint32_t hash[WORD_BYTES + HASH_STEP];
};

/* The bytes of all words; refuses those that cannot be put together. */
static uint64_t
check_spelling(struct reader *r, const struct spelling *spelling,
		const struct section *rest, uint32_t words)
{
	uint64_t all = 0, added = 0;
	unsigned last = 0;
	bool fits = true;
	for (uint32_t i = 0; i < words; i++) {
		unsigned len = spelling->shared[i] + spelling->added[i];
		fits &= spelling->shared[i] <= last && len <= WORD_BYTES;
		added += spelling->added[i];
		all += len;
		last = len;
	}
	if (!fits)
		REFUSE(r, section_find(r, "word.shared").offset,
				"the words cannot be put together");
	else if (added != rest->len)
		REFUSE(r, rest->offset, "the words do not fill word.bytes");
	return all;
}

/* Returns the bytes of all words. */
static uint64_t
open_spelling(struct reader *r, struct spelling *spelling, uint32_t words)
{
	spelling->shared = section_take(r, "word.shared", words).at;
	spelling->added = section_take(r, "word.added", words).at;
	struct section rest = section_open(r, "word.bytes");
	if (r->status)
		return 0;
	spelling->rest = (const char *)rest.at;
	spelling->end = spelling->rest + rest.len;
	spelling->hash[0] = FEATURES_HASH_START;
	return check_spelling(r, spelling, &rest, words);
}

/* Copies in steps that need no branch for most words. What stands behind the
 * copy is written over, too. */
static void
copy_steps(char *to, const char *from, unsigned len)
{
	for (unsigned at = 0; at < len; at += COPY_STEP)
		memmove(to + at, from + at, COPY_STEP);
}

/* Puts the rest of a word at `to` and its hashes behind state[0], in steps
 * likewise as long as there is so much left; returns the last hash. */
static uint32_t
add_rest(struct spelling *spelling, unsigned added, uint32_t *state, char *to)
{
	const char *rest = spelling->rest;
	size_t left = (size_t)(spelling->end - rest);
	unsigned at = 0;
	for (; at < added && at + HASH_STEP <= left; at += HASH_STEP)
		for (unsigned i = at; i < at + HASH_STEP; i++)
			state[i + 1] = features_hash_on(
					state[i], to[i] = rest[i]);
	for (; at < added; at++)
		state[at + 1] = features_hash_on(state[at], to[at] = rest[at]);
	spelling->rest += added;
	return state[added];
}

/* Puts word i together at `to`, behind `before`; returns its hash. */
static uint32_t
spell(struct spelling *spelling, uint32_t i, const char *before, char *to)
{
	unsigned shared = spelling->shared[i];
	copy_steps(to, before, shared);
	return features_hash_end(add_rest(spelling, spelling->added[i],
			spelling->hash + shared, to + shared));
}

static void
put_slot(uint32_t *index, uint32_t mask, uint32_t hash, uint32_t word)
{
	uint32_t at = hash & mask;
	while (index[at])
		at = (at + 1) & mask;
	index[at] = word;
}

/* Word 0 is found under no spelling. */
static void
put_words(struct spelling *spelling, const struct model_sizes *sizes,
		uint32_t *index, uint32_t *offset, char *bytes)
{
	uint32_t before = 0, at = 0;
	for (uint32_t i = 0; i < sizes->words; i++) {
		uint32_t hash = spell(spelling, i, bytes + before, bytes + at);
		if (i)
			put_slot(index, sizes->index_slots - 1, hash, i);
		before = offset[i] = at;
		at += (uint32_t)spelling->shared[i] + spelling->added[i];
	}
	offset[sizes->words] = at;
}

static void
read_words(struct reader *r, struct model *model)
{
	const struct model_sizes *sizes = &model->sizes;
	uint64_t words = sizes->words, slots = sizes->index_slots;
	struct spelling spelling;
	uint64_t all = open_spelling(r, &spelling, sizes->words);
	struct section s = section_find(r, "word.bytes");
	char *bytes = container_room(r, &s, all + WORD_BYTES);
	uint32_t *offset = container_room(r, &s, (words + 1) * sizeof *offset);
	uint32_t *index = container_room(r, &s, slots * sizeof *index);
	if (r->status)
		return;
	memset(index, 0, slots * sizeof *index);
	put_words(&spelling, sizes, index, offset, bytes);
	model->word_index = index;
	model->word_offset = offset;
	model->word_bytes = bytes;
}

/* Rows stand in the order in which words have them: 0 is the next one, another
 * number that of a row before it, and one more. */
static void
read_map(struct reader *r, struct model *model)
{
	uint32_t words = model->sizes.words, next = 0;
	struct section s = section_take(r, "word.map", (uint64_t)words * 4);
	uint32_t *map = container_room(r, &s, (uint64_t)words * sizeof *map);
	bool inside = true;
	for (uint32_t i = 0; !r->status && i < words; i++) {
		uint32_t code = u32_at(s.at + (size_t)i * 4);
		map[i] = code ? code - 1 : next++;
		inside &= map[i] < model->sizes.word_rows;
	}
	if (!inside)
		REFUSE(r, s.offset, "the words' map leaves the rows");
	model->word_map = map;
}

void
vocabulary_read(struct reader *r, struct model *model)
{
	read_words(r, model);
	read_map(r, model);
}

void
model_expect_slot(const struct model *model, uint32_t hash)
{
	uint32_t mask = model->sizes.index_slots - 1;
	__builtin_prefetch(&model->word_index[hash & mask]);
}

void
model_expect_word(const struct model *model, uint32_t hash)
{
	uint32_t mask = model->sizes.index_slots - 1;
	uint32_t id = model->word_index[hash & mask];
	__builtin_prefetch(&model->word_offset[id]);
	__builtin_prefetch(&model->word_map[id]);
}

uint32_t
model_word(const struct model *model, struct str normal)
{
	uint32_t mask = model->sizes.index_slots - 1;
	uint32_t at = features_hash(normal) & mask;
	for (;; at = (at + 1) & mask) {
		uint32_t id = model->word_index[at];
		if (!id)
			return model->word_map[0];
		uint32_t start = model->word_offset[id];
		uint32_t len = model->word_offset[id + 1] - start;
		if (str_equal(normal, (struct str){ model->word_bytes + start,
						      len }))
			return model->word_map[id];
	}
}
