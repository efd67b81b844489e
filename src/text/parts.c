#include "text/parts.h"

void
parts_of(enum language language, struct str word,
		const struct word_place *place, struct parts *out)
{
	*out = (struct parts){ .count = 1, .part[0].end = word.len };
	if (language == LANGUAGE_ES)
		parts_of_spanish(word, place, out);
	else
		parts_of_english(word, out);
}
