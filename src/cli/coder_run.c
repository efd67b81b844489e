#include "cli/coder_run.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/memory.h"
#include "cli/terminal.h"

/* --- coders of further languages ----------------------------------------- */

enum load_state { NOT_TRIED, LOADED, FAILED };

struct other_coders {
	pthread_mutex_t lock;
	struct other_coder {
		struct coder_language language;
		enum load_state state;
		struct error error; /* why it failed */
	} of[LANGUAGE_COUNT];
};

static struct record_options
record_options(const struct coder *coder, const struct settings *settings)
{
	return (struct record_options){
		.ontology = &coder->ontology,
		.vocabulary = fact_frames_vocabulary(coder->facts),
		.quotes = coder->quotes,
		.kinds = coder->kinds,
		.version = { DEMARCHE_VERSION, coder->lexicon_id,
				parser_id(coder->parser) },
		.dyads = settings->dyads,
	};
}

static void
load_other(struct other_coder *other, enum language language,
		const struct settings *settings)
{
	struct coder_language *loaded = &other->language;
	enum status status = data_load_other(
			settings, language, &loaded->coder, &other->error);
	other->state = status ? FAILED : LOADED;
	if (!status)
		loaded->record = record_options(&loaded->coder, settings);
}

static const struct coder_language *
find_other(const struct coder_run *run, enum language language,
		struct error *error)
{
	struct other_coders *others = run->others;
	struct other_coder *other = &others->of[language];
	pthread_mutex_lock(&others->lock);
	if (other->state == NOT_TRIED)
		load_other(other, language, run->settings);
	pthread_mutex_unlock(&others->lock);
	if (other->state == LOADED)
		return &other->language;
	if (error)
		*error = other->error;
	return NULL;
}

const struct coder_language *
coder_run_find(const struct coder_run *run, enum language language,
		struct error *error)
{
	enum language first = run->first.coder.language;
	if (language == first)
		return &run->first;
	if (data_language_asked(run->settings) == LANGUAGE_COUNT)
		return find_other(run, language, error);
	if (error)
		error_set(error, STATUS_UNSUPPORTED, NULL, 0, ERROR_NO_OFFSET,
				"--lang asks for %s alone",
				languages_name(first));
	return NULL;
}

bool
coder_run_load(struct coder_run *run, const struct settings *settings)
{
	run->settings = settings;
	run->format = terminal_format(settings->format);
	if (!data_load_coder(settings, &run->first.coder))
		return false;
	run->first.record = record_options(&run->first.coder, settings);
	run->others = memory_zero(1, sizeof *run->others);
	pthread_mutex_init(&run->others->lock, NULL);
	return true;
}

void
coder_run_unload(struct coder_run *run)
{
	struct other_coders *others = run->others;
	for (unsigned i = 0; others && i < LANGUAGE_COUNT; i++)
		if (others->of[i].state == LOADED)
			coder_unload(&others->of[i].language.coder);
	if (others)
		pthread_mutex_destroy(&others->lock);
	free(others);
	run->others = NULL;
	coder_unload(&run->first.coder);
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

static enum status
refuse(const struct article *article, struct error *error)
{
	char known[64];
	struct str lang = article->lang;
	bool recognised = lang.len > 0;
	return error_set(error, STATUS_UNSUPPORTED, article->id.at, 0,
			ERROR_NO_OFFSET,
			"the language is %s%.*s%s; only %s are analysed "
			"(--lang insists on one of them)",
			recognised ? "\"" : "not recognised", STR_ARG(lang),
			recognised ? "\"" : "",
			analysed_languages(known, sizeof known));
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
coder_run_language(const struct coder_run *run, const struct article *article,
		struct error *error)
{
	enum language first = run->first.coder.language;
	if (data_language_asked(run->settings) != LANGUAGE_COUNT
			|| language_of(article, first) == first)
		return STATUS_OK;
	if (!article->lang.len)
		return refuse(article, error);
	return error_set(error, STATUS_UNSUPPORTED, article->id.at, 0,
			ERROR_NO_OFFSET,
			"the language is \"%.*s\"; this command works with one "
			"language, here %s (%s; --lang tells another)",
			STR_ARG(article->lang), languages_name(first),
			languages_code(first));
}

/* --- threads -------------------------------------------------------------- */

static void
turn_to(struct coder_thread *thread, const struct coder_language *language)
{
	struct coder_worker **worker =
			&thread->workers[language->coder.language];
	if (!*worker)
		*worker = coder_worker_new(&language->coder);
	thread->worker = *worker;
	thread->language = language;
}

enum status
coder_thread_turn(struct coder_thread *thread, const struct article *article,
		struct error *error)
{
	const struct coder_run *run = thread->run;
	if (data_language_asked(run->settings) != LANGUAGE_COUNT)
		return STATUS_OK;
	enum language language =
			language_of(article, run->first.coder.language);
	if (language == LANGUAGE_COUNT)
		return refuse(article, error);
	struct error cause;
	const struct coder_language *found =
			coder_run_find(run, language, &cause);
	if (!found)
		return refuse_unloaded(article, language, &cause, error);
	turn_to(thread, found);
	return STATUS_OK;
}

struct coder_thread *
coder_thread_new(const struct coder_run *run)
{
	struct coder_thread *thread = memory_zero(1, sizeof *thread);
	thread->run = run;
	turn_to(thread, &run->first);
	if (run->own_new)
		thread->own = run->own_new(run);
	return thread;
}

void
coder_thread_free(struct coder_thread *thread)
{
	if (thread->run->own_free)
		thread->run->own_free(thread->own);
	for (unsigned i = 0; i < LANGUAGE_COUNT; i++)
		coder_worker_free(thread->workers[i]);
	free(thread);
}

static void *
thread_new(void *context)
{
	return coder_thread_new(context);
}

static void
thread_free(void *context)
{
	coder_thread_free(context);
}

/* --- runs ----------------------------------------------------------------- */

static int
run_threads_over(struct coder_run *run, struct run *work)
{
	work->settings = run->settings;
	work->shared = run;
	work->put = run->put;
	work->keeper = run->keeper;
	work->worker_new = thread_new;
	work->worker_free = thread_free;
	return run_articles(work);
}

int
coder_run_corpus(struct coder_run *run, char **operands, int count,
		unsigned threads, run_work *work)
{
	return run_threads_over(run, &(struct run){ .paths = operands,
						     .path_count = count,
						     .threads = threads,
						     .work = work });
}

int
coder_run_articles(struct coder_run *run, char **operands, int count,
		unsigned threads, run_work *work)
{
	int status = coder_run_corpus(run, operands, count, threads, work);
	coder_run_unload(run);
	return status;
}

int
coder_run_make(struct coder_run *run, char **operands, int count,
		unsigned threads, run_make *make)
{
	return run_threads_over(run, &(struct run){ .paths = operands,
						     .path_count = count,
						     .threads = threads,
						     .make = make });
}

int
coder_run_next(struct coder_run *run, run_next *next, uint64_t total,
		unsigned threads, run_make_raw *make)
{
	return run_threads_over(run, &(struct run){ .next = next,
						     .total = total,
						     .threads = threads,
						     .make_raw = make });
}

int
coder_run_documents(struct coder_run *run, char **operands, int count,
		unsigned threads, run_work_raw *work)
{
	int status = run_threads_over(run, &(struct run){ .paths = operands,
							   .path_count = count,
							   .threads = threads,
							   .work_raw = work });
	coder_run_unload(run);
	return status;
}
