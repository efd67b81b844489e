/* buffer.h - bytes that grow, up to a maximum set at init.
 *
 * After a put that would exceed the maximum the buffer is `full` and further
 * puts do nothing; check once, at the end. A buffer is used by one thread. */
#ifndef DEMARCHE_BASE_BUFFER_H
#define DEMARCHE_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct buffer {
	char *at;
	size_t len, capacity, maximum;
	bool full;
};

/* No maximum: as much as memory holds. */
#define BUFFER_UNLIMITED ((size_t)-1)

void buffer_init(struct buffer *buffer, size_t maximum);
void buffer_fini(struct buffer *buffer);
/* Empties it, keeps the memory. */
void buffer_reset(struct buffer *buffer);

void buffer_put(struct buffer *buffer, struct str bytes);
void buffer_put_char(struct buffer *buffer, char c);
void buffer_put_format(struct buffer *buffer, const char *format, ...)
		__attribute__((format(printf, 2, 3)));
/* Room for `bytes` more; null when that exceeds the maximum. The caller adds
 * to `len` what was written. */
char *buffer_reserve(struct buffer *buffer, size_t bytes);

static inline struct str
buffer_str(const struct buffer *buffer)
{
	return (struct str){ buffer->at, buffer->len };
}

#endif
