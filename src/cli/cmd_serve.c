#define _GNU_SOURCE
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/data.h"
#include "serve/serve.h"

extern char **environ;

/* Whoever stops the program has its signals, not the browser. */
static void
open_browser(const char *address)
{
	char *words[] = { "xdg-open", (char *)(uintptr_t)address, NULL };
	sigset_t none;
	posix_spawnattr_t attributes;
	pid_t child;
	sigemptyset(&none);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setpgroup(&attributes, 0);
	posix_spawnattr_setflags(&attributes,
			POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
	if (posix_spawnp(&child, words[0], NULL, &attributes, words, environ))
		fputs("demarche: xdg-open is not there; open the address by "
		      "hand\n",
				stderr);
	posix_spawnattr_destroy(&attributes);
}

static void
tell(void *context, const char *address)
{
	const struct settings *settings = context;
	printf("%s\n", address);
	fflush(stdout);
	if (!settings->quiet)
		fputs("Ctrl-C ends it\n", stderr);
	if (settings->open)
		open_browser(address);
}

/* Threads that are started have them blocked too, so that they come to the one
 * that waits for them; a client that goes away is no reason to end. */
static void
block_signals(void)
{
	sigset_t signals;
	sigemptyset(&signals);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &signals, NULL);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGCHLD, SIG_IGN);
}

int
command_serve(const struct settings *settings, char **operands, int count)
{
	const struct command *command = command_find("serve");
	struct data_paths paths;
	struct error error;
	if (!database_is_told(command, settings)
			|| !operands_are_none(command, operands, count))
		return EXIT_USAGE;
	enum status status = data_find(settings, &paths, &error);
	struct serve_options options = {
		.database = settings->database,
		.address = settings->address ? settings->address : "127.0.0.1",
		.port = (unsigned)settings->port,
		.token_file = settings->token_file,
		.review = settings->review,
		.lexicon = paths.lexicon,
		.program = DEMARCHE_VERSION,
		.threads = (unsigned)settings->threads,
		.ready = tell,
		.context = (void *)(uintptr_t)settings,
	};
	block_signals();
	if (!status)
		status = serve_run(&options, &error);
	if (!status)
		return EXIT_OK;
	data_print_error(&error);
	return status == STATUS_USAGE ? EXIT_USAGE : EXIT_ENVIRONMENT;
}
