#include "parse/types.h"

#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "parse/lemma.h"

enum {
	SLOTS = 2 * LIMIT_WORD_TYPES,
	MEAN_BYTES = 32, /* of a form, more than the mean */
	BYTES = LIMIT_WORD_TYPES * MEAN_BYTES,
};

static void *
rows_of(struct arena *arena, size_t width, size_t element)
{
	return arena_zero_aligned(
			arena, TYPE_BATCH * width * element, KERNEL_ALIGN);
}

static size_t
wider(size_t a, size_t b)
{
	return a > b ? a : b;
}

static void
forget(struct types *types)
{
	types->count = types->computed = 0;
	types->bytes_used = 0;
	memset(types->slots, 0, SLOTS * sizeof *types->slots);
}

void
types_init(struct types *types, const struct model *model, struct arena *arena)
{
	const struct kernel_matrix *type1 = &model->type1.matrix;
	const struct kernel_matrix *type2 = &model->type2.matrix;
	size_t vectors = (size_t)LIMIT_WORD_TYPES * model->sizes.width;
	*types = (struct types){ .model = model };
	types->types = arena_take(
			arena, LIMIT_WORD_TYPES * sizeof *types->types);
	types->slots = arena_zero(arena, SLOTS * sizeof *types->slots);
	types->vectors = arena_take_aligned(
			arena, vectors * sizeof *types->vectors, KERNEL_ALIGN);
	if (model_hears(model))
		types->senses = arena_take_aligned(arena,
				(size_t)LIMIT_WORD_TYPES
						* model->sizes.sense_width,
				KERNEL_ALIGN);
	types->bytes = arena_take(arena, BYTES);
	types->features = arena_take(
			arena, TYPE_BATCH * sizeof *types->features);
	types->sums = rows_of(arena,
			wider(model->sizes.feature_width,
					model->sizes.sense_width),
			sizeof(float));
	types->input = rows_of(arena, type1->inputs, sizeof(float));
	types->hidden = rows_of(arena,
			wider(kernel_out_stride(type1),
					kernel_out_stride(type2)),
			sizeof(float));
	types->input_bytes = rows_of(arena, kernel_in_stride(type1), 1);
	types->hidden_bytes = rows_of(arena, kernel_in_stride(type2), 1);
	types->steps = rows_of(arena, 1, sizeof(float));
}

void
types_reset_words(struct types *types)
{
	types->generation++;
}

void
types_make_room(struct types *types, uint32_t count)
{
	if (types->count + count > LIMIT_WORD_TYPES
			|| types->bytes_used + (size_t)count * LIMIT_TOKEN_BYTES
					   > BYTES)
		forget(types);
}

static struct str
cut(struct str form)
{
	if (form.len > LIMIT_TOKEN_BYTES)
		form.len = LIMIT_TOKEN_BYTES;
	return form;
}

uint64_t
types_hash(const struct types *types, struct str form)
{
	uint64_t hash = hash_bytes(cut(form));
	__builtin_prefetch(&types->slots[(uint32_t)hash & (SLOTS - 1)]);
	return hash;
}

void
types_expect(const struct types *types, uint64_t hash)
{
	uint32_t slot = types->slots[(uint32_t)hash & (SLOTS - 1)];
	if (slot)
		__builtin_prefetch(&types->types[slot - 1]);
}

uint32_t
types_put(struct types *types, struct str form, uint64_t hash)
{
	form = cut(form);
	uint32_t at = (uint32_t)hash & (SLOTS - 1);
	for (; types->slots[at]; at = (at + 1) & (SLOTS - 1)) {
		uint32_t known = types->slots[at] - 1;
		const struct type *type = &types->types[known];
		if (type->hash == hash
				&& str_equal(form,
						(struct str){ types->bytes + type->at,
								type->len }))
			return known;
	}
	uint32_t number = types->count++;
	types->slots[at] = number + 1;
	types->types[number] = (struct type){
		.hash = hash,
		.at = (uint32_t)types->bytes_used,
		.len = (uint16_t)form.len,
		.generation = types->generation - 1,
	};
	if (form.len)
		memcpy(types->bytes + types->bytes_used, form.at, form.len);
	types->bytes_used += form.len;
	return number;
}

static struct str
form_of(const struct types *types, const struct type *type)
{
	return (struct str){ types->bytes + type->at, type->len };
}

/* ---- Vectors ---------------------------------------------------------- */

static struct str
normal_of(const struct features *features)
{
	return (struct str){ features->normal, features->normal_len };
}

/* The features of each form, and where the words stand in the table of words,
 * which lies in far caches: all are asked for before the first is read. */
static void
find_words(const struct types *types, uint32_t first, unsigned rows,
		uint32_t *words)
{
	const struct model *model = types->model;
	uint32_t hashes[TYPE_BATCH];
	for (unsigned r = 0; r < rows; r++) {
		struct features *features = &types->features[r];
		features_of(form_of(types, &types->types[first + r]), features);
		for (unsigned i = 0; i < features->count; i++)
			features->hashes[i] &= model->sizes.hash_rows - 1;
		hashes[r] = features_hash(normal_of(features));
		model_expect_slot(model, hashes[r]);
	}
	for (unsigned r = 0; r < rows; r++)
		model_expect_word(model, hashes[r]);
	for (unsigned r = 0; r < rows; r++) {
		words[r] = model_word(model, normal_of(&types->features[r]));
		rows_expect_start(&model->word_rows, words[r]);
		if (model_hears(model))
			rows_expect_start(&model->sense_rows, words[r]);
	}
}

static void
expect_features(const struct model *model, const struct features *features)
{
	enum { LINE = 64 };
	size_t width = model->sizes.feature_width;
	for (unsigned i = 0; i < features->count; i++)
		for (size_t at = 0; at < width; at += LINE)
			__builtin_prefetch(model->hash_rows
					   + features->hashes[i] * width + at);
}

/* Adds up the feature rows of each form. */
static void
add_features(const struct types *types, const struct kernel *kernel,
		unsigned rows)
{
	const struct model *model = types->model;
	unsigned width = model->sizes.feature_width;
	for (unsigned r = 0; r < rows; r++) {
		const struct features *features = &types->features[r];
		if (r + 1 < rows)
			expect_features(model, features + 1);
		kernel->add_rows(model->hash_rows, model->hash_scales, width,
				features->hashes, features->count,
				types->sums + (size_t)r * width);
	}
}

/* The rows of words times their scales. */
static void
unpack_rows(const struct types *types, const struct kernel *kernel,
		const struct rows *packed, const float *scales,
		const uint32_t *words, unsigned rows)
{
	static const uint32_t first = 0;
	unsigned width = packed->width;
	for (unsigned r = 0; r < rows; r++)
		rows_expect(packed, words[r]);
	for (unsigned r = 0; r < rows; r++) {
		int8_t row[MODEL_WIDTH];
		rows_unpack(packed, words[r], row);
		kernel->add_rows(row, scales + words[r], width, &first, 1,
				types->sums + (size_t)r * width);
	}
}

/* What both tables know of the forms, behind each other. */
static void
put_input(const struct types *types, const struct kernel *kernel,
		const uint32_t *words, unsigned rows)
{
	const struct model *model = types->model;
	unsigned width = model->sizes.feature_width;
	size_t input = model->type1.matrix.inputs;
	add_features(types, kernel, rows);
	kernel->norm(&model->norm_hash, types->sums, rows, types->input, input);
	unpack_rows(types, kernel, &model->word_rows, model->word_scales, words,
			rows);
	kernel->norm(&model->norm_word, types->sums, rows, types->input + width,
			input);
}

/* What the words mean. */
static void
put_senses(const struct types *types, const struct kernel *kernel,
		const uint32_t *words, uint32_t first, unsigned rows)
{
	const struct model *model = types->model;
	unsigned width = model->sizes.sense_width;
	unpack_rows(types, kernel, &model->sense_rows, model->sense_scales,
			words, rows);
	kernel->norm_static(&model->norm_sense, types->sums, rows,
			types->senses + (size_t)first * width, width);
}

/* in -> u7 -> layer -> out. */
static void
apply(const struct types *types, const struct kernel *kernel,
		const struct kernel_layer *layer, const float *in, bool leaky,
		uint8_t *bytes, unsigned rows, float *out)
{
	unsigned width = layer->matrix.inputs;
	kernel->quantise((struct kernel_part){ in, width, width }, leaky, rows,
			(struct kernel_bytes){ bytes,
					kernel_in_stride(&layer->matrix),
					types->steps });
	kernel->apply(layer, bytes, types->steps, rows, out);
}

static void
compute(struct types *types, const struct kernel *kernel, uint32_t first,
		unsigned rows)
{
	const struct model *model = types->model;
	uint32_t words[TYPE_BATCH];
	find_words(types, first, rows, words);
	put_input(types, kernel, words, rows);
	if (types->senses)
		put_senses(types, kernel, words, first, rows);
	apply(types, kernel, &model->type1, types->input, false,
			types->input_bytes, rows, types->hidden);
	apply(types, kernel, &model->type2, types->hidden, true,
			types->hidden_bytes, rows,
			types->vectors + (size_t)first * model->sizes.width);
}

void
types_compute(struct types *types, const struct kernel *kernel)
{
	while (types->computed < types->count) {
		uint32_t rows = types->count - types->computed;
		if (rows > TYPE_BATCH)
			rows = TYPE_BATCH;
		compute(types, kernel, types->computed, rows);
		types->computed += rows;
	}
}

/* ---- Words ------------------------------------------------------------ */

const struct type *
types_words(struct types *types, uint32_t number, struct words *words)
{
	struct type *type = &types->types[number];
	if (type->generation == types->generation)
		return type;
	char lower[3 * LIMIT_TOKEN_BYTES];
	struct str form = form_of(types, type);
	type->generation = types->generation;
	type->form = words_put(words, form);
	type->lower = words_put(words,
			(struct str){ lower, utf8_lower_str(form, lower) });
	for (int i = 0; i < TYPE_LEMMAS; i++)
		type->lemmas[i].lemma = WORD_UNKNOWN;
	return type;
}

word_id
types_lemma(struct types *types, uint32_t number, enum upos upos,
		uint32_t feats, struct words *words)
{
	struct type *type = &types->types[number];
	for (int i = 0; i < TYPE_LEMMAS; i++)
		if (type->lemmas[i].lemma != WORD_UNKNOWN
				&& type->lemmas[i].feats == feats
				&& type->lemmas[i].upos == upos)
			return type->lemmas[i].lemma;
	char text[LEMMA_BYTES];
	unsigned len = lemma_of(types->model->language, form_of(types, type),
			upos, feats, text);
	word_id lemma = words_put(words, (struct str){ text, len });
	unsigned place = type->next_lemma++ % TYPE_LEMMAS;
	type->lemmas[place].feats = feats;
	type->lemmas[place].upos = upos;
	type->lemmas[place].lemma = lemma;
	return lemma;
}
