#include "score/claims.h"

#include <math.h>

#include "fact/amount.h"
#include "score/record.h"

/* --- reading ----------------------------------------------------------- */

static struct claim_span
span_of_list(const json_t *list)
{
	return (struct claim_span){
		(uint32_t)json_integer_value(json_array_get(list, 0)),
		(uint32_t)json_integer_value(json_array_get(list, 1)),
	};
}

/* Of [start, end] or {"start", "end"}. */
static struct claim_span
span_of(const json_t *value)
{
	if (json_is_array(value))
		return span_of_list(value);
	return (struct claim_span){
		(uint32_t)json_integer_value(json_object_get(value, "start")),
		(uint32_t)json_integer_value(json_object_get(value, "end")),
	};
}

static struct str
copy(struct score_names *names, const json_t *object, const char *key)
{
	return arena_copy(names->arena, json_text_at(object, key));
}

static bool
is_optional(const json_t *object)
{
	return json_is_true(json_object_get(object, "optional"));
}

bool
claims_are_in(const json_t *object)
{
	return json_object_get(object, "amounts")
	       || json_object_get(object, "facts")
	       || json_object_get(object, "quotes");
}

/* --- what cannot be read ------------------------------------------------ */

static bool
is_place(const json_t *value)
{
	json_int_t place = json_integer_value(value);
	return place >= 0 && place <= UINT32_MAX;
}

static bool
has_places(const json_t *span)
{
	if (json_is_array(span))
		return is_place(json_array_get(span, 0))
		       && is_place(json_array_get(span, 1));
	return is_place(json_object_get(span, "start"))
	       && is_place(json_object_get(span, "end"));
}

static bool
all_have_places(const json_t *object, const char *key)
{
	const json_t *list = json_object_get(object, key);
	for (size_t i = 0; i < json_array_size(list); i++)
		if (!has_places(json_array_get(list, i)))
			return false;
	return true;
}

static const char *const WRONG_PLACE = "a place is below 0 or beyond any text";

static const char *
problem_of_fact(const json_t *fact)
{
	const json_t *change = json_object_get(fact, "change");
	size_t figures = json_array_size(json_object_get(fact, "amount"))
			 + json_array_size(json_object_get(fact, "count"))
			 + json_is_object(change);
	if (json_array_size(json_object_get(fact, "party")) > CLAIM_PARTIES)
		return "a fact has more than 32 parties";
	if (figures > CLAIM_FIGURES)
		return "a fact has more than 16 figures";
	bool fits = has_places(json_object_get(fact, "trigger"))
		    && has_places(change) && all_have_places(fact, "party")
		    && all_have_places(fact, "amount")
		    && all_have_places(fact, "count");
	return fits ? NULL : WRONG_PLACE;
}

const char *
claims_problem(const json_t *object)
{
	const json_t *facts = json_object_get(object, "facts");
	const json_t *quotes = json_object_get(object, "quotes");
	for (size_t i = 0; i < json_array_size(facts); i++) {
		const char *problem = problem_of_fact(json_array_get(facts, i));
		if (problem)
			return problem;
	}
	for (size_t i = 0; i < json_array_size(quotes); i++)
		if (!has_places(json_object_get(
				    json_array_get(quotes, i), "speaker")))
			return WRONG_PLACE;
	bool fits = all_have_places(object, "amounts")
		    && all_have_places(object, "quotes")
		    && all_have_places(object, "scope");
	return fits ? NULL : WRONG_PLACE;
}

_Static_assert(CLAIM_PARTIES == 32 && CLAIM_FIGURES == 16,
		"told in words above");

/* --- amounts, facts, quotations ----------------------------------------- */

static struct claim
amount_of(struct score_names *names, const json_t *object,
		enum amount_kind measure)
{
	const json_t *value = json_object_get(object, "value");
	return (struct claim){ .kind = CLAIM_AMOUNT,
		.optional = is_optional(object),
		.span = span_of(object),
		.value = json_number_value(value),
		.has_value = json_is_number(value),
		.measure = (uint8_t)measure,
		.currency = copy(names, object, "currency") };
}

static struct claim
amount_of_gold(struct score_names *names, const json_t *object)
{
	enum amount_kind measure =
			json_object_get(object, "percent")    ? AMOUNT_PERCENT
			: json_object_get(object, "currency") ? AMOUNT_MONEY
							      : AMOUNT_COUNT;
	return amount_of(names, object, measure);
}

static void
add_figures(struct claim *fact, const json_t *list)
{
	for (size_t i = 0; i < json_array_size(list)
			   && fact->figure_count < CLAIM_FIGURES;
			i++)
		fact->figure[fact->figure_count++] =
				span_of(json_array_get(list, i));
}

static struct claim_who
who_of(struct score_names *names, const json_t *object)
{
	return (struct claim_who){ span_of(object), copy(names, object, "text"),
		copy(names, object, "name") };
}

static struct claim
fact_of(struct score_names *names, const json_t *object)
{
	struct claim fact = { .kind = CLAIM_FACT,
		.optional = is_optional(object),
		.span = span_of(json_object_get(object, "trigger")),
		.what = copy(names, object, "kind"),
		.status = copy(names, object, "status"),
		.rule = copy(names, object, "rule"),
		.object = who_of(names, json_object_get(object, "object")) };
	const json_t *parties = json_object_get(object, "party");
	for (size_t i = 0; i < json_array_size(parties)
			   && fact.party_count < CLAIM_PARTIES;
			i++) {
		const json_t *party = json_array_get(parties, i);
		fact.party[fact.party_count++] =
				(struct claim_party){ who_of(names, party),
					copy(names, party, "role"),
					is_optional(party) };
	}
	add_figures(&fact, json_object_get(object, "amount"));
	add_figures(&fact, json_object_get(object, "count"));
	const json_t *change = json_object_get(object, "change");
	if (json_is_object(change) && fact.figure_count < CLAIM_FIGURES) {
		fact.figure[fact.figure_count++] = span_of(change);
		fact.change_count = 1;
	}
	return fact;
}

static struct claim
quote_of(struct score_names *names, const json_t *object)
{
	const json_t *speaker = json_object_get(object, "speaker");
	bool direct = json_is_true(json_object_get(object, "direct"));
	return (struct claim){ .kind = direct ? CLAIM_DIRECT : CLAIM_INDIRECT,
		.optional = is_optional(object),
		.span = span_of(object),
		.speaker = who_of(names, speaker),
		.any_speaker = !speaker,
		.rule = copy(names, object, "verb") };
}

typedef struct claim read_claim(
		struct score_names *names, const json_t *object);

static void
read_gold(struct score_names *names, struct claims *claims, const json_t *list,
		read_claim *read)
{
	size_t capacity = claims->gold_count;
	for (size_t i = 0; i < json_array_size(list); i++)
		ARENA_PUSH(names->arena, claims->gold, claims->gold_count,
				capacity, read(names, json_array_get(list, i)));
}

static void
tell_words(struct score_names *names, struct claim_who *who, struct str text)
{
	struct claim_span at = who->span;
	if (at.start < at.end && at.end <= text.len)
		who->text = arena_copy(names->arena,
				(struct str){ text.at + at.start,
						at.end - at.start });
}

/* The words of parties and speakers, for comparing them. */
static void
tell_who(struct score_names *names, struct claims *claims, struct str text)
{
	for (size_t i = 0; i < claims->gold_count; i++) {
		struct claim *claim = &claims->gold[i];
		tell_words(names, &claim->speaker, text);
		for (unsigned k = 0; k < claim->party_count; k++)
			tell_words(names, &claim->party[k].who, text);
	}
}

struct claims *
claims_of_gold(struct score_names *names, const json_t *object)
{
	struct claims *claims = ARENA_NEW(names->arena, struct claims, 1);
	const json_t *scope = json_object_get(object, "scope");
	bool quotes = json_is_array(json_object_get(object, "quotes"));
	claims->told[CLAIM_AMOUNT] =
			json_is_array(json_object_get(object, "amounts"));
	claims->told[CLAIM_FACT] =
			json_is_array(json_object_get(object, "facts"));
	claims->told[CLAIM_DIRECT] = claims->told[CLAIM_INDIRECT] = quotes;
	size_t capacity = 0;
	read_gold(names, claims, json_object_get(object, "amounts"),
			amount_of_gold);
	read_gold(names, claims, json_object_get(object, "facts"), fact_of);
	read_gold(names, claims, json_object_get(object, "quotes"), quote_of);
	tell_who(names, claims, json_text_at(object, "text"));
	for (size_t i = 0; i < json_array_size(scope); i++)
		ARENA_PUSH(names->arena, claims->scope, claims->scope_count,
				capacity, span_of(json_array_get(scope, i)));
	return claims;
}

static void
add(struct score_names *names, struct claims *claims, struct claim claim)
{
	if (!claims->told[claim.kind])
		return;
	ARENA_PUSH(names->arena, claims->coded, claims->coded_count,
			claims->coded_capacity, claim);
}

static bool
overlap(struct claim_span a, struct claim_span b)
{
	return a.start < b.end && b.start < a.end;
}

/* The part of the quotation that stands in the scope. */
static struct claim
clip(struct claim quote, struct claim_span scope)
{
	struct claim_span *words = &quote.span;
	quote.begun_before = words->start < scope.start;
	if (quote.begun_before)
		words->start = scope.start;
	if (words->end > scope.end)
		words->end = scope.end;
	return quote;
}

/* Words that go on outside what was annotated count inside it alone, in each
 * stretch that was. */
static void
add_quote(struct score_names *names, struct claims *claims,
		const json_t *record)
{
	struct claim quote = quote_of(names, record);
	bool found = false;
	for (size_t i = 0; i < claims->scope_count; i++) {
		if (!overlap(quote.span, claims->scope[i]))
			continue;
		add(names, claims, clip(quote, claims->scope[i]));
		found = true;
	}
	if (!found)
		add(names, claims, quote);
}

static void
add_amount(struct score_names *names, struct claims *claims,
		const json_t *record)
{
	const json_t *money =
			json_array_get(json_object_get(record, "amount"), 0);
	const json_t *count =
			json_array_get(json_object_get(record, "count"), 0);
	const json_t *percent = json_object_get(record, "percent");
	if (money)
		add(names, claims, amount_of(names, money, AMOUNT_MONEY));
	if (count)
		add(names, claims, amount_of(names, count, AMOUNT_COUNT));
	if (percent)
		add(names, claims, amount_of(names, percent, AMOUNT_PERCENT));
}

void
claims_add_coded(struct score_names *names, struct claims *claims,
		const json_t *record)
{
	struct str kind = json_text_at(record, "record");
	if (str_equal(kind, STR("fact")))
		add(names, claims, fact_of(names, record));
	else if (str_equal(kind, STR("quote")))
		add_quote(names, claims, record);
	else if (str_equal(kind, STR("amount")))
		add_amount(names, claims, record);
}

/* --- comparing two ----------------------------------------------------- */

static bool
amounts_equal(const struct claim *gold, const struct claim *coded)
{
	if (!overlap(gold->span, coded->span)
			|| gold->measure != coded->measure)
		return false;
	if (gold->currency.len && !str_equal(gold->currency, coded->currency))
		return false;
	return !gold->has_value
	       || fabs(gold->value - coded->value) <= 0.005 * fabs(gold->value);
}

/* One holds the other as whole words: "Petro", "Gustavo Petro". */
static bool
is_part_of(struct str part, struct str whole)
{
	size_t at = part.len ? str_find(whole, part) : whole.len;
	if (at == whole.len)
		return false;
	size_t end = at + part.len;
	return (at == 0 || whole.at[at - 1] == ' ')
	       && (end == whole.len || whole.at[end] == ' ');
}

static bool
same_who(const struct claim_who *gold, const struct claim_who *coded)
{
	return overlap(gold->span, coded->span)
	       || str_equal_ascii_case(gold->text, coded->text)
	       || is_part_of(gold->text, coded->name)
	       || is_part_of(coded->name, gold->text);
}

/* The short form has one word for the object of a count, somebody or not: what
 * the fact is about is right, too. */
static bool
is_coded(const struct claim *coded, const struct claim_party *gold)
{
	for (unsigned i = 0; i < coded->party_count; i++)
		if (same_who(&gold->who, &coded->party[i].who))
			return true;
	return str_equal(gold->role, STR("object"))
	       && same_who(&gold->who, &coded->object);
}

static bool
is_in_gold(const struct claim *gold, const struct claim_who *coded)
{
	for (unsigned i = 0; i < gold->party_count; i++)
		if (same_who(&gold->party[i].who, coded))
			return true;
	return false;
}

static bool
parties_equal(const struct claim *gold, const struct claim *coded)
{
	for (unsigned i = 0; i < gold->party_count; i++)
		if (!gold->party[i].optional
				&& !is_coded(coded, &gold->party[i]))
			return false;
	for (unsigned i = 0; i < coded->party_count; i++)
		if (!is_in_gold(gold, &coded->party[i].who))
			return false;
	return true;
}

static bool
figures_equal(const struct claim *gold, const struct claim *coded)
{
	if (!gold->figure_count)
		return coded->figure_count == coded->change_count;
	for (unsigned i = 0; i < coded->figure_count; i++)
		if (overlap(gold->figure[0], coded->figure[i]))
			return true;
	return false;
}

static bool
speakers_equal(const struct claim *gold, const struct claim *coded)
{
	if (gold->any_speaker)
		return true;
	if (!gold->speaker.span.end || !coded->speaker.span.end)
		return !gold->speaker.span.end && !coded->speaker.span.end;
	return same_who(&gold->speaker, &coded->speaker);
}

static bool
words_equal(const struct claim *gold, const struct claim *coded)
{
	struct claim_span a = gold->span, b = coded->span;
	if (!overlap(a, b))
		return false;
	uint32_t shared = (a.end < b.end ? a.end : b.end)
			  - (a.start > b.start ? a.start : b.start);
	uint32_t longer = a.end - a.start > b.end - b.start ? a.end - a.start
							    : b.end - b.start;
	return 2 * (uint64_t)shared >= longer;
}

const char *const CLAIM_MEASURE_NAMES[CLAIM_MEASURES] = {
	[MEASURE_AMOUNT] = "amount",
	[MEASURE_FACT] = "fact",
	[MEASURE_FACT_AMOUNT] = "fact.amount",
	[MEASURE_FACT_KIND] = "fact.kind",
	[MEASURE_DIRECT] = "quote.direct",
	[MEASURE_DIRECT_WORDS] = "quote.direct.words",
	[MEASURE_INDIRECT] = "quote.indirect",
	[MEASURE_INDIRECT_WORDS] = "quote.indirect.words",
};

enum claim_kind
claim_measure_kind(enum claim_measure measure)
{
	return measure == MEASURE_AMOUNT         ? CLAIM_AMOUNT
	       : measure <= MEASURE_FACT_KIND    ? CLAIM_FACT
	       : measure <= MEASURE_DIRECT_WORDS ? CLAIM_DIRECT
						 : CLAIM_INDIRECT;
}

static bool
equal(enum claim_measure measure, const struct claim *gold,
		const struct claim *coded)
{
	switch (measure) {
	case MEASURE_AMOUNT:
		return amounts_equal(gold, coded);
	case MEASURE_FACT:
		return str_equal(gold->what, coded->what)
		       && figures_equal(gold, coded)
		       && parties_equal(gold, coded);
	case MEASURE_FACT_AMOUNT:
		return str_equal(gold->what, coded->what)
		       && figures_equal(gold, coded);
	case MEASURE_FACT_KIND:
		return str_equal(gold->what, coded->what);
	case MEASURE_DIRECT:
	case MEASURE_INDIRECT:
		return words_equal(gold, coded) && speakers_equal(gold, coded);
	default:
		return words_equal(gold, coded);
	}
}

/* --- pairing ----------------------------------------------------------- */

bool
claim_in_scope(const struct claims *claims, const struct claim *claim)
{
	bool inside = !claims->scope_count;
	if (claim->begun_before)
		return false;
	for (size_t i = 0; i < claims->scope_count && !inside; i++)
		inside = claims->scope[i].start <= claim->span.start
			 && claim->span.start < claims->scope[i].end;
	return inside;
}

/* Required gold goes first, so that optional gold takes nothing from it. */
static void
pair_those(const struct claims *claims, enum claim_measure measure,
		bool optional, uint32_t *gold_of_coded, uint32_t *coded_of_gold)
{
	enum claim_kind kind = claim_measure_kind(measure);
	for (size_t g = 0; g < claims->gold_count; g++) {
		const struct claim *gold = &claims->gold[g];
		if (gold->kind != kind || gold->optional != optional)
			continue;
		for (size_t c = 0; c < claims->coded_count; c++) {
			const struct claim *coded = &claims->coded[c];
			if (coded->kind != kind || gold_of_coded[c]
					|| !equal(measure, gold, coded))
				continue;
			gold_of_coded[c] = (uint32_t)g + 1;
			coded_of_gold[g] = (uint32_t)c + 1;
			break;
		}
	}
}

void
claims_pair(const struct score_item *item, enum claim_measure measure,
		uint32_t *gold_of_coded, uint32_t *coded_of_gold)
{
	const struct claims *claims = item->claims;
	pair_those(claims, measure, false, gold_of_coded, coded_of_gold);
	pair_those(claims, measure, true, gold_of_coded, coded_of_gold);
}

static bool
roles_equal(const struct claim *gold, const struct claim *coded)
{
	for (unsigned i = 0; i < coded->party_count; i++) {
		bool same = false;
		for (unsigned k = 0; k < gold->party_count && !same; k++)
			same = same_who(&gold->party[k].who,
					       &coded->party[i].who)
			       && str_equal(gold->party[k].role,
					       coded->party[i].role);
		if (!same)
			return false;
	}
	return true;
}

static void
count_details(const struct claim *gold, const struct claim *coded,
		struct score_claims *out)
{
	out->status.of++;
	out->status.right += str_equal(gold->status, coded->status);
	out->roles.of++;
	out->roles.right += roles_equal(gold, coded);
}

static struct score_counts
count_item(struct score_set *set, const struct score_item *item,
		enum claim_measure measure, struct score_claims *out)
{
	struct arena *arena = set->names->arena;
	const struct claims *claims = item->claims;
	enum claim_kind kind = claim_measure_kind(measure);
	struct score_counts counts = { 0 };
	if (!claims)
		return counts;
	uint32_t *gold_of = ARENA_NEW(arena, uint32_t, claims->coded_count + 1);
	uint32_t *coded_of = ARENA_NEW(arena, uint32_t, claims->gold_count + 1);
	claims_pair(item, measure, gold_of, coded_of);
	for (size_t g = 0; g < claims->gold_count; g++) {
		const struct claim *gold = &claims->gold[g];
		if (gold->kind != kind || gold->optional)
			continue;
		counts.tp += coded_of[g] != 0;
		counts.fn += coded_of[g] == 0;
		if (coded_of[g] && measure == MEASURE_FACT)
			count_details(gold, &claims->coded[coded_of[g] - 1],
					out);
	}
	for (size_t c = 0; c < claims->coded_count; c++)
		counts.fp += claims->coded[c].kind == kind && !gold_of[c]
			     && claim_in_scope(claims, &claims->coded[c]);
	return counts;
}

void
score_claims(struct score_set *set, struct score_claims *out)
{
	struct score_counts *counts = ARENA_NEW(
			set->names->arena, struct score_counts, set->count);
	*out = (struct score_claims){ 0 };
	for (unsigned m = 0; m < CLAIM_MEASURES; m++) {
		for (size_t i = 0; i < set->count; i++)
			counts[i] = count_item(set, &set->items[i],
					(enum claim_measure)m, out);
		score_measure_of(&out->measure[m], counts, set->count);
	}
}
