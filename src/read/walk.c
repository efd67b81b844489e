#define _GNU_SOURCE
#include "read/walk.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"

void
walk_init(struct walk *walk, const char *const *paths, size_t count)
{
	memset(walk, 0, sizeof *walk);
	walk->paths = paths;
	walk->count = count;
}

void
walk_fini(struct walk *walk)
{
	while (walk->depth)
		arena_fini(&walk->folders[--walk->depth].arena);
}

/* Makes the folder walk->path the one whose names come next. */
static enum status
enter(struct walk *walk, struct error *error)
{
	if (walk->depth == LIMIT_FOLDER_DEPTH)
		return error_set(error, STATUS_LIMIT, walk->path, 0,
				ERROR_NO_OFFSET,
				"more than %d folders inside one another",
				LIMIT_FOLDER_DEPTH);
	struct walk_folder *folder = &walk->folders[walk->depth];
	*folder = (struct walk_folder){ 0 };
	arena_init(&folder->arena);
	enum status status = file_list(walk->path, &folder->arena,
			&folder->names, &folder->count, error);
	size_t length = strlen(walk->path);
	if (!status && length + 2 > sizeof walk->path)
		status = error_set(error, STATUS_LIMIT, walk->path, 0,
				ERROR_NO_OFFSET, "its path is too long");
	if (status) {
		arena_fini(&folder->arena);
		return status;
	}
	if (length && walk->path[length - 1] != '/')
		memcpy(walk->path + length++, "/", 2);
	folder->path_len = length;
	walk->depth++;
	return STATUS_OK;
}

static enum status
put_path(struct walk *walk, size_t at, const char *name, struct error *error)
{
	size_t length = strlen(name);
	if (length >= sizeof walk->path - at)
		return error_set(error, STATUS_LIMIT, name, 0, ERROR_NO_OFFSET,
				"its path is too long");
	memcpy(walk->path + at, name, length + 1);
	return STATUS_OK;
}

/* The next name of the innermost folder: `*found` when it is a file. */
static enum status
step(struct walk *walk, bool *found, struct error *error)
{
	struct walk_folder *folder = &walk->folders[walk->depth - 1];
	if (folder->next == folder->count) {
		arena_fini(&folder->arena);
		walk->depth--;
		return STATUS_OK;
	}
	struct str name = folder->names[folder->next++];
	enum status status = put_path(walk, folder->path_len, name.at, error);
	struct stat info;
	if (status || lstat(walk->path, &info))
		return status;
	if (S_ISDIR(info.st_mode))
		return enter(walk, error);
	/* A link to a file is that file; a link to a folder could lead back. */
	*found = !stat(walk->path, &info) && S_ISREG(info.st_mode);
	return STATUS_OK;
}

enum status
walk_next(struct walk *walk, struct error *error)
{
	enum status status = STATUS_OK;
	for (bool found = false; !found && !status;) {
		if (walk->depth) {
			status = step(walk, &found, error);
			continue;
		}
		if (walk->next == walk->count)
			return STATUS_END;
		const char *path = walk->paths[walk->next++];
		status = put_path(walk, 0, path, error);
		struct stat info;
		if (!status && !stat(path, &info) && S_ISDIR(info.st_mode))
			status = enter(walk, error);
		else
			found = true;
	}
	return status;
}
