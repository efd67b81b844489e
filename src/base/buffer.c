#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"

void
buffer_init(struct buffer *buffer, size_t maximum)
{
	*buffer = (struct buffer){ .maximum = maximum };
}

void
buffer_fini(struct buffer *buffer)
{
	free(buffer->at);
	buffer_init(buffer, buffer->maximum);
}

void
buffer_reset(struct buffer *buffer)
{
	buffer->len = 0;
	buffer->full = false;
}

static void
widen(struct buffer *buffer, size_t needed)
{
	size_t capacity = buffer->capacity ? buffer->capacity : 256;
	while (capacity < needed)
		capacity *= 2;
	buffer->at = memory_resize(buffer->at, capacity, 1);
	buffer->capacity = capacity;
}

char *
buffer_reserve(struct buffer *buffer, size_t bytes)
{
	if (buffer->full || bytes > buffer->maximum - buffer->len) {
		buffer->full = true;
		return NULL;
	}
	if (buffer->capacity - buffer->len < bytes)
		widen(buffer, buffer->len + bytes);
	return buffer->at + buffer->len;
}

void
buffer_put(struct buffer *buffer, struct str bytes)
{
	if (!bytes.len)
		return;
	char *room = buffer_reserve(buffer, bytes.len);
	if (!room)
		return;
	memcpy(room, bytes.at, bytes.len);
	buffer->len += bytes.len;
}

void
buffer_put_char(struct buffer *buffer, char c)
{
	buffer_put(buffer, (struct str){ &c, 1 });
}

void
buffer_put_format(struct buffer *buffer, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		return;
	char *room = buffer_reserve(buffer, (size_t)length + 1);
	if (!room)
		return;
	va_start(args, format);
	vsnprintf(room, (size_t)length + 1, format, args);
	va_end(args);
	buffer->len += (size_t)length;
}
