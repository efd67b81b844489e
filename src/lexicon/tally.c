#include "lexicon/tally.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"

/* ---------------------------------------------------------------- votes */

static struct str
cut_name(struct str name)
{
	if (name.len >= VOTE_BYTES)
		name.len = VOTE_BYTES - 1;
	return name;
}

void
votes_add(struct votes *votes, struct str name)
{
	unsigned least = 0;
	name = cut_name(name);
	if (!name.len)
		return;
	for (unsigned i = 0; i < VOTES; i++) {
		if (str_equal(str_of(votes->at[i].name), name)) {
			votes->at[i].count++;
			return;
		}
		if (votes->at[i].count < votes->at[least].count)
			least = i;
	}
	memcpy(votes->at[least].name, name.at, name.len);
	votes->at[least].name[name.len] = '\0';
	votes->at[least].count++;
}

struct str
votes_best(const struct votes *votes, uint32_t *count)
{
	unsigned best = 0;
	for (unsigned i = 1; i < VOTES; i++)
		if (votes->at[i].count > votes->at[best].count)
			best = i;
	*count = votes->at[best].count;
	return str_of(votes->at[best].name);
}

uint32_t
votes_of(const struct votes *votes, struct str name)
{
	name = cut_name(name);
	for (unsigned i = 0; i < VOTES; i++)
		if (str_equal(str_of(votes->at[i].name), name))
			return votes->at[i].count;
	return 0;
}

/* ---------------------------------------------------------------- tally */

void
tally_init(struct tally *tally, size_t limit)
{
	uint32_t slots = 16;
	while (slots < 2 * limit)
		slots *= 2;
	*tally = (struct tally){ .limit = limit, .slot_mask = slots - 1 };
	tally->at = memory_zero(limit, sizeof *tally->at);
	tally->slots = memory_zero(slots, sizeof *tally->slots);
}

static void
free_entry(struct tally_entry *entry)
{
	free(entry->key);
	for (unsigned i = 0; i < TALLY_EXAMPLES; i++) {
		free(entry->place[i]);
		free(entry->text[i]);
	}
}

void
tally_fini(struct tally *tally)
{
	for (size_t i = 0; i < tally->count; i++)
		free_entry(&tally->at[i]);
	free(tally->at);
	free(tally->slots);
	*tally = (struct tally){ 0 };
}

static char *
copy_of(struct str text)
{
	char *copy = memory_resize(NULL, text.len + 1, 1);
	if (text.len)
		memcpy(copy, text.at, text.len);
	copy[text.len] = '\0';
	return copy;
}

static uint32_t *
slot_of(const struct tally *tally, struct str key)
{
	uint32_t at = (uint32_t)hash_bytes(key) & tally->slot_mask;
	for (;; at = (at + 1) & tally->slot_mask) {
		uint32_t entry = tally->slots[at];
		if (!entry || str_equal(str_of(tally->at[entry - 1].key), key))
			return &tally->slots[at];
	}
}

static int
by_marks(const void *left, const void *right)
{
	const struct tally_entry *a = left, *b = right;
	if (a->marks[0] != b->marks[0])
		return a->marks[0] < b->marks[0] ? 1 : -1;
	if (a->count != b->count)
		return a->count < b->count ? 1 : -1;
	return strcmp(a->key, b->key);
}

void
tally_sort(struct tally *tally)
{
	if (tally->count > 1)
		qsort(tally->at, tally->count, sizeof *tally->at, by_marks);
}

static int
by_number(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
	return (a > b) - (a < b);
}

static uint64_t
median_count(const struct tally *tally)
{
	uint64_t *counts = memory_zero(tally->count, sizeof *counts);
	for (size_t i = 0; i < tally->count; i++)
		counts[i] = tally->at[i].count;
	qsort(counts, tally->count, sizeof *counts, by_number);
	uint64_t median = counts[tally->count / 2];
	free(counts);
	return median;
}

/* Drops the rarer half, and what is as rare as its most frequent one. */
static void
forget_rare(struct tally *tally)
{
	uint64_t most = median_count(tally);
	size_t kept = 0;
	memset(tally->slots, 0,
			((size_t)tally->slot_mask + 1) * sizeof *tally->slots);
	for (size_t i = 0; i < tally->count; i++) {
		struct tally_entry *entry = &tally->at[i];
		if (entry->count <= most) {
			free_entry(entry);
			continue;
		}
		tally->at[kept] = *entry;
		*slot_of(tally, str_of(tally->at[kept].key)) =
				(uint32_t)kept + 1;
		kept++;
	}
	memset(&tally->at[kept], 0, (tally->count - kept) * sizeof *tally->at);
	tally->count = kept;
	tally->forgotten += most;
}

struct tally_entry *
tally_add(struct tally *tally, struct str key, uint32_t article)
{
	uint32_t *slot = slot_of(tally, key);
	if (!*slot && tally->count == tally->limit) {
		forget_rare(tally);
		slot = slot_of(tally, key);
	}
	if (!*slot) {
		tally->at[tally->count++].key = copy_of(key);
		*slot = (uint32_t)tally->count;
	}
	struct tally_entry *entry = &tally->at[*slot - 1];
	entry->count++;
	entry->articles += entry->last_article != article;
	entry->last_article = article;
	return entry;
}

void
tally_example(struct tally_entry *entry, struct str place, struct str text)
{
	for (unsigned i = 0; i < TALLY_EXAMPLES; i++) {
		if (entry->text[i] && str_equal(str_of(entry->text[i]), text))
			return;
		if (entry->place[i])
			continue;
		entry->place[i] = copy_of(place);
		entry->text[i] = copy_of(text);
		return;
	}
}

/* As votes_add, by hash. */
void
tally_feature(struct tally_entry *entry, struct str name)
{
	uint32_t hash = (uint32_t)hash_bytes(name) | 1;
	unsigned least = 0;
	for (unsigned i = 0; i < TALLY_FEATURES; i++) {
		struct feature *feature = &entry->features[i];
		if (feature->hash == hash) {
			feature->count++;
			return;
		}
		if (feature->count < entry->features[least].count)
			least = i;
	}
	entry->features[least].hash = hash;
	entry->features[least].count++;
}
