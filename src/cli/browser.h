/* browser.h - the browser, started on an address of this program.
 *
 * A command's words can be read by all users of the machine (/proc). So an
 * address with a token is not among them: the browser is given a file that
 * leads there, which its owner alone may read. */
#ifndef DEMARCHE_CLI_BROWSER_H
#define DEMARCHE_CLI_BROWSER_H

#include <stdbool.h>

struct browser {
	char folder[512]; /* "" none */
	char page[544];   /* in it */
};

/* Says on standard error when it cannot be. `browser` begins as zeros; the file
 * is there until browser_end. */
void browser_open(struct browser *browser, const char *address, bool secret);
void browser_end(struct browser *browser);

#endif
