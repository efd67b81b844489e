/* browser.h - the browser, started on an address of this program.
 *
 * A command's words can be read by all users of the machine (/proc). So an
 * address with a token is not among them: the browser is given a file that
 * leads there, which its owner alone may read.
 *
 * A process in a sandbox starts no program, and a browser must not be inside
 * one. So a helper is started before, which waits for the address. */
#ifndef DEMARCHE_CLI_BROWSER_H
#define DEMARCHE_CLI_BROWSER_H

#include <stdbool.h>
#include <sys/types.h>

struct browser {
	pid_t helper; /* 0 none */
	int to_helper;
};

/* Starts the helper; for a process of one thread. Says on standard error when
 * it cannot be. */
void browser_prepare(struct browser *browser);
/* What cannot be is told on standard error, by the helper. Once; nothing where
 * there is none. */
void browser_open(const struct browser *browser, const char *address,
		bool secret);
/* Takes away what lies there for the browser, and ends the helper. */
void browser_end(struct browser *browser);

#endif
