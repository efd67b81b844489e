#include "text/sentence.h"

#include "base/limits.h"
#include "text/abbreviations.h"

/* Cheap: what cannot end a sentence is most of what is asked for. */
static bool
may_end(const struct paragraph *p, size_t i)
{
	char last = p->text.at[p->tokens[i].end - 1];
	if (last == '.' || last == '!' || last == '?')
		return true;
	return (last & 0x80) && paragraph_class(p, i) == CHAR_END;
}

static bool
is_emoticon(const struct paragraph *p, size_t i)
{
	struct str token = paragraph_token(p, i);
	return token.len >= 2 && token.len <= 3 && strchr(":;=", token.at[0])
	       && token.at[1] != token.at[0];
}

/* Behind the brackets, quotes, note numbers and emoticons that close with
 * token i. */
static size_t
after_closing(const struct paragraph *p, size_t i)
{
	size_t next = i + 1;
	while (next < p->count) {
		enum char_class class = paragraph_class(p, next);
		bool touches = !paragraph_is_spaced(p, next);
		if (class == CHAR_CLOSE
				|| (touches
						&& (class == CHAR_QUOTE
								|| class == CHAR_APOSTROPHE))
				|| is_emoticon(p, next))
			next++;
		else if (paragraph_token_is(p, next, "[")
				&& paragraph_class(p, next + 1) == CHAR_DIGIT
				&& paragraph_token_is(p, next + 2, "]"))
			next += 3;
		else
			break;
	}
	return next;
}

/* The first token from `i` on that is not an opening mark or a dash. */
static size_t
behind_opening(const struct paragraph *p, size_t i)
{
	enum { AT_MOST = 4 };
	for (size_t n = 0; n < AT_MOST && i < p->count; n++, i++) {
		enum char_class class = paragraph_class(p, i);
		if (class != CHAR_OPEN && class != CHAR_QUOTE
				&& class != CHAR_APOSTROPHE
				&& class != CHAR_HYPHEN && class != CHAR_DASH)
			break;
	}
	return i;
}

static bool
is_separator(const struct paragraph *p, size_t i)
{
	static const char separators[] = ",;:%&/)].?!";
	struct str token = paragraph_token(p, i);
	return (token.len == 1 && strchr(separators, token.at[0]))
	       || paragraph_class(p, i) == CHAR_COMMA;
}

/* "Why?" Smith asked. */
static bool
speech_follows(const struct paragraph *p, size_t i)
{
	enum { NAME_TOKENS = 4 };
	for (size_t n = 0; n < NAME_TOKENS && i + n < p->count; n++) {
		if (word_list_has(p->language, LIST_SPEECH_VERB,
				    paragraph_token(p, i + n)))
			return true;
		if (paragraph_class(p, i + n) != CHAR_UPPER && n > 0)
			return false;
	}
	return false;
}

static bool
is_starter(const struct paragraph *p, size_t i)
{
	return paragraph_class(p, i) == CHAR_UPPER
	       && word_list_has(p->language, LIST_STARTER,
			       paragraph_token(p, i));
}

/* The mark at i, closed before `next`, with a word in front of it. */
static bool
mark_ends(const struct paragraph *p, size_t i, size_t next, size_t from)
{
	struct str mark = paragraph_token(p, i);
	size_t word = behind_opening(p, next);
	enum char_class class = paragraph_class(p, word);
	bool query = mark.at[mark.len - 1] == '!'
		     || mark.at[mark.len - 1] == '?';
	bool ellipsis = !query && mark.len > 1;
	if (class == CHAR_LOWER || is_separator(p, next))
		return false;
	if (!paragraph_is_spaced(p, next))
		return class == CHAR_UPPER && !ellipsis && i > from
		       && (paragraph_class(p, i - 1) == CHAR_LOWER
				       || next > i + 1
				       /* "on Wednesday.The", no "Box.Net" */
				       || is_starter(p, word));
	if (ellipsis)
		return class == CHAR_UPPER;
	if (query)
		return (word == next || class == CHAR_UPPER)
		       && (next == i + 1 || !speech_follows(p, next));
	/* "1. First" */
	bool numbered = i == from + 1
			&& (paragraph_class(p, from) == CHAR_DIGIT
					|| paragraph_token(p, from).len == 1)
			&& paragraph_token(p, from).len <= 3;
	return !numbered;
}

/* An abbreviation with its full stop at i. */
static bool
abbreviation_ends(const struct paragraph *p, size_t i, size_t next)
{
	enum char_class class = paragraph_class(p, next);
	if (class == CHAR_DASH || class == CHAR_HYPHEN
			|| paragraph_token_is(p, next, "("))
		return false;
	struct str word = paragraph_token(p, i);
	word.len--;
	size_t behind = behind_opening(p, next);
	if (paragraph_class(p, behind) != CHAR_UPPER
			|| !paragraph_is_spaced(p, next))
		return false;
	enum word_list list = abbreviation_find(p->language, word);
	if (list == LIST_TITLE || list == LIST_NUMBER)
		return false;
	if (word.len > 1 && (word.at[word.len - 1] | 0x20) == 'm'
			&& word.at[word.len - 2] == '.')
		return !word_list_has(p->language, LIST_TIME_WORD,
				paragraph_token(p, behind));
	if (str_equal(word, STR("etc")))
		return true;
	if (behind > next)
		return word.len > 1;
	return is_starter(p, behind);
}

static bool
ends_with(const struct paragraph *p, size_t i, size_t next, size_t from)
{
	if (next >= p->count)
		return true;
	enum char_class class = paragraph_class(p, i);
	if (char_is_word(class))
		return i > from && p->text.at[p->tokens[i].end - 1] == '.'
		       && abbreviation_ends(p, i, next);
	if (class != CHAR_STOP && class != CHAR_END)
		return false;
	return mark_ends(p, i, next, from);
}

/* "Title | Section | what follows": a bar between blanks parts what is no
 * sentence together. */
static bool
is_bar(const struct paragraph *p, size_t i)
{
	return paragraph_token_is(p, i, "|") && paragraph_is_spaced(p, i)
	       && paragraph_is_spaced(p, i + 1);
}

/* Where a sentence of too many tokens is cut: behind the last semicolon of its
 * second half, else behind the last comma, colon or dash. */
static size_t
cut_long(const struct paragraph *p, size_t from)
{
	size_t limit = from + LIMIT_SENTENCE_TOKENS, comma = 0;
	for (size_t i = limit - 1; i > from + LIMIT_SENTENCE_TOKENS / 2; i--) {
		enum char_class class = paragraph_class(p, i);
		if (paragraph_token_is(p, i, ";"))
			return i + 1;
		if (!comma
				&& (class == CHAR_COMMA || class == CHAR_DASH
						|| paragraph_token_is(
								p, i, ":")))
			comma = i + 1;
	}
	return comma ? comma : limit;
}

size_t
sentence_end(const struct paragraph *p, size_t from, size_t search)
{
	size_t i = search;
	bool ended = false;
	while (!ended && i < p->count && i < from + LIMIT_SENTENCE_TOKENS) {
		size_t next = i + 1;
		if (is_bar(p, i)) {
			ended = true;
		} else if (may_end(p, i)) {
			next = after_closing(p, i);
			ended = ends_with(p, i, next, from);
		}
		i = next;
	}
	bool whole = ended || i == p->count;
	return whole && i - from <= LIMIT_SENTENCE_TOKENS ? i
							  : cut_long(p, from);
}
