/* /plain, and / where no dashboard is built in: two countries, their events by
 * year and the newest records, as tables without any script. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "analyse/narrowing.h"
#include "base/day.h"
#include "base/json_value.h"
#include "base/markup.h"
#include "base/memory.h"
#include "serve/routes.h"
#include "store/walk.h"

enum { QUADS = 4, NEWEST = 25 };

struct page {
	struct work *work;
	const struct question *question;
	struct buffer *out;
	const char *source, *target; /* codes; "" not chosen */
	struct error error;
};

static void
put(struct page *page, const char *text)
{
	buffer_put(page->out, str_of(text));
}

static void
put_escaped(struct page *page, struct str text)
{
	markup_put(page->out, text);
}

/* --- choosing ---------------------------------------------------------- */

static void
put_option(struct page *page, struct str code, const char *chosen)
{
	const struct land *land = lands_find(&page->work->serving->lands, code);
	put(page, "<option value=\"");
	put_escaped(page, code);
	put(page, str_equal(code, str_of(chosen)) ? "\" selected>" : "\">");
	put_escaped(page, land ? land->name : code);
	put(page, "</option>\n");
}

static void
put_choice(struct page *page, const char *name, const char *label,
		const char *chosen)
{
	const struct snapshot *snapshot = page->work->snapshot;
	buffer_put_format(page->out,
			"<label>%s <select name=\"%s\"><option value=\"\">"
			"</option>\n",
			label, name);
	for (size_t i = 0; i < snapshot->country_count; i++)
		put_option(page, snapshot->countries[i].code, chosen);
	put(page, "</select></label>\n");
}

static void
put_day_field(struct page *page, const char *name, const char *label, int day)
{
	buffer_put_format(page->out,
			"<label>%s <input name=\"%s\" size=\"10\" "
			"placeholder=\"2024-01-31\" value=\"",
			label, name);
	char date[11];
	date_of_number(day, date);
	put(page, date);
	put(page, "\"></label>\n");
}

static void
put_form(struct page *page)
{
	const struct selection *asked = &page->question->selection;
	put(page, "<form method=\"get\" action=\"/plain\">\n");
	put_choice(page, "source", "Who", page->source);
	put_choice(page, "target", "and whom", page->target);
	put_day_field(page, "from", "from", asked->from);
	put_day_field(page, "to", "to", asked->to);
	put(page, "<button>Show</button>\n</form>\n");
}

/* --- events by year ---------------------------------------------------- */

struct years {
	int first, count;
	int64_t (*events)[QUADS]; /* [count] */
};

static void
narrow(const struct page *page, const char *source, const char *target,
		struct observation_list *list)
{
	const struct selection *asked = &page->question->selection;
	struct narrowing narrowing = NARROWING_NONE;
	narrowing.source = source;
	narrowing.target = target;
	narrowing.from = day_of_number(asked->from);
	narrowing.to = day_of_number(asked->to);
	narrowing.once = true;
	observations_narrow(
			&page->work->snapshot->observations, &narrowing, list);
}

/* False when no event has a day. */
static bool
span(const struct observations *observations,
		const struct observation_list *list, struct years *years)
{
	int last = 0;
	*years = (struct years){ .first = INT32_MAX };
	for (size_t i = 0; i < list->count; i++) {
		int32_t day = observations->day[list->at[i]];
		if (day == DAY_NONE)
			continue;
		int year = day_year(day);
		years->first = year < years->first ? year : years->first;
		last = year > last ? year : last;
	}
	years->count = last ? last - years->first + 1 : 0;
	return years->count > 0;
}

static void
count(const struct observations *observations,
		const struct observation_list *list, struct years *years)
{
	years->events = memory_zero(
			(size_t)years->count, sizeof *years->events);
	for (size_t i = 0; i < list->count; i++) {
		uint32_t row = list->at[i];
		unsigned quad = observations->quad[row];
		if (observations->day[row] != DAY_NONE && quad >= 1
				&& quad <= QUADS)
			years->events[day_year(observations->day[row])
					- years->first][quad - 1]++;
	}
}

static void
put_years(struct page *page, const struct years *years)
{
	put(page, "<table><thead><tr><th>year</th>"
		  "<th>verbal cooperation</th><th>material cooperation</th>"
		  "<th>verbal conflict</th><th>material conflict</th></tr>"
		  "</thead><tbody>\n");
	for (int i = years->count - 1; i >= 0; i--) {
		const int64_t *events = years->events[i];
		if (!events[0] && !events[1] && !events[2] && !events[3])
			continue;
		buffer_put_format(
				page->out, "<tr><th>%d</th>", years->first + i);
		for (int quad = 0; quad < QUADS; quad++)
			buffer_put_format(page->out, "<td>%" PRId64 "</td>",
					events[quad]);
		put(page, "</tr>\n");
	}
	put(page, "</tbody></table>\n");
}

static void
put_direction(struct page *page, const char *source, const char *target)
{
	const struct observations *observations =
			&page->work->snapshot->observations;
	struct observation_list list = { .count = 0 };
	struct years years;
	put(page, "<h2>");
	put_escaped(page, str_of(source));
	put(page, " &rarr; ");
	put_escaped(page, str_of(target));
	put(page, "</h2>\n");
	narrow(page, source, target, &list);
	if (span(observations, &list, &years)) {
		count(observations, &list, &years);
		put_years(page, &years);
		free(years.events);
	} else {
		put(page, "<p>no events</p>\n");
	}
	observation_list_fini(&list);
}

/* --- the newest records ------------------------------------------------- */

static void
put_cell(struct page *page, struct str text)
{
	put(page, "<td>");
	put_escaped(page, text);
	put(page, "</td>");
}

static void
put_parties(struct page *page, const json_t *parties)
{
	put(page, "<td>");
	for (size_t i = 0; i < json_array_size(parties); i++) {
		put(page, i ? ", " : "");
		put_escaped(page, json_text_at(json_array_get(parties, i),
						  "text"));
	}
	put(page, "</td>");
}

/* Links lead where the article says: http and https alone. */
static void
put_source(struct page *page, const json_t *source)
{
	struct str url = json_text_at(source, "url");
	struct str title = json_text_at(source, "title");
	bool link = markup_is_address(url);
	put(page, "<td>");
	if (link) {
		put(page, "<a rel=\"noreferrer noopener\" href=\"");
		put_escaped(page, url);
		put(page, "\">");
	}
	put_escaped(page, title.len ? title : url);
	put(page, link ? "</a></td>" : "</td>");
}

static void
put_record(struct page *page, struct str line)
{
	json_t *record = json_loadb(line.at, line.len, 0, NULL);
	put(page, "<tr>");
	put_cell(page, json_text_at(record, "date"));
	put_parties(page, json_object_get(record, "actor"));
	put_cell(page, json_text_at(record, "event"));
	put_parties(page, json_object_get(record, "recipient"));
	put_cell(page, json_text_at(record, "status"));
	put_cell(page, json_text_at(record, "text"));
	put_source(page, json_object_get(record, "source"));
	put(page, "</tr>\n");
	json_decref(record);
}

static enum status
put_newest(struct page *page)
{
	struct selection asked = page->question->selection;
	struct record_walk *walk;
	struct stored_record record;
	char between[64];
	if (page->source[0] && page->target[0]) {
		snprintf(between, sizeof between, "%.20s,%.20s", page->source,
				page->target);
		asked.between = between;
	} else if (page->source[0]) {
		asked.either = page->source;
	}
	asked.kinds = 1;
	asked.order = ORDER_DATE_DOWN;
	asked.limit = NEWEST;
	enum status status = record_walk_open(
			&walk, &page->work->store, &asked, &page->error);
	if (status)
		return status;
	put(page, "<h2>Newest events</h2>\n<table><thead><tr><th>day</th>"
		  "<th>who</th><th>what</th><th>whom</th><th>status</th>"
		  "<th>sentence</th><th>article</th></tr></thead><tbody>\n");
	while (!(status = record_walk_next(walk, &record, &page->error)))
		put_record(page, record.line);
	put(page, "</tbody></table>\n");
	record_walk_close(walk);
	return status == STATUS_END ? STATUS_OK : status;
}

/* --- the page ---------------------------------------------------------- */

static const char HEAD[] = "<!doctype html>\n<html lang=\"en\">\n<head>"
			   "<meta charset=\"utf-8\"><meta name=\"viewport\" "
			   "content=\"width=device-width\">"
			   "<link rel=\"stylesheet\" href=\"/plain.css\">"
			   "<title>demarche</title></head>\n<body>\n<h1>";

static struct str
file_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return str_of(slash ? slash + 1 : path);
}

static enum status
put_page(struct page *page)
{
	const struct snapshot *snapshot = page->work->snapshot;
	put(page, HEAD);
	put_escaped(page, file_name(page->work->serving->database));
	buffer_put_format(page->out,
			"</h1>\n<p>%" PRId64 " articles, %" PRId64
			" events, %" PRId64 " facts, %" PRId64
			" quotations</p>\n",
			snapshot->articles, snapshot->kinds[0],
			snapshot->kinds[1], snapshot->kinds[2]);
	put_form(page);
	if (page->source[0] && page->target[0]) {
		put_direction(page, page->source, page->target);
		put_direction(page, page->target, page->source);
	}
	enum status status = put_newest(page);
	put(page, "</body>\n</html>\n");
	return status;
}

void
answer_plain_page(struct work *work, const struct question *question,
		struct answer *answer)
{
	struct page page = {
		.work = work,
		.question = question,
		.out = &answer->body,
		.source = question->source ? question->source : "",
		.target = question->target ? question->target : "",
	};
	answer->type = TYPE_HTML;
	enum status status = put_page(&page);
	if (status)
		answer_failure(answer, work, status, &page.error);
}
