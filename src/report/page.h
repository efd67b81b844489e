/* page.h - one self-contained HTML page: headings, figures, tables, events.
 *
 * No script, no network: the policy in its head forbids both and allows its one
 * style sheet by its hash. What is opened must be closed. All texts are escaped
 * here. */
#ifndef DEMARCHE_REPORT_PAGE_H
#define DEMARCHE_REPORT_PAGE_H

#include "analyse/sheet.h"
#include "report/frame.h"

struct page {
	struct buffer *out;
};

void page_open(struct page *page, struct str title, struct str kicker);
/* Headings come before: the list of sections. Ids are letters and dashes. */
struct page_section {
	const char *id, *title;
};
void page_contents(struct page *page, const struct page_section *sections,
		size_t count);
void page_close(struct page *page, struct str made_by);

void page_heading(struct page *page, const struct page_section *section);
void page_subheading(struct page *page, struct str text);
void page_paragraph(struct page *page, const char *class, struct str text);
void page_code(struct page *page, struct str text);

/* A few figures in boxes. */
struct page_fact {
	struct str name, value, note;
};
void page_facts(struct page *page, const struct page_fact *facts, size_t count);

/* Draws the picture for wide screens and for narrow ones (a phone's), of which
 * one is shown. */
typedef void page_draw(const void *context, const struct frame *frame,
		struct buffer *out);
enum { PAGE_WIDE = 760, PAGE_NARROW = 380 };
void page_figure(struct page *page, const struct frame *frame, page_draw *draw,
		const void *context, struct str caption);

/* How a column of a sheet stands in a table; columns that the sheet does not
 * have, or have nothing in, are left out. */
enum table_form { TABLE_PLAIN, TABLE_SIGNED, TABLE_DOLLARS };
struct table_column {
	const char *name, *head;
	int decimals;
	enum table_form form;
};
struct page_table {
	struct str caption;
	const struct table_column *columns;
	size_t column_count;
	size_t most; /* rows; 0: all. What is left out is told */
	bool folded; /* behind a line that opens it */
};
void page_table(struct page *page, const struct sheet *sheet,
		const struct page_table *table);

/* A record with its sentence; "" where there is none. */
struct page_event {
	struct str date, what, sentence, title, publisher, url, rule;
	struct str note;   /* "pulls toward China by 0.04" */
	const char *class; /* "a", "b", "up", "down", "" */
};
void page_events_open(struct page *page);
void page_event(struct page *page, const struct page_event *event);
void page_events_close(struct page *page);

#endif
