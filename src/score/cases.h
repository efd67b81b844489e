/* cases.h - gold as people write it: sentences and, indented, their records.
 *
 *   @ 2025-11-24
 *   Kenya expelled three Sudanese diplomats.
 *       KEN SANCTION expel SDN.GOV
 *   Kenyan runners dominated the marathon in Berlin.
 *       nothing
 *
 * A record is ACTOR EVENT mode RECIPIENT [status] [by CODE] as in the examples
 * of the frames (docs/lexicon.md): codes with or without sector, several with
 * commas, "-" for nobody and for no mode, "both" before the actors of a mutual
 * event. `@` sets the day of what follows, `#` begins a comment, `!` before a
 * record is what the project's own tests know as a failure: gold all the
 * same. */
#ifndef DEMARCHE_SCORE_CASES_H
#define DEMARCHE_SCORE_CASES_H

#include "event/ontology.h"
#include "score/set.h"

/* Adds the cases of one file to the set; ids are "path:line". `text` is
 * well-formed UTF-8. Fails with STATUS_FORMAT, file and line. */
MUST_CHECK enum status score_cases_read(struct score_set *set,
		const struct ontology *ontology, struct str path,
		struct str text, struct error *error);

#endif
