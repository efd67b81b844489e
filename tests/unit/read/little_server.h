/* little_server.h - a web server in a thread, for tests of what fetches.
 *
 * Answers are given as they stand, one a connection; what has none is 404. */
#ifndef DEMARCHE_TESTS_LITTLE_SERVER_H
#define DEMARCHE_TESTS_LITTLE_SERVER_H

#include <stddef.h>

struct little_answer {
	const char *path;
	const char *reply; /* status line, headers, empty line, body; "\n"
			      stands for "\r\n", "@" for the address */
};

/* Starts it; returns its address, "http://127.0.0.1:4711". `answers` must
 * outlive it. */
const char *little_server_start(
		const struct little_answer *answers, size_t count);
void little_server_stop(void);

/* How often a path was asked for, and the last request for it, all of its
 * lines; "" when there was none. */
int little_server_asked(const char *path);
const char *little_server_request(const char *path);

#endif
