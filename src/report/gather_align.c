#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyse/align.h"
#include "analyse/movers.h"
#include "report/gather.h"
#include "report/numbers.h"
#include "report/series.h"

/* Of a stretch: those that pull as it went, and those that pull against. */
enum { MOVERS_WITH = 6, MOVERS_AGAINST = 3, MOVERS_ASKED = 200 };

/* Days, both included, of which one index is told. */
struct stretch {
	int32_t from, to;
};

/* What the rows of the sheet `align` are. */
struct timeline {
	struct span span;
	size_t change, before; /* rows of the last change and of the one before
				*/
	size_t changes;
};

static struct alignment_question
question_of(const struct gathering *gathering)
{
	const struct report_question *asked = gathering->question;
	return (struct alignment_question){ .narrowing = gathering->narrowing,
		.of = asked->of,
		.powers = { asked->powers[0], asked->powers[1] },
		.direction = asked->direction,
		.period = asked->period };
}

static struct alignment_question
question_within(const struct gathering *gathering, struct stretch stretch)
{
	struct alignment_question question = question_of(gathering);
	question.narrowing.from = stretch.from;
	question.narrowing.to = stretch.to;
	question.period = PERIOD_ALL;
	return question;
}

/* --- spans of the verdict ----------------------------------------------- */

/* The index of all days of the stretch together. */
static enum status
measure(struct gathering *gathering, struct stretch stretch,
		struct verdict_span *span, struct error *error)
{
	struct sheet sheet;
	const struct alignment_question question =
			question_within(gathering, stretch);
	*span = (struct verdict_span){ (double)NAN, (double)NAN, (double)NAN, 0,
		0 };
	enum status status = align_make(
			&sheet, &gathering->observations, &question, error);
	if (status)
		return status;
	if (sheet.row_count) {
		double a = series_number(&sheet, 0, "a_events");
		double b = series_number(&sheet, 0, "b_events");
		span->index = series_number(&sheet, 0, "index");
		span->low = series_number(&sheet, 0, "low");
		span->high = series_number(&sheet, 0, "high");
		span->with_a = isfinite(a) ? (int64_t)a : 0;
		span->with_b = isfinite(b) ? (int64_t)b : 0;
	}
	sheet_fini(&sheet);
	return STATUS_OK;
}

static struct timeline
timeline_of(const struct sheet *align, struct span span)
{
	struct timeline timeline = { .span = span };
	for (size_t i = 0; i < align->row_count; i++) {
		if (!series_text(align, i, "change").len)
			continue;
		timeline.before = timeline.change;
		timeline.change = i;
		timeline.changes++;
	}
	return timeline;
}

/* From the first day of one row's period to the last of another's. */
static struct stretch
stretch_of(const struct timeline *timeline, size_t first, size_t last)
{
	const struct span *span = &timeline->span;
	return (struct stretch){ period_first_day(span->period,
						 span->first + (int32_t)first),
		period_last_day(span->period, span->first + (int32_t)last) };
}

/* --- what moved it ------------------------------------------------------ */

/* An event with A that lowers the index leads away from A: nothing is told of
 * B by it; likewise the other way round. */
static struct str
note_of(struct gathering *gathering, const struct sheet *movers, size_t row,
		const char *when)
{
	struct report *report = gathering->report;
	double influence = series_number(movers, row, "influence");
	struct str source = series_text(movers, row, "source");
	struct str target = series_text(movers, row, "target");
	bool with_a = str_equal(source, report->a)
		      || str_equal(target, report->a);
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	buffer_put(&text, STR("moves the index "));
	buffer_put(&text, str_of(when));
	buffer_put(&text, STR(" by "));
	numbers_put_signed(&text, influence, 3);
	buffer_put(&text, (influence > 0) == with_a ? STR(", toward ")
						    : STR(", away from "));
	names_put(&report->names, with_a ? report->a : report->b, &text);
	struct str note = arena_copy(&report->arena, buffer_str(&text));
	buffer_fini(&text);
	return note;
}

static enum status
add_mover(struct gathering *gathering, const struct sheet *movers, size_t row,
		const char *when, struct error *error)
{
	struct report *report = gathering->report;
	struct report_event *event = &report->movers.at[report->movers.count];
	enum status status = exhibit_find(gathering->store,
			series_text(movers, row, "doc"),
			series_text(movers, row, "id"), &report->arena,
			&event->exhibit, error);
	if (status == STATUS_END)
		return STATUS_OK;
	if (status)
		return status;
	event->class = series_number(movers, row, "influence") > 0 ? "a" : "b";
	event->note = note_of(gathering, movers, row, when);
	report->movers.count++;
	return STATUS_OK;
}

/* Up to `most` of those that move the index up (1) or down (-1). */
static enum status
add_side(struct gathering *gathering, const struct sheet *movers, int side,
		size_t most, const char *when, struct error *error)
{
	enum status status = STATUS_OK;
	size_t shown = 0;
	for (size_t i = 0; !status && i < movers->row_count && shown < most;
			i++) {
		double influence = series_number(movers, i, "influence");
		if (!(influence * side > 0))
			continue;
		status = add_mover(gathering, movers, i, when, error);
		shown++;
	}
	return status;
}

static enum status
add_movers(struct gathering *gathering, struct stretch stretch, int side,
		const char *when, struct error *error)
{
	struct sheet movers;
	const struct alignment_question question =
			question_within(gathering, stretch);
	enum status status = movers_make(&movers, &gathering->observations,
			gathering->store, &question, MOVERS_ASKED, error);
	if (status)
		return status;
	status = add_side(gathering, &movers, side, MOVERS_WITH, when, error);
	if (!status)
		status = add_side(gathering, &movers, -side, MOVERS_AGAINST,
				when, error);
	sheet_fini(&movers);
	return status;
}

/* --- together ----------------------------------------------------------- */

static struct str
name_of(struct report *report, struct str code)
{
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	names_put(&report->names, code, &text);
	struct str name = arena_copy(&report->arena, buffer_str(&text));
	buffer_fini(&text);
	return name;
}

/* Before and since the last change, back to the change before that. */
static enum status
judge_change(struct gathering *gathering, const struct timeline *timeline,
		struct error *error)
{
	struct report *report = gathering->report;
	struct verdict_question *verdict = &report->verdict;
	size_t last = report->align.row_count - 1;
	struct stretch before = stretch_of(
			timeline, timeline->before, timeline->change - 1);
	struct stretch after = stretch_of(timeline, timeline->change, last);
	verdict->changed = true;
	verdict->changes = timeline->changes;
	verdict->since =
			series_text(&report->align, timeline->change, "period");
	enum status status =
			measure(gathering, before, &verdict->before, error);
	if (!status)
		status = measure(gathering, after, &verdict->after, error);
	int side = verdict->after.index > verdict->before.index ? 1 : -1;
	if (!status)
		status = add_movers(
				gathering, after, side, "since then", error);
	if (!status)
		status = add_movers(gathering, before, -side, "before", error);
	return status;
}

static enum status
judge(struct gathering *gathering, struct span span, struct error *error)
{
	struct report *report = gathering->report;
	struct verdict_question *verdict = &report->verdict;
	const struct timeline timeline = timeline_of(&report->align, span);
	verdict->of = name_of(report, report->of);
	verdict->a = name_of(report, report->a);
	verdict->b = name_of(report, report->b);
	report->movers.at = ARENA_NEW(&report->arena, struct report_event,
			2 * (MOVERS_WITH + MOVERS_AGAINST));
	if (!report->align.row_count)
		return STATUS_OK;
	struct stretch whole =
			stretch_of(&timeline, 0, report->align.row_count - 1);
	enum status status = measure(gathering, whole, &verdict->whole, error);
	if (status)
		return status;
	if (timeline.changes && timeline.change)
		return judge_change(gathering, &timeline, error);
	int side = verdict->whole.index < 0 ? -1 : 1;
	return add_movers(gathering, whole, side, "of the whole time", error);
}

enum status
gather_align(struct gathering *gathering, struct error *error)
{
	struct report *report = gathering->report;
	const struct alignment_question question = question_of(gathering);
	struct alignment alignment;
	enum status status = alignment_init(
			&alignment, &gathering->observations, &question, error);
	if (status)
		return status;
	struct span span = alignment.span;
	alignment_fini(&alignment);
	sheet_fini(&report->align);
	status = align_make(&report->align, &gathering->observations, &question,
			error);
	if (status) {
		report->align = (struct sheet){ 0 };
		return status;
	}
	return judge(gathering, span, error);
}
