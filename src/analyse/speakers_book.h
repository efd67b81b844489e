/* speakers_book.h - the quotations of a database in memory: loaded once and
 * asked any number of times (speakers.h).
 *
 * Quotations stand in the order of ORDER_ARTICLE. Constant after loading: any
 * number of threads may read. About 50 bytes a quotation. */
#ifndef DEMARCHE_ANALYSE_SPEAKERS_BOOK_H
#define DEMARCHE_ANALYSE_SPEAKERS_BOOK_H

#include "base/words.h"
#include "store/selection.h"

enum quotation_stance {
	QUOTATION_POSITIVE,
	QUOTATION_NEGATIVE,
	QUOTATION_NEUTRAL,
	QUOTATION_STANCES
};

/* One actor; several may be one speaker. */
struct quoted_speaker {
	word_id speaker; /* "USA/joe-biden"; "USA.GOV" for officials */
	word_id name;    /* of who has an identity */
	word_id country; /* code */
};

struct quotation {
	int64_t record, leader; /* leader: of its reports; 0 none */
	int date;               /* YYYYMMDD; 0 unknown */
	uint32_t speaker;       /* the first, + 1; 0 nobody who is known */
	uint32_t about;         /* where the codes stand of whom it speaks */
	uint16_t about_count;
	uint8_t stance; /* QUOTATION_STANCES: none of them */
};

struct quote_book {
	struct words words;
	struct quotation *quotes;
	size_t count, capacity;
	struct quoted_speaker *speakers;
	size_t speaker_count, speaker_capacity;
	word_id *about;
	size_t about_count, about_capacity;
};

/* What the selection leaves. On failure nothing is to be freed. Fails as
 * selection_prepare. */
MUST_CHECK enum status quotes_load(struct quote_book *book, struct store *store,
		const struct selection *selection, struct error *error);
void quotes_fini(struct quote_book *book);

/* Inside speakers: the quotations among what is selected. */
struct selection quotes_selection(const struct selection *selection);

#endif
