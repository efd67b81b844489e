/* pairs.h - who acts on whom, by place in two lists: each actor on each other
 * party; of mutual deeds each actor on each other actor; an actor on nobody
 * where there is no other party. In the order of the lists. */
#ifndef DEMARCHE_BASE_PAIRS_H
#define DEMARCHE_BASE_PAIRS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PAIRS_NOBODY SIZE_MAX

struct pairs {
	size_t actors, others;
	bool mutual; /* `other` is a place among the actors */
	size_t next;
};

/* `mutual` counts where there are several actors and no recipient. */
static inline struct pairs
pairs_of(size_t actors, size_t recipients, bool mutual)
{
	mutual = mutual && !recipients && actors > 1;
	return (struct pairs){ actors, mutual ? actors : recipients, mutual,
		0 };
}

/* The next pair; false behind the last. */
static inline bool
pairs_next(struct pairs *pairs, size_t *actor, size_t *other)
{
	size_t width = pairs->others ? pairs->others : 1;
	if (pairs->mutual && pairs->next % (width + 1) == 0)
		pairs->next++; /* nobody acts on himself */
	if (pairs->next >= pairs->actors * width)
		return false;
	*actor = pairs->next / width;
	*other = pairs->others ? pairs->next % width : PAIRS_NOBODY;
	pairs->next++;
	return true;
}

#endif
