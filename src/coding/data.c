#define _GNU_SOURCE
#include "coding/data.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

#ifndef DEMARCHE_DATA_DIR
#define DEMARCHE_DATA_DIR "/usr/local/share/demarche"
#endif

enum { PATH_BYTES = DATA_PATH_BYTES };

typedef bool folder_test(const char *folder);

static bool
is_data_folder(const char *folder)
{
	char path[PATH_BYTES + 32];
	snprintf(path, sizeof path, "%s/lexicon/ontology/events.tsv", folder);
	return access(path, R_OK) == 0;
}

/* English is never left out. */
static bool
has_images(const char *folder)
{
	char path[PATH_BYTES + 32];
	snprintf(path, sizeof path, "%s/en.image", folder);
	return access(path, R_OK) == 0;
}

static bool
try_folder(folder_test *is_it, const char *base, const char *below,
		char out[PATH_BYTES])
{
	int length = snprintf(out, PATH_BYTES, "%s%s", base, below);
	return length > 0 && length < PATH_BYTES && is_it(out);
}

/* Leaves the folder of a file, without slash at the end. */
static bool
folder_of(char path[PATH_BYTES])
{
	char *slash = strrchr(path, '/');
	if (!slash)
		return false;
	*slash = '\0';
	return true;
}

static bool
program_folder(char out[PATH_BYTES])
{
	ssize_t length = readlink("/proc/self/exe", out, PATH_BYTES - 1);
	if (length <= 0)
		return false;
	out[length] = '\0';
	return folder_of(out);
}

/* Of the shared library that this is part of. A program's own name, which is
 * told where there is none, may be anything without a slash. */
static bool
library_folder(char out[PATH_BYTES])
{
	static const char mark;
	Dl_info info;
	if (!dladdr(&mark, &info) || !info.dli_fname
			|| !strchr(info.dli_fname, '/'))
		return false;
	char *path = realpath(info.dli_fname, NULL);
	bool fits = path && strlen(path) < PATH_BYTES;
	if (fits)
		memcpy(out, path, strlen(path) + 1);
	free(path);
	return fits && folder_of(out);
}

static bool
try_beside(folder_test *is_it, const char *folder, char out[PATH_BYTES])
{
	static const char *const below[] = { "/../share/demarche",
		"/../../share/demarche", "", "/..", "/../..", "/../../.." };
	for (size_t i = 0; i < sizeof below / sizeof *below; i++)
		if (try_folder(is_it, folder, below[i], out))
			return true;
	return false;
}

/* In a folder that lies where the program itself does. */
static bool
find_own(folder_test *is_it, char out[PATH_BYTES])
{
	char folder[PATH_BYTES];
	return (library_folder(folder) && try_beside(is_it, folder, out))
	       || (program_folder(folder) && try_beside(is_it, folder, out))
	       || try_folder(is_it, DEMARCHE_DATA_DIR, "", out);
}

static bool
find_folder(const char *given, char out[PATH_BYTES])
{
	if (!given)
		given = getenv("DEMARCHE_DATA");
	return given && given[0] ? try_folder(is_data_folder, given, "", out)
				 : find_own(is_data_folder, out);
}

/* Whether one of a lexicon's folders is there. A path of several lines would
 * be taken for several layers (base/layers.h). */
static bool
is_lexicon(const char *folder)
{
	static const char *const below[] = { "actors", "agents", "ontology",
		"places", "sets", "discards", "verbs", "time", "amounts",
		"facts", "quotes", "exchange" };
	char path[PATH_BYTES];
	for (size_t i = 0; i < sizeof below / sizeof *below; i++) {
		int length = snprintf(
				path, sizeof path, "%s/%s", folder, below[i]);
		if (length < PATH_BYTES && access(path, R_OK | X_OK) == 0)
			return !strchr(folder, '\n');
	}
	return false;
}

enum status
data_find(const char *given, const char *lexicon, struct data_paths *paths,
		struct error *error)
{
	char folder[PATH_BYTES] = "";
	if (!find_folder(given, folder))
		return error_set(error, STATUS_IO, folder, 0, ERROR_NO_OFFSET,
				"no lexicon found here; set DEMARCHE_DATA to "
				"the folder that holds lexicon/ and models/");
	if (lexicon && !is_lexicon(lexicon))
		return error_set(error, STATUS_IO, lexicon, 0, ERROR_NO_OFFSET,
				"no lexicon: a folder with actors/, agents/, "
				"places/, sets/, amounts/, discards/, facts/, "
				"quotes/ or verbs/ is expected");
	snprintf(paths->folder, sizeof paths->folder, "%s", folder);
	snprintf(paths->lexicon, sizeof paths->lexicon, "%s%s%s/lexicon",
			lexicon ? lexicon : "", lexicon ? "\n" : "", folder);
	snprintf(paths->models, sizeof paths->models, "%.*s/models",
			(int)sizeof paths->models - (int)sizeof "/models",
			folder);
	if (!find_own(has_images, paths->images))
		paths->images[0] = '\0';
	return STATUS_OK;
}

void
data_image(const struct data_paths *paths, enum language language,
		char out[DATA_MODEL_BYTES])
{
	snprintf(out, DATA_MODEL_BYTES, "%s/%s.image", paths->images,
			languages_code(language));
}

void
data_model(const struct data_paths *paths, enum language language,
		char out[DATA_MODEL_BYTES])
{
	snprintf(out, DATA_MODEL_BYTES, "%s/%s.model", paths->models,
			languages_code(language));
}

bool
data_has_model(const struct data_paths *paths, enum language language)
{
	char model[DATA_MODEL_BYTES];
	data_model(paths, language, model);
	return !file_is_missing(model);
}
