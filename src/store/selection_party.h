/* selection_party.h - who takes part, as conditions in SQL. Inside store. */
#ifndef DEMARCHE_STORE_SELECTION_PARTY_H
#define DEMARCHE_STORE_SELECTION_PARTY_H

#include "store/selection.h"
#include "store/selection_sql.h"

/* Which participants of a record an option looks at. */
enum party_side {
	SIDE_ACTOR,
	SIDE_RECIPIENT, /* of a mutual event each side is the other's */
	SIDE_EITHER,
	SIDE_PARTY,
	SIDE_SPEAKER,
	SIDE_ABOUT
};

/* A party as people write it: "donor:KOR.GOV", ".REB", "KOR/hyundai"; what is
 * not told is "". */
struct who {
	struct str role;
	struct str code;    /* "KOR", "K*" */
	struct str sectors; /* "GOV.LEG" */
	struct str identity, name;
};
struct who who_of(struct str word);

/* Whether all words of the list are codes of countries without more, so that
 * table dyad alone tells who fits. */
bool party_is_codes(struct str list);

/* The condition that the record (an expression) has a participant that fits
 * the list. */
void party_put_check(struct sql *sql, struct str list, enum party_side side,
		const char *record);
/* That it has two different ones, one for each list. */
void party_put_check_pair(struct sql *sql, struct str first,
		enum party_side first_side, struct str second,
		enum party_side second_side, const char *record);
/* SELECT of the records that have one, found by their actors; may have
 * doubles. */
void party_put_candidates(
		struct sql *sql, struct str list, enum party_side side);

#endif
