/* file.h - whole files as bytes: lexicon, model, samples.
 *
 * Documents are not read with this: stage 1 streams them. */
#ifndef DEMARCHE_BASE_FILE_H
#define DEMARCHE_BASE_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

/* open(2) for reading, again where a signal comes between (a disk of another
 * machine takes its time); -1 with errno. */
MUST_CHECK int file_open(const char *path);

/* Reads `path` into the arena, a null byte behind it. */
MUST_CHECK enum status file_read(const char *path, struct arena *arena,
		struct str *bytes, struct error *error);

/* The same for text that people edit: what is not UTF-8 is STATUS_FORMAT, with
 * the byte, its line and what to do. */
MUST_CHECK enum status file_read_text(const char *path, struct arena *arena,
		struct str *text, struct error *error);

/* "folder/name" into `out`; an error when that is too long. */
enum { FILE_PATH_BYTES = 4096 };
MUST_CHECK enum status file_join(char out[FILE_PATH_BYTES], const char *folder,
		const char *name, struct error *error);

/* Whether nothing is there. What the system will not tell counts as there: who
 * opens it is told why. */
bool file_is_missing(const char *path);

/* XXH64 with `seed` of its bytes from `start` on, read piece by piece: what is
 * mapped for it alone costs more. */
MUST_CHECK enum status file_hash(const char *path, uint64_t seed,
		uint64_t start, uint64_t *hash, struct error *error);

/* Hands out what an open file holds from `start` on, in pieces; false when it
 * cannot be read. */
enum { FILE_PIECE_BYTES = 64 * 1024 };
MUST_CHECK bool file_pieces(int fd, uint64_t start,
		void (*take)(void *context, struct str piece), void *context);

struct file_map {
	const void *at;
	size_t len;
};

/* Maps `path` read-only; shared by all who map it. */
MUST_CHECK enum status file_map_open(
		struct file_map *map, const char *path, struct error *error);
void file_map_close(struct file_map *map);

/* Names in folder `path`, sorted bytewise, without those that begin with a
 * dot. Names and array are the arena's. */
MUST_CHECK enum status file_list(const char *path, struct arena *arena,
		struct str **names, size_t *count, struct error *error);

#endif
