/* duplicate.h - which articles are copies of one another.
 *
 * An article is a copy of another when, within COPY_DAYS of each other,
 *
 *   - at least half of the shingles of the smaller (three words) stand in the
 *     larger: COPY_CONTAINED;
 *   - of the prints of the smaller that are telling, three or more, and a
 *     quarter, stand in the larger: COPY_PRINTS, COPY_PRINT_SHARE.
 *
 * A print is telling unless it stands in articles of four fortnights or more:
 * then it is a form (of notices, weekly reports) or furniture of a paper
 * ("Subscribe now"), which says nothing of what is reported. So two notices of
 * one form are apart even when all but the names is the same.
 *
 * Articles that are linked so, directly or through others, are split into
 * clusters around the largest: what is no copy of the largest itself is no
 * member, and starts a cluster with the largest that is left. So follow-ups
 * that quote one another do not chain. A cluster is named by the member that is
 * first by (date, id).
 *
 * All of it is a function of the set of articles: of their texts, dates and
 * ids. What was ingested in which order, at once or in parts, makes no
 * difference (grouping.h, tests/unit/store/test_duplicate.c).
 *
 * Cost: linear in the articles. A print that ever so many have leads to no
 * candidates when it is not telling, and to those next to the article on
 * either side by (day, hash of the id) when it is (sorted neighbourhood,
 * Hernandez and Stolfo, SIGMOD 1995); everything that is linked is looked at
 * once.
 *
 * Thresholds were chosen on one half of the set of tests/harness/duplicates.py
 * and measured on the other: docs/duplicates.md. */
#ifndef DEMARCHE_STORE_DUPLICATE_H
#define DEMARCHE_STORE_DUPLICATE_H

#include "store/store.h"

/* Less than a week: weekly series keep their parts apart. */
#define COPY_DAYS 6
#define COPY_CONTAINED 0.5
#define COPY_PRINTS 3
#define COPY_PRINT_SHARE 0.25
/* Fortnights in which a print stands before it is a form. */
#define FORM_FORTNIGHTS 4

struct duplicates;

MUST_CHECK enum status duplicates_open(struct duplicates **duplicates,
		struct store *store, struct error *error);
void duplicates_close(struct duplicates *duplicates);

/* Brings minhash and cluster_member up to date with these articles, which are
 * new or were settled before. Call it inside a transaction. */
MUST_CHECK enum status duplicates_settle(struct duplicates *duplicates,
		const int64_t *articles, size_t count, struct error *error);

#endif
