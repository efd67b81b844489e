#include "parse/container.h"

#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <zstd.h>

#include "base/hash.h"
#include "base/limits.h"
#include "parse/kernel.h"

enum {
	VERSION = 2,
	HEADER_BYTES = 64,
	ID_AT = 32,
	SECTION_BYTES = 40,
	SECTION_NAME = 16,
	SECTIONS = 256, /* more are not believed */
};

static uint64_t
u64_at(const uint8_t *at)
{
	return u32_at(at) | (uint64_t)u32_at(at + 4) << 32;
}

/* ---- Header and table ------------------------------------------------- */

static void
check_header(struct reader *r)
{
	if (r->len < HEADER_BYTES || memcmp(r->bytes, "DEMMODEL", 8))
		REFUSE(r, 0, "not a model: it does not begin with DEMMODEL");
	else if (u32_at(r->bytes + 8) != VERSION)
		REFUSE(r, 8,
				"format version %" PRIu32 " where this program "
				"reads %d: take a model of the same release",
				u32_at(r->bytes + 8), VERSION);
	else if (u64_at(r->bytes + 16) != r->len)
		REFUSE(r, 16,
				"the file has %zu bytes where its header says "
				"%" PRIu64 ": copy it again",
				r->len, u64_at(r->bytes + 16));
	if (r->status)
		return;
	r->sections = u32_at(r->bytes + 12);
	if (r->sections > SECTIONS
			|| r->len - HEADER_BYTES < r->sections * SECTION_BYTES)
		REFUSE(r, 12, "%" PRIu32 " sections do not fit into the file",
				r->sections);
}

static void
check_sum(struct reader *r)
{
	if (r->status)
		return;
	struct str behind = { (const char *)r->bytes + CONTAINER_UNSUMMED_BYTES,
		r->len - CONTAINER_UNSUMMED_BYTES };
	uint64_t sum = r->sum ? *r->sum : hash_bytes(behind);
	if (sum != u64_at(r->bytes + 24))
		REFUSE(r, 24,
				"the checksum is wrong: the file is damaged, "
				"copy it again");
}

static const uint8_t *
section_row(const struct reader *r, uint32_t i)
{
	return r->bytes + HEADER_BYTES + i * SECTION_BYTES;
}

static struct section
section_at(const struct reader *r, uint32_t i)
{
	const uint8_t *row = section_row(r, i), *numbers = row + SECTION_NAME;
	struct section s = { .name = (const char *)row,
		.offset = u64_at(numbers),
		.stored = (size_t)u64_at(numbers + 8),
		.len = (size_t)u64_at(numbers + 16) };
	if (s.stored == s.len)
		s.at = r->bytes + s.offset;
	return s;
}

/* Sections lie behind the table and one another, inside the file. */
static void
check_sections(struct reader *r)
{
	uint64_t end = HEADER_BYTES + (uint64_t)r->sections * SECTION_BYTES;
	for (uint32_t i = 0; !r->status && i < r->sections; i++) {
		const uint8_t *row = section_row(r, i);
		uint64_t offset = u64_at(row + SECTION_NAME);
		uint64_t stored = u64_at(row + SECTION_NAME + 8);
		uint64_t place = (uint64_t)(row - r->bytes);
		if (!memchr(row, '\0', SECTION_NAME))
			REFUSE(r, place,
					"the name of section %" PRIu32
					" has no end",
					i);
		else if (offset % KERNEL_ALIGN || offset < end
				|| offset > r->len || stored > r->len - offset)
			REFUSE(r, place,
					"section %s does not lie where it "
					"may",
					(const char *)row);
		end = offset + stored;
	}
}

void
container_open(struct reader *r, bool verify)
{
	check_header(r);
	if (verify)
		check_sum(r);
	check_sections(r);
}

void
container_close(struct reader *r)
{
	ZSTD_freeDCtx(r->unpacker);
	r->unpacker = NULL;
}

void
container_id(const struct reader *r, char id[9])
{
	if (!r->status)
		snprintf(id, 9, "%08" PRIx32, u32_at(r->bytes + ID_AT + 4));
}

/* ---- Sections --------------------------------------------------------- */

struct section
section_find(struct reader *r, const char *name)
{
	for (uint32_t i = 0; !r->status && i < r->sections; i++)
		if (!strcmp((const char *)section_row(r, i), name))
			return section_at(r, i);
	if (!r->status)
		REFUSE(r, HEADER_BYTES, "section %s is missing", name);
	return (struct section){ .name = name };
}

uint64_t
section_place(const struct section *section, uint64_t at)
{
	return section->offset + (section->stored == section->len ? at : 0);
}

void *
container_room(struct reader *r, const struct section *section, uint64_t bytes)
{
	if (r->status)
		return NULL;
	if (bytes > LIMIT_MODEL_BYTES - r->taken) {
		REFUSE(r, section->offset,
				"section %s makes the model greater than %d "
				"bytes",
				section->name, LIMIT_MODEL_BYTES);
		return NULL;
	}
	r->taken += bytes;
	return arena_take_aligned(r->arena, (size_t)bytes, KERNEL_ALIGN);
}

/* A packed section is one frame of zstd. */
static void
unpack(struct reader *r, struct section *section)
{
	void *room = container_room(r, section, section->len);
	if (r->status)
		return;
	if (!r->unpacker)
		r->unpacker = ZSTD_createDCtx();
	size_t got = r->unpacker ? ZSTD_decompressDCtx(r->unpacker, room,
						   section->len,
						   r->bytes + section->offset,
						   section->stored)
				 : 0;
	if (ZSTD_isError(got) || got != section->len)
		REFUSE(r, section->offset,
				"section %s does not unpack to its %zu bytes: "
				"the file is damaged, copy it again",
				section->name, section->len);
	section->at = room;
}

static struct section
whole(struct reader *r, struct section section)
{
	if (!r->status && section.stored != section.len)
		unpack(r, &section);
	return section;
}

struct section
section_open(struct reader *r, const char *name)
{
	return whole(r, section_find(r, name));
}

struct section
section_take(struct reader *r, const char *name, uint64_t len)
{
	struct section s = section_find(r, name);
	if (!r->status && s.len != len)
		REFUSE(r, s.offset,
				"section %s has %zu bytes where %" PRIu64
				" follow from config",
				name, s.len, len);
	return whole(r, s);
}

const float *
section_floats(struct reader *r, const char *name, uint64_t count)
{
	struct section s = section_take(r, name, count * sizeof(float));
	if (r->status)
		return NULL;
	const float *floats = (const void *)s.at;
	for (uint64_t i = 0; i < count; i++)
		if (!isfinite(floats[i])) {
			REFUSE(r, section_place(&s, i * sizeof *floats),
					"section %s holds what is no number",
					name);
			return NULL;
		}
	return floats;
}

/* ---- Strings ---------------------------------------------------------- */

struct strings
strings_open(struct reader *r, const char *name)
{
	return (struct strings){ section_open(r, name), 0 };
}

struct str
strings_next(struct reader *r, struct strings *strings)
{
	if (r->status)
		return STR("");
	const char *at = (const char *)strings->section.at + strings->at;
	size_t left = strings->section.len - strings->at;
	const char *end = left ? memchr(at, '\0', left) : NULL;
	if (!end) {
		REFUSE(r, section_place(&strings->section, strings->at),
				"section %s ends too early",
				strings->section.name);
		return STR("");
	}
	strings->at += (size_t)(end - at) + 1;
	return str_cut(at, end);
}

void
strings_end(struct reader *r, const struct strings *strings)
{
	if (!r->status && strings->at != strings->section.len)
		REFUSE(r, section_place(&strings->section, strings->at),
				"section %s goes on behind its last string",
				strings->section.name);
}
