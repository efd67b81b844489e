/* term_words.h - words of the ids of table term, each looked up once.
 *
 * For books in memory, whose words outlive the database's statements. Used by
 * one thread. */
#ifndef DEMARCHE_ANALYSE_TERM_WORDS_H
#define DEMARCHE_ANALYSE_TERM_WORDS_H

#include "base/words.h"
#include "store/id_map.h"
#include "store/store.h"

struct term_words {
	struct store *store;
	struct words *words;
	sqlite3_stmt *find;
	struct id_map by_term;
};

/* On failure nothing is to be freed. */
MUST_CHECK enum status term_words_open(struct term_words *terms,
		struct store *store, struct words *words, struct error *error);
void term_words_close(struct term_words *terms);
/* WORD_NONE for an id that is not there. */
word_id term_word(struct term_words *terms, int64_t term);

#endif
