#include "api/coder.h"

#include <stdlib.h>
#include <string.h>

#include "api/convert.h"
#include "base/memory.h"

_Static_assert((int)DEM_EVENTS == (int)RECORD_EVENTS
				&& (int)DEM_FACTS == (int)RECORD_FACTS
				&& (int)DEM_QUOTES == (int)RECORD_QUOTES
				&& (int)DEM_AMOUNTS == (int)RECORD_AMOUNTS,
		"the numbers are the same");

enum { ALL_KINDS = RECORD_ALL | RECORD_AMOUNTS };

void
dem_coder_options_init(struct dem_coder_options *options)
{
	*options = (struct dem_coder_options){ .size = sizeof *options };
}

static const char *
keep(struct arena *arena, const char *text)
{
	return text ? arena_copy(arena, str_of(text)).at : NULL;
}

static enum status
wrong(struct error *error, const char *message)
{
	return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET, "%s",
			message);
}

static enum status
check(const struct dem_coder_options *options, struct error *error)
{
	if (options->kinds & ~(unsigned)ALL_KINDS)
		return wrong(error, "kinds are DEM_EVENTS, DEM_FACTS, "
				    "DEM_QUOTES and DEM_AMOUNTS");
	if (!(options->min_confidence >= 0 && options->min_confidence <= 1))
		return wrong(error, "min_confidence is a number from 0 to 1");
	if (options->makers > DEM_NETWORK_ONLY)
		return wrong(error, "makers are DEM_FRAMES_AND_NETWORK, "
				    "DEM_FRAMES_ONLY or DEM_NETWORK_ONLY");
	if (!options->model || options->lang)
		return STATUS_OK;
	return wrong(error,
			"a model is for one language: lang must tell which");
}

static enum status
find_language(const char *lang, enum language *out, struct error *error)
{
	*out = lang ? languages_find(str_of(lang)) : LANGUAGE_COUNT;
	if (!lang || *out != LANGUAGE_COUNT)
		return STATUS_OK;
	return error_set(error, STATUS_UNSUPPORTED, NULL, 0, ERROR_NO_OFFSET,
			"the language \"%.40s\" is not analysed; \"en\" and "
			"\"es\" are",
			lang);
}

/* Texts are copied into the arena. */
static struct coders_options
convert(const struct dem_coder_options *options, enum language language,
		struct arena *arena)
{
	static const enum event_makers makers[] = {
		[DEM_FRAMES_AND_NETWORK] = MAKERS_ALL,
		[DEM_FRAMES_ONLY] = MAKERS_FRAMES,
		[DEM_NETWORK_ONLY] = MAKERS_NETWORK,
	};
	return (struct coders_options){
		.data = keep(arena, options->data),
		.lexicon = keep(arena, options->lexicon),
		.model = keep(arena, options->model),
		.language = language,
		.makers = makers[options->makers],
		.min_confidence = (float)options->min_confidence,
		.kinds = options->kinds ? options->kinds : RECORD_ALL,
		.dyads = options->dyads != 0,
	};
}

static enum status
load(struct dem_coder *coder, const struct dem_coder_options *given,
		struct error *error)
{
	struct dem_coder_options options;
	dem_coder_options_init(&options);
	enum status status = convert_options(&options, sizeof options, given,
			"dem_coder_options_init", error);
	if (!status)
		status = check(&options, error);
	enum language language;
	if (!status)
		status = find_language(options.lang, &language, error);
	if (status)
		return status;
	struct coders_options own = convert(&options, language, &coder->arena);
	return coders_load(&coder->coders, &own, error);
}

enum dem_status
dem_coder_load(struct dem_coder **out, const struct dem_coder_options *options,
		struct dem_error *error)
{
	struct error failure;
	struct dem_coder *coder = memory_zero(1, sizeof *coder);
	arena_init(&coder->arena);
	*out = NULL;
	if (load(coder, options, &failure)) {
		arena_fini(&coder->arena);
		free(coder);
		return convert_error(error, &failure);
	}
	*out = coder;
	return DEM_OK;
}

void
dem_coder_unload(struct dem_coder *coder)
{
	if (!coder)
		return;
	coders_unload(&coder->coders);
	arena_fini(&coder->arena);
	free(coder);
}

enum dem_status
dem_coder_versions(struct dem_coder *coder, const char *lang,
		struct dem_coder_versions *versions, struct dem_error *error)
{
	struct error failure;
	enum language language = coder->coders.first.coder.language;
	if (lang && find_language(lang, &language, &failure))
		return convert_error(error, &failure);
	const struct coder_language *found =
			coders_find(&coder->coders, language, &failure);
	if (!found)
		return convert_error(error, &failure);
	*versions = (struct dem_coder_versions){ 0 };
	strncpy(versions->lexicon, found->record.version.lexicon,
			sizeof versions->lexicon - 1);
	strncpy(versions->model, found->record.version.model,
			sizeof versions->model - 1);
	return DEM_OK;
}
