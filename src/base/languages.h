/* languages.h - the languages whose articles are analysed.
 *
 * What a language consists of lies in data: models/<code>.model and the files
 * of the lexicon that bear its code. Only its tokens (text/token.h) and its
 * lemmas (parse/lemma.h) are told apart in C. Codes are those of ISO 639-1. */
#ifndef DEMARCHE_BASE_LANGUAGES_H
#define DEMARCHE_BASE_LANGUAGES_H

#include <stdbool.h>

#include "base/str.h"

enum language { LANGUAGE_EN, LANGUAGE_ES, LANGUAGE_COUNT };

/* "en" */
const char *languages_code(enum language language);
/* "English" */
const char *languages_name(enum language language);
/* Of "en", "es-CO" or "es_CO"; LANGUAGE_COUNT when it is none of ours. */
enum language languages_find(struct str code);

/* What the stages behind the parser must know of a language's grammar; words
 * stand in its sets (lexicon/sets/<code>-grammar.sets). */
struct language_traits {
	/* Nouns stand before what describes them ("acuerdo de paz", "gobierno
	 * ruso"), but for the words of `before_noun`. */
	bool noun_first;
	struct str before_noun; /* blanks around each */
	/* What a phrase goes on with behind its head ("alto el fuego"). */
	struct str behind_noun; /* blanks around each */
	/* Makes a noun for a person one who was ("ex-president",
	 * "expresidente").
	 */
	struct str former;
	/* An infinitive needs no mark as "to". */
	bool bare_infinitive;
	/* Verbs tell by their form what is to come, what might be, and what is
	 * only rumoured (FEATURE_TENSE, FEATURE_MOOD). */
	bool moods;
	/* A direct object may have the preposition of an indirect one (set
	 * @indirect: "condenó a Irán"). */
	bool marked_objects;
	/* Subjects that are known are not told. */
	bool drops_subjects;
	/* News from home does not say whose minister, court or mayor it is, nor
	 * in which country a town lies. */
	bool home_unsaid;
	/* One word says both who does it and what for ("por"). */
	bool agent_is_cause;
	/* Ends verbs that are written with it in a lexicon ("reunirse"), and
	 * stands beside them in texts; "" none. */
	struct str reflexive;
	/* Its treebanks have possessives as determiners (parse/possessors.h).
	 */
	bool possessive_determiners;
	/* src/event/mend.c knows what its parser gets wrong. */
	bool mended;
	/* Texts in capitals, or written in haste, leave accents out. */
	bool accents;
	/* A word with a hyphen is one token ("chino-colombiano"). */
	bool hyphens;
	/* A plain word may be several tokens ("del"). */
	bool contractions;
	/* What may stand before and behind a name inside a sentence. Behind it
	 * a word, so that a full stop at its end is not taken for the
	 * sentence's; before it "", or a word where a name that begins a
	 * sentence is cut in another way ("Al Fatah"). */
	struct str before_name, behind_name;
};
const struct language_traits *languages_traits(enum language language);

/* Whether the word stands before a noun that leads its phrase ("primer" of
 * "primer ministro"). */
bool languages_stands_before_noun(
		const struct language_traits *traits, struct str word);
/* Whether it never does. */
bool languages_stands_behind_noun(
		const struct language_traits *traits, struct str word);

/* Whether a file of the lexicon belongs to the language: its name begins with
 * the code, and '.' or '-' ("es.tsv", "es-grammar.sets"). */
bool languages_owns(struct str file, enum language language);
/* Whether it belongs to another one. */
bool languages_is_foreign(struct str file, enum language language);

#endif
