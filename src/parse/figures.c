#include "parse/figures.h"

#include <string.h>

enum { CLIMB = 4 }; /* from a figure's head to the verb above */

void
figures_init(struct figures *f, const struct model *model, struct arena *arena)
{
	size_t in = kernel_in_stride(&model->figure.matrix);
	in = kernel_wider(in, kernel_in_stride(&model->figure_party.matrix));
	in = kernel_wider(in, kernel_in_stride(&model->fact.matrix));
	*f = (struct figures){ .model = model };
	f->bytes = batch_rows(arena, in, sizeof *f->bytes);
	f->steps = batch_rows(arena, 1, sizeof *f->steps);
	f->vectors = batch_rows(arena, kernel_out_stride(&model->figure.matrix),
			sizeof *f->vectors);
	f->parties = batch_rows(arena,
			kernel_out_stride(&model->figure_party.matrix),
			sizeof *f->parties);
	f->kinds = batch_rows(arena, kernel_out_stride(&model->fact.matrix),
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

/* What numerals count, and numerals that stand for themselves, in order; how
 * many there are. */
static unsigned
find_figures(const struct batch_sentence *sentence, uint16_t *figure)
{
	bool found[LIMIT_SENTENCE_TOKENS + 1] = { false };
	unsigned count = 0;
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
	for (unsigned i = 1; i <= sentence->count && count < LIMIT_FIGURES; i++)
		if (found[i])
			figure[count++] = (uint16_t)i;
	return count;
}

/* ---- What they tell ---------------------------------------------------- */

/* Row of the token behind one another from both; of token 0, none, zeros. */
static void
put_part(const struct figures *f, const struct figure_rows *rows,
		unsigned token, uint8_t *to)
{
	const struct model_sizes *sizes = &f->model->sizes;
	if (!token) {
		memset(to, KERNEL_ZERO, sizes->width + sizes->event_width);
		return;
	}
	memcpy(to, rows->encoded + token * rows->encoded_stride, sizes->width);
	memcpy(to + sizes->width, rows->heard + token * rows->heard_stride,
			sizes->event_width);
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
		const struct figure_rows *rows, const uint16_t *figure,
		unsigned count)
{
	const struct kernel_layer *layer = &f->model->figure;
	size_t stride = kernel_in_stride(&layer->matrix);
	size_t part = f->model->sizes.width + f->model->sizes.event_width;
	for (unsigned i = 0; i < count; i++) {
		const unsigned tokens[MODEL_FIGURE_PARTS] = { figure[i],
			head_of(pairs->sentence, figure[i]),
			verb_above(pairs->sentence, figure[i]) };
		for (unsigned p = 0; p < MODEL_FIGURE_PARTS; p++)
			put_part(f, rows, tokens[p],
					f->bytes + i * stride + p * part);
	}
	pairs->kernel->apply(layer, f->bytes, NULL, count, f->vectors);
}

static void
score_kinds(const struct figures *f, const struct pairs *pairs, unsigned count)
{
	const struct kernel_layer *layer = &f->model->fact;
	unsigned width = layer->matrix.inputs;
	size_t stride = kernel_out_stride(&f->model->figure.matrix);
	pairs->kernel->quantise(
			(struct kernel_part){ f->vectors, stride, width }, true,
			count,
			(struct kernel_bytes){ f->bytes,
					kernel_in_stride(&layer->matrix),
					f->steps });
	pairs->kernel->apply(layer, f->bytes, f->steps, count, f->kinds);
}

/* The vectors of all words as parties. */
static void
make_parties(const struct figures *f, const struct pairs *pairs,
		const struct figure_rows *rows)
{
	const struct kernel_layer *layer = &f->model->figure_party;
	size_t stride = kernel_in_stride(&layer->matrix);
	unsigned all = pairs->sentence->count + 1u;
	for (unsigned i = 0; i < all; i++)
		put_part(f, rows, i, f->bytes + i * stride);
	pairs->kernel->apply(layer, f->bytes, NULL, all, f->parties);
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
figures_hear(struct figures *f, struct pairs *pairs,
		const struct figure_rows *rows, struct arena *arena,
		struct heard_sentence *out)
{
	uint16_t figure[LIMIT_FIGURES];
	unsigned count = find_figures(pairs->sentence, figure);
	if (!count)
		return;
	struct heard_figure *heard =
			ARENA_NEW(arena, struct heard_figure, count);
	make_vectors(f, pairs, rows, figure, count);
	score_kinds(f, pairs, count);
	make_parties(f, pairs, rows);
	for (unsigned i = 0; i < count; i++) {
		heard[i].token = figure[i];
		hear_one(f, pairs, i, arena, &heard[i]);
	}
	out->figure = heard;
	out->figures = (uint16_t)count;
	out->tokens = pairs->sentence->count;
}
