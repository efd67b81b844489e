#define _GNU_SOURCE
#include "cli/browser.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/markup.h"

extern char **environ;

/* Whoever stops the program has its signals, not the browser. */
static bool
start(const char *address)
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
	int failed = posix_spawnp(
			&child, words[0], NULL, &attributes, words, environ);
	posix_spawnattr_destroy(&attributes);
	return !failed;
}

static void
put_page(struct buffer *out, const char *address)
{
	buffer_put(out, STR("<!DOCTYPE html><meta charset=\"utf-8\"><meta "
			    "name=\"referrer\" content=\"no-referrer\"><meta "
			    "http-equiv=\"refresh\" content=\"0; url="));
	markup_put(out, str_of(address));
	buffer_put(out, STR("\"><a href=\""));
	markup_put(out, str_of(address));
	buffer_put(out, STR("\">demarche</a>\n"));
}

static bool
write_page(const char *path, const char *address)
{
	struct buffer page;
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
			S_IRUSR | S_IWUSR);
	if (file < 0)
		return false;
	buffer_init(&page, BUFFER_UNLIMITED);
	put_page(&page, address);
	bool whole = write(file, page.at, page.len) == (ssize_t)page.len;
	buffer_fini(&page);
	return !close(file) && whole;
}

/* A folder that its owner alone may enter, with the page in it. */
static bool
make_page(struct browser *browser, const char *address)
{
	const char *above = getenv("TMPDIR");
	int length = snprintf(browser->folder, sizeof browser->folder,
			"%s/demarche-XXXXXX",
			above && *above == '/' ? above : "/tmp");
	if (length >= (int)sizeof browser->folder
			|| !mkdtemp(browser->folder)) {
		browser->folder[0] = '\0';
		return false;
	}
	snprintf(browser->page, sizeof browser->page, "%s/open.html",
			browser->folder);
	return write_page(browser->page, address);
}

void
browser_open(struct browser *browser, const char *address, bool secret)
{
	if (secret && !make_page(browser, address)) {
		fputs("demarche: no file can be written for the browser; open "
		      "the address by hand\n",
				stderr);
		browser_end(browser);
		return;
	}
	if (!start(secret ? browser->page : address))
		fputs("demarche: xdg-open is not there; open the address by "
		      "hand\n",
				stderr);
}

void
browser_end(struct browser *browser)
{
	if (!browser->folder[0])
		return;
	unlink(browser->page);
	rmdir(browser->folder);
	browser->folder[0] = '\0';
}
