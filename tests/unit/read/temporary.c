#define _GNU_SOURCE
#include "temporary.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <cmocka.h>

static char folder[] = "/tmp/demarche-test-XXXXXX";

int
temporary_setup(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/demarche-test-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static int
remove_one(const char *path, const struct stat *info, int kind,
		struct FTW *where)
{
	(void)info;
	(void)kind;
	(void)where;
	return remove(path);
}

int
temporary_teardown(void **state)
{
	(void)state;
	return nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

const char *
temporary_path(const char *name)
{
	static char paths[8][512];
	static unsigned next;
	char *path = paths[next++ % 8];
	snprintf(path, sizeof paths[0], "%s/%s", folder, name);
	return path;
}

const char *
temporary_write(const char *name, struct str bytes)
{
	const char *path = temporary_path(name);
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
	fclose(file);
	return path;
}

const char *
temporary_write_gzip(const char *name, struct str bytes)
{
	const char *path = temporary_path(name);
	gzFile file = gzopen(path, "wb9");
	assert_non_null(file);
	assert_int_equal(gzwrite(file, bytes.at, (unsigned)bytes.len),
			bytes.len);
	gzclose(file);
	return path;
}

const char *
temporary_write_zstd(const char *name, struct str bytes)
{
	size_t room = ZSTD_compressBound(bytes.len);
	char *packed = malloc(room);
	assert_non_null(packed);
	size_t length = ZSTD_compress(packed, room, bytes.at, bytes.len, 3);
	assert_false(ZSTD_isError(length));
	const char *path =
			temporary_write(name, (struct str){ packed, length });
	free(packed);
	return path;
}

const char *
temporary_folder(const char *name)
{
	const char *path = temporary_path(name);
	assert_int_equal(mkdir(path, 0700), 0);
	return path;
}
