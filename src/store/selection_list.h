/* selection_list.h - lists of words with commas between, `*` a wildcard, as
 * conditions over terms and texts. Inside store. */
#ifndef DEMARCHE_STORE_SELECTION_LIST_H
#define DEMARCHE_STORE_SELECTION_LIST_H

#include "store/selection_sql.h"

/* Takes the next word off the list, without blanks around it; false at its
 * end. Empty words are passed over. */
bool list_next(struct str *rest, struct str *word);
bool list_is_one(struct str list);

bool has_wildcard(struct str word);

enum list_form {
	LIST_EXACT,
	LIST_UPPER, /* the words in upper case */
	LIST_ANY_CASE,
	LIST_BEGINS, /* the words are beginnings */
	LIST_WITHIN, /* " a b " has the word */
};

/* The condition that `column`, a text, fits the list. */
void list_put_text(struct sql *sql, const char *column, struct str list,
		enum list_form form);
/* The condition that the term of `column`, an id, fits the list. */
void list_put_term(struct sql *sql, const char *column, struct str list,
		enum list_form form);

#endif
