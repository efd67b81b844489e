/* cameo_actor.h - actors in CAMEO's codes, which are groups of three letters.
 *
 * A country comes first, or the role of somebody of no country (IGO, NGO, MNC)
 * with the known group that it is; then the roles of its sectors, in their
 * order. Sources: CAMEO 1.1b3; lexicon/exchange/sectors.tsv and bodies.tsv. */
#ifndef DEMARCHE_EXPORT_CAMEO_ACTOR_H
#define DEMARCHE_EXPORT_CAMEO_ACTOR_H

#include "export/exported.h"

enum { CAMEO_TYPES = 3 };

struct cameo_actor {
	struct str country, group;
	struct str type[CAMEO_TYPES];
	unsigned types;
	bool is_body; /* of no country: its first type comes first */
};

/* All empty for null, and for who has neither country nor role. */
struct cameo_actor cameo_actor_of(
		const struct exchange *exchange, const json_t *party);
/* "KENGOV", "IGOUNO" */
void cameo_actor_put_code(struct buffer *out, const struct cameo_actor *actor);
/* Whether its code is empty. */
bool cameo_actor_is_nobody(const struct cameo_actor *actor);

#endif
