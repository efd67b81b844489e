#define _GNU_SOURCE
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>

#include "cli/fetching.h"
#include "cli/terminal.h"
#include "cli/watch.h"
#include "read/opml.h"
#include "read/url.h"

/* --- signals ---------------------------------------------------------------
 */

static volatile sig_atomic_t stop;

static void
on_signal(int number)
{
	stop = number;
}

/* The first one ends the watch behind what is under way, a second one the
 * program. */
static void
catch_signals(void)
{
	struct sigaction action = { .sa_handler = on_signal,
		.sa_flags = (int)SA_RESETHAND };
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
}

/* --- feeds -----------------------------------------------------------------
 */

static bool
add_feed(struct watch *watch, const char *address, struct str title)
{
	struct url url;
	struct error rejected;
	if (url_parse(&url, address, &watch->arena, &rejected))
		return watch_reject(watch, &rejected);
	return watch_check(watch, feeds_watch(watch->feeds, url.whole, title,
						  &watch->error));
}

/* What stands in front of damage is watched. */
static bool
add_list(struct watch *watch, const char *path)
{
	struct opml list = { 0 };
	struct error rejected;
	enum status status = opml_read(path, &watch->arena, &list, &rejected);
	bool goes_on = !status || watch_reject(watch, &rejected);
	for (size_t i = 0; goes_on && i < list.count; i++)
		goes_on = add_feed(watch, list.feeds[i].url.at,
				list.feeds[i].title);
	return goes_on;
}

static bool
add_feeds(struct watch *watch, char **operands, int count)
{
	bool goes_on = true;
	arena_reset(&watch->arena);
	for (int i = 0; goes_on && i < count; i++)
		goes_on = url_is_address(operands[i])
					  ? add_feed(watch, operands[i],
							  STR(""))
					  : add_list(watch, operands[i]);
	return goes_on && watch_flush(watch);
}

/* --- waiting ----------------------------------------------------------------
 */

/* "12:39", of another day "2025-11-27 12:39". */
static void
put_clock(int64_t when, char out[32])
{
	time_t seconds = (time_t)when, now = (time_t)watch_now();
	struct tm due, today;
	out[0] = '\0';
	if (!localtime_r(&seconds, &due) || !localtime_r(&now, &today))
		return;
	bool same_day = due.tm_year == today.tm_year
			&& due.tm_yday == today.tm_yday;
	strftime(out, 32, same_day ? "%H:%M" : "%Y-%m-%d %H:%M", &due);
}

static void
print_wait(const struct feed_state *first, int64_t watched)
{
	char when[32], failures[48] = "";
	put_clock(first->next_due, when);
	if (first->failures)
		snprintf(failures, sizeof failures, " (%u failure%s)",
				first->failures,
				first->failures == 1 ? "" : "s");
	fprintf(stderr, "demarche: %s: not due until %s%s; ", first->url.at,
			when, failures);
	if (watched > 1)
		fprintf(stderr,
				"none of %" PRId64
				" feeds is due before; --now asks for all "
				"now\n",
				watched);
	else
		fputs("--now asks for it now\n", stderr);
}

/* Else one who has just started it would see nothing at all. */
static bool
tell_wait(struct watch *watch, int64_t due)
{
	struct feed_state first;
	int64_t watched;
	if (watch->settings->quiet)
		return true;
	arena_reset(&watch->arena);
	enum status status = feeds_wait(watch->feeds, due, &watch->arena,
			&first, &watched, &watch->error);
	if (status == STATUS_END)
		return true;
	if (watch_check(watch, status))
		print_wait(&first, watched);
	return !watch->broken;
}

static bool
hurry(struct watch *watch)
{
	return !watch->settings->now
	       || watch_check(watch, feeds_hurry(watch->feeds, &watch->error));
}

/* --- going on ---------------------------------------------------------------
 */

static void
sleep_until(int64_t due)
{
	static const struct timespec second = { .tv_sec = 1 };
	while (!stop && watch_now() < due)
		nanosleep(&second, NULL);
}

/* Feeds that cron asks for every quarter of an hour are due although the last
 * time was some seconds less ago. */
static void
watch_once(struct watch *watch)
{
	int64_t due = watch_now() + (int64_t)(watch->settings->every / 10);
	if (!tell_wait(watch, due))
		return;
	while (watch_feed(watch, due))
		continue;
	while (watch_page(watch))
		continue;
}

static void
watch_on(struct watch *watch)
{
	tell_wait(watch, watch_now());
	while (!watch->broken && !stop) {
		int64_t due;
		if (watch_feed(watch, watch_now()) || watch_page(watch))
			continue;
		if (!watch_check(watch, feeds_next_due(watch->feeds, &due,
							&watch->error)))
			break;
		/* No feed at all: what was named is none, and was told. */
		if (due == INT64_MAX)
			break;
		sleep_until(due);
	}
}

static int
status_of(struct watch *watch, uint64_t rejected)
{
	if (watch->broken) {
		terminal_print_error(&watch->error);
		return EXIT_ENVIRONMENT;
	}
	return rejected && !stop ? EXIT_REJECTED : EXIT_OK;
}

static int
watch_feeds(struct watch *watch, char **operands, int count)
{
	catch_signals();
	if (add_feeds(watch, operands, count) && hurry(watch)) {
		if (watch->settings->once)
			watch_once(watch);
		else
			watch_on(watch);
	}
	if (!watch->settings->quiet)
		ingesting_print_summary(&watch->ingesting);
	return status_of(watch, rejects_close(&watch->rejects));
}

/* --- the command ------------------------------------------------------------
 */

static bool
open_database(struct watch *watch, const struct coder_run *run)
{
	if (ingesting_open(&watch->ingesting, run, &watch->error)) {
		terminal_print_error(&watch->error);
		return false;
	}
	if (!feeds_open(&watch->feeds, &watch->ingesting.store, &watch->error))
		return true;
	terminal_print_error(&watch->error);
	ingesting_close(&watch->ingesting);
	return false;
}

/* --- the sandbox -------------------------------------------------------- */

static void
allow_certificates(struct sandbox *sandbox)
{
	const char *paths[HTTP_CERTIFICATES];
	http_certificates(paths);
	for (size_t i = 0; i < HTTP_CERTIFICATES; i++)
		sandbox_allow(sandbox, paths[i], SANDBOX_READ);
}

/* Networks of other languages are loaded when the first article comes. */
static void
allow_data(struct sandbox *sandbox, const struct coder_run *run)
{
	const struct data_paths *paths = &run->coders.paths;
	struct str layers = str_of(paths->lexicon);
	char layer[DATA_PATH_BYTES];
	bool more = true;
	while (more) {
		struct str folder = str_next(&layers, '\n', &more);
		snprintf(layer, sizeof layer, "%.*s", STR_ARG(folder));
		sandbox_allow(sandbox, layer, SANDBOX_READ);
	}
	for (enum language i = 0; i < LANGUAGE_COUNT; i++) {
		char image[DATA_MODEL_BYTES];
		data_image(paths, i, image);
		sandbox_allow(sandbox, image, SANDBOX_READ);
	}
	sandbox_allow(sandbox, paths->models, SANDBOX_READ);
	sandbox_allow(sandbox, run->settings->model, SANDBOX_READ);
}

/* The database is open, no page has been read yet. */
static bool
confine(struct watch *watch, const struct coder_run *run, char **operands,
		int count)
{
	struct sandbox *sandbox = &watch->sandbox;
	sandbox_begin(sandbox, option_sandbox(run->settings), SANDBOX_FETCHES);
	sandbox_allow_database(sandbox, run->settings->database, true);
	allow_data(sandbox, run);
	allow_certificates(sandbox);
	for (int i = 0; i < count; i++)
		if (!url_is_address(operands[i]))
			sandbox_allow(sandbox, operands[i], SANDBOX_READ);
	if (sandbox_enter(sandbox, &watch->error)) {
		terminal_print_error(&watch->error);
		return false;
	}
	if (sandbox_confines_files(sandbox))
		store_keep_files(&watch->ingesting.store);
	return true;
}

/* --- all of it ------------------------------------------------------------ */

static int
watch_all(struct watch *watch, struct coder_run *run, char **operands,
		int count)
{
	struct fetch_options fetching = fetching_options(run->settings);
	fetching.http.stop = &stop;
	watch->fetch = fetch_new(&fetching);
	watch->read = read_work_new();
	watch->thread = coder_thread_new(run);
	watch->thread->own = ingesting_worker_new(&watch->ingesting);
	arena_init(&watch->arena);
	arena_init(&watch->article);
	int status = watch_feeds(watch, operands, count);
	arena_fini(&watch->arena);
	arena_fini(&watch->article);
	ingest_worker_free(watch->thread->own);
	coder_thread_free(watch->thread);
	read_work_free(watch->read);
	fetch_free(watch->fetch);
	return status;
}

static int
run_watch(struct coder_run *run, char **operands, int count)
{
	struct watch watch = { .settings = run->settings, .stop = &stop };
	int status = EXIT_ENVIRONMENT;
	if (!rejects_open(&watch.rejects, run->settings->rejects)
			|| !open_database(&watch, run))
		return EXIT_ENVIRONMENT;
	if (confine(&watch, run, operands, count))
		status = watch_all(&watch, run, operands, count);
	feeds_close(watch.feeds);
	ingesting_close(&watch.ingesting);
	sandbox_end(&watch.sandbox);
	return status;
}

int
command_watch(const struct settings *settings, char **operands, int count)
{
	struct coder_run run = { 0 };
	if (!settings->database || !count) {
		fprintf(stderr,
				"demarche watch: %s\nTry: demarche watch "
				"--help\n",
				settings->database
						? "which feeds? Name a list "
						  "of them (OPML) or addresses"
						: "which database? Name it "
						  "with -d");
		return EXIT_USAGE;
	}
	if (!coder_run_load(&run, settings))
		return EXIT_ENVIRONMENT;
	int status = run_watch(&run, operands, count);
	coder_run_unload(&run);
	return status;
}
