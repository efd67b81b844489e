/* container.h - a model file as named sections, docs/model-format.md part 1.
 *
 * Nothing of a file is believed: lengths are compared with what is expected
 * before a section is unpacked, and all that one file may ask for is bounded
 * (LIMIT_MODEL_BYTES). After the first error nothing is done any more:
 * functions return null or zero, and the status stays. */
#ifndef DEMARCHE_PARSE_CONTAINER_H
#define DEMARCHE_PARSE_CONTAINER_H

#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

/* What the checksum does not cover. */
enum { CONTAINER_UNSUMMED_BYTES = 32 };

/* A file that is being read. */
struct reader {
	const char *where;
	const uint8_t *bytes;
	size_t len;
	uint32_t sections;
	enum status status;
	struct error *error;
	const uint64_t *sum; /* of what the checksum covers, if known */
	/* Of what is unpacked, which lives as long as the model. */
	struct arena *arena;
	uint64_t taken; /* of the arena, at the file's word */
	void *unpacker; /* ZSTD_DCtx */
};

/* `at` is null until a packed section is taken. */
struct section {
	const char *name;
	const uint8_t *at;
	size_t len;
	uint64_t offset;
	size_t stored; /* bytes in the file: `len` unless it is packed */
};

#define REFUSE(reader, offset, ...)                                            \
	((reader)->status = error_set((reader)->error, STATUS_FORMAT,          \
			 (reader)->where, 0, (offset), __VA_ARGS__))

/* Header, checksum if asked for, and the table of sections. */
void container_open(struct reader *r, bool verify);
void container_close(struct reader *r);
/* The first eight hexadecimal digits of the network's id, and a null byte. */
void container_id(const struct reader *r, char id[9]);

/* Room in the arena, aligned to 64 bytes, for what the section tells of. */
void *container_room(
		struct reader *r, const struct section *section, uint64_t bytes);

/* A section as the table tells of it, not unpacked. */
struct section section_find(struct reader *r, const char *name);
/* Its bytes, whatever its length. */
struct section section_open(struct reader *r, const char *name);
/* Of a known length. */
struct section section_take(struct reader *r, const char *name, uint64_t len);
const float *section_floats(struct reader *r, const char *name, uint64_t count);
/* Where byte `at` of a section is to be looked for in the file. */
uint64_t section_place(const struct section *section, uint64_t at);

/* The strings of a section, one after the other. */
struct strings {
	struct section section;
	size_t at;
};

struct strings strings_open(struct reader *r, const char *name);
struct str strings_next(struct reader *r, struct strings *strings);
/* Refuses a section that goes on behind its last string. */
void strings_end(struct reader *r, const struct strings *strings);

static inline uint32_t
u32_at(const uint8_t *at)
{
	return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16
	       | (uint32_t)at[3] << 24;
}

#endif
