/* Contractions and pronouns behind verbs.
 *
 * An infinitive ends in "r" and a gerund in "ndo", and a pronoun behind the
 * gerund, or two behind either, shift the stress and give them an accent. So
 * little else ends that way that a list of the others (LIST_CLITIC_NO) and
 * three rules do: a stem has a vowel ("Carlos", "perla", "parte" have none),
 * no infinitive ends in "-ier" or "-uer" ("advierte", "gobiernos"), and a
 * capital inside a sentence is a name's. Commands are met where the accent
 * tells them ("dígale", "véase"), or by a list. */
#include "text/parts.h"

#include "text/abbreviations.h"

enum { WORD_BYTES = 40 };

/* A word in lower case on its way; `len` is what is left of it. */
struct verb {
	char at[WORD_BYTES];
	size_t len;
};

static bool
ends(const struct verb *verb, const char *suffix)
{
	return str_ends((struct str){ verb->at, verb->len }, str_of(suffix));
}

/* An accent: not the marks of "ñ" and "ü". */
static bool
has_accent(const struct verb *verb)
{
	static const char *const vowels[] = { "á", "é", "í", "ó", "ú" };
	struct str word = { verb->at, verb->len };
	for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
		if (str_find(word, str_of(vowels[i])) < word.len)
			return true;
	return false;
}

/* Lower case of ASCII and of "Á" to "Ü"; false for what is no Spanish word. */
static bool
lower(struct str word, struct verb *out)
{
	if (word.len >= WORD_BYTES)
		return false;
	for (size_t i = 0; i < word.len; i++) {
		unsigned char c = (unsigned char)word.at[i];
		bool wide = i > 0 && word.at[i - 1] == '\xC3';
		if (wide && c >= 0x80 && c <= 0x9E)
			c += 0x20;
		else if (c >= 'A' && c <= 'Z')
			c += 0x20;
		else if (c < 'a' && !(c & 0x80))
			return false;
		out->at[i] = (char)c;
	}
	out->len = word.len;
	return true;
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_letter(char c)
{
	return is_upper(c) || (c >= 'a' && c <= 'z') || (c & 0x80);
}

/* "Del Toro", "Al Gore": a capital that no sentence's start explains. */
static bool
is_name_like(struct str word, bool initial)
{
	bool first = is_upper(word.at[0]) || word.at[0] == '\xC3';
	return first && !initial && !is_upper(word.at[1]);
}

/* ---- "del", "al" ------------------------------------------------------ */

/* The word behind a blank. */
static struct str
next_word(struct str rest)
{
	size_t end = 1, bytes = rest.len > 0 && rest.at[0] == ' ';
	for (; bytes && end < rest.len; end++)
		if (!is_letter(rest.at[end]))
			break;
	return bytes ? str_cut(rest.at + 1, rest.at + end) : STR("");
}

static bool
contraction(struct str word, const struct word_place *place, struct parts *out)
{
	bool del = str_equal_ascii_case(word, STR("del"));
	if (!del && !str_equal_ascii_case(word, STR("al")))
		return false;
	if (is_name_like(word, place->initial)
			|| (!del
					&& word_list_has(LANGUAGE_ES,
							LIST_ARTICLE_NAME,
							next_word(place->rest))))
		return false;
	out->count = 2;
	out->part[0].end = word.len - 1;
	out->part[1].end = word.len;
	out->part[1].spelling = SPELLING_ARTICLE;
	return true;
}

/* ---- Pronouns --------------------------------------------------------- */

/* Length of the pronoun that `verb` ends with, or 0. */
static size_t
pronoun(const struct verb *verb, const char *const *pronouns)
{
	for (; *pronouns; pronouns++)
		if (ends(verb, *pronouns))
			return strlen(*pronouns);
	return 0;
}

static bool
is_vowel(char c)
{
	return c != '\0' && strchr("aeiou", c) != NULL;
}

/* Whether there is a vowel, accented ones too, in the first `len` bytes. */
static bool
has_vowel(const struct verb *verb, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (is_vowel(verb->at[i]) || verb->at[i] == '\xC3')
			return true;
	return false;
}

/* Infinitives whose stem has no vowel. */
static bool
is_short_infinitive(const struct verb *verb)
{
	static const char *const words[] = { "dar", "ir", "ser", "ver", "dár",
		"ír", "sér", "vér" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal((struct str){ verb->at, verb->len },
				    str_of(words[i])))
			return true;
	return false;
}

/* "firmar", "ver", "oír" */
static bool
is_infinitive(const struct verb *verb)
{
	if (ends(verb, "ír"))
		return verb->len > 3 && is_vowel(verb->at[verb->len - 4]);
	if (!ends(verb, "ar") && !ends(verb, "er") && !ends(verb, "ir"))
		return false;
	if (is_short_infinitive(verb))
		return true;
	if (verb->len < 4 || ends(verb, "ier") || ends(verb, "uer"))
		return false;
	return has_vowel(verb, verb->len - 2);
}

/* "entregár", "dár": before two pronouns */
static bool
is_stressed_infinitive(const struct verb *verb)
{
	if (!ends(verb, "ár") && !ends(verb, "ér") && !ends(verb, "ír"))
		return false;
	return is_short_infinitive(verb) || has_vowel(verb, verb->len - 3);
}

/* "haciéndo"; without its accent, as hasty writers have it, "haciendo". */
static bool
is_gerund(const struct verb *verb, bool hasty)
{
	if (ends(verb, "ándo") || ends(verb, "éndo"))
		return verb->len > 5;
	return hasty && verb->len > 5
	       && (ends(verb, "ando") || ends(verb, "iendo")
			       || ends(verb, "yendo"));
}

/* "díga", "imagínen": an accent before the last syllable, which ends the way
 * that commands do. */
static bool
is_command(const struct verb *verb, struct str pronoun)
{
	size_t vowel = verb->len - 1 - ends(verb, "n");
	bool many = ends(verb, "n");
	if (verb->len < 3 || vowel < 2
			|| (verb->at[vowel] != 'a' && verb->at[vowel] != 'e'))
		return false;
	if (!has_accent(verb))
		return false;
	if (many)
		return pronoun.at[0] != 't' && pronoun.at[0] != 'n';
	/* "intérprete" is a noun; "ángeles", "cédulas" are plurals. */
	if (pronoun.at[0] == 't' && verb->at[vowel] != 'a')
		return false;
	return pronoun.at[pronoun.len - 1] != 's';
}

/* Where the accent is in the syllable before the end, it was put there for the
 * pronoun's sake: "dár" but "oír". */
static enum token_spelling
spelling_of(const struct verb *verb)
{
	if (!has_accent(verb))
		return SPELLING_AS_WRITTEN;
	if (ends(verb, "ír") && verb->len > 3
			&& is_vowel(verb->at[verb->len - 4]))
		return SPELLING_AS_WRITTEN;
	return SPELLING_UNACCENTED;
}

static bool
is_one_pronoun(const struct verb *verb, struct str pronoun)
{
	bool hasty = pronoun.at[0] == 's' || str_equal(pronoun, STR("le"));
	return is_infinitive(verb) || is_gerund(verb, hasty)
	       || is_command(verb, pronoun);
}

static void
put_one(struct str word, const struct verb *verb, struct parts *out)
{
	out->count = 2;
	out->part[0].end = verb->len;
	out->part[0].spelling = spelling_of(verb);
	out->part[1].end = word.len;
}

/* "dárselo", "ocultándoselo", "llevarselo" */
static bool
two_pronouns(struct str word, struct verb verb, size_t last, struct parts *out)
{
	static const char *const firsts[] = { "me", "te", "se", "nos", "os",
		NULL };
	size_t first = pronoun(&verb, firsts);
	if (first == 0 || first >= verb.len)
		return false;
	bool ends_se = ends(&verb, "se");
	verb.len -= first;
	/* "llevarselo", as hasty writers have it; but "cuarteles". */
	bool hasty = ends_se && is_infinitive(&verb);
	if (!is_stressed_infinitive(&verb) && !is_gerund(&verb, ends_se)
			&& !hasty)
		return false;
	out->count = 3;
	out->part[0].end = verb.len;
	out->part[0].spelling = spelling_of(&verb);
	out->part[1].end = word.len - last;
	out->part[2].end = word.len;
	return true;
}

/* "me" and "te" end many names and nouns. */
static bool
may_be_split(struct str word, struct str pronoun, bool initial)
{
	bool capital = is_upper(word.at[0]) && !is_upper(word.at[1]);
	bool rare = str_equal(pronoun, STR("me"))
		    || str_equal(pronoun, STR("te"));
	return !is_name_like(word, initial) && !(capital && rare);
}

void
parts_of_spanish(struct str word, const struct word_place *place,
		struct parts *out)
{
	static const char *const pronouns[] = { "me", "te", "se", "nos", "los",
		"las", "les", "lo", "la", "le", NULL };
	struct verb verb;
	if (word.len < 2 || contraction(word, place, out)
			|| !lower(word, &verb))
		return;
	size_t last = pronoun(&verb, pronouns);
	if (last == 0 || last >= verb.len)
		return;
	struct str tail = { verb.at + verb.len - last, last };
	if (!may_be_split(word, tail, place->initial))
		return;
	if (word_list_has(LANGUAGE_ES, LIST_CLITIC_NO,
			    (struct str){ verb.at, verb.len }))
		return;
	bool listed = word_list_has(LANGUAGE_ES, LIST_CLITIC_YES,
			(struct str){ verb.at, verb.len });
	verb.len -= last;
	if (!listed && two_pronouns(word, verb, last, out))
		return;
	if (listed || is_one_pronoun(&verb, tail))
		put_one(word, &verb, out);
}
