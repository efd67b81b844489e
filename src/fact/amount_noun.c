/* What a number counts, and which numbers count nothing. */
#include "event/time_expression.h"
#include "fact/amount_scan.h"
#include "parse/tags.h"

enum { NOUN_TOKENS = 14 };

static const struct token *
token_at(const struct amount_scan *scan, uint32_t token)
{
	return &scan->line.tokens[token];
}

static bool
has_upos(const struct amount_scan *scan, uint32_t token, enum upos upos)
{
	return token >= 1 && token <= scan->line.count
	       && token_at(scan, token)->upos == upos;
}

static bool
is_noun(const struct amount_scan *scan, uint32_t token)
{
	return has_upos(scan, token, UPOS_NOUN)
	       || has_upos(scan, token, UPOS_PROPN);
}

/* The word or its lemma is of the class. */
static const struct amount_word *
word_in(const struct amount_scan *scan, uint32_t token, enum amount_class class)
{
	const struct amount_word *word = amount_line_word(&scan->line, token);
	if (amount_word_is(word, class))
		return word;
	if (token < 1 || token > scan->line.count)
		return NULL;
	word = amount_word_of(scan->line.tables, token_at(scan, token)->lemma);
	return amount_word_is(word, class) ? word : NULL;
}

static bool
is_month(const struct amount_scan *scan, uint32_t token)
{
	return amount_line_is(&scan->line, token, AMOUNT_MONTH)
	       && amount_line_is_capital(&scan->line, token);
}

/* --- what is counted --------------------------------------------------- */

/* A participle before its noun. */
static bool
is_participle(const struct amount_scan *scan, uint32_t token)
{
	const struct token *at = token_at(scan, token);
	unsigned form = feats_get(at->feats, FEATURE_VERBFORM);
	if (at->upos != UPOS_VERB)
		return false;
	if (at->deprel == DEPREL_AMOD || at->deprel == DEPREL_COMPOUND)
		return true;
	if ((form != VERBFORM_PART && form != VERBFORM_GER)
			|| !is_noun(scan, token + 1))
		return false;
	return at->deprel == DEPREL_CONJ
	       || (at->head > token && at->deprel != DEPREL_ACL
			       && at->deprel != DEPREL_ADVCL);
}

static bool
is_modifier(const struct amount_scan *scan, uint32_t token)
{
	return has_upos(scan, token, UPOS_ADJ)
	       || (token <= scan->line.count && is_participle(scan, token));
}

static bool
is_quote(const struct amount_scan *scan, uint32_t token)
{
	struct str text = amount_line_text(&scan->line, token);
	return str_equal(text, STR("\""))
	       || str_equal(text, STR("\xE2\x80\x9C"))
	       || str_equal(text, STR("\xE2\x80\x9D"));
}

/* "and" or a comma between adjectives. */
static bool
joins_modifiers(const struct amount_scan *scan, uint32_t token)
{
	return (has_upos(scan, token, UPOS_CCONJ)
			       || amount_line_is_byte(&scan->line, token, ','))
	       && is_modifier(scan, token - 1)
	       && (is_modifier(scan, token + 1)
			       || (has_upos(scan, token, UPOS_CCONJ)
					       && is_noun(scan, token + 1)));
}

/* How many tokens at `token` belong to the phrase before its noun or are
 * nouns; 0: it ends. */
static unsigned
step(const struct amount_scan *scan, uint32_t token, bool noun)
{
	const struct amount_line *line = &scan->line;
	if (is_noun(scan, token) || is_modifier(scan, token))
		return 1;
	if (amount_line_is_joint(line, token) || is_quote(scan, token))
		return 1;
	if (has_upos(scan, token, UPOS_ADV))
		return is_modifier(scan, token + 1)
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
		const struct token *at = token_at(scan, t);
		if (at->head > number->last && at->head <= last
				&& at->deprel == DEPREL_NUMMOD
				&& is_noun(scan, at->head))
			return at->head;
	}
	return 0;
}

/* "28 police officers": from "police" to "officers". */
static uint16_t
climb(const struct amount_scan *scan, uint16_t noun, uint16_t last)
{
	for (;;) {
		const struct token *at = token_at(scan, noun);
		bool part = at->deprel == DEPREL_COMPOUND
			    || at->deprel == DEPREL_AMOD
			    || at->deprel == DEPREL_NMOD
			    || amount_line_is_joint(&scan->line, noun + 1u);
		if (!part || at->head <= noun || at->head > last
				|| !is_noun(scan, at->head))
			return noun;
		noun = at->head;
	}
}

/* Nouns that count many in the singular. */
static bool
is_singular(const struct amount_scan *scan, uint16_t noun)
{
	return feats_get(token_at(scan, noun)->feats, FEATURE_NUMBER)
			       == NUMBER_SING
	       && !word_in(scan, noun, AMOUNT_MANY)
	       && !word_in(scan, noun, AMOUNT_MEASURE);
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
		bool joins = has_upos(scan, t, UPOS_CCONJ)
			     || amount_line_is_byte(&scan->line, t, ',');
		joined = joined || joins;
		if (joins)
			last = 0;
		else if (is_noun(scan, t))
			last = (uint16_t)t;
		else if ((!is_modifier(scan, t) || last)
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
	return is_noun(scan, token) && word_in(scan, token, AMOUNT_MEASURE)
	       && !word_in(scan, token + 1, AMOUNT_MEASURE);
}

/* Without a tree's word: the first plural that no noun follows closely, else
 * the last noun. */
static uint16_t
noun_of_run(const struct amount_scan *scan, uint16_t first, uint16_t last)
{
	for (uint16_t t = first; t < last; t++)
		if (is_noun(scan, t) && is_noun(scan, t + 1u)
				&& feats_get(token_at(scan, t)->feats,
						   FEATURE_NUMBER)
						   == NUMBER_PLUR
				&& token_at(scan, t)->head != t + 1
				&& token_at(scan, t + 1u)->upos == UPOS_PROPN)
			return t;
	return last;
}

/* "square metre" */
static struct str
joined_unit(const struct amount_scan *scan, uint32_t first, struct str second)
{
	struct str word = words_text(scan->words, token_at(scan, first)->lower);
	char *bytes = arena_take(scan->arena, word.len + 1 + second.len);
	memcpy(bytes, word.at, word.len);
	bytes[word.len] = ' ';
	memcpy(bytes + word.len + 1, second.at, second.len);
	return (struct str){ bytes, word.len + 1 + second.len };
}

static void
put_unit(const struct amount_scan *scan, uint16_t noun, struct amount_noun *out)
{
	const struct amount_word *measure = word_in(scan, noun, AMOUNT_MEASURE);
	out->noun = noun;
	out->last = noun;
	out->unit = words_text(scan->words, token_at(scan, noun)->lemma);
	if (measure && measure->name.len)
		out->unit = measure->name;
	else if (measure
			&& amount_line_is(&scan->line, noun - 1u, AMOUNT_POWER))
		out->unit = joined_unit(scan, noun - 1u, out->unit);
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
	       && has_upos(scan, noun, UPOS_NOUN);
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
			&& (has_upos(scan, noun, UPOS_PROPN)
					|| amount_line_is_capital(
							&scan->line, noun)
					|| is_noun(scan, number->first - 1u)))
		out->never = true;
	if (word_in(scan, noun, AMOUNT_TIME))
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
	return is_month(scan, token) || word_in(scan, token, AMOUNT_TIME)
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
		if (!tokens || run.never || is_month(scan, run.end))
			break;
		if (tokens == 1 && is_noun(scan, run.end))
			run.last = (uint16_t)run.end;
		run.measure = ends_measure(scan, run.end);
		run.end += tokens;
	}
	return run;
}

/* "12 investigative and 15 recovery missions", at "and". */
static void
read_shared(const struct amount_scan *scan, const struct amount_number *number,
		uint16_t from, uint32_t at, struct amount_noun *out)
{
	if (at <= from || !has_upos(scan, at, UPOS_CCONJ)
			|| !has_upos(scan, at + 1, UPOS_NUM))
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
	const struct token *core = token_at(scan, number->core);
	if (core->deprel != DEPREL_NUMMOD || core->head <= number->last
			|| core->head > run->end
			|| !(has_upos(scan, core->head, UPOS_ADJ)
					|| has_upos(scan, core->head,
							UPOS_VERB))
			|| amount_line_is(&scan->line, core->head, AMOUNT_MORE))
		return false;
	put_unit(scan, core->head, out);
	return true;
}

/* The phrase that begins with `from`. */
static void
read_phrase(const struct amount_scan *scan, const struct amount_number *number,
		uint16_t from, struct amount_noun *out)
{
	struct run run = read_run(scan, from);
	out->never = run.never;
	if (run.never)
		return;
	if (!run.last) {
		if (!read_adjective(scan, number, &run, out))
			read_shared(scan, number, from, run.end, out);
		return;
	}
	uint16_t noun = run.measure ? run.last
				    : noun_of_tree(scan, number, run.last);
	if (noun < from)
		noun = noun_of_run(scan, from, run.last);
	else if (!run.measure)
		noun = climb(scan, noun, run.last);
	put_noun(scan, number, noun, out);
}

/* "20 of its diplomats": the words before the phrase. */
static uint16_t
behind_of(const struct amount_scan *scan, uint16_t of)
{
	uint32_t at = of + 1u;
	while (at <= scan->line.count && at < of + 4u
			&& (has_upos(scan, at, UPOS_DET)
					|| token_at(scan, at)->deprel
							   == DEPREL_NMOD_POSS
					|| token_at(scan, at)->deprel
							   == DEPREL_CASE))
		at++;
	return (uint16_t)at;
}

static void
read_of(const struct amount_scan *scan, const struct amount_number *number,
		uint16_t of, struct amount_noun *out)
{
	uint16_t at = behind_of(scan, of);
	uint16_t last = out->last;
	/* "two of the three ships": the ships are those of the second. */
	bool second = has_upos(scan, at, UPOS_NUM);
	read_phrase(scan, number, (uint16_t)(at + second), out);
	if (second)
		out->last = last, out->noun = 0;
	out->never = false;
}

/* "a 450-megawatt plant"; other words behind a hyphen are not counted. */
static void
read_joined(const struct amount_scan *scan, uint16_t token,
		struct amount_noun *out)
{
	if (word_in(scan, token, AMOUNT_POWER)
			&& word_in(scan,
					token + 1u
							+ amount_line_is_joint(
									&scan->line,
									token + 1u),
					AMOUNT_MEASURE))
		token = amount_line_over_joint(&scan->line, token + 1u);
	const struct amount_word *joined = word_in(scan, token, AMOUNT_JOINED);
	if (!joined && !word_in(scan, token, AMOUNT_MEASURE))
		out->never = true;
	else
		put_unit(scan, token, out);
	if (joined && joined->name.len)
		out->unit = joined->name;
}

struct amount_noun
amount_noun_find(struct amount_scan *scan, const struct amount_number *number,
		uint16_t first, uint16_t last)
{
	(void)first;
	struct amount_noun out = { .last = last };
	const struct amount_line *line = &scan->line;
	if (number->suffix.len) {
		out.noun = number->core;
		out.unit = number->suffix;
		return out;
	}
	uint16_t next = (uint16_t)(last + 1);
	if (amount_line_is_joint(line, next))
		read_joined(scan, (uint16_t)(next + 1), &out);
	else if (amount_line_is(line, next, AMOUNT_OF))
		read_of(scan, number, next, &out);
	else
		read_phrase(scan, number, next, &out);
	return out;
}

/* --- what counts nothing ----------------------------------------------- */

static void
mark_times(struct amount_scan *scan)
{
	struct time_expressions found = { 0 };
	memset(scan->is_time, 0, sizeof scan->is_time);
	scan->timed = scan->sentence + 1;
	if (!scan->times)
		return;
	time_scan(scan->times, scan->line.text, scan->line.sentence,
			scan->arena, &found);
	for (size_t i = 0; i < found.count; i++)
		for (uint32_t t = found.at[i].first;
				t <= found.at[i].last && t <= scan->line.count
				&& t <= LIMIT_SENTENCE_TOKENS;
				t++)
			scan->is_time[t] = true;
}

static bool
tells_when(struct amount_scan *scan, uint16_t token)
{
	if (scan->timed != scan->sentence + 1)
		mark_times(scan);
	return token <= LIMIT_SENTENCE_TOKENS && scan->is_time[token];
}

bool
amount_time_goes_on(struct amount_scan *scan, uint16_t token)
{
	return tells_when(scan, token);
}

/* Inside a name of several words: "Group of 20". */
static bool
is_in_name(const struct amount_scan *scan, const struct amount_number *number)
{
	uint8_t tag = token_at(scan, number->first)->name;
	uint8_t next = number->last < scan->line.count
				       ? token_at(scan, number->last + 1u)->name
				       : NAME_O;
	if (tag == NAME_I_PER || tag == NAME_I_ORG || tag == NAME_I_LOC)
		return true;
	return tag != NAME_O
	       && (next == NAME_I_PER || next == NAME_I_ORG
			       || next == NAME_I_LOC);
}

/* "the Four Corners region": a capital inside the sentence. */
static bool
is_name_word(const struct amount_scan *scan, const struct amount_number *number)
{
	const struct amount_line *line = &scan->line;
	uint32_t before = number->first - 1u;
	struct str text = amount_line_text(line, before);
	return !number->digits && before >= 1
	       && amount_line_is_capital(line, number->first)
	       && amount_line_is_capital(line, number->last + 1u)
	       && text.at[0] >= 'a' && text.at[0] <= 'z';
}

/* "about 2000 people" */
static bool
is_approximate(const struct amount_scan *scan, uint16_t first)
{
	uint64_t bounds = 1ull << AMOUNT_ABOUT | 1ull << AMOUNT_OVER
			  | 1ull << AMOUNT_UNDER;
	return first > 1
	       && amount_match_before(&scan->line, first - 1u, bounds).phrase;
}

static bool
is_plural(const struct amount_scan *scan, uint32_t token)
{
	return is_noun(scan, token)
	       && feats_get(token_at(scan, token)->feats, FEATURE_NUMBER)
				  == NUMBER_PLUR;
}

static bool
may_be_year(const struct amount_number *number)
{
	double value = amount_number_value(number);
	return number->digits == 4 && !number->separated && !number->decimals
	       && number->scale <= 1 && !number->suffix.len && value >= 1500
	       && value <= 2100;
}

/* Four digits that may be a year: one unless something is counted. */
static bool
is_year(const struct amount_scan *scan, const struct amount_number *number,
		uint16_t first)
{
	double value = amount_number_value(number);
	if (!may_be_year(number))
		return false;
	if (is_approximate(scan, first))
		return false;
	bool round = value == 2000 || value == 1500 || value == 1600
		     || value == 1700 || value == 1800;
	bool bare = first == 1
		    || !(has_upos(scan, first - 1u, UPOS_DET)
				    || has_upos(scan, first - 1u, UPOS_ADP)
				    || token_at(scan, first - 1u)->deprel
						       == DEPREL_NMOD_POSS);
	return !(bare && (round || value < 1800)
			&& (is_plural(scan, number->last + 1u)
					|| is_plural(scan, number->last + 2u)));
}

static bool
is_word_of_letters(const struct amount_line *line, uint32_t token)
{
	struct str text = amount_line_text(line, token);
	char last = text.len ? text.at[text.len - 1] : ' ';
	return (last | 0x20) >= 'a' && (last | 0x20) <= 'z';
}

/* "Boeing 737", "Resolution 1701", "Phase 1", "F-16" */
static bool
is_designation(const struct amount_scan *scan,
		const struct amount_number *number, uint16_t first)
{
	const struct amount_line *line = &scan->line;
	uint32_t before = first - 1u;
	if (first < 2)
		return false;
	if (amount_line_is_hyphen(line, before)
			&& amount_line_touches(line, before))
		return first > 2 && amount_line_touches(line, first - 2u);
	if (amount_line_touches(line, before)
			&& (is_word_of_letters(line, before)
					|| amount_line_is_byte(
							line, before, '#')))
		return true;
	const struct token *core = token_at(scan, number->core);
	bool counts = core->head > number->last
		      && core->head <= scan->line.count
		      && is_noun(scan, core->head);
	if (amount_line_is(line, before, AMOUNT_LABEL))
		return !counts || !is_word_of_letters(line, before)
		       || (before > 1 && amount_line_is_capital(line, before));
	return is_noun(scan, before) && core->head == before
	       && core->deprel != DEPREL_APPOS && !number->separated
	       && number->scale <= 1;
}

/* "aged between 8 and 16" */
static bool
is_behind_label(const struct amount_line *line, uint16_t first)
{
	return first > 2
	       && (amount_line_is(line, first - 1u, AMOUNT_FROM)
			       || amount_line_is(line, first - 1u,
					       AMOUNT_BETWEEN))
	       && amount_line_is(line, first - 2u, AMOUNT_LABEL);
}

/* "migrants under 18" */
static bool
is_age_limit(const struct amount_scan *scan, uint16_t first, uint32_t next)
{
	const struct amount_line *line = &scan->line;
	uint64_t limits = 1ull << AMOUNT_OVER | 1ull << AMOUNT_UNDER;
	struct amount_match limit =
			amount_match_before(line, first - 1u, limits);
	return limit.phrase && limit.phrase->count == 1
	       && has_upos(scan, limit.first, UPOS_ADP)
	       && is_noun(scan, limit.first - 1u) && !is_noun(scan, next)
	       && !is_modifier(scan, next);
}

/* "John Smith, 45, said", "At 35, she leads a party" */
static bool
is_age(const struct amount_scan *scan, const struct amount_number *number,
		uint16_t first)
{
	const struct amount_line *line = &scan->line;
	uint32_t next = number->last + 1u;
	if (is_behind_label(line, first))
		return true;
	if (first < 2 || !number->digits || number->digits > 3
			|| amount_number_value(number) >= 120)
		return false;
	if (amount_line_is(line, first - 1u, AMOUNT_AT))
		return amount_line_is_byte(line, next, ',');
	if (is_age_limit(scan, first, next))
		return true;
	return first > 2 && amount_line_is_byte(line, first - 1u, ',')
	       && has_upos(scan, first - 2u, UPOS_PROPN)
	       && (amount_line_is_byte(line, next, ',')
			       || amount_line_is_byte(line, next, '.'));
}

/* "5G": letters that are no unit. */
static bool
runs_into_letters(const struct amount_line *line,
		const struct amount_number *number)
{
	return number->digits && amount_line_touches(line, number->last)
	       && is_word_of_letters(line, number->last + 1u);
}

bool
amount_is_label(struct amount_scan *scan, const struct amount_number *number,
		uint16_t first)
{
	if (number->leading_zero || is_in_name(scan, number)
			|| is_name_word(scan, number))
		return true;
	if (word_in(scan, number->last + 1u, AMOUNT_MEASURE))
		return false;
	if (is_month(scan, first - 1u) && number->digits
			&& amount_number_value(number) < 32
			&& !number->separated)
		return true;
	return is_year(scan, number, first)
	       || runs_into_letters(&scan->line, number)
	       || is_designation(scan, number, first)
	       || is_age(scan, number, first)
	       || (!may_be_year(number) && tells_when(scan, number->core));
}

/* The token belongs to the amount before. */
static bool
is_in_last(const struct amount_scan *scan, uint16_t token)
{
	if (!scan->count)
		return false;
	const struct amount *last = &scan->at[scan->count - 1];
	return last->sentence == scan->sentence && token >= last->first
	       && token <= last->last;
}

/* "the two", "these two"; not "another 300". */
static bool
is_definite(const struct amount_scan *scan, uint16_t token)
{
	if (!has_upos(scan, token, UPOS_DET))
		return false;
	unsigned kind = feats_get(
			token_at(scan, token)->feats, FEATURE_PRONTYPE);
	return kind == PRONTYPE_ART || kind == PRONTYPE_DEM;
}

/* What stands before it lets a number count by itself. */
static bool
may_stand(const struct amount_scan *scan, const struct amount_number *number)
{
	uint16_t before = (uint16_t)(number->first - 1);
	if (number->article || amount_line_is_joint(&scan->line, before)
			|| amount_number_value(number) < 2)
		return false;
	if (is_definite(scan, before) || has_upos(scan, before, UPOS_PROPN)
			|| has_upos(scan, before, UPOS_NUM))
		return false;
	return number->digits < 10 || number->separated;
}

/* "90 of them", "24 more", "including 29 in Peru" */
static bool
says_it_counts(const struct amount_scan *scan,
		const struct amount_number *number)
{
	uint32_t next = number->last + 1u;
	return amount_line_is(&scan->line, next, AMOUNT_MORE)
	       || amount_line_is(&scan->line, number->first - 1u,
			       AMOUNT_INCLUDING)
	       || (amount_line_is(&scan->line, next, AMOUNT_OF)
			       && has_upos(scan, next + 1, UPOS_PRON));
}

/* "87 votes in favour and 42 against": not what is joined to a name. */
static bool
goes_on_counting(const struct amount_scan *scan, uint16_t head)
{
	return is_in_last(scan, head)
	       || (has_upos(scan, head, UPOS_NOUN) && scan->count
			       && scan->at[scan->count - 1].sentence
						  == scan->sentence);
}

/* "a delegation of 30" */
static bool
is_size(const struct amount_scan *scan, uint16_t first, uint16_t head)
{
	return amount_line_is(&scan->line, first - 1u, AMOUNT_OF)
	       && has_upos(scan, head, UPOS_NOUN) && head < first
	       && !amount_line_is_capital(&scan->line, head)
	       && !amount_line_is(&scan->line, head, AMOUNT_LABEL);
}

bool
amount_stands_alone(
		struct amount_scan *scan, const struct amount_number *number)
{
	const struct token *at = token_at(scan, number->core);
	if (!may_stand(scan, number))
		return false;
	if (says_it_counts(scan, number))
		return true;
	switch (deprel_universal((enum deprel)at->deprel)) {
	case DEPREL_NSUBJ:
	case DEPREL_OBJ:
	case DEPREL_OBL:
		return at->upos == UPOS_NUM;
	case DEPREL_CONJ:
		return at->upos == UPOS_NUM
		       && (number->separated || number->scale > 1
				       || goes_on_counting(scan, at->head));
	default:
		return number->separated || number->scale > 1
		       || is_size(scan, number->first, at->head);
	}
}
