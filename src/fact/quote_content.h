/* quote_content.h - what a word of saying reports, as tokens of its sentence.
 * Inside stage 6. */
#ifndef DEMARCHE_FACT_QUOTE_CONTENT_H
#define DEMARCHE_FACT_QUOTE_CONTENT_H

#include "fact/quote_work.h"

/* Steps towards the root of a tree, at most; from who may be a subject. */
enum { CLIMB = 16, SUBJECT_CLIMB = 6 };

/* Tokens of a sentence, with a part left out between; last 0: nothing. */
struct content {
	uint16_t first, last;
	uint16_t gap_first, gap_last;
	struct marked *marked; /* the words of a stretch in marks alone */
};

static const struct content NO_CONTENT = { 0, 0, 0, 0, NULL };

bool content_is_mark(const struct quote_work *work, const struct view *view,
		uint16_t token);
/* Punctuation that is no quotation mark and no closing bracket. */
bool content_is_pause(const struct quote_work *work, const struct view *view,
		uint16_t token);
bool content_is_semicolon(const struct view *view, uint16_t token);
bool content_holds_marks(const struct quote_work *work, const struct view *view,
		uint16_t first, uint16_t last);
/* The last token that is no punctuation; a closing mark is kept. */
uint16_t content_last_word(
		const struct quote_work *work, const struct view *view);
bool content_has_finite(const struct view *view, uint16_t first, uint16_t last);
bool content_has_verb(const struct view *view, uint16_t first, uint16_t last);
/* A subject with its verb begins there, that nothing joins to the words
 * before. */
bool content_begins_clause(const struct view *view, uint16_t first);
/* ", which ..." begins there: about a noun before it. */
bool content_goes_on_about(const struct view *view, uint16_t first);
/* " – ", "—", " -- ": no hyphen of a word. */
bool content_is_dash(const struct view *view, uint16_t token);
/* The "that" before a clause. */
bool content_is_that(const struct view *view, uint16_t token);
/* "{luego} de que la policía disparara": when it was said, or done. */
bool content_begins_occasion(const struct view *view, uint16_t token);
/* A noun that names nobody who may speak, and no document, which does. */
bool content_is_thing(const struct quote_work *work, const struct view *view,
		uint16_t noun);
/* "statement", "report": a noun that speaks for who wrote it. */
bool content_is_document(const struct quote_work *work, const struct view *view,
		uint16_t noun);
/* The object behind the verb, no pronoun; 0 when there is none. */
uint16_t content_object(const struct view *view, const struct saying *cue);

/* Whom the verb's clause tells of, a passive's, too; 0 none. */
uint16_t content_subject(const struct tree *tree, uint16_t verb);

/* Tokens first .. last as what the cue reports: without "that" before, up to
 * the next report; NO_CONTENT when nothing is left. */
struct content content_of(const struct quote_work *work,
		const struct view *view, const struct saying *cue,
		uint16_t first, uint16_t last);
/* What the verb's clause has behind `last`, as far as it follows at once and
 * is not the start of something else. */
uint16_t content_widen(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t last);

/* quote_joined.c: "said she was late{, and she was sorry}": where a second
 * clause of the same pronoun ends; `last` when there is none. */
uint16_t content_same_pronoun(const struct quote_work *work,
		const struct view *view, const struct saying *cue,
		uint16_t last);
/* quote_joined.c: "{she} said that it is late and {she} left", with "left" as
 * `verb`: what she did, unless what she said is of her, too. */
bool content_tells_deed(const struct view *view, const struct saying *cue,
		uint16_t verb);
/* quote_joined.c: "said we would have{ — we would have rain}": the sentence's
 * end where what broke off is said again behind a dash; else `last`. */
uint16_t content_over_repair(const struct quote_work *work,
		const struct view *view, const struct saying *cue,
		uint16_t last);
/* quote_joined.c: "said it is a test{ — one that we must pass}": where a noun
 * with a clause of its own ends behind a dash; `last` when there is none. */
uint16_t content_noun_behind_dash(const struct view *view,
		const struct saying *cue, uint16_t last);

/* quote_next.c: ", adding that": the same speaker goes on by another verb, or
 * somebody else's words begin with the word of saying `next`. */
bool content_next_report(const struct view *view, const struct saying *cue,
		const struct saying *next);
/* quote_next.c: the token before the words that lead to it. */
uint16_t content_end_before(
		const struct view *view, const struct saying *next);
/* quote_title.c: without what stands before or behind the sentence of the
 * reporting clause where titles run into it. */
void content_leave_out_titles(const struct view *view, const struct saying *cue,
		uint16_t *first, uint16_t *last);
/* quote_according.c: what "according to X" tells. */
struct content content_according(const struct quote_work *work,
		const struct view *view, const struct saying *cue);
/* quote_according.c: "It fell, according to Oslo, and {Lima is safe}, an
 * official said.": another source has told what stands before; 1 when none has.
 */
uint16_t content_start_behind_source(
		const struct view *view, const struct saying *cue);

/* quote_that.c: "said on Monday (see page 3) ...": the reporting clause ends
 * with brackets. */
bool content_ends_with_bracket(
		const struct view *view, const struct saying *cue);
/* quote_that.c: the "that" of the clause behind the cue, 0 when there is none,
 * and the clause. */
uint16_t content_that(const struct quote_work *work, const struct view *view,
		const struct saying *cue);
struct content content_that_clause(const struct quote_work *work,
		const struct view *view, const struct saying *cue,
		uint16_t that);
/* quote_that.c: "said that — you said that": the words break off. */
bool content_breaks_off(const struct view *view, uint16_t that);
/* "{what} he said was that": what is said is told behind "was" or not at all.
 */
bool content_is_asked_for(const struct view *view, const struct saying *cue);
/* quote_clause.c: the clause that the cue reports. */
struct content content_clause(const struct quote_work *work,
		const struct view *view, const struct saying *cue);
/* quote_clause.c: "if plans are informed by Oslo, they work": done to
 * something, and no clause is told. */
bool content_is_done_to(const struct view *view, const struct saying *cue);
/* quote_clause.c: "I have said this before": the pronoun is all that it
 * reports. */
bool content_has_said_it(const struct view *view, const struct saying *cue);
/* quote_around.c: the clause that the cue's stands in, or ends. */
struct content content_clause_around(const struct quote_work *work,
		const struct view *view, const struct saying *cue);
/* quote_as.c: what a clause of "as" reports, and whether it only reminds: "as I
 * said", "as you said", "as I told you" ("as I told the minister" is a
 * report). */
struct content content_as_clause(const struct quote_work *work,
		const struct view *view, const struct saying *cue);
bool content_is_reminder(const struct view *view, const struct saying *cue);
/* quote_verb_form.c: "recomendó no salir", "añadiendo un plazo": what the verb
 * tells stands behind it, in languages whose verbs may do without a subject. */
bool content_tells_behind(const struct quote_work *work,
		const struct view *view, const struct saying *cue);
/* quote_asked.c: the "to" of what somebody is asked to do, found by the order of
 * the words; 0 none. */
uint16_t content_asked_infinitive(const struct quote_work *work,
		const struct view *view, const struct saying *cue);
/* quote_asked.c: "asked Oslo {for} plans to shut it": what the plans are for.
 */
bool content_is_of_thing_asked(const struct tree *tree,
		const struct saying *cue, uint16_t verb);
/* quote_asked.c: "urged Oslo {for} help", a word of asking for something. */
bool saying_wishes(const struct tree *tree, const struct saying *cue);
/* quote_phrase.c: the words that the cue reports, whatever their form. */
struct content content_read(const struct quote_work *work,
		const struct view *view, const struct saying *cue);

#endif
