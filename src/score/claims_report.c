#include "score/claims_report.h"

/* A measure of a kind that nobody speaks of says nothing. */
static bool
is_told(const struct score_measure *measure)
{
	const struct score_counts *counts = &measure->counts;
	return counts->tp || counts->fp || counts->fn;
}

static void
put_table(struct buffer *out, const struct score_claims *claims)
{
	buffer_put_format(out, "%-22s  %-18s  %-18s  %-18s %6s %6s\n", "", "P",
			"R", "F1", "gold", "coded");
	for (unsigned m = 0; m < CLAIM_MEASURES; m++) {
		const struct score_measure *measure = &claims->measure[m];
		const struct score_rates *rates = &measure->rates;
		const double figures[] = { rates->precision, rates->recall,
			rates->f1 };
		const struct score_counts *counts = &measure->counts;
		if (!is_told(measure))
			continue;
		buffer_put_format(out, "%-22s", CLAIM_MEASURE_NAMES[m]);
		for (unsigned i = 0; i < BOOTSTRAP_FIGURES; i++)
			buffer_put_format(out, "  %.3f [%.2f, %.2f]",
					figures[i], measure->interval[i].low,
					measure->interval[i].high);
		buffer_put_format(out, " %6u %6u\n", counts->tp + counts->fn,
				counts->tp + counts->fp);
	}
}

static void
put_share(struct buffer *out, const char *name, struct score_share share)
{
	if (share.of)
		buffer_put_format(out, "%-22s  %.3f  %u of %u facts\n", name,
				(double)share.right / share.of, share.right,
				share.of);
}

void
score_report_claims(struct buffer *out, const struct score_set *set,
		const struct score_claims *claims, const struct score_run *run,
		bool table)
{
	if (!table) {
		score_report_run(out, run, "articles", set->count);
		for (unsigned m = 0; m < CLAIM_MEASURES; m++)
			if (is_told(&claims->measure[m]))
				score_report_measure(out,
						CLAIM_MEASURE_NAMES[m],
						&claims->measure[m]);
		score_report_share(out, "fact.status", claims->status);
		score_report_share(out, "fact.roles", claims->roles);
		return;
	}
	score_report_head(out, run, "article", set->count);
	put_table(out, claims);
	put_share(out, "fact.status", claims->status);
	put_share(out, "fact.roles", claims->roles);
}

/* --- errors ------------------------------------------------------------ */

static struct str
words_at(const struct score_item *item, struct claim_span span)
{
	struct str text = item->article.text;
	if (span.start >= span.end || span.end > text.len)
		return STR("");
	return (struct str){ text.at + span.start, span.end - span.start };
}

/* Where the claim stands: its own span, or that of a figure or party. */
static struct claim_span
place_of(const struct claim *claim)
{
	if (claim->span.end)
		return claim->span;
	return claim->figure_count  ? claim->figure[0]
	       : claim->party_count ? claim->party[0].who.span
				    : claim->span;
}

static void
put_paragraph(struct buffer *out, const struct score_item *item,
		struct claim_span span)
{
	struct str text = item->article.text;
	size_t start = span.start < text.len ? span.start : text.len;
	size_t end = span.end < text.len ? span.end : text.len;
	while (start && text.at[start - 1] != '\n')
		start--;
	while (end < text.len && text.at[end] != '\n')
		end++;
	buffer_put(out, STR("    "));
	for (size_t i = start; i < end; i++)
		buffer_put_char(out, text.at[i] == '\n' ? ' ' : text.at[i]);
	buffer_put_char(out, '\n');
}

static void
put_amount(struct buffer *out, const struct score_item *item,
		const struct claim *claim)
{
	static const char *const measures[] = { "money", "percent", "count" };
	buffer_put_format(out, "[%.*s] %s %.6g %.*s",
			STR_ARG(words_at(item, claim->span)),
			measures[claim->measure], claim->value,
			STR_ARG(claim->currency));
}

static void
put_fact(struct buffer *out, const struct score_item *item,
		const struct claim *claim)
{
	buffer_put_format(out, "%.*s %.*s", STR_ARG(claim->what),
			STR_ARG(claim->status));
	for (unsigned i = 0; i < claim->party_count; i++) {
		const struct claim_party *party = &claim->party[i];
		buffer_put_format(out, "  %.*s%s [%.*s]", STR_ARG(party->role),
				party->optional ? "?" : "",
				STR_ARG(words_at(item, party->who.span)));
	}
	for (unsigned i = 0; i < claim->figure_count; i++)
		buffer_put_format(out, "  = [%.*s]",
				STR_ARG(words_at(item, claim->figure[i])));
	buffer_put_format(out, "  %.*s", STR_ARG(claim->rule));
}

static void
put_quote(struct buffer *out, const struct score_item *item,
		const struct claim *claim)
{
	struct str speaker = words_at(item, claim->speaker.span);
	buffer_put_format(out, "%.*s: [%.*s]",
			STR_ARG(speaker.len ? speaker : STR("-")),
			STR_ARG(words_at(item, claim->span)));
}

static void
put_claim(struct buffer *out, const char *name, const struct score_item *item,
		const struct claim *claim)
{
	buffer_put_format(out, "    %-9s ", name);
	if (claim->kind == CLAIM_AMOUNT)
		put_amount(out, item, claim);
	else if (claim->kind == CLAIM_FACT)
		put_fact(out, item, claim);
	else
		put_quote(out, item, claim);
	buffer_put_char(out, '\n');
}

/* Whether both stand in the same paragraph. */
static bool
are_near(const struct score_item *item, const struct claim *a,
		const struct claim *b)
{
	struct claim_span x = place_of(a), y = place_of(b);
	uint32_t from = x.start < y.start ? x.start : y.start;
	uint32_t to = x.start < y.start ? y.start : x.start;
	struct str between = words_at(item, (struct claim_span){ from, to });
	return from == to
	       || (between.len && str_find_byte(between, '\n') == between.len);
}

/* A claim with its paragraph, and what was coded there of the same kind. */
static void
put_missed(struct buffer *out, const struct score_item *item,
		const struct claim *claim)
{
	buffer_put_format(out, "%.*s\n", STR_ARG(item->id));
	put_paragraph(out, item, place_of(claim));
	put_claim(out, "expected", item, claim);
	for (size_t c = 0; c < item->claims->coded_count; c++) {
		const struct claim *coded = &item->claims->coded[c];
		if (coded->kind == claim->kind && are_near(item, claim, coded))
			put_claim(out, "coded", item, coded);
	}
	buffer_put_char(out, '\n');
}

static void
put_spurious(struct buffer *out, const struct score_item *item,
		const struct claim *claim)
{
	buffer_put_format(out, "%.*s\n", STR_ARG(item->id));
	put_paragraph(out, item, place_of(claim));
	put_claim(out, "coded", item, claim);
	buffer_put_char(out, '\n');
}

/* The errors of one measure in one article: what was missed, or what is too
 * much. */
static void
put_errors_of(struct buffer *out, struct score_set *set,
		const struct score_item *item, enum claim_measure measure,
		bool missed)
{
	enum claim_kind kind = claim_measure_kind(measure);
	const struct claims *claims = item->claims;
	struct arena *arena = set->names->arena;
	uint32_t *gold_of = ARENA_NEW(arena, uint32_t, claims->coded_count + 1);
	uint32_t *coded_of = ARENA_NEW(arena, uint32_t, claims->gold_count + 1);
	claims_pair(item, measure, gold_of, coded_of);
	for (size_t g = 0; missed && g < claims->gold_count; g++)
		if (claims->gold[g].kind == kind && !claims->gold[g].optional
				&& !coded_of[g])
			put_missed(out, item, &claims->gold[g]);
	for (size_t c = 0; !missed && c < claims->coded_count; c++)
		if (claims->coded[c].kind == kind && !gold_of[c]
				&& claim_in_scope(claims, &claims->coded[c]))
			put_spurious(out, item, &claims->coded[c]);
}

static void
put_errors(struct buffer *out, struct score_set *set,
		enum claim_measure measure, const char *name, bool missed)
{
	size_t before = out->len;
	buffer_put_format(out, "== %s %s\n\n", name,
			missed ? "missed" : "in excess");
	size_t head = out->len;
	for (size_t i = 0; i < set->count; i++)
		if (set->items[i].claims)
			put_errors_of(out, set, &set->items[i], measure,
					missed);
	if (out->len == head)
		out->len = before;
}

void
score_claims_errors_put(struct buffer *out, struct score_set *set)
{
	static const struct {
		enum claim_measure measure;
		const char *name;
	} kinds[] = { { MEASURE_AMOUNT, "amounts" }, { MEASURE_FACT, "facts" },
		{ MEASURE_DIRECT, "direct quotations" },
		{ MEASURE_INDIRECT, "indirect quotations" } };
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		put_errors(out, set, kinds[k].measure, kinds[k].name, true);
		put_errors(out, set, kinds[k].measure, kinds[k].name, false);
	}
}
