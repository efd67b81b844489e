#include "parse/endings.h"

#include <stdbool.h>
#include <string.h>

struct ending {
	struct str bytes;
	enum tense tense;
	enum mood mood;
	enum person person;
	enum number number;
};
#define ENDING(text)                                                           \
	{                                                                      \
		text, sizeof text - 1                                          \
	}

/* Longest first. */
static const struct ending spanish[] = {
	{ ENDING("r\xC3\xAD"
		 "amos"),
			TENSE_NONE, MOOD_CND, PERSON_1, NUMBER_PLUR },
	{ ENDING("r\xC3\xAD"
		 "an"),
			TENSE_NONE, MOOD_CND, PERSON_3, NUMBER_PLUR },
	{ ENDING("r\xC3\xAD"
		 "a"),
			TENSE_NONE, MOOD_CND, PERSON_NONE, NUMBER_SING },
	{ ENDING("r\xC3\xA1n"), TENSE_FUT, MOOD_IND, PERSON_3, NUMBER_PLUR },
	{ ENDING("r\xC3\xA1s"), TENSE_FUT, MOOD_IND, PERSON_2, NUMBER_SING },
	{ ENDING("r\xC3\xA1"), TENSE_FUT, MOOD_IND, PERSON_3, NUMBER_SING },
};

/* Stems of verbs whose imperfect ends like a conditional: "quería", "hería",
 * "adquiría". */
static const struct str imperfect_stems[] = { ENDING("quer"), ENDING("fer"),
	ENDING("her"), ENDING("suger"), ENDING("diger"), ENDING("inger"),
	ENDING("injer"), ENDING("quir") };

/* Before "ría" of a conditional stands a vowel ("firma-", "ve-") or one of the
 * consonants that lost theirs ("tend-", "pod-", "hab-", "quer-"). */
static bool
is_conditional(struct str stem)
{
	static const char before[] = "aeidb";
	if (stem.len < 2)
		return str_equal(stem, STR("i"));
	char last = stem.at[stem.len - 1];
	struct str with_r = { stem.at, stem.len + 1 };
	for (size_t i = 0; i < sizeof imperfect_stems / sizeof(struct str); i++)
		if (str_ends(with_r, imperfect_stems[i]))
			return false;
	if (str_ends(stem, STR("quer")))
		return true;
	return strchr(before, last) != NULL;
}

static const struct ending *
ending_of(struct str lower)
{
	for (size_t i = 0; i < sizeof spanish / sizeof *spanish; i++) {
		const struct ending *ending = &spanish[i];
		if (!str_ends(lower, ending->bytes))
			continue;
		struct str stem = { lower.at, lower.len - ending->bytes.len };
		bool holds = ending->mood == MOOD_CND ? is_conditional(stem)
						      : stem.len > 0;
		return holds ? ending : NULL;
	}
	return NULL;
}

uint32_t
endings_mend(enum language language, struct str lower, enum upos upos,
		uint32_t feats)
{
	if (language != LANGUAGE_ES || (upos != UPOS_VERB && upos != UPOS_AUX))
		return feats;
	const struct ending *ending = ending_of(lower);
	if (!ending)
		return feats;
	feats = feats_set(feats, FEATURE_VERBFORM, VERBFORM_FIN);
	feats = feats_set(feats, FEATURE_MOOD, ending->mood);
	feats = feats_set(feats, FEATURE_TENSE, ending->tense);
	feats = feats_set(feats, FEATURE_NUMBER, ending->number);
	if (ending->person)
		feats = feats_set(feats, FEATURE_PERSON, ending->person);
	return feats;
}
