/* faults.so - preloaded, makes one call of a program fail, once.
 *
 *   FAULT_OF    "memory": malloc, calloc, realloc, aligned_alloc ...
 *               "calls": what opens, reads, writes, closes, maps, renames,
 *               removes, looks, starts threads
 *               "disk": write and pwrite, that one and all behind it, as on a
 *               disk that is full
 *               "short": what reads and writes does half of it
 *               "interrupt": a signal comes before anything is done
 *   FAULT_AT    which one of them, from 1; 0 or unset: none
 *   FAULT_TOLD  file that gets a line "fault NAME" when it fails, and a line
 *               "count N" when the program ends by itself
 *
 * Counted from main() on. With one thread the same program over the same input
 * makes the same calls, so that each can be made to fail in turn. */
#define _GNU_SOURCE
/* Functions and their namesakes with 64 apart. */
#undef _FILE_OFFSET_BITS
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <unistd.h>

enum kind {
	MEMORY = 1,
	CALLS = 2,
	DISK = 4,
	SHORT = 8,
	INTERRUPT = 16,
};

static unsigned wanted; /* of enum kind */
static unsigned long fails_at;
static atomic_ulong count;
static atomic_bool counting;

/* --- telling, by the kernel itself -----------------------------------------
 */

static void
tell(const char *line)
{
	const char *path = getenv("FAULT_TOLD");
	if (!path)
		return;
	long fd = syscall(SYS_openat, AT_FDCWD, path,
			O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	syscall(SYS_write, fd, line, strlen(line));
	syscall(SYS_close, fd);
}

static void
tell_count(void)
{
	char line[64];
	counting = false;
	snprintf(line, sizeof line, "count %lu\n", (unsigned long)count);
	tell(line);
}

/* Whether this call of the function `name` is to fail; errno says why. */
static bool
fails(unsigned kinds, const char *name, int why)
{
	if (!(kinds & wanted) || !counting)
		return false;
	unsigned long number = atomic_fetch_add(&count, 1) + 1;
	if (number != fails_at
			&& (wanted != DISK || !fails_at || number < fails_at))
		return false;
	char line[64] = "fault ";
	strncat(line, name, sizeof line - 8);
	strcat(line, "\n");
	tell(line);
	errno = why;
	return true;
}

/* --- from main() on --------------------------------------------------------
 */

typedef int main_function(int, char **, char **);
static main_function *program_main;

static unsigned
kind_of(const char *name)
{
	static const char *const names[] = { "memory", "calls", "disk", "short",
		"interrupt" };
	for (unsigned i = 0; name && i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return 1u << i;
	return 0;
}

static int
counted_main(int words, char **texts, char **environment)
{
	const char *at = getenv("FAULT_AT");
	fails_at = at ? strtoul(at, NULL, 10) : 0;
	wanted = kind_of(getenv("FAULT_OF"));
	atexit(tell_count);
	counting = true;
	return program_main(words, texts, environment);
}

int __libc_start_main(main_function *, int, char **, void (*)(void),
		void (*)(void), void (*)(void), void *);

int
__libc_start_main(main_function *entry, int words, char **texts,
		void (*init)(void), void (*fini)(void), void (*loader)(void),
		void *stack)
{
	int (*start)(main_function *, int, char **, void (*)(void),
			void (*)(void), void (*)(void), void *);
	*(void **)&start = dlsym(RTLD_NEXT, "__libc_start_main");
	program_main = entry;
	return start(counted_main, words, texts, init, fini, loader, stack);
}

/* --- memory ----------------------------------------------------------------
 */

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);

void *
malloc(size_t bytes)
{
	return fails(MEMORY, "malloc", ENOMEM) ? NULL : __libc_malloc(bytes);
}

void *
calloc(size_t elements, size_t bytes)
{
	return fails(MEMORY, "calloc", ENOMEM) ? NULL
					       : __libc_calloc(elements, bytes);
}

void *
realloc(void *old, size_t bytes)
{
	return fails(MEMORY, "realloc", ENOMEM) ? NULL
						: __libc_realloc(old, bytes);
}

void *
aligned_alloc(size_t alignment, size_t bytes)
{
	return fails(MEMORY, "aligned_alloc", ENOMEM)
			       ? NULL
			       : __libc_memalign(alignment, bytes);
}

void *
memalign(size_t alignment, size_t bytes)
{
	return fails(MEMORY, "memalign", ENOMEM)
			       ? NULL
			       : __libc_memalign(alignment, bytes);
}

int
posix_memalign(void **to, size_t alignment, size_t bytes)
{
	if (fails(MEMORY, "posix_memalign", ENOMEM))
		return ENOMEM;
	void *made = __libc_memalign(alignment, bytes);
	if (!made)
		return ENOMEM;
	*to = made;
	return 0;
}

void *
reallocarray(void *old, size_t elements, size_t bytes)
{
	size_t all;
	if (__builtin_mul_overflow(elements, bytes, &all)) {
		errno = ENOMEM;
		return NULL;
	}
	return realloc(old, all);
}

/* --- system calls ----------------------------------------------------------
 */

/* A function of the C library that is to be called from its namesake here. */
#define NEXT(name, type, ...)                                                  \
	static type (*next)(__VA_ARGS__);                                      \
	if (!next)                                                             \
	*(void **)&next = dlsym(RTLD_NEXT, name)

/* One that takes `given`, of the types in `...`, and may fail with `failed`. */
#define CALL(type, name, failed, why, takes, given, ...)                       \
	type name takes;                                                       \
	type name takes                                                        \
	{                                                                      \
		NEXT(#name, type, __VA_ARGS__);                                \
		if (fails(CALLS, #name, why))                                  \
			return failed;                                         \
		return next given;                                             \
	}

/* One that moves `bytes`, all of them or some. */
#define MOVE(name, why, kinds, takes, given, ...)                              \
	ssize_t name takes;                                                    \
	ssize_t name takes                                                     \
	{                                                                      \
		NEXT(#name, ssize_t, __VA_ARGS__);                             \
		if (fails(kinds, #name, why) || fails(INTERRUPT, #name, EINTR)) \
			return -1;                                             \
		if (bytes > 1 && fails(SHORT, #name, 0))                       \
			bytes /= 2;                                            \
		return next given;                                             \
	}

MOVE(read, EIO, CALLS, (int fd, void *to, size_t bytes), (fd, to, bytes), int,
		void *, size_t)
MOVE(write, ENOSPC, CALLS | DISK, (int fd, const void *from, size_t bytes),
		(fd, from, bytes), int, const void *, size_t)
MOVE(pread64, EIO, CALLS, (int fd, void *to, size_t bytes, off64_t at),
		(fd, to, bytes, at), int, void *, size_t, off64_t)
MOVE(pwrite64, ENOSPC, CALLS | DISK,
		(int fd, const void *from, size_t bytes, off64_t at),
		(fd, from, bytes, at), int, const void *, size_t, off64_t)
CALL(int, fsync, -1, EIO, (int fd), (fd), int)
CALL(int, fdatasync, -1, EIO, (int fd), (fd), int)
CALL(int, fstat64, -1, EIO, (int fd, struct stat64 *to), (fd, to), int,
		struct stat64 *)
CALL(int, stat64, -1, EACCES, (const char *path, struct stat64 *to), (path, to),
		const char *, struct stat64 *)
CALL(int, lstat64, -1, EACCES, (const char *path, struct stat64 *to),
		(path, to), const char *, struct stat64 *)
CALL(off64_t, lseek64, -1, EINVAL, (int fd, off64_t at, int from),
		(fd, at, from), int, off64_t, int)
CALL(int, stat, -1, EACCES, (const char *path, struct stat *to), (path, to),
		const char *, struct stat *)
CALL(int, fchmod, -1, EPERM, (int fd, mode_t mode), (fd, mode), int, mode_t)
CALL(int, fchown, -1, EPERM, (int fd, uid_t user, gid_t group),
		(fd, user, group), int, uid_t, gid_t)
CALL(char *, getcwd, NULL, ENOENT, (char *to, size_t bytes), (to, bytes),
		char *, size_t)
CALL(ssize_t, readlink, -1, EACCES, (const char *path, char *to, size_t bytes),
		(path, to, bytes), const char *, char *, size_t)
CALL(char *, realpath, NULL, EACCES, (const char *path, char *to), (path, to),
		const char *, char *)
CALL(ssize_t, getrandom, -1, ENOSYS, (void *to, size_t bytes, unsigned how),
		(to, bytes, how), void *, size_t, unsigned)
CALL(int, mprotect, -1, ENOMEM, (void *at, size_t bytes, int may),
		(at, bytes, may), void *, size_t, int)
CALL(void *, mmap, MAP_FAILED, ENOMEM,
		(void *at, size_t bytes, int may, int how, int fd, off_t from),
		(at, bytes, may, how, fd, from), void *, size_t, int, int, int,
		off_t)
CALL(int, pthread_create, EAGAIN, EAGAIN,
		(pthread_t * to, const pthread_attr_t *how,
				void *(*run)(void *), void *context),
		(to, how, run, context), pthread_t *, const pthread_attr_t *,
		void *(*)(void *), void *)
CALL(int, sched_getaffinity, -1, EINVAL,
		(pid_t process, size_t bytes, cpu_set_t *to),
		(process, bytes, to), pid_t, size_t, cpu_set_t *)
CALL(void *, mmap64, MAP_FAILED, ENOMEM,
		(void *at, size_t bytes, int may, int how, int fd,
				off64_t from),
		(at, bytes, may, how, fd, from), void *, size_t, int, int, int,
		off64_t)
CALL(int, munmap, -1, EINVAL, (void *at, size_t bytes), (at, bytes), void *,
		size_t)
CALL(DIR *, opendir, NULL, EMFILE, (const char *path), (path), const char *)
CALL(struct dirent64 *, readdir64, NULL, EIO, (DIR * folder), (folder), DIR *)
CALL(int, rename, -1, EIO, (const char *from, const char *to), (from, to),
		const char *, const char *)
CALL(int, unlink, -1, EIO, (const char *path), (path), const char *)
CALL(int, mkdir, -1, EACCES, (const char *path, mode_t mode), (path, mode),
		const char *, mode_t)
CALL(int, access, -1, EACCES, (const char *path, int how), (path, how),
		const char *, int)
CALL(FILE *, fopen64, NULL, EMFILE, (const char *path, const char *how),
		(path, how), const char *, const char *)
CALL(FILE *, fopen, NULL, EMFILE, (const char *path, const char *how),
		(path, how), const char *, const char *)

/* Those that do their work and say that they did not. */
#define AFTER(type, name, why, takes, given, ...)                              \
	type name takes;                                                       \
	type name takes                                                        \
	{                                                                      \
		NEXT(#name, type, __VA_ARGS__);                                \
		type done = next given;                                        \
		return fails(CALLS, #name, why) ? -1 : done;                   \
	}

AFTER(int, close, EIO, (int fd), (fd), int)
AFTER(int, fclose, ENOSPC, (FILE * file), (file), FILE *)
AFTER(int, closedir, EIO, (DIR * folder), (folder), DIR *)

/* Interrupted, too. */

int ftruncate64(int fd, off64_t bytes);

int
ftruncate64(int fd, off64_t bytes)
{
	NEXT("ftruncate64", int, int, off64_t);
	if (fails(CALLS, "ftruncate64", EIO)
			|| fails(INTERRUPT, "ftruncate64", EINTR))
		return -1;
	return next(fd, bytes);
}

/* Those with one more word now and then. */

#define OPEN(name)                                                             \
	int name(const char *path, int how, ...);                              \
	int name(const char *path, int how, ...)                               \
	{                                                                      \
		NEXT(#name, int, const char *, int, ...);                      \
		va_list rest;                                                  \
		va_start(rest, how);                                           \
		mode_t mode = how & O_CREAT ? va_arg(rest, mode_t) : 0;        \
		va_end(rest);                                                  \
		if (fails(CALLS, #name, EMFILE)                                \
				|| fails(INTERRUPT, #name, EINTR))             \
			return -1;                                             \
		return next(path, how, mode);                                  \
	}

OPEN(open)
OPEN(open64)

void *
mremap(void *old, size_t bytes, size_t more, int how, ...)
{
	NEXT("mremap", void *, void *, size_t, size_t, int, ...);
	va_list rest;
	va_start(rest, how);
	void *at = how & MREMAP_FIXED ? va_arg(rest, void *) : NULL;
	va_end(rest);
	return fails(CALLS, "mremap", ENOMEM)
			       ? MAP_FAILED
			       : next(old, bytes, more, how, at);
}

int fcntl64(int fd, int what, ...);

int
fcntl64(int fd, int what, ...)
{
	NEXT("fcntl64", int, int, int, ...);
	va_list rest;
	va_start(rest, what);
	void *word = va_arg(rest, void *);
	va_end(rest);
	return fails(CALLS, "fcntl64", ENOLCK) ? -1 : next(fd, what, word);
}
