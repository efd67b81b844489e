/* decode.h - the network's scores into a well-formed tree and names.
 *
 * docs/model-format.md, "The tree" and "Names". Ties go to the lowest number
 * and sums have one order, so the same scores give the same answer on every
 * machine. Scores may be anything, even no numbers. */
#ifndef DEMARCHE_PARSE_DECODE_H
#define DEMARCHE_PARSE_DECODE_H

#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"
#include "parse/tags.h"

/* Turns the best head of each token, heads[1] to heads[count], into a tree
 * with one root: heads that close a cycle are changed where that costs the
 * least. scores[d * stride + h] is that of head h for token d. At most
 * count * count steps; `count` is at most LIMIT_SENTENCE_TOKENS. */
void decode_tree(const float *scores, size_t stride, unsigned count,
		uint16_t *heads);

/* The sequence of name tags with the greatest sum of scores in which an I tag
 * continues a B or I tag of its kind: scores[t * stride + tag] of the tokens
 * t from 0, at most LIMIT_SENTENCE_TOKENS. */
void decode_names(const float *scores, size_t stride, unsigned count,
		uint8_t *tags);

#endif
