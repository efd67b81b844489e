/* robots.h - what a site's robots.txt asks of the program (RFC 9309).
 *
 * The groups that name the program's product token are one; without any,
 * those for "*" are. Of the rules that match the longest counts, "allow" where
 * two are as long. "*" stands for any bytes, "$" at the end for the end. Paths
 * are compared with every byte percent-encoded that is not unreserved or a
 * delimiter. "Crawl-delay", which the RFC leaves to whoever knows it, is read.
 * Cost: linear in the file; of a question, rules times the path's length. */
#ifndef DEMARCHE_READ_ROBOTS_H
#define DEMARCHE_READ_ROBOTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

struct robots_rule {
	struct str pattern; /* normalised, without "$" */
	size_t weight;      /* octets of it as compared, "$" counted */
	bool anchored;      /* must match up to the end */
	bool allow;
};

struct robots {
	struct robots_rule *rules;
	size_t count;
	double delay; /* seconds between two requests; 0 when none is asked */
};

/* Reads robots.txt (LIMIT_ROBOTS_BYTES of it at most) as `product` does, a
 * word of letters, "-" and "_". Cannot fail: lines that say nothing are
 * passed over. Memory is the arena's. */
void robots_parse(struct robots *robots, struct str bytes, struct str product,
		struct arena *arena);

/* `target` is the address's path and query, "/news?page=2". Takes memory of
 * the arena, three times the target. */
bool robots_allow(const struct robots *robots, struct str target,
		struct arena *arena);

#endif
