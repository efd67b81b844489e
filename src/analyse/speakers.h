/* speakers.h - who was quoted, in which tone, about whom.
 *
 * Quotations with a speaker who is known by identity or name, reports of the
 * same words once. */
#ifndef DEMARCHE_ANALYSE_SPEAKERS_H
#define DEMARCHE_ANALYSE_SPEAKERS_H

#include "analyse/sheet.h"
#include "analyse/speakers_book.h"

/* Sheet "speakers", most quoted first: speaker (identity; "" for a stranger),
 * name, country, quotes, positive, negative, neutral (toward the first whom
 * the words are about), about (the three countries most spoken of, with
 * counts: "CHN 12, PER 3"), first, last. Of the selection, order, offset and
 * limit are those of rows. Fails as selection_prepare; then the sheet is
 * empty. */
MUST_CHECK enum status speakers_sheet(struct store *store,
		const struct selection *selection, struct sheet *sheet,
		struct error *error);

/* The same of a book of everything: days and codes of `about` are looked at in
 * memory, of other conditions the database tells which records fit. `total`,
 * which may be null, is how many rows there are whatever offset and limit. */
MUST_CHECK enum status speakers_of_book(const struct quote_book *book,
		struct store *store, const struct selection *selection,
		struct sheet *sheet, size_t *total, struct error *error);

#endif
