/* nation_name.h - before stage 4: names behind the adjective of a nation.
 *
 * "La alemana Siemens vendió trenes": parsers of languages whose adjectives may
 * stand for people take "alemana" for who acts, and the name for what is said
 * of her. Whoever bears the name acts. */
#ifndef DEMARCHE_ACTOR_NATION_NAME_H
#define DEMARCHE_ACTOR_NATION_NAME_H

#include "actor/gazetteer.h"
#include "text/text.h"

/* Sets parts of speech and arcs of the adjective, of the name, and of what hung
 * on the adjective. */
void nation_names_settle(const struct gazetteer *gazetteer, struct text *text);

#endif
