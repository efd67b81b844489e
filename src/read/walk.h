/* walk.h - the files of a list of paths, folders opened.
 *
 * A folder's entries come in bytewise order, folders among them in their
 * place; names that begin with a dot, links to folders, devices and pipes
 * inside a folder are passed over. Folders deeper than LIMIT_FOLDER_DEPTH are
 * rejects. A path given by the caller is taken as it is, a pipe too. */
#ifndef DEMARCHE_READ_WALK_H
#define DEMARCHE_READ_WALK_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"

struct walk_folder {
	struct arena arena; /* owns the names */
	struct str *names;
	size_t count, next;
	size_t path_len; /* of the folder, in walk.path, with its '/' */
};

struct walk {
	const char *const *paths;
	size_t count, next;
	struct walk_folder folders[LIMIT_FOLDER_DEPTH];
	size_t depth;
	char path[FILE_PATH_BYTES]; /* the file that walk_next found */
};

/* `paths` must outlive the walk. */
void walk_init(struct walk *walk, const char *const *paths, size_t count);
void walk_fini(struct walk *walk);

/* Puts the next file's name into walk->path: STATUS_OK, STATUS_END, or what a
 * folder failed with (the next call goes on behind it). */
MUST_CHECK enum status walk_next(struct walk *walk, struct error *error);

#endif
