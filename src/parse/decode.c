#include "parse/decode.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { NODES = LIMIT_SENTENCE_TOKENS + 1 };

/* ---- Trees ------------------------------------------------------------ */

/* Where following heads from a token leads. */
enum { UNKNOWN, PASSED, ATTACHED, LOST }; /* PASSED: being followed */

struct tree {
	const float *scores;
	size_t stride;
	unsigned count;
	uint16_t *heads;
	uint8_t state[NODES];
	bool cycle[NODES]; /* on the cycle that is being opened */
};

static float
score(const struct tree *tree, unsigned dependent, unsigned head)
{
	return tree->scores[dependent * tree->stride + head];
}

/* The token that likes most to be the root: of those that are, if there are
 * any, else of all. */
static unsigned
best_root(const struct tree *tree, bool any)
{
	unsigned best = 0;
	for (unsigned d = 1; d <= tree->count; d++)
		if ((!any || !tree->heads[d])
				&& (!best
						|| score(tree, d, 0) > score(
								   tree, best,
								   0)))
			best = d;
	return best;
}

/* The best head other than the root. */
static unsigned
best_token(const struct tree *tree, unsigned dependent)
{
	unsigned best = 0;
	for (unsigned h = 1; h <= tree->count; h++)
		if (h != dependent
				&& (!best
						|| score(tree, dependent, h) > score(
								   tree,
								   dependent,
								   best)))
			best = h;
	return best;
}

static void
leave_one_root(struct tree *tree)
{
	unsigned roots = 0;
	for (unsigned d = 1; d <= tree->count; d++)
		roots += !tree->heads[d];
	if (roots == 1)
		return;
	unsigned root = best_root(tree, roots > 0);
	for (unsigned d = 1; d <= tree->count; d++)
		if (!tree->heads[d] && d != root)
			tree->heads[d] = (uint16_t)best_token(tree, d);
	tree->heads[root] = 0;
}

/* Follows heads from `token` and notes where that leads. Returns a token of
 * the cycle when that is found for the first time, else 0. */
static unsigned
follow(struct tree *tree, unsigned token)
{
	unsigned at = token;
	for (; tree->state[at] == UNKNOWN; at = tree->heads[at])
		tree->state[at] = PASSED;
	unsigned found = tree->state[at] == PASSED ? at : 0;
	uint8_t end = tree->state[at] == ATTACHED ? ATTACHED : LOST;
	for (at = token; tree->state[at] == PASSED; at = tree->heads[at])
		tree->state[at] = end;
	return found;
}

static void
forget_states(struct tree *tree)
{
	memset(tree->state, UNKNOWN, sizeof tree->state);
	tree->state[0] = ATTACHED;
}

/* Token `dependent` of the cycle and the attached token that it would best
 * take for its head. */
struct change {
	unsigned dependent, head;
	float gain;
};

static void
try_heads(const struct tree *tree, unsigned dependent, struct change *best)
{
	float own = score(tree, dependent, tree->heads[dependent]);
	for (unsigned h = 1; h <= tree->count; h++) {
		if (tree->state[h] != ATTACHED)
			continue;
		float gain = score(tree, dependent, h) - own;
		if (!best->dependent || gain > best->gain)
			*best = (struct change){ dependent, h, gain };
	}
}

/* Opens the cycle that goes through `token`. */
static void
open_cycle(struct tree *tree, unsigned token)
{
	memset(tree->cycle, 0, sizeof tree->cycle);
	for (unsigned at = token; !tree->cycle[at]; at = tree->heads[at])
		tree->cycle[at] = true;
	for (unsigned t = 1; t <= tree->count; t++)
		follow(tree, t);
	struct change best = { 0 };
	for (unsigned d = 1; d <= tree->count; d++)
		if (tree->cycle[d])
			try_heads(tree, d, &best);
	tree->heads[best.dependent] = (uint16_t)best.head;
	forget_states(tree);
}

void
decode_tree(const float *scores, size_t stride, unsigned count, uint16_t *heads)
{
	if (!count)
		return;
	struct tree tree = {
		.scores = scores,
		.stride = stride,
		.count = count,
		.heads = heads,
	};
	forget_states(&tree);
	leave_one_root(&tree);
	for (unsigned t = 1; t <= count; t++) {
		unsigned on_cycle = follow(&tree, t);
		if (on_cycle)
			open_cycle(&tree, on_cycle);
	}
}

/* ---- Names ------------------------------------------------------------ */

/* Tags come as O, then B and I of each kind. */
static bool
is_inside(unsigned tag)
{
	return tag && tag % 2 == 0;
}

static unsigned
best_tag(const float *sums)
{
	unsigned best = 0;
	for (unsigned t = 1; t < NAME_COUNT; t++)
		if (sums[t] > sums[best])
			best = t;
	return best;
}

void
decode_names(const float *scores, size_t stride, unsigned count, uint8_t *tags)
{
	uint8_t before[LIMIT_SENTENCE_TOKENS][NAME_COUNT];
	float sums[NAME_COUNT] = { 0.0f }, next[NAME_COUNT];
	for (unsigned t = 1; t < NAME_COUNT; t++)
		sums[t] = -INFINITY; /* as if an O stood before the first */
	for (unsigned i = 0; i < count; i++, scores += stride) {
		unsigned any = best_tag(sums);
		for (unsigned t = 0; t < NAME_COUNT; t++) {
			unsigned from = any;
			if (is_inside(t))
				from = sums[t - 1] >= sums[t] ? t - 1 : t;
			before[i][t] = (uint8_t)from;
			next[t] = sums[from] + scores[t];
		}
		memcpy(sums, next, sizeof sums);
	}
	unsigned tag = best_tag(sums);
	for (unsigned i = count; i-- > 0; tag = before[i][tag])
		tags[i] = (uint8_t)tag;
}
