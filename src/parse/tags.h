/* tags.h - Universal Dependencies v2: parts of speech, features, relations.
 * https://universaldependencies.org/guidelines.html
 *
 * The names in tags.c are the only place where a tag is spelled. A model's
 * labels are mapped to these by name when it is loaded. */
#ifndef DEMARCHE_PARSE_TAGS_H
#define DEMARCHE_PARSE_TAGS_H

#include <stdint.h>

#include "base/str.h"

enum upos {
	UPOS_X,
	UPOS_ADJ,
	UPOS_ADP,
	UPOS_ADV,
	UPOS_AUX,
	UPOS_CCONJ,
	UPOS_DET,
	UPOS_INTJ,
	UPOS_NOUN,
	UPOS_NUM,
	UPOS_PART,
	UPOS_PRON,
	UPOS_PROPN,
	UPOS_PUNCT,
	UPOS_SCONJ,
	UPOS_SYM,
	UPOS_VERB,
	UPOS_COUNT
};

/* clang-format off */
enum deprel {
	DEPREL_DEP, DEPREL_ROOT, DEPREL_ACL, DEPREL_ACL_RELCL, DEPREL_ADVCL,
	DEPREL_ADVCL_RELCL, DEPREL_ADVMOD, DEPREL_AMOD, DEPREL_APPOS,
	DEPREL_AUX, DEPREL_AUX_PASS, DEPREL_CASE, DEPREL_CC, DEPREL_CC_PRECONJ,
	DEPREL_CCOMP, DEPREL_COMPOUND, DEPREL_COMPOUND_PRT, DEPREL_CONJ,
	DEPREL_COP, DEPREL_CSUBJ, DEPREL_CSUBJ_OUTER, DEPREL_CSUBJ_PASS,
	DEPREL_DET, DEPREL_DET_PREDET, DEPREL_DISCOURSE, DEPREL_DISLOCATED,
	DEPREL_EXPL, DEPREL_EXPL_IMPERS, DEPREL_EXPL_PASS, DEPREL_EXPL_PV,
	DEPREL_FIXED, DEPREL_FLAT, DEPREL_GOESWITH, DEPREL_IOBJ, DEPREL_LIST,
	DEPREL_MARK, DEPREL_NMOD, DEPREL_NMOD_DESC, DEPREL_NMOD_POSS,
	DEPREL_NMOD_UNMARKED, DEPREL_NSUBJ, DEPREL_NSUBJ_OUTER,
	DEPREL_NSUBJ_PASS, DEPREL_NUMMOD, DEPREL_OBJ, DEPREL_OBL,
	DEPREL_OBL_AGENT, DEPREL_OBL_ARG, DEPREL_OBL_UNMARKED, DEPREL_ORPHAN,
	DEPREL_PARATAXIS, DEPREL_PUNCT, DEPREL_REPARANDUM, DEPREL_VOCATIVE,
	DEPREL_XCOMP,
	DEPREL_COUNT
};
/* clang-format on */

/* A set of relations, a bit each. */
#define DEPREL_BIT(name) (UINT64_C(1) << DEPREL_##name)
_Static_assert(DEPREL_COUNT <= 64, "a set of relations is one word");

/* Relations with a subtype; each stands behind its universal one. */
static const uint64_t deprel_subtypes =
		DEPREL_BIT(ACL_RELCL) | DEPREL_BIT(ADVCL_RELCL)
		| DEPREL_BIT(AUX_PASS) | DEPREL_BIT(CC_PRECONJ)
		| DEPREL_BIT(COMPOUND_PRT) | DEPREL_BIT(CSUBJ_OUTER)
		| DEPREL_BIT(CSUBJ_PASS) | DEPREL_BIT(DET_PREDET)
		| DEPREL_BIT(EXPL_IMPERS) | DEPREL_BIT(EXPL_PASS)
		| DEPREL_BIT(EXPL_PV) | DEPREL_BIT(NMOD_DESC)
		| DEPREL_BIT(NMOD_POSS) | DEPREL_BIT(NMOD_UNMARKED)
		| DEPREL_BIT(NSUBJ_OUTER) | DEPREL_BIT(NSUBJ_PASS)
		| DEPREL_BIT(OBL_AGENT) | DEPREL_BIT(OBL_ARG)
		| DEPREL_BIT(OBL_UNMARKED);

/* Names: BIO2 over persons, organisations, locations. */
enum name_tag {
	NAME_O,
	NAME_B_PER,
	NAME_I_PER,
	NAME_B_ORG,
	NAME_I_ORG,
	NAME_B_LOC,
	NAME_I_LOC,
	NAME_COUNT
};

/* Tags that begin are odd, and followed by that of the rest of their kind. */
static inline bool
name_is_inside(uint8_t tag)
{
	return tag != NAME_O && tag % 2 == 0;
}

/* The tag with which a name goes on behind a word of `tag`, which is not O. */
static inline uint8_t
name_inside(uint8_t tag)
{
	return (uint8_t)(tag + tag % 2);
}

/* What the network may hear a word tell of: PLOVER's categories, what becomes
 * of it, and who is who in it (hear.h). */
enum heard_category {
	HEARD_NONE,
	HEARD_AGREE,
	HEARD_CONSULT,
	HEARD_SUPPORT,
	HEARD_CONCEDE,
	HEARD_COOPERATE,
	HEARD_AID,
	HEARD_RETREAT,
	HEARD_REQUEST,
	HEARD_ACCUSE,
	HEARD_REJECT,
	HEARD_THREATEN,
	HEARD_PROTEST,
	HEARD_SANCTION,
	HEARD_MOBILIZE,
	HEARD_COERCE,
	HEARD_ASSAULT,
	HEARD_CATEGORIES
};
enum heard_status {
	HEARD_ACTUAL,
	HEARD_FUTURE,
	HEARD_HYPOTHETICAL,
	HEARD_NEGATED,
	HEARD_HISTORICAL,
	HEARD_STATUSES
};
/* Kinds of facts that a figure is heard as the figure of, by the names of
 * lexicon/facts/vocabulary.tsv. */
enum heard_fact {
	HEARD_NO_FACT,
	HEARD_FACT_AID,
	HEARD_FACT_COUNT,
	HEARD_FACT_DEAL,
	HEARD_FACT_INVESTMENT,
	HEARD_FACT_PLEDGE,
	HEARD_FACT_TRADE,
	HEARD_FACT_VISIT,
	HEARD_FACTS
};
enum heard_role { HEARD_NO_ROLE, HEARD_ACTOR, HEARD_RECIPIENT, HEARD_ROLES };

/* Features are packed into one word: four bits each, value 0 = none. */
enum feature {
	FEATURE_TENSE,
	FEATURE_MOOD,
	FEATURE_VOICE,
	FEATURE_NUMBER,
	FEATURE_VERBFORM,
	FEATURE_PERSON,
	FEATURE_PRONTYPE,
	FEATURE_COUNT
};
enum tense { TENSE_NONE, TENSE_PAST, TENSE_PRES, TENSE_FUT, TENSE_IMP };
enum mood { MOOD_NONE, MOOD_IND, MOOD_IMP, MOOD_SUB, MOOD_CND };
enum voice { VOICE_NONE, VOICE_PASS, VOICE_ACT };
enum number { NUMBER_NONE, NUMBER_SING, NUMBER_PLUR, NUMBER_PTAN };
enum verbform {
	VERBFORM_NONE,
	VERBFORM_FIN,
	VERBFORM_INF,
	VERBFORM_PART,
	VERBFORM_GER
};
enum person { PERSON_NONE, PERSON_1, PERSON_2, PERSON_3 };
enum prontype {
	PRONTYPE_NONE,
	PRONTYPE_ART,
	PRONTYPE_DEM,
	PRONTYPE_EMP,
	PRONTYPE_IND,
	PRONTYPE_INT,
	PRONTYPE_NEG,
	PRONTYPE_PRS,
	PRONTYPE_RCP,
	PRONTYPE_REL,
	PRONTYPE_TOT
};

static inline unsigned
feats_get(uint32_t feats, enum feature feature)
{
	return feats >> (4 * feature) & 15u;
}

static inline uint32_t
feats_set(uint32_t feats, enum feature feature, unsigned value)
{
	unsigned shift = 4u * feature;
	return (feats & ~(15u << shift)) | (uint32_t)value << shift;
}

/* Names as Universal Dependencies spells them ("NOUN", "nsubj:pass",
 * "Tense"). The find functions return the COUNT when there is no such name;
 * deprel_find falls back to the universal part ("obl" for "obl:tmod"). */
const char *upos_name(enum upos upos);
enum upos upos_find(struct str name);
const char *deprel_name(enum deprel deprel);
enum deprel deprel_find(struct str name);
/* The relation without its subtype: DEPREL_NSUBJ for DEPREL_NSUBJ_PASS. */
static inline enum deprel
deprel_universal(enum deprel deprel)
{
	while (deprel_subtypes >> deprel & 1)
		deprel--;
	return deprel;
}
const char *name_tag_name(enum name_tag tag);
enum name_tag name_tag_find(struct str name);
/* "_" for HEARD_NONE, "ACCUSE", "actual". */
const char *heard_category_name(enum heard_category category);
enum heard_category heard_category_find(struct str name);
const char *heard_status_name(enum heard_status status);
enum heard_status heard_status_find(struct str name);
const char *heard_fact_name(enum heard_fact fact);
enum heard_fact heard_fact_find(struct str name);
const char *feature_name(enum feature feature);
enum feature feature_find(struct str name);
/* "Past" for (FEATURE_TENSE, TENSE_PAST); null when there is no such value. */
const char *feature_value_name(enum feature feature, unsigned value);
/* The value's number, 0 when unknown. */
unsigned feature_value_find(enum feature feature, struct str name);

#endif
