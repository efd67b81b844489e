/* pattern.h - one pattern of a verb dictionary as a frame line.
 *
 * Inside src/import. What stands around `*`, the verb, becomes conditions on
 * words before and behind it; who takes part follows from `$` (source), `+`
 * (target) and `%` (both), see the option `tabari` in docs/lexicon.md:
 *
 *     * &FERRY TO +            VERB after{@imported-ferry} to recipient
 *     + WAS * FROM $           before{was} VERB from actor ... reversed
 *     % HAVE *                 actor[pair] before{have} VERB ... mutual
 *     * {DIPLOMATIC TIES}      VERB after{diplomatic ties, diplomatic tie}
 *     * (ON RESOLUTION)        VERB after{on} after{resolution}
 *     TANKS *                  before{tanks, tank} VERB; in dictionaries with
 *                              braces or brackets: subject{tanks, tank} VERB
 *
 * `^` (a party that is passed over) before a bare `+` or `$` is counted in
 * "past=1"; `%` behind another word than "between" is a target. Words that `_`
 * joins, or braces, are one phrase, with the members of a set one by one. */
#ifndef DEMARCHE_IMPORT_PATTERN_H
#define DEMARCHE_IMPORT_PATTERN_H

#include "import/event_code.h"
#include "import/synsets.h"

/* TABARI and PETRARCH write words; PETRARCH2 writes phrases in { } and ( ), and
 * what stands before the verb belongs to its subject. */
enum pattern_form { FORM_WORDS, FORM_PHRASES };

/* Appends "\tPATTERN -> RESULT\n" to `out`; `code` is what the brackets say.
 * `text` is the pattern without dash and brackets. False, told to the report,
 * when it cannot be written. */
bool pattern_put(struct str text, enum pattern_form form,
		const struct event_code *code, const struct synsets *synsets,
		struct arena *arena, struct import_report *report,
		struct buffer *out);
/* What tells a frame line from others of its verb: its conditions, in an order
 * of their own, as it does not matter which stands first. */
struct str pattern_key(struct str line, struct arena *arena);

/* Who takes part, and the options that say so. */
struct pattern_roles {
	bool mutual, reversed;
	unsigned past;
};
/* " -> EVENT mode CAMEO tabari ..." and the line end. */
void pattern_put_result(const struct event_code *code,
		struct pattern_roles roles, struct buffer *out);

#endif
