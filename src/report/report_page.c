#include <math.h>

#include "report/numbers.h"
#include "report/report.h"
#include "report/series.h"

/* What a section needs. */
struct pen {
	struct report *report;
	const struct report_list *list;
	struct page page;
};

/* --- figures and tables ------------------------------------------------- */

static void
put_figure(struct pen *pen, const char *id)
{
	const struct report_picture *picture = report_find(pen->list, id);
	if (!picture)
		return;
	const struct frame frame = { .id = picture->id,
		.title = picture->title,
		.description = picture->description };
	page_subheading(&pen->page, picture->title);
	page_figure(&pen->page, &frame, picture->draw, picture->context,
			picture->caption);
}

static const struct table_column ALIGN[] = { { "period", "period" },
	{ "index", "index", 2, TABLE_SIGNED },
	{ "low", "from", 2, TABLE_SIGNED },
	{ "high", "to (95 %)", 2, TABLE_SIGNED }, { "share", "share of A", 2 },
	{ "talk", "talk", 2, TABLE_SIGNED },
	{ "deeds", "deeds", 2, TABLE_SIGNED }, { "a_events", "events A" },
	{ "a_cooperation", "cooperation A", 1 },
	{ "a_conflict", "conflict A", 1 }, { "b_events", "events B" },
	{ "b_cooperation", "cooperation B", 1 },
	{ "b_conflict", "conflict B", 1 }, { "articles", "articles" },
	{ "change", "change" } };
static const struct table_column DYADS[] = { { "period", "period" },
	{ "events", "events" }, { "reports", "reports" },
	{ "verbal_cooperation", "verbal coop." },
	{ "material_cooperation", "material coop." },
	{ "verbal_conflict", "verbal conflict" },
	{ "material_conflict", "material conflict" },
	{ "cooperation", "cooperation", 1 }, { "conflict", "conflict", 1 },
	{ "net", "net", 1, TABLE_SIGNED }, { "articles", "articles" },
	{ "rate", "events per 1,000 articles", 1 }, { "change", "change" } };
static const struct table_column MATRIX[] = { { "source", "who" },
	{ "target", "to whom" }, { "events", "events" },
	{ "reports", "reports" }, { "cooperation", "cooperation", 1 },
	{ "conflict", "conflict", 1 }, { "net", "net", 1, TABLE_SIGNED },
	{ "mean_score", "mean score", 2, TABLE_SIGNED },
	{ "rate", "per 1,000 articles", 1 } };
static const struct table_column LEDGER[] = { { "kind", "kind" },
	{ "instrument", "instrument" }, { "year", "year" },
	{ "party", "party" }, { "counterparty", "counterparty" },
	{ "status", "status" }, { "events", "events" },
	{ "reports", "reports" }, { "usd", "US dollars", 0, TABLE_DOLLARS },
	{ "completed", "completed" }, { "cancelled", "cancelled" },
	{ "open", "open" }, { "first", "first" }, { "last", "last" } };
static const struct table_column EMERGING[] = { { "what", "what" },
	{ "source", "who" }, { "target", "to whom" },
	{ "recent", "last 4 weeks" },
	{ "before", "4 weeks of the year before", 2 }, { "ratio", "ratio", 1 },
	{ "low", "at least (90 %)", 1 }, { "first", "first" } };
static const struct table_column VISITS[] = { { "date", "date" },
	{ "visitor_name", "visitor" }, { "visitor", "from" },
	{ "host", "host" }, { "place", "place" }, { "status", "status" },
	{ "text", "sentence" } };
static const struct table_column SPEAKERS[] = { { "name", "speaker" },
	{ "speaker", "identity" }, { "quotes", "quotations" },
	{ "positive", "positive" }, { "negative", "negative" },
	{ "neutral", "neutral" }, { "about", "about" }, { "first", "first" },
	{ "last", "last" } };

#define COLUMNS(table) (table), sizeof(table) / sizeof *(table)

static void
put_rows(struct pen *pen, const struct sheet *sheet, const char *caption,
		const struct table_column *columns, size_t count, size_t most,
		bool folded)
{
	const struct page_table table = { .caption = str_of(caption),
		.columns = columns,
		.column_count = count,
		.most = most,
		.folded = folded };
	if (sheet->row_count)
		page_table(&pen->page, sheet, &table);
}

/* The numbers of a picture, folded; `note` ends the line that opens them. */
static void
put_table(struct pen *pen, const struct sheet *sheet, const char *id,
		struct str note, const struct table_column *columns,
		size_t count, size_t most)
{
	const struct report_picture *picture = report_find(pen->list, id);
	struct buffer caption;
	if (!picture)
		return;
	buffer_init(&caption, BUFFER_UNLIMITED);
	buffer_put(&caption, STR("The numbers: "));
	buffer_put(&caption, picture->title);
	buffer_put(&caption, note);
	buffer_put_char(&caption, '\0');
	put_rows(pen, sheet, caption.at, columns, count, most, true);
	buffer_fini(&caption);
}

static void
put_events(struct pen *pen, const struct report_events *events)
{
	struct buffer what;
	buffer_init(&what, BUFFER_UNLIMITED);
	page_events_open(&pen->page);
	for (size_t i = 0; i < events->count; i++) {
		const struct exhibit *exhibit = &events->at[i].exhibit;
		buffer_reset(&what);
		buffer_put(&what, exhibit->actors);
		if (exhibit->recipients.len)
			buffer_put(&what, STR(" → "));
		buffer_put(&what, exhibit->recipients);
		buffer_put(&what, STR(" · "));
		buffer_put(&what, exhibit->event);
		if (exhibit->mode.len)
			buffer_put_char(&what, ' ');
		buffer_put(&what, exhibit->mode);
		buffer_put(&what, STR(" · score "));
		numbers_put_signed(&what, exhibit->score, 1);
		page_event(&pen->page,
				&(struct page_event){
						.date = str_of(exhibit->date),
						.what = buffer_str(&what),
						.sentence = exhibit->sentence,
						.title = exhibit->title,
						.publisher = exhibit->publisher,
						.url = exhibit->url,
						.rule = exhibit->rule,
						.note = events->at[i].note,
						.class = events->at[i].class });
	}
	page_events_close(&pen->page);
	buffer_fini(&what);
}

/* --- sections ----------------------------------------------------------- */

static void
put_align(struct pen *pen)
{
	struct buffer note;
	put_figure(pen, "align");
	buffer_init(&note, BUFFER_UNLIMITED);
	buffer_put(&note, STR(" (A: "));
	names_put(&pen->report->names, pen->report->a, &note);
	buffer_put(&note, STR(", B: "));
	names_put(&pen->report->names, pen->report->b, &note);
	buffer_put_char(&note, ')');
	put_table(pen, &pen->report->align, "align", buffer_str(&note),
			COLUMNS(ALIGN), 0);
	buffer_fini(&note);
}

static void
put_movers(struct pen *pen)
{
	page_paragraph(&pen->page, "",
			pen->report->verdict.changed
					? STR("The events that pull the index "
					      "most, by how far it would lie "
					      "elsewhere without them: since "
					      "the change, then before it; "
					      "each time first those that pull "
					      "the way it went, then some that "
					      "pull against. Read the "
					      "sentences: some are coded "
					      "wrong.")
					: STR("The events that pull the index "
					      "most, by how far it would lie "
					      "elsewhere without them. Read "
					      "the sentences: some are coded "
					      "wrong."));
	put_events(pen, &pen->report->movers);
}

static void
put_relations(struct pen *pen)
{
	put_figure(pen, "with-a");
	put_figure(pen, "quads-a");
	put_table(pen, &pen->report->quads_a, "quads-a", STR(""),
			COLUMNS(DYADS), 0);
	put_figure(pen, "with-b");
	put_figure(pen, "quads-b");
	put_table(pen, &pen->report->quads_b, "quads-b", STR(""),
			COLUMNS(DYADS), 0);
}

static void
put_talk(struct pen *pen)
{
	put_figure(pen, "talk");
	page_paragraph(&pen->page, "meta",
			STR("Its numbers stand in the table of the "
			    "alignment."));
}

static void
put_pairs(struct pen *pen)
{
	for (size_t i = 0; i < pen->report->pair_count; i++) {
		char id[] = "pair-1";
		id[5] = (char)('1' + i);
		put_figure(pen, id);
		put_table(pen, &pen->report->pairs[i].series, id, STR(""),
				COLUMNS(DYADS), 0);
	}
}

static void
put_matrix(struct pen *pen)
{
	enum { ROWS = 60 };
	put_figure(pen, "matrix");
	put_table(pen, &pen->report->matrix, "matrix",
			STR(" (pairs with most events)"), COLUMNS(MATRIX),
			ROWS);
}

/* The map's numbers, largest first, as a sheet of its own. */
static void
put_world_table(struct pen *pen)
{
	enum { COUNTRY, VALUE, WORLD_COLUMNS };
	static const struct sheet_column columns[] = { { "country", SHEET_TEXT,
								       "", "" },
		{ "value", SHEET_NUMBER, "", "" } };
	static const struct table_column of[] = { { "country", "country" },
		{ "value", "cooperation less conflict", 1, TABLE_SIGNED } };
	static const struct table_column all[] = { { "country", "country" },
		{ "value", "events" } };
	struct report *report = pen->report;
	struct sheet sheet;
	sheet_init(&sheet, "world", columns, WORLD_COLUMNS);
	for (size_t i = 0; i < report->world_count; i++) {
		sheet_row(&sheet);
		sheet_put_text(&sheet, COUNTRY,
				names_of(&report->names,
						report->world[i].code));
		sheet_put_number(&sheet, VALUE, report->world[i].value);
	}
	put_table(pen, &sheet, "map", STR(""), report->of.len ? of : all,
			WORLD_COLUMNS, 0);
	sheet_fini(&sheet);
}

static void
put_map(struct pen *pen)
{
	put_figure(pen, "map");
	put_world_table(pen);
	page_paragraph(&pen->page, "meta",
			STR("Outlines: Natural Earth, which draws boundaries "
			    "as they are held. Projection: Equal Earth."));
}

static void
put_ledger(struct pen *pen)
{
	enum { ROWS = 80 };
	put_figure(pen, "ledger");
	put_table(pen, &pen->report->ledger, "ledger", STR(""), COLUMNS(LEDGER),
			0);
	put_rows(pen, &pen->report->ledger_rows,
			"The ledger by who and with whom", COLUMNS(LEDGER),
			ROWS, true);
}

static void
put_emerging(struct pen *pen)
{
	enum { ROWS = 15 };
	page_paragraph(&pen->page, "",
			STR("Actors and pairs with more events in the last "
			    "four weeks than in four weeks of the year "
			    "before. What was rare needs several events to "
			    "stand here."));
	put_rows(pen, &pen->report->emerging, "New or growing",
			COLUMNS(EMERGING), ROWS, false);
}

static void
put_visits(struct pen *pen)
{
	enum { ROWS = 20 };
	put_rows(pen, &pen->report->visits, "Visits, latest first",
			COLUMNS(VISITS), ROWS, false);
}

static void
put_speakers(struct pen *pen)
{
	enum { ROWS = 15 };
	put_rows(pen, &pen->report->speakers, "Who is quoted most",
			COLUMNS(SPEAKERS), ROWS, false);
}

static void
put_top(struct pen *pen)
{
	page_paragraph(&pen->page, "",
			STR("The events that are reported most and are "
			    "strongest in score, each with one of its "
			    "reports."));
	put_events(pen, &pen->report->top);
}

/* --- how it was made ---------------------------------------------------- */

static void
put_runs(struct pen *pen)
{
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	for (size_t i = 0; i < pen->report->run_count; i++) {
		const struct report_run *run = &pen->report->runs[i];
		buffer_reset(&text);
		numbers_put_count(&text, run->articles);
		buffer_put(&text, STR(" articles were coded by demarche "));
		buffer_put(&text, run->program);
		buffer_put(&text, STR(" with lexicon "));
		buffer_put(&text, run->lexicon);
		buffer_put(&text, STR(" and network "));
		buffer_put(&text, run->model);
		buffer_put(&text,
				run->options.len ? STR(", options ") : STR(""));
		buffer_put(&text, run->options);
		buffer_put_char(&text, '.');
		page_paragraph(&pen->page, "", buffer_str(&text));
	}
	buffer_fini(&text);
}

static void
put_limits(struct pen *pen)
{
	static const char *const limits[] = {
		"Numbers count what was written in the articles of this "
		"database, not what happened. Other sources would tell of "
		"other events, and what nobody wrote about is not here.",
		"A program read the articles. Part of its records is wrong: "
		"the wrong actor, a plan taken for a deed, an old event taken "
		"for a new one. Read the sentences behind a number before it "
		"carries an argument.",
		"Intervals tell how much chance there is in which events were "
		"told of. They do not hold mistakes of coding, nor the choice "
		"of sources.",
		"A change says when a series changed, not why; and that two "
		"series change together does not make one the cause of the "
		"other.",
		"Scores weigh kinds of events, not their importance: a state "
		"visit counts like any visit, a deal of billions like a small "
		"one. Amounts stand in the ledger.",
	};
	page_paragraph(&pen->page, "lead", STR("What the numbers cannot say"));
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		page_paragraph(&pen->page, "", str_of(limits[i]));
}

static void
put_made(struct pen *pen)
{
	page_paragraph(&pen->page, "", STR("This page is made again by"));
	page_code(&pen->page, pen->report->command);
	put_runs(pen);
	page_paragraph(&pen->page, "",
			STR("An event counts once, however many articles "
			    "report it; only what is told as done counts, no "
			    "plans, no denials, unless statuses are asked "
			    "for. Scores go from −10 to +10. Formulas and "
			    "sources of the methods: docs/methods.md of the "
			    "program."));
	put_limits(pen);
}

/* --- the page ----------------------------------------------------------- */

enum { SECTIONS = 13 };

struct section {
	struct page_section heading;
	void (*put)(struct pen *pen);
	bool wanted;
};

static size_t
sections_of(const struct report *report, struct section out[SECTIONS])
{
	/* Without events there is no curve to draw. */
	bool question = report->align.row_count > 0
			&& verdict_of(&report->verdict) != VERDICT_SILENT;
	const struct section all[SECTIONS] = {
		{ { "alignment", "Alignment" }, put_align, question },
		{ { "movers", "What moved it" }, put_movers,
				report->movers.count },
		{ { "relations", "The two relations" }, put_relations,
				question },
		{ { "talk", "Talk and deeds" }, put_talk, question },
		{ { "pairs", "Most active pairs" }, put_pairs,
				report->pair_count },
		{ { "matrix", "Who to whom" }, put_matrix,
				report->matrix.row_count },
		{ { "map", "On the map" }, put_map, report->world_count },
		{ { "ledger", "Ledger" }, put_ledger,
				report->ledger.row_count },
		{ { "visits", "Visits" }, put_visits,
				report->visits.row_count },
		{ { "speakers", "Who speaks" }, put_speakers,
				report->speakers.row_count },
		{ { "emerging", "What is new" }, put_emerging,
				report->emerging.row_count },
		{ { "top", "Top events" }, put_top, report->top.count },
		{ { "method", "How this was made" }, put_made, true },
	};
	size_t count = 0;
	for (size_t i = 0; i < SECTIONS; i++)
		if (all[i].wanted)
			out[count++] = all[i];
	return count;
}

static void
put_title(const struct report *report, struct buffer *out)
{
	if (report->of.len) {
		verdict_put_title(&report->verdict, out);
		return;
	}
	numbers_put_count(out, report->events);
	buffer_put(out, STR(" events in "));
	numbers_put_count(out, report->articles);
	buffer_put(out, STR(" articles"));
	if (report->first.len) {
		buffer_put(out, STR(", "));
		buffer_put(out, report->first);
		buffer_put(out, STR(" to "));
		buffer_put(out, report->last);
	}
}

static void
put_header(struct pen *pen)
{
	struct report *report = pen->report;
	struct buffer title, kicker;
	buffer_init(&title, BUFFER_UNLIMITED);
	buffer_init(&kicker, BUFFER_UNLIMITED);
	put_title(report, &title);
	buffer_put(&kicker, STR("demarche report · "));
	buffer_put(&kicker, report->database);
	if (report->first.len) {
		buffer_put(&kicker, STR(" · "));
		buffer_put(&kicker, report->first);
		buffer_put(&kicker, STR(" to "));
		buffer_put(&kicker, report->last);
	}
	page_open(&pen->page, buffer_str(&title), buffer_str(&kicker));
	buffer_fini(&title);
	buffer_fini(&kicker);
}

static void
put_ground(struct pen *pen)
{
	struct buffer text;
	if (!pen->report->of.len)
		return;
	buffer_init(&text, BUFFER_UNLIMITED);
	verdict_put_ground(&pen->report->verdict, &text);
	page_paragraph(&pen->page, "lead", buffer_str(&text));
	buffer_fini(&text);
}

/* News of one paper is that paper's view. */
static void
put_publisher(struct pen *pen)
{
	const struct report *report = pen->report;
	const double much = 0.6, all = 0.9995;
	struct buffer text;
	if (report->publisher_share < much || !report->publisher.len)
		return;
	buffer_init(&text, BUFFER_UNLIMITED);
	if (report->publisher_share < all) {
		numbers_put(&text, report->publisher_share * 100, 0);
		buffer_put(&text, STR(" % of the articles are by "));
	} else {
		buffer_put(&text, STR("All articles are by "));
	}
	buffer_put(&text, report->publisher);
	buffer_put(&text, STR(": what is counted is mostly what it tells."));
	page_paragraph(&pen->page, "", buffer_str(&text));
	buffer_fini(&text);
}

static struct str
count_text(struct report *report, int64_t number)
{
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	numbers_put_count(&text, number);
	struct str out = arena_copy(&report->arena, buffer_str(&text));
	buffer_fini(&text);
	return out;
}

static int64_t
sum_of(struct report *report, const char *column)
{
	const double *numbers =
			series_numbers(&report->align, column, &report->arena);
	return (int64_t)llround(series_sum(numbers, report->align.row_count));
}

static void
put_facts(struct pen *pen)
{
	struct report *report = pen->report;
	const struct page_fact facts[] = {
		{ STR("articles"), count_text(report, report->articles),
				STR("") },
		{ STR("events between two countries"),
				count_text(report, report->events), STR("") },
		{ STR("reports of them"), count_text(report, report->reports),
				STR("") },
		{ names_of(&report->names, report->a),
				count_text(report, sum_of(report, "a_events")),
				STR("events with it") },
		{ names_of(&report->names, report->b),
				count_text(report, sum_of(report, "b_events")),
				STR("events with it") },
	};
	page_facts(&pen->page, facts, report->of.len ? 5 : 3);
}

void
report_put_page(struct report *report, struct buffer *out)
{
	struct section sections[SECTIONS];
	struct page_section headings[SECTIONS];
	struct report_list list;
	struct pen pen = { report, &list, { out } };
	size_t count = sections_of(report, sections);
	report_list(report, &list);
	for (size_t i = 0; i < count; i++)
		headings[i] = sections[i].heading;
	put_header(&pen);
	put_ground(&pen);
	put_publisher(&pen);
	put_facts(&pen);
	page_contents(&pen.page, headings, count);
	for (size_t i = 0; i < count; i++) {
		page_heading(&pen.page, &sections[i].heading);
		sections[i].put(&pen);
	}
	page_close(&pen.page, STR("Made by demarche. Texts are quoted from "
				  "the articles named with them."));
}
