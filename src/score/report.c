#include "score/report.h"

#include "base/json.h"

enum { DIGITS = 4, CONFUSION_CELL = 4, NAME_COLUMNS = 10 };

static const char *const rate_names[BOOTSTRAP_FIGURES] = { "P", "R", "F1" };
static const char *const pair_names[BOOTSTRAP_FIGURES] = {
	[SCORE_MACRO_F1] = "macro F1",
	[SCORE_ACCURACY] = "accuracy",
	[SCORE_ANSWERED] = "answered",
};

/* --------------------------------------------------------------- table */

void
score_report_head(struct buffer *out, const struct score_run *run,
		const char *what, size_t count)
{
	buffer_put_format(out, "%s: %zu %s%s\n", run->gold, count, what,
			count == 1 ? "" : "s");
	if (run->version)
		buffer_put_format(out,
				"coded by demarche %s, lexicon %s, model %s\n",
				run->version->program, run->version->lexicon,
				run->version->model);
	buffer_put_char(out, '\n');
}

static void
put_figure(struct buffer *out, double figure, struct interval interval)
{
	buffer_put_format(out, "  %.3f [%.2f, %.2f]", figure, interval.low,
			interval.high);
}

static void
put_measure(struct buffer *out, const char *name,
		const struct score_measure *measure)
{
	const struct score_rates *rates = &measure->rates;
	const double figures[] = { rates->precision, rates->recall, rates->f1 };
	buffer_put_format(out, "%-9s", name);
	for (unsigned i = 0; i < BOOTSTRAP_FIGURES; i++)
		put_figure(out, figures[i], measure->interval[i]);
	buffer_put_format(out, " %6zu\n", measure->sentences);
}

static void
put_category(struct buffer *out, struct str name, struct score_counts counts)
{
	struct score_rates rates = score_rates_of(counts);
	buffer_put_format(out, "%-10.*s  %.2f  %.2f  %.2f  %6u  %6u\n",
			STR_ARG(name), rates.precision, rates.recall, rates.f1,
			counts.tp + counts.fn, counts.tp + counts.fp);
}

/* Names in bytewise order; those that occur on neither side are left out. */
static size_t
sort_names(const struct score_names *names, const uint32_t *confusion,
		size_t size, uint16_t *order)
{
	size_t count = 0;
	for (uint16_t c = 1; c < size; c++) {
		bool used = false;
		for (size_t k = 0; k < size; k++)
			used = used || confusion[c * size + k]
			       || confusion[k * size + c];
		if (!used)
			continue;
		size_t at = count++;
		for (; at
				&& str_compare(names->categories.at[order[at
									  - 1]],
						   names->categories.at[c])
						   > 0;
				at--)
			order[at] = order[at - 1];
		order[at] = c;
	}
	return count;
}

static void
put_cell(struct buffer *out, uint32_t count)
{
	if (count)
		buffer_put_format(out, "%*u", CONFUSION_CELL, count);
	else
		buffer_put_format(out, "%*s", CONFUSION_CELL, ".");
}

static void
put_confusion_row(struct buffer *out, struct str name, size_t number)
{
	if (number)
		buffer_put_format(out, "%2zu %-*.*s", number, NAME_COLUMNS,
				STR_ARG(name));
	else
		buffer_put_format(out, " - %-*s", NAME_COLUMNS, "nothing");
}

/* Rows are expected, columns coded; the last of each is nothing. */
static void
put_confusion(struct buffer *out, const struct score_names *names,
		const uint32_t *confusion, size_t size)
{
	uint16_t order[SCORE_CATEGORIES];
	size_t count = sort_names(names, confusion, size, order);
	order[count] = 0;
	buffer_put_format(out, "\n%-*s", NAME_COLUMNS + 3, "as coded");
	for (size_t k = 0; k < count; k++)
		buffer_put_format(out, "%*zu", CONFUSION_CELL, k + 1);
	buffer_put_format(out, "%*s\n", CONFUSION_CELL, "-");
	for (size_t i = 0; i <= count; i++) {
		put_confusion_row(out, names->categories.at[order[i]],
				i < count ? i + 1 : 0);
		for (size_t k = 0; k <= count; k++)
			put_cell(out, confusion[order[i] * size + order[k]]);
		buffer_put_char(out, '\n');
	}
}

static void
put_events_table(struct buffer *out, const struct score_set *set,
		const struct score_events *events, const struct score_run *run)
{
	score_report_head(out, run, "sentence", set->count);
	buffer_put_format(out, "%-9s  %-18s  %-18s  %-18s %6s\n", "", "P", "R",
			"F1", "of");
	put_measure(out, "category", &events->category);
	put_measure(out, "triple", &events->triple);
	buffer_put(out, STR("\n"));
	for (unsigned i = 0; i < SCORE_DETAILS; i++) {
		struct score_share share = events->detail[i];
		if (share.of)
			buffer_put_format(out, "%-9s  %.3f  %u of %u\n",
					SCORE_DETAIL_NAMES[i],
					(double)share.right / share.of,
					share.right, share.of);
	}
	buffer_put_format(out, "\n%-10s  %-4s  %-4s  %-4s  %6s  %6s\n",
			"category", "P", "R", "F1", "gold", "coded");
	uint16_t order[SCORE_CATEGORIES];
	size_t count = sort_names(
			set->names, events->confusion, events->size, order);
	for (size_t i = 0; i < count; i++)
		put_category(out, set->names->categories.at[order[i]],
				events->by_category[order[i]]);
	put_confusion(out, set->names, events->confusion, events->size);
}

/* The roots in bytewise order. */
static void
put_roots(struct buffer *out, const struct score_set *set,
		const struct score_pairs *pairs)
{
	uint16_t order[SCORE_CATEGORIES];
	size_t count = sort_names(
			set->names, pairs->confusion, pairs->size, order);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < pairs->root_count; k++)
			if (pairs->roots[k].root == order[i])
				put_category(out,
						set->names->categories
								.at[order[i]],
						pairs->roots[k].counts);
}

static void
put_pairs_table(struct buffer *out, const struct score_set *set,
		const struct score_pairs *pairs, const struct score_run *run)
{
	score_report_head(out, run, "pair", pairs->count);
	for (unsigned i = 0; i < BOOTSTRAP_FIGURES; i++) {
		buffer_put_format(out, "%-9s", pair_names[i]);
		put_figure(out, pairs->figure[i], pairs->interval[i]);
		buffer_put_char(out, '\n');
	}
	buffer_put_format(out, "\n%-10s  %-4s  %-4s  %-4s  %6s  %6s\n", "root",
			"P", "R", "F1", "gold", "coded");
	put_roots(out, set, pairs);
	put_confusion(out, set->names, pairs->confusion, pairs->size);
}

/* ---------------------------------------------------------- JSON lines */

static void
open_line(struct json *json, struct buffer *out, const char *record)
{
	json_init(json, out);
	json_open(json, '{');
	json_put_str(json, "record", str_of(record));
}

static void
close_line(struct json *json)
{
	json_close(json, '}');
	buffer_put_char(json->out, '\n');
}

static void
put_interval(struct json *json, const char *key, struct interval interval)
{
	json_key(json, key);
	json_open(json, '[');
	json_decimal(json, interval.low, DIGITS);
	json_decimal(json, interval.high, DIGITS);
	json_close(json, ']');
}

static void
put_intervals(struct json *json, const char *const *keys,
		const struct interval *intervals, unsigned count)
{
	json_key(json, "interval");
	json_open(json, '{');
	for (unsigned i = 0; i < count; i++)
		put_interval(json, keys[i], intervals[i]);
	json_close(json, '}');
}

void
score_report_run(struct buffer *out, const struct score_run *run,
		const char *what, size_t count)
{
	struct json json;
	open_line(&json, out, "run");
	json_put_str(&json, "gold", str_of(run->gold));
	json_put_int(&json, what, (int64_t)count);
	if (run->version) {
		json_key(&json, "version");
		json_open(&json, '{');
		json_put_str(&json, "program", str_of(run->version->program));
		json_put_str(&json, "lexicon", str_of(run->version->lexicon));
		json_put_str(&json, "model", str_of(run->version->model));
		json_close(&json, '}');
	}
	close_line(&json);
}

static void
put_rates(struct json *json, struct score_rates rates)
{
	json_put_real(json, "P", rates.precision, DIGITS);
	json_put_real(json, "R", rates.recall, DIGITS);
	json_put_real(json, "F1", rates.f1, DIGITS);
}

void
score_report_measure(struct buffer *out, const char *name,
		const struct score_measure *measure)
{
	struct json json;
	open_line(&json, out, "score");
	json_put_str(&json, "measure", str_of(name));
	put_rates(&json, measure->rates);
	put_intervals(&json, rate_names, measure->interval, BOOTSTRAP_FIGURES);
	json_put_int(&json, "tp", measure->counts.tp);
	json_put_int(&json, "fp", measure->counts.fp);
	json_put_int(&json, "fn", measure->counts.fn);
	json_put_int(&json, "of", (int64_t)measure->sentences);
	close_line(&json);
}

void
score_report_share(
		struct buffer *out, const char *name, struct score_share share)
{
	struct json json;
	if (!share.of)
		return;
	open_line(&json, out, "score");
	json_put_str(&json, "measure", str_of(name));
	json_put_real(&json, "accuracy", (double)share.right / share.of,
			DIGITS);
	json_put_int(&json, "right", share.right);
	json_put_int(&json, "of", share.of);
	close_line(&json);
}

static void
put_category_line(
		struct buffer *out, struct str name, struct score_counts counts)
{
	struct json json;
	open_line(&json, out, "category");
	json_put_str(&json, "category", name);
	put_rates(&json, score_rates_of(counts));
	json_put_int(&json, "gold", counts.tp + counts.fn);
	json_put_int(&json, "coded", counts.tp + counts.fp);
	close_line(&json);
}

/* A side that is "nothing" is absent. */
static void
put_confusion_lines(struct buffer *out, const struct score_names *names,
		const uint32_t *confusion, size_t size, const uint16_t *order,
		size_t count)
{
	for (size_t i = 0; i <= count; i++)
		for (size_t k = 0; k <= count; k++) {
			uint16_t row = i < count ? order[i] : 0;
			uint16_t column = k < count ? order[k] : 0;
			uint32_t cell = confusion[row * size + column];
			struct json json;
			if (!cell)
				continue;
			open_line(&json, out, "confusion");
			json_put_str(&json, "expected",
					names->categories.at[row]);
			json_put_str(&json, "coded",
					names->categories.at[column]);
			json_put_int(&json, "count", cell);
			close_line(&json);
		}
}

static void
put_events_lines(struct buffer *out, const struct score_set *set,
		const struct score_events *events, const struct score_run *run)
{
	uint16_t order[SCORE_CATEGORIES];
	size_t count = sort_names(
			set->names, events->confusion, events->size, order);
	score_report_run(out, run, "sentences", set->count);
	score_report_measure(out, "category", &events->category);
	score_report_measure(out, "triple", &events->triple);
	for (unsigned i = 0; i < SCORE_DETAILS; i++)
		score_report_share(
				out, SCORE_DETAIL_NAMES[i], events->detail[i]);
	for (size_t i = 0; i < count; i++)
		put_category_line(out, set->names->categories.at[order[i]],
				events->by_category[order[i]]);
	put_confusion_lines(out, set->names, events->confusion, events->size,
			order, count);
}

static void
put_pairs_lines(struct buffer *out, const struct score_set *set,
		const struct score_pairs *pairs, const struct score_run *run)
{
	static const char *const keys[] = { "macroF1", "accuracy", "answered" };
	uint16_t order[SCORE_CATEGORIES];
	size_t count = sort_names(
			set->names, pairs->confusion, pairs->size, order);
	struct json json;
	score_report_run(out, run, "pairs", pairs->count);
	open_line(&json, out, "score");
	json_put_str(&json, "measure", STR("root"));
	for (unsigned i = 0; i < BOOTSTRAP_FIGURES; i++)
		json_put_real(&json, keys[i], pairs->figure[i], DIGITS);
	put_intervals(&json, keys, pairs->interval, BOOTSTRAP_FIGURES);
	json_put_int(&json, "of", (int64_t)pairs->count);
	close_line(&json);
	for (size_t i = 0; i < pairs->root_count; i++)
		put_category_line(out,
				set->names->categories.at[pairs->roots[i].root],
				pairs->roots[i].counts);
	put_confusion_lines(out, set->names, pairs->confusion, pairs->size,
			order, count);
}

void
score_report_events(struct buffer *out, const struct score_set *set,
		const struct score_events *events, const struct score_run *run,
		bool table)
{
	(table ? put_events_table : put_events_lines)(out, set, events, run);
}

void
score_report_pairs(struct buffer *out, const struct score_set *set,
		const struct score_pairs *pairs, const struct score_run *run,
		bool table)
{
	(table ? put_pairs_table : put_pairs_lines)(out, set, pairs, run);
}
