#include "coding/coders.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/memory.h"

/* --- coders of further languages ----------------------------------------- */

enum load_state { NOT_TRIED, LOADED, FAILED };

struct other_coders {
	struct other_coder {
		struct coder_language language;
		struct error error;             /* why it failed */
		_Atomic(enum load_state) state; /* set last */
	} of[LANGUAGE_COUNT];
};

/* One for all coders, for a process to hold while it forks: a child whose
 * parent had been loading could never take it, as nobody there would give it
 * back. */
static pthread_mutex_t loading = PTHREAD_MUTEX_INITIALIZER;

static void
hold_loading(void)
{
	pthread_mutex_lock(&loading);
}

static void
release_loading(void)
{
	pthread_mutex_unlock(&loading);
}

static void
hold_in_forks(void)
{
	pthread_atfork(hold_loading, release_loading, release_loading);
}

static struct record_options
record_options(const struct coder *coder, bool dyads)
{
	return (struct record_options){
		.ontology = &coder->ontology,
		.vocabulary = fact_frames_vocabulary(coder->facts),
		.quotes = coder->quotes,
		.kinds = coder->kinds,
		.version = { DEMARCHE_VERSION, coder->lexicon_id,
				parser_id(coder->parser) },
		.dyads = dyads,
	};
}

/* Only a network that hears events tells any. */
static enum status
check_hearing(const struct coders_options *options, const char *model,
		const struct coder *coder, struct error *error)
{
	if (options->makers != MAKERS_NETWORK || coder_hears(coder))
		return STATUS_OK;
	return error_set(error, STATUS_USAGE, model, 0, ERROR_NO_OFFSET,
			"this network hears no events, and those of frames "
			"are not asked for");
}

static enum status
load(const struct coders *coders, const char *model, enum language language,
		struct coder_language *out, struct error *error)
{
	const struct coders_options *options = &coders->options;
	char built_in[DATA_MODEL_BYTES], image[DATA_MODEL_BYTES];
	data_model(&coders->paths, language, built_in);
	data_image(&coders->paths, language, image);
	struct coder_options how = {
		.lexicon = coders->paths.lexicon,
		.model = model ? model : built_in,
		.image = options->text ? NULL : image,
		.language = language,
		.makers = options->makers,
		.min_confidence = options->min_confidence,
		.kinds = options->kinds,
	};
	enum status status = coder_load(&out->coder, &how, error);
	if (!status)
		out->record = record_options(&out->coder, options->dyads);
	return status;
}

static void
load_other(const struct coders *coders, struct other_coder *other,
		enum language language)
{
	hold_loading();
	if (other->state == NOT_TRIED) {
		enum status status = load(coders, NULL, language,
				&other->language, &other->error);
		other->state = status ? FAILED : LOADED;
	}
	release_loading();
}

static const struct coder_language *
find_other(const struct coders *coders, enum language language,
		struct error *error)
{
	struct other_coder *other = &coders->others->of[language];
	if (other->state == NOT_TRIED)
		load_other(coders, other, language);
	if (other->state == LOADED)
		return &other->language;
	if (error)
		*error = other->error;
	return NULL;
}

static bool
is_asked(const struct coders *coders)
{
	return coders->options.language != LANGUAGE_COUNT;
}

const struct coder_language *
coders_find(const struct coders *coders, enum language language,
		struct error *error)
{
	enum language first = coders->first.coder.language;
	if (language == first)
		return &coders->first;
	if (!is_asked(coders))
		return find_other(coders, language, error);
	if (error)
		error_set(error, STATUS_UNSUPPORTED, NULL, 0, ERROR_NO_OFFSET,
				"--lang %s asks for %s alone",
				languages_code(first), languages_name(first));
	return NULL;
}

static struct other_coders *
others_new(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, hold_in_forks);
	return memory_zero(1, sizeof(struct other_coders));
}

static void
others_free(struct other_coders *others)
{
	if (!others)
		return;
	for (unsigned i = 0; i < LANGUAGE_COUNT; i++)
		if (others->of[i].state == LOADED)
			coder_unload(&others->of[i].language.coder);
	free(others);
}

enum status
coders_load(struct coders *coders, const struct coders_options *options,
		struct error *error)
{
	*coders = (struct coders){ .options = *options };
	enum language first =
			is_asked(coders) ? options->language : LANGUAGE_EN;
	enum status status = data_find(
			options->data, options->lexicon, &coders->paths, error);
	if (!status)
		status = load(coders, options->model, first, &coders->first,
				error);
	if (status)
		return status;
	coders->others = others_new();
	const char *model =
			options->model ? options->model : coders->paths.models;
	status = check_hearing(options, model, &coders->first.coder, error);
	if (status)
		coders_unload(coders);
	return status;
}

void
coders_unload(struct coders *coders)
{
	others_free(coders->others);
	coders->others = NULL;
	coder_unload(&coders->first.coder);
}

/* --- the language of an article ------------------------------------------- */

/* "English (en) and Spanish (es)" */
static const char *
analysed_languages(char *out, size_t size)
{
	size_t at = 0;
	for (enum language i = 0; i < LANGUAGE_COUNT && at < size; i++)
		at += (size_t)snprintf(out + at, size - at, "%s%s (%s)",
				i ? " and " : "", languages_name(i),
				languages_code(i));
	return out;
}

/* "en|es" */
static const char *
language_codes(char *out, size_t size)
{
	size_t at = 0;
	for (enum language i = 0; i < LANGUAGE_COUNT && at < size; i++)
		at += (size_t)snprintf(out + at, size - at, "%s%s",
				i ? "|" : "", languages_code(i));
	return out;
}

static enum status
refuse(const struct article *article, struct error *error)
{
	char known[64], codes[32];
	struct str lang = article->lang;
	bool recognised = lang.len > 0;
	return error_set(error, STATUS_UNSUPPORTED, article->id.at, 0,
			ERROR_NO_OFFSET,
			"the language is %s%.*s%s; only %s are analysed "
			"(--lang %s insists on one of them)",
			recognised ? "\"" : "not recognised", STR_ARG(lang),
			recognised ? "\"" : "",
			analysed_languages(known, sizeof known),
			language_codes(codes, sizeof codes));
}

/* The language is analysed, but not with what is installed here. */
static enum status
refuse_unloaded(const struct article *article, enum language language,
		const struct error *cause, struct error *error)
{
	return error_set(error, STATUS_UNSUPPORTED, article->id.at, 0,
			ERROR_NO_OFFSET,
			"the language is %s (%s), which cannot be loaded: "
			"%s: %s",
			languages_name(language), languages_code(language),
			cause->where, cause->message);
}

/* Lines too short to be recognised are taken for `otherwise`. */
static enum language
language_of(const struct article *article, enum language otherwise)
{
	if (!article->lang.len && article->text.len < LIMIT_UNRECOGNISED_BYTES)
		return otherwise;
	return languages_find(article->lang);
}

enum status
coders_check_first(const struct coders *coders, const struct article *article,
		struct error *error)
{
	enum language first = coders->first.coder.language;
	char codes[32];
	if (is_asked(coders) || language_of(article, first) == first)
		return STATUS_OK;
	if (!article->lang.len)
		return refuse(article, error);
	return error_set(error, STATUS_UNSUPPORTED, article->id.at, 0,
			ERROR_NO_OFFSET,
			"the language is \"%.*s\"; this command works with one "
			"language, here %s (--lang %s tells which)",
			STR_ARG(article->lang), languages_name(first),
			language_codes(codes, sizeof codes));
}

/* --- threads -------------------------------------------------------------- */

static void
turn_to(struct coders_worker *worker, const struct coder_language *language)
{
	struct coder_worker **own = &worker->workers[language->coder.language];
	if (!*own)
		*own = coder_worker_new(&language->coder);
	worker->worker = *own;
	worker->language = language;
}

enum status
coders_turn(struct coders_worker *worker, const struct article *article,
		struct error *error)
{
	const struct coders *coders = worker->coders;
	if (is_asked(coders))
		return STATUS_OK;
	enum language language =
			language_of(article, coders->first.coder.language);
	if (language == LANGUAGE_COUNT)
		return refuse(article, error);
	struct error cause;
	const struct coder_language *found =
			coders_find(coders, language, &cause);
	if (!found)
		return refuse_unloaded(article, language, &cause, error);
	turn_to(worker, found);
	return STATUS_OK;
}

void
coders_worker_init(struct coders_worker *worker, const struct coders *coders)
{
	*worker = (struct coders_worker){ .coders = coders };
	turn_to(worker, &coders->first);
}

void
coders_worker_fini(struct coders_worker *worker)
{
	for (unsigned i = 0; i < LANGUAGE_COUNT; i++)
		coder_worker_free(worker->workers[i]);
}
