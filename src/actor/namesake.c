/* Persons of whom only the surname stands there, and whose phrase says another
 * country than the table's: "Honduran President Castro", "President Castro of
 * Honduras" is nobody of Cuba. */
#include "actor/view.h"

/* How many words of title may stand between the country and the name. */
enum { TITLE_WORDS = 5 };

/* A word of the phrase that the name ends: it hangs on another one of it. */
static bool
is_in_phrase(const struct actor_workspace *work, uint32_t word, uint32_t name)
{
	const struct token *token = token_at(work, word);
	switch (token->upos) {
	case UPOS_ADJ:
	case UPOS_NOUN:
	case UPOS_PROPN:
		break;
	default:
		return false;
	}
	uint32_t least = name > TITLE_WORDS ? name - TITLE_WORDS : 1;
	return token->head >= least && token->head <= name;
}

/* The country told last before the name; -1 none. */
static int
country_before(const struct actor_workspace *work, uint32_t name)
{
	uint32_t word = name - 1;
	for (unsigned i = 0; i < TITLE_WORDS && word; i++, word--) {
		uint32_t last;
		bool title = is_in_phrase(work, word, name)
			     || token_at(work, name)->head == word;
		int country = title ? place_country_at(work, word, &last) : -1;
		if (!title)
			return -1;
		if (country >= 0 && last < name)
			return country;
	}
	return -1;
}

/* "Castro of Honduras": the country behind "of"; -1 none. */
static int
country_behind(const struct actor_workspace *work, uint32_t name)
{
	uint32_t word = name + 1;
	if (word >= work->count || !(class_at(work, word) & CLASS_OF))
		return -1;
	word++;
	if (token_at(work, word)->upos == UPOS_DET && word < work->count)
		word++;
	uint32_t last;
	int country = place_country_at(work, word, &last);
	const struct token *token = token_at(work, last);
	bool of_name = token->deprel == DEPREL_NMOD && token->head <= name
		       && token->head + (uint32_t)TITLE_WORDS > name;
	return of_name ? country : -1;
}

bool
namesake_is(const struct actor_workspace *work, const struct name_row *row,
		uint32_t name)
{
	if (!row->person || !row->code[0])
		return false;
	int country = country_before(work, name);
	if (country < 0)
		country = country_behind(work, name);
	return country >= 0 && country != row->code_index;
}
