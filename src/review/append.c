#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "review/review.h"

static enum status
fail(const char *path, const char *doing, struct error *error)
{
	return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET, "%s: %s",
			doing, strerror(errno));
}

static struct str
time_now(char out[32])
{
	time_t now = time(NULL);
	struct tm utc;
	gmtime_r(&now, &utc);
	return (struct str){ out,
		strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &utc) };
}

/* Whether what is there ends within a line: somebody was ended while writing
 * it. It is left for people to see, and the new line begins behind it. */
static bool
is_torn(int file, off_t size)
{
	char last;
	return size > 0 && pread(file, &last, 1, size - 1) == 1 && last != '\n';
}

/* All of it or nothing: the lock is held. */
static enum status
write_line(int file, const char *path, struct str line, struct error *error)
{
	struct stat info;
	if (fstat(file, &info))
		return fail(path, "cannot be read", error);
	if (!S_ISREG(info.st_mode))
		return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
				"is no file");
	struct buffer bytes;
	buffer_init(&bytes, BUFFER_UNLIMITED);
	if (is_torn(file, info.st_size))
		buffer_put_char(&bytes, '\n');
	buffer_put(&bytes, line);
	ssize_t written;
	do
		written = write(file, bytes.at, bytes.len);
	while (written < 0 && errno == EINTR);
	bool whole = written == (ssize_t)bytes.len;
	if (written >= 0 && !whole)
		errno = ENOSPC;
	buffer_fini(&bytes);
	if (whole && !fsync(file))
		return STATUS_OK;
	enum status status = fail(path, "the mark cannot be written", error);
	if (ftruncate(file, info.st_size))
		return fail(path, "a part of a mark was left", error);
	return status;
}

/* A new file's name must be on the disk too. */
static void
sync_folder(const char *path)
{
	char folder[4096];
	const char *slash = strrchr(path, '/');
	int length = slash ? (int)(slash - path) + (slash == path) : 1;
	snprintf(folder, sizeof folder, "%.*s", length, slash ? path : ".");
	int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (file < 0)
		return;
	fsync(file);
	close(file);
}

static enum status
append_line(const char *path, struct str line, struct error *error)
{
	bool made = file_is_missing(path);
	int file = open(path,
			O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY
					| O_NONBLOCK,
			0600);
	if (file < 0)
		return fail(path, "cannot be written", error);
	enum status status = STATUS_OK;
	while (flock(file, LOCK_EX))
		if (errno != EINTR) {
			status = fail(path, "cannot be locked", error);
			break;
		}
	if (!status)
		status = write_line(file, path, line, error);
	close(file);
	if (!status && made)
		sync_folder(path);
	return status;
}

enum status
review_append(const char *path, const struct review_mark *mark,
		struct error *error)
{
	struct review_mark now = *mark;
	struct buffer line;
	char time[32];
	if (!now.time.len)
		now.time = time_now(time);
	enum status status = review_mark_check(&now, error);
	if (status)
		return status;
	buffer_init(&line, BUFFER_UNLIMITED);
	review_mark_put(&line, &now);
	status = append_line(path, buffer_str(&line), error);
	buffer_fini(&line);
	return status;
}
