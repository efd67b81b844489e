/* features.h - a word's spelling into rows of the network's hashed table.
 *
 * docs/model-format.md, "Features", is the definition; train/features.py says
 * the same in Python. A pure function of the bytes of the word. */
#ifndef DEMARCHE_PARSE_FEATURES_H
#define DEMARCHE_PARSE_FEATURES_H

#include <stdint.h>

#include "base/limits.h"
#include "base/str.h"

enum {
	FEATURE_AFFIX_MAXIMUM = 5,    /* code points of a prefix or suffix */
	FEATURE_TRIGRAM_MAXIMUM = 14, /* trigrams of a word */
	FEATURE_LENGTH_MAXIMUM = 12,  /* code points that are counted */
	FEATURE_SHAPE_MAXIMUM = 8,    /* classes in a shape */
	/* Shape, length, prefixes, suffixes, trigrams. */
	FEATURE_ROWS = 2 + 2 * FEATURE_AFFIX_MAXIMUM + FEATURE_TRIGRAM_MAXIMUM,
	/* The normal form may grow: lower case can take more bytes, and a byte
	 * that is not UTF-8 takes three. */
	FEATURE_NORMAL_BYTES = 3 * LIMIT_TOKEN_BYTES,
};

struct features {
	uint32_t hashes[FEATURE_ROWS]; /* in the order of the document */
	unsigned count;
	char normal[FEATURE_NORMAL_BYTES]; /* the vocabulary's key */
	unsigned normal_len;
};

/* `word` is cut at LIMIT_TOKEN_BYTES. */
void features_of(struct str word, struct features *out);

/* FNV-1a over the bytes, then two rounds of mixing. */
uint32_t features_hash(struct str bytes);

/* The same step by step: start, go on with each byte, end. */
static const uint32_t FEATURES_HASH_START = 2166136261u;

static inline uint32_t
features_hash_on(uint32_t hash, char byte)
{
	return (hash ^ (unsigned char)byte) * 16777619u;
}

static inline uint32_t
features_hash_end(uint32_t hash)
{
	hash ^= hash >> 15;
	hash *= 0x2C1B3C6Du;
	return hash ^ hash >> 12;
}

#endif
