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
	{ ENDING("ríamos"), TENSE_NONE, MOOD_CND, PERSON_1, NUMBER_PLUR },
	{ ENDING("rían"), TENSE_NONE, MOOD_CND, PERSON_3, NUMBER_PLUR },
	{ ENDING("ría"), TENSE_NONE, MOOD_CND, PERSON_NONE, NUMBER_SING },
	{ ENDING("rán"), TENSE_FUT, MOOD_IND, PERSON_3, NUMBER_PLUR },
	{ ENDING("rás"), TENSE_FUT, MOOD_IND, PERSON_2, NUMBER_SING },
	{ ENDING("rá"), TENSE_FUT, MOOD_IND, PERSON_3, NUMBER_SING },
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

/* Verbs whose present ends like a subjunctive: "dispara", "declaran". */
static const struct str present_stems[] = { ENDING("par"), ENDING("declar"),
	ENDING("aclar"), ENDING("encar"), ENDING("mascar"), ENDING("descar"),
	ENDING("var"), ENDING("lider") };

static bool
is_present_stem(struct str stem)
{
	for (size_t i = 0; i < sizeof present_stems / sizeof *present_stems;
			i++)
		if (str_ends(stem, present_stems[i]))
			return true;
	return false;
}

/* "firmara", "pidieran", "quisiese". */
static bool
is_subjunctive(struct str lower)
{
	static const struct str endings[] = { ENDING("ara"), ENDING("aran"),
		ENDING("iera"), ENDING("ieran"), ENDING("iese"),
		ENDING("iesen") };
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (lower.len >= endings[i].len + 2
				&& str_ends(lower, endings[i])) {
			/* Up to the "r" or "s". */
			size_t tail = str_ends(lower, STR("n")) ? 2 : 1;
			return !is_present_stem((struct str){
					lower.at, lower.len - tail });
		}
	return false;
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

/* What ends so is past, but for "quiera", "hiera", which are present. */
static uint32_t
as_subjunctive(uint32_t feats)
{
	if (feats_get(feats, FEATURE_MOOD) == MOOD_SUB)
		return feats;
	feats = feats_set(feats, FEATURE_VERBFORM, VERBFORM_FIN);
	feats = feats_set(feats, FEATURE_MOOD, MOOD_SUB);
	return feats_set(feats, FEATURE_TENSE, TENSE_IMP);
}

/* "decertifying", but not "bring" nor "hamstring" */
static bool
is_gerund(struct str lower)
{
	if (lower.len < 5 || !str_ends(lower, STR("ing"))
			|| str_ends(lower, STR("string")))
		return false;
	for (size_t i = 0; i < lower.len - 3; i++)
		if (strchr("aeiouy", lower.at[i]))
			return true;
	return false;
}

/* The network takes rare gerunds for infinitives: "and decertifying Peru". */
static uint32_t
mend_english(struct str lower, uint32_t feats)
{
	unsigned form = feats_get(feats, FEATURE_VERBFORM);
	if ((form != VERBFORM_INF && form != VERBFORM_FIN) || !is_gerund(lower))
		return feats;
	feats = feats_set(feats, FEATURE_MOOD, MOOD_NONE);
	return feats_set(feats, FEATURE_VERBFORM, VERBFORM_GER);
}

uint32_t
endings_mend(enum language language, struct str lower, enum upos upos,
		uint32_t feats)
{
	if (!endings_tell(language, upos))
		return feats;
	if (language == LANGUAGE_EN)
		return mend_english(lower, feats);
	const struct ending *ending = ending_of(lower);
	if (!ending && is_subjunctive(lower))
		return as_subjunctive(feats);
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

static bool
ends_in(struct str text, const struct str *endings, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text.len > endings[i].len && str_ends(text, endings[i]))
			return true;
	return false;
}

/* Present forms of the third person with the vowel of the other conjugation. */
static bool
has_other_vowel(struct str lower, struct str lemma)
{
	static const struct str first[] = { ENDING("e"), ENDING("en") };
	static const struct str others[] = { ENDING("a"), ENDING("an") };
	static const struct str imperfects[] = { ENDING("\xC3\xAD"
							"a"),
		ENDING("\xC3\xAD"
		       "an") };
	if (str_ends(lemma, STR("ar")))
		return ends_in(lower, first, 2);
	bool other = lemma.len > 2
		     && (str_ends(lemma, STR("er"))
				     || str_ends(lemma, STR("ir")));
	return other && ends_in(lower, others, 2)
	       && !ends_in(lower, imperfects, 2);
}

uint32_t
endings_mend_mood(enum language language, struct str lower, struct str lemma,
		enum upos upos, uint32_t feats)
{
	bool present = feats_get(feats, FEATURE_TENSE) == TENSE_PRES
		       && feats_get(feats, FEATURE_MOOD) == MOOD_IND;
	if (language != LANGUAGE_ES || upos != UPOS_VERB || !present
			|| !has_other_vowel(lower, lemma))
		return feats;
	return feats_set(feats, FEATURE_MOOD, MOOD_SUB);
}
