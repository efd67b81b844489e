#include "text/parts.h"

/* clang-format off */
/* Two words written as one, and where the first ends. */
static const struct {
	const char *word;
	unsigned cut;
} compounds[] = {
	{ "aint", 2 }, { "alot", 1 }, { "arent", 3 }, { "cannot", 3 },
	{ "cant", 2 }, { "couldnt", 5 }, { "couldve", 5 }, { "didnt", 3 },
	{ "doesnt", 4 }, { "dont", 2 }, { "gimme", 3 }, { "gonna", 3 },
	{ "gotta", 3 }, { "hadnt", 3 }, { "hasnt", 3 }, { "havent", 4 },
	{ "hes", 2 }, { "im", 1 },
	{ "isnt", 2 }, { "ive", 1 }, { "lemme", 3 }, { "lotta", 3 },
	{ "outta", 3 }, { "shes", 3 }, { "shouldnt", 6 }, { "shouldve", 6 },
	{ "thats", 4 }, { "theres", 5 }, { "theyll", 4 }, { "theyre", 4 },
	{ "theyve", 4 }, { "wanna", 3 }, { "wasnt", 3 }, { "werent", 4 },
	{ "whats", 4 }, { "wont", 2 }, { "wouldnt", 5 }, { "wouldve", 5 },
	{ "youll", 3 }, { "youre", 3 }, { "youve", 3 },
};
/* clang-format on */

enum { SHORTEST = 2, LONGEST = 8 };

static unsigned
cut_of(const char *word)
{
	size_t low = 0, high = sizeof compounds / sizeof *compounds;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = str_order(word, compounds[middle].word);
		if (order == 0)
			return compounds[middle].cut;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return 0;
}

void
parts_of_english(struct str word, struct parts *out)
{
	char key[LONGEST + 1];
	if (word.len < SHORTEST || word.len > LONGEST)
		return;
	for (size_t i = 0; i < word.len; i++) {
		char c = word.at[i];
		key[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	}
	key[word.len] = '\0';
	unsigned cut = cut_of(key);
	if (cut == 0)
		return;
	out->count = 2;
	out->part[0].end = cut;
	out->part[1].end = word.len;
}
