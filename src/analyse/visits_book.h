/* visits_book.h - what of a database may be a visit, in memory: loaded once and
 * asked any number of times (visits.h).
 *
 * An entry is what one record tells of one visitor's country and one host's.
 * Facts come before events; within each the order is that of ORDER_ARTICLE.
 *
 * Constant after loading: any number of threads may read. About 110 bytes an
 * entry. */
#ifndef DEMARCHE_ANALYSE_VISITS_BOOK_H
#define DEMARCHE_ANALYSE_VISITS_BOOK_H

#include "base/words.h"
#include "store/selection.h"

struct visit_told {
	word_id visitor, host;           /* codes */
	word_id visitor_name, host_name; /* persons; 0 none */
	word_id place;
	int64_t record, article, leader; /* leader: of its reports; 0 none */
	uint64_t uid;
	int32_t day, day_end; /* DAY_NONE unknown */
	uint32_t sentence;
	uint32_t parties; /* where its codes stand */
	uint16_t party_count;
	uint8_t status; /* the least is furthest (visit_status_name) */
	bool fact;
};

struct visit_book {
	struct words words;
	struct visit_told *told;
	size_t count, capacity;
	/* Codes of all who take part in a record, each once; those who only
	 * tell of it apart. */
	word_id *parties;
	size_t party_count, party_capacity;
};

/* What the selection leaves; its actor and recipient are not looked at. On
 * failure nothing is to be freed. Fails as selection_prepare. */
MUST_CHECK enum status visits_load(struct visit_book *book, struct store *store,
		const struct selection *selection, struct error *error);
void visits_fini(struct visit_book *book);

/* --- inside visits ------------------------------------------------------ */

/* The events and facts that the book is made of: conditions of the selection
 * on anything but parties and kinds. `fact`: facts, else events. */
struct selection visits_selection(const struct selection *selection, bool fact);
/* "completed" */
const char *visit_status_name(unsigned status);

#endif
