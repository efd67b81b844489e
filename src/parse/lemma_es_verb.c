/* A verb's form is a stem and an ending. Each ending that fits is taken off,
 * the stem is brought to its infinitive, and the best of these answers wins:
 * first what the tables know and the tags agree with, last what only looks
 * like a verb. -er and -ir are closed classes, so that all common verbs of
 * theirs are listed; what is not listed ends in -ar. */
#include "parse/lemma_rules.h"

#include "parse/lemma_table.h"

enum { WORD_BYTES = 48 }; /* no verb is longer */

/* What a form can be by its tags, and an ending by its class. */
enum {
	PRESENT = 1 << 0,
	PAST = 1 << 1,
	IMPERFECT = 1 << 2,
	FUTURE = 1 << 3,
	CONDITIONAL = 1 << 4,
	SUBJUNCTIVE = 1 << 5,
	SUBJUNCTIVE_PAST = 1 << 6,
	SUBJUNCTIVE_FUTURE = 1 << 7,
	COMMAND = 1 << 8,
	GERUND = 1 << 9,
};

enum {
	SOFT = 1 << 0,    /* the "i" of "ieron" fell: "dij-eron" */
	ER_ONLY = 1 << 1, /* "com-emos" */
	IR_ONLY = 1 << 2, /* "viv-imos" */
	SURE = 1 << 3,    /* nothing else ends so, whatever the tags say */
	HASTY = 1 << 4,   /* without its accent: "recibi-o", "volv-eran" */
};

/* What an ending says on a regular stem in -ar, on one in -er or -ir, and on
 * the two irregular kinds. Longer endings stand first. */
/* clang-format off */
static const struct ending {
	const char *text;
	unsigned ar, er, strong, future;
	unsigned flags;
} endings[] = {
#define AR(text, what) { text, what, 0, 0, 0, 0 }
#define AR_SURE(text, what) { text, what, 0, 0, 0, SURE }
#define ER(text, what, flags) { text, 0, what, 0, 0, flags }
#define STRONG(text, what, flags) { text, 0, what, what, 0, flags }
	STRONG("iéramos", SUBJUNCTIVE_PAST, 0),
	STRONG("iésemos", SUBJUNCTIVE_PAST, 0),
	AR_SURE("aríamos", CONDITIONAL),
	ER("eríamos", CONDITIONAL, ER_ONLY),
	ER("iríamos", CONDITIONAL, IR_ONLY),
	AR_SURE("ábamos", IMPERFECT),
	STRONG("ierais", SUBJUNCTIVE_PAST, 0),
	AR_SURE("asteis", PAST),
	AR("áramos", SUBJUNCTIVE_PAST),
	AR("ásemos", SUBJUNCTIVE_PAST),
	STRONG("éramos", SUBJUNCTIVE_PAST, SOFT),
	STRONG("ésemos", SUBJUNCTIVE_PAST, SOFT),
	AR("aremos", FUTURE),
	ER("eremos", FUTURE, ER_ONLY),
	ER("iremos", FUTURE, IR_ONLY),
	{ "íamos", 0, IMPERFECT, 0, CONDITIONAL, 0 },
	STRONG("isteis", PAST, 0),
	STRONG("ieron", PAST, 0),
	STRONG("ieran", SUBJUNCTIVE_PAST, 0),
	STRONG("ieras", SUBJUNCTIVE_PAST, 0),
	STRONG("iesen", SUBJUNCTIVE_PAST, 0),
	STRONG("ieses", SUBJUNCTIVE_PAST, 0),
	STRONG("ieren", SUBJUNCTIVE_FUTURE, 0),
	ER("iendo", GERUND, 0),
	AR_SURE("abais", IMPERFECT),
	AR("arais", SUBJUNCTIVE_PAST),
	AR_SURE("aréis", FUTURE), ER("eréis", FUTURE, ER_ONLY),
	ER("iréis", FUTURE, IR_ONLY),
	AR_SURE("arías", CONDITIONAL), AR_SURE("arían", CONDITIONAL),
	ER("erías", CONDITIONAL, ER_ONLY), ER("erían", CONDITIONAL, ER_ONLY),
	ER("irías", CONDITIONAL, IR_ONLY), ER("irían", CONDITIONAL, IR_ONLY),
	{ "íais", 0, IMPERFECT, 0, CONDITIONAL, 0 },
	AR("arás", FUTURE), AR_SURE("arán", FUTURE),
	ER("erás", FUTURE, ER_ONLY), ER("erán", FUTURE, ER_ONLY),
	ER("irás", FUTURE, IR_ONLY), ER("irán", FUTURE, IR_ONLY),
	AR_SURE("aría", CONDITIONAL), ER("ería", CONDITIONAL, ER_ONLY),
	ER("iría", CONDITIONAL, IR_ONLY),
	AR("aste", PAST), AR_SURE("aron", PAST), AR_SURE("aban", IMPERFECT),
	AR_SURE("abas", IMPERFECT), AR("ando", GERUND),
	AR("aran", SUBJUNCTIVE_PAST), AR("aras", SUBJUNCTIVE_PAST),
	AR("asen", SUBJUNCTIVE_PAST), AR("ases", SUBJUNCTIVE_PAST),
	AR("aren", SUBJUNCTIVE_FUTURE),
	STRONG("eran", SUBJUNCTIVE_PAST, SOFT),
	STRONG("eras", SUBJUNCTIVE_PAST, SOFT),
	STRONG("esen", SUBJUNCTIVE_PAST, SOFT),
	STRONG("iera", SUBJUNCTIVE_PAST, 0),
	STRONG("iese", SUBJUNCTIVE_PAST, 0),
	STRONG("iere", SUBJUNCTIVE_FUTURE, 0),
	STRONG("iste", PAST, 0), STRONG("eron", PAST, SOFT),
	ER("endo", GERUND, SOFT),
	{ "imos", 0, PRESENT | PAST, PAST, 0, IR_ONLY },
	{ "emos", SUBJUNCTIVE | COMMAND, PRESENT, 0, FUTURE, ER_ONLY },
	{ "amos", PRESENT | PAST, SUBJUNCTIVE | COMMAND, 0, 0, 0 },
	{ "ías", 0, IMPERFECT, 0, CONDITIONAL, 0 },
	{ "ían", 0, IMPERFECT, 0, CONDITIONAL, 0 },
	{ "éis", SUBJUNCTIVE | COMMAND, PRESENT, 0, FUTURE, ER_ONLY },
	{ "áis", PRESENT, SUBJUNCTIVE | COMMAND, 0, 0, 0 },
	AR("aré", FUTURE), ER("eré", FUTURE, ER_ONLY),
	ER("iré", FUTURE, IR_ONLY),
	AR("ará", FUTURE), ER("erá", FUTURE, ER_ONLY),
	ER("irá", FUTURE, IR_ONLY),
	AR_SURE("aba", IMPERFECT), AR("ara", SUBJUNCTIVE_PAST),
	AR("ase", SUBJUNCTIVE_PAST), AR("are", SUBJUNCTIVE_FUTURE),
	STRONG("era", SUBJUNCTIVE_PAST, SOFT),
	STRONG("ese", SUBJUNCTIVE_PAST, SOFT),
	{ "ía", 0, IMPERFECT, 0, CONDITIONAL, 0 },
	ER("ió", PAST, 0), ER("ís", PRESENT, IR_ONLY),
	{ "ás", PRESENT, 0, 0, FUTURE, 0 },
	{ "án", 0, 0, 0, FUTURE, 0 },
	ER("és", PRESENT, ER_ONLY),
	{ "as", PRESENT, SUBJUNCTIVE | COMMAND, 0, 0, 0 },
	{ "an", PRESENT, SUBJUNCTIVE | COMMAND, 0, 0, 0 },
	{ "es", SUBJUNCTIVE | COMMAND, PRESENT, 0, 0, 0 },
	{ "en", SUBJUNCTIVE | COMMAND, PRESENT, 0, 0, 0 },
	AR("ad", COMMAND), ER("ed", COMMAND, ER_ONLY),
	ER("id", COMMAND, IR_ONLY),
	{ "é", PAST, COMMAND, 0, FUTURE, ER_ONLY },
	{ "á", COMMAND, 0, 0, FUTURE, 0 },
	{ "ó", PAST, PAST, 0, 0, SOFT },
	ER("í", PAST | COMMAND, 0),
	{ "a", PRESENT | COMMAND, SUBJUNCTIVE | COMMAND, 0, 0, 0 },
	{ "e", SUBJUNCTIVE | COMMAND, PRESENT | COMMAND, PAST, 0, 0 },
	{ "o", PRESENT, PRESENT, PAST, 0, 0 },
	/* Texts in capitals, or in haste. */
	AR("abamos", IMPERFECT), AR("arian", CONDITIONAL),
	AR("aria", CONDITIONAL),
	ER("iamos", IMPERFECT, HASTY), ER("erian", CONDITIONAL, HASTY | ER_ONLY),
	ER("irian", CONDITIONAL, HASTY | IR_ONLY),
	ER("eria", CONDITIONAL, HASTY | ER_ONLY),
	ER("iria", CONDITIONAL, HASTY | IR_ONLY),
	ER("eran", FUTURE, HASTY | ER_ONLY),
	ER("iran", FUTURE, HASTY | IR_ONLY),
	ER("era", FUTURE, HASTY | ER_ONLY), ER("ira", FUTURE, HASTY | IR_ONLY),
	{ "ian", 0, IMPERFECT, 0, CONDITIONAL, HASTY },
	{ "ia", 0, IMPERFECT, 0, CONDITIONAL, HASTY },
	ER("io", PAST, HASTY),
	{ "an", 0, 0, 0, FUTURE, HASTY },
	{ "a", 0, 0, 0, FUTURE, HASTY },
#undef AR
#undef AR_SURE
#undef ER
#undef STRONG
};
/* clang-format on */

/* How sure an answer is. What the tags speak against is worth less, but a verb
 * in the tables more than an unheard one with the right tags. */
enum {
	NOT_A_VERB,
	STRANGE_UNKNOWN,
	UNKNOWN,    /* in -er or -ir, not listed */
	STRANGE_AR, /* in -ar, against the tags */
	PLAIN_AR,
	STRANGE_LISTED_AR,
	STRANGE_LISTED,
	STRANGE_PREFIXED,
	STRANGE_IRREGULAR,
	BY_RULE, /* "-ecer", "-uir" */
	PREFIXED,
	LISTED,
	LISTED_AR,
	IRREGULAR,
};

struct answer {
	int rank;
	char infinitive[WORD_BYTES];
};

static void
offer(struct answer *best, int rank, const char *stem, const char *class)
{
	if (rank <= best->rank || strlen(stem) + strlen(class) >= WORD_BYTES)
		return;
	best->rank = rank;
	strcpy(best->infinitive, stem);
	strcat(best->infinitive, class);
}

static bool
ends_in(const char *text, const char *suffix)
{
	return str_ends(str_of(text), str_of(suffix));
}

static void
cut_to(char *text, size_t bytes, const char *suffix)
{
	strcpy(text + strlen(text) - bytes, suffix);
}

/* Infinitives have no accent: "prohíb-e", "actú-a". */
static void
remove_accents(char *text)
{
	static const struct {
		const char *accented;
		char plain;
	} vowels[] = { { "á", 'a' }, { "é", 'e' }, { "í", 'i' }, { "ó", 'o' },
		{ "ú", 'u' } };
	char *to = text;
	for (const char *at = text; *at; to++) {
		*to = *at;
		unsigned bytes = 1;
		for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
			if (!strncmp(at, vowels[i].accented, 2)) {
				*to = vowels[i].plain;
				bytes = 2;
			}
		at += bytes;
	}
	*to = '\0';
}

static bool
has_vowel(const char *stem)
{
	return strpbrk(stem, "aeiou") != NULL;
}

/* The part of `stem` behind a prefix of `bytes` bytes, or null. */
static const char *
behind_prefix(const char *stem, size_t bytes)
{
	char prefix[WORD_BYTES];
	memcpy(prefix, stem, bytes);
	prefix[bytes] = '\0';
	return lemma_word_has(LEMMA_ES_PREFIXES, prefix) ? stem + bytes : NULL;
}

/* ---- Irregular stems -------------------------------------------------- */

static unsigned
ending_on(const struct ending *ending, const struct lemma_stem *stem)
{
	switch (stem->kind) {
	case LEMMA_STEM_STRONG:
		return ending->strong;
	case LEMMA_STEM_FUTURE:
		return ending->future;
	default:
		return ends_in(stem->infinitive, "ar") ? ending->ar
						       : ending->er;
	}
}

/* "dij-eron", "tiñ-ó", "construy-era" */
static bool
is_soft(const char *stem)
{
	return ends_in(stem, "j") || ends_in(stem, "ñ") || ends_in(stem, "ll")
	       || ends_in(stem, "y");
}

/* Whether a stem behind a prefix is nothing else, whatever the tags: "obtuv-o",
 * "propong-o", "conduzc-a"; but "indic-a" is of "indicar", "super-a" not of
 * "saber". */
static bool
is_unmistakable(const struct lemma_stem *stem)
{
	enum { SHORTEST = 3, SHORTEST_FUTURE = 5 };
	size_t length = strlen(stem->stem);
	switch (stem->kind) {
	case LEMMA_STEM_STRONG:
		return length >= SHORTEST && !ends_in(stem->stem, "p");
	case LEMMA_STEM_FUTURE:
		return length >= SHORTEST_FUTURE;
	default:
		return ends_in(stem->stem, "ng") || ends_in(stem->stem, "zc")
		       || ends_in(stem->stem, "ien")
		       || ends_in(stem->stem, "ier")
		       || ends_in(stem->stem, "sigu");
	}
}

/* The entries for what is left of `stem` behind a prefix of `bytes`. */
static void
offer_irregular(const char *stem, size_t bytes, const struct ending *ending,
		unsigned tags, struct answer *best)
{
	size_t count;
	const struct lemma_stem *entry = lemma_stems(stem + bytes, &count);
	for (; count > 0; count--, entry++) {
		bool prefixed = entry->infinitive[0] == '-';
		unsigned what = ending_on(ending, entry);
		if (what == 0 || (bytes > 0 && !prefixed))
			continue;
		char prefix[WORD_BYTES];
		memcpy(prefix, stem, bytes);
		prefix[bytes] = '\0';
		int strange = bytes ? STRANGE_UNKNOWN : STRANGE_IRREGULAR;
		if (bytes && is_unmistakable(entry))
			strange = STRANGE_PREFIXED;
		int rank = what & tags ? IRREGULAR : strange;
		offer(best, rank, prefix, entry->infinitive + prefixed);
	}
}

static void
try_irregular(const char *stem, const struct ending *ending, unsigned tags,
		struct answer *best)
{
	enum { LONGEST_PREFIX = 8 };
	if (ending->flags & SOFT && !is_soft(stem))
		return;
	offer_irregular(stem, 0, ending, tags, best);
	for (size_t i = 1; i <= LONGEST_PREFIX && stem[i]; i++)
		if (behind_prefix(stem, i))
			offer_irregular(stem, i, ending, tags, best);
}

/* ---- Regular stems ---------------------------------------------------- */

static bool
is_front(const char *ending)
{
	return ending[0] == 'e' || !strncmp(ending, "é", 2);
}

/* "toqu-e", "llegu-e", "averigü-e", "analic-e" */
static void
try_ar(const char *stem, const struct ending *ending, unsigned tags,
		struct answer *best)
{
	char base[WORD_BYTES];
	if (ending->ar == 0 || !has_vowel(stem))
		return;
	strcpy(base, stem);
	if (is_front(ending->text)) {
		if (ends_in(base, "qu"))
			cut_to(base, 2, "c");
		else if (ends_in(base, "gü"))
			cut_to(base, 3, "gu");
		else if (ends_in(base, "gu"))
			cut_to(base, 2, "g");
		else if (ends_in(base, "c"))
			cut_to(base, 1, "z");
	}
	char infinitive[WORD_BYTES + 2];
	strcpy(infinitive, base);
	strcat(infinitive, "ar");
	bool listed = lemma_word_has(LEMMA_ES_AR_VERBS, infinitive);
	bool agrees = ending->ar & tags || ending->flags & SURE;
	offer(best,
			agrees ? (listed ? LISTED_AR : PLAIN_AR)
			       : (listed ? STRANGE_LISTED_AR : STRANGE_AR),
			base, "ar");
}

/* Whether the verb in -er or -ir is listed, as a whole or behind a prefix. */
static int
listed(const char *stem, const char *class)
{
	enum { SHORTEST = 3, LONGEST_PREFIX = 6 };
	char infinitive[WORD_BYTES + 2];
	strcpy(infinitive, stem);
	strcat(infinitive, class);
	if (lemma_word_has(LEMMA_ES_INFINITIVES, infinitive))
		return LISTED;
	for (size_t i = 2; i <= LONGEST_PREFIX && i + SHORTEST <= strlen(stem);
			i++)
		if ((i > 2 || !strncmp(stem, "re", 2)) && behind_prefix(stem, i)
				&& lemma_word_has(LEMMA_ES_INFINITIVES,
						infinitive + i))
			return PREFIXED;
	return NOT_A_VERB;
}

/* The class of a stem without an entry, by its spelling. */
static const char *
usual_class(const char *stem, unsigned flags)
{
	if (flags & ER_ONLY || ends_in(stem, "ec"))
		return "er";
	return "ir";
}

static bool
is_usual(const char *stem)
{
	enum { SHORTEST = 4 };
	if (strlen(stem) < SHORTEST)
		return false;
	return (ends_in(stem, "ec") && !ends_in(stem, "iec"))
	       || (ends_in(stem, "u") && !ends_in(stem, "gu")
			       && !ends_in(stem, "qu"));
}

/* `stem` is spelled as in the infinitive. */
static void
offer_er(const char *stem, const struct ending *ending, unsigned tags,
		struct answer *best)
{
	bool agrees = ending->er & tags, er = !(ending->flags & IR_ONLY);
	bool ir = !(ending->flags & ER_ONLY);
	bool past = tags & PAST; /* "com-imos" */
	int as_er = er || past ? listed(stem, "er") : NOT_A_VERB;
	int as_ir = ir ? listed(stem, "ir") : NOT_A_VERB;
	int rank = as_er > as_ir ? as_er : as_ir;
	const char *class = as_er > as_ir ? "er" : "ir";
	if (ending->flags & HASTY && rank != LISTED)
		return;
	if (rank == NOT_A_VERB) {
		class = usual_class(stem, ending->flags);
		rank = is_usual(stem) ? BY_RULE : UNKNOWN;
	}
	if (ending->flags & HASTY || (!agrees && rank == LISTED))
		rank = STRANGE_LISTED;
	else if (!agrees)
		rank = STRANGE_UNKNOWN;
	offer(best, rank, stem, class);
}

/* "conozc-a", "venz-a", "proteja", "disting-a", "construy-e" */
static void
try_er(const char *stem, const struct ending *ending, unsigned tags,
		struct answer *best)
{
	static const struct {
		const char *stem, *infinitive;
		bool back; /* only before "a" and "o" */
	} spellings[] = {
		{ "zc", "c", true },
		{ "z", "c", true },
		{ "j", "g", true },
		{ "g", "gu", true },
		{ "y", "", false },
	};
	bool back = !is_front(ending->text) && ending->text[0] != 'i'
		    && strncmp(ending->text, "í", 2) != 0;
	if (ending->er == 0)
		return;
	if (!(ending->flags & SOFT))
		offer_er(stem, ending, tags, best);
	else if (ends_in(stem, "ñ") || ends_in(stem, "ll"))
		offer_er(stem, ending, tags, best);
	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
		char base[WORD_BYTES];
		bool soft = ending->flags & SOFT
			    && strcmp(spellings[i].stem, "y") != 0;
		if (soft || (spellings[i].back && !back)
				|| !ends_in(stem, spellings[i].stem))
			continue;
		strcpy(base, stem);
		cut_to(base, strlen(spellings[i].stem),
				spellings[i].infinitive);
		if (base[0])
			offer_er(base, ending, tags, best);
	}
}

static void
try_ending(const char *word, const struct ending *ending, unsigned tags,
		struct answer *best)
{
	char stem[WORD_BYTES];
	size_t length = strlen(word), cut = strlen(ending->text);
	if (length <= cut || !ends_in(word, ending->text))
		return;
	memcpy(stem, word, length - cut);
	stem[length - cut] = '\0';
	bool stressed = ends_in(stem, "ú"); /* "evalú-en": in -uar */
	remove_accents(stem);
	try_irregular(stem, ending, tags, best);
	try_ar(stem, ending, tags, best);
	if (!stressed)
		try_er(stem, ending, tags, best);
}

/* ---- Participles ------------------------------------------------------ */

static void
offer_participle(const char *stem, struct answer *best)
{
	enum { LONGEST_PREFIX = 8 };
	const char *infinitive = lemma_exception(LEMMA_ES_PARTICIPLES, stem);
	if (infinitive)
		offer(best, IRREGULAR, "", infinitive + (*infinitive == '-'));
	for (size_t i = 1; i <= LONGEST_PREFIX && stem[i]; i++) {
		char prefix[WORD_BYTES];
		const char *rest = behind_prefix(stem, i);
		infinitive = rest ? lemma_exception(LEMMA_ES_PARTICIPLES, rest)
				  : NULL;
		if (!infinitive || infinitive[0] != '-')
			continue;
		memcpy(prefix, stem, i);
		prefix[i] = '\0';
		offer(best, PREFIXED, prefix, infinitive + 1);
	}
}

/* "firmad-a", "recibid-os", "escrit-as", "traíd-o" */
static void
try_participle(const char *word, struct answer *best)
{
	static const struct ending regular = { "ido", 0, PAST, 0, 0, 0 };
	char stem[WORD_BYTES];
	strcpy(stem, word);
	if (ends_in(stem, "s"))
		cut_to(stem, 1, "");
	if (!ends_in(stem, "o") && !ends_in(stem, "a"))
		return;
	cut_to(stem, 1, "");
	offer_participle(stem, best);
	remove_accents(stem);
	if (strlen(stem) < 4)
		return;
	if (ends_in(stem, "ad")) {
		cut_to(stem, 2, "");
		offer(best, LISTED, stem, "ar");
	} else if (ends_in(stem, "id")) {
		cut_to(stem, 2, "");
		try_irregular(stem, &regular, PAST, best);
		offer_er(stem, &regular, PAST, best);
	}
}

/* ---- Tags ------------------------------------------------------------- */

static unsigned
indicative(unsigned tense)
{
	static const unsigned tags[] = {
		[TENSE_NONE] = PRESENT | PAST | IMPERFECT | FUTURE,
		[TENSE_PAST] = PAST,
		[TENSE_PRES] = PRESENT,
		[TENSE_FUT] = FUTURE,
		[TENSE_IMP] = IMPERFECT,
	};
	/* Of a text that isn't Spanish's the features may be any. */
	return tags[tense < sizeof tags / sizeof *tags ? tense : TENSE_NONE];
}

/* What the form may be. Without tags, all but the subjunctive and commands,
 * whose endings are those of the other class's present. */
static unsigned
tags_of(uint32_t feats)
{
	unsigned tense = feats_get(feats, FEATURE_TENSE);
	if (feats_get(feats, FEATURE_VERBFORM) == VERBFORM_GER)
		return GERUND;
	switch (feats_get(feats, FEATURE_MOOD)) {
	case MOOD_IND:
		return indicative(tense);
	case MOOD_SUB:
		if (tense == TENSE_FUT)
			return SUBJUNCTIVE_FUTURE;
		return tense == TENSE_PRES ? SUBJUNCTIVE : SUBJUNCTIVE_PAST;
	case MOOD_CND:
		return CONDITIONAL;
	case MOOD_IMP:
		return COMMAND;
	default:
		return indicative(tense) | SUBJUNCTIVE_PAST | CONDITIONAL
		       | GERUND;
	}
}

static void
try_endings(const char *word, unsigned tags, struct answer *best)
{
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		try_ending(word, &endings[i], tags, best);
}

static void
find_infinitive(const char *word, uint32_t feats, struct answer *best)
{
	unsigned form = feats_get(feats, FEATURE_VERBFORM);
	bool gerund = form == VERBFORM_GER && ends_in(word, "ndo");
	bool finite = form == VERBFORM_FIN
		      && feats_get(feats, FEATURE_MOOD) != MOOD_NONE;
	if (!gerund && !finite)
		try_participle(word, best);
	if (best->rank == NOT_A_VERB || form != VERBFORM_PART)
		try_endings(word,
				gerund || finite ? tags_of(feats) : tags_of(0),
				best);
	if (best->rank >= PLAIN_AR)
		return;
	/* A participle that was taken for a finite form. */
	struct answer participle = { NOT_A_VERB, "" };
	try_participle(word, &participle);
	if (participle.rank != NOT_A_VERB)
		*best = participle;
}

void
lemma_spanish_verb(struct stem *stem, uint32_t feats)
{
	struct answer best = { NOT_A_VERB, "" };
	if (stem->len < 2 || stem->len >= WORD_BYTES - 4
			|| stem_last(stem, 1) == 'r')
		return;
	const char *known = lemma_exception(LEMMA_ES_VERBS, stem->at);
	if (known) {
		stem_replace(stem, known);
		return;
	}
	find_infinitive(stem->at, feats, &best);
	if (best.rank != NOT_A_VERB)
		stem_replace(stem, best.infinitive);
}
