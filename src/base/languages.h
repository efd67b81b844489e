/* languages.h - the languages whose articles are analysed.
 *
 * What a language consists of lies in data: models/<code>.model and the files
 * of the lexicon that bear its code. Only its tokens (text/token.h) and its
 * lemmas (parse/lemma.h) are told apart in C. Codes are those of ISO 639-1. */
#ifndef DEMARCHE_BASE_LANGUAGES_H
#define DEMARCHE_BASE_LANGUAGES_H

#include <stdbool.h>

#include "base/str.h"

enum language { LANGUAGE_EN, LANGUAGE_ES, LANGUAGE_COUNT };

/* "en" */
const char *languages_code(enum language language);
/* "English" */
const char *languages_name(enum language language);
/* Of "en", "es-CO" or "es_CO"; LANGUAGE_COUNT when it is none of ours. */
enum language languages_find(struct str code);

/* Whether a file of the lexicon belongs to another language: its name begins
 * with the code of one, and '.' or '-' ("es.tsv", "es-grammar.sets"). */
bool languages_is_foreign(struct str file, enum language language);

#endif
