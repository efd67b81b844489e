/* What a number counts. */
#include "fact/amount_scan.h"

enum { NOUN_TOKENS = 14 };

/* "28 legisladores colombianos" */
static bool
noun_first(const struct amount_scan *scan)
{
	return scan->line.tables->style.noun_first;
}

static bool
is_quote(const struct amount_scan *scan, uint32_t token)
{
	return token_is_quotation_mark(amount_line_text(&scan->line, token));
}

/* "and" or a comma between adjectives. */
static bool
joins_modifiers(const struct amount_scan *scan, uint32_t token)
{
	return (amount_has_upos(scan, token, UPOS_CCONJ)
			       || amount_line_is_byte(&scan->line, token, ','))
	       && amount_is_modifier(scan, token - 1)
	       && (amount_is_modifier(scan, token + 1)
			       || (amount_has_upos(scan, token, UPOS_CCONJ)
					       && amount_is_noun(scan,
							       token + 1)));
}

/* How many tokens at `token` belong to the phrase before its noun or are
 * nouns; 0: it ends. */
static unsigned
step(const struct amount_scan *scan, uint32_t token, bool noun)
{
	const struct amount_line *line = &scan->line;
	if (amount_is_noun(scan, token) || amount_is_modifier(scan, token))
		return 1;
	if (amount_line_is_joint(line, token) || is_quote(scan, token))
		return 1;
	if (amount_has_upos(scan, token, UPOS_ADV))
		return amount_is_modifier(scan, token + 1)
		       || amount_line_is_joint(line, token + 1);
	/* "two 450-megawatt plants", "China-based companies" */
	if (amount_line_is_joint(line, token + 1))
		return 3;
	if (amount_line_is_joint(line, token - 1))
		return 1;
	return !noun && joins_modifiers(scan, token) ? 1 : 0;
}

/* The noun that the tree hangs the number on, when it is in (from, last]. */
static uint16_t
noun_of_tree(const struct amount_scan *scan, const struct amount_number *number,
		uint16_t last)
{
	for (uint16_t t = number->first; t <= number->last; t++) {
		const struct token *at = amount_token_at(scan, t);
		if (at->head > number->last && at->head <= last
				&& at->deprel == DEPREL_NUMMOD
				&& amount_is_noun(scan, at->head))
			return at->head;
	}
	return 0;
}

/* "28 police officers": from "police" to "officers". */
static uint16_t
climb(const struct amount_scan *scan, uint16_t noun, uint16_t last)
{
	for (;;) {
		const struct token *at = amount_token_at(scan, noun);
		bool part = at->deprel == DEPREL_COMPOUND
			    || at->deprel == DEPREL_AMOD
			    || at->deprel == DEPREL_NMOD
			    || amount_line_is_joint(&scan->line, noun + 1u);
		if (!part || at->head <= noun || at->head > last
				|| !amount_is_noun(scan, at->head))
			return noun;
		noun = at->head;
	}
}

/* Nouns that count many in the singular. */
static bool
is_singular(const struct amount_scan *scan, uint16_t noun)
{
	return feats_get(amount_token_at(scan, noun)->feats, FEATURE_NUMBER)
			       == NUMBER_SING
	       && !amount_word_in(scan, noun, AMOUNT_MANY)
	       && !amount_word_in(scan, noun, AMOUNT_MEASURE);
}

/* "200 government and non-government partners", "289 state, tribal and local
 * governments": the plural that a singular is joined to, or 0. */
static uint16_t
plural_behind(const struct amount_scan *scan, uint16_t noun)
{
	bool joined = false;
	uint16_t last = 0; /* noun since the last comma or "and" */
	for (uint32_t t = noun + 1u; t <= scan->line.count
				     && t < noun + (uint32_t)NOUN_TOKENS;
			t++) {
		bool joins = amount_has_upos(scan, t, UPOS_CCONJ)
			     || amount_line_is_byte(&scan->line, t, ',');
		joined = joined || joins;
		if (joins)
			last = 0;
		else if (amount_is_noun(scan, t))
			last = (uint16_t)t;
		else if ((!amount_is_modifier(scan, t) || last)
				&& !amount_line_is_joint(&scan->line, t))
			break;
		if (last && !is_singular(scan, last))
			break;
	}
	return joined && last && !is_singular(scan, last) ? last : 0;
}

/* "a 70 metre hall", "240,000 square metre park" */
static bool
ends_measure(const struct amount_scan *scan, uint32_t token)
{
	return amount_is_noun(scan, token)
	       && amount_word_in(scan, token, AMOUNT_MEASURE)
	       && !amount_word_in(scan, token + 1, AMOUNT_MEASURE);
}

/* Without a tree's word: the first plural that no noun follows closely, else
 * the last noun. */
static uint16_t
noun_of_run(const struct amount_scan *scan, uint16_t first, uint16_t last)
{
	for (uint16_t t = first; t < last; t++)
		if (amount_is_noun(scan, t) && amount_is_noun(scan, t + 1u)
				&& feats_get(amount_token_at(scan, t)->feats,
						   FEATURE_NUMBER)
						   == NUMBER_PLUR
				&& amount_token_at(scan, t)->head != t + 1
				&& amount_token_at(scan, t + 1u)->upos
						   == UPOS_PROPN)
			return t;
	return last;
}

/* "square metre" */
static struct str
joined_unit(const struct amount_scan *scan, word_id first, struct str second)
{
	struct str word = words_text(scan->words, first);
	char *bytes = arena_take(scan->arena, word.len + 1 + second.len);
	memcpy(bytes, word.at, word.len);
	bytes[word.len] = ' ';
	memcpy(bytes + word.len + 1, second.at, second.len);
	return (struct str){ bytes, word.len + 1 + second.len };
}

/* "metro cuadrado" */
static void
put_power_behind(const struct amount_scan *scan, uint16_t noun,
		struct amount_noun *out)
{
	out->last = (uint16_t)(noun + 1);
	out->unit = joined_unit(scan, amount_token_at(scan, noun)->lemma,
			words_text(scan->words, amount_token_at(scan, noun + 1u)
								->lemma));
}

/* "2,500 marines": a word in small letters is no name, whatever its tag. */
static struct str
unit_of(const struct amount_scan *scan, uint16_t noun)
{
	const struct token *token = amount_token_at(scan, noun);
	struct str lemma = words_text(scan->words, token->lemma);
	if (token->form != token->lower || !lemma.len || lemma.at[0] < 'A'
			|| lemma.at[0] > 'Z')
		return lemma;
	char *bytes = arena_take(scan->arena, lemma.len);
	memcpy(bytes, lemma.at, lemma.len);
	bytes[0] = (char)(bytes[0] + 'a' - 'A');
	return (struct str){ bytes, lemma.len };
}

static void
put_unit(const struct amount_scan *scan, uint16_t noun, struct amount_noun *out)
{
	const struct amount_word *measure =
			amount_word_in(scan, noun, AMOUNT_MEASURE);
	out->noun = noun;
	out->last = noun;
	out->unit = unit_of(scan, noun);
	if (measure && measure->name.len)
		out->unit = measure->name;
	else if (measure
			&& amount_line_is(&scan->line, noun - 1u, AMOUNT_POWER))
		out->unit = joined_unit(scan,
				amount_token_at(scan, noun - 1u)->lower,
				out->unit);
	else if (measure && noun_first(scan)
			&& amount_line_is(&scan->line, noun + 1u, AMOUNT_POWER))
		put_power_behind(scan, noun, out);
}

/* "two Chinese": people of a country, right behind the number. */
static bool
is_people(const struct amount_scan *scan, const struct amount_number *number,
		uint16_t noun)
{
	if (!scan->mentions || noun != number->last + 1)
		return false;
	const struct mention *mention =
			mention_at(scan->mentions, scan->sentence, noun);
	return mention && *mention->actor.code
	       && amount_has_upos(scan, noun, UPOS_NOUN);
}

/* "one way or another", "on one side": nothing is counted. */
static bool
is_single(const struct amount_scan *scan, const struct amount_number *number,
		uint16_t noun)
{
	return !number->digits && amount_number_value(number) == 1
	       && amount_word_in(scan, noun, AMOUNT_SINGLE);
}

/* A singular that is many of nothing: "42 U.S.C.", "FY 23 omnibus". */
static void
put_noun(const struct amount_scan *scan, const struct amount_number *number,
		uint16_t noun, struct amount_noun *out)
{
	double value = amount_number_value(number);
	bool many = (value > 1 || number->digits) && is_singular(scan, noun)
		    && !is_people(scan, number, noun);
	uint16_t plural = many ? plural_behind(scan, noun) : 0;
	if (plural)
		noun = plural;
	else if (many
			&& (amount_has_upos(scan, noun, UPOS_PROPN)
					|| amount_line_is_capital(
							&scan->line, noun)
					|| amount_is_noun(scan,
							number->first - 1u)))
		out->never = true;
	if (amount_word_in(scan, noun, AMOUNT_TIME)
			|| amount_line_is(&scan->line, noun, AMOUNT_TIMES)
			|| is_single(scan, number, noun))
		out->never = true;
	put_unit(scan, noun, out);
	if (out->unit.len < 2)
		out->never = true;
}

/* Modifiers and nouns that stand together. */
struct run {
	uint32_t end;  /* the token behind them */
	uint16_t last; /* the last noun; 0 none */
	bool measure;  /* it is a unit, and what follows has it */
	bool never;    /* it begins with a unit of time, "times", a month */
};

static bool
counts_never(const struct amount_scan *scan, uint32_t token)
{
	return amount_is_month(scan, token)
	       || amount_word_in(scan, token, AMOUNT_TIME)
	       || amount_line_is(&scan->line, token, AMOUNT_TIMES);
}

static struct run
read_run(const struct amount_scan *scan, uint16_t from)
{
	struct run run = { .end = from };
	uint32_t limit = from + (uint32_t)NOUN_TOKENS;
	while (run.end <= scan->line.count && run.end < limit && !run.measure) {
		unsigned tokens = step(scan, run.end, run.last > 0);
		run.never = tokens && !run.last && counts_never(scan, run.end);
		if (!tokens || run.never || amount_is_month(scan, run.end))
			break;
		if (tokens == 1 && amount_is_noun(scan, run.end))
			run.last = (uint16_t)run.end;
		run.measure = ends_measure(scan, run.end);
		run.end += tokens;
		if (run.last && noun_first(scan))
			break;
	}
	return run;
}

/* "12 investigative and 15 recovery missions", at "and". */
static void
read_shared(const struct amount_scan *scan, const struct amount_number *number,
		uint16_t from, uint32_t at, struct amount_noun *out)
{
	if (at <= from || !amount_has_upos(scan, at, UPOS_CCONJ)
			|| !amount_has_upos(scan, at + 1, UPOS_NUM))
		return;
	struct run run = read_run(scan, (uint16_t)(at + 2));
	if (!run.last || run.never)
		return;
	put_noun(scan, number, run.last, out);
	out->noun = 0;
	out->last = (uint16_t)(at - 1);
}

/* "two Chinese", "30 dead": an adjective that the tree counts; or a noun that
 * it took for a verb ("held 74 suspects"). */
static bool
read_adjective(const struct amount_scan *scan,
		const struct amount_number *number, const struct run *run,
		struct amount_noun *out)
{
	const struct token *core = amount_token_at(scan, number->core);
	if (core->deprel != DEPREL_NUMMOD || core->head <= number->last
			|| core->head > run->end
			|| !(amount_has_upos(scan, core->head, UPOS_ADJ)
					|| amount_has_upos(scan, core->head,
							UPOS_VERB))
			|| amount_line_is(&scan->line, core->head, AMOUNT_MORE))
		return false;
	put_unit(scan, core->head, out);
	return true;
}

/* "sold 25 million last year": words of when, though the tree counts them. */
static bool
is_when(const struct amount_scan *scan, const struct amount_number *number,
		const struct run *run)
{
	return run->never && number->scale > 1
	       && run->end == number->last + 2u
	       && is_singular(scan, (uint16_t)run->end)
	       && amount_word_in(scan, run->end, AMOUNT_TIME)
	       && amount_has_upos(scan, number->last + 1u, UPOS_ADJ);
}

/* The phrase that begins with `from`. */
static void
read_phrase(const struct amount_scan *scan, const struct amount_number *number,
		uint16_t from, struct amount_noun *out)
{
	struct run run = read_run(scan, from);
	out->never = run.never && !is_when(scan, number, &run);
	if (run.never)
		return;
	if (!run.last) {
		if (!read_adjective(scan, number, &run, out))
			read_shared(scan, number, from, run.end, out);
		return;
	}
	uint16_t noun = run.measure || noun_first(scan)
					? run.last
					: noun_of_tree(scan, number, run.last);
	if (noun < from)
		noun = noun_of_run(scan, from, run.last);
	else if (!run.measure && !noun_first(scan))
		noun = climb(scan, noun, run.last);
	put_noun(scan, number, noun, out);
}

/* "20 of its diplomats": the words before the phrase. */
static uint16_t
behind_of(const struct amount_scan *scan, uint16_t of)
{
	uint32_t at = of + 1u;
	while (at <= scan->line.count && at < of + 4u
			&& (amount_has_upos(scan, at, UPOS_DET)
					|| amount_token_at(scan, at)->deprel
							   == DEPREL_NMOD_POSS
					|| amount_token_at(scan, at)->deprel
							   == DEPREL_CASE))
		at++;
	return (uint16_t)at;
}

/* "37,3 de avance", "20 de julio": without article or owner nothing is counted,
 * but for scales and dozens. */
static bool
names_part(const struct amount_scan *scan, const struct amount_number *number,
		uint16_t of, uint16_t at)
{
	return noun_first(scan) && number->digits && number->scale <= 1
	       && at == of + 1 && !amount_has_upos(scan, at, UPOS_NUM);
}

static void
read_of(const struct amount_scan *scan, const struct amount_number *number,
		uint16_t of, struct amount_noun *out)
{
	uint16_t at = behind_of(scan, of);
	if (names_part(scan, number, of, at)) {
		out->never = true;
		return;
	}
	uint16_t last = out->last;
	/* "two of the three ships": the ships are those of the second. */
	bool second = amount_has_upos(scan, at, UPOS_NUM);
	read_phrase(scan, number, (uint16_t)(at + second), out);
	if (second)
		out->last = last, out->noun = 0;
	/* "a las ocho de la mañana" */
	out->never = noun_first(scan) && out->never && out->noun
		     && amount_word_in(scan, out->noun, AMOUNT_TIME);
}

/* "a 450-megawatt plant"; other words behind a hyphen are not counted. */
static void
read_joined(const struct amount_scan *scan, uint16_t token,
		struct amount_noun *out)
{
	if (amount_word_in(scan, token, AMOUNT_POWER)
			&& amount_word_in(scan,
					token + 1u
							+ amount_line_is_joint(
									&scan->line,
									token + 1u),
					AMOUNT_MEASURE))
		token = amount_line_over_joint(&scan->line, token + 1u);
	const struct amount_word *joined =
			amount_word_in(scan, token, AMOUNT_JOINED);
	if (!joined && !amount_word_in(scan, token, AMOUNT_MEASURE))
		out->never = true;
	else
		put_unit(scan, token, out);
	if (joined && joined->name.len)
		out->unit = joined->name;
}

struct amount_noun
amount_noun_find(const struct amount_scan *scan,
		const struct amount_number *number, uint16_t last)
{
	struct amount_noun out = { .last = last };
	const struct amount_line *line = &scan->line;
	if (number->suffix.len) {
		out.noun = number->core;
		out.unit = number->suffix;
		return out;
	}
	uint16_t next = (uint16_t)(last + 1);
	/* "the 'Starts with one' campaign": the last word of a title */
	if (next < line->count && is_quote(scan, next)
			&& amount_line_touches(line, last)) {
		out.never = true;
		return out;
	}
	if (amount_line_is_joint(line, next))
		read_joined(scan, (uint16_t)(next + 1), &out);
	else if (amount_line_is(line, next, AMOUNT_OF))
		read_of(scan, number, next, &out);
	else
		read_phrase(scan, number, next, &out);
	return out;
}
