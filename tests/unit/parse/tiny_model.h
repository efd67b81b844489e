/* tiny_model.h - a model file of random weights, a few ten kilobytes long,
 * with which the tests need no trained one. */
#ifndef DEMARCHE_TESTS_TINY_MODEL_H
#define DEMARCHE_TESTS_TINY_MODEL_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* The file's bytes, in the arena and aligned to 64 bytes. The words "the",
 * "them", "of" and "minister" are known to it. */
struct str tiny_model(struct arena *arena, uint64_t seed);
/* The same with an ear of two layers that hears events: ACCUSE, AID, ASSAULT
 * and one that the program does not know; actual, negated and one more. */
struct str tiny_hearing_model(struct arena *arena, uint64_t seed);

/* The same with annotated triggers: TINY_NEAR of them, the third and fourth
 * alike but for category and text, the last without a length; the second is of
 * the category that the program does not know. */
enum { TINY_NEAR = 6 };
struct str tiny_near_model(struct arena *arena, uint64_t seed);

/* The same as tiny_hearing_model with an ear whose second layer is over the
 * tree. */
struct str tiny_tree_model(struct arena *arena, uint64_t seed);

/* The same as tiny_hearing_model with figures: of counts, of aid and of a kind
 * that the program does not know. */
struct str tiny_figures_model(struct arena *arena, uint64_t seed);

/* The same as tiny_near_model with sections packed. */
struct str tiny_packed_model(struct arena *arena, uint64_t seed);

/* A row with so many low bits a number, into zeroed bytes; returns how many
 * it takes. */
size_t tiny_pack_row(const int8_t *row, unsigned width, unsigned low,
		uint8_t *out);

/* Makes the checksum right again after the bytes were changed. */
void tiny_model_seal(struct str model);

/* The bytes of a section as they lie in the file. */
struct str tiny_model_section(struct str model, const char *name);

#endif
