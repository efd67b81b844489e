/* first_name.h - before stage 4: parties that are called as a verb.
 *
 * "Podemos ha acusado al ministro", "Sumar, socio menor, amenaza": at the
 * beginning of a sentence, where every word has a capital, parsers take such a
 * name for the verb that it is elsewhere. It is the party where the verb that
 * it hangs on has another form than its reading needs, and no subject. */
#ifndef DEMARCHE_ACTOR_FIRST_NAME_H
#define DEMARCHE_ACTOR_FIRST_NAME_H

#include "actor/gazetteer.h"
#include "text/text.h"

/* Sets part of speech, lemma, name and arc of such words, and of one that "y"
 * joins to them. */
void first_names_settle(const struct gazetteer *gazetteer, struct text *text);

#endif
