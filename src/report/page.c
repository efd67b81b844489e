#include "report/page.h"

#include <stdio.h>

#include "base/markup.h"
#include "report/numbers.h"
#include "report/style.h"

static void
put(struct page *page, const char *html)
{
	buffer_put(page->out, str_of(html));
}

/* <tag class="class">text</tag>; nothing without text. */
static void
put_element(struct page *page, const char *tag, const char *class,
		struct str text)
{
	if (!text.len)
		return;
	if (class && class[0])
		buffer_put_format(page->out, "<%s class=\"%s\">", tag, class);
	else
		buffer_put_format(page->out, "<%s>", tag);
	markup_put(page->out, text);
	buffer_put_format(page->out, "</%s>\n", tag);
}

/* --- the whole ---------------------------------------------------------- */

static void
put_styles(struct page *page)
{
	struct buffer css;
	buffer_init(&css, BUFFER_UNLIMITED);
	buffer_put(&css, style_of_pages());
	buffer_put(&css, style_of_pictures());
	put(page, "<meta http-equiv=\"Content-Security-Policy\" content=\""
		  "default-src 'none'; style-src '");
	style_put_hash(page->out, buffer_str(&css));
	put(page, "'; base-uri 'none'; form-action 'none'\">\n<style>");
	buffer_put(page->out, buffer_str(&css));
	put(page, "</style>\n");
	buffer_fini(&css);
}

void
page_open(struct page *page, struct str title, struct str kicker)
{
	put(page, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
		  "<meta charset=\"utf-8\">\n");
	put_styles(page);
	put(page, "<meta name=\"viewport\" "
		  "content=\"width=device-width, initial-scale=1\">\n"
		  "<meta name=\"color-scheme\" content=\"light dark\">\n"
		  "<meta name=\"referrer\" content=\"no-referrer\">\n");
	put_element(page, "title", "", title);
	put(page, "</head>\n<body>\n"
		  "<a class=\"skip\" href=\"#main\">To the text</a>\n"
		  "<header>\n");
	put_element(page, "p", "kicker", kicker);
	put_element(page, "h1", "", title);
	put(page, "</header>\n<main id=\"main\">\n");
}

void
page_contents(struct page *page, const struct page_section *sections,
		size_t count)
{
	put(page, "<nav aria-label=\"Sections\"><ul>\n");
	for (size_t i = 0; i < count; i++)
		buffer_put_format(page->out,
				"<li><a href=\"#%s\">%s</a></li>\n",
				sections[i].id, sections[i].title);
	put(page, "</ul></nav>\n");
}

void
page_close(struct page *page, struct str made_by)
{
	put(page, "</main>\n");
	put_element(page, "footer", "", made_by);
	put(page, "</body>\n</html>\n");
}

void
page_heading(struct page *page, const struct page_section *section)
{
	buffer_put_format(page->out, "<h2 id=\"%s\">%s</h2>\n", section->id,
			section->title);
}

void
page_subheading(struct page *page, struct str text)
{
	put_element(page, "h3", "", text);
}

void
page_paragraph(struct page *page, const char *class, struct str text)
{
	put_element(page, "p", class, text);
}

void
page_code(struct page *page, struct str text)
{
	put(page, "<pre><code>");
	markup_put(page->out, text);
	put(page, "</code></pre>\n");
}

void
page_facts(struct page *page, const struct page_fact *facts, size_t count)
{
	put(page, "<dl class=\"facts\">\n");
	for (size_t i = 0; i < count; i++) {
		put(page, "<div>");
		put_element(page, "dt", "", facts[i].name);
		put(page, "<dd>");
		markup_put(page->out, facts[i].value);
		put_element(page, "small", "", facts[i].note);
		put(page, "</dd></div>\n");
	}
	put(page, "</dl>\n");
}

/* --- figures ------------------------------------------------------------ */

static void
put_picture(struct page *page, struct frame frame, const char *size,
		page_draw *draw, const void *context)
{
	char id[64];
	snprintf(id, sizeof id, "%s-%s", frame.id, size);
	frame.id = id;
	buffer_put_format(page->out, "<div class=\"%s\">", size);
	draw(context, &frame, page->out);
	put(page, "</div>\n");
}

void
page_figure(struct page *page, const struct frame *frame, page_draw *draw,
		const void *context, struct str caption)
{
	struct frame sized = *frame;
	put(page, "<figure>\n");
	sized.width = PAGE_WIDE;
	put_picture(page, sized, "wide", draw, context);
	sized.width = PAGE_NARROW;
	put_picture(page, sized, "narrow", draw, context);
	put_element(page, "figcaption", "", caption);
	put(page, "</figure>\n");
}

/* --- tables ------------------------------------------------------------- */

static bool
is_number(enum sheet_type type)
{
	return type == SHEET_COUNT || type == SHEET_NUMBER;
}

/* Number of the sheet's column, column_count where it is left out: it has no
 * such column, or nothing in it. */
static size_t
column_of(const struct sheet *sheet, const struct table_column *column)
{
	size_t at = sheet_find(sheet, column->name);
	for (size_t i = 0; at < sheet->column_count && i < sheet->row_count;
			i++) {
		const struct sheet_cell *cell = sheet_at(sheet, i, at);
		if (cell->known
				&& (is_number(sheet->columns[at].type)
						|| cell->text.len))
			return at;
	}
	return sheet->column_count;
}

static void
put_head(struct page *page, const struct sheet *sheet,
		const struct page_table *table)
{
	put(page, "<thead><tr>");
	for (size_t i = 0; i < table->column_count; i++) {
		const struct table_column *column = &table->columns[i];
		size_t at = column_of(sheet, column);
		if (at == sheet->column_count)
			continue;
		bool number = is_number(sheet->columns[at].type);
		buffer_put_format(page->out, "<th scope=\"col\"%s>%s</th>",
				number ? " class=\"n\"" : "", column->head);
	}
	put(page, "</tr></thead>\n<tbody>\n");
}

static void
put_number(struct buffer *out, double number, const struct table_column *column)
{
	switch (column->form) {
	case TABLE_SIGNED:
		numbers_put_signed(out, number, column->decimals);
		break;
	case TABLE_DOLLARS:
		numbers_put_dollars(out, number);
		break;
	default:
		numbers_put(out, number, column->decimals);
	}
}

static void
put_value(struct buffer *out, const struct sheet_cell *cell,
		enum sheet_type type, const struct table_column *column)
{
	enum { LONGEST = 280 };
	if (!cell->known)
		return;
	if (type == SHEET_COUNT && column->form == TABLE_PLAIN)
		numbers_put_count(out, cell->count);
	else if (type == SHEET_COUNT)
		put_number(out, (double)cell->count, column);
	else if (type == SHEET_NUMBER)
		put_number(out, cell->number, column);
	else
		markup_put_short(out, cell->text, LONGEST);
}

static void
put_row(struct page *page, const struct sheet *sheet, size_t row,
		const struct page_table *table)
{
	put(page, "<tr>");
	for (size_t i = 0; i < table->column_count; i++) {
		const struct table_column *column = &table->columns[i];
		size_t at = column_of(sheet, column);
		if (at == sheet->column_count)
			continue;
		enum sheet_type type = sheet->columns[at].type;
		put(page, is_number(type)            ? "<td class=\"n\">"
				: type == SHEET_TEXT ? "<td>"
						     : "<td class=\"d\">");
		put_value(page->out, sheet_at(sheet, row, at), type, column);
		put(page, "</td>");
	}
	put(page, "</tr>\n");
}

static void
put_rest(struct page *page, size_t shown, size_t count)
{
	if (shown < count)
		buffer_put_format(page->out,
				"<p class=\"meta\">%zu of %zu rows; the "
				"command line has all.</p>\n",
				shown, count);
}

void
page_table(struct page *page, const struct sheet *sheet,
		const struct page_table *table)
{
	size_t rows = table->most && table->most < sheet->row_count
				      ? table->most
				      : sheet->row_count;
	if (table->folded) {
		put(page, "<details><summary>");
		markup_put(page->out, table->caption);
		put(page, "</summary>\n");
	}
	put(page, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
		  "aria-label=\"");
	markup_put(page->out, table->caption);
	put(page, "\"><table>\n");
	if (!table->folded)
		put_element(page, "caption", "", table->caption);
	put_head(page, sheet, table);
	for (size_t i = 0; i < rows; i++)
		put_row(page, sheet, i, table);
	put(page, "</tbody></table></div>\n");
	put_rest(page, rows, sheet->row_count);
	if (table->folded)
		put(page, "</details>\n");
}

/* --- events ------------------------------------------------------------- */

void
page_events_open(struct page *page)
{
	put(page, "<ol class=\"events\">\n");
}

void
page_events_close(struct page *page)
{
	put(page, "</ol>\n");
}

static void
put_source(struct page *page, const struct page_event *event)
{
	enum { TITLE = 160 };
	bool link = markup_is_address(event->url);
	struct str title = event->title.len ? event->title : event->url;
	if (link) {
		put(page, "<a rel=\"noopener noreferrer\" href=\"");
		markup_put(page->out, event->url);
		put(page, "\">");
	}
	put(page, "<bdi>");
	markup_put_short(page->out, title, TITLE);
	put(page, "</bdi>");
	if (link)
		put(page, "</a>");
	if (event->publisher.len) {
		put(page, ", <bdi>");
		markup_put(page->out, event->publisher);
		put(page, "</bdi>");
	}
}

void
page_event(struct page *page, const struct page_event *event)
{
	enum { SENTENCE = 600 };
	buffer_put_format(page->out, "<li class=\"%s\">\n", event->class);
	put(page, "<div class=\"head\">");
	markup_put(page->out, event->date);
	put(page, event->date.len ? " &#183; " : "");
	markup_put(page->out, event->what);
	put(page, "</div>\n<blockquote><bdi>");
	markup_put_short(page->out, event->sentence, SENTENCE);
	put(page, "</bdi></blockquote>\n<p class=\"meta\">");
	put_source(page, event);
	if (event->note.len) {
		put(page, " &#183; ");
		markup_put(page->out, event->note);
	}
	if (event->rule.len) {
		put(page, " &#183; <code>");
		markup_put(page->out, event->rule);
		put(page, "</code>");
	}
	put(page, "</p>\n</li>\n");
}
