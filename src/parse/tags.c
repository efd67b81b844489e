#include "parse/tags.h"

#include <stddef.h>

static const char *const upos_names[UPOS_COUNT] = {
	[UPOS_X] = "X",
	[UPOS_ADJ] = "ADJ",
	[UPOS_ADP] = "ADP",
	[UPOS_ADV] = "ADV",
	[UPOS_AUX] = "AUX",
	[UPOS_CCONJ] = "CCONJ",
	[UPOS_DET] = "DET",
	[UPOS_INTJ] = "INTJ",
	[UPOS_NOUN] = "NOUN",
	[UPOS_NUM] = "NUM",
	[UPOS_PART] = "PART",
	[UPOS_PRON] = "PRON",
	[UPOS_PROPN] = "PROPN",
	[UPOS_PUNCT] = "PUNCT",
	[UPOS_SCONJ] = "SCONJ",
	[UPOS_SYM] = "SYM",
	[UPOS_VERB] = "VERB",
};

static const char *const deprel_names[DEPREL_COUNT] = {
	[DEPREL_DEP] = "dep",
	[DEPREL_ROOT] = "root",
	[DEPREL_ACL] = "acl",
	[DEPREL_ACL_RELCL] = "acl:relcl",
	[DEPREL_ADVCL] = "advcl",
	[DEPREL_ADVCL_RELCL] = "advcl:relcl",
	[DEPREL_ADVMOD] = "advmod",
	[DEPREL_AMOD] = "amod",
	[DEPREL_APPOS] = "appos",
	[DEPREL_AUX] = "aux",
	[DEPREL_AUX_PASS] = "aux:pass",
	[DEPREL_CASE] = "case",
	[DEPREL_CC] = "cc",
	[DEPREL_CC_PRECONJ] = "cc:preconj",
	[DEPREL_CCOMP] = "ccomp",
	[DEPREL_COMPOUND] = "compound",
	[DEPREL_COMPOUND_PRT] = "compound:prt",
	[DEPREL_CONJ] = "conj",
	[DEPREL_COP] = "cop",
	[DEPREL_CSUBJ] = "csubj",
	[DEPREL_CSUBJ_OUTER] = "csubj:outer",
	[DEPREL_CSUBJ_PASS] = "csubj:pass",
	[DEPREL_DET] = "det",
	[DEPREL_DET_PREDET] = "det:predet",
	[DEPREL_DISCOURSE] = "discourse",
	[DEPREL_DISLOCATED] = "dislocated",
	[DEPREL_EXPL] = "expl",
	[DEPREL_EXPL_IMPERS] = "expl:impers",
	[DEPREL_EXPL_PASS] = "expl:pass",
	[DEPREL_EXPL_PV] = "expl:pv",
	[DEPREL_FIXED] = "fixed",
	[DEPREL_FLAT] = "flat",
	[DEPREL_GOESWITH] = "goeswith",
	[DEPREL_IOBJ] = "iobj",
	[DEPREL_LIST] = "list",
	[DEPREL_MARK] = "mark",
	[DEPREL_NMOD] = "nmod",
	[DEPREL_NMOD_DESC] = "nmod:desc",
	[DEPREL_NMOD_POSS] = "nmod:poss",
	[DEPREL_NMOD_UNMARKED] = "nmod:unmarked",
	[DEPREL_NSUBJ] = "nsubj",
	[DEPREL_NSUBJ_OUTER] = "nsubj:outer",
	[DEPREL_NSUBJ_PASS] = "nsubj:pass",
	[DEPREL_NUMMOD] = "nummod",
	[DEPREL_OBJ] = "obj",
	[DEPREL_OBL] = "obl",
	[DEPREL_OBL_AGENT] = "obl:agent",
	[DEPREL_OBL_ARG] = "obl:arg",
	[DEPREL_OBL_UNMARKED] = "obl:unmarked",
	[DEPREL_ORPHAN] = "orphan",
	[DEPREL_PARATAXIS] = "parataxis",
	[DEPREL_PUNCT] = "punct",
	[DEPREL_REPARANDUM] = "reparandum",
	[DEPREL_VOCATIVE] = "vocative",
	[DEPREL_XCOMP] = "xcomp",
};

static const char *const name_tag_names[NAME_COUNT] = {
	[NAME_O] = "O",
	[NAME_B_PER] = "B-PER",
	[NAME_I_PER] = "I-PER",
	[NAME_B_ORG] = "B-ORG",
	[NAME_I_ORG] = "I-ORG",
	[NAME_B_LOC] = "B-LOC",
	[NAME_I_LOC] = "I-LOC",
};

static const char *const heard_category_names[HEARD_CATEGORIES] = {
	[HEARD_NONE] = "_",
	[HEARD_AGREE] = "AGREE",
	[HEARD_CONSULT] = "CONSULT",
	[HEARD_SUPPORT] = "SUPPORT",
	[HEARD_CONCEDE] = "CONCEDE",
	[HEARD_COOPERATE] = "COOPERATE",
	[HEARD_AID] = "AID",
	[HEARD_RETREAT] = "RETREAT",
	[HEARD_REQUEST] = "REQUEST",
	[HEARD_ACCUSE] = "ACCUSE",
	[HEARD_REJECT] = "REJECT",
	[HEARD_THREATEN] = "THREATEN",
	[HEARD_PROTEST] = "PROTEST",
	[HEARD_SANCTION] = "SANCTION",
	[HEARD_MOBILIZE] = "MOBILIZE",
	[HEARD_COERCE] = "COERCE",
	[HEARD_ASSAULT] = "ASSAULT",
};

static const char *const heard_status_names[HEARD_STATUSES] = {
	[HEARD_ACTUAL] = "actual",
	[HEARD_FUTURE] = "future",
	[HEARD_HYPOTHETICAL] = "hypothetical",
	[HEARD_NEGATED] = "negated",
	[HEARD_HISTORICAL] = "historical",
};

static const char *const heard_fact_names[HEARD_FACTS] = {
	[HEARD_NO_FACT] = "_",
	[HEARD_FACT_AID] = "aid",
	[HEARD_FACT_COUNT] = "count",
	[HEARD_FACT_DEAL] = "deal",
	[HEARD_FACT_INVESTMENT] = "investment",
	[HEARD_FACT_PLEDGE] = "pledge",
	[HEARD_FACT_TRADE] = "trade",
	[HEARD_FACT_VISIT] = "visit",
};

static const char *const feature_names[FEATURE_COUNT] = {
	[FEATURE_TENSE] = "Tense",
	[FEATURE_MOOD] = "Mood",
	[FEATURE_VOICE] = "Voice",
	[FEATURE_NUMBER] = "Number",
	[FEATURE_VERBFORM] = "VerbForm",
	[FEATURE_PERSON] = "Person",
	[FEATURE_PRONTYPE] = "PronType",
};

enum { FEATURE_VALUES = 16 };

static const char *const value_names[FEATURE_COUNT][FEATURE_VALUES] = {
	[FEATURE_TENSE] = {
		[TENSE_PAST] = "Past",
		[TENSE_PRES] = "Pres",
		[TENSE_FUT] = "Fut",
		[TENSE_IMP] = "Imp",
	},
	[FEATURE_MOOD] = {
		[MOOD_IND] = "Ind",
		[MOOD_IMP] = "Imp",
		[MOOD_SUB] = "Sub",
		[MOOD_CND] = "Cnd",
	},
	[FEATURE_VOICE] = {
		[VOICE_PASS] = "Pass",
		[VOICE_ACT] = "Act",
	},
	[FEATURE_NUMBER] = {
		[NUMBER_SING] = "Sing",
		[NUMBER_PLUR] = "Plur",
		[NUMBER_PTAN] = "Ptan",
	},
	[FEATURE_VERBFORM] = {
		[VERBFORM_FIN] = "Fin",
		[VERBFORM_INF] = "Inf",
		[VERBFORM_PART] = "Part",
		[VERBFORM_GER] = "Ger",
	},
	[FEATURE_PERSON] = {
		[PERSON_1] = "1",
		[PERSON_2] = "2",
		[PERSON_3] = "3",
	},
	[FEATURE_PRONTYPE] = {
		[PRONTYPE_ART] = "Art",
		[PRONTYPE_DEM] = "Dem",
		[PRONTYPE_EMP] = "Emp",
		[PRONTYPE_IND] = "Ind",
		[PRONTYPE_INT] = "Int",
		[PRONTYPE_NEG] = "Neg",
		[PRONTYPE_PRS] = "Prs",
		[PRONTYPE_RCP] = "Rcp",
		[PRONTYPE_REL] = "Rel",
		[PRONTYPE_TOT] = "Tot",
	},
};

/* The place of `name`, or `count`. Tables have holes where a value is "none".
 */
static unsigned
find(const char *const *names, unsigned count, struct str name)
{
	for (unsigned i = 0; i < count; i++)
		if (names[i] && str_equal(str_of(names[i]), name))
			return i;
	return count;
}

const char *
upos_name(enum upos upos)
{
	return upos_names[upos];
}

enum upos
upos_find(struct str name)
{
	return find(upos_names, UPOS_COUNT, name);
}

const char *
deprel_name(enum deprel deprel)
{
	return deprel_names[deprel];
}

static struct str
without_subtype(struct str name)
{
	return (struct str){ name.at, str_find_byte(name, ':') };
}

enum deprel
deprel_find(struct str name)
{
	enum deprel deprel = find(deprel_names, DEPREL_COUNT, name);
	if (deprel == DEPREL_COUNT)
		deprel = find(deprel_names, DEPREL_COUNT,
				without_subtype(name));
	return deprel;
}

const char *
name_tag_name(enum name_tag tag)
{
	return name_tag_names[tag];
}

enum name_tag
name_tag_find(struct str name)
{
	return find(name_tag_names, NAME_COUNT, name);
}

const char *
heard_category_name(enum heard_category category)
{
	return heard_category_names[category];
}

enum heard_category
heard_category_find(struct str name)
{
	return find(heard_category_names, HEARD_CATEGORIES, name);
}

const char *
heard_status_name(enum heard_status status)
{
	return heard_status_names[status];
}

enum heard_status
heard_status_find(struct str name)
{
	return find(heard_status_names, HEARD_STATUSES, name);
}

const char *
heard_fact_name(enum heard_fact fact)
{
	return heard_fact_names[fact];
}

enum heard_fact
heard_fact_find(struct str name)
{
	return find(heard_fact_names, HEARD_FACTS, name);
}

const char *
feature_name(enum feature feature)
{
	return feature_names[feature];
}

enum feature
feature_find(struct str name)
{
	return find(feature_names, FEATURE_COUNT, name);
}

const char *
feature_value_name(enum feature feature, unsigned value)
{
	if (feature >= FEATURE_COUNT || value >= FEATURE_VALUES)
		return NULL;
	return value_names[feature][value];
}

unsigned
feature_value_find(enum feature feature, struct str name)
{
	if (feature >= FEATURE_COUNT)
		return 0;
	unsigned value = find(value_names[feature], FEATURE_VALUES, name);
	return value == FEATURE_VALUES ? 0 : value;
}
