/* encoder.h - vectors of words into vectors of words in their sentence:
 * residual convolutions with maxout, of an ear over its tree, too (docs/model-format.md, "The encoder", "The
 * ear").
 *
 * Goodfellow et al., Maxout Networks (ICML 2013); Ba et al., Layer
 * Normalization (2016). Nothing is allocated after init. */
#ifndef DEMARCHE_PARSE_ENCODER_H
#define DEMARCHE_PARSE_ENCODER_H

#include "parse/batch.h"
#include "parse/model.h"
#include "parse/neighbours.h"

struct encoder {
	const struct model_trunk *trunk;
	float *x; /* [rows][width]: in, the vectors; then the sums */
	size_t out_stride;
	uint8_t *out;       /* [rows][out_stride]: what matrices multiply */
	uint8_t *y, *other; /* [rows][width]: normalised, of two layers */
	uint8_t *window;    /* [block][widest in stride of the layers] */
	uint8_t *zero;      /* [width] of KERNEL_ZERO */
};

void encoder_init(struct encoder *encoder, const struct model_trunk *trunk,
		struct arena *arena);
/* From `x` to `out`. `neighbours` may be null where no layer is over the tree
 * (dilation 0). */
void encoder_run(struct encoder *encoder, const struct kernel *kernel,
		const struct batch *batch, const struct neighbours *neighbours);

/* Zeroed rows for a whole batch and what kernels touch behind it. */
void *batch_rows(struct arena *arena, size_t width, size_t element);
/* The same for a block of them. */
void *batch_block_rows(struct arena *arena, size_t width, size_t element);

#endif
