/* spelling.h - from the capitals of dictionaries to words as people write
 * them. Inside src/import; results are the arena's. */
#ifndef DEMARCHE_IMPORT_SPELLING_H
#define DEMARCHE_IMPORT_SPELLING_H

#include <stdbool.h>

#include "base/arena.h"

/* Blanks for `_`, single ones, none at the ends; the case stays. */
struct str spell_blanks(struct arena *arena, struct str text);
/* The same in lower case. */
struct str spell_lower(struct arena *arena, struct str text);
/* "Bay of Norvia": each word with a capital, but little ones; a name of up
 * to three letters stays as it is ("UN"). */
struct str spell_title(struct arena *arena, struct str text);
/* No characters that mean something in our sets and frames. */
bool spell_is_safe(struct str text);
/* No characters that mean something in our tables, and not so long that it is
 * none: "BRIGADA 5 VIENE REALIZANDO ...". */
bool spell_is_name(struct str text);
/* What tells entries apart: the same for "alianza 90/los verdes" and "alianza
 * 90 / los verdes", which tables take for one. */
struct str spell_key(struct arena *arena, struct str text);
/* How many words it has, parted by single blanks or hyphens, at which texts may
 * be cut, too (phrase_compile). */
size_t spell_words(struct str text);
/* The singular that an English plural in lower case may belong to ("ties":
 * "tie"); empty when the word does not look like one. */
struct str spell_singular(struct arena *arena, struct str word);

#endif
