#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/browser.h"
#include "cli/loading.h"
#include "cli/terminal.h"
#include "serve/serve.h"

struct serving_out {
	const struct settings *settings;
	struct browser browser;
};

static void
tell(void *context, const char *address)
{
	struct serving_out *out = context;
	printf("%s\n", address);
	fflush(stdout);
	if (!out->settings->quiet)
		fputs("Ctrl-C ends it\n", stderr);
	browser_open(&out->browser, address,
			strstr(address, "?token=") != NULL);
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
	struct serving_out out = { .settings = settings };
	struct data_paths paths;
	struct error error;
	if (!database_is_told(command, settings)
			|| !operands_are_none(command, operands, count))
		return EXIT_USAGE;
	enum status status = loading_find(settings, &paths, &error);
	struct serve_options options = {
		.database = settings->database,
		.address = settings->address ? settings->address : "127.0.0.1",
		.port = (unsigned)settings->port,
		.token_file = settings->token_file,
		.review = settings->review,
		.lexicon = paths.lexicon,
		.program = DEMARCHE_VERSION,
		.threads = (unsigned)settings->threads,
		.sandbox = option_sandbox(settings),
		.ready = tell,
		.context = &out,
	};
	block_signals();
	if (!status && settings->open)
		browser_prepare(&out.browser);
	if (!status)
		status = serve_run(&options, &error);
	browser_end(&out.browser);
	if (!status)
		return EXIT_OK;
	terminal_print_error(&error);
	return status == STATUS_USAGE ? EXIT_USAGE : EXIT_ENVIRONMENT;
}
