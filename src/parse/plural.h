/* plural.h - regular plurals, for titles, which keep no lemma where they are
 * written in capitals ("Senators Ruiz and Paz", "Ministros de Defensa"). */
#ifndef DEMARCHE_PARSE_PLURAL_H
#define DEMARCHE_PARSE_PLURAL_H

#include "base/languages.h"
#include "base/str.h"

enum { PLURAL_MORE_BYTES = 4 };

/* The plural of a noun, in Spanish of an adjective too, in lower case; in
 * `out`, which has room for PLURAL_MORE_BYTES more than the word. A pure
 * function. */
struct str plural_of(enum language language, struct str word, char *out);

#endif
