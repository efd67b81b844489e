#include "crash_vfs.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/random.h"

enum { SECTOR = 512, NAME_BYTES = 512 };

enum operation_kind { WRITE, TRUNCATE, SYNC, DELETE };

struct operation {
	enum operation_kind kind;
	char name[NAME_BYTES]; /* without the folder */
	int64_t offset, bytes;
	unsigned char *data;
	bool durable; /* of DELETE */
};

static struct operation *operations;
static size_t operation_count, operation_room;
static bool noting;
static int64_t limit = -1;
static sqlite3_vfs *below, shim;

struct crash_file {
	sqlite3_file base;
	sqlite3_file *real; /* behind this struct */
	char name[NAME_BYTES];
	bool shown; /* a database, its WAL or journal */
};

static const char *
without_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static struct operation *
add_operation(enum operation_kind kind, const char *name)
{
	struct operation operation = { .kind = kind };
	snprintf(operation.name, sizeof operation.name, "%s", name);
	MEMORY_PUSH(operations, operation_count, operation_room, operation);
	return &operations[operation_count - 1];
}

/* --- files ------------------------------------------------------------- */

static sqlite3_file *
real_of(sqlite3_file *file)
{
	return ((struct crash_file *)file)->real;
}

static int
file_close(sqlite3_file *file)
{
	sqlite3_file *real = real_of(file);
	return real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
}

static int
file_read(sqlite3_file *file, void *out, int bytes, sqlite3_int64 offset)
{
	return real_of(file)->pMethods->xRead(
			real_of(file), out, bytes, offset);
}

/* False when the disk is full. */
static bool
take_room(sqlite3_file *real, int64_t end)
{
	sqlite3_int64 size = 0;
	if (limit < 0)
		return true;
	real->pMethods->xFileSize(real, &size);
	if (end <= size)
		return true;
	if (end - size > limit)
		return false;
	limit -= end - size;
	return true;
}

static int
file_write(sqlite3_file *file, const void *data, int bytes,
		sqlite3_int64 offset)
{
	struct crash_file *own = (struct crash_file *)file;
	if (own->shown && !take_room(own->real, offset + bytes))
		return SQLITE_FULL;
	if (noting && own->shown) {
		struct operation *operation = add_operation(WRITE, own->name);
		operation->offset = offset;
		operation->bytes = bytes;
		operation->data = memory_zero((size_t)bytes, 1);
		memcpy(operation->data, data, (size_t)bytes);
	}
	return own->real->pMethods->xWrite(own->real, data, bytes, offset);
}

static int
file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	struct crash_file *own = (struct crash_file *)file;
	if (noting && own->shown)
		add_operation(TRUNCATE, own->name)->offset = size;
	return own->real->pMethods->xTruncate(own->real, size);
}

static int
file_sync(sqlite3_file *file, int flags)
{
	struct crash_file *own = (struct crash_file *)file;
	(void)flags;
	if (noting && own->shown)
		add_operation(SYNC, own->name);
	return SQLITE_OK;
}

static int
file_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int
file_lock(sqlite3_file *file, int lock)
{
	return real_of(file)->pMethods->xLock(real_of(file), lock);
}

static int
file_unlock(sqlite3_file *file, int lock)
{
	return real_of(file)->pMethods->xUnlock(real_of(file), lock);
}

static int
file_check_lock(sqlite3_file *file, int *out)
{
	return real_of(file)->pMethods->xCheckReservedLock(real_of(file), out);
}

static int
file_control(sqlite3_file *file, int operation, void *argument)
{
	return real_of(file)->pMethods->xFileControl(
			real_of(file), operation, argument);
}

static int
file_sector(sqlite3_file *file)
{
	return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int
file_device(sqlite3_file *file)
{
	return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int
file_shm_map(sqlite3_file *file, int region, int bytes, int extend,
		void volatile **out)
{
	return real_of(file)->pMethods->xShmMap(
			real_of(file), region, bytes, extend, out);
}

static int
file_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
	return real_of(file)->pMethods->xShmLock(
			real_of(file), offset, count, flags);
}

static void
file_shm_barrier(sqlite3_file *file)
{
	real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int
file_shm_unmap(sqlite3_file *file, int remove)
{
	return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

static const sqlite3_io_methods METHODS = {
	.iVersion = 2, /* no memory maps: they would write past us */
	.xClose = file_close,
	.xRead = file_read,
	.xWrite = file_write,
	.xTruncate = file_truncate,
	.xSync = file_sync,
	.xFileSize = file_size,
	.xLock = file_lock,
	.xUnlock = file_unlock,
	.xCheckReservedLock = file_check_lock,
	.xFileControl = file_control,
	.xSectorSize = file_sector,
	.xDeviceCharacteristics = file_device,
	.xShmMap = file_shm_map,
	.xShmLock = file_shm_lock,
	.xShmBarrier = file_shm_barrier,
	.xShmUnmap = file_shm_unmap,
};

/* --- the VFS ----------------------------------------------------------- */

static int
vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags,
		int *out)
{
	struct crash_file *own = (struct crash_file *)file;
	(void)vfs;
	memset(own, 0, sizeof *own);
	own->real = (sqlite3_file *)(own + 1);
	own->shown = path
		     && flags
					& (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL
							| SQLITE_OPEN_MAIN_JOURNAL);
	snprintf(own->name, sizeof own->name, "%s",
			path ? without_folder(path) : "");
	int code = below->xOpen(below, path, own->real, flags, out);
	if (own->real->pMethods)
		own->base.pMethods = &METHODS;
	return code;
}

static int
vfs_delete(sqlite3_vfs *vfs, const char *path, int sync)
{
	(void)vfs;
	if (noting)
		add_operation(DELETE, without_folder(path))->durable = sync;
	return below->xDelete(below, path, sync);
}

void
crash_vfs_install(void)
{
	below = sqlite3_vfs_find(NULL);
	shim = *below;
	shim.pNext = NULL;
	shim.zName = "crash";
	shim.szOsFile = (int)sizeof(struct crash_file) + below->szOsFile;
	shim.xOpen = vfs_open;
	shim.xDelete = vfs_delete;
	sqlite3_vfs_register(&shim, 1);
	limit = -1;
	noting = false;
}

static void
forget(void)
{
	for (size_t i = 0; i < operation_count; i++)
		free(operations[i].data);
	free(operations);
	operations = NULL;
	operation_count = operation_room = 0;
}

void
crash_vfs_remove(void)
{
	sqlite3_vfs_unregister(&shim);
	sqlite3_vfs_register(below, 1);
	noting = false;
	forget();
}

void
crash_vfs_note(void)
{
	forget();
	noting = true;
}

unsigned
crash_vfs_noted(void)
{
	noting = false;
	return (unsigned)operation_count;
}

void
crash_vfs_limit(int64_t bytes)
{
	limit = bytes;
}

/* --- after the power cut ----------------------------------------------- */

/* What was synced of the file before operation `upto`: those before this. */
static size_t
synced(const char *name, unsigned upto)
{
	for (size_t i = upto; i-- > 0;)
		if (operations[i].kind == SYNC
				&& !strcmp(operations[i].name, name))
			return i;
	return 0;
}

/* Each sector by itself, for a write that was not synced. */
static void
tear(FILE *file, const struct operation *operation, struct random *random)
{
	for (int64_t at = 0; at < operation->bytes; at += SECTOR) {
		int64_t bytes = operation->bytes - at;
		if (random_next(random) & 1)
			continue;
		fseek(file, (long)(operation->offset + at), SEEK_SET);
		fwrite(operation->data + at, 1,
				(size_t)(bytes < SECTOR ? bytes : SECTOR),
				file);
	}
}

static void
write_whole(FILE *file, const struct operation *operation)
{
	fseek(file, (long)operation->offset, SEEK_SET);
	fwrite(operation->data, 1, (size_t)operation->bytes, file);
}

static void
apply(const char *path, const struct operation *operation, bool safe,
		struct random *random)
{
	unsigned chance = safe ? 0 : random_below(random, 4);
	if (operation->kind == SYNC || chance == 3)
		return;
	if (operation->kind == DELETE) {
		if (operation->durable || chance < 2)
			unlink(path);
		return;
	}
	FILE *file = fopen(path, "r+b");
	if (!file)
		file = fopen(path, "w+b");
	if (!file)
		abort();
	if (operation->kind == TRUNCATE) {
		if (ftruncate(fileno(file), operation->offset))
			abort();
	} else if (chance < 2) {
		write_whole(file, operation);
	} else {
		tear(file, operation, random);
	}
	fclose(file);
}

void
crash_vfs_restore(const char *folder, unsigned upto, uint64_t seed)
{
	struct random random = { seed };
	char path[2 * NAME_BYTES];
	for (size_t i = 0; i < operation_count; i++) {
		snprintf(path, sizeof path, "%s/%s", folder,
				operations[i].name);
		unlink(path);
		strcat(path, "-shm");
		unlink(path);
	}
	for (size_t i = 0; i < upto && i < operation_count; i++) {
		const struct operation *operation = &operations[i];
		snprintf(path, sizeof path, "%s/%s", folder, operation->name);
		apply(path, operation, i < synced(operation->name, upto),
				&random);
	}
}
