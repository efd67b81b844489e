/* data.h - where lexicon and networks lie.
 *
 * Looked for in $DEMARCHE_DATA; in share/demarche beside the folder of the
 * program or library that this is part of (as installed); in the folders above
 * it and its own (a build folder inside the checkout); where it was to be
 * installed.
 *
 * Images of the lexicon (base/image.h) are believed as the program is: they
 * belong to it, and are looked for in the same places but for
 * $DEMARCHE_DATA. */
#ifndef DEMARCHE_CODING_DATA_H
#define DEMARCHE_CODING_DATA_H

#include <stdbool.h>

#include "base/error.h"
#include "base/languages.h"

enum { DATA_PATH_BYTES = 4096, DATA_MODEL_BYTES = DATA_PATH_BYTES + 32 };

struct data_paths {
	char folder[DATA_PATH_BYTES];      /* that holds the built-in ones */
	char lexicon[2 * DATA_PATH_BYTES]; /* the user's folder over the
					      built-in one, base/layers.h */
	char models[DATA_PATH_BYTES];      /* folder */
	char images[DATA_PATH_BYTES];      /* folder; "": there are none */
};

/* `folder` holds lexicon/ and models/; null: it is looked for. `lexicon` is
 * the user's folder, or null. */
MUST_CHECK enum status data_find(const char *folder, const char *lexicon,
		struct data_paths *paths, struct error *error);

/* "build/en.image"; need not be there. */
void data_image(const struct data_paths *paths, enum language language,
		char out[DATA_MODEL_BYTES]);
/* "models/en.model" */
void data_model(const struct data_paths *paths, enum language language,
		char out[DATA_MODEL_BYTES]);
/* Whether there is a network for the language. */
bool data_has_model(const struct data_paths *paths, enum language language);

#endif
