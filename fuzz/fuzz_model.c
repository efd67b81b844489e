/* A damaged model, its checksum unread; what loads must parse and give trees.
 *
 * Input that begins with DEMMODEL is the file itself. Other input damages the
 * tests' tiny model: four bytes tell how much is cut off its end, and each
 * four bytes more are three of an offset and one to be put there. With the
 * highest bit of the four set it is the tiny model that hears events, with the
 * next one set that which also has annotated triggers, and with the one after
 * it that with packed sections. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "parse/batch.h"
#include "parse/encoder.h"
#include "parse/heads.h"
#include "parse/hear.h"
#include "parse/model.h"
#include "parse/near.h"
#include "parse/types.h"
#include "../tests/unit/parse/tiny_model.h"

enum { TOKENS = 9 };

struct worker {
	struct arena arena;
	struct types types;
	struct encoder encoder;
	struct heads heads;
	struct hear hear;
	struct batch batch;
	struct token tokens[TOKENS];
};

static void
put_sentence(struct worker *w, const struct model *model)
{
	static const char *const words[TOKENS] = { "The", "minister", "of",
		"Bogot\xC3\xA1", "said", "\xE2\x80\x9C", "no", "\xFF", "." };
	size_t width = model->sizes.width;
	w->batch.rows = TOKENS + 1;
	w->batch.sentences = 1;
	w->batch.sentence[0] = (struct batch_sentence){ 0, TOKENS, w->tokens };
	for (unsigned row = 0; row <= TOKENS; row++) {
		w->batch.first[row] = 0;
		w->batch.end[row] = TOKENS + 1;
		if (!row)
			continue;
		struct str word = str_of(words[row - 1]);
		w->batch.type[row] = types_put(
				&w->types, word, types_hash(&w->types, word));
	}
	types_compute(&w->types, kernel_best());
	memcpy(w->encoder.x, model->root, width * sizeof(float));
	for (unsigned row = 1; row <= TOKENS; row++)
		memcpy(w->encoder.x + row * width,
				types_vector(&w->types, w->batch.type[row]),
				width * sizeof(float));
}

static void
check_tree(const struct token *tokens)
{
	unsigned roots = 0;
	for (unsigned i = 0; i < TOKENS; i++) {
		unsigned at = i + 1, steps = 0;
		for (; at && steps <= TOKENS; steps++) {
			if (at > TOKENS)
				abort();
			at = tokens[at - 1].head;
		}
		roots += !tokens[i].head;
		if (at || tokens[i].upos >= UPOS_COUNT
				|| tokens[i].deprel >= DEPREL_COUNT
				|| tokens[i].name >= NAME_COUNT)
			abort();
	}
	if (roots != 1)
		abort();
}

/* Those nearest to a heard trigger: known, and the likest first. */
static void
check_near(const struct model *model, const struct heard *heard)
{
	struct heard_near near[HEARD_NEAREST];
	unsigned count = near_find(model, heard->vector, near);
	if (count > HEARD_NEAREST || count > model->sizes.near)
		abort();
	for (unsigned i = 0; i < count; i++)
		if (near[i].category >= HEARD_CATEGORIES
				|| (i && near[i].similarity > near[i - 1].similarity))
			abort();
}

/* So do figures, in their order, each with all words of the sentence. */
static void
check_figures(const struct heard_sentence *heard)
{
	unsigned last = 0;
	if (heard->figures > LIMIT_FIGURES)
		abort();
	for (unsigned i = 0; i < heard->figures; i++) {
		const struct heard_figure *at = &heard->figure[i];
		if (at->token <= last || at->token > TOKENS
				|| heard->tokens != TOKENS)
			abort();
		last = at->token;
	}
}

/* What is heard lies inside the sentence. */
static void
check_heard(struct worker *w, const struct model *model)
{
	struct text text = { .bytes = STR("") };
	struct heard_sentence heard = { 0 };
	w->hear.keep = true;
	hear_batch(&w->hear, kernel_best(), &w->batch, w->encoder.out, &text,
			&w->arena, &heard);
	if (heard.count > LIMIT_HEARD)
		abort();
	unsigned last = 0;
	for (unsigned i = 0; i < heard.count; i++) {
		const struct heard *at = &heard.at[i];
		if (at->token <= last || at->token > TOKENS || !at->category
				|| at->category >= HEARD_CATEGORIES
				|| at->status >= HEARD_STATUSES)
			abort();
		last = at->token;
		check_near(model, at);
	}
	check_figures(&heard);
}

static void
parse_with(const struct model *model)
{
	struct worker *w = calloc(1, sizeof *w);
	if (!w)
		abort();
	arena_init(&w->arena);
	types_init(&w->types, model, &w->arena);
	encoder_init(&w->encoder, &model->encoder, &w->arena);
	heads_init(&w->heads, model, &w->arena);
	put_sentence(w, model);
	encoder_run(&w->encoder, kernel_best(), &w->batch, NULL);
	heads_run(&w->heads, kernel_best(), &w->batch, w->encoder.out);
	if (model_hears(model)) {
		hear_init(&w->hear, model, &w->types, &w->arena);
		hear_listen(&w->hear, kernel_best(), &w->batch, &w->heads);
	}
	check_tree(w->tokens);
	if (model_hears(model))
		check_heard(w, model);
	arena_fini(&w->arena);
	free(w);
}

static uint32_t
number(const uint8_t *at, int bytes)
{
	uint32_t n = 0;
	for (int i = 0; i < bytes; i++)
		n |= (uint32_t)at[i] << 8 * i;
	return n;
}

/* The model in memory of its own, so that reading behind it is seen; aligned
 * as a mapped file is. */
static struct str
copy_of(struct str bytes)
{
	char *copy = aligned_alloc(
			KERNEL_ALIGN, (bytes.len + KERNEL_ALIGN) / KERNEL_ALIGN
						      * KERNEL_ALIGN);
	if (!copy)
		abort();
	memcpy(copy, bytes.at, bytes.len);
	return (struct str){ copy, bytes.len };
}

static struct str
damaged(const uint8_t *data, size_t size)
{
	struct arena arena;
	arena_init(&arena);
	enum { HEARS = 31, NEAR = 30, PACKED = 29, TREE = 28, FIGURES = 27 };
	uint32_t start = size >= 4 ? number(data, 4) : 0;
	struct str model = start >> PACKED & 1 ? tiny_packed_model(&arena, 1)
			   : start >> NEAR & 1 ? tiny_near_model(&arena, 1)
			   : start >> TREE & 1 ? tiny_tree_model(&arena, 1)
			   : start >> FIGURES & 1
					   ? tiny_figures_model(&arena, 1)
			   : start >> HEARS    ? tiny_hearing_model(&arena, 1)
					       : tiny_model(&arena, 1);
	char *bytes = (char *)(uintptr_t)model.at;
	model.len -= (start & ((1u << FIGURES) - 1)) % (model.len - 64);
	tiny_model_seal(model);
	for (size_t i = 4; i + 4 <= size; i += 4)
		bytes[number(data + i, 3) % model.len] = (char)data[i + 3];
	model = copy_of(model);
	arena_fini(&arena);
	return model;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct model model;
	struct error error;
	struct str given = { (const char *)data, size };
	struct str bytes = str_starts(given, STR("DEMMODEL"))
					   ? copy_of(given)
					   : damaged(data, size);
	enum status status =
			model_read(&model, bytes, "model", MODEL_TRUST, &error);
	if (!status) {
		parse_with(&model);
		model_unload(&model);
	} else if (!error.message[0]) {
		abort();
	}
	free((char *)(uintptr_t)bytes.at);
	return 0;
}
