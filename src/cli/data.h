/* data.h - where lexicon and model lie.
 *
 * Looked for in $DEMARCHE_DATA, in share/demarche beside the program's folder
 * (an installed program), and in the folders above it (a build folder inside
 * the checkout). */
#ifndef DEMARCHE_CLI_DATA_H
#define DEMARCHE_CLI_DATA_H

#include "cli/command.h"
#include "pipeline.h"

enum { DATA_PATH_BYTES = 4096 };
struct data_paths {
	char lexicon[2 * DATA_PATH_BYTES]; /* the user's folder over the
					      built-in one, base/layers.h */
	char models[DATA_PATH_BYTES];      /* folder */
};

/* Fills in what the settings do not name. */
MUST_CHECK enum status data_find(const struct settings *settings,
		struct data_paths *paths, struct error *error);

/* "demarche: where: message" on stderr. */
void data_print_error(const struct error *error);

/* Whether there is a network for the language. */
bool data_has_model(const struct data_paths *paths, enum language language);

/* The language that --lang insists on; LANGUAGE_COUNT when it is to be
 * recognised. */
enum language data_language_asked(const struct settings *settings);
/* The one of commands that work with one language alone, and the first that is
 * loaded: the one asked for, else English. */
enum language data_language(const struct settings *settings);

/* Loads the coder of data_language by settings; prints the error and returns
 * false when that fails. */
MUST_CHECK bool data_load_coder(
		const struct settings *settings, struct coder *coder);
/* That of another language; --model is not for it. */
MUST_CHECK enum status data_load_other(const struct settings *settings,
		enum language language, struct coder *coder,
		struct error *error);

#endif
