/* files.h - the files of an export: written under another name until all are
 * whole, then named; in a folder, or one of them to standard output.
 *
 * A file that an interrupted export leaves behind ends in ".part". */
#ifndef DEMARCHE_EXPORT_FILES_H
#define DEMARCHE_EXPORT_FILES_H

#include <stdio.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "export/earlier.h"

enum { SHA256_TEXT_BYTES = 65 };

struct export_file {
	struct str name; /* in the folder; may have folders before it */
	FILE *stream;    /* null while it is not at hand */
	uint64_t rows;   /* for who writes */
	uint64_t used;   /* when it was written to last */
	uint64_t bytes;  /* once it is whole */
	char sha256[SHA256_TEXT_BYTES];
	const void *kind; /* for who writes: what is in it */
};

struct export_files {
	const char *folder; /* null: standard output */
	struct arena arena;
	struct export_file **at;
	size_t count, capacity, open;
	uint64_t clock;
	/* To be removed when those that take their place are whole. */
	struct earlier earlier;
};

/* Makes the folder when there is none; one that holds files is refused, except
 * that with `replace` those of an earlier export (earlier.h) give way to the
 * new ones when these are whole; other files in it stay, and are never written
 * over. `folder` must outlive it. */
MUST_CHECK enum status export_files_open(struct export_files *files,
		const char *folder, bool replace, struct error *error);

/* The file of that name, begun when it is new; *is_new may be null. */
MUST_CHECK enum status export_files_get(struct export_files *files,
		struct str name, struct export_file **file, bool *is_new,
		struct error *error);
MUST_CHECK enum status export_file_put(struct export_files *files,
		struct export_file *file, struct str bytes,
		struct error *error);
/* A whole file at once. */
MUST_CHECK enum status export_files_put(struct export_files *files,
		struct str name, struct str bytes, struct error *error);

/* A file that somebody else writes, at the path that is given. */
MUST_CHECK enum status export_files_reserve(struct export_files *files,
		struct str name, char path[FILE_PATH_BYTES],
		struct error *error);
/* Closes a file that is written no more, and gives the path where it lies until
 * all are finished. */
MUST_CHECK enum status export_file_release(struct export_files *files,
		struct export_file *file, char path[FILE_PATH_BYTES],
		struct error *error);
/* That path for a file of any name. */
MUST_CHECK enum status export_files_part(const struct export_files *files,
		struct str name, char path[FILE_PATH_BYTES],
		struct error *error);

/* All that was written is whole: sizes and checksums are known, the files
 * sorted by name, on the disk and under their names. */
MUST_CHECK enum status export_files_finish(
		struct export_files *files, struct error *error);
/* Forgets all; files that are not finished are removed. */
void export_files_close(struct export_files *files);

/* Removes all files that are finished, and the folder with those in it. */
void export_files_remove(struct export_files *files);

/* "folder/name" of a finished file. */
MUST_CHECK enum status export_files_path(const struct export_files *files,
		struct str name, char path[FILE_PATH_BYTES],
		struct error *error);

/* The lines of `sha256sum` of the finished files: checksum, two spaces, name.
 */
void export_files_put_sums(
		struct buffer *out, const struct export_files *files);

/* Checksum of a file and its length. */
MUST_CHECK enum status sha256_file(const char *path,
		char sha256[SHA256_TEXT_BYTES], uint64_t *bytes,
		struct error *error);

#endif
