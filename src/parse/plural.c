#include "parse/plural.h"

#include <string.h>

static struct str
with_end(struct str word, size_t kept, struct str end, char *out)
{
	memcpy(out, word.at, kept);
	memcpy(out + kept, end.at, end.len);
	return (struct str){ out, kept + end.len };
}

static struct str
english(struct str word, char *out)
{
	size_t len = word.len;
	bool consonant = len > 1 && !strchr("aeiou", word.at[len - 2]);
	bool hissing = str_ends(word, STR("s")) || str_ends(word, STR("x"))
		       || str_ends(word, STR("ch"))
		       || str_ends(word, STR("sh"));
	if (str_ends(word, STR("man")))
		return with_end(word, len - 2, STR("en"), out);
	if (len > 1 && word.at[len - 1] == 'y' && consonant)
		return with_end(word, len - 1, STR("ies"), out);
	return with_end(word, len, hissing ? STR("es") : STR("s"), out);
}

/* What a Spanish word ends in, and what its plural ends in; the first that fits
 * counts. */
static const struct {
	struct str singular, plural;
} spanish_ends[] = {
	{ { "primer", 6 }, { "primeros", 8 } },
	{ { "gran", 4 }, { "grandes", 7 } },
	{ { "z", 1 }, { "ces", 3 } },
	{ { "án", 3 }, { "anes", 4 } },
	{ { "én", 3 }, { "enes", 4 } },
	{ { "ín", 3 }, { "ines", 4 } },
	{ { "ón", 3 }, { "ones", 4 } },
	{ { "ún", 3 }, { "unes", 4 } },
	{ { "és", 3 }, { "eses", 4 } },
	{ { "ás", 3 }, { "ases", 4 } },
	{ { "ís", 3 }, { "íses", 5 } },
	{ { "s", 1 }, { "s", 1 } },
	{ { "x", 1 }, { "x", 1 } },
	{ { "a", 1 }, { "as", 2 } },
	{ { "e", 1 }, { "es", 2 } },
	{ { "i", 1 }, { "is", 2 } },
	{ { "o", 1 }, { "os", 2 } },
	{ { "u", 1 }, { "us", 2 } },
	{ { "á", 2 }, { "ás", 3 } },
	{ { "é", 2 }, { "és", 3 } },
	{ { "ó", 2 }, { "ós", 3 } },
};

static struct str
spanish(struct str word, char *out)
{
	/* "lo militar" has no plural: "los militares" are people. */
	if (str_equal(word, STR("lo")))
		return word;
	for (size_t i = 0; i < sizeof spanish_ends / sizeof *spanish_ends; i++)
		if (str_ends(word, spanish_ends[i].singular))
			return with_end(word,
					word.len - spanish_ends[i].singular.len,
					spanish_ends[i].plural, out);
	return with_end(word, word.len, STR("es"), out);
}

struct str
plural_of(enum language language, struct str word, char *out)
{
	return language == LANGUAGE_ES ? spanish(word, out)
				       : english(word, out);
}
