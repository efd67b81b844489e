#include "text/dateline.h"

#include "text/abbreviations.h"

enum {
	DATELINE_TOKENS = 28,
	PLACE_WORDS = 5,
	AGENCY_TOKENS = 8,
	FURNITURE_TOKENS = 25,
	FURNITURE_SENTENCE_TOKENS = 12,
	BYLINE_TOKENS = 12,
};

static bool
is_capitals(struct str word)
{
	size_t letters = 0;
	for (size_t at = 0; at < word.len;) {
		unsigned bytes;
		enum char_class class = char_class(word, at, &bytes);
		if (class == CHAR_LOWER)
			return false;
		letters += class == CHAR_UPPER;
		at += bytes;
	}
	return letters >= 3;
}

static bool
is_dash(const struct paragraph *p, size_t i)
{
	enum char_class class = paragraph_class(p, i);
	return class == CHAR_DASH || class == CHAR_HYPHEN;
}

/* Behind the words of a place at `i`: "New York", "Rio de Janeiro". */
static size_t
place_end(const struct paragraph *p, size_t i)
{
	size_t end = i;
	for (size_t at = i; at < p->count && at < i + PLACE_WORDS; at++) {
		struct str word = paragraph_token(p, at);
		bool inner = (paragraph_class(p, at) == CHAR_HYPHEN
					     || paragraph_token_is(p, at, "/"))
			     && at > i
			     && p->tokens[at].start == p->tokens[at - 1].end
			     && at + 1 < p->count
			     && p->tokens[at].end == p->tokens[at + 1].start;
		if (paragraph_class(p, at) == CHAR_UPPER)
			end = at + 1;
		else if (!inner
				&& !(at > i
						&& word_list_has(p->language,
								LIST_PLACE_LINK,
								word)))
			break;
	}
	return end;
}

static bool
is_month(const struct paragraph *p, size_t i)
{
	if (i >= p->count)
		return false;
	struct str word = paragraph_token(p, i);
	if (word.len && word.at[word.len - 1] == '.')
		word.len--;
	return word_list_has(p->language, LIST_MONTH, word);
}

/* Behind a date at `i`: "March 3", "24 de noviembre", "Nov. 24, 2025". */
static size_t
date_end(const struct paragraph *p, size_t i)
{
	size_t end = i;
	bool month = false;
	for (size_t at = i; at < p->count && at < i + 6; at++) {
		bool number = paragraph_class(p, at) == CHAR_DIGIT;
		if (is_month(p, at))
			month = true;
		else if (!number
				&& !(at > i
						&& (paragraph_token_is(
								    p, at, ",")
								|| paragraph_token_is(
										p,
										at,
										"de"))))
			break;
		if (number || is_month(p, at))
			end = at + 1;
	}
	return month ? end : i;
}

/* Behind "(Reuters)" or "/TASS/" at `i`; `i` when there is none. */
static size_t
agency_end(const struct paragraph *p, size_t i)
{
	const char *close = paragraph_token_is(p, i, "(") ? ")" : "/";
	if (!paragraph_token_is(p, i, "(") && !paragraph_token_is(p, i, "/"))
		return i;
	for (size_t at = i + 1; at < p->count && at < i + AGENCY_TOKENS; at++)
		if (paragraph_token_is(p, at, close))
			return at > i + 1 ? at + 1 : i;
	return i;
}

/* What the place at a dateline's start is followed by. */
struct dateline {
	size_t end;
	bool capitals, long_place, date, agency;
};

/* One word is a place by itself, and no acronym: "NATO - The alliance". */
static bool
is_long_place(const struct paragraph *p)
{
	enum { LONG = 5 };
	struct str word = paragraph_token(p, 0);
	return word.len >= LONG
	       || word_list_has(p->language, LIST_SHORT_PLACE, word);
}

static void
read_dateline(const struct paragraph *p, struct dateline *line)
{
	size_t i = place_end(p, 0);
	line->capitals = i > 0 && is_capitals(paragraph_token(p, 0));
	line->long_place = i > 1 || (i == 1 && is_long_place(p));
	while (i < p->count && i < DATELINE_TOKENS) {
		size_t start = i;
		if (paragraph_token_is(p, i, ",") && i > 0)
			i++;
		size_t date = date_end(p, i), agency = agency_end(p, i);
		line->date = line->date || date > i;
		line->agency = line->agency || agency > i;
		if (date > i)
			i = date;
		else if (agency > i)
			i = agency;
		else if (i > start) {
			i = place_end(p, i);
			line->long_place |= i > start + 1; /* "LIMA, Peru" */
		}
		if (i == start
				|| (i == start + 1
						&& paragraph_token_is(
								p, start, ",")))
			break;
	}
	line->end = i;
}

/* Behind the stop and the dash of "CIUDAD DE MÉXICO.—", as agencies write in
 * Spanish; 0 when they are not there. */
static size_t
closed_by_both(const struct paragraph *p, const struct dateline *line)
{
	enum { SHORTEST = 4 }; /* "Lima", but no "1.-", "I.-" */
	size_t i = line->end;
	bool both = p->language == LANGUAGE_ES && paragraph_token_is(p, i, ".")
		    && is_dash(p, i + 1);
	bool place = line->long_place
		     || p->tokens[0].end - p->tokens[0].start >= SHORTEST;
	return both && place ? i + 2 : 0;
}

/* Behind the dash or full stop that closes the dateline; 0 when none does. */
static size_t
closed(const struct paragraph *p, const struct dateline *line)
{
	size_t i = line->end;
	/* "Albany, N.Y. -": a state's abbreviation is as good as an agency. */
	bool state = i > 2 && p->text.at[p->tokens[i - 1].end - 1] == '.';
	bool told = line->agency || line->date || state;
	size_t both = closed_by_both(p, line);
	if (both)
		return both;
	bool spaced = paragraph_is_spaced(p, i);
	if (line->agency && paragraph_token_is(p, i, "."))
		i++;
	if (line->agency && line->capitals && paragraph_token_is(p, i, ":"))
		return i + 1;
	if (is_dash(p, i) && (spaced || told || i > line->end))
		i++;
	if (i == line->end)
		return 0;
	return told || (line->capitals && line->long_place) ? i : 0;
}

size_t
dateline_length(const struct paragraph *p)
{
	struct dateline line = { 0 };
	if (paragraph_class(p, 0) != CHAR_UPPER
			&& !paragraph_token_is(p, 0, "("))
		return 0;
	read_dateline(p, &line);
	if (line.end == 0 || line.end >= p->count)
		return 0;
	size_t end = closed(p, &line);
	if (end == 0 || end >= p->count || end > UINT16_MAX)
		return 0;
	enum char_class next = paragraph_class(p, end);
	bool begins = next == CHAR_UPPER || next == CHAR_LETTER
		      || next == CHAR_DIGIT || next == CHAR_QUOTE
		      || next == CHAR_OPEN || next == CHAR_APOSTROPHE
		      || next == CHAR_CURRENCY;
	return begins ? end : 0;
}

static bool
ends_like_a_sentence(const struct paragraph *p)
{
	for (size_t i = p->count; i > 0 && i + 3 > p->count; i--) {
		enum char_class class = paragraph_class(p, i - 1);
		if (class == CHAR_STOP || class == CHAR_END)
			return true;
	}
	return false;
}

/* "By Ana Ruiz and John Q. Smith" */
static bool
is_byline(const struct paragraph *p)
{
	if (p->count < 3 || p->count > BYLINE_TOKENS
			|| !word_list_has(p->language, LIST_BYLINE,
					paragraph_token(p, 0)))
		return false;
	for (size_t i = 1; i < p->count; i++)
		if (paragraph_class(p, i) != CHAR_UPPER
				&& paragraph_class(p, i) != CHAR_COMMA
				&& paragraph_class(p, i) != CHAR_HYPHEN
				&& !paragraph_token_is(p, i, "and")
				&& !word_list_has(p->language, LIST_PLACE_LINK,
						paragraph_token(p, i)))
			return false;
	return true;
}

bool
paragraph_is_furniture(const struct paragraph *p)
{
	if (p->count == 0 || p->count > FURNITURE_TOKENS)
		return false;
	if (p->count > FURNITURE_SENTENCE_TOKENS && ends_like_a_sentence(p))
		return false;
	struct str start = { p->text.at + p->tokens[0].start,
		p->tokens[p->count - 1].end - p->tokens[0].start };
	return furniture_begins(p->language, start) || is_byline(p);
}
