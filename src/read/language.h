/* language.h - English, Spanish or neither, by function words.
 *
 * Counts the commonest words of several languages in the first part of a
 * text (Cavnar and Trenkle 1994 do it with letters; for two languages and
 * whole articles words are enough and can be checked by eye). */
#ifndef DEMARCHE_READ_LANGUAGE_H
#define DEMARCHE_READ_LANGUAGE_H

#include "base/str.h"

/* "en", "es", or "" when neither leads clearly. */
struct str language_guess(struct str text);

/* "en-US", "EN_us", "English", "spa" to a two-letter code; "" when it is not
 * one. `out` has room for 3 bytes. */
void language_code(struct str declared, char out[3]);

#endif
