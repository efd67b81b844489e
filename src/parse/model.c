#include "parse/model.h"

#include <inttypes.h>
#include <stdio.h>

#include "parse/container.h"
#include "parse/vocabulary.h"

enum {
	CONFIG_WORDS = 39,
	CONFIG_EAR_WORDS = 56,     /* of a model that hears events */
	CONFIG_FIGURE_WORDS = 69,  /* and figures */
	CONFIG_EARLESS_WORDS = 59, /* those without their ear, once */
	ROWS = 1 << 24,            /* of a table; more are not believed */
};

/* ---- The configuration ------------------------------------------------ */

static bool
power_of_two(uint32_t n)
{
	return n && !(n & (n - 1));
}

/* A number of `config`, or several: where it goes and what it may be. */
struct field {
	uint32_t *to;
	uint32_t least, most, multiple, count;
};

/* The numbers of `fields` from word `at` of the section on. */
static void
read_fields(struct reader *r, const struct section *s, uint32_t at,
		const struct field *fields, size_t count)
{
	for (size_t f = 0; f < count; f++)
		for (uint32_t i = 0; !r->status && i < fields[f].count;
				i++, at++) {
			uint32_t n = u32_at(s->at + at * sizeof n);
			fields[f].to[i] = n;
			if (n < fields[f].least || n > fields[f].most
					|| n % fields[f].multiple)
				REFUSE(r, section_place(s, at * sizeof n),
						"config %" PRIu32 " is %" PRIu32
						", which cannot be",
						at, n);
		}
}

/* What a model that hears events has behind the rest. */
static void
read_ear_sizes(struct reader *r, const struct section *s,
		struct model_sizes *sizes)
{
	const struct field fields[] = {
		{ &sizes->event_width, 16, MODEL_WIDTH, 16, 1 },
		{ &sizes->role_width, 16, MODEL_WIDTH, 16, 1 },
		{ &sizes->categories, 2, MODEL_CATEGORIES, 1, 1 },
		{ &sizes->statuses, 1, MODEL_STATUSES, 1, 1 },
		{ &sizes->paths, 1, ROWS, 1, 1 },
		{ &sizes->sense_width, 16, MODEL_WIDTH, 16, 1 },
		{ &sizes->sense_reach, 0, MODEL_REACH, 1, 1 },
		{ &sizes->near, 0, ROWS, 1, 1 },
		{ &sizes->ear_layers, 1, MODEL_LAYERS, 1, 1 },
		{ sizes->ear_dilation, 0, MODEL_DILATION, 1, MODEL_LAYERS },
	};
	read_fields(r, s, CONFIG_WORDS, fields, sizeof fields / sizeof *fields);
}

/* What a model that hears figures, too, has behind that. */
static void
read_figure_sizes(struct reader *r, const struct section *s,
		struct model_sizes *sizes)
{
	const struct field fields[] = {
		{ &sizes->facts, 2, MODEL_FACTS, 1, 1 },
		{ &sizes->figure_width, 16, MODEL_WIDTH, 16, 1 },
		{ &sizes->side_width, 16, MODEL_WIDTH, 16, 1 },
		{ &sizes->figure_row_width, 16, MODEL_WIDTH, 16, 1 },
		{ &sizes->figure_layers, 1, MODEL_LAYERS, 1, 1 },
		{ sizes->figure_dilation, 0, MODEL_DILATION, 1, MODEL_LAYERS },
	};
	read_fields(r, s, CONFIG_EAR_WORDS, fields,
			sizeof fields / sizeof *fields);
}

/* The section, in one of its three lengths. */
static struct section
take_config(struct reader *r)
{
	struct section found = section_find(r, "config");
	size_t len = found.len / sizeof(uint32_t);
	if (!r->status && len > CONFIG_WORDS && len < CONFIG_EAR_WORDS)
		REFUSE(r, found.offset,
				"it hears events without an ear, as models "
				"once did: get a newer one");
	else if (!r->status && len == CONFIG_EARLESS_WORDS)
		REFUSE(r, found.offset,
				"it hears figures without an ear of their own, "
				"as models once did: get a newer one");
	if (len != CONFIG_EAR_WORDS && len != CONFIG_FIGURE_WORDS)
		len = CONFIG_WORDS;
	return section_take(r, "config", len * sizeof(uint32_t));
}

static void
read_sizes(struct reader *r, struct model_sizes *sizes)
{
	const struct field fields[] = {
		{ &sizes->hash_rows, 1, ROWS, 1, 1 },
		{ &sizes->feature_width, 16, MODEL_WIDTH / 2, 16, 1 },
		{ &sizes->words, 1, ROWS / 2, 1, 1 },
		{ &sizes->hidden, 16, MODEL_WIDTH, 16, 1 },
		{ &sizes->width, 16, MODEL_WIDTH, 16, 1 },
		{ &sizes->layers, 1, MODEL_LAYERS, 1, 1 },
		{ sizes->dilation, 0, MODEL_DILATION, 1, MODEL_LAYERS },
		{ &sizes->arc_width, 16, MODEL_WIDTH, 16, 1 },
		{ &sizes->label_width, 16, MODEL_WIDTH, 16, 1 },
		{ &sizes->relatives, 1, MODEL_RELATIVES, 1, 1 },
		{ &sizes->upos, 1, MODEL_UPOS, 1, 1 },
		{ &sizes->deprels, 2, MODEL_DEPRELS, 1, 1 },
		{ &sizes->names, NAME_COUNT, NAME_COUNT, 1, 1 },
		{ &sizes->features, 0, MODEL_FEATURES, 1, 1 },
		{ sizes->values, 0, MODEL_VALUES, 1, MODEL_FEATURES },
		{ &sizes->index_slots, 2, ROWS, 1, 1 },
		{ &sizes->word_rows, 1, ROWS, 1, 1 },
	};
	struct section s = take_config(r);
	read_fields(r, &s, 0, fields, sizeof fields / sizeof *fields);
	if (!r->status && s.len > CONFIG_WORDS * sizeof(uint32_t))
		read_ear_sizes(r, &s, sizes);
	if (!r->status && s.len > CONFIG_EAR_WORDS * sizeof(uint32_t))
		read_figure_sizes(r, &s, sizes);
}

/* What holds between the numbers. */
static void
check_sizes(struct reader *r, const struct model_sizes *sizes)
{
	if (r->status)
		return;
	uint64_t offset = section_find(r, "config").offset;
	if (!power_of_two(sizes->hash_rows))
		REFUSE(r, offset,
				"the rows of the hashed table are no power "
				"of two");
	else if (!power_of_two(sizes->index_slots)
			|| sizes->index_slots < sizes->words / 2 * 3)
		REFUSE(r, offset,
				"the word index is too small or no power "
				"of two");
	else if (sizes->paths && !power_of_two(sizes->paths))
		REFUSE(r, offset,
				"the rows of the table of paths are no power "
				"of two");
	for (uint32_t i = 0; !r->status && i < sizes->layers; i++)
		if (!sizes->dilation[i])
			REFUSE(r, offset, "layer %" PRIu32 " has no dilation",
					i);
	for (uint32_t i = 0; !r->status && i < sizes->features; i++)
		if (!sizes->values[i])
			REFUSE(r, offset, "feature %" PRIu32 " has no values",
					i);
}

static void
place_outputs(const struct model_sizes *sizes, struct model_outputs *outputs)
{
	unsigned at = 0;
	outputs->arc_dependent = at;
	outputs->arc_head = at += sizes->arc_width;
	outputs->label_dependent = at += sizes->arc_width;
	outputs->label_head = at += sizes->label_width;
	outputs->relative = at += sizes->label_width;
	outputs->upos = at += sizes->relatives;
	at += sizes->upos;
	for (uint32_t f = 0; f < sizes->features; f++) {
		outputs->feature[f] = at;
		at += sizes->values[f];
	}
	outputs->names = at;
	outputs->event = at += sizes->names;
	outputs->role_trigger = at += sizes->event_width;
	outputs->role_party = at += sizes->role_width;
	outputs->count = at + sizes->role_width;
}

/* ---- Labels ----------------------------------------------------------- */

static void
read_upos(struct reader *r, struct model *model)
{
	struct strings strings = strings_open(r, "upos");
	for (uint32_t i = 0; !r->status && i < model->sizes.upos; i++) {
		enum upos upos = upos_find(strings_next(r, &strings));
		model->upos[i] = upos < UPOS_COUNT ? (uint8_t)upos : UPOS_X;
	}
	strings_end(r, &strings);
}

static void
read_deprels(struct reader *r, struct model *model)
{
	struct strings strings = strings_open(r, "deprel");
	bool root = false;
	for (uint32_t i = 0; !r->status && i < model->sizes.deprels; i++) {
		struct str name = strings_next(r, &strings);
		enum deprel deprel = deprel_find(name);
		model->deprel[i] = deprel < DEPREL_COUNT ? (uint8_t)deprel
							 : DEPREL_DEP;
		if (str_equal(name, STR("root"))) {
			model->root_label = i;
			root = true;
		}
	}
	strings_end(r, &strings);
	if (!r->status && !root)
		REFUSE(r, strings.section.offset, "no relation is called root");
}

/* Name tags have one order, which the decoder knows. */
static void
read_names(struct reader *r)
{
	struct strings strings = strings_open(r, "names");
	for (unsigned i = 0; !r->status && i < NAME_COUNT; i++) {
		uint64_t offset = section_place(&strings.section, strings.at);
		struct str name = strings_next(r, &strings);
		if (!r->status && name_tag_find(name) != (enum name_tag)i)
			REFUSE(r, offset, "name tag %u is not %s", i,
					name_tag_name((enum name_tag)i));
	}
	strings_end(r, &strings);
}

static void
read_features(struct reader *r, struct model *model)
{
	struct strings strings = strings_open(r, "feats");
	for (uint32_t f = 0; !r->status && f < model->sizes.features; f++) {
		enum feature feature = feature_find(strings_next(r, &strings));
		model->feature[f] = (uint8_t)feature;
		for (uint32_t v = 0; v < model->sizes.values[f]; v++) {
			struct str name = strings_next(r, &strings);
			if (feature < FEATURE_COUNT)
				model->value[f][v] =
						(uint8_t)feature_value_find(
								feature, name);
		}
	}
	strings_end(r, &strings);
}

/* What has no event is the first category; others that the program does not
 * know are not heard. */
static void
read_categories(struct reader *r, struct model *model)
{
	struct strings strings = strings_open(r, "events");
	for (uint32_t i = 0; !r->status && i < model->sizes.categories; i++) {
		struct str name = strings_next(r, &strings);
		enum heard_category category = heard_category_find(name);
		model->category[i] = (uint8_t)category;
		if (!r->status && (category == HEARD_NONE) != (i == 0))
			REFUSE(r, strings.section.offset,
					"category %" PRIu32 " is %.*s where "
					"the first alone is _",
					i, STR_ARG(name));
	}
	strings_end(r, &strings);
}

static void
read_statuses(struct reader *r, struct model *model)
{
	struct strings strings = strings_open(r, "statuses");
	for (uint32_t i = 0; !r->status && i < model->sizes.statuses; i++)
		model->status[i] = (uint8_t)heard_status_find(
				strings_next(r, &strings));
	strings_end(r, &strings);
}

/* What is the figure of no fact is the first kind; others that the program does
 * not know are not heard. */
static void
read_fact_kinds(struct reader *r, struct model *model)
{
	struct strings strings = strings_open(r, "facts");
	for (uint32_t i = 0; !r->status && i < model->sizes.facts; i++) {
		struct str name = strings_next(r, &strings);
		enum heard_fact kind = heard_fact_find(name);
		model->fact_kind[i] = (uint8_t)kind;
		if (!r->status && (kind == HEARD_NO_FACT) != (i == 0))
			REFUSE(r, strings.section.offset,
					"kind %" PRIu32 " of facts is %.*s "
					"where the first alone is _",
					i, STR_ARG(name));
	}
	strings_end(r, &strings);
}

/* ---- Tables of rows --------------------------------------------------- */

static void
read_tables(struct reader *r, struct model *model)
{
	const struct model_sizes *sizes = &model->sizes;
	uint64_t rows = sizes->word_rows, hashes = sizes->hash_rows;
	uint64_t width = sizes->feature_width;
	rows_read(r, "word", sizes->word_rows, sizes->feature_width,
			&model->word_rows);
	model->word_scales = section_floats(r, "word.scale", rows);
	model->hash_rows = (const void *)section_take(
			r, "hash.row", hashes * width)
					   .at;
	model->hash_scales = section_floats(r, "hash.scale", hashes);
}

/* ---- Norms and layers ------------------------------------------------- */

/* "conv3.w"; section names are short, so this always fits. */
struct name {
	char text[32];
};

static struct name
name_of(const char *stem, const char *suffix)
{
	struct name name;
	snprintf(name.text, sizeof name.text, "%s%s", stem, suffix);
	return name;
}

static void
read_norm(struct reader *r, const char *stem, uint32_t width,
		struct kernel_norm *norm)
{
	norm->width = width;
	norm->gain = section_floats(r, name_of(stem, ".g").text, width);
	norm->bias = section_floats(r, name_of(stem, ".b").text, width);
}

static const float *
padded(struct arena *arena, const float *floats, uint32_t count, uint32_t whole)
{
	float *copy = arena_take_aligned(
			arena, whole * sizeof *copy, KERNEL_ALIGN);
	memcpy(copy, floats, count * sizeof *copy);
	memset(copy + count, 0, (whole - count) * sizeof *copy);
	return copy;
}

static bool
is_great(int8_t weight)
{
	return weight < -KERNEL_WEIGHT_MAXIMUM
	       || weight > KERNEL_WEIGHT_MAXIMUM;
}

static void
check_weights(struct reader *r, const struct section *section)
{
	const int8_t *weights = (const void *)section->at;
	bool any = false;
	for (size_t i = 0; i < section->len; i++)
		any |= is_great(weights[i]);
	for (size_t i = 0; any && !r->status && i < section->len; i++)
		if (is_great(weights[i]))
			REFUSE(r, section_place(section, i),
					"section %s holds the weight %d, more "
					"than %d",
					section->name, weights[i],
					KERNEL_WEIGHT_MAXIMUM);
}

/* The weights of an output, as many at once as lie side by side. */
static void
pack_output(const int8_t *from, unsigned input_blocks, uint32_t inputs,
		uint32_t output, int8_t *weights)
{
	enum { SIDE_BY_SIDE = 4 };
	uint32_t whole = inputs / SIDE_BY_SIDE * SIDE_BY_SIDE;
	for (uint32_t i = 0; i < whole; i += SIDE_BY_SIDE)
		memcpy(weights + kernel_weight_at(input_blocks, output, i),
				from + i, SIDE_BY_SIDE);
	for (uint32_t i = whole; i < inputs; i++)
		weights[kernel_weight_at(input_blocks, output, i)] = from[i];
}

static int32_t
sum_of(const int8_t *weights, uint32_t count)
{
	int32_t sum = 0;
	for (uint32_t i = 0; i < count; i++)
		sum += weights[i];
	return sum;
}

static const bool *
eights_of(const struct kernel_matrix *matrix, struct arena *arena)
{
	bool *eights = ARENA_NEW(arena, bool, matrix->output_blocks);
	for (unsigned b = 0; b < matrix->output_blocks; b++)
		eights[b] = kernel_eights_fit(matrix, b);
	return eights;
}

/* Puts weights[output][input] into tile order. */
static void
pack(struct reader *r, struct arena *arena, const struct section *section,
		uint32_t inputs, uint32_t outputs, struct kernel_matrix *matrix)
{
	check_weights(r, section);
	if (r->status)
		return;
	matrix->inputs = inputs;
	matrix->input_blocks = (inputs + KERNEL_INPUTS - 1) / KERNEL_INPUTS;
	matrix->output_blocks = (outputs + KERNEL_OUTPUTS - 1) / KERNEL_OUTPUTS;
	size_t out_stride = kernel_out_stride(matrix);
	size_t bytes = kernel_in_stride(matrix) * out_stride;
	int8_t *weights = arena_zero_aligned(arena, bytes, KERNEL_ALIGN);
	int32_t *start = arena_zero_aligned(
			arena, out_stride * sizeof *start, KERNEL_ALIGN);
	const int8_t *from = (const void *)section->at;
	for (uint32_t o = 0; o < outputs; o++, from += inputs) {
		pack_output(from, matrix->input_blocks, inputs, o, weights);
		start[o] = -KERNEL_ZERO * sum_of(from, inputs);
	}
	matrix->weights = weights;
	matrix->start = start;
	matrix->eights = eights_of(matrix, arena);
}

static void
read_layer(struct reader *r, struct arena *arena, const char *stem,
		uint32_t inputs, uint32_t outputs, struct kernel_layer *layer)
{
	struct name weights = name_of(stem, ".w");
	struct section section = section_take(
			r, weights.text, (uint64_t)inputs * outputs);
	const float *scale =
			section_floats(r, name_of(stem, ".s").text, outputs);
	const float *bias =
			section_floats(r, name_of(stem, ".b").text, outputs);
	if (r->status)
		return;
	pack(r, arena, &section, inputs, outputs, &layer->matrix);
	if (r->status)
		return;
	uint32_t whole = layer->matrix.output_blocks * KERNEL_OUTPUTS;
	layer->scale = padded(arena, scale, outputs, whole);
	layer->bias = padded(arena, bias, outputs, whole);
}

/* Convolutions whose sections' names begin with `prefix`. */
static void
read_trunk(struct reader *r, struct arena *arena, const char *prefix,
		uint32_t width, uint32_t layers, const uint32_t *dilation,
		struct model_trunk *trunk)
{
	trunk->width = width;
	trunk->layers = layers;
	for (uint32_t l = 0; !r->status && l < layers; l++) {
		char stem[16];
		trunk->dilation[l] = dilation[l];
		snprintf(stem, sizeof stem, "%snorm%" PRIu32, prefix, l);
		read_norm(r, stem, width, &trunk->norm[l]);
		snprintf(stem, sizeof stem, "%sconv%" PRIu32, prefix, l);
		read_layer(r, arena, stem, model_window(dilation[l]) * width,
				2 * width, &trunk->convolution[l]);
	}
	read_norm(r, name_of(prefix, "norm.out").text, width, &trunk->norm_out);
}

static void
read_network(struct reader *r, struct model *model)
{
	const struct model_sizes *sizes = &model->sizes;
	struct arena *arena = &model->arena;
	uint32_t width = sizes->width, features = sizes->feature_width;
	model->root = section_floats(r, "root", width);
	read_norm(r, "norm.hash", features, &model->norm_hash);
	read_norm(r, "norm.word", features, &model->norm_word);
	read_layer(r, arena, "type1", 2 * features, sizes->hidden,
			&model->type1);
	read_layer(r, arena, "type2", sizes->hidden, width, &model->type2);
	read_trunk(r, arena, "", width, sizes->layers, sizes->dilation,
			&model->encoder);
	read_layer(r, arena, "heads", width, model->outputs.count,
			&model->heads);
	read_layer(r, arena, "arc", sizes->arc_width, sizes->arc_width,
			&model->arc);
	read_layer(r, arena, "label", sizes->label_width, sizes->deprels,
			&model->label);
	model->label_relative = section_floats(
			r, "label.rel", sizes->relatives * sizes->label_width);
	model->prior = section_floats(r, "dist", MODEL_DISTANCES);
	struct section bucket = section_take(r, "rel", MODEL_DISTANCES);
	model->bucket = bucket.at;
	for (unsigned i = 0; !r->status && i < MODEL_DISTANCES; i++)
		if (bucket.at[i] >= sizes->relatives)
			REFUSE(r, section_place(&bucket, i),
					"there is no relative position %d",
					bucket.at[i]);
}

/* Blocks of outputs of a layer, where they lie. */
static struct kernel_layer
part_of(const struct kernel_layer *layer, unsigned first, unsigned end)
{
	struct kernel_layer part = *layer;
	unsigned from = first * KERNEL_OUTPUTS;
	part.matrix.weights = kernel_block(&layer->matrix, first);
	part.matrix.start += from;
	part.matrix.eights += first;
	part.matrix.output_blocks = end - first;
	part.scale += from;
	part.bias += from;
	return part;
}

/* Makes two layers of one: `roles` begins with output *trigger. Both have the
 * block in which that lies; *trigger and *party become places in `roles`. */
static void
split_roles(struct kernel_layer *layer, struct kernel_layer *roles,
		unsigned *trigger, unsigned *party)
{
	struct kernel_layer whole = *layer;
	unsigned first = *trigger / KERNEL_OUTPUTS;
	unsigned end = (*trigger + KERNEL_OUTPUTS - 1) / KERNEL_OUTPUTS;
	*layer = part_of(&whole, 0, end);
	*roles = part_of(&whole, first, whole.matrix.output_blocks);
	*trigger -= first * KERNEL_OUTPUTS;
	*party -= first * KERNEL_OUTPUTS;
}

bool
model_ear_over_tree(const struct model_sizes *sizes)
{
	for (uint32_t l = 0; l < sizes->ear_layers; l++)
		if (!sizes->ear_dilation[l])
			return true;
	return false;
}

unsigned
model_senses(const struct model_sizes *sizes)
{
	unsigned senses = 2 * sizes->sense_reach + 1;
	return model_ear_over_tree(sizes) ? senses + MODEL_TREE_PARTS - 1
					  : senses;
}

/* What words mean, and how a window of that adds to the event vector. */
static void
read_senses(struct reader *r, struct model *model)
{
	const struct model_sizes *sizes = &model->sizes;
	uint32_t width = sizes->sense_width;
	rows_read(r, "sense", sizes->word_rows, width, &model->sense_rows);
	model->sense_scales =
			section_floats(r, "sense.scale", sizes->word_rows);
	read_norm(r, "norm.sense", width, &model->norm_sense);
	read_layer(r, &model->arena, "sense", model_senses(sizes) * width,
			sizes->event_width, &model->sense);
}

/* The layers of names and events. */
static void
read_ear(struct reader *r, struct model *model)
{
	const struct model_sizes *sizes = &model->sizes;
	struct model_outputs *outputs = &model->outputs;
	if (r->status)
		return;
	read_trunk(r, &model->arena, "ear.", sizes->event_width,
			sizes->ear_layers, sizes->ear_dilation, &model->ear);
	read_layer(r, &model->arena, "ear.heads", sizes->event_width,
			sizes->names + 2 * sizes->role_width,
			&model->ear_names);
	outputs->ear_trigger = sizes->names;
	outputs->ear_party = sizes->names + sizes->role_width;
	if (!r->status)
		split_roles(&model->ear_names, &model->ear_roles,
				&outputs->ear_trigger, &outputs->ear_party);
}

static void
read_pairs(struct reader *r, struct model *model, const char *stem,
		uint32_t width, struct model_pairs *pairs)
{
	const struct model_sizes *sizes = &model->sizes;
	pairs->width = width;
	read_layer(r, &model->arena, stem, width, HEARD_ROLES, &pairs->score);
	pairs->relative = section_floats(r, name_of(stem, ".rel").text,
			(uint64_t)sizes->relatives * width);
	pairs->path = section_floats(r, name_of(stem, ".path").text,
			(uint64_t)sizes->paths * width);
}

/* What hears figures, where a model has it. */
static void
read_figures(struct reader *r, struct model *model)
{
	const struct model_sizes *sizes = &model->sizes;
	struct arena *arena = &model->arena;
	uint32_t width = sizes->figure_row_width;
	if (r->status || !model_hears_figures(model))
		return;
	read_fact_kinds(r, model);
	read_layer(r, arena, "fig.in", sizes->width + sizes->event_width, width,
			&model->figure_in);
	read_trunk(r, arena, "fig.", width, sizes->figure_layers,
			sizes->figure_dilation, &model->figure_ear);
	read_layer(r, arena, "figure", MODEL_FIGURE_PARTS * width,
			sizes->figure_width + sizes->side_width,
			&model->figure);
	read_layer(r, arena, "figure.party", width, sizes->side_width,
			&model->figure_party);
	read_layer(r, arena, "fact", sizes->figure_width, sizes->facts,
			&model->fact);
	read_pairs(r, model, "side", sizes->side_width, &model->side);
}

/* What hears events, where a model has it. */
static void
read_hearing(struct reader *r, struct model *model)
{
	const struct model_sizes *sizes = &model->sizes;
	struct arena *arena = &model->arena;
	if (r->status || !model_hears(model))
		return;
	read_categories(r, model);
	read_statuses(r, model);
	read_senses(r, model);
	read_layer(r, arena, "event", sizes->event_width,
			sizes->categories + sizes->statuses, &model->event);
	read_pairs(r, model, "role", sizes->role_width, &model->role);
	if (!r->status)
		split_roles(&model->heads, &model->roles,
				&model->outputs.role_trigger,
				&model->outputs.role_party);
	read_ear(r, model);
}

/* ---- Annotated triggers ----------------------------------------------- */

static void
read_near_events(struct reader *r, struct model *model)
{
	const struct model_sizes *sizes = &model->sizes;
	struct section events = section_take(r, "near.event", sizes->near);
	model->near_events = events.at;
	for (uint32_t i = 0; !r->status && i < sizes->near; i++)
		if (events.at[i] >= sizes->categories)
			REFUSE(r, section_place(&events, i),
					"there is no category %d of events",
					events.at[i]);
}

static void
read_near_texts(struct reader *r, struct model *model)
{
	struct strings strings = strings_open(r, "near.text");
	if (r->status)
		return;
	uint32_t count = model->sizes.near;
	struct str *texts = ARENA_NEW(&model->arena, struct str, count);
	for (uint32_t i = 0; !r->status && i < count; i++)
		texts[i] = strings_next(r, &strings);
	strings_end(r, &strings);
	model->near_texts = texts;
}

/* Where a model has them. The vectors come first: their length bounds what is
 * taken for the texts. */
static void
read_near(struct reader *r, struct model *model)
{
	const struct model_sizes *sizes = &model->sizes;
	if (r->status || !sizes->near)
		return;
	model->near_vectors = (const void *)section_take(r, "near.vector",
			(uint64_t)sizes->near * sizes->event_width)
					      .at;
	read_near_events(r, model);
	read_near_texts(r, model);
}

/* ---- About it ----------------------------------------------------------- */

/* The line "language=es" of its information. */
static void
read_language(struct reader *r, struct model *model)
{
	const struct str key = STR("language=");
	struct section info = section_open(r, "info");
	struct str left = { (const char *)info.at, info.len };
	model->trained = LANGUAGE_COUNT;
	for (bool more = !r->status; more;) {
		struct str line = str_next(&left, '\n', &more);
		if (str_starts(line, key))
			model->trained = languages_find(str_cut(
					line.at + key.len, line.at + line.len));
	}
}

/* ---- The whole -------------------------------------------------------- */

static enum status
read_all(struct model *model, struct reader r, enum model_checksum checksum)
{
	*model = (struct model){ 0 };
	arena_init(&model->arena);
	r.arena = &model->arena;
	container_open(&r, checksum == MODEL_VERIFY);
	container_id(&r, model->id);
	read_sizes(&r, &model->sizes);
	check_sizes(&r, &model->sizes);
	if (!r.status)
		place_outputs(&model->sizes, &model->outputs);
	read_upos(&r, model);
	read_deprels(&r, model);
	read_names(&r);
	read_features(&r, model);
	vocabulary_read(&r, model);
	read_tables(&r, model);
	read_network(&r, model);
	read_hearing(&r, model);
	read_figures(&r, model);
	read_near(&r, model);
	read_language(&r, model);
	container_close(&r);
	if (r.status)
		model_unload(model);
	return r.status;
}

enum status
model_read(struct model *model, struct str bytes, const char *where,
		enum model_checksum checksum, struct error *error)
{
	struct reader r = {
		.where = where,
		.bytes = (const uint8_t *)bytes.at,
		.len = bytes.len,
		.error = error,
	};
	return read_all(model, r, checksum);
}

enum status
model_load(struct model *model, const char *path, struct error *error)
{
	struct file_map map;
	uint64_t sum;
	enum status status = file_hash(
			path, 0, CONTAINER_UNSUMMED_BYTES, &sum, error);
	if (!status)
		status = file_map_open(&map, path, error);
	if (status)
		return status;
	struct reader r = { .where = path,
		.bytes = map.at,
		.len = map.len,
		.error = error,
		.sum = &sum };
	status = read_all(model, r, MODEL_VERIFY);
	if (status)
		file_map_close(&map);
	else
		model->map = map;
	return status;
}

void
model_unload(struct model *model)
{
	arena_fini(&model->arena);
	file_map_close(&model->map);
}
