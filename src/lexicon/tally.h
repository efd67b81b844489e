/* tally.h - counting words of a corpus of any size in bounded memory.
 *
 * A tally keeps at most `limit` entries. When it is full it forgets the rarer
 * half (lossy counting after Manku and Motwani 2002, pruned when need be): a
 * count is short by at most `forgotten`, 0 as long as there was room. Votes
 * keep the commonest of few names (Metwally, Agrawal, El Abbadi 2005,
 * space-saving). The same entries in the same order give the same tally on any
 * machine. */
#ifndef DEMARCHE_LEXICON_TALLY_H
#define DEMARCHE_LEXICON_TALLY_H

#include <stdint.h>

#include "base/str.h"

enum {
	VOTE_BYTES = 40,
	VOTES = 4,
	TALLY_VOTES = 5, /* kinds of votes that an entry has */
	TALLY_EXAMPLES = 2,
	TALLY_FEATURES = 32,
};

/* The commonest of the names that were voted for, with how often. */
struct votes {
	struct {
		char name[VOTE_BYTES]; /* cut; "" is free */
		uint32_t count;
	} at[VOTES];
};
/* An empty name is no vote. */
void votes_add(struct votes *votes, struct str name);
/* The one with most votes, the first of equals; "" and 0 for none. */
struct str votes_best(const struct votes *votes, uint32_t *count);
uint32_t votes_of(const struct votes *votes, struct str name);

/* Words by hash: what stands around a verb. */
struct feature {
	uint32_t hash, count;
};

struct tally_entry {
	char *key; /* null-terminated */
	uint64_t count;
	uint32_t articles, last_article;
	uint32_t marks[2]; /* the caller's own counts */
	struct votes votes[TALLY_VOTES];
	struct feature features[TALLY_FEATURES];
	char *place[TALLY_EXAMPLES], *text[TALLY_EXAMPLES];
};

struct tally {
	struct tally_entry *at;
	size_t count, limit;
	uint32_t *slots; /* open addressing: entry + 1; 0 is free */
	uint32_t slot_mask;
	uint64_t forgotten;
};

void tally_init(struct tally *tally, size_t limit);
void tally_fini(struct tally *tally);
/* Counts `key` once more for the article with this number (from 1). The entry
 * is valid until the next call. */
struct tally_entry *tally_add(
		struct tally *tally, struct str key, uint32_t article);
/* Keeps the first TALLY_EXAMPLES, of different articles. */
void tally_example(
		struct tally_entry *entry, struct str place, struct str text);
void tally_feature(struct tally_entry *entry, struct str name);
/* Sorts by marks[0], the highest first, then by count, then by key. No
 * tally_add after it. */
void tally_sort(struct tally *tally);

#endif
