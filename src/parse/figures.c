#include "parse/figures.h"

#include <string.h>

enum { CLIMB = 4 }; /* from a figure's head to the verb above */

_Static_assert((int)LIMIT_FIGURES <= (int)BATCH_BLOCK,
		"the figures of a sentence fit into a block");

void
figures_init(struct figures *f, const struct model *model, struct arena *arena)
{
	size_t in = kernel_in_stride(&model->figure_in.matrix);
	in = kernel_wider(in, kernel_in_stride(&model->figure.matrix));
	in = kernel_wider(in, kernel_in_stride(&model->fact.matrix));
	*f = (struct figures){ .model = model };
	encoder_init(&f->ear, &model->figure_ear, arena);
	f->bytes = batch_block_rows(arena, in, sizeof *f->bytes);
	f->steps = batch_block_rows(arena, 1, sizeof *f->steps);
	f->vectors = batch_block_rows(arena,
			kernel_out_stride(&model->figure.matrix),
			sizeof *f->vectors);
	f->parties = batch_rows(arena,
			kernel_out_stride(&model->figure_party.matrix),
			sizeof *f->parties);
	f->kinds = batch_block_rows(arena,
			kernel_out_stride(&model->fact.matrix),
			sizeof *f->kinds);
}

/* ---- Words that stand for figures ------------------------------------- */

static bool
is_numeral(const struct token *token)
{
	return token->upos == UPOS_NUM || token->upos == UPOS_SYM;
}

static bool
may_be_counted(const struct token *token)
{
	return token->upos == UPOS_NOUN || token->upos == UPOS_PROPN
	       || token->upos == UPOS_ADJ || is_numeral(token);
}

static unsigned
head_of(const struct batch_sentence *sentence, unsigned token)
{
	unsigned head = token ? sentence->tokens[token - 1].head : 0;
	return head <= sentence->count ? head : 0;
}

/* A word of the number that another word stands for: "{20} million", "{3}
 * ships". */
static bool
is_part(const struct token *token)
{
	return token->deprel == DEPREL_NUMMOD
	       || token->deprel == DEPREL_COMPOUND;
}

/* What numerals count, and numerals that stand for themselves. */
static void
find_figures(const struct batch_sentence *sentence, struct figure_words *words)
{
	bool found[LIMIT_SENTENCE_TOKENS + 1] = { false };
	for (unsigned i = 1; i <= sentence->count; i++) {
		const struct token *token = &sentence->tokens[i - 1];
		unsigned head = head_of(sentence, i);
		if (!is_numeral(token))
			continue;
		bool counts = head
			      && may_be_counted(&sentence->tokens[head - 1]);
		found[head] |= counts;
		found[i] |= !counts || !is_part(token);
	}
	words->count = 0;
	for (unsigned i = 1;
			i <= sentence->count && words->count < LIMIT_FIGURES;
			i++)
		if (found[i])
			words->token[words->count++] = (uint16_t)i;
}

/* ---- Their ear -------------------------------------------------------- */

/* Appends the sentence to the batch. */
static void
take(struct batch *batch, const struct batch_sentence *sentence)
{
	unsigned first = batch->rows, end = first + sentence->count + 1u;
	struct batch_sentence *own = &batch->sentence[batch->sentences++];
	*own = *sentence;
	own->first = (uint16_t)first;
	for (unsigned row = first; row < end; row++) {
		batch->first[row] = (uint16_t)first;
		batch->end[row] = (uint16_t)end;
	}
	batch->rows = end;
}

/* What the ear adds to, of a sentence whose rows begin at `row` of its own
 * batch and at `from` of that of `rows`. */
static void
fill_rows(struct figures *f, const struct kernel *kernel,
		const struct figure_rows *rows, unsigned row, unsigned from,
		unsigned count)
{
	const struct model_sizes *sizes = &f->model->sizes;
	const struct kernel_layer *layer = &f->model->figure_in;
	size_t stride = kernel_in_stride(&layer->matrix);
	for (unsigned i = 0; i < count; i++) {
		uint8_t *to = f->bytes + i * stride;
		memcpy(to, rows->encoded + (from + i) * rows->encoded_stride,
				sizes->width);
		memcpy(to + sizes->width,
				rows->heard + (from + i) * rows->heard_stride,
				sizes->event_width);
	}
	kernel->apply(layer, f->bytes, NULL, count,
			f->ear.x + row * f->ear.trunk->width);
}

/* The same of a sentence, block by block. */
static void
fill_sentence(struct figures *f, const struct kernel *kernel,
		const struct figure_rows *rows, unsigned row,
		const struct batch_sentence *from)
{
	unsigned all = from->count + 1u;
	for (unsigned i = 0; i < all; i += BATCH_BLOCK)
		fill_rows(f, kernel, rows, row + i, from->first + i,
				all - i < BATCH_BLOCK ? all - i : BATCH_BLOCK);
}

void
figures_listen(struct figures *f, const struct kernel *kernel,
		const struct batch *batch, const struct figure_rows *rows)
{
	f->batch.rows = f->batch.sentences = 0;
	for (unsigned s = 0; s < batch->sentences; s++) {
		const struct batch_sentence *sentence = &batch->sentence[s];
		struct figure_words *words = &f->words[f->batch.sentences];
		find_figures(sentence, words);
		if (!words->count)
			continue;
		fill_sentence(f, kernel, rows, f->batch.rows, sentence);
		take(&f->batch, sentence);
	}
	if (!f->batch.rows)
		return;
	neighbours_find(&f->batch, &f->neighbours);
	encoder_run(&f->ear, kernel, &f->batch, &f->neighbours);
}

/* ---- What they tell ---------------------------------------------------- */

/* The ear's row of the token; of token 0, none, zeros. */
static void
put_part(const struct figures *f, const struct batch_sentence *sentence,
		unsigned token, uint8_t *to)
{
	size_t row = sentence->first + token, width = f->ear.trunk->width;
	if (token)
		memcpy(to, f->ear.out + row * f->ear.out_stride, width);
	else
		memset(to, KERNEL_ZERO, width);
}

/* The verb above the token, a few steps up; what stands there where none is. */
static unsigned
verb_above(const struct batch_sentence *sentence, unsigned token)
{
	unsigned at = head_of(sentence, token);
	for (unsigned step = 0; at && step < CLIMB; step++) {
		if (sentence->tokens[at - 1].upos == UPOS_VERB)
			break;
		at = head_of(sentence, at);
	}
	return at;
}

/* Vectors of all figures: those of kinds, then those of their parties. */
static void
make_vectors(const struct figures *f, const struct pairs *pairs,
		const struct figure_words *words)
{
	const struct kernel_layer *layer = &f->model->figure;
	size_t stride = kernel_in_stride(&layer->matrix);
	size_t part = f->ear.trunk->width;
	for (unsigned i = 0; i < words->count; i++) {
		unsigned token = words->token[i];
		const unsigned tokens[MODEL_FIGURE_PARTS] = { token,
			head_of(pairs->sentence, token),
			verb_above(pairs->sentence, token) };
		for (unsigned p = 0; p < MODEL_FIGURE_PARTS; p++)
			put_part(f, pairs->sentence, tokens[p],
					f->bytes + i * stride + p * part);
	}
	pairs->kernel->apply(layer, f->bytes, NULL, words->count, f->vectors);
}

static void
score_kinds(const struct figures *f, const struct pairs *pairs, unsigned count)
{
	const struct kernel_layer *layer = &f->model->fact;
	size_t stride = kernel_out_stride(&f->model->figure.matrix);
	kernel_apply_leaky(pairs->kernel, layer,
			(struct kernel_part){ f->vectors, stride,
					layer->matrix.inputs },
			count,
			(struct kernel_bytes){ f->bytes,
					kernel_in_stride(&layer->matrix),
					f->steps },
			f->kinds);
}

/* The vectors of all words as parties. */
static void
make_parties(const struct figures *f, const struct pairs *pairs)
{
	const struct batch_sentence *sentence = pairs->sentence;
	pairs->kernel->apply(&f->model->figure_party,
			f->ear.out + sentence->first * f->ear.out_stride, NULL,
			sentence->count + 1u, f->parties);
}

static void
fill(const struct figures *f, unsigned i, struct heard_figure *out)
{
	const struct model *model = f->model;
	const float *score =
			f->kinds + i * kernel_out_stride(&model->fact.matrix);
	for (unsigned k = 0; k < HEARD_FACTS; k++)
		out->margin[k] = HEARD_NEVER;
	for (unsigned k = 0; k < model->sizes.facts; k++)
		if (model->fact_kind[k] < HEARD_FACTS)
			out->margin[model->fact_kind[k]] = score[k] - score[0];
}

/* What figure `i` of those whose vectors are made tells. */
static void
hear_one(const struct figures *f, struct pairs *pairs, unsigned i,
		struct arena *arena, struct heard_figure *out)
{
	const struct model *model = f->model;
	size_t own = kernel_out_stride(&model->figure.matrix);
	struct pair_parties parties = { f->parties,
		kernel_out_stride(&model->figure_party.matrix) };
	fill(f, i, out);
	out->party = pairs_score(pairs, &model->side, out->token,
			f->vectors + i * own + model->fact.matrix.inputs,
			parties, arena);
}

void
figures_hear(struct figures *f, unsigned s, struct pairs *pairs,
		struct arena *arena, struct heard_sentence *out)
{
	const struct figure_words *words = &f->words[s];
	struct heard_figure *heard =
			ARENA_NEW(arena, struct heard_figure, words->count);
	make_vectors(f, pairs, words);
	score_kinds(f, pairs, words->count);
	make_parties(f, pairs);
	for (unsigned i = 0; i < words->count; i++) {
		heard[i].token = words->token[i];
		hear_one(f, pairs, i, arena, &heard[i]);
	}
	out->figure = heard;
	out->figures = words->count;
	out->tokens = pairs->sentence->count;
}
