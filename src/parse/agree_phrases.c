#include "parse/agree_phrases.h"

#include "base/limits.h"
#include "parse/tags.h"

/* How far the words of a phrase lie apart. */
enum { NEAR_BY = 12 };

struct phrase_view {
	const struct text *text;
	struct token *tokens; /* token n is tokens[n - 1] */
	uint32_t count;
};

static struct token *
at(const struct phrase_view *view, uint32_t number)
{
	return &view->tokens[number - 1];
}

static bool
is_inside(const struct phrase_view *view, uint32_t number)
{
	return number && number <= view->count;
}

static bool
is_written(const struct phrase_view *view, uint32_t number, struct str text)
{
	return str_equal(text_of_token(view->text, at(view, number)), text);
}

static bool
is_noun(const struct token *token)
{
	return token->upos == UPOS_NOUN || token->upos == UPOS_PROPN;
}

/* The first word near by that hangs on `head` in this relation, at or behind
 * `from`; 0 none. */
static uint32_t
child_from(const struct phrase_view *view, uint32_t from, uint32_t head,
		enum deprel deprel)
{
	for (uint32_t n = from; n <= view->count && n < from + NEAR_BY; n++)
		if (at(view, n)->head == head && at(view, n)->deprel == deprel)
			return n;
	return 0;
}

/* The first word that may stand near by before this one. */
static uint32_t
near_before(uint32_t number)
{
	return number > NEAR_BY ? number - NEAR_BY : 1;
}

static bool
has_preposition(const struct phrase_view *view, uint32_t number)
{
	uint32_t word = child_from(
			view, near_before(number), number, DEPREL_CASE);
	return word && word < number;
}

static void
prepositions_of_names(struct phrase_view *view)
{
	for (uint32_t n = 1; n < view->count; n++) {
		struct token *word = at(view, n);
		uint32_t part = word->head;
		if (word->deprel != DEPREL_CASE || word->upos != UPOS_ADP
				|| part <= n || !is_inside(view, part))
			continue;
		uint32_t whole = at(view, part)->head;
		if (at(view, part)->deprel == DEPREL_COMPOUND
				&& at(view, part)->upos == UPOS_PROPN
				&& whole > part && is_inside(view, whole)
				&& at(view, whole)->upos == UPOS_PROPN
				&& !has_preposition(view, whole))
			word->head = (uint16_t)whole;
	}
}

/* "thousands of doctors" with "of" on the thousands: nothing stands behind its
 * noun but what has a noun of its own there. */
static void
prepositions_behind_nouns(struct phrase_view *view)
{
	for (uint32_t n = 2; n < view->count; n++) {
		struct token *word = at(view, n);
		if (word->deprel != DEPREL_CASE || word->upos != UPOS_ADP
				|| word->head != n - 1)
			continue;
		uint32_t noun = child_from(view, n + 1, n - 1, DEPREL_NMOD);
		if (noun && !has_preposition(view, noun))
			word->head = (uint16_t)noun;
	}
}

static bool
is_conjunct(const struct phrase_view *view, uint32_t number)
{
	return is_inside(view, number)
	       && at(view, number)->deprel == DEPREL_CONJ;
}

static void
adjectives_in_lists(struct phrase_view *view)
{
	for (uint32_t n = 1; n < view->count; n++) {
		struct token *word = at(view, n);
		bool describes = word->upos == UPOS_ADJ
				 || word->upos == UPOS_PROPN;
		if (!describes || !is_conjunct(view, n)
				|| !is_conjunct(view, n + 1)
				|| at(view, n + 1)->upos != UPOS_NOUN
				|| at(view, n + 1)->head != word->head)
			continue;
		word->head = (uint16_t)(n + 1);
		word->deprel = word->upos == UPOS_ADJ ? DEPREL_AMOD
						      : DEPREL_COMPOUND;
	}
}

static void
prepositions_of_lists(struct phrase_view *view)
{
	for (uint32_t n = 1; n < view->count; n++) {
		struct token *word = at(view, n);
		uint32_t first = is_conjunct(view, word->head)
						 ? at(view, word->head)->head
						 : 0;
		if (word->deprel == DEPREL_CASE && word->upos == UPOS_ADP
				&& first > n && first < word->head
				&& !has_preposition(view, first))
			word->head = (uint16_t)first;
	}
}

/* `whole` takes the place of its own part, which becomes a word of it; what
 * hung on the part hangs on it, but for the numbers of a sum. */
static void
take_place(struct phrase_view *view, uint32_t whole, uint32_t part,
		enum deprel deprel)
{
	for (uint32_t n = 1; n <= view->count; n++)
		if (at(view, n)->head == part && n != whole
				&& at(view, n)->upos != UPOS_NUM)
			at(view, n)->head = (uint16_t)whole;
	at(view, whole)->head = at(view, part)->head;
	at(view, whole)->deprel = (uint8_t)deprel;
	at(view, part)->head = (uint16_t)whole;
	at(view, part)->deprel = DEPREL_COMPOUND;
}

static void
objects_of_names(struct phrase_view *view)
{
	for (uint32_t n = 2; n < view->count; n++) {
		const struct token *name = at(view, n);
		bool clause = name->deprel == DEPREL_ADVCL;
		if (name->upos != UPOS_PROPN
				|| (!clause && name->deprel != DEPREL_ACL)
				|| !has_preposition(view, n))
			continue;
		uint32_t object = child_from(view, n + 1, n, DEPREL_OBJ);
		if (object && is_noun(at(view, object)))
			take_place(view, object, n,
					clause ? DEPREL_OBL : DEPREL_NMOD);
	}
}

/* A list with its conjunction: that of `conjunct`, or of one beside it. */
static bool
has_conjunction(const struct phrase_view *view, uint32_t head,
		uint32_t conjunct)
{
	uint32_t end = conjunct + NEAR_BY;
	for (uint32_t n = near_before(conjunct); n <= view->count && n < end;
			n++) {
		uint32_t part = at(view, n)->deprel == DEPREL_CC
						? at(view, n)->head
						: 0;
		if (part == head
				|| (is_inside(view, part)
						&& at(view, part)->head
								   == head))
			return true;
	}
	return false;
}

static bool
is_place(const struct token *token)
{
	return token->name == NAME_B_LOC || token->name == NAME_I_LOC;
}

/* Joined to what is no place by nothing but a comma. */
static bool
stands_apart(const struct phrase_view *view, uint32_t n)
{
	uint32_t head = at(view, n)->head;
	return at(view, n)->deprel == DEPREL_CONJ && head && head < n
	       && is_noun(at(view, head)) && !is_place(at(view, head))
	       && is_written(view, n - 1, STR(","))
	       && !has_conjunction(view, head, n);
}

/* The last conjunct of the sentence, 0 when it ends with something else. */
static uint32_t
last_conjunct(const struct phrase_view *view)
{
	uint32_t n = view->count;
	while (n > 2 && at(view, n)->deprel != DEPREL_CONJ
			&& (is_place(at(view, n))
					|| at(view, n)->upos == UPOS_PUNCT))
		n--;
	return n > 2 && is_place(at(view, n)) ? n : 0;
}

/* "burnt two trucks of cargo, Potosí, Uyuni.": where it was, nothing of a list;
 * nor is what stands between. Inside a sentence a comma may join: "Rebels,
 * Chad sign truce". */
static void
places_at_end(struct phrase_view *view)
{
	uint32_t last = last_conjunct(view);
	if (!last || !stands_apart(view, last))
		return;
	uint32_t head = at(view, last)->head;
	for (uint32_t n = near_before(last); n <= last; n++)
		if (n > head && at(view, n)->head == head
				&& at(view, n)->deprel == DEPREL_CONJ)
			at(view, n)->deprel = DEPREL_PARATAXIS;
}

static bool
is_hyphen(const struct phrase_view *view, uint32_t number)
{
	return is_written(view, number, STR("-"))
	       || is_written(view, number, STR("–"));
}

/* "test-fired", written as one. */
static bool
is_hyphened(const struct phrase_view *view, uint32_t noun)
{
	const struct token *hyphen = at(view, noun + 1);
	return is_hyphen(view, noun + 1) && hyphen->start == at(view, noun)->end
	       && hyphen->end == at(view, noun + 2)->start;
}

/* The last of the names that were taken for a part of the noun, 0 none. */
static uint32_t
name_before(const struct phrase_view *view, uint32_t noun)
{
	for (uint32_t n = noun - 1; n >= near_before(noun); n--)
		if (at(view, n)->head == noun
				&& at(view, n)->deprel == DEPREL_COMPOUND
				&& at(view, n)->upos == UPOS_PROPN)
			return n;
	return 0;
}

/* "North Korea test-fired a missile": no test fired it. */
static void
verbs_with_hyphens(struct phrase_view *view)
{
	for (uint32_t noun = 2; noun + 2 <= view->count; noun++) {
		uint32_t verb = noun + 2;
		if (at(view, noun)->deprel != DEPREL_NSUBJ
				|| at(view, noun)->upos != UPOS_NOUN
				|| at(view, noun)->head != verb
				|| at(view, verb)->upos != UPOS_VERB
				|| !is_hyphened(view, noun))
			continue;
		uint32_t name = name_before(view, noun);
		if (!name)
			continue;
		take_place(view, name, noun, DEPREL_NSUBJ);
		at(view, noun)->head = (uint16_t)verb;
	}
}

/* A word that can stand between a sum and the noun that it measures. */
static bool
may_stand_between(const struct phrase_view *view, uint32_t number)
{
	switch (at(view, number)->upos) {
	case UPOS_ADJ:
	case UPOS_NOUN:
	case UPOS_NUM:
	case UPOS_PART:
	case UPOS_PROPN:
	case UPOS_SYM:
		return true;
	case UPOS_PUNCT:
		return is_hyphen(view, number);
	default:
		return false;
	}
}

/* "[$ 3 million] soft credit": nothing but words of the noun between. */
static bool
is_measured(const struct phrase_view *view, uint32_t sign, uint32_t noun)
{
	if (noun <= sign + 1 || noun > sign + NEAR_BY
			|| at(view, sign + 1)->upos != UPOS_NUM)
		return false;
	for (uint32_t n = sign + 1; n < noun; n++)
		if (!may_stand_between(view, n)
				|| (at(view, n)->head == sign
						&& at(view, n)->upos
								   != UPOS_NUM))
			return false;
	return true;
}

static void
sums_before_nouns(struct phrase_view *view)
{
	for (uint32_t n = 3; n <= view->count; n++) {
		const struct token *noun = at(view, n);
		uint32_t sign = noun->head;
		if (noun->upos != UPOS_NOUN
				|| (noun->deprel != DEPREL_NMOD
						&& noun->deprel != DEPREL_APPOS)
				|| !is_inside(view, sign)
				|| at(view, sign)->upos != UPOS_SYM
				|| !is_measured(view, sign, n)
				|| has_preposition(view, n))
			continue;
		take_place(view, n, sign, (enum deprel)at(view, sign)->deprel);
	}
}

/* Nothing but numbers between the two, and at least one. */
static bool
is_counted_from(const struct phrase_view *view, uint32_t first, uint32_t noun)
{
	for (uint32_t n = first; n < noun; n++)
		if (at(view, n)->upos != UPOS_NUM)
			return false;
	return first < noun;
}

static void
names_before_sums(struct phrase_view *view)
{
	for (uint32_t n = 2; n < view->count; n++) {
		struct token *name = at(view, n);
		uint32_t sum = name->head;
		if (name->upos != UPOS_PROPN || name->deprel != DEPREL_COMPOUND
				|| !is_inside(view, sum) || sum <= n
				|| sum > n + NEAR_BY
				|| at(view, sum)->deprel != DEPREL_OBJ
				|| feats_get(at(view, sum)->feats,
						   FEATURE_NUMBER)
						   != NUMBER_PLUR
				|| !is_counted_from(view, n + 1, sum)
				|| child_from(view, near_before(n), sum,
						DEPREL_DET))
			continue;
		uint32_t verb = at(view, sum)->head;
		if (!is_inside(view, verb) || verb >= n)
			continue;
		name->head = (uint16_t)verb;
		name->deprel = DEPREL_IOBJ;
	}
}

/* It has a subject or a copula, or is denied. */
static bool
is_predicate(const struct phrase_view *view, uint32_t noun)
{
	uint32_t from = near_before(noun);
	return child_from(view, from, noun, DEPREL_NSUBJ)
	       || child_from(view, from, noun, DEPREL_COP)
	       || child_from(view, from, noun, DEPREL_ADVMOD);
}

/* The title whose "of" phrase stands right before the person: the "Secretary"
 * of "Secretary of Labor Julie Su"; 0 none. */
static uint32_t
title_before(const struct phrase_view *view, uint32_t person)
{
	const struct token *token = at(view, person);
	uint32_t title = token->head, last = person - 1;
	if (token->name != NAME_B_PER || token->deprel != DEPREL_NMOD
			|| !is_inside(view, title) || title >= last
			|| at(view, title)->upos != UPOS_PROPN
			|| has_preposition(view, person)
			|| is_predicate(view, title))
		return 0;
	uint32_t of = child_from(view, title + 1, title, DEPREL_NMOD);
	uint32_t above = at(view, last)->head;
	bool ends = last == of || above == of
		    || (is_inside(view, above) && at(view, above)->head == of);
	bool right_before = of && of < person && ends
			    && at(view, last)->upos != UPOS_PUNCT;
	return right_before && has_preposition(view, of) ? title : 0;
}

/* What the title had from the clause is the person's: its preposition and
 * article, and what stands behind the person. */
static void
persons_with_titles(struct phrase_view *view)
{
	for (uint32_t person = 4; person <= view->count; person++) {
		uint32_t title = title_before(view, person);
		if (!title)
			continue;
		for (uint32_t n = 1; n <= view->count; n++) {
			enum deprel deprel = (enum deprel)at(view, n)->deprel;
			bool before = n < title
				      && (deprel == DEPREL_CASE
						      || deprel == DEPREL_DET);
			if (at(view, n)->head == title
					&& (before || n > person))
				at(view, n)->head = (uint16_t)person;
		}
		at(view, person)->head = at(view, title)->head;
		at(view, person)->deprel = at(view, title)->deprel;
		at(view, title)->head = (uint16_t)person;
		at(view, title)->deprel = DEPREL_NMOD_DESC;
	}
}

/* The person whose title begins right at `title`; 0 none. */
static uint32_t
person_titled_at(const struct phrase_view *view, uint32_t title)
{
	for (uint32_t n = title; n <= view->count && n < title + NEAR_BY; n++) {
		if (!is_noun(at(view, n)) && at(view, n)->upos != UPOS_ADJ)
			return 0;
		uint32_t person = at(view, n)->head;
		if (at(view, n)->deprel == DEPREL_NMOD_DESC)
			return is_inside(view, person) && person > n ? person
								     : 0;
	}
	return 0;
}

/* The name before "(PRC)", whose bracket ends at `close`; 0 none. */
static uint32_t
name_of_short_form(const struct phrase_view *view, uint32_t close)
{
	if (close < 4 || !is_written(view, close, STR(")"))
			|| !is_written(view, close - 2, STR("(")))
		return 0;
	const struct token *form = at(view, close - 1);
	uint32_t name = form->head;
	bool near = name < close - 2 && name + NEAR_BY > close;
	return near && form->deprel == DEPREL_APPOS && form->upos == UPOS_PROPN
			       ? name
			       : 0;
}

static void
short_forms_before_titles(struct phrase_view *view)
{
	for (uint32_t close = 4; close < view->count; close++) {
		uint32_t name = name_of_short_form(view, close);
		uint32_t person = name ? person_titled_at(view, close + 1) : 0;
		if (!person || !at(view, name)->head)
			continue;
		const struct token *titled = at(view, person);
		bool beside = titled->head == at(view, name)->head
			      && titled->deprel == at(view, name)->deprel;
		if (titled->head == name || beside)
			take_place(view, person, name,
					(enum deprel)at(view, name)->deprel);
	}
}

/* Whether a word surely stands nowhere above another, at few removes from the
 * root. */
static bool
is_not_above(const struct phrase_view *view, uint32_t number, uint32_t under)
{
	for (unsigned steps = 0; steps < NEAR_BY && under != number; steps++) {
		if (!is_inside(view, under))
			return true;
		under = at(view, under)->head;
	}
	return false;
}

/* "The North fired two missiles", where "The" was hung on the missiles: an
 * article is that of the noun behind it, not of one behind that noun's verb. */
static bool
crosses_verb(const struct phrase_view *view, uint32_t article)
{
	uint32_t noun = article + 1;
	uint32_t head = at(view, article)->head;
	if (at(view, article)->deprel != DEPREL_DET || !is_inside(view, head)
			|| head <= noun || !is_noun(at(view, noun)))
		return false;
	uint32_t verb = at(view, noun)->head;
	return verb > noun && verb < head && at(view, verb)->upos == UPOS_VERB
	       && is_not_above(view, article, verb);
}

static void
articles_before_nouns(struct phrase_view *view)
{
	for (uint32_t n = 1; n < view->count; n++)
		if (crosses_verb(view, n))
			at(view, n)->head = (uint16_t)(n + 1);
}

static bool
has_colon_between(const struct phrase_view *view, uint32_t first, uint32_t last)
{
	for (uint32_t n = first + 1; n < last && n < first + NEAR_BY; n++)
		if (is_written(view, n, STR(":")))
			return true;
	return false;
}

/* "Luis Paz: {Senadora}, ...": who is spoken to behind a label is no part of the
 * name before the colon. */
static void
names_over_colons(struct phrase_view *view)
{
	for (uint32_t n = 3; n <= view->count; n++) {
		struct token *word = at(view, n);
		bool part = word->deprel == DEPREL_FLAT
			    || word->deprel == DEPREL_APPOS;
		uint32_t name = word->head;
		if (!part || !is_inside(view, name) || name >= n
				|| at(view, name)->name != NAME_B_PER
				|| !at(view, name)->head
				|| !has_colon_between(view, name, n))
			continue;
		word->head = at(view, name)->head;
		word->deprel = DEPREL_VOCATIVE;
	}
}

/* Prepositions that stand in no person's name, as "de" and "von" do. */
static bool
ends_name(const struct phrase_view *view, uint32_t number)
{
	static const char *const forms[] = { "a", "en", "con", "por", "para" };
	const struct token *word = at(view, number);
	if (word->name != NAME_I_PER || word->upos != UPOS_ADP
			|| word->deprel != DEPREL_CASE)
		return false;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (is_written(view, number, str_of(forms[i])))
			return true;
	return false;
}

/* "dijo Luis Mora a Radio Caracol", read as one name. */
static void
end_names_at_prepositions(struct phrase_view *view)
{
	for (uint32_t n = 2; n < view->count; n++) {
		if (!ends_name(view, n))
			continue;
		bool place = is_written(view, n, STR("en"));
		at(view, n)->name = NAME_O;
		uint32_t next = n + 1;
		if (next < view->count && at(view, next)->upos == UPOS_DET)
			at(view, next++)->name = NAME_O;
		if (at(view, next)->name == NAME_I_PER)
			at(view, next)->name = place ? NAME_B_LOC : NAME_B_PER;
		while (place && ++next <= view->count
				&& at(view, next)->name == NAME_I_PER)
			at(view, next)->name = NAME_I_LOC;
	}
}

/* The noun that stands right before a name, or its article: the "diario" of
 * "al diario El País"; 0 none, or without a preposition. */
static uint32_t
noun_before_name(const struct phrase_view *view, uint32_t name)
{
	uint32_t noun = name - 1;
	if (noun > 1 && at(view, noun)->deprel == DEPREL_DET
			&& at(view, noun)->head == name)
		noun--;
	return at(view, noun)->upos == UPOS_NOUN && has_preposition(view, noun)
			       ? noun
			       : 0;
}

/* The noun that stands right behind a name, past its article, with no
 * preposition of its own and hung across the verb or on it; 0 none. */
static uint32_t
noun_behind_name(const struct phrase_view *view, uint32_t name, uint32_t verb)
{
	uint32_t n = name + 1;
	while (n <= view->count && at(view, n)->head == name
			&& at(view, n)->upos == UPOS_PROPN)
		n++;
	if (n < view->count && at(view, n)->deprel == DEPREL_DET)
		n++;
	return n <= view->count && is_noun(at(view, n))
			       && !has_preposition(view, n)
			       && at(view, n)->head
			       && at(view, n)->head <= verb
		       ? n
		       : 0;
}

/* "dijo al diario El País el ministro": the name says which paper, and who
 * stands behind it speaks. */
static void
attach_names_of_papers(struct phrase_view *view)
{
	for (uint32_t name = 3; name < view->count; name++) {
		struct token *word = at(view, name);
		uint32_t verb = word->head;
		if (word->deprel != DEPREL_NSUBJ || word->upos != UPOS_PROPN
				|| !verb || verb >= name
				|| at(view, verb)->upos != UPOS_VERB)
			continue;
		uint32_t noun = noun_before_name(view, name);
		uint32_t behind = noun_behind_name(view, name, verb);
		if (!noun || !behind || at(view, noun)->head != verb
				|| !is_not_above(view, behind, verb))
			continue;
		word->head = (uint16_t)noun;
		word->deprel = DEPREL_APPOS;
		at(view, behind)->head = (uint16_t)verb;
		at(view, behind)->deprel = DEPREL_NSUBJ;
	}
}

/* A number, an article, or what stands before a number ("at least"). */
static bool
begins_phrase(const struct token *token)
{
	return token->upos == UPOS_NUM || token->upos == UPOS_DET
	       || token->upos == UPOS_ADV || token->upos == UPOS_ADP
	       || token->deprel == DEPREL_NMOD_POSS;
}

/* "shot {dead} three guards" with guards who were dead before: an adjective does
 * not stand before the number or article of its noun. Of "dead" alone: "an
 * additional 300 men". */
static void
results_behind_verbs(struct phrase_view *view)
{
	for (uint32_t n = 2; n < view->count; n++) {
		struct token *dead = at(view, n);
		if (dead->deprel != DEPREL_AMOD || dead->head <= n
				|| !is_written(view, n, STR("dead"))
				|| at(view, n - 1)->upos != UPOS_VERB
				|| at(view, n - 1)->head == n
				|| !begins_phrase(at(view, n + 1)))
			continue;
		dead->head = (uint16_t)(n - 1);
		dead->deprel = DEPREL_XCOMP;
	}
}

void
agree_phrases(const struct text *text, struct token *tokens, uint32_t count)
{
	struct phrase_view view = { text, tokens, count };
	names_over_colons(&view);
	end_names_at_prepositions(&view);
	attach_names_of_papers(&view);
	articles_before_nouns(&view);
	prepositions_of_names(&view);
	prepositions_behind_nouns(&view);
	adjectives_in_lists(&view);
	prepositions_of_lists(&view);
	objects_of_names(&view);
	places_at_end(&view);
	sums_before_nouns(&view);
	names_before_sums(&view);
	verbs_with_hyphens(&view);
	persons_with_titles(&view);
	short_forms_before_titles(&view);
	results_behind_verbs(&view);
}
