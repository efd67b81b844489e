/* abbreviations.h - the closed lists that splitting text needs, by language.
 *
 * Every list is a sorted table of lower-case words in abbreviations_en.c and
 * abbreviations_es.c; to teach the splitter a new abbreviation, add a word
 * there. What a language has no list of is as in English: units, domains.
 * Lookups ignore the case of ASCII letters and allocate nothing. */
#ifndef DEMARCHE_TEXT_ABBREVIATIONS_H
#define DEMARCHE_TEXT_ABBREVIATIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/languages.h"
#include "base/str.h"

enum word_list {
	/* Abbreviations by what may follow their full stop. */
	LIST_TITLE,         /* a name follows: the stop never ends a sentence */
	LIST_NUMBER,        /* an abbreviation only before a number: "No. 5" */
	LIST_DATE,          /* months, days */
	LIST_COMPANY,       /* "Inc.", "Jr.": follow a name */
	LIST_PLACE,         /* an abbreviation only after a comma: ", Pa." */
	LIST_PLAIN,         /* written in lower case: "etc.", "vs." */
	LIST_DEGREE,        /* with a stop inside: "ph.d" */
	LIST_ABBREVIATIONS, /* how many of the above */

	/* Capitalised after a stop, these begin a sentence. */
	LIST_STARTER = LIST_ABBREVIATIONS,
	LIST_TIME_WORD,   /* follow "a.m." inside a sentence: "Monday", "EST" */
	LIST_SPEECH_VERB, /* "Why?" Smith *asked* */
	LIST_HYPHEN_PREFIX, /* "anti-American" is one token */
	LIST_HYPHEN_SUFFIX, /* "clock-wise" too */
	LIST_SLASH_WORD,    /* "w/o" */
	LIST_UNIT,          /* "35mm" is two tokens */
	LIST_DOMAIN,        /* last part of a host or file name */
	LIST_ELISION,       /* begin with an apostrophe: "'em" */
	LIST_PLACE_LINK,    /* inside a dateline's place: "of" */
	LIST_SHORT_PLACE,   /* towns that are as short as acronyms: "OSLO -" */
	LIST_MONTH,
	LIST_TITLE_SMALL,  /* titles that are written small as well */
	LIST_BYLINE,       /* "By Ana Ruiz" */
	LIST_CLITIC_NO,    /* end like a verb with a pronoun, but are none */
	LIST_CLITIC_YES,   /* commands with a pronoun: "dale" */
	LIST_ARTICLE_NAME, /* behind an "Al" that is part of a name */
	LIST_COUNT,
};

/* The words of a list, sorted bytewise. */
const char *const *word_list(
		enum language language, enum word_list list, size_t *count);

bool word_list_has(
		enum language language, enum word_list list, struct str word);

/* The list of abbreviations that `word`, without its full stop, belongs to;
 * LIST_ABBREVIATIONS when it is none. Lists of names want a capital. */
enum word_list abbreviation_find(enum language language, struct str word);

/* Whether a paragraph that begins like this is a line of the page's own: "Read
 * more", "Photo:". `text` is its beginning. */
bool furniture_begins(enum language language, struct str text);

#endif
