#include "parse/lemma_rules.h"

#include "parse/lemma_table.h"

/* Whether the whole form is in the list and was replaced. */
static bool
closed(struct stem *stem, enum lemma_list list)
{
	const char *lemma = lemma_exception(list, stem->at);
	if (lemma)
		stem_replace(stem, lemma);
	return lemma != NULL;
}

static const struct {
	const char *plain, *accented;
} accents[] = {
	{ "a", "á" },
	{ "e", "é" },
	{ "i", "í" },
	{ "o", "ó" },
	{ "u", "ú" },
};
enum { VOWELS = sizeof accents / sizeof *accents };

/* The vowel that begins at `at`, plain or accented; VOWELS when none does. */
static unsigned
vowel_at(const char *at, bool *accented)
{
	for (unsigned i = 0; i < VOWELS; i++) {
		*accented = !strncmp(at, accents[i].accented, 2);
		if (*accented || *at == accents[i].plain[0])
			return i;
	}
	return VOWELS;
}

/* Where the last vowel begins, or the word's length. */
static unsigned
last_vowel(const struct stem *stem)
{
	bool accented;
	for (unsigned at = stem->len; at > 0; at--)
		if (vowel_at(stem->at + at - 1, &accented) < VOWELS)
			return at - 1;
	return stem->len;
}

/* Two of "a", "e", "o" make two syllables. */
static bool
is_strong(unsigned vowel)
{
	return vowel < VOWELS && strchr("aeo", accents[vowel].plain[0]);
}

/* Groups of vowels, which is near enough to syllables: "bien" has one, "león"
 * two. */
static unsigned
vowel_groups(const struct stem *stem)
{
	unsigned count = 0, before = VOWELS;
	bool accented;
	for (unsigned at = 0; at < stem->len; at++) {
		unsigned vowel = vowel_at(stem->at + at, &accented);
		bool begins = before == VOWELS
			      || (is_strong(before) && is_strong(vowel));
		count += vowel < VOWELS && begins;
		before = vowel;
		at += vowel < VOWELS && accented;
	}
	return count;
}

static bool
has_accent(const struct stem *stem)
{
	bool accented;
	for (unsigned at = 0; at < stem->len; at++)
		if (vowel_at(stem->at + at, &accented) < VOWELS && accented)
			return true;
	return false;
}

static void
put_accent(struct stem *stem)
{
	unsigned at = last_vowel(stem);
	bool accented;
	unsigned vowel = vowel_at(stem->at + at, &accented);
	if (at == stem->len || accented)
		return;
	memmove(stem->at + at + 2, stem->at + at + 1, stem->len - at);
	memcpy(stem->at + at, accents[vowel].accented, 2);
	stem->len++;
}

/* All but one in the last syllable: "jóven" is "joven", "país" stays. */
static void
remove_accent(struct stem *stem)
{
	unsigned end = last_vowel(stem);
	bool accented;
	for (unsigned at = 0; at < end; at++) {
		unsigned vowel = vowel_at(stem->at + at, &accented);
		if (vowel == VOWELS || !accented)
			continue;
		stem->at[at] = accents[vowel].plain[0];
		memmove(stem->at + at + 1, stem->at + at + 2,
				stem->len - at - 1);
		stem->len--;
		end--;
	}
}

/* A word without its "-es", that ends in "n" or "s": the stress is where it
 * was, so that the accent comes or goes. */
static void
mend_accent(struct stem *stem)
{
	if (has_accent(stem))
		remove_accent(stem);
	else if (vowel_groups(stem) > 1)
		put_accent(stem);
}

static bool
is_vowel(char c)
{
	return c != '\0' && strchr("aeiou", c) != NULL;
}

/* Whether the "e" of "-es" belongs to the singular: "padres" but "lugares". */
static bool
keeps_e(const struct stem *stem)
{
	char c = stem_last(stem, 3), b = stem_last(stem, 4);
	bool accented = b < 0; /* the second byte of "á" */
	bool after_vowel = is_vowel(b) || (accented && !stem_ends(stem, "ñes"));
	if (c == 'y')
		return false;
	if (!strchr("dlnrsc", c) || !after_vowel)
		return true;
	if (c == 's')
		return b == 'a';
	if (stem_ends(stem, "údes"))
		return false;
	if (c == 'd')
		return (b != 'a' && b != 'u' && b != 'e')
		       || stem_ends(stem, "audes");
	return false;
}

/* "-es" of "voces", "naciones", "padres" */
static void
undo_es(struct stem *stem)
{
	char singular[64];
	if (stem_ends(stem, "íes") || stem_ends(stem, "úes")) {
		stem_cut(stem, 2);
		return;
	}
	if (stem->len < sizeof singular) {
		memcpy(singular, stem->at, stem->len - 1);
		singular[stem->len - 1] = '\0';
		if (lemma_word_has(LEMMA_ES_E_NOUNS, singular)) {
			stem_cut(stem, 1);
			return;
		}
	}
	if (keeps_e(stem)) {
		stem_cut(stem, 1);
		return;
	}
	stem_cut(stem, 2);
	char c = stem_last(stem, 1);
	if (c == 'c')
		stem->at[stem->len - 1] = 'z';
	else if (c == 'n' || c == 's')
		mend_accent(stem);
}

/* "crisis", "virus" are the same in both numbers. */
static bool
has_no_plural(const struct stem *stem)
{
	return stem_ends(stem, "sis") || stem_ends(stem, "tis")
	       || stem_ends(stem, "xis") || stem_ends(stem, "us");
}

static void
undo_plural(struct stem *stem)
{
	if (stem->len < 4 || stem_last(stem, 1) != 's' || has_no_plural(stem))
		return;
	if (stem_last(stem, 2) == 'e')
		undo_es(stem);
	else
		stem_cut(stem, 1);
}

static void
noun(struct stem *stem, uint32_t feats)
{
	enum { SHORTEST = 5 }; /* "euros" is a plural without its tag */
	unsigned number = feats_get(feats, FEATURE_NUMBER);
	bool looks = stem->len >= SHORTEST && strchr("aeo", stem_last(stem, 2));
	if (number != NUMBER_PLUR && (number != NUMBER_NONE || !looks))
		return;
	if (!closed(stem, LEMMA_ES_NOUNS))
		undo_plural(stem);
}

/* "alemán-a", "director-a", "frances-a": what is behind the "a" when it was
 * appended to a consonant. */
static bool
is_appended(const struct stem *stem)
{
	if (stem_ends(stem, "esa"))
		return !lemma_word_has(LEMMA_ES_UNSTRESSED, stem->at);
	if (stem_ends(stem, "ona"))
		return !has_accent(stem) && stem->len > 4;
	return stem_ends(stem, "dora") || stem_ends(stem, "tora")
	       || stem_ends(stem, "sora");
}

/* "socialista", "demócrata", "agrícola"; but "previsto", "listo" */
static bool
is_for_both(const struct stem *stem)
{
	enum { LISTA = 5 };
	return (stem_ends(stem, "ista") && !stem_ends(stem, "vista")
			       && stem->len > LISTA)
	       || stem_ends(stem, "ísta") || stem_ends(stem, "crata")
	       || stem_ends(stem, "ícola");
}

/* The masculine of an adjective in the singular. */
static void
undo_feminine(struct stem *stem)
{
	if (stem->len < 3 || stem_last(stem, 1) != 'a' || is_for_both(stem)
			|| lemma_word_has(LEMMA_ES_A_ADJECTIVES, stem->at))
		return;
	if (!is_appended(stem)) {
		stem->at[stem->len - 1] = 'o';
		return;
	}
	stem_cut(stem, 1);
	if (stem_last(stem, 1) != 'r')
		put_accent(stem);
}

static void
adjective(struct stem *stem, uint32_t feats)
{
	if (closed(stem, LEMMA_ES_ADJECTIVES))
		return;
	if (feats_get(feats, FEATURE_NUMBER) != NUMBER_SING)
		undo_plural(stem);
	undo_feminine(stem);
}

/* Copulas and auxiliaries; as a verb, "fue" is of "ir". */
static void
verb(struct stem *stem, uint32_t feats, bool auxiliary)
{
	bool to_be = stem_ends(stem, "fue") || stem_ends(stem, "fueron")
		     || !strncmp(stem->at, "fuer", 4)
		     || !strncmp(stem->at, "fues", 4)
		     || !strncmp(stem->at, "fui", 3);
	lemma_spanish_verb(stem, feats);
	if (!auxiliary && to_be && !strcmp(stem->at, "ser"))
		stem_replace(stem, "ir");
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool
is_group(const char *digits)
{
	return is_digit(digits[0]) && is_digit(digits[1]) && is_digit(digits[2])
	       && !is_digit(digits[3]);
}

/* "4.500" is 4500, "2,5" is 2.5. */
static void
number(struct stem *stem)
{
	unsigned to = 0;
	if (!is_digit(stem->at[0]))
		return;
	for (unsigned i = 0; i < stem->len; i++) {
		char c = stem->at[i];
		if (c == ',' && is_digit(stem->at[i + 1]))
			stem->at[to++] = '.';
		else if (c != '.' || !is_group(stem->at + i + 1))
			stem->at[to++] = c;
	}
	stem->len = to;
	stem->at[to] = '\0';
}

static bool
keeps_capitals(enum upos upos)
{
	return upos == UPOS_PROPN || upos == UPOS_X || upos == UPOS_SYM;
}

unsigned
lemma_spanish_of(struct str form, enum upos upos, uint32_t feats, char *out)
{
	struct stem stem = stem_of(form, keeps_capitals(upos), out);
	switch (upos) {
	case UPOS_VERB:
	case UPOS_AUX:
		verb(&stem, feats, upos == UPOS_AUX);
		break;
	case UPOS_NOUN:
		noun(&stem, feats);
		break;
	case UPOS_ADJ:
		adjective(&stem, feats);
		break;
	case UPOS_ADV:
		closed(&stem, LEMMA_ES_ADVERBS);
		break;
	case UPOS_PRON:
		if (!closed(&stem, LEMMA_ES_PRONOUNS))
			adjective(&stem, feats);
		break;
	case UPOS_DET:
		if (!closed(&stem, LEMMA_ES_DETERMINERS))
			adjective(&stem, feats);
		break;
	case UPOS_NUM:
		closed(&stem, LEMMA_ES_NUMBERS);
		number(&stem);
		break;
	default:
		break;
	}
	return stem.len;
}
