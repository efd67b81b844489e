#define _GNU_SOURCE
#include "serve/serve.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "serve/http_library.h"
#include "serve/listen.h"

struct address {
	union {
		struct sockaddr any;
		struct sockaddr_in four;
		struct sockaddr_in6 six;
	};
	char text[INET6_ADDRSTRLEN];
};

/* Numbers alone: a name could mean several, and other ones tomorrow. */
static enum status
read_address(struct address *address, const struct serve_options *options,
		struct error *error)
{
	const char *text = options->address;
	uint16_t port = htons((uint16_t)options->port);
	*address = (struct address){ .text = "" };
	if (!strcmp(text, "localhost"))
		text = "127.0.0.1";
	snprintf(address->text, sizeof address->text, "%s", text);
	if (inet_pton(AF_INET, text, &address->four.sin_addr) == 1) {
		address->four.sin_family = AF_INET;
		address->four.sin_port = port;
		return STATUS_OK;
	}
	if (inet_pton(AF_INET6, text, &address->six.sin6_addr) == 1) {
		address->six.sin6_family = AF_INET6;
		address->six.sin6_port = port;
		return STATUS_OK;
	}
	return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
			"an address is numbers, as 127.0.0.1, ::1 or 0.0.0.0 "
			"(all of this machine's), not \"%s\"",
			text);
}

/* --- guard ------------------------------------------------------------- */

/* Cookies are of a machine, whatever the port: servers keep theirs apart. A
 * port of the system's choice is known too late, when requests come already. */
static void
name_cookie(struct guard *guard, unsigned port, uint64_t start)
{
	if (port)
		snprintf(guard->cookie, sizeof guard->cookie, "demarche-%u",
				port);
	else
		snprintf(guard->cookie, sizeof guard->cookie,
				"demarche-%08" PRIx32, (uint32_t)start);
}

/* Elsewhere a token opens all that there is; on this machine it is needed to
 * write, and to read where somebody has chosen one. */
static enum status
prepare_guard(struct guard *guard, const struct serve_options *options,
		const struct address *address, struct error *error)
{
	guard->loopback = address_is_loopback(str_of(address->text));
	guard->token_to_read = !guard->loopback || options->token_file;
	if (gethostname(guard->machine, sizeof guard->machine - 1))
		guard->machine[0] = '\0';
	if (options->token_file)
		return access_token_read(
				&guard->token, options->token_file, error);
	if (guard->token_to_read || options->review)
		return access_token_make(&guard->token, error);
	return STATUS_OK;
}

/* --- the sandbox -------------------------------------------------------- */

/* What is made behind the door cannot be named in front of it. */
static enum status
make_review_file(const char *path, struct error *error)
{
	int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600);
	if (file >= 0 && !close(file))
		return STATUS_OK;
	return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
			"cannot be written: %s", strerror(errno));
}

/* All threads come later, no library does: those that are loaded by need are
 * asked for now. `database` stays open: so do the files beside it. */
static enum status
confine(struct sandbox *sandbox, const struct serve_options *options,
		struct store *database, struct error *error)
{
	enum status status = store_open(
			database, options->database, STORE_READ, error);
	if (!status && options->review)
		status = make_review_file(options->review, error);
	if (status)
		return status;
	http_library();
	sandbox_begin(sandbox, options->sandbox, SANDBOX_SERVES);
	sandbox_allow_database(sandbox, options->database, false);
	sandbox_allow(sandbox, options->review, SANDBOX_WRITE);
	return sandbox_enter(sandbox, error);
}

/* --- what is loaded ---------------------------------------------------- */

enum { KEPT_BYTES = 64 * 1024 * 1024 };

static void
unload(struct serving *serving)
{
	keeper_close(serving->keeper);
	marked_free(serving->marked);
	kept_free(serving->kept);
	rule_lines_unload(&serving->rules);
	known_words_unload(&serving->known);
	lands_unload(&serving->lands);
	store_close(&serving->held);
	sandbox_end(&serving->sandbox);
}

static enum status
load(struct serving *serving, const struct serve_options *options,
		struct error *error)
{
	enum status status =
			lands_load(&serving->lands, options->lexicon, error);
	if (status)
		return status;
	known_words_load(&serving->known, options->lexicon);
	status = rule_lines_load(&serving->rules, options->lexicon, error);
	if (!status)
		status = confine(&serving->sandbox, options, &serving->held,
				error);
	if (!status)
		status = keeper_open(
				&serving->keeper, options->database, error);
	if (!status && options->review)
		serving->marked = marked_new(options->review);
	if (!status)
		serving->kept = kept_new(KEPT_BYTES);
	if (status)
		unload(serving);
	return status;
}

/* --- serving ----------------------------------------------------------- */

static void
tell(const struct serve_options *options, const struct address *address,
		const struct serving *serving, unsigned port)
{
	char text[512];
	bool six = address->any.sa_family == AF_INET6;
	bool every = !strcmp(address->text, "0.0.0.0")
		     || !strcmp(address->text, "::");
	const char *host = every && serving->guard.machine[0]
					   ? serving->guard.machine
					   : address->text;
	bool token = serving->guard.token.text[0] && !options->token_file;
	snprintf(text, sizeof text, "http://%s%s%s:%u/%s%s",
			six && !every ? "[" : "", host,
			six && !every ? "]" : "", port, token ? "?token=" : "",
			token ? serving->guard.token.text : "");
	options->ready(options->context, text);
}

static void
wait_for_the_end(struct listener *listener)
{
	static const struct timespec second = { .tv_sec = 1 };
	sigset_t signals;
	sigemptyset(&signals);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGTERM);
	while (sigtimedwait(&signals, NULL, &second) < 0)
		listener_sweep(listener);
}

static unsigned
thread_count(const struct serve_options *options)
{
	enum { FEW = 2, MANY = 16 };
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	if (options->threads)
		return options->threads;
	return processors < FEW    ? FEW
	       : processors > MANY ? MANY
				   : (unsigned)processors;
}

static enum status
listen_and_serve(struct serving *serving, const struct serve_options *options,
		const struct address *address, struct error *error)
{
	struct listener *listener;
	enum status status = listener_open(&listener, serving, &address->any,
			thread_count(options), error);
	if (status)
		return status;
	tell(options, address, serving, listener_port(listener));
	wait_for_the_end(listener);
	listener_close(listener);
	return STATUS_OK;
}

enum status
serve_run(const struct serve_options *options, struct error *error)
{
	struct serving serving = { .database = options->database,
		.program = options->program,
		.review = options->review };
	struct address address;
	enum status status = read_address(&address, options, error);
	if (!status)
		status = prepare_guard(
				&serving.guard, options, &address, error);
	if (!status && getrandom(&serving.start, sizeof serving.start, 0) < 0)
		status = error_set(error, STATUS_IO, NULL, 0, ERROR_NO_OFFSET,
				"the system gives no random bytes");
	name_cookie(&serving.guard, options->port, serving.start);
	if (!status)
		status = load(&serving, options, error);
	if (status)
		return status;
	status = listen_and_serve(&serving, options, &address, error);
	unload(&serving);
	return status;
}
