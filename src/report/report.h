/* report: pictures and a page out of what the analysis found.
 *
 *   svg, markup, numbers, letters    writing: elements, text, numbers
 *   scale, period_axis, bins,        measuring: ticks, classes of colour, the
 *   projection, frame                earth on paper, title, legend, axes
 *   line_chart, bar_chart,           kinds of pictures, of plain numbers
 *   small_bars, cell_chart, map_chart
 *   pictures, series                 sheets of the analysis as pictures
 *   verdict                          the answer in words
 *   page                             HTML
 *   gather                           asks the database and the analysis
 *   report_list, report_page         which pictures there are, what stands
 * where png                              pictures as PNG
 *
 * Nothing here prints or decides what is counted: that is the analysis'. The
 * same material gives the same bytes. */
#ifndef DEMARCHE_REPORT_REPORT_H
#define DEMARCHE_REPORT_REPORT_H

#include "report/exhibit.h"
#include "report/page.h"
#include "report/pictures.h"
#include "report/verdict.h"

enum { REPORT_PAIRS = 4, REPORT_PICTURES = 16 };

/* Two that act: sheets `dyads` of a source and a target. */
struct report_pair {
	struct str source, target; /* codes */
	struct sheet series;       /* a row a period */
};

/* Events that are shown, each with a note ("pulls toward China by 0.04"). */
struct report_event {
	struct exhibit exhibit;
	struct str note;
	const char *class; /* as struct page_event */
};
struct report_events {
	struct report_event *at;
	size_t count;
};

/* How the records were made. */
struct report_run {
	struct str program, lexicon, model, options;
	int64_t articles;
};

/* Everything a report tells. Sheets without rows are passed over. */
struct report {
	struct arena arena;
	struct names names;
	struct outlines outlines;
	struct str database; /* the file's name, without folders */
	struct str command;  /* that makes this report again */
	struct str period;   /* "quarter" */
	struct str program;  /* version of this program */
	struct report_run *runs;
	size_t run_count;
	int64_t articles, records, events, reports;
	struct str first, last; /* days of what was counted */
	struct str publisher;   /* that has most articles; "" unknown */
	double publisher_share; /* of the articles, 0..1 */
	/* The question; all empty where an overview is asked for. */
	struct str of, a, b;
	struct verdict_question verdict;
	struct sheet align, quads_a, quads_b;
	struct report_events movers;
	/* In any case. */
	struct report_pair pairs[REPORT_PAIRS]; /* of an overview */
	size_t pair_count;
	struct sheet matrix, emerging, visits, speakers;
	struct sheet ledger;      /* by kind and year, for the picture */
	struct sheet ledger_rows; /* by parties too */
	struct map_value *world;  /* sorted by code */
	size_t world_count;
	double world_most; /* the second largest |value| */
	struct report_events top;
};

/* Sheets that are not filled are empty; report_fini frees all. */
void report_init(struct report *report);
void report_fini(struct report *report);

/* --- pictures ----------------------------------------------------------- */

struct report_picture {
	const char *id; /* "align": also the name of its file */
	struct str title, description, caption;
	page_draw *draw;
	const void *context;
};
struct report_list {
	struct report_picture at[REPORT_PICTURES];
	size_t count;
	/* What the pictures draw. */
	struct align_picture align;
	struct pair_picture with_a, with_b, pairs[REPORT_PAIRS];
	struct matrix_picture matrix;
	struct map_picture map;
};

/* Those that the report has something for; they live as long as it. */
void report_list(struct report *report, struct report_list *list);
/* Null when there is none of that id. */
const struct report_picture *report_find(
		const struct report_list *list, const char *id);
/* The picture as a file of its own. */
void report_put_picture(const struct report *report,
		const struct report_picture *picture, struct buffer *out);

/* --- the page ----------------------------------------------------------- */

void report_put_page(struct report *report, struct buffer *out);

#endif
