/* record.h - one event in JSON, of gold or of the program, into a score_event.
 *
 * Gold names its sides as lists ("actor", "recipient", each entry with "code"
 * and, where several are right, "alt_codes") or as one code each ("source",
 * "target": the first three letters are the country). */
#ifndef DEMARCHE_SCORE_RECORD_H
#define DEMARCHE_SCORE_RECORD_H

#include "base/json_value.h"
#include "score/set.h"

/* Everything is copied. A coded record without "actor" and "recipient" has no
 * pairs, a gold event without them and without codes has nobody and nobody. */
struct score_event score_event_of(
		struct score_names *names, const json_t *object, bool gold);

#endif
