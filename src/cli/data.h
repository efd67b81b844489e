/* data.h - where lexicon and model lie.
 *
 * Looked for in $DEMARCHE_DATA, in share/demarche beside the program's folder
 * (an installed program), and in the folders above it (a build folder inside
 * the checkout). */
#ifndef DEMARCHE_CLI_DATA_H
#define DEMARCHE_CLI_DATA_H

#include "cli/command.h"
#include "pipeline.h"

struct data_paths {
	char lexicon[2 * 4096]; /* the user's folder over the built-in one,
				   see base/layers.h */
	char model[4096];
};

/* Fills in what the settings do not name. */
MUST_CHECK enum status data_find(const struct settings *settings,
		struct data_paths *paths, struct error *error);

/* "demarche: where: message" on stderr. */
void data_print_error(const struct error *error);

/* Loads the coder by settings; prints the error and returns false when that
 * fails. */
MUST_CHECK bool data_load_coder(
		const struct settings *settings, struct coder *coder);

#endif
