#define _GNU_SOURCE
#include "base/file.h"

#include "base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* For a state that need not be on the heap. */
#define XXH_STATIC_LINKING_ONLY
#include <xxhash.h>

static enum status
refused(const char *path, const char *what, struct error *error)
{
	return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
			"cannot %s: %s", what, strerror(errno));
}

enum status
file_join(char out[FILE_PATH_BYTES], const char *folder, const char *name,
		struct error *error)
{
	size_t folder_length = strlen(folder), name_length = strlen(name);
	if (folder_length + name_length + 2 > FILE_PATH_BYTES)
		return error_set(error, STATUS_LIMIT, folder, 0,
				ERROR_NO_OFFSET, "path longer than %d bytes",
				FILE_PATH_BYTES);
	memcpy(out, folder, folder_length);
	out[folder_length] = '/';
	memcpy(out + folder_length + 1, name, name_length + 1);
	return STATUS_OK;
}

bool
file_is_missing(const char *path)
{
	return access(path, F_OK) && (errno == ENOENT || errno == ENOTDIR);
}

int
file_open(const char *path)
{
	int fd;
	do
		fd = open(path, O_RDONLY | O_CLOEXEC);
	while (fd < 0 && errno == EINTR);
	return fd;
}

static enum status
open_regular(const char *path, int *fd, size_t *size, struct error *error)
{
	*fd = file_open(path);
	if (*fd < 0)
		return refused(path, "open", error);
	struct stat info;
	if (fstat(*fd, &info) || !S_ISREG(info.st_mode)) {
		close(*fd);
		return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
				"not a regular file");
	}
	*size = (size_t)info.st_size;
	return STATUS_OK;
}

enum status
file_read(const char *path, struct arena *arena, struct str *bytes,
		struct error *error)
{
	int fd;
	size_t size;
	enum status status = open_regular(path, &fd, &size, error);
	if (status)
		return status;
	char *memory = arena_take(arena, size + 1);
	size_t have = 0;
	while (have < size) {
		ssize_t got = read(fd, memory + have, size - have);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		have += (size_t)got;
	}
	close(fd);
	if (have < size)
		return error_set(error, STATUS_IO, path, 0, have,
				"cannot read to its end");
	memory[size] = '\0';
	*bytes = (struct str){ memory, size };
	return STATUS_OK;
}

enum status
file_read_text(const char *path, struct arena *arena, struct str *text,
		struct error *error)
{
	enum status status = file_read(path, arena, text, error);
	if (status)
		return status;
	size_t at = utf8_check(*text);
	if (at == text->len)
		return STATUS_OK;
	unsigned line = 1;
	for (size_t i = 0; i < at; i++)
		line += text->at[i] == '\n';
	return error_set(error, STATUS_FORMAT, path, line, at,
			"byte %zu (0x%02X) is not UTF-8: save the file as "
			"UTF-8, or convert it (iconv -f WINDOWS-1252 -t UTF-8)",
			at, (unsigned)(unsigned char)text->at[at]);
}

/* Up to `size` bytes at `offset`; fewer only at the end of the file. */
static bool
read_piece(int fd, char *bytes, size_t size, uint64_t offset, size_t *have)
{
	ssize_t got = 1;
	for (*have = 0; *have < size && got > 0;) {
		got = pread(fd, bytes + *have, size - *have,
				(off_t)(offset + *have));
		if (got < 0 && errno == EINTR)
			got = 1;
		else if (got > 0)
			*have += (size_t)got;
	}
	return got >= 0;
}

bool
file_pieces(int fd, uint64_t start,
		void (*take)(void *context, struct str piece), void *context)
{
	char bytes[FILE_PIECE_BYTES];
	size_t have = sizeof bytes;
	for (uint64_t at = start; have == sizeof bytes; at += have) {
		if (!read_piece(fd, bytes, sizeof bytes, at, &have))
			return false;
		take(context, (struct str){ bytes, have });
	}
	return true;
}

static void
hash_piece(void *context, struct str piece)
{
	XXH64_update(context, piece.at, piece.len);
}

enum status
file_hash(const char *path, uint64_t seed, uint64_t start, uint64_t *hash,
		struct error *error)
{
	int fd;
	size_t size;
	enum status status = open_regular(path, &fd, &size, error);
	if (status)
		return status;
	XXH64_state_t state;
	XXH64_reset(&state, seed);
	if (!file_pieces(fd, start, hash_piece, &state))
		status = refused(path, "read", error);
	close(fd);
	*hash = XXH64_digest(&state);
	return status;
}

enum status
file_map_open(struct file_map *map, const char *path, struct error *error)
{
	*map = (struct file_map){ 0 };
	int fd;
	size_t size;
	enum status status = open_regular(path, &fd, &size, error);
	if (status)
		return status;
	if (size) {
		void *at = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
		if (at == MAP_FAILED)
			status = refused(path, "map", error);
		else
			*map = (struct file_map){ at, size };
	}
	close(fd);
	return status;
}

void
file_map_close(struct file_map *map)
{
	if (map->len)
		munmap((void *)(uintptr_t)map->at, map->len);
	*map = (struct file_map){ 0 };
}

static int
by_bytes(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

enum status
file_list(const char *path, struct arena *arena, struct str **names,
		size_t *count, struct error *error)
{
	*names = NULL;
	*count = 0;
	DIR *folder = opendir(path);
	if (!folder)
		return refused(path, "open", error);
	size_t capacity = 0;
	struct dirent *entry;
	/* At the end errno stays as it was. */
	while (errno = 0, (entry = readdir(folder))) {
		if (entry->d_name[0] == '.')
			continue;
		struct str name = arena_copy(arena, str_of(entry->d_name));
		ARENA_PUSH(arena, *names, *count, capacity, name);
	}
	enum status status = errno ? refused(path, "list", error) : STATUS_OK;
	closedir(folder);
	if (status)
		return status;
	if (*count)
		qsort(*names, *count, sizeof **names, by_bytes);
	return STATUS_OK;
}
