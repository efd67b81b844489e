#include "text/token.h"

#include "base/limits.h"
#include "text/abbreviations.h"
#include "text/chars.h"
#include "text/parts.h"
#include "text/token_shapes.h"

/* What the languages do differently. */
static const struct token_rules {
	bool clitics;       /* "'s" and "n't" are words */
	bool ordinals;      /* "1.º", "n.º" too */
	bool decimal_comma; /* "1.200,75" */
	bool initials;      /* "EE.UU."; "J. de la Torre" */
	bool day_first;     /* "3 mar.": a month's name is short behind a day */
} rules_of[LANGUAGE_COUNT] = {
	[LANGUAGE_EN] = { .clitics = true },
	[LANGUAGE_ES] = { .ordinals = true,
			.decimal_comma = true,
			.initials = true,
			.day_first = true },
};

/* One paragraph on its way. `text` ends where the paragraph ends, so that no
 * look ahead leaves it. */
struct scanner {
	struct str text;
	size_t from;      /* where the paragraph begins */
	size_t chunk_end; /* the next white space */
	bool web;         /* the chunk may hold an address */
	size_t plain_to;  /* up to here no address begins */
	enum language language;
	struct token_rules rules;
	bool hyphens; /* "chino-colombiano", "6-4", "23-F" are one word */
	struct token_list *out;
};

static enum char_class
class_at(const struct scanner *s, size_t at)
{
	unsigned bytes;
	return at < s->text.len ? char_class(s->text, at, &bytes) : CHAR_SPACE;
}

static char
byte_at(const struct scanner *s, size_t at)
{
	return at < s->text.len ? s->text.at[at] : '\0';
}

static struct str
part(const struct scanner *s, size_t start, size_t end)
{
	return (struct str){ s->text.at + start, end - start };
}

/* The end of the run of letters, digits and marks at `at`. */
static size_t
word_run(const struct scanner *s, size_t at)
{
	unsigned bytes;
	while (at < s->text.len
			&& char_is_word(char_class(s->text, at, &bytes)))
		at += bytes;
	return at;
}

/* The end of the run of `byte`, an ASCII one. */
static size_t
byte_run(const struct scanner *s, size_t at)
{
	size_t end = at + 1;
	while (byte_at(s, end) == s->text.at[at] && end < s->text.len)
		end++;
	return end;
}

static void
put_spelled(struct scanner *s, size_t start, size_t end,
		enum token_spelling spelling)
{
	struct token_list *out = s->out;
	while (start < end) {
		size_t stop = end;
		if (end - start > LIMIT_TOKEN_BYTES) {
			stop = start + LIMIT_TOKEN_BYTES;
			while ((s->text.at[stop] & 0xC0) == 0x80)
				stop--;
		}
		struct token token = { .start = (uint32_t)start,
			.end = (uint32_t)stop,
			.spelling = (uint8_t)spelling };
		ARENA_PUSH(out->arena, out->at, out->count, out->capacity,
				token);
		start = stop;
	}
}

static void
put(struct scanner *s, size_t start, size_t end)
{
	put_spelled(s, start, end, SPELLING_AS_WRITTEN);
}

static bool
in_list(const struct scanner *s, enum word_list list, struct str word)
{
	return word_list_has(s->language, list, word);
}

/* Whether the token put last ends right before `at`. */
static bool
touches(const struct scanner *s, size_t at)
{
	return at > s->from && s->out->count
	       && s->out->at[s->out->count - 1].end == at;
}

static bool
follows_word(const struct scanner *s, size_t at)
{
	if (!touches(s, at))
		return false;
	size_t last = at - 1;
	while (last > s->from && (s->text.at[last] & 0xC0) == 0x80)
		last--;
	return char_is_word(class_at(s, last));
}

/* Length of an apostrophe at `at`, the typewriter's accents included. */
static unsigned
apostrophe(const struct scanner *s, size_t at)
{
	unsigned bytes = 0;
	if (at >= s->text.len)
		return 0;
	if (char_class(s->text, at, &bytes) == CHAR_APOSTROPHE)
		return bytes;
	return s->text.at[at] == '`' ? 1 : 0;
}

/* The end of the clitic whose apostrophe is at `at` ("'s", "'re"), or 0. */
static size_t
clitic_end(const struct scanner *s, size_t at)
{
	static const char *const clitics[] = { "s", "m", "d", "re", "ve",
		"ll" };
	size_t letters = at + apostrophe(s, at);
	size_t end = word_run(s, letters);
	if (!s->rules.clitics || letters == at || end == letters
			|| end - letters > 2)
		return 0;
	for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++)
		if (str_equal_ascii_case(
				    part(s, letters, end), str_of(clitics[i])))
			return end;
	return 0;
}

/* The end of an "n't" whose apostrophe is at `at`, or 0. */
static size_t
negation_end(const struct scanner *s, size_t at)
{
	size_t letter = at + apostrophe(s, at);
	if (!s->rules.clitics || letter == at || at == 0
			|| (byte_at(s, at - 1) | 0x20) != 'n'
			|| (byte_at(s, letter) | 0x20) != 't'
			|| char_is_word(class_at(s, letter + 1)))
		return 0;
	return letter + 1;
}

/* "EE.UU", a plural made of letters. */
static bool
is_doubled(const struct scanner *s, size_t at)
{
	return s->rules.initials && class_at(s, at) == CHAR_UPPER
	       && byte_at(s, at) == byte_at(s, at + 1)
	       && word_run(s, at) == at + 2;
}

/* Whether a word goes on over the full stop at `at`: inside "U.S", "Ph.D". */
static bool
stop_joins(const struct scanner *s, size_t start, size_t segment, size_t at)
{
	size_t end = word_run(s, at + 1);
	if (at - segment == 1 && end - at == 2
			&& char_is_letter(class_at(s, segment))
			&& char_is_letter(class_at(s, at + 1)))
		return true;
	if (at - segment == 2 && is_doubled(s, segment)
			&& is_doubled(s, at + 1))
		return true;
	return in_list(s, LIST_DEGREE, part(s, start, end));
}

/* "º" or "ª" */
static bool
is_ordinal_mark(const struct scanner *s, size_t at)
{
	struct str rest = at < s->text.len ? part(s, at, s->text.len) : STR("");
	return s->rules.ordinals
	       && (str_starts(rest, STR("º")) || str_starts(rest, STR("ª")));
}

/* Inside "970-1.100", "1,5-2,5". */
static bool
digits_join(const struct scanner *s, size_t segment, size_t at)
{
	return s->hyphens && at > segment && class_at(s, at - 1) == CHAR_DIGIT
	       && class_at(s, at + 1) == CHAR_DIGIT;
}

static bool
hyphen_joins(const struct scanner *s, size_t segment, size_t at, size_t next)
{
	struct str before = part(s, segment, at);
	if (s->hyphens)
		return true;
	if (in_list(s, LIST_HYPHEN_PREFIX, before)
			&& (segment == 0 || s->text.at[segment - 1] != '-'))
		/* "UN-led" has no prefix "un-". */
		return before.len == 1
		       || class_at(s, segment + 1) == CHAR_LOWER;
	return in_list(s, LIST_HYPHEN_SUFFIX, part(s, next, word_run(s, next)));
}

static bool
ampersand_joins(const struct scanner *s, size_t segment, size_t at)
{
	if (class_at(s, segment) == CHAR_UPPER
			&& class_at(s, at - 1) == CHAR_UPPER
			&& class_at(s, at + 1) == CHAR_UPPER)
		return true;
	return at - segment == 1 && word_run(s, at + 1) == at + 2;
}

/* Length of what is at `at` when the word that began at `start`, its last part
 * at `segment`, goes on behind it; else 0. */
static size_t
joint(const struct scanner *s, size_t start, size_t segment, size_t at)
{
	if (at >= s->text.len)
		return 0;
	unsigned bytes;
	enum char_class class = char_class(s->text, at, &bytes);
	char byte = s->text.at[at];
	enum char_class next = class_at(s, at + bytes);
	if (!char_is_word(next))
		return byte == '_' && byte_at(s, at + 1) == '_' ? 1 : 0;
	bool joins = false;
	if (class == CHAR_APOSTROPHE)
		joins = char_is_letter(next) && !clitic_end(s, at)
			&& !negation_end(s, at);
	else if (class == CHAR_STOP)
		joins = stop_joins(s, start, segment, at)
			|| digits_join(s, segment, at)
			|| is_ordinal_mark(s, at + bytes);
	else if (class == CHAR_COMMA)
		joins = digits_join(s, segment, at);
	else if (class == CHAR_HYPHEN)
		joins = hyphen_joins(s, segment, at, at + bytes);
	else if (byte == '&')
		joins = ampersand_joins(s, segment, at);
	else if (byte == '*')
		joins = char_is_letter(next);
	else if (byte == '_' || byte == '@')
		joins = true;
	else if (byte == '/')
		joins = in_list(s, LIST_SLASH_WORD,
				part(s, start, word_run(s, at + 1)));
	return joins ? bytes : 0;
}

static size_t
after_space(const struct scanner *s, size_t at)
{
	unsigned bytes;
	while (at < s->text.len
			&& char_class(s->text, at, &bytes) == CHAR_SPACE)
		at += bytes;
	return at;
}

static bool
previous_is_comma(const struct scanner *s)
{
	return s->out->count && s->out->at[s->out->count - 1].start >= s->from
	       && byte_at(s, s->out->at[s->out->count - 1].start) == ',';
}

static bool
follows_number(const struct scanner *s)
{
	return s->out->count && s->out->at[s->out->count - 1].start >= s->from
	       && class_at(s, s->out->at[s->out->count - 1].start)
				  == CHAR_DIGIT;
}

/* Whether a single letter before a full stop is somebody's initial. */
static bool
is_initial(const struct scanner *s, size_t start, size_t next)
{
	if (class_at(s, start) != CHAR_UPPER)
		return false;
	bool first = !s->out->count
		     || s->out->at[s->out->count - 1].start < s->from;
	if (s->rules.initials && class_at(s, next) == CHAR_LOWER)
		return true;
	if (class_at(s, next) != CHAR_UPPER)
		return class_at(s, next) == CHAR_COMMA && previous_is_comma(s);
	struct str word = part(s, next, word_run(s, next));
	if (word.len > 1 && in_list(s, LIST_STARTER, word))
		return false;
	return first ? s->text.at[start] != 'I' : true;
}

/* Whether the full stop at `stop` belongs to the word [start, stop). */
static bool
takes_stop(const struct scanner *s, size_t start, size_t stop, bool inner)
{
	if (inner)
		return true;
	size_t next = after_space(s, stop + 1);
	enum char_class class = class_at(s, next);
	if (stop - start == 1 && is_initial(s, start, next))
		return true;
	struct str word = part(s, start, stop);
	switch (abbreviation_find(s->language, word)) {
	case LIST_TITLE:
		return char_is_letter(class) || class == CHAR_COMMA
		       || class == CHAR_OPEN || class == CHAR_QUOTE;
	case LIST_NUMBER:
		return class == CHAR_DIGIT || byte_at(s, next) == '#';
	case LIST_PLACE:
		return previous_is_comma(s);
	case LIST_PLAIN:
		return (class != CHAR_UPPER && class != CHAR_SPACE)
		       || str_equal(word, STR("etc"))
		       || str_equal(word, STR("al"))
		       || str_equal(word, STR("vs"));
	case LIST_DATE:
		return !s->rules.day_first || follows_number(s);
	case LIST_COMPANY:
	case LIST_DEGREE:
		return true;
	default:
		return false;
	}
}

/* "US$", "HK$" are one token. */
static bool
is_currency_prefix(const struct scanner *s, size_t start, size_t end)
{
	if (end - start > 3 || byte_at(s, end) != '$')
		return false;
	for (size_t i = start; i < end; i++)
		if (class_at(s, i) != CHAR_UPPER)
			return false;
	return true;
}

/* Whether a sentence may begin at `at`: behind nothing, or punctuation. */
static bool
is_initial_place(const struct scanner *s)
{
	if (!s->out->count || s->out->at[s->out->count - 1].start < s->from)
		return true;
	enum char_class class =
			class_at(s, s->out->at[s->out->count - 1].start);
	return !char_is_word(class) && class != CHAR_COMMA
	       && class != CHAR_CURRENCY;
}

/* Puts the word [at, end), or those that it is made of. */
static void
put_parts(struct scanner *s, size_t at, size_t end)
{
	struct word_place place = { is_initial_place(s),
		part(s, end, s->text.len) };
	struct parts parts;
	parts_of(s->language, part(s, at, end), &place, &parts);
	for (size_t from = 0, i = 0; i < parts.count; i++) {
		put_spelled(s, at + from, at + parts.part[i].end,
				parts.part[i].spelling);
		from = parts.part[i].end;
	}
}

/* Puts the word that begins at `at`, its first part up to `end`, with all that
 * joins it; returns where that ends. */
static size_t
put_word(struct scanner *s, size_t at, size_t end)
{
	size_t segment = at, joined;
	bool inner = false;
	while ((joined = joint(s, at, segment, end)) != 0) {
		inner = inner || s->text.at[end] == '.';
		segment = end + joined;
		end = word_run(s, segment);
	}
	/* "mid- to late" */
	if (!s->hyphens && byte_at(s, end) == '-'
			&& class_at(s, end + 1) == CHAR_SPACE && end - at > 1
			&& segment == at && hyphen_joins(s, at, end, end + 1))
		end++;
	size_t negation = end - at > 1 ? negation_end(s, end) : 0;
	if (negation) {
		put(s, at, end - 1);
		put(s, end - 1, negation);
		return negation;
	}
	if (is_currency_prefix(s, at, end))
		end++;
	else if (byte_at(s, end) == '.' && byte_run(s, end) <= end + 2
			&& takes_stop(s, at, end, inner))
		end++;
	else if (byte_at(s, end) == '/' && end - at == 1
			&& (s->text.at[at] | 0x20) == 'w'
			&& !char_is_word(class_at(s, end + 1)))
		end++;
	put_parts(s, at, end);
	return end;
}

/* Puts the number at `at` with what belongs to it; returns its end. */
static size_t
put_number(struct scanner *s, size_t at)
{
	size_t end = number_end(s->text, at, s->rules.decimal_comma);
	size_t letters = word_run(s, end);
	if (letters > end && !number_stands_alone(s->text, end, letters))
		return put_word(s, at, letters);
	/* "the 1930's" */
	if (letters == end && end - at <= 4 && s->text.at[end - 1] == '0'
			&& clitic_end(s, end)
			&& (byte_at(s, clitic_end(s, end) - 1) | 0x20) == 's')
		end = clitic_end(s, end);
	bool joined = s->hyphens && byte_at(s, end) == '-'
		      && char_is_word(class_at(s, end + 1));
	if (letters == end
			&& (joined
					|| (byte_at(s, end) == '.'
							&& is_ordinal_mark(s,
									end + 1))))
		return put_word(s, at, end);
	put(s, at, end);
	return end;
}

/* Puts what begins with an apostrophe; returns its end. */
static size_t
put_apostrophe(struct scanner *s, size_t at)
{
	unsigned bytes = apostrophe(s, at);
	size_t end = clitic_end(s, at);
	if (!touches(s, at) && class_at(s, end) != CHAR_SPACE)
		end = 0;
	size_t run = word_run(s, at + bytes);
	if (!end && !touches(s, at) && run > at + bytes)
		end = elision_end(s->text, at, at + bytes, run);
	if (!end) {
		/* Two of a kind are a double quotation mark. */
		struct str mark = part(s, at, at + bytes);
		end = at + bytes;
		if (str_starts(part(s, end, s->text.len), mark))
			end += bytes;
	}
	put(s, at, end);
	return end;
}

/* An emoji and what modifies it or is joined to it. */
static size_t
wide_symbol_end(const struct scanner *s, size_t at)
{
	unsigned bytes;
	char_class(s->text, at, &bytes);
	at += bytes;
	bool joined = false;
	while (at < s->text.len) {
		enum char_class class = char_class(s->text, at, &bytes);
		if (class != CHAR_MARK && !(joined && class == CHAR_SYMBOL))
			break;
		joined = class == CHAR_MARK
			 && str_equal(part(s, at, at + bytes),
					 STR("\xE2\x80\x8D"));
		at += bytes;
	}
	return at;
}

static size_t
symbol_end(const struct scanner *s, size_t at)
{
	char byte = s->text.at[at];
	enum char_class next = class_at(s, at + 1);
	size_t end;
	if (byte & 0x80)
		return wide_symbol_end(s, at);
	if (byte == '@' && char_is_letter(next) && !touches(s, at))
		return word_run(s, at + 1);
	if (byte == '#' && char_is_letter(next) && !touches(s, at))
		return word_run(s, at + 1);
	if (!touches(s, at) && (end = emoticon_end(s->text, at)) != 0)
		return end;
	return strchr("%&,;:/\\(){}[]\"", byte) ? at + 1 : byte_run(s, at);
}

/* Puts the punctuation at `at`; returns its end. */
static size_t
put_punctuation(struct scanner *s, size_t at, enum char_class class)
{
	size_t end = at + 1;
	if (class == CHAR_APOSTROPHE
			|| (s->text.at[at] == '`' && touches(s, at)
					&& clitic_end(s, at)))
		return put_apostrophe(s, at);
	if (class == CHAR_STOP && !follows_word(s, at)
			&& class_at(s, at + 1) == CHAR_DIGIT)
		end = number_end(s->text, at + 1, s->rules.decimal_comma);
	else if (class == CHAR_STOP && !follows_word(s, at)
			&& in_list(s, LIST_DOMAIN,
					part(s, at + 1, word_run(s, at + 1))))
		end = word_run(s, at + 1);
	else if (s->text.at[at] == '+' && !touches(s, at)
			&& class_at(s, at + 1) == CHAR_DIGIT)
		end = number_end(s->text, at + 1, s->rules.decimal_comma);
	else if (class == CHAR_END)
		end = marks_end(s->text, at);
	else
		end = symbol_end(s, at);
	put(s, at, end);
	return end;
}

static size_t
put_next(struct scanner *s, size_t at)
{
	unsigned bytes;
	enum char_class class = char_class(s->text, at, &bytes);
	if (class == CHAR_SPACE)
		return at + bytes;
	if (!char_is_word(class))
		return put_punctuation(s, at, class);
	if (s->web && at >= s->plain_to && !follows_word(s, at)) {
		size_t end = address_end(
				part(s, 0, s->chunk_end), at, &s->plain_to);
		if (end) {
			put(s, at, end);
			return end;
		}
	}
	return class == CHAR_DIGIT ? put_number(s, at)
				   : put_word(s, at, word_run(s, at));
}

/* Finds the end of the chunk at `at` and whether an address may be in it. */
static void
look_at_chunk(struct scanner *s, size_t at)
{
	size_t end = at;
	bool web = false;
	while (end < s->text.len) {
		enum char_class class =
				char_ascii[(unsigned char)s->text.at[end]];
		if (class == CHAR_SPACE)
			break;
		char byte = s->text.at[end];
		web = web || byte == '@' || byte == ':'
		      || (byte == '.' && end > at
				      && char_is_word(class_at(s, end + 1)));
		end++;
	}
	s->chunk_end = end;
	s->web = web;
}

void
token_put_paragraph(struct str text, size_t start, size_t end,
		enum language language, struct token_list *out)
{
	struct scanner s = { { text.at, end }, .from = start,
		.chunk_end = start, .language = language,
		.rules = rules_of[language],
		.hyphens = languages_traits(language)->hyphens, .out = out };
	for (size_t at = start; at < end;) {
		if (at >= s.chunk_end)
			look_at_chunk(&s, at);
		if (at == s.chunk_end)
			at++;
		else
			at = put_next(&s, at);
	}
}
