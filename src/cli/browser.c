#define _GNU_SOURCE
#include "cli/browser.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/markup.h"

extern char **environ;

/* Of one request to the helper. */
struct request {
	bool secret;
	char address[1024];
};

/* What lies there for the browser. */
struct page {
	char folder[512]; /* "" none */
	char path[544];   /* in it */
};

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
make_page(struct page *page, const char *address)
{
	const char *above = getenv("TMPDIR");
	int length = snprintf(page->folder, sizeof page->folder,
			"%s/demarche-XXXXXX",
			above && *above == '/' ? above : "/tmp");
	if (length >= (int)sizeof page->folder || !mkdtemp(page->folder)) {
		page->folder[0] = '\0';
		return false;
	}
	snprintf(page->path, sizeof page->path, "%s/open.html", page->folder);
	return write_page(page->path, address);
}

static void
remove_page(const struct page *page)
{
	if (!page->folder[0])
		return;
	unlink(page->path);
	rmdir(page->folder);
}

/* --- the helper -------------------------------------------------------- */

static void
show(const struct request *request, struct page *page)
{
	if (request->secret && !make_page(page, request->address))
		fputs("demarche: no file can be written for the browser; open "
		      "the address by hand\n",
				stderr);
	else if (!start(request->secret ? page->path : request->address))
		fputs("demarche: xdg-open is not there; open the address by "
		      "hand\n",
				stderr);
}

/* Waits for an address, then for the end of the program, however it comes. */
static void
help(int from_program)
{
	struct request request;
	struct page page = { .folder = "" };
	if (read(from_program, &request, sizeof request)
			== (ssize_t)sizeof request) {
		show(&request, &page);
		while (read(from_program, &request, 1) > 0)
			continue;
	}
	remove_page(&page);
}

static void
prepare(struct browser *browser, int ends[2])
{
	browser->helper = fork();
	if (!browser->helper) {
		close(ends[1]);
		help(ends[0]);
		_exit(0);
	}
	close(ends[0]);
	browser->to_helper = ends[1];
}

void
browser_prepare(struct browser *browser)
{
	int ends[2];
	*browser = (struct browser){ .helper = -1 };
	if (!pipe2(ends, O_CLOEXEC))
		prepare(browser, ends);
	if (browser->helper > 0)
		return;
	fputs("demarche: no browser can be started; open the address by "
	      "hand\n",
			stderr);
	browser->helper = 0;
}

void
browser_open(const struct browser *browser, const char *address, bool secret)
{
	struct request request = { .secret = secret };
	if (!browser->helper)
		return;
	snprintf(request.address, sizeof request.address, "%s", address);
	if (write(browser->to_helper, &request, sizeof request) < 0)
		fputs("demarche: open the address by hand\n", stderr);
}

void
browser_end(struct browser *browser)
{
	if (!browser->helper)
		return;
	close(browser->to_helper);
	while (waitpid(browser->helper, NULL, 0) < 0 && errno == EINTR)
		continue;
	browser->helper = 0;
}
