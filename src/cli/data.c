#include "cli/data.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifndef DEMARCHE_DATA_DIR
#define DEMARCHE_DATA_DIR "/usr/local/share/demarche"
#endif

enum { PATH_BYTES = DATA_PATH_BYTES, MODEL_PATH_BYTES = PATH_BYTES + 32 };

static bool
is_data_folder(const char *folder)
{
	char path[PATH_BYTES + 32];
	snprintf(path, sizeof path, "%s/lexicon/ontology/events.tsv", folder);
	return access(path, R_OK) == 0;
}

static bool
try_folder(const char *base, const char *below, char out[PATH_BYTES])
{
	int length = snprintf(out, PATH_BYTES, "%s%s", base, below);
	return length > 0 && length < PATH_BYTES && is_data_folder(out);
}

/* The folder of the running program, without slash at the end. */
static bool
program_folder(char out[PATH_BYTES])
{
	ssize_t length = readlink("/proc/self/exe", out, PATH_BYTES - 1);
	if (length <= 0)
		return false;
	out[length] = '\0';
	char *slash = strrchr(out, '/');
	if (!slash)
		return false;
	*slash = '\0';
	return true;
}

static bool
find_folder(char out[PATH_BYTES])
{
	const char *given = getenv("DEMARCHE_DATA");
	if (given && given[0])
		return try_folder(given, "", out);
	static const char *const below[] = { "/../share/demarche", "/..",
		"/../..", "/../../.." };
	char program[PATH_BYTES];
	if (program_folder(program))
		for (size_t i = 0; i < sizeof below / sizeof *below; i++)
			if (try_folder(program, below[i], out))
				return true;
	return try_folder(DEMARCHE_DATA_DIR, "", out);
}

/* Whether one of a lexicon's folders is there. */
static bool
is_lexicon(const char *folder)
{
	static const char *const below[] = { "actors", "agents", "ontology",
		"places", "sets", "discards", "verbs", "time", "amounts",
		"facts", "quotes", "exchange" };
	char path[PATH_BYTES];
	for (size_t i = 0; i < sizeof below / sizeof *below; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, below[i]);
		if (access(path, R_OK | X_OK) == 0)
			return true;
	}
	return false;
}

enum status
data_find(const struct settings *settings, struct data_paths *paths,
		struct error *error)
{
	char folder[PATH_BYTES] = "";
	if (!find_folder(folder))
		return error_set(error, STATUS_IO, folder, 0, ERROR_NO_OFFSET,
				"no lexicon found here; set DEMARCHE_DATA to "
				"the folder that holds lexicon/ and models/");
	const char *lexicon = settings->lexicon;
	if (lexicon && !is_lexicon(lexicon))
		return error_set(error, STATUS_IO, lexicon, 0, ERROR_NO_OFFSET,
				"no lexicon: a folder with actors/, agents/, "
				"places/, sets/, amounts/, discards/, facts/, "
				"quotes/ or verbs/ is expected");
	snprintf(paths->lexicon, sizeof paths->lexicon, "%s%s%s/lexicon",
			lexicon ? lexicon : "", lexicon ? "\n" : "", folder);
	snprintf(paths->models, sizeof paths->models, "%.*s/models",
			(int)sizeof paths->models - (int)sizeof "/models",
			folder);
	return STATUS_OK;
}

void
data_print_error(const struct error *error)
{
	char line[1200];
	error_print(error, line, sizeof line);
	fprintf(stderr, "demarche: %s\n", line);
}

/* Only a network that hears events tells any. */
static bool
can_tell(const struct settings *settings, const char *model,
		struct coder *coder)
{
	if (!settings->heads_only || coder_hears(coder))
		return true;
	fprintf(stderr,
			"demarche: %s: this network hears no events, so that "
			"--heads-only leaves none\n",
			model);
	coder_unload(coder);
	return false;
}

enum language
data_language_asked(const struct settings *settings)
{
	const char *asked = settings->lang;
	return asked ? languages_find(str_of(asked)) : LANGUAGE_COUNT;
}

enum language
data_language(const struct settings *settings)
{
	enum language asked = data_language_asked(settings);
	return asked == LANGUAGE_COUNT ? LANGUAGE_EN : asked;
}

static enum status
load(const struct settings *settings, const struct data_paths *paths,
		const char *model, enum language language, struct coder *coder,
		struct error *error)
{
	struct coder_options options = {
		.lexicon = paths->lexicon,
		.model = model,
		.language = language,
		.makers = settings->frames_only  ? MAKERS_FRAMES
			  : settings->heads_only ? MAKERS_NETWORK
						 : MAKERS_ALL,
		.min_confidence = (float)settings->min_confidence,
		.kinds = settings->kinds,
	};
	return coder_load(coder, &options, error);
}

/* "models/en.model" */
static void
model_of(const struct data_paths *paths, enum language language,
		char out[MODEL_PATH_BYTES])
{
	snprintf(out, MODEL_PATH_BYTES, "%s/%s.model", paths->models,
			languages_code(language));
}

bool
data_has_model(const struct data_paths *paths, enum language language)
{
	char model[MODEL_PATH_BYTES];
	model_of(paths, language, model);
	return access(model, R_OK) == 0;
}

bool
data_load_coder(const struct settings *settings, struct coder *coder)
{
	struct error error;
	struct data_paths paths;
	char built_in[MODEL_PATH_BYTES];
	const char *model = settings->model ? settings->model : built_in;
	enum language language = data_language(settings);
	enum status status = data_find(settings, &paths, &error);
	if (!status) {
		model_of(&paths, language, built_in);
		status = load(settings, &paths, model, language, coder, &error);
	}
	if (!status)
		return can_tell(settings, model, coder);
	data_print_error(&error);
	return false;
}

enum status
data_load_other(const struct settings *settings, enum language language,
		struct coder *coder, struct error *error)
{
	struct data_paths paths;
	char model[MODEL_PATH_BYTES];
	enum status status = data_find(settings, &paths, error);
	if (status)
		return status;
	model_of(&paths, language, model);
	return load(settings, &paths, model, language, coder, error);
}
