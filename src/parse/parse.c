#include "parse/parse.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "parse/agree.h"
#include "parse/batch.h"
#include "parse/encoder.h"
#include "parse/endings.h"
#include "parse/heads.h"
#include "parse/hear.h"
#include "parse/kernel.h"
#include "parse/model.h"
#include "parse/near.h"
#include "parse/types.h"

struct parser {
	struct model model;
};

struct parse_workspace {
	const struct model *model;
	const struct words *words; /* whose ids the types hold */
	struct arena arena;        /* holds this and all that follows */
	struct types types;
	struct encoder encoder;
	struct heads heads;
	struct hear hear; /* of a model that hears */
	struct batch batch;
};

/* ---- Kernels ---------------------------------------------------------- */

/* Null until the first parser is loaded. Threads that set it at once set the
 * same. */
static _Atomic(const struct kernel *) chosen;

static const struct kernel *
kernel_in_use(void)
{
	const struct kernel *kernel = atomic_load(&chosen);
	if (!kernel) {
		kernel = kernel_best();
		atomic_store(&chosen, kernel);
	}
	return kernel;
}

bool
parse_select_kernel(const char *name)
{
	const struct kernel *kernel = kernel_find(name);
	if (kernel)
		atomic_store(&chosen, kernel);
	return kernel;
}

const char *
parse_kernel_name(void)
{
	return kernel_in_use()->name;
}

/* ---- Parsers and workspaces ------------------------------------------- */

/* Refuses a model that says it is for another language. */
static enum status
check_language(struct model *model, const char *path, enum language language,
		struct error *error)
{
	enum language trained = model->trained;
	if (trained == language || trained == LANGUAGE_COUNT)
		return STATUS_OK;
	model_unload(model);
	return error_set(error, STATUS_USAGE, path, 0, ERROR_NO_OFFSET,
			"this network is for %s: give --lang %s with it",
			languages_name(trained), languages_code(trained));
}

enum status
parser_load(struct parser **parser, const char *path, enum language language,
		struct error *error)
{
	struct parser *fresh = malloc(sizeof *fresh);
	*parser = NULL;
	if (!fresh)
		return error_set(error, STATUS_MEMORY, path, 0, ERROR_NO_OFFSET,
				"no memory for the model");
	enum status status = model_load(&fresh->model, path, error);
	if (!status)
		status = check_language(&fresh->model, path, language, error);
	fresh->model.language = language;
	if (status)
		free(fresh);
	else
		*parser = fresh;
	kernel_in_use();
	return status;
}

void
parser_unload(struct parser *parser)
{
	if (parser)
		model_unload(&parser->model);
	free(parser);
}

const char *
parser_id(const struct parser *parser)
{
	return parser->model.id;
}

bool
parser_hears(const struct parser *parser)
{
	return model_hears(&parser->model);
}

struct parse_workspace *
parse_workspace_new(const struct parser *parser)
{
	struct arena arena;
	arena_init(&arena);
	struct parse_workspace *w = arena_zero(&arena, sizeof *w);
	w->arena = arena;
	w->model = &parser->model;
	types_init(&w->types, w->model, &w->arena);
	encoder_init(&w->encoder, &w->model->encoder, &w->arena);
	heads_init(&w->heads, w->model, &w->arena);
	if (model_hears(w->model))
		hear_init(&w->hear, w->model, &w->types, &w->arena);
	return w;
}

void
parse_workspace_free(struct parse_workspace *workspace)
{
	if (!workspace)
		return;
	struct arena arena = workspace->arena; /* the workspace lies in it */
	arena_fini(&arena);
}

void
parse_workspace_reset(struct parse_workspace *workspace)
{
	types_reset_words(&workspace->types);
}

void
parse_keep_vectors(struct parse_workspace *workspace, bool keep)
{
	workspace->hear.keep = keep;
}

unsigned
parse_nearest(const struct parser *parser, const struct heard *heard,
		struct heard_near *out)
{
	if (!heard->vector)
		return 0;
	return near_find(&parser->model, heard->vector, out);
}

/* ---- Batches ---------------------------------------------------------- */

static void
put_root(struct parse_workspace *w, unsigned row)
{
	size_t width = w->model->sizes.width;
	memcpy(w->encoder.x + row * width, w->model->root,
			width * sizeof(float));
}

static void
put_token(struct parse_workspace *w, unsigned row)
{
	size_t width = w->model->sizes.width;
	memcpy(w->encoder.x + row * width,
			types_vector(&w->types, w->batch.type[row]),
			width * sizeof(float));
}

static void
put_words(struct parse_workspace *w, struct words *words, unsigned row,
		struct token *token)
{
	uint32_t number = w->batch.type[row];
	enum language language = w->model->language;
	enum upos upos = (enum upos)token->upos;
	const struct type *type = types_words(&w->types, number, words);
	bool endings = endings_tell(language, upos);
	token->form = type->form;
	token->lower = type->lower;
	if (endings)
		token->feats = endings_mend(language,
				words_text(words, type->lower), upos,
				token->feats);
	token->lemma = types_lemma(
			&w->types, number, upos, token->feats, words);
	if (endings)
		token->feats = endings_mend_mood(language,
				words_text(words, type->lower),
				words_text(words, token->lemma), upos,
				token->feats);
}

/* `heard` is by sentence of the text; null when nothing is to be heard. */
static void
run_batch(struct parse_workspace *w, const struct text *text,
		struct words *words, struct arena *arena,
		struct heard_sentence *heard)
{
	struct batch *batch = &w->batch;
	const struct kernel *kernel = kernel_in_use();
	types_compute(&w->types, kernel);
	for (unsigned row = 0; row < batch->rows; row++)
		if (row == batch->first[row])
			put_root(w, row);
		else
			put_token(w, row);
	encoder_run(&w->encoder, kernel, batch, NULL);
	heads_run(&w->heads, kernel, batch, w->encoder.out);
	if (model_hears(w->model))
		hear_listen(&w->hear, kernel, batch, &w->heads);
	for (unsigned s = 0; s < batch->sentences; s++) {
		struct batch_sentence *sentence = &batch->sentence[s];
		agree_sentence(text, sentence->tokens, sentence->count);
		for (unsigned i = 0; i < sentence->count; i++)
			put_words(w, words, sentence->first + 1u + i,
					&sentence->tokens[i]);
	}
	if (heard)
		hear_batch(&w->hear, kernel, batch, w->encoder.out, text, arena,
				heard);
}

/* An empty batch, and room for its types. */
static void
start_batch(struct parse_workspace *w)
{
	w->batch.rows = w->batch.sentences = 0;
	types_make_room(&w->types, BATCH_ROWS);
}

/* The types of some tokens, step by step: the tables are too large for the near
 * caches. */
static void
put_types(struct parse_workspace *w, const struct text *text,
		const struct token *tokens, unsigned count, uint32_t *type)
{
	char form[TEXT_FORM_BYTES];
	uint64_t hash[LIMIT_SENTENCE_TOKENS];
	for (unsigned i = 0; i < count; i++)
		hash[i] = types_hash(
				&w->types, text_form(text, &tokens[i], form));
	for (unsigned i = 0; i < count; i++)
		types_expect(&w->types, hash[i]);
	for (unsigned i = 0; i < count; i++) {
		type[i] = types_put(&w->types,
				text_form(text, &tokens[i], form), hash[i]);
		types_prefetch(&w->types, type[i]);
	}
}

static void
add_sentence(struct parse_workspace *w, const struct text *text,
		uint32_t number, unsigned count)
{
	struct token *tokens = &text->tokens[text->sentences[number].first];
	struct batch *batch = &w->batch;
	unsigned first = batch->rows, end = first + count + 1;
	for (unsigned row = first; row < end; row++) {
		batch->first[row] = (uint16_t)first;
		batch->end[row] = (uint16_t)end;
	}
	put_types(w, text, tokens, count, &batch->type[first + 1]);
	batch->sentence[batch->sentences++] =
			(struct batch_sentence){ (uint16_t)first,
				(uint16_t)count, tokens, number };
	batch->rows = end;
}

/* Tokens behind the limit hang on the one before: stage 2 makes no such
 * sentences, but others may call. */
static void
leave_token(struct parse_workspace *w, const struct text *text,
		struct words *words, struct token *token)
{
	char form[TEXT_FORM_BYTES];
	types_make_room(&w->types, 1);
	struct str bytes = text_form(text, token, form);
	uint32_t number = types_put(
			&w->types, bytes, types_hash(&w->types, bytes));
	types_compute(&w->types, kernel_in_use());
	const struct type *type = types_words(&w->types, number, words);
	token->form = type->form;
	token->lower = token->lemma = type->lower;
	token->head = LIMIT_SENTENCE_TOKENS;
	token->upos = UPOS_X;
	token->deprel = DEPREL_DEP;
	token->feats = 0;
	token->name = NAME_O;
}

void
parse_text(struct parse_workspace *w, struct words *words, struct arena *arena,
		struct text *text)
{
	struct heard_sentence *heard = NULL;
	if (arena && model_hears(w->model))
		heard = ARENA_NEW(arena, struct heard_sentence,
				text->sentence_count);
	text->heard = heard;
	if (w->words != words)
		types_reset_words(&w->types);
	w->words = words;
	start_batch(w);
	for (uint32_t s = 0; s < text->sentence_count; s++) {
		const struct sentence *sentence = &text->sentences[s];
		uint32_t count = sentence->count;
		if (!count)
			continue;
		if (count > LIMIT_SENTENCE_TOKENS)
			count = LIMIT_SENTENCE_TOKENS;
		if (w->batch.rows + count + 1 > BATCH_ROWS) {
			run_batch(w, text, words, arena, heard);
			start_batch(w);
		}
		add_sentence(w, text, s, count);
	}
	run_batch(w, text, words, arena, heard);
	w->batch.rows = w->batch.sentences = 0;
	for (uint32_t s = 0; s < text->sentence_count; s++)
		for (uint32_t i = LIMIT_SENTENCE_TOKENS;
				i < text->sentences[s].count; i++)
			leave_token(w, text, words,
					&text->tokens[text->sentences[s].first
							+ i]);
}
