#define _GNU_SOURCE
#include "base/layers.h"

#include <stdlib.h>
#include <unistd.h>

/* The next layer's "layer/name". */
static enum status
next_path(char path[FILE_PATH_BYTES], struct str *layers, const char *name,
		bool *more, struct error *error)
{
	char layer[FILE_PATH_BYTES];
	struct str next = str_next(layers, '\n', more);
	if (next.len >= sizeof layer)
		return error_set(error, STATUS_LIMIT, name, 0, ERROR_NO_OFFSET,
				"path longer than %d bytes", FILE_PATH_BYTES);
	memcpy(layer, next.at, next.len);
	layer[next.len] = '\0';
	return file_join(path, layer, name, error);
}

enum status
layers_find(char path[FILE_PATH_BYTES], const char *layers, const char *name,
		struct error *error)
{
	struct str rest = str_of(layers);
	bool more = true;
	enum status status = STATUS_OK;
	while (!status && more) {
		status = next_path(path, &rest, name, &more, error);
		if (!status && access(path, F_OK) == 0)
			break;
	}
	return status;
}

unsigned
layers_count(const char *layers)
{
	unsigned count = 1;
	for (; *layers; layers++)
		count += *layers == '\n';
	return count;
}

enum status
layers_path(char path[FILE_PATH_BYTES], const char *layers, unsigned height,
		const char *name, bool *there, struct error *error)
{
	struct str rest = str_of(layers);
	bool more = true;
	enum status status = STATUS_OK;
	for (unsigned i = layers_count(layers); !status && i-- > height;)
		status = next_path(path, &rest, name, &more, error);
	*there = !status && access(path, F_OK) == 0;
	return status;
}

static int
by_bytes(const void *left, const void *right)
{
	return str_compare(
			*(const struct str *)left, *(const struct str *)right);
}

/* Sorts and drops what stands twice. */
static size_t
sort_once(struct str *names, size_t count)
{
	if (!count)
		return 0;
	qsort(names, count, sizeof *names, by_bytes);
	size_t kept = 1;
	for (size_t i = 1; i < count; i++)
		if (!str_equal(names[i], names[kept - 1]))
			names[kept++] = names[i];
	return kept;
}

enum status
layers_list(const char *layers, const char *folder, struct arena *arena,
		struct str **names, size_t *count, struct error *error)
{
	struct str rest = str_of(layers);
	bool more = true;
	size_t capacity = 0;
	*names = NULL;
	*count = 0;
	while (more) {
		char path[FILE_PATH_BYTES];
		struct str *some;
		size_t some_count;
		enum status status =
				next_path(path, &rest, folder, &more, error);
		if (!status && more && access(path, F_OK))
			continue;
		if (!status)
			status = file_list(
					path, arena, &some, &some_count, error);
		if (status)
			return status;
		for (size_t i = 0; i < some_count; i++)
			ARENA_PUSH(arena, *names, *count, capacity, some[i]);
	}
	*count = sort_once(*names, *count);
	return STATUS_OK;
}
