#include "base/languages.h"

#include <stdio.h>

enum { CODE_BYTES = 2 };

/* clang-format off */
#define BEFORE_NOUN_ES " primer primero primera segundo tercer tercero " \
	"alto alta gran grande bueno buen mal malo nuevo libre mayor mejor pleno " \
	"mutuo estrecho último doble vice máximo santo simple mero propio "
#define BEHIND_NOUN_ES " el la a al de del en con por "
/* clang-format on */

static const struct {
	const char *code, *name;
	struct language_traits traits;
} languages[LANGUAGE_COUNT] = {
	[LANGUAGE_EN] = { "en", "English",
			{ .former = { "ex-", 3 },
					.mended = true,
					.before_name = { "", 0 },
					.behind_name = { " said", 5 } } },
	[LANGUAGE_ES] = { "es", "Spanish",
			{ .noun_first = true,
					.before_noun = { BEFORE_NOUN_ES,
							sizeof BEFORE_NOUN_ES
									- 1 },
					.behind_noun = { BEHIND_NOUN_ES,
							sizeof BEHIND_NOUN_ES
									- 1 },
					.former = { "ex", 2 },
					.bare_infinitive = true,
					.moods = true,
					.marked_objects = true,
					.drops_subjects = true,
					.home_unsaid = true,
					.agent_is_cause = true,
					.reflexive = { "se", 2 },
					.possessive_determiners = true,
					.accents = true,
					.hyphens = true,
					.contractions = true,
					.before_name = { "la ", 3 },
					.behind_name = { " dijo", 5 } } },
};

const struct language_traits *
languages_traits(enum language language)
{
	return &languages[language].traits;
}

static bool
is_listed(struct str list, struct str word)
{
	char key[64];
	int length = snprintf(key, sizeof key, " %.*s ", STR_ARG(word));
	return length > 0 && (size_t)length < sizeof key
	       && str_find(list, (struct str){ key, (size_t)length })
				  < list.len;
}

bool
languages_stands_before_noun(
		const struct language_traits *traits, struct str word)
{
	return is_listed(traits->before_noun, word);
}

bool
languages_stands_behind_noun(
		const struct language_traits *traits, struct str word)
{
	return is_listed(traits->behind_noun, word);
}

const char *
languages_code(enum language language)
{
	return languages[language].code;
}

const char *
languages_name(enum language language)
{
	return languages[language].name;
}

enum language
languages_find(struct str code)
{
	bool region = code.len > CODE_BYTES
		      && (code.at[CODE_BYTES] == '-'
				      || code.at[CODE_BYTES] == '_');
	enum language found = 0;
	if (code.len != CODE_BYTES && !region)
		return LANGUAGE_COUNT;
	while (found < LANGUAGE_COUNT
			&& !str_starts(code, str_of(languages[found].code)))
		found++;
	return found;
}

bool
languages_owns(struct str file, enum language language)
{
	return file.len > CODE_BYTES
	       && (file.at[CODE_BYTES] == '.' || file.at[CODE_BYTES] == '-')
	       && str_starts(file, str_of(languages[language].code));
}

bool
languages_is_foreign(struct str file, enum language language)
{
	for (enum language i = 0; i < LANGUAGE_COUNT; i++)
		if (i != language && languages_owns(file, i))
			return true;
	return false;
}
