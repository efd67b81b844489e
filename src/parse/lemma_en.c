#include "parse/lemma_rules.h"

#include "parse/lemma_table.h"
#include "parse/stem.h"

static bool
is_vowel(char c)
{
	return c != '\0' && strchr("aeiou", c) != NULL;
}

static bool
is_consonant(char c)
{
	return c >= 'a' && c <= 'z' && !is_vowel(c);
}

/* Groups of vowels: "create" has 2, near enough to syllables. */
static unsigned
syllables(const struct stem *stem)
{
	unsigned count = 0;
	for (unsigned i = 0; i < stem->len; i++) {
		bool vowel = is_vowel(stem->at[i]) || stem->at[i] == 'y';
		bool before = i > 0
			      && (is_vowel(stem->at[i - 1])
					      || stem->at[i - 1] == 'y');
		count += vowel && !before;
	}
	return count;
}

/* Stems that lost an "e" before "-ed" or "-ing" by their last two letters: a
 * vowel and a consonant. `many` is asked of stems of several syllables, `one`
 * of those with one: "vot|e" but "visit", "hop|e" but "develop". */
static const struct {
	char consonant;
	const char *one, *many; /* vowels before which the "e" was there */
} silent_e[] = {
	{ 'b', "aeiou", "aeiou" },
	{ 'd', "aeiou", "aeiou" },
	{ 'f', "aeiou", "aeiou" },
	{ 'g', "aeiou", "aeiou" },
	{ 'k', "aeiou", "aeiou" },
	{ 'l', "aiou", "iou" },
	{ 'm', "aeiou", "aeiu" },
	{ 'n', "aeiou", "iu" },
	{ 'p', "aeiou", "" },
	{ 'r', "aeiou", "aiu" },
	{ 't', "aeiou", "au" },
};

static bool
lost_e_after_vowel(const struct stem *stem, char vowel, char consonant)
{
	bool one = syllables(stem) == 1;
	for (size_t i = 0; i < sizeof silent_e / sizeof *silent_e; i++)
		if (silent_e[i].consonant == consonant)
			return strchr(one ? silent_e[i].one : silent_e[i].many,
					       vowel)
			       != NULL;
	return false;
}

/* Whether a stem without its "-ed" or "-ing" ended in "e". */
static bool
lost_e(const struct stem *stem)
{
	char c = stem_last(stem, 1), b = stem_last(stem, 2),
	     a = stem_last(stem, 3);
	if (c == 'v' || c == 'u' || c == 'c' || c == 'z')
		return !stem_ends(stem, "zz");
	if (c == 's')
		return b != 's';
	if (c == 'g' && b == 'n')
		return a == 'e' || a == 'a';
	if (c == 'g' && is_consonant(b))
		return b != 'g';
	if (c == 'l' && is_consonant(b))
		return b != 'l' && b != 'r' && b != 'w';
	if (!is_vowel(b) && b != 'y')
		return false;
	/* Two vowels: "need", "reveal", "join"; but "argu-e" was met above and
	 * "evacuat-e", "aggreviat-e" have two syllables there. */
	if (is_vowel(b) && is_vowel(a) && !(a == 'u' && b == 'i' && c == 'r')
			&& !(a == 'q' || (a == 'u' && stem_last(stem, 4) == 'q'))
			&& !((a == 'i' || a == 'u') && b == 'a')
			&& !(a == 'u' && b == 'a' && c == 'd'))
		return false;
	return lost_e_after_vowel(stem, b == 'y' ? 'i' : b, c);
}

/* "mothball", "landfill": the last part is a word by itself that ends in two
 * "l"; of "patroll" and "rebell" it is not. */
static bool
ends_in_double_l(const struct stem *stem)
{
	static const char *const parts[] = { "ball", "wall", "fall", "call",
		"stall", "thrall", "fill", "kill", "mill", "hill", "shell",
		"bankroll", "payroll", "steamroll" };
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (stem_ends(stem, parts[i]))
			return !stem_ends(stem, "fulfill");
	return false;
}

static bool
undouble(struct stem *stem)
{
	char c = stem_last(stem, 1);
	if (c != stem_last(stem, 2) || !is_consonant(c) || stem->len < 3)
		return false;
	bool doubled = c != 's' && c != 'f' && c != 'z';
	if (c == 'l')
		doubled = syllables(stem) > 1 && !ends_in_double_l(stem);
	if (doubled)
		stem_cut(stem, 1);
	return true;
}

/* Undoes "-ed" and "-ing", `suffix` letters long. */
static void
undo_suffix(struct stem *stem, unsigned suffix)
{
	bool past = suffix == 2;
	stem_cut(stem, suffix);
	if (past && stem_last(stem, 1) == 'i') {
		stem->at[stem->len - 1] = 'y';
		return;
	}
	if (past && stem_last(stem, 1) == 'e') {
		stem_append(stem, 'e');
		return;
	}
	if (!undouble(stem) && lost_e(stem))
		stem_append(stem, 'e');
}

/* "-s" of the third person and, but for "-ves", of the plural. */
static void
undo_s(struct stem *stem)
{
	if (stem->len < 3 || stem_last(stem, 1) != 's'
			|| stem_last(stem, 2) == 's')
		return;
	if (stem_ends(stem, "ies") && stem->len > 4) {
		stem_cut(stem, 2);
		stem->at[stem->len - 1] = 'y';
		return;
	}
	static const char *const hissing[] = { "sses", "shes", "ches", "xes",
		"zzes", "oes" };
	for (size_t i = 0; i < sizeof hissing / sizeof *hissing; i++)
		if (stem_ends(stem, hissing[i])) {
			stem_cut(stem, 2);
			return;
		}
	stem_cut(stem, 1);
}

/* Whether the whole form is in the list and was replaced. */
static bool
closed(struct stem *stem, enum lemma_list list)
{
	const char *lemma = lemma_exception(list, stem->at);
	if (lemma)
		stem_replace(stem, lemma);
	return lemma != NULL;
}

/* No verb but short ones ("embed") and those in "-eed" ends so by itself: the
 * form is no present, whatever the network hears ("officials thanked them"). */
static bool
is_past_in_ed(const struct stem *stem)
{
	return stem->len > 5 && stem_ends(stem, "ed")
	       && !stem_ends(stem, "eed");
}

static void
verb(struct stem *stem, uint32_t feats)
{
	unsigned tense = feats_get(feats, FEATURE_TENSE);
	unsigned form = feats_get(feats, FEATURE_VERBFORM);
	/* "has also committed", heard as both */
	bool base = (form == VERBFORM_INF && tense != TENSE_PAST)
		    || feats_get(feats, FEATURE_MOOD) == MOOD_IMP;
	/* "Rebels tore up the flag" is no present, nor an infinitive. */
	bool past = is_past_in_ed(stem);
	if (closed(stem, LEMMA_REDUCED_VERBS) || (base && !past))
		return;
	bool third = feats == 0
		     || (tense == TENSE_PRES
				     && feats_get(feats, FEATURE_PERSON)
							== PERSON_3);
	char end = stem_last(stem, 1);
	/* "Chile unfroze" is no present, whatever the network hears. */
	bool bare = third && end != 's'
		    && feats_get(feats, FEATURE_NUMBER) == NUMBER_SING;
	bool present = form == VERBFORM_FIN && tense != TENSE_PAST && !bare
		       && !past;
	/* Present forms may look like another verb's past: "they found". */
	if ((!present || end == 's') && closed(stem, LEMMA_VERBS))
		return;
	if (third && end == 's' && stem_last(stem, 2) != 'u')
		undo_s(stem);
	else if (!present && stem_ends(stem, "ed") && stem->len > 3)
		undo_suffix(stem, 2);
	else if (!present && stem_ends(stem, "ing") && stem->len > 4)
		undo_suffix(stem, 3);
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* The plural by rules. */
static void
undo_plural(struct stem *stem)
{
	if (stem_ends(stem, "'s")) {
		/* "NGO's"; "the 80's" are the "80s". */
		stem_cut(stem, 2);
		if (stem_last(stem, 1) == '0')
			stem_append(stem, 's');
	} else if (stem_ends(stem, "men") && stem->len > 4) {
		stem->at[stem->len - 2] = 'a';
	} else if (stem_ends(stem, "uses") && stem->len > 4
			&& !strchr("aoc", stem_last(stem, 5))) {
		/* "viruses", but "houses", "nurses" */
		stem_cut(stem, 2);
	} else if (stem_last(stem, 2) != '0') {
		undo_s(stem);
	}
}

static void
noun(struct stem *stem, uint32_t feats)
{
	unsigned number = feats_get(feats, FEATURE_NUMBER);
	if (closed(stem, LEMMA_ABBREVIATED_NOUNS))
		return;
	if (number != NUMBER_PLUR && number != NUMBER_PTAN)
		return;
	if (!closed(stem, LEMMA_NOUNS) && number == NUMBER_PLUR)
		undo_plural(stem);
}

/* "WASHINGTON" in a dateline is Washington; what is short, or known, is an
 * acronym and stays. */
static void
lower_capitals(struct stem *stem)
{
	enum { SHORTEST = 6 };
	if (stem->len < SHORTEST
			|| lemma_word_has(LEMMA_LONG_ACRONYMS, stem->at))
		return;
	for (unsigned i = 0; i < stem->len; i++)
		if (stem->at[i] < 'A' || stem->at[i] > 'Z')
			return;
	for (unsigned i = 1; i < stem->len; i++)
		stem->at[i] = (char)(stem->at[i] + 32);
}

static bool
is_lower_word(const struct stem *stem)
{
	for (unsigned i = 0; i < stem->len; i++)
		if (stem->at[i] < 'a' || stem->at[i] > 'z')
			return false;
	return true;
}

/* The plural of a name is undone, its capitals stay. */
static void
proper_noun(struct stem *stem, uint32_t feats)
{
	if (closed(stem, LEMMA_DATES))
		return;
	lower_capitals(stem);
	/* "sunday", but "de", "bin", and no address */
	if (stem->len > 3 && is_lower_word(stem))
		stem->at[0] = (char)(stem->at[0] - 32);
	if (feats_get(feats, FEATURE_NUMBER) == NUMBER_PLUR)
		undo_s(stem);
}

/* Whether the stem, without a comparative's ending, is an adjective's. */
static bool
undo_degree(struct stem *stem, unsigned suffix)
{
	char whole[16];
	unsigned len = stem->len;
	if (len <= suffix + 1 || len >= sizeof whole)
		return false;
	memcpy(whole, stem->at, len + 1);
	stem_cut(stem, suffix);
	if (stem_last(stem, 1) == 'i')
		stem->at[stem->len - 1] = 'y';
	if (lemma_word_has(LEMMA_GRADABLE, stem->at))
		return true;
	stem_append(stem, 'e');
	if (lemma_word_has(LEMMA_GRADABLE, stem->at))
		return true;
	stem_cut(stem, 1);
	if (stem->len > 2 && stem_last(stem, 1) == stem_last(stem, 2)) {
		stem_cut(stem, 1);
		if (lemma_word_has(LEMMA_GRADABLE, stem->at))
			return true;
	}
	stem_replace(stem, whole);
	return false;
}

static void
degree(struct stem *stem, enum lemma_list list)
{
	const char *lemma = lemma_exception(list, stem->at);
	if (lemma)
		stem_replace(stem, lemma);
	else if (stem_ends(stem, "er"))
		undo_degree(stem, 2);
	else if (stem_ends(stem, "est"))
		undo_degree(stem, 3);
}

static void
number(struct stem *stem)
{
	unsigned to = 0;
	if (!is_digit(stem->at[0]))
		return;
	for (unsigned i = 0; i < stem->len; i++)
		if (stem->at[i] != ',')
			stem->at[to++] = stem->at[i];
	stem->len = to;
	stem->at[to] = '\0';
}

static void
auxiliary(struct stem *stem, uint32_t feats)
{
	const char *lemma = lemma_exception(LEMMA_AUXILIARIES, stem->at);
	/* "They'd gone" has a tense, "they'd go" has none. */
	if (feats_get(feats, FEATURE_TENSE) == TENSE_PAST
			&& (!strcmp(stem->at, "'d") || !strcmp(stem->at, "d")))
		lemma = "have";
	if (lemma)
		stem_replace(stem, lemma);
}

/* "X", "Q1", "AK47s": letters and models keep their capitals; other nouns lose
 * them ("CEO" is "ceo"). */
static bool
is_code(struct str form)
{
	bool digit = false;
	for (size_t i = 0; i < form.len; i++)
		digit = digit || is_digit(form.at[i]);
	return digit || form.len == 1;
}

/* "American", "pro-Russian" */
static bool
is_proper_adjective(struct str form)
{
	char word[32];
	size_t hyphen = str_find_byte(form, '-');
	if (hyphen + 1 < form.len && form.at[0] >= 'a')
		return form.at[hyphen + 1] >= 'A' && form.at[hyphen + 1] <= 'Z';
	if (form.len >= sizeof word)
		return false;
	memcpy(word, form.at, form.len);
	word[form.len] = '\0';
	return lemma_word_has(LEMMA_PROPER_ADJECTIVES, word);
}

static bool
keeps_capitals(struct str form, enum upos upos)
{
	switch (upos) {
	case UPOS_PROPN:
	case UPOS_X:
	case UPOS_SYM:
		return true;
	case UPOS_NOUN:
		return is_code(form);
	case UPOS_ADJ:
		return is_proper_adjective(form);
	default:
		return false;
	}
}

/* The last part of "pre-made" is what is inflected. */
static void
in_compound(struct stem *stem, uint32_t feats,
		void (*undo)(struct stem *, uint32_t))
{
	unsigned start = stem->len;
	while (start > 0 && stem->at[start - 1] != '-')
		start--;
	struct stem part = { stem->at + start, stem->len - start };
	if (part.len > 0)
		undo(&part, feats);
	stem->len = start + part.len;
}

unsigned
lemma_english_of(struct str form, enum upos upos, uint32_t feats, char *out)
{
	struct stem stem = stem_of(form, keeps_capitals(form, upos), out);
	switch (upos) {
	case UPOS_VERB:
		in_compound(&stem, feats, verb);
		break;
	case UPOS_NOUN:
		noun(&stem, feats);
		break;
	case UPOS_PROPN:
		proper_noun(&stem, feats);
		break;
	case UPOS_ADJ:
		degree(&stem, LEMMA_ADJECTIVES);
		break;
	case UPOS_ADV:
		degree(&stem, LEMMA_ADVERBS);
		break;
	case UPOS_AUX:
		auxiliary(&stem, feats);
		break;
	case UPOS_PRON:
		closed(&stem, LEMMA_PRONOUNS);
		break;
	case UPOS_DET:
		closed(&stem, LEMMA_DETERMINERS);
		break;
	case UPOS_PART:
		closed(&stem, LEMMA_PARTICLES);
		break;
	case UPOS_ADP:
	case UPOS_SCONJ:
		closed(&stem, LEMMA_ADPOSITIONS);
		break;
	case UPOS_NUM:
		closed(&stem, LEMMA_NUMBERS);
		number(&stem);
		break;
	case UPOS_PUNCT:
		closed(&stem, LEMMA_MARKS);
		break;
	default:
		break;
	}
	return stem.len;
}
