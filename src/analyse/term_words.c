#include "analyse/term_words.h"

#include "store/statement.h"

enum status
term_words_open(struct term_words *terms, struct store *store,
		struct words *words, struct error *error)
{
	*terms = (struct term_words){ store, words };
	enum status status = statement_prepare(store,
			"SELECT text FROM term WHERE id = ?", &terms->find,
			error);
	if (!status)
		id_map_init(&terms->by_term);
	return status;
}

void
term_words_close(struct term_words *terms)
{
	sqlite3_finalize(terms->find);
	id_map_fini(&terms->by_term);
}

word_id
term_word(struct term_words *terms, int64_t term)
{
	bool added;
	int64_t *known = id_map_put(&terms->by_term, term, &added);
	if (!added)
		return (word_id)*known;
	word_id word = WORD_NONE;
	if (!statement_first(terms->store, terms->find, VALUES(V_INT(term)),
			    NULL))
		word = words_put(terms->words, statement_text(terms->find, 0));
	statement_done(terms->find);
	*known = word;
	return word;
}
