#include "parse/hear.h"

#include <string.h>

/* Event vectors are what the ear's layers add to. */
static void
init_ear(struct hear *h, struct arena *arena)
{
	const struct model *model = h->model;
	encoder_init(&h->ear, &model->ear, arena);
	h->events = h->ear.x;
	h->names = batch_block_rows(arena,
			kernel_out_stride(&model->ear_names.matrix),
			sizeof *h->names);
	h->more = batch_rows(arena, kernel_out_stride(&model->ear_roles.matrix),
			sizeof *h->more);
}

void
hear_init(struct hear *h, const struct model *model, const struct types *types,
		struct arena *arena)
{
	const struct model_sizes *sizes = &model->sizes;
	const struct kernel_matrix *sense = &model->sense.matrix;
	const struct kernel_matrix *event = &model->event.matrix;
	size_t in = kernel_in_stride(event);
	size_t roles = kernel_out_stride(&model->roles.matrix);
	in = kernel_wider(in, kernel_in_stride(sense));
	*h = (struct hear){ .model = model, .types = types };
	init_ear(h, arena);
	h->scores = batch_rows(
			arena, kernel_out_stride(event), sizeof *h->scores);
	h->bytes = batch_block_rows(arena, in, sizeof *h->bytes);
	h->steps = batch_block_rows(arena, 1, sizeof *h->steps);
	h->outputs = batch_rows(arena, roles, sizeof *h->outputs);
	h->no_sense = arena_zero_aligned(
			arena, sizes->sense_width, KERNEL_ALIGN);
	memset(h->no_sense, KERNEL_ZERO, sizes->sense_width);
	pairs_init(&h->pairs, model, arena);
	if (model_hears_figures(model))
		figures_init(&h->figures, model, arena);
}

/* ---- Event vectors ---------------------------------------------------- */

/* The sense of the token at a distance from row `row`. The root and what is
 * beyond the sentence mean nothing. */
static const uint8_t *
sense_at(const struct hear *h, const struct batch *batch, unsigned row,
		int distance)
{
	int at = (int)row + distance;
	if (at <= (int)batch->first[row] || at >= (int)batch->end[row])
		return h->no_sense;
	return types_sense(h->types, batch->type[at]);
}

/* The senses of the tokens around row `row` of its sentence, and so many more,
 * of its neighbours in the tree. */
static void
find_window(const struct hear *h, const struct batch *batch, unsigned row,
		unsigned count, const uint8_t **parts)
{
	int reach = (int)h->model->sizes.sense_reach;
	for (int distance = -reach; distance <= reach; distance++)
		*parts++ = sense_at(h, batch, row, distance);
	for (unsigned n = 0; n < count - (2u * (unsigned)reach + 1); n++) {
		unsigned at = h->neighbours.row[row][n];
		*parts++ = at == NEIGHBOUR_NONE
					   ? h->no_sense
					   : sense_at(h, batch, row,
							     (int)at - (int)row);
	}
}

static float *
event_vector(const struct hear *h, unsigned row)
{
	return h->events + (size_t)row * h->model->sizes.event_width;
}

/* What the heads give to the event vectors from row `row` on. */
static struct kernel_part
event_outputs(const struct heads *heads, unsigned row)
{
	const struct model *model = heads->model;
	size_t stride = kernel_out_stride(&model->heads.matrix);
	return (struct kernel_part){
		heads->outputs + row * stride + model->outputs.event, stride,
		model->sizes.event_width
	};
}

/* The event vectors of a block of rows. */
static void
make_vectors(struct hear *h, const struct kernel *kernel,
		const struct batch *batch, const struct heads *heads,
		unsigned row, unsigned rows)
{
	enum { SENSES = 2 * MODEL_REACH + 1 + NEIGHBOURS };
	const struct model *model = h->model;
	unsigned senses = model_senses(&model->sizes);
	const uint8_t *parts[SENSES * BATCH_BLOCK];
	for (unsigned r = 0; r < rows; r++)
		find_window(h, batch, row + r, senses, parts + r * senses);
	kernel->join(parts, senses, model->sizes.sense_width, rows, h->bytes,
			kernel_in_stride(&model->sense.matrix));
	kernel->apply(&model->sense, h->bytes, NULL, rows,
			event_vector(h, row));
	kernel->add(event_outputs(heads, row), rows, event_vector(h, row));
}

/* Adds what the ear says of names to the heads' outputs. */
static void
add_names(struct hear *h, const struct kernel *kernel, struct heads *heads,
		unsigned row, unsigned rows)
{
	const struct model *model = h->model;
	size_t from = kernel_out_stride(&model->ear_names.matrix);
	size_t to = kernel_out_stride(&model->heads.matrix);
	kernel->apply(&model->ear_names, h->ear.out + row * h->ear.out_stride,
			NULL, rows, h->names);
	for (unsigned r = 0; r < rows; r++) {
		float *scores = heads->outputs + (row + r) * to
				+ model->outputs.names;
		for (unsigned n = 0; n < model->sizes.names; n++)
			scores[n] += h->names[r * from + n];
	}
}

void
hear_listen(struct hear *h, const struct kernel *kernel,
		const struct batch *batch, struct heads *heads)
{
	bool over_tree = model_ear_over_tree(&h->model->sizes);
	if (over_tree)
		neighbours_find(batch, &h->neighbours);
	for (unsigned row = 0; row < batch->rows; row += BATCH_BLOCK)
		make_vectors(h, kernel, batch, heads, row,
				batch_block(batch, row));
	encoder_run(&h->ear, kernel, batch, over_tree ? &h->neighbours : NULL);
	for (unsigned row = 0; row < batch->rows; row += BATCH_BLOCK)
		add_names(h, kernel, heads, row, batch_block(batch, row));
	heads_name(heads, batch);
}

/* ---- Words that tell -------------------------------------------------- */

static void
score_block(struct hear *h, const struct kernel *kernel, unsigned row,
		unsigned rows)
{
	const struct kernel_layer *layer = &h->model->event;
	unsigned width = layer->matrix.inputs;
	kernel_apply_leaky(kernel, layer,
			(struct kernel_part){ event_vector(h, row), width,
					width },
			rows,
			(struct kernel_bytes){ h->bytes,
					kernel_in_stride(&layer->matrix),
					h->steps },
			h->scores + row * kernel_out_stride(&layer->matrix));
}

static const float *
scores_of(const struct hear *h, unsigned row)
{
	return h->scores + row * kernel_out_stride(&h->model->event.matrix);
}

/* The margin of the likeliest category, of those that are known. */
static float
best_margin(const struct hear *h, unsigned row)
{
	const struct model *model = h->model;
	const float *scores = scores_of(h, row);
	float best = HEARD_NEVER;
	for (unsigned c = 1; c < model->sizes.categories; c++)
		if (model->category[c] < HEARD_CATEGORIES
				&& scores[c] - scores[0] > best)
			best = scores[c] - scores[0];
	return best;
}

/* The tokens that tell most so far, in order. */
struct chosen {
	unsigned count;
	uint16_t token[LIMIT_HEARD + 1];
	float margin[LIMIT_HEARD + 1];
};

/* Takes out the one that tells least, the last of equals. */
static void
drop_least(struct chosen *chosen)
{
	unsigned least = 0;
	for (unsigned i = 1; i < chosen->count; i++)
		if (chosen->margin[i] <= chosen->margin[least])
			least = i;
	chosen->count--;
	for (unsigned i = least; i < chosen->count; i++) {
		chosen->token[i] = chosen->token[i + 1];
		chosen->margin[i] = chosen->margin[i + 1];
	}
}

static void
choose_triggers(const struct hear *h, const struct batch_sentence *sentence,
		struct chosen *chosen)
{
	chosen->count = 0;
	for (unsigned i = 1; i <= sentence->count; i++) {
		float margin = best_margin(h, sentence->first + i);
		if (!(margin > HEARD_LEAST))
			continue;
		chosen->token[chosen->count] = (uint16_t)i;
		chosen->margin[chosen->count++] = margin;
		if (chosen->count > LIMIT_HEARD)
			drop_least(chosen);
	}
}

static unsigned
greatest(const float *x, unsigned from, unsigned count)
{
	unsigned best = from;
	for (unsigned i = from + 1; i < count; i++)
		if (x[i] > x[best])
			best = i;
	return best;
}

/* What the scores of a row say. */
static void
fill(const struct hear *h, unsigned row, struct heard *heard)
{
	const struct model *model = h->model;
	const float *scores = scores_of(h, row);
	const float *statuses = scores + model->sizes.categories;
	for (unsigned c = 0; c < HEARD_CATEGORIES; c++)
		heard->margin[c] = HEARD_NEVER;
	for (unsigned s = 0; s < HEARD_STATUSES; s++)
		heard->statuses[s] = HEARD_NEVER;
	for (unsigned c = 0; c < model->sizes.categories; c++)
		if (model->category[c] < HEARD_CATEGORIES)
			heard->margin[model->category[c]] =
					scores[c] - scores[0];
	for (unsigned s = 0; s < model->sizes.statuses; s++)
		if (model->status[s] < HEARD_STATUSES)
			heard->statuses[model->status[s]] = statuses[s];
	heard->category = (uint8_t)greatest(heard->margin, 1, HEARD_CATEGORIES);
	heard->status = (uint8_t)greatest(heard->statuses, 0, HEARD_STATUSES);
}

/* ---- Who is who ------------------------------------------------------- */

/* Everything about the sentence that is heard. */
struct hearing {
	struct hear *h;
	const struct kernel *kernel;
	const uint8_t *encoded;
	const struct text *text;
	const struct batch_sentence *sentence;
};

/* The vectors of all tokens of the sentence, as triggers and as parties. */
static void
run_roles(const struct hearing *p)
{
	const struct kernel_layer *layer = &p->h->model->roles;
	size_t in = kernel_in_stride(&layer->matrix);
	p->kernel->apply(layer, p->encoded + p->sentence->first * in, NULL,
			p->sentence->count + 1u, p->h->outputs);
}

/* What the ear says of the same. */
static void
add_ear_roles(const struct hearing *p)
{
	struct hear *h = p->h;
	const struct model *model = h->model;
	size_t from = kernel_out_stride(&model->ear_roles.matrix);
	size_t to = kernel_out_stride(&model->roles.matrix);
	unsigned all = p->sentence->count + 1u;
	p->kernel->apply(&model->ear_roles,
			h->ear.out + p->sentence->first * h->ear.out_stride,
			NULL, all, h->more);
	for (unsigned row = 0; row < all; row++) {
		const float *more = h->more + row * from
				    + model->outputs.ear_trigger;
		float *x = h->outputs + row * to + model->outputs.role_trigger;
		for (unsigned i = 0; i < 2 * model->sizes.role_width; i++)
			x[i] += more[i];
	}
}

static const struct heard_party *
score_parties(const struct hearing *p, unsigned trigger, struct arena *arena)
{
	struct hear *h = p->h;
	const struct model_outputs *outputs = &h->model->outputs;
	size_t stride = kernel_out_stride(&h->model->roles.matrix);
	return pairs_score(&h->pairs, &h->model->role, trigger,
			h->outputs + trigger * stride + outputs->role_trigger,
			(struct pair_parties){ h->outputs + outputs->role_party,
					stride },
			arena);
}

/* ---- The whole -------------------------------------------------------- */

/* The event vector of a row, rectified. */
static const float *
keep_vector(const struct hearing *p, unsigned row, struct arena *arena)
{
	unsigned width = p->h->model->sizes.event_width;
	const float *from = event_vector(p->h, row);
	float *to = ARENA_NEW(arena, float, width);
	for (unsigned i = 0; i < width; i++) {
		float leak = 0.1f * from[i];
		to[i] = from[i] > leak ? from[i] : leak;
	}
	return to;
}

static void
hear_events(const struct hearing *p, struct arena *arena,
		struct heard_sentence *out)
{
	struct chosen chosen;
	choose_triggers(p->h, p->sentence, &chosen);
	if (!chosen.count)
		return;
	struct heard *heard = ARENA_NEW(arena, struct heard, chosen.count);
	run_roles(p);
	add_ear_roles(p);
	for (unsigned i = 0; i < chosen.count; i++) {
		unsigned trigger = chosen.token[i];
		fill(p->h, p->sentence->first + trigger, &heard[i]);
		heard[i].token = (uint16_t)trigger;
		heard[i].party = score_parties(p, trigger, arena);
		if (p->h->keep)
			heard[i].vector = keep_vector(
					p, p->sentence->first + trigger, arena);
	}
	out->at = heard;
	out->count = (uint16_t)chosen.count;
	out->tokens = p->sentence->count;
}

static void
hear_figures(const struct hearing *p, const struct batch *batch,
		struct arena *arena, struct heard_sentence *out)
{
	struct hear *h = p->h;
	struct figures *figures = &h->figures;
	struct figure_rows rows = { p->encoded, h->ear.out,
		kernel_in_stride(&h->model->roles.matrix), h->ear.out_stride };
	figures_listen(figures, p->kernel, batch, &rows);
	for (unsigned s = 0; s < figures->batch.sentences; s++) {
		const struct batch_sentence *sentence =
				&figures->batch.sentence[s];
		pairs_open(&h->pairs, p->kernel, p->text, sentence);
		figures_hear(figures, s, &h->pairs, arena,
				&out[sentence->number]);
	}
}

void
hear_batch(struct hear *h, const struct kernel *kernel,
		const struct batch *batch, const uint8_t *encoded,
		const struct text *text, struct arena *arena,
		struct heard_sentence *out)
{
	struct hearing hearing = {
		.h = h,
		.kernel = kernel,
		.encoded = encoded,
		.text = text,
	};
	for (unsigned row = 0; row < batch->rows; row += BATCH_BLOCK) {
		unsigned rows = batch_block(batch, row);
		score_block(h, kernel, row, rows);
	}
	for (unsigned s = 0; s < batch->sentences; s++) {
		const struct batch_sentence *sentence = &batch->sentence[s];
		struct heard_sentence *told = &out[sentence->number];
		hearing.sentence = sentence;
		pairs_open(&h->pairs, kernel, text, sentence);
		hear_events(&hearing, arena, told);
	}
	if (model_hears_figures(h->model))
		hear_figures(&hearing, batch, arena, out);
}
