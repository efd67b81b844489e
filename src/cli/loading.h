/* loading.h - lexicon and networks as the options ask for them. */
#ifndef DEMARCHE_CLI_LOADING_H
#define DEMARCHE_CLI_LOADING_H

#include "cli/command.h"
#include "coding/coders.h"

/* The language that --lang insists on; LANGUAGE_COUNT when it is to be
 * recognised. */
enum language loading_language_asked(const struct settings *settings);
/* The one of commands that work with one language alone, and the first that is
 * loaded: the one asked for, else English. */
enum language loading_language(const struct settings *settings);

/* Where they lie. */
MUST_CHECK enum status loading_find(const struct settings *settings,
		struct data_paths *paths, struct error *error);
/* False after a message. */
MUST_CHECK bool loading_coders(
		const struct settings *settings, struct coders *coders);

#endif
