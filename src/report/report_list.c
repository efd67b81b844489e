#include <math.h>
#include <string.h>

#include "report/numbers.h"
#include "report/report.h"
#include "report/series.h"

/* --- the report --------------------------------------------------------- */

void
report_init(struct report *report)
{
	*report = (struct report){ 0 };
	arena_init(&report->arena);
}

void
report_fini(struct report *report)
{
	struct sheet *sheets[] = { &report->align, &report->quads_a,
		&report->quads_b, &report->matrix, &report->ledger,
		&report->ledger_rows, &report->emerging, &report->visits,
		&report->speakers };
	for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++)
		sheet_fini(sheets[i]);
	for (size_t i = 0; i < report->pair_count; i++)
		sheet_fini(&report->pairs[i].series);
	names_unload(&report->names);
	outlines_unload(&report->outlines);
	arena_fini(&report->arena);
}

/* --- words -------------------------------------------------------------- */

/* Who is meant by {from} and {to} in a phrase. */
struct ends {
	struct str from, to; /* codes */
};

static bool
put_named(const struct report *report, const struct ends *ends, struct str word,
		struct buffer *out)
{
	const struct {
		struct str word, code;
	} codes[] = { { STR("of"), report->of }, { STR("a"), report->a },
		{ STR("b"), report->b }, { STR("from"), ends->from },
		{ STR("to"), ends->to } };
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (str_equal(codes[i].word, word)) {
			names_put(&report->names, codes[i].code, out);
			return true;
		}
	if (!str_equal(word, STR("period")))
		return false;
	buffer_put(out, report->period);
	return true;
}

/* A phrase with {of}, {a}, {b}, {from}, {to}, {period} in it, filled in; its
 * first letter is a capital. */
static struct str
phrase(struct report *report, const struct ends *ends, const char *text)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	while (*text) {
		size_t plain = strcspn(text, "{");
		buffer_put(&out, (struct str){ text, plain });
		text += plain;
		if (!*text)
			break;
		size_t length = strcspn(text, "}");
		put_named(report, ends, (struct str){ text + 1, length - 1 },
				&out);
		text += length + 1;
	}
	struct str filled = arena_copy(&report->arena, buffer_str(&out));
	buffer_fini(&out);
	char *first = (char *)filled.at;
	if (filled.len && *first >= 'a' && *first <= 'z')
		*first = (char)(*first - 'a' + 'A');
	return filled;
}

/* As inside a sentence. */
static struct str
name_of(struct report *report, struct str code)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	names_put(&report->names, code, &out);
	struct str name = arena_copy(&report->arena, buffer_str(&out));
	buffer_fini(&out);
	return name;
}

static struct str
label_at(const struct sheet *sheet, size_t row)
{
	return series_text(sheet, row, "period");
}

static void
put_extreme(const struct sheet *sheet, const double *values, bool highest,
		struct buffer *out)
{
	size_t best = sheet->row_count;
	for (size_t i = 0; i < sheet->row_count; i++)
		if (isfinite(values[i])
				&& (best == sheet->row_count
						|| (highest ? values[i] > values[best]
							    : values[i] < values[best])))
			best = i;
	if (best == sheet->row_count)
		return;
	buffer_put(out, highest ? STR(" Highest: ") : STR(" Lowest: "));
	numbers_put(out, values[best], 2);
	buffer_put(out, STR(" in "));
	buffer_put(out, label_at(sheet, best));
	buffer_put_char(out, '.');
}

static void
put_changes(const struct sheet *sheet, struct buffer *out)
{
	for (size_t i = 0; i < sheet->row_count; i++) {
		struct str change = series_text(sheet, i, "change");
		if (!change.len)
			continue;
		buffer_put(out, STR(" Change "));
		buffer_put(out, change);
		buffer_put(out, STR(" with "));
		buffer_put(out, label_at(sheet, i));
		buffer_put_char(out, '.');
	}
}

/* What a series looks like, for those who do not see it. */
static struct str
describe(struct report *report, struct str what, const struct sheet *sheet,
		const char *column)
{
	struct buffer out;
	if (!sheet || !sheet->row_count)
		return what;
	buffer_init(&out, BUFFER_UNLIMITED);
	buffer_put(&out, what);
	buffer_put(&out, STR(" From "));
	buffer_put(&out, label_at(sheet, 0));
	buffer_put(&out, STR(" to "));
	buffer_put(&out, label_at(sheet, sheet->row_count - 1));
	buffer_put_char(&out, '.');
	double *values = series_numbers(sheet, column, &report->arena);
	put_extreme(sheet, values, false, &out);
	put_extreme(sheet, values, true, &out);
	put_changes(sheet, &out);
	struct str text = arena_copy(&report->arena, buffer_str(&out));
	buffer_fini(&out);
	return text;
}

/* --- the list ----------------------------------------------------------- */

enum kind { ALIGN, TALK, WITH, QUADS, PAIR, MATRIX, MAP_OF, MAP_ALL, LEDGER };

/* What the pictures say. `column` is the one whose extremes are told. */
static const struct {
	const char *title, *description, *column, *caption;
	page_draw *draw;
} KINDS[] = {
	[ALIGN] = { "{of} between {a} and {b}",
			"Curve of the index with its 95 % interval.", "index",
			"The index by {period}: +1 is all with {a}, −1 all "
			"with {b}; where there are few events it is drawn "
			"toward 0. Grey: 95 % interval over the events. Dashed "
			"lines, where there are any: changes.",
			picture_align },
	[TALK] = { "Talk and deeds of {of} between {a} and {b}",
			"Two curves: the index of what is done and of what is "
			"said.",
			"deeds",
			"The same index of material events (aid, sanctions, "
			"arrests ...) and of verbal ones (statements, visits, "
			"agreements ...) alone. Where the curves part, words "
			"and deeds do.",
			picture_talk },
	[WITH] = { "{from} and {to}",
			"Columns: cooperation upwards, conflict downwards.",
			NULL,
			"Sums of the scores of events between {from} and {to} "
			"by {period}, in both directions, each event once.",
			picture_pair },
	[QUADS] = { "What {from} does toward {to}",
			"Columns of 100 %: shares of material and verbal "
			"cooperation and conflict.",
			NULL,
			"Shares of the four kinds of events in which {from} "
			"acts on {to}, by {period}.",
			picture_quads },
	[PAIR] = { "{from} toward {to}",
			"Columns: cooperation upwards, conflict downwards.",
			"cooperation",
			"Sums of the scores of events in which {from} acts on "
			"{to}, by {period}, each event once. Dashed lines, "
			"where there are any: changes.",
			picture_pair },
	[MATRIX] = { "The most active countries, row toward column",
			"Matrix of the countries with most events: cooperation "
			"less conflict of the row's country toward the "
			"column's.",
			NULL,
			"Cooperation less conflict (sums of scores) of the "
			"row's country toward the column's. Blue: more "
			"cooperation, orange: more conflict, empty: no events.",
			picture_matrix },
	[MAP_OF] = { "{of} toward the world", "Map of the world.", NULL,
			"Cooperation less conflict of {of} toward each country "
			"(sums of scores).",
			picture_map },
	[MAP_ALL] = { "Whom the events are about", "Map of the world.", NULL,
			"Events in which a country acts or is acted on.",
			picture_map },
	[LEDGER] = { "Deals, aid, visits and the rest by year",
			"Columns a year for each kind of record; the table has "
			"the numbers.",
			NULL,
			"Deals, aid, visits and the rest by year, each event "
			"once. Dark: pledges that became a deed. Each row has "
			"a scale of its own.",
			picture_ledger },
};

static void
add(struct report *report, struct report_list *list, enum kind kind,
		const char *id, struct ends ends, const void *context,
		const struct sheet *sheet, const char *column)
{
	if (list->count == REPORT_PICTURES)
		return;
	struct str what = phrase(report, &ends, KINDS[kind].description);
	column = column ? column : KINDS[kind].column;
	list->at[list->count++] = (struct report_picture){ .id = id,
		.title = phrase(report, &ends, KINDS[kind].title),
		.description = describe(
				report, what, column ? sheet : NULL, column),
		.caption = phrase(report, &ends, KINDS[kind].caption),
		.draw = KINDS[kind].draw,
		.context = context };
}

static bool
has_events(struct report *report, const struct sheet *sheet, const char *column)
{
	const double *events = series_numbers(sheet, column, &report->arena);
	return series_sum(events, sheet->row_count) > 0;
}

/* The relation with one power: its score, and what it is made of. */
static void
add_relation(struct report *report, struct report_list *list,
		const char *const ids[2], struct str power,
		const struct pair_picture *pair, const struct sheet *quads)
{
	const struct ends ends = { report->of, power };
	if (has_events(report, pair->sheet, pair->events))
		add(report, list, WITH, ids[0], ends, pair, pair->sheet,
				pair->cooperation);
	if (has_events(report, quads, "events"))
		add(report, list, QUADS, ids[1], ends, quads, NULL, NULL);
}

static void
add_question(struct report *report, struct report_list *list)
{
	const struct sheet *align = &report->align;
	const struct ends none = { 0 };
	if (!align->row_count)
		return;
	list->align = (struct align_picture){ align, name_of(report, report->a),
		name_of(report, report->b), report->a };
	list->with_a = (struct pair_picture){ align, "a_cooperation",
		"a_conflict", "a_events" };
	list->with_b = (struct pair_picture){ align, "b_cooperation",
		"b_conflict", "b_events" };
	add(report, list, ALIGN, "align", none, &list->align, align, NULL);
	add_relation(report, list, (const char *[]){ "with-a", "quads-a" },
			report->a, &list->with_a, &report->quads_a);
	add_relation(report, list, (const char *[]){ "with-b", "quads-b" },
			report->b, &list->with_b, &report->quads_b);
	add(report, list, TALK, "talk", none, &list->align, align, NULL);
}

static void
add_pairs(struct report *report, struct report_list *list)
{
	static const char *const ids[REPORT_PAIRS] = { "pair-1", "pair-2",
		"pair-3", "pair-4" };
	for (size_t i = 0; i < report->pair_count; i++) {
		struct report_pair *pair = &report->pairs[i];
		list->pairs[i] = (struct pair_picture){ &pair->series,
			"cooperation", "conflict", "events" };
		add(report, list, PAIR, ids[i],
				(struct ends){ pair->source, pair->target },
				&list->pairs[i], &pair->series, NULL);
	}
}

void
report_list(struct report *report, struct report_list *list)
{
	bool question = report->of.len > 0;
	const struct ends none = { 0 };
	*list = (struct report_list){ 0 };
	add_question(report, list);
	add_pairs(report, list);
	list->matrix = (struct matrix_picture){ &report->matrix,
		&report->names };
	list->map = (struct map_picture){ &report->outlines, report->world,
		report->world_count,
		bins_of_counts(question ? "d" : "s", question,
				report->world_most),
		report->of };
	if (report->matrix.row_count)
		add(report, list, MATRIX, "matrix", none, &list->matrix, NULL,
				NULL);
	if (report->world_count)
		add(report, list, question ? MAP_OF : MAP_ALL, "map", none,
				&list->map, NULL, NULL);
	if (report->ledger.row_count)
		add(report, list, LEDGER, "ledger", none, &report->ledger, NULL,
				NULL);
}

const struct report_picture *
report_find(const struct report_list *list, const char *id)
{
	for (size_t i = 0; i < list->count; i++)
		if (!strcmp(list->at[i].id, id))
			return &list->at[i];
	return NULL;
}

void
report_put_picture(const struct report *report,
		const struct report_picture *picture, struct buffer *out)
{
	struct buffer note;
	buffer_init(&note, BUFFER_UNLIMITED);
	buffer_put(&note, STR("demarche "));
	buffer_put(&note, report->program);
	buffer_put(&note, STR(", "));
	buffer_put(&note, report->database);
	if (report->first.len) {
		buffer_put(&note, STR(", "));
		buffer_put(&note, report->first);
		buffer_put(&note, STR(" to "));
		buffer_put(&note, report->last);
	}
	const struct frame frame = { .id = picture->id,
		.title = picture->title,
		.description = picture->description,
		.note = buffer_str(&note),
		.width = PAGE_WIDE,
		.alone = true };
	picture->draw(picture->context, &frame, out);
	buffer_fini(&note);
}
