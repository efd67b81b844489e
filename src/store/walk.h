/* walk.h - the selected records, one by one, each with its article.
 *
 * What a walk gives is valid until its next call. The lines come out as `code`
 * printed them, byte for byte. Several records of one article cost one
 * decompression when they follow one another. A walk sees the database as it
 * was when it began, whatever others write meanwhile. */
#ifndef DEMARCHE_STORE_WALK_H
#define DEMARCHE_STORE_WALK_H

#include "store/selection.h"

struct stored_record {
	struct str line; /* JSON, without the newline */
	int64_t record, article;
	int64_t leader;   /* of its group of reports; itself when alone */
	int64_t cluster;  /* of near-duplicate articles; itself when alone */
	uint32_t reports; /* in its group, sightings included; at least 1 */
};

struct record_walk;

/* Fails as selection_prepare does; then *walk is null. */
MUST_CHECK enum status record_walk_open(struct record_walk **walk,
		struct store *store, const struct selection *selection,
		struct error *error);
/* STATUS_OK, STATUS_END or what failed. */
MUST_CHECK enum status record_walk_next(struct record_walk *walk,
		struct stored_record *out, struct error *error);
/* The group, cluster and reports of the record that was given last: they cost
 * three look-ups, so who needs them asks. */
MUST_CHECK enum status record_walk_group(struct record_walk *walk,
		struct stored_record *record, struct error *error);
/* Line `number`, from 0, of all that were coded in the article of the record
 * that was given last, selected or not; "" behind the last. */
struct str record_walk_line(const struct record_walk *walk, size_t number);
/* Null is allowed. */
void record_walk_close(struct record_walk *walk);

#endif
