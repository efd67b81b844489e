#include "parse/heads.h"

#include <float.h>
#include <string.h>

#include "parse/decode.h"
#include "parse/encoder.h"

enum { SCORES = KERNEL_SENTENCE_ROWS * KERNEL_SENTENCE_ROWS };

static size_t
widest(const struct model *model, size_t (*width)(const struct kernel_matrix *))
{
	size_t most = width(&model->heads.matrix);
	if (width(&model->arc.matrix) > most)
		most = width(&model->arc.matrix);
	if (width(&model->label.matrix) > most)
		most = width(&model->label.matrix);
	return most;
}

static void *
zeroed(struct arena *arena, size_t count, size_t element)
{
	return arena_zero_aligned(arena, count * element, KERNEL_ALIGN);
}

void
heads_init(struct heads *h, const struct model *model, struct arena *arena)
{
	size_t in = widest(model, kernel_in_stride);
	size_t out = widest(model, kernel_out_stride);
	size_t arc = kernel_in_stride(&model->arc.matrix);
	*h = (struct heads){ .model = model };
	h->outputs = batch_rows(arena, kernel_out_stride(&model->heads.matrix),
			sizeof *h->outputs);
	h->dependents = batch_rows(arena, arc, 1);
	h->governors = batch_rows(arena, arc, 1);
	h->dependent_steps = batch_rows(arena, 1, sizeof(float));
	h->governor_steps = batch_rows(arena, 1, sizeof(float));
	h->governor_rows = batch_rows(arena, 1, sizeof(uint16_t));
	h->governor_buckets = batch_rows(arena, 1, 1);
	h->labels = batch_rows(arena, 1, 1);
	h->upos = batch_rows(arena, 1, 1);
	for (unsigned f = 0; f < model->sizes.features; f++)
		h->feature[f] = batch_rows(arena, 1, 1);
	h->floats = zeroed(arena, BATCH_BLOCK * out, sizeof *h->floats);
	h->bytes = zeroed(arena, BATCH_BLOCK * in, 1);
	h->steps = zeroed(arena, BATCH_BLOCK, sizeof *h->steps);
	h->weights = zeroed(arena, KERNEL_SENTENCE_ROWS * arc, 1);
	h->start = zeroed(arena, KERNEL_SENTENCE_ROWS, sizeof *h->start);
	h->dots = zeroed(arena, SCORES, sizeof *h->dots);
	h->scores = zeroed(arena, SCORES, sizeof *h->scores);
}

/* Part of the heads' outputs, from row `row` on. */
static struct kernel_part
part(const struct heads *h, unsigned row, unsigned at, unsigned width)
{
	size_t stride = kernel_out_stride(&h->model->heads.matrix);
	return (struct kernel_part){ h->outputs + row * stride + at, stride,
		width };
}

/* ---- What a row says of itself ---------------------------------------- */

/* The heads' outputs of a block of rows, and its arc vectors. */
static void
run_block(struct heads *h, const struct kernel *kernel, const uint8_t *encoded,
		unsigned row, unsigned rows)
{
	const struct model *model = h->model;
	const struct model_outputs *at = &model->outputs;
	const struct kernel_matrix *matrix = &model->heads.matrix;
	const struct kernel_matrix *arc = &model->arc.matrix;
	size_t stride = kernel_in_stride(arc);
	unsigned width = model->sizes.arc_width;
	kernel->apply(&model->heads, encoded + row * kernel_in_stride(matrix),
			NULL, rows,
			h->outputs + row * kernel_out_stride(matrix));
	kernel->quantise(part(h, row, at->arc_head, width), true, rows,
			(struct kernel_bytes){ h->governors + row * stride,
					stride, h->governor_steps + row });
	kernel->quantise(part(h, row, at->arc_dependent, width), true, rows,
			(struct kernel_bytes){ h->bytes, stride, h->steps });
	kernel->apply(&model->arc, h->bytes, h->steps, rows, h->floats);
	kernel->quantise((struct kernel_part){ h->floats,
					 kernel_out_stride(arc), width },
			false, rows,
			(struct kernel_bytes){ h->dependents + row * stride,
					stride, h->dependent_steps + row });
}

/* The best tag and features of a block of rows. */
static void
choose_tags(struct heads *h, const struct kernel *kernel, unsigned row,
		unsigned rows)
{
	const struct model_outputs *at = &h->model->outputs;
	const struct model_sizes *sizes = &h->model->sizes;
	kernel->choose(part(h, row, at->upos, sizes->upos), rows,
			h->upos + row);
	for (unsigned f = 0; f < sizes->features; f++)
		kernel->choose(part(h, row, at->feature[f], sizes->values[f]),
				rows, h->feature[f] + row);
}

static uint32_t
feats_of(const struct heads *h, unsigned row)
{
	const struct model *model = h->model;
	uint32_t feats = 0;
	for (unsigned f = 0; f < model->sizes.features; f++)
		if (model->feature[f] < FEATURE_COUNT)
			feats = feats_set(feats,
					(enum feature)model->feature[f],
					model->value[f][h->feature[f][row]]);
	return feats;
}

static void
tag_sentence(const struct heads *h, const struct batch_sentence *sentence)
{
	unsigned first = sentence->first + 1u;
	for (unsigned i = 0; i < sentence->count; i++) {
		struct token *token = &sentence->tokens[i];
		token->upos = h->model->upos[h->upos[first + i]];
		token->feats = feats_of(h, first + i);
	}
}

void
heads_name(const struct heads *h, const struct batch *batch)
{
	uint8_t tags[LIMIT_SENTENCE_TOKENS];
	for (unsigned s = 0; s < batch->sentences; s++) {
		const struct batch_sentence *sentence = &batch->sentence[s];
		struct kernel_part names = part(h, sentence->first + 1u,
				h->model->outputs.names, 0);
		decode_names(names.at, names.stride, sentence->count, tags);
		for (unsigned i = 0; i < sentence->count; i++)
			sentence->tokens[i].name = tags[i];
	}
}

/* ---- Arcs ------------------------------------------------------------- */

/* Four u7 with 64 taken off each. */
static uint32_t
without_zero_points(uint32_t four)
{
	return ((four | 0x80808080u) - 0x40404040u) ^ 0x80808080u;
}

/* A loop of its own, of which the compiler makes sums of many bytes at once. */
static int32_t
sum_of(const uint8_t *bytes, unsigned count)
{
	int32_t sum = 0;
	for (unsigned i = 0; i < count; i++)
		sum += bytes[i];
	return sum;
}

/* The governors' bytes as weights: in the product of bytes it does not matter
 * which side has its zero point taken off beforehand. */
static struct kernel_matrix
pack_governors(struct heads *h, const struct batch_sentence *sentence)
{
	const struct kernel_matrix *arc = &h->model->arc.matrix;
	unsigned rows = sentence->count + 1u;
	struct kernel_matrix matrix = {
		.weights = h->weights,
		.start = h->start,
		.inputs = arc->inputs,
		.input_blocks = arc->input_blocks,
		.output_blocks = (rows + KERNEL_OUTPUTS - 1) / KERNEL_OUTPUTS,
	};
	size_t stride = kernel_in_stride(&matrix);
	for (unsigned o = 0; o < rows; o++) {
		const uint8_t *from =
				h->governors + (sentence->first + o) * stride;
		int8_t *to = h->weights
			     + kernel_weight_at(matrix.input_blocks, o, 0);
		for (unsigned i = 0; i < matrix.inputs; i += 4, to += 64) {
			uint32_t four;
			memcpy(&four, from + i, sizeof four);
			four = without_zero_points(four);
			memcpy(to, &four, sizeof four);
		}
		h->start[o] = -KERNEL_ZERO
			      * (sum_of(from, matrix.inputs)
					      - KERNEL_ZERO * (int32_t)matrix.inputs);
	}
	return matrix;
}

/* The bucket of a head's signed distance from its dependent. */
static uint8_t
bucket_of(const struct model *model, unsigned dependent, unsigned head)
{
	enum { REACH = 32, ROOT = 65 };
	int distance = (int)head - (int)dependent;
	distance = distance < -REACH ? -REACH : distance;
	distance = distance > REACH ? REACH : distance;
	return model->bucket[head ? distance + REACH : ROOT];
}

static void
attach_sentence(struct heads *h, const struct kernel *kernel,
		const struct batch_sentence *sentence)
{
	const struct model *model = h->model;
	struct kernel_matrix governors = pack_governors(h, sentence);
	unsigned first = sentence->first, rows = sentence->count + 1u;
	size_t stride = kernel_out_stride(&governors);
	kernel->multiply(&governors,
			h->dependents + first * kernel_in_stride(&governors),
			rows, h->dots);
	uint16_t heads[LIMIT_SENTENCE_TOKENS + 1];
	struct kernel_arcs arcs = {
		.rows = rows,
		.dots = h->dots,
		.stride = stride,
		.head_steps = h->governor_steps + first,
		.dependent_steps = h->dependent_steps + first,
		.prior = model->prior,
		.bucket = model->bucket,
		.relative = part(h, first, model->outputs.relative,
				model->sizes.relatives),
	};
	kernel->score_arcs(&arcs, h->scores, heads);
	decode_tree(h->scores, stride, sentence->count, heads);
	h->governor_rows[first] = (uint16_t)first;
	for (unsigned i = 1; i < rows; i++) {
		sentence->tokens[i - 1].head = heads[i];
		h->governor_rows[first + i] = (uint16_t)(first + heads[i]);
		h->governor_buckets[first + i] = bucket_of(model, i, heads[i]);
	}
}

/* ---- Relations -------------------------------------------------------- */

/* Leaves a block's relation scores in `floats`. */
static void
score_labels(struct heads *h, const struct kernel *kernel, unsigned row,
		unsigned rows)
{
	const struct model *model = h->model;
	const struct model_outputs *at = &model->outputs;
	const struct kernel_matrix *matrix = &model->label.matrix;
	unsigned width = model->sizes.label_width;
	struct kernel_sum sum = {
		.a = part(h, row, at->label_dependent, width),
		.b = part(h, 0, at->label_head, width),
		.c = { model->label_relative, width, width },
		.b_rows = h->governor_rows + row,
		.c_rows = h->governor_buckets + row,
	};
	kernel->quantise_sum(&sum, rows,
			(struct kernel_bytes){ h->bytes,
					kernel_in_stride(matrix), h->steps });
	kernel->apply(&model->label, h->bytes, h->steps, rows, h->floats);
}

/* The best relation of each row, if its head is not the root. */
static void
label_block(struct heads *h, const struct kernel *kernel, unsigned row,
		unsigned rows)
{
	const struct model *model = h->model;
	size_t stride = kernel_out_stride(&model->label.matrix);
	score_labels(h, kernel, row, rows);
	for (unsigned r = 0; r < rows; r++)
		h->floats[r * stride + model->root_label] = -FLT_MAX;
	kernel->choose((struct kernel_part){ h->floats, stride,
				       model->sizes.deprels },
			rows, h->labels + row);
}

static void
label_sentence(const struct heads *h, const struct batch_sentence *sentence)
{
	const uint8_t *labels = h->labels + sentence->first + 1;
	for (unsigned i = 0; i < sentence->count; i++) {
		struct token *token = &sentence->tokens[i];
		unsigned label = token->head ? labels[i] : h->model->root_label;
		token->deprel = h->model->deprel[label];
	}
}

/* ---- The whole -------------------------------------------------------- */

void
heads_run(struct heads *h, const struct kernel *kernel,
		const struct batch *batch, const uint8_t *encoded)
{
	for (unsigned row = 0; row < batch->rows; row += BATCH_BLOCK) {
		unsigned rows = batch_block(batch, row);
		run_block(h, kernel, encoded, row, rows);
		choose_tags(h, kernel, row, rows);
	}
	for (unsigned s = 0; s < batch->sentences; s++) {
		tag_sentence(h, &batch->sentence[s]);
		attach_sentence(h, kernel, &batch->sentence[s]);
	}
	for (unsigned row = 0; row < batch->rows; row += BATCH_BLOCK)
		label_block(h, kernel, row, batch_block(batch, row));
	for (unsigned s = 0; s < batch->sentences; s++)
		label_sentence(h, &batch->sentence[s]);
	if (!model_hears(h->model))
		heads_name(h, batch);
}
