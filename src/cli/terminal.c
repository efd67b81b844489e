#define _DEFAULT_SOURCE
#include "cli/terminal.h"

#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { DEFAULT_WIDTH = 100, MINIMUM_WIDTH = 60, MAXIMUM_WIDTH = 10000 };

/* What COLUMNS tells; the default where it tells nothing. */
static unsigned
told_width(void)
{
	const char *columns = getenv("COLUMNS");
	char *end;
	long width = columns ? strtol(columns, &end, 10) : 0;
	bool told = width > 0 && !*end;
	return !told ? DEFAULT_WIDTH
	       : width < MAXIMUM_WIDTH ? (unsigned)width
				       : MAXIMUM_WIDTH;
}

unsigned
terminal_width(FILE *file)
{
	struct winsize size;
	bool is_terminal = !ioctl(fileno(file), TIOCGWINSZ, &size)
			   && size.ws_col;
	unsigned width = is_terminal ? size.ws_col : told_width();
	return width < MINIMUM_WIDTH ? MINIMUM_WIDTH : width;
}

bool
terminal_color(FILE *file, const char *when)
{
	if (when && !strcmp(when, "always"))
		return true;
	if (when && !strcmp(when, "never"))
		return false;
	const char *no_color = getenv("NO_COLOR");
	return isatty(fileno(file)) && !(no_color && no_color[0]);
}

enum output_format
terminal_format(const char *name)
{
	if (!name)
		return isatty(STDOUT_FILENO) ? FORMAT_TABLE : FORMAT_JSONL;
	return !strcmp(name, "table") ? FORMAT_TABLE
	       : !strcmp(name, "csv") ? FORMAT_CSV
				      : FORMAT_JSONL;
}

void
terminal_print_error(const struct error *error)
{
	char line[1200];
	error_print(error, line, sizeof line);
	fprintf(stderr, "demarche: %s\n", line);
}

static double
seconds_between(const struct timespec *from, const struct timespec *to)
{
	return (double)(to->tv_sec - from->tv_sec)
	       + (double)(to->tv_nsec - from->tv_nsec) * 1e-9;
}

static void
wipe_and_die(int number)
{
	static const char wipe[] = "\r\x1b[K";
	ssize_t written = write(STDERR_FILENO, wipe, sizeof wipe - 1);
	(void)written;
	raise(number);
}

void
progress_start(struct progress *progress, bool quiet)
{
	*progress = (struct progress){
		.shown = !quiet && isatty(STDERR_FILENO),
	};
	struct sigaction action = { .sa_handler = wipe_and_die,
		.sa_flags = (int)SA_RESETHAND | SA_NODEFER };
	if (progress->shown)
		sigaction(SIGINT, &action, NULL);
	clock_gettime(CLOCK_MONOTONIC, &progress->started);
	progress->printed = progress->started;
}

static void
print_time_left(double seconds)
{
	if (seconds < 100)
		fprintf(stderr, "%.0f s left", seconds);
	else if (seconds < 6000)
		fprintf(stderr, "%.0f min left", seconds / 60);
	else
		fprintf(stderr, "%.1f h left", seconds / 3600);
}

static void
print_progress(const struct progress *progress, double elapsed)
{
	enum { BAR_COLUMNS = 24 };
	fprintf(stderr, "\r\x1b[K%" PRIu64 " article%s, %.0f/s",
			progress->articles, progress->articles == 1 ? "" : "s",
			(double)progress->articles / elapsed);
	if (progress->total && progress->done) {
		double part = (double)progress->done / (double)progress->total;
		part = part > 1 ? 1 : part;
		unsigned filled = (unsigned)(part * BAR_COLUMNS);
		fputs("  [", stderr);
		for (unsigned i = 0; i < BAR_COLUMNS; i++)
			fputs(i < filled ? "#" : ".", stderr);
		fprintf(stderr, "] %3.0f %%, ", part * 100);
		print_time_left(elapsed / part - elapsed);
	}
	fflush(stderr);
}

void
progress_update(struct progress *progress, uint64_t done, uint64_t articles)
{
	progress->done = done;
	progress->articles = articles;
	if (!progress->shown)
		return;
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (seconds_between(&progress->printed, &now) < 0.1)
		return;
	progress->printed = now;
	progress->drawn = true;
	print_progress(progress, seconds_between(&progress->started, &now));
}

void
progress_clear(struct progress *progress)
{
	if (progress->drawn)
		fputs("\r\x1b[K", stderr);
	progress->drawn = false;
}

void
progress_stop(struct progress *progress)
{
	progress_clear(progress);
	if (progress->shown)
		signal(SIGINT, SIG_DFL);
}
