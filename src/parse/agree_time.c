#include "parse/agree_time.h"

#include "parse/tags.h"

/* How far a phrase of time reaches, and its noun lies behind "of". */
enum { TIME_WORDS = 4, NEAR_BY = 12 };

struct time_view {
	const struct text *text;
	struct token *tokens; /* token n is tokens[n - 1] */
	uint32_t count;
};

/* English, then Spanish: a word of one is none of the other's. Not "may", which
 * is a verb. */
static const char *const OWNERS[] = { "of", "de", "del", NULL };
static const char *const DAYS[] = { "monday", "tuesday", "wednesday",
	"thursday", "friday", "saturday", "sunday", "yesterday", "today",
	"tonight", "tomorrow", "january", "february", "march", "april", "june",
	"july", "august", "september", "october", "november", "december",
	"lunes", "martes", "miércoles", "jueves", "viernes", "sábado",
	"domingo", "ayer", "hoy", "anoche", "enero", "febrero", "marzo",
	"abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
	"noviembre", "diciembre", NULL };
/* Times only beside a word that says which: "last week", "semana pasada". */
static const char *const SPANS[] = { "week", "weekend", "month", "year",
	"night", "morning", "evening", "afternoon", "semana", "mes", "año",
	"noche", NULL };
static const char *const WHICH[] = { "last", "this", "next", "past", "earlier",
	"late", "early", "este", "esta", NULL };
static const char *const WHICH_BEHIND[] = { "pasado", "pasada", "próximo",
	"próxima", NULL };
static const char *const BEFORE[] = { "on", "in", "late", "early", "earlier",
	"later", "el", "la", "en", NULL };

static struct token *
at(const struct time_view *view, uint32_t number)
{
	return &view->tokens[number - 1];
}

static bool
is_one_of(const struct time_view *view, uint32_t number,
		const char *const *forms)
{
	struct str form = text_of_token(view->text, at(view, number));
	for (; *forms; forms++)
		if (str_equal_ascii_case(form, str_of(*forms)))
			return true;
	return false;
}

/* First word of the phrase of time that ends at `last`; 0 when none does. */
static uint32_t
time_begins(const struct time_view *view, uint32_t last)
{
	uint32_t first = last;
	if (is_one_of(view, last, WHICH_BEHIND) && last > 1
			&& is_one_of(view, last - 1, SPANS))
		first = last - 1;
	else if (is_one_of(view, last, SPANS) && last > 1
			&& is_one_of(view, last - 1, WHICH))
		first = last - 1;
	else if (!is_one_of(view, last, DAYS))
		return 0;
	while (first > 1 && first + TIME_WORDS > last
			&& (is_one_of(view, first - 1, BEFORE)
					|| is_one_of(view, first - 1, WHICH)))
		first--;
	return first;
}

/* The noun that the phrase of time stands behind, or that of a place between
 * them ("the protest in Lima on Monday of"); 0 none. */
static uint32_t
noun_before(const struct time_view *view, uint32_t first)
{
	uint32_t noun = first - 1;
	if (!noun)
		return 0;
	if (at(view, noun)->upos == UPOS_PROPN
			&& at(view, noun)->deprel == DEPREL_NMOD
			&& at(view, noun)->head < noun)
		noun = at(view, noun)->head;
	return noun && at(view, noun)->upos == UPOS_NOUN ? noun : 0;
}

static bool
is_between(uint32_t number, uint32_t first, uint32_t last)
{
	return number >= first && number <= last;
}

/* Token `number` hangs below one of these, or may: its head is too far off. */
static bool
is_below(const struct time_view *view, uint32_t number, uint32_t first,
		uint32_t last)
{
	for (unsigned step = 0; number && step < NEAR_BY; step++) {
		if (is_between(number, first, last))
			return true;
		number = number <= view->count ? at(view, number)->head : 0;
	}
	return number != 0;
}

/* The words of time whose head stands outside them are the noun's. */
static void
hang_time(struct time_view *view, uint32_t first, uint32_t last, uint32_t noun)
{
	for (uint32_t n = first; n <= last; n++) {
		struct token *word = at(view, n);
		if (is_between(word->head, first, last))
			continue;
		word->head = (uint16_t)noun;
		if (word->deprel == DEPREL_OBL)
			word->deprel = DEPREL_NMOD;
		else if (word->deprel == DEPREL_OBL_UNMARKED)
			word->deprel = DEPREL_NMOD_UNMARKED;
	}
}

/* "of", token `of`, and the words of time before it. */
static void
hang_behind_time(struct time_view *view, uint32_t of)
{
	uint32_t first = time_begins(view, of - 1);
	uint32_t noun = first ? noun_before(view, first) : 0;
	uint32_t owned = at(view, of)->head;
	if (!noun || owned <= of || owned > of + NEAR_BY
			|| owned > view->count
			|| at(view, owned)->upos == UPOS_NUM
			|| time_begins(view, owned))
		return;
	uint32_t head = at(view, owned)->head;
	if (!is_between(head, first, of - 1) && head != at(view, noun)->head)
		return;
	if (is_below(view, noun, first, of - 1)
			|| is_below(view, noun, owned, owned))
		return;
	hang_time(view, first, of - 1, noun);
	at(view, owned)->head = (uint16_t)noun;
	at(view, owned)->deprel = DEPREL_NMOD;
}

void
agree_time(const struct text *text, struct token *tokens, uint32_t count)
{
	struct time_view view = { text, tokens, count };
	for (uint32_t n = 3; n < count; n++)
		if (at(&view, n)->deprel == DEPREL_CASE
				&& is_one_of(&view, n, OWNERS))
			hang_behind_time(&view, n);
}
