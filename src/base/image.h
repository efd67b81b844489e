/* image.h - a structure that was built once, as a file that is mapped.
 *
 * The file holds the structure's memory as it lay there, pointers and all, made
 * for one address. Where that is free, nothing is read and nothing is put
 * right: pages come as they are touched, and all processes share them. Where
 * it is taken, pointers are put right in a copy of their pages. So do Java's
 * archives of classes (class data sharing) and the dumps of Emacs.
 * docs/image-format.md tells how the file is made up, src/compile makes it.
 *
 * A sum over all of it finds damage, not malice: who can write an image can
 * write what its pointers point to. So only a file counts that belongs to root
 * or to the user and that not everybody may write, as with programs. */
#ifndef DEMARCHE_BASE_IMAGE_H
#define DEMARCHE_BASE_IMAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/file.h"

#define IMAGE_MAGIC "demimage"

enum {
	IMAGE_MAGIC_BYTES = 8,
	IMAGE_WORD = 8, /* bytes of a pointer, and where pointers lie */
	IMAGE_ALIGN = 64,
};

/* At the beginning of the file; numbers as the machine has them. */
struct image_header {
	char magic[IMAGE_MAGIC_BYTES];
	uint64_t layout;   /* of structures, see struct image_key */
	uint64_t source;   /* likewise */
	uint64_t address;  /* that the file is made for */
	uint64_t bytes;    /* of the file */
	uint64_t root;     /* offset of the structure */
	uint64_t pointers; /* offset of a bit a word before it: a pointer */
	uint64_t sum;      /* image_sum */
};

/* What an image must have been made with. */
struct image_key {
	uint64_t layout; /* changes with the declarations of structures */
	uint64_t source; /* changes with what the structure is built from */
};

struct image {
	const void *root; /* null: none is open */
	struct file_map map;
};

/* Whether `path` is whole, safe and made with `key`; then it is open, and
 * read-only. */
MUST_CHECK bool image_open(struct image *image, const char *path,
		const struct image_key *key);
/* Nothing where none is open. */
void image_close(struct image *image);

/* XXH3-64 of what stands behind the header, seeded with that of the header up
 * to `sum`. */
uint64_t image_sum(const struct image_header *header, const void *behind);

#endif
