/* layers.h - a folder seen through others that are laid over it.
 *
 * Layers are folders in one string, separated by line ends, the topmost first:
 * a single folder is one layer, so whoever takes a folder takes layers. A file
 * of an upper layer hides the one of the same name below, and is added when
 * there is none. The lowest layer must have every folder, the others need
 * not.
 *
 * A layer hides files below it without having any of their name through the
 * file LAYERS_REPLACES in the same folder: each line of it is a file name, or
 * `*` for all. Other files of such a folder stay as they are. */
#ifndef DEMARCHE_BASE_LAYERS_H
#define DEMARCHE_BASE_LAYERS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/str.h"
#include "base/table.h"

#define LAYERS_REPLACES "replaces.txt"

/* Where `name` ("verbs/en/aid.frames") lies: in the topmost layer that has it,
 * in the lowest when none has. */
MUST_CHECK enum status layers_find(char path[FILE_PATH_BYTES],
		const char *layers, const char *name, struct error *error);

/* Layers by height: 0 is the lowest. `there` tells whether that one has
 * `name` itself. */
unsigned layers_count(const char *layers);
MUST_CHECK enum status layers_path(char path[FILE_PATH_BYTES],
		const char *layers, unsigned height, const char *name,
		bool *there, struct error *error);

/* Layers that lie below the one that layers_find finds `name` in: 0 for the
 * lowest, and when none has it. */
unsigned layers_height(const char *layers, const char *name);

/* Reads the table `name` ("time/en.tsv") of the topmost layer that has it; the
 * numbers of the named columns, all of which must be there, go into `column`.
 * Memory is the arena's. */
MUST_CHECK enum status layers_table(const char *layers, const char *name,
		const char *const *names, unsigned count, struct table *table,
		unsigned *column, struct arena *arena, struct error *error);

/* As file_list: the names in `folder` of all layers, each once,
 * without those that a layer above replaces. */
MUST_CHECK enum status layers_list(const char *layers, const char *folder,
		struct arena *arena, struct str **names, size_t *count,
		struct error *error);

#endif
