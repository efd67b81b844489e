/* bytes.h - the buffers of columns: memory on 64 bytes, as the specification
 * of Arrow's format advises, that grows.
 *
 * Whole blocks of 64 bytes can be read wherever one byte can. */
#ifndef DEMARCHE_ARROW_BYTES_H
#define DEMARCHE_ARROW_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arrow_bytes {
	uint8_t *at; /* free with free; null as long as nothing was asked */
	size_t len, capacity;
};

/* Room for `count` more bytes; the caller adds to `len` what was written. */
uint8_t *arrow_bytes_room(struct arrow_bytes *bytes, size_t count);
/* Zeros up to this length, where it is shorter. */
void arrow_bytes_fill(struct arrow_bytes *bytes, size_t len);

/* --- bits, the lowest of a byte first ------------------------------------ */

/* Sets one, and zeros before it where there are none yet. */
void arrow_bits_set(struct arrow_bytes *bits, size_t index);
/* Leaves the first `count`. */
void arrow_bits_cut(struct arrow_bytes *bits, size_t count);
/* How many are set. */
size_t arrow_bits_count(const struct arrow_bytes *bits);

static inline int
arrow_bit(const void *bits, size_t index)
{
	return ((const uint8_t *)bits)[index / 8] >> index % 8 & 1;
}

/* --- buffers of others, which need not be aligned ------------------------- */

static inline int32_t
arrow_int32(const void *buffer, int64_t index)
{
	int32_t value;
	memcpy(&value, (const char *)buffer + index * (int64_t)sizeof value,
			sizeof value);
	return value;
}

static inline int64_t
arrow_int64(const void *buffer, int64_t index)
{
	int64_t value;
	memcpy(&value, (const char *)buffer + index * (int64_t)sizeof value,
			sizeof value);
	return value;
}

#endif
