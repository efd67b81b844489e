#include "read/language.h"

#include <limits.h>
#include <stdbool.h>

#include "read/language_table.h"

enum {
	ENOUGH_BYTES = 4 * 1024,
	LONGEST_WORD = 24,
	SHORTEST_WITH_ENDING = 6, /* bytes */
	SHORT = 300,              /* bytes of a headline, or two */
};

/* What the words of a text speak for. */
struct evidence {
	unsigned words;
	unsigned seen[LANGUAGES_KNOWN];   /* of the language's words */
	unsigned weight[LANGUAGES_KNOWN]; /* the fewer share it, the more */
};

static char
lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Letters of other scripts count as letters here; quotation marks, dashes and
 * the like of UTF-8's rows C2 and E2 do not. */
static bool
is_letter(char c)
{
	return lower(c) != c || (c >= 'a' && c <= 'z') || (c & 0x80);
}

/* Length of the character that is no letter at `at`, or 0. */
static size_t
gap_at(struct str text, size_t at)
{
	unsigned char byte = (unsigned char)text.at[at];
	if (byte == 0xC2)
		return 2;
	if (byte == 0xE2)
		return 3;
	return is_letter(text.at[at]) ? 0 : 1;
}

/* The word at `at` in lower case; returns its end. Longer words are cut. */
static size_t
read_word(struct str text, size_t at, char word[LONGEST_WORD + 1])
{
	size_t len = 0;
	for (; at < text.len && gap_at(text, at) == 0; at++) {
		unsigned char c = (unsigned char)lower(text.at[at]);
		/* "À" to "Þ" */
		if (at > 0 && text.at[at - 1] == '\xC3' && c >= 0x80
				&& c <= 0x9E)
			c += 0x20;
		if (len < LONGEST_WORD)
			word[len++] = (char)c;
	}
	word[len] = '\0';
	return at;
}

/* Where the words that begin with each byte begin in their table, and the
 * endings that end with it: most words of news are in neither. */
struct bounds {
	uint16_t word[UCHAR_MAX + 2];
	uint16_t ending[UCHAR_MAX + 2];
};

static unsigned char
last_byte(const struct language_ending *ending)
{
	return (unsigned char)ending->text[ending->len - 1];
}

static void
find_bounds(struct bounds *bounds)
{
	size_t word = 0, ending = 0;
	for (unsigned c = 0; c <= UCHAR_MAX + 1; c++) {
		while (word < language_word_count
				&& (unsigned char)language_words[word].text[0]
						   < c)
			word++;
		while (ending < language_ending_count
				&& last_byte(&language_endings[ending]) < c)
			ending++;
		bounds->word[c] = (uint16_t)word;
		bounds->ending[c] = (uint16_t)ending;
	}
}

static uint16_t
languages_of_word(const struct bounds *bounds, const char *word)
{
	unsigned char initial = (unsigned char)word[0];
	size_t low = bounds->word[initial];
	size_t high = bounds->word[initial + 1];
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = str_order(word, language_words[middle].text);
		if (order == 0)
			return language_words[middle].languages;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return 0;
}

static uint16_t
languages_of_ending(const struct bounds *bounds, struct str word)
{
	if (word.len < SHORTEST_WITH_ENDING)
		return 0;
	unsigned char last = (unsigned char)word.at[word.len - 1];
	for (size_t i = bounds->ending[last]; i < bounds->ending[last + 1];
			i++) {
		const struct language_ending *ending = &language_endings[i];
		if (str_ends(word, (struct str){ ending->text, ending->len }))
			return ending->languages;
	}
	return 0;
}

static void
add(struct evidence *evidence, uint16_t languages, bool whole)
{
	static const unsigned weights[] = { 0, 8, 4, 2, 1, 1, 1 };
	if (!languages)
		return;
	/* What Spanish or Portuguese has in common with Galician alone says as
	 * much as if it were its own: news are rarely Galician. */
	uint16_t counted = languages == GL ? GL : languages & (uint16_t)~GL;
	unsigned shared = 0;
	for (unsigned i = 0; i < LANGUAGES_KNOWN; i++)
		shared += counted >> i & 1;
	unsigned weight = shared < sizeof weights / sizeof *weights
					  ? weights[shared]
					  : 0;
	for (unsigned i = 0; i < LANGUAGES_KNOWN; i++)
		if (languages >> i & 1) {
			evidence->seen[i] += whole;
			evidence->weight[i] += whole ? weight : weight / 2;
		}
}

static void
add_word(struct evidence *evidence, const struct bounds *bounds,
		const char *word)
{
	uint16_t languages = languages_of_word(bounds, word);
	bool whole = languages != 0;
	evidence->words++;
	add(evidence, whole ? languages : languages_of_ending(bounds, str_of(word)),
			whole);
}

/* Most letters are capitals, as in a headline of old. */
static bool
is_capitals(struct str text)
{
	enum { LOOKED_AT = 400 };
	size_t capitals = 0, small = 0;
	for (size_t i = 0; i < text.len && i < LOOKED_AT; i++) {
		capitals += is_upper(text.at[i]);
		small += text.at[i] >= 'a' && text.at[i] <= 'z';
	}
	return capitals > small;
}

/* "Los Angeles", "EST" inside a sentence say nothing of a text's language. */
static bool
is_name(struct str text, size_t at, size_t end, bool initial)
{
	bool all = end - at > 1 && is_upper(text.at[at + 1]);
	return is_upper(text.at[at]) && end - at > 1 && (all || !initial);
}

static bool
is_apostrophe(struct str text, size_t at)
{
	struct str rest = at < text.len ? str_cut(
					  text.at + at, text.at + text.len)
					: STR("");
	return str_starts(rest, STR("'")) || str_starts(rest, STR("’"));
}

/* A letter of "P.M." is no word, that of "l'État" or "it's" is one. */
static bool
is_initial_letter(struct str text, size_t at, size_t end)
{
	enum { BYTES = 3 }; /* of the curly one */
	if (end - at > 1 || strchr("aeioyAEIOY", text.at[at]))
		return false;
	return !is_apostrophe(text, end)
	       && !(at > 0 && is_apostrophe(text, at - 1))
	       && !(at >= BYTES && is_apostrophe(text, at - BYTES));
}

/* The next word begins a sentence, or may. */
static bool
ends_sentence(char c)
{
	return c == '.' || c == '!' || c == '?' || c == ':' || c == '\n'
	       || c == '\0';
}

static struct evidence
weigh(struct str text)
{
	struct evidence evidence = { 0 };
	struct bounds bounds;
	find_bounds(&bounds);
	bool initial = true, capitals = is_capitals(text);
	for (size_t at = 0; at < text.len;) {
		char word[LONGEST_WORD + 1];
		size_t gap = gap_at(text, at);
		if (gap) {
			initial = initial || ends_sentence(text.at[at]);
			at += gap;
			continue;
		}
		size_t end = read_word(text, at, word);
		bool name = (!capitals && is_name(text, at, end, initial))
			    || is_initial_letter(text, at, end);
		if (!name)
			add_word(&evidence, &bounds, word);
		initial = false;
		at = end;
	}
	return evidence;
}

/* Numbers of languages in `language_codes`. */
enum { ENGLISH = 0, SPANISH = 1, PORTUGUESE = 2, GALICIAN = 7 };

static unsigned
best_of(const struct evidence *evidence, unsigned but)
{
	unsigned best = but == 0;
	for (unsigned i = 0; i < LANGUAGES_KNOWN; i++)
		if (i != but && evidence->weight[i] > evidence->weight[best])
			best = i;
	return best;
}

/* Weight of the strongest but `best`. A line of Spanish or Portuguese may hold
 * no word that Galician lacks: of the two it is not Galician, news rarely are.
 */
static unsigned
rival_weight(struct evidence evidence, unsigned best, bool is_short)
{
	if (is_short && (best == SPANISH || best == PORTUGUESE))
		evidence.weight[GALICIAN] = 0;
	return evidence.weight[best_of(&evidence, best)];
}

/* What a language must weigh, at least, and by how much it must lead. */
struct bar {
	unsigned weight;
	unsigned lead; /* per cent of the second */
};

/* A short text that is nobody's is read as English, which is wrong for all that
 * looks no more like anything else than like Spanish: Spanish has a low bar, and
 * a tie with whatever stands behind it in `language_codes` is its own. */
static struct bar
bar_of(unsigned language, bool is_short)
{
	enum {
		LEAD = 120,
		SHORT_LEAD = 150,
		SPANISH_LEAD = 100,
		WEIGHT = 12, /* a word and a half of its own */
		ENGLISH_WEIGHT = 8,
		SPANISH_WEIGHT = 4, /* one verb: "envió" */
	};
	if (is_short && language == SPANISH)
		return (struct bar){ SPANISH_WEIGHT, SPANISH_LEAD };
	unsigned weight = language == ENGLISH ? ENGLISH_WEIGHT : WEIGHT;
	return (struct bar){ weight, is_short ? SHORT_LEAD : LEAD };
}

struct str
language_guess(struct str text)
{
	enum { SHARE = 20 }; /* per cent of a text's words, at least */
	if (text.len > ENOUGH_BYTES)
		text.len = ENOUGH_BYTES;
	struct evidence evidence = weigh(text);
	unsigned best = best_of(&evidence, LANGUAGES_KNOWN);
	unsigned weight = evidence.weight[best];
	bool is_short = text.len < SHORT;
	struct bar bar = bar_of(best, is_short);
	unsigned rival = rival_weight(evidence, best, is_short);
	if (weight < bar.weight || weight * 100 < rival * bar.lead)
		return STR("");
	/* "Ursula von der Leyen" in a line of English is no German. */
	if (is_short && best != ENGLISH
			&& weight <= 2 * evidence.weight[ENGLISH])
		return STR("");
	if (!is_short && evidence.seen[best] * 100 < evidence.words * SHARE)
		return STR("");
	return str_of(language_codes[best]);
}

void
language_code(struct str declared, char out[3])
{
	static const struct {
		const char *name, *code;
	} names[] = {
		{ "english", "en" },
		{ "eng", "en" },
		{ "inglés", "en" },
		{ "spanish", "es" },
		{ "spa", "es" },
		{ "español", "es" },
		{ "espanol", "es" },
		{ "castellano", "es" },
	};
	memset(out, 0, 3);
	struct str tag = str_trim(declared);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_equal_ascii_case(tag, str_of(names[i].name))) {
			memcpy(out, names[i].code, 2);
			return;
		}
	size_t letters = 0;
	while (letters < tag.len && is_letter(tag.at[letters])
			&& !(tag.at[letters] & 0x80))
		letters++;
	if (letters != 2
			|| (tag.len > 2 && tag.at[2] != '-'
					&& tag.at[2] != '_'))
		return;
	out[0] = lower(tag.at[0]);
	out[1] = lower(tag.at[1]);
}
