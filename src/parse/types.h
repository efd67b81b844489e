/* types.h - what a worker remembers of each word type: the network's input
 * vector, its sense where the model hears events, the ids of form and lower
 * case, and the last lemmas.
 *
 * All of it follows from the spelling (and, for lemmas, from the tags), so
 * forgetting costs time only: when LIMIT_WORD_TYPES are known the table starts
 * anew. Vectors of new types are computed together, so that the matrices are
 * read once for many. After init nothing is allocated. */
#ifndef DEMARCHE_PARSE_TYPES_H
#define DEMARCHE_PARSE_TYPES_H

#include "base/arena.h"
#include "base/words.h"
#include "parse/features.h"
#include "parse/kernel.h"
#include "parse/model.h"

enum {
	TYPE_LEMMAS = 2,
	TYPE_BATCH = 32, /* vectors computed at once */
};

struct type {
	uint64_t hash;
	uint32_t at; /* the form, in types.bytes */
	uint16_t len;
	uint16_t next_lemma; /* the one to be replaced */
	uint32_t generation; /* of the words; the ids below are older if not
				that of the table */
	word_id form, lower;
	struct {
		uint32_t feats;
		uint32_t upos;
		word_id lemma; /* WORD_UNKNOWN when this place is free */
	} lemmas[TYPE_LEMMAS];
};

struct types {
	const struct model *model;
	struct type *types;
	uint32_t count, computed; /* types from `computed` on lack vectors */
	uint32_t *slots;          /* open addressing: type + 1, 0 is free */
	float *vectors;           /* [LIMIT_WORD_TYPES][width] */
	uint8_t *senses;          /* [LIMIT_WORD_TYPES][sense_width], or null */
	char *bytes;
	size_t bytes_used;
	uint32_t generation;

	/* Of TYPE_BATCH rows while vectors are computed. */
	struct features *features;
	float *sums, *input, *hidden;
	uint8_t *input_bytes, *hidden_bytes;
	float *steps;
};

/* Memory is the arena's: about LIMIT_WORD_TYPES * (4 * width + sense_width +
 * 150) bytes, touched as types come. */
void types_init(struct types *types, const struct model *model,
		struct arena *arena);
/* Forgets ids, keeps vectors: the words' table was reset. */
void types_reset_words(struct types *types);

/* Forgets all when `count` more types might not fit. */
void types_make_room(struct types *types, uint32_t count);
/* Of a form, which types_put finds it by; asks for where it will look. */
uint64_t types_hash(const struct types *types, struct str form);
/* Asks for the type itself: some time behind types_hash. */
void types_expect(const struct types *types, uint64_t hash);
/* The number of a type. Room must have been made for it. */
uint32_t types_put(struct types *types, struct str form, uint64_t hash);
/* Computes what vectors and senses are missing. */
void types_compute(struct types *types, const struct kernel *kernel);

static inline const float *
types_vector(const struct types *types, uint32_t type)
{
	return types->vectors + (size_t)type * types->model->sizes.width;
}

/* The sense of a type, u7: of a model that hears. */
static inline const uint8_t *
types_sense(const struct types *types, uint32_t type)
{
	return types->senses + (size_t)type * types->model->sizes.sense_width;
}

/* Asks for the vector of a type that will be copied soon: of some thousand
 * types in use, most lie in no near cache. */
static inline void
types_prefetch(const struct types *types, uint32_t type)
{
	const char *vector = (const char *)types_vector(types, type);
	size_t bytes = types->model->sizes.width * sizeof(float);
	for (size_t i = 0; i < bytes; i += 64)
		__builtin_prefetch(vector + i);
}

/* The type, with its ids put into `words`. */
const struct type *types_words(
		struct types *types, uint32_t type, struct words *words);
word_id types_lemma(struct types *types, uint32_t type, enum upos upos,
		uint32_t feats, struct words *words);

#endif
