/* host.h - what is known of the sites that were asked: their robots.txt, and
 * when the next request may be made.
 *
 * A site is an origin (scheme, host, port). The least recently used are
 * forgotten when there are more than LIMIT_HOSTS. */
#ifndef DEMARCHE_READ_HOST_H
#define DEMARCHE_READ_HOST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "read/robots.h"

struct host {
	struct arena arena; /* owns the origin and the rules */
	struct str origin;
	struct robots robots;
	bool robots_known;
	int robots_status;  /* the answer's; a server that fails refuses */
	double robots_read; /* when; seconds of one clock, as all here */
	double next, used;  /* the next request's time, the last look-up's */
};

struct hosts {
	struct host *hosts;
	size_t count;
};

void hosts_init(struct hosts *hosts);
void hosts_fini(struct hosts *hosts);

/* Makes it when it is new; good until the next call. Rules older than a day
 * are forgotten (RFC 9309, 2.4). */
struct host *hosts_find(struct hosts *hosts, struct str origin, double now);

/* Notes a request at `now`; the next one may follow after `delay` seconds. */
void host_asked(struct host *host, double now, double delay);

/* Keeps what robots.txt said: `status` of the answer, 0 when the site has
 * none that can be read. */
void host_set_robots(struct host *host, int status, struct str bytes,
		struct str product, double now);

enum host_answer { HOST_ALLOWS, HOST_REFUSES, HOST_FAILS };

/* Whether robots.txt allows a path and query; HOST_FAILS when the server
 * could not give one, which forbids everything (RFC 9309, 2.3.1.4). */
enum host_answer host_allows(
		struct host *host, struct str target, struct arena *arena);

#endif
