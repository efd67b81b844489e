/* word_list.h - conditions in memory: lists of words with commas between, one
 * of which must fit, `*` standing for any characters, as store/selection.h
 * has them in SQL. */
#ifndef DEMARCHE_ANALYSE_WORD_LIST_H
#define DEMARCHE_ANALYSE_WORD_LIST_H

#include <stdbool.h>

#include "base/words.h"

enum word_case { CASE_SAME, CASE_ANY /* of ASCII letters */ };

/* The next word without blanks around it; false at the end. Empty words are
 * passed over. */
bool word_list_next(struct str *rest, struct str *word);

bool word_fits(struct str pattern, struct str text, enum word_case how);

bool word_list_fits(struct str list, struct str text, enum word_case how);

/* The list is one word without `*`. */
bool word_list_is_one(struct str list);

/* For each word of a table whether it fits; null where the list is null. The
 * caller frees it. */
bool *word_list_fitting(const struct words *words, const char *list,
		enum word_case how);

#endif
