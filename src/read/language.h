/* language.h - which language a text is in, by function words.
 *
 * Looks the words of a text's first part up in a table of the commonest of
 * several languages (language_table.h); the fewer languages share a word, the
 * more it says. Cavnar and Trenkle 1994 do it with letters; for articles words
 * are enough and can be checked by eye. Linear in the bytes looked at. */
#ifndef DEMARCHE_READ_LANGUAGE_H
#define DEMARCHE_READ_LANGUAGE_H

#include "base/str.h"

/* "en", "es", "pt", "fr", "it", "ca", "de"; also "gl", "nl", "ro" and, for the
 * Scandinavian languages, "sv"; "" when none leads clearly, or too few words
 * are any language's. A headline gives "" more often than an article. */
struct str language_guess(struct str text);

/* "en-US", "EN_us", "English", "spa" to a two-letter code; "" when it is not
 * one. `out` has room for 3 bytes. */
void language_code(struct str declared, char out[3]);

#endif
