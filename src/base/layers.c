#include "base/layers.h"

#include <stdlib.h>

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
		if (!status && !file_is_missing(path))
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
	*there = !status && !file_is_missing(path);
	return status;
}

unsigned
layers_height(const char *layers, const char *name)
{
	struct str rest = str_of(layers);
	bool more = true, found = false;
	unsigned height = 0;
	while (more) {
		char path[FILE_PATH_BYTES];
		if (next_path(path, &rest, name, &more, NULL))
			return 0;
		height += found;
		found = found || !file_is_missing(path);
	}
	return height;
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

/* A line of `replaces` is the name, or `*`. */
static bool
is_replaced(struct str replaces, struct str name)
{
	bool more = replaces.len > 0;
	while (more) {
		struct str line = str_trim(str_next(&replaces, '\n', &more));
		if (line.len && line.at[0] != '#'
				&& (str_equal(line, name)
						|| str_equal(line, STR("*"))))
			return true;
	}
	return false;
}

/* The lists of what the layers looked at so far replace. */
struct replaced {
	struct str *lists;
	size_t count, capacity;
};

static bool
is_hidden(const struct replaced *replaced, struct str name)
{
	bool hidden = str_equal(name, STR(LAYERS_REPLACES));
	for (size_t i = 0; i < replaced->count; i++)
		hidden = hidden || is_replaced(replaced->lists[i], name);
	return hidden;
}

static enum status
read_replaced(struct replaced *replaced, const char *folder,
		struct arena *arena, struct error *error)
{
	char path[FILE_PATH_BYTES];
	struct str text;
	enum status status = file_join(path, folder, LAYERS_REPLACES, error);
	if (status || file_is_missing(path))
		return status;
	status = file_read(path, arena, &text, error);
	if (!status)
		ARENA_PUSH(arena, replaced->lists, replaced->count,
				replaced->capacity, text);
	return status;
}

enum status
layers_list(const char *layers, const char *folder, struct arena *arena,
		struct str **names, size_t *count, struct error *error)
{
	struct str rest = str_of(layers);
	bool more = true;
	size_t capacity = 0;
	struct replaced replaced = { 0 };
	*names = NULL;
	*count = 0;
	while (more) {
		char path[FILE_PATH_BYTES];
		struct str *some;
		size_t some_count;
		enum status status =
				next_path(path, &rest, folder, &more, error);
		if (!status && more && file_is_missing(path))
			continue;
		if (!status)
			status = file_list(
					path, arena, &some, &some_count, error);
		if (status)
			return status;
		for (size_t i = 0; i < some_count; i++)
			if (!is_hidden(&replaced, some[i]))
				ARENA_PUSH(arena, *names, *count, capacity,
						some[i]);
		status = read_replaced(&replaced, path, arena, error);
		if (status)
			return status;
	}
	*count = sort_once(*names, *count);
	return STATUS_OK;
}

enum status
layers_table(const char *layers, const char *name, const char *const *names,
		unsigned count, struct table *table, unsigned *column,
		struct arena *arena, struct error *error)
{
	char path[FILE_PATH_BYTES];
	struct str text;
	enum status status = layers_find(path, layers, name, error);
	if (!status)
		status = file_read(path, arena, &text, error);
	if (!status)
		status = table_read(table, arena_copy(arena, str_of(path)),
				text, arena, error);
	for (unsigned i = 0; !status && i < count; i++)
		status = table_column(table, names[i], &column[i], error);
	return status;
}
