/* pack.h - files into archives (libarchive), the same bytes whenever and by
 * whomever they are made: no times, no owners, names sorted. */
#ifndef DEMARCHE_EXPORT_PACK_H
#define DEMARCHE_EXPORT_PACK_H

#include "export/files.h"

/* "NAME.zip" with NAME in it, for every file of the kind; NAME is removed. Call
 * it before export_files_finish. */
MUST_CHECK enum status pack_each(struct export_files *files,
		bool (*is_packed)(const struct export_file *file),
		struct error *error);

/* All files of a finished folder as a tar (POSIX.1-2001) of that path, below a
 * folder called `name`. */
MUST_CHECK enum status pack_tar(const struct export_files *files,
		const char *name, const char *path, struct error *error);

#endif
