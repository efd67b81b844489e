#include "report/png.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static const char PROGRAM[] = "rsvg-convert";

/* Starts the program with `pipe_out` as its standard input. */
static int
start(const char *path, int pipe_out, int pipe_in, pid_t *child)
{
	char *const arguments[] = { (char *)PROGRAM, "--zoom=2", "--format=png",
		"--output", (char *)path, NULL };
	posix_spawn_file_actions_t actions;
	int error = posix_spawn_file_actions_init(&actions);
	if (error)
		return error;
	error = posix_spawn_file_actions_adddup2(
			&actions, pipe_out, STDIN_FILENO);
	if (!error)
		error = posix_spawn_file_actions_addclose(&actions, pipe_in);
	if (!error)
		error = posix_spawnp(child, PROGRAM, &actions, NULL, arguments,
				environ);
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

/* A program that ends early must not end us: SIGPIPE is held back. */
static bool
feed(int pipe_in, struct str svg)
{
	struct sigaction quiet = { .sa_handler = SIG_IGN }, before;
	size_t done = 0;
	sigaction(SIGPIPE, &quiet, &before);
	while (done < svg.len) {
		ssize_t n = write(pipe_in, svg.at + done, svg.len - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			break;
		done += (size_t)n;
	}
	sigaction(SIGPIPE, &before, NULL);
	return done == svg.len;
}

static bool
has_succeeded(pid_t child)
{
	int status;
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return false;
	return WIFEXITED(status) && !WEXITSTATUS(status);
}

static enum status
complain(const char *path, int number, struct error *error)
{
	if (number == ENOENT)
		return error_set(error, STATUS_UNSUPPORTED, path, 0,
				ERROR_NO_OFFSET,
				"PNG needs the program rsvg-convert, which is "
				"not installed (on Debian: apt install "
				"librsvg2-bin); --format svg needs nothing");
	return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
			"starting rsvg-convert: %s", strerror(number));
}

enum status
png_write(struct str svg, const char *path, struct error *error)
{
	int ends[2];
	pid_t child;
	if (pipe(ends))
		return complain(path, errno, error);
	int number = start(path, ends[0], ends[1], &child);
	close(ends[0]);
	bool fed = !number && feed(ends[1], svg);
	close(ends[1]);
	if (number)
		return complain(path, number, error);
	if (!has_succeeded(child) || !fed)
		return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
				"rsvg-convert could not write the picture");
	return STATUS_OK;
}
