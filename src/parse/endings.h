/* endings.h - what the ending of a verb tells for certain.
 *
 * A network that learned from few sentences takes rare forms for common ones;
 * some endings leave no choice. In Spanish the future in "-rá" and the
 * conditional in "-ría" (Nueva gramática de la lengua española, 4.4), but for
 * imperfects as "quería", whose verbs end so, and the subjunctive in "-ara",
 * "-iera", "-iese", but for presents as "dispara". In English "-ing" behind a vowel
 * ("decertifying", but not "bring"), which is neither infinitive nor finite. A pure
 * function. */
#ifndef DEMARCHE_PARSE_ENDINGS_H
#define DEMARCHE_PARSE_ENDINGS_H

#include <stdbool.h>

#include "base/languages.h"
#include "parse/tags.h"

/* Whether any ending of such a word tells something. */
static inline bool
endings_tell(enum language language, enum upos upos)
{
	return upos == UPOS_VERB
	       || (language == LANGUAGE_ES && upos == UPOS_AUX);
}

/* The features of a verb or auxiliary, mended where its form, in lower case,
 * says otherwise; those of other words as they are. */
uint32_t endings_mend(enum language language, struct str lower, enum upos upos,
		uint32_t feats);
/* The same where the lemma says what the ending means: "libere" is subjunctive
 * because "liberar" has "libera", "venda" because "vender" has "vende". */
uint32_t endings_mend_mood(enum language language, struct str lower,
		struct str lemma, enum upos upos, uint32_t feats);

#endif
