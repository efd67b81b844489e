#include "analyse/align.h"

#include <math.h>
#include <stdlib.h>

#include "analyse/bootstrap.h"
#include "analyse/change.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/memory.h"

/* --- columns ------------------------------------------------------------ */

/* Those of the first power; those of the second stand as many behind. */
enum column {
	PERIOD,
	A_EVENTS,
	A_COOPERATION,
	A_CONFLICT,
	B_EVENTS,
	B_COOPERATION,
	B_CONFLICT,
	SHARE,
	INDEX,
	LOW,
	HIGH,
	TALK,
	DEEDS,
	ARTICLES,
	CHANGE,
	COLUMNS
};
enum { OF_A_POWER = B_EVENTS - A_EVENTS };

/* %1$s is the first power, %2$s the second. */
static const struct sheet_column ALIGN[COLUMNS] = {
	[PERIOD] = { "period", SHEET_PERIOD, "", "Empty: all time" },
	[A_EVENTS] = { "a_events", SHEET_COUNT, "events", "With %1$s" },
	[A_COOPERATION] = { "a_cooperation", SHEET_NUMBER,
			"Goldstein points x probability",
			"Weighted scores above 0 with %1$s", SHEET_DETAIL },
	[A_CONFLICT] = { "a_conflict", SHEET_NUMBER,
			"Goldstein points x probability",
			"Weighted scores below 0 with %1$s, without sign",
			SHEET_DETAIL },
	[B_EVENTS] = { "b_events", SHEET_COUNT, "events", "With %2$s" },
	[B_COOPERATION] = { "b_cooperation", SHEET_NUMBER,
			"Goldstein points x probability",
			"Weighted scores above 0 with %2$s", SHEET_DETAIL },
	[B_CONFLICT] = { "b_conflict", SHEET_NUMBER,
			"Goldstein points x probability",
			"Weighted scores below 0 with %2$s, without sign",
			SHEET_DETAIL },
	[SHARE] = { "share", SHEET_NUMBER, "0..1",
			"Share of the cooperation that is with %1$s" },
	[INDEX] = { "index", SHEET_NUMBER, "-1..1",
			"1: all is cooperation with %1$s and conflict with "
			"%2$s; -1: the other way round" },
	[LOW] = { "low", SHEET_NUMBER, "-1..1",
			"Lower end of the index's 95 % interval" },
	[HIGH] = { "high", SHEET_NUMBER, "-1..1",
			"Upper end of the index's 95 % interval" },
	[TALK] = { "talk", SHEET_NUMBER, "-1..1",
			"The index of what is said (quad classes 1 and 3)" },
	[DEEDS] = { "deeds", SHEET_NUMBER, "-1..1",
			"The index of what is done (quad classes 2 and 4)" },
	[ARTICLES] = { "articles", SHEET_COUNT, "articles",
			"All that were read of the period", SHEET_DETAIL },
	[CHANGE] = { "change", SHEET_TEXT, "",
			"From here on the index is another one: toward whom" },
};

/* --- one period --------------------------------------------------------- */

struct work {
	struct sheet *sheet;
	const struct observations *all;
	const struct alignment_question *question;
	struct alignment alignment;
	struct str toward[POWERS]; /* "toward USA" */
	struct ratio_part *parts;  /* room for all events */
	double *value, *weight;    /* by position: what changes are seek in */
};

/* What is summed of the events of a period. */
struct period_sums {
	int64_t events[POWERS], good[POWERS], bad[POWERS];
	int64_t over, under;             /* of all */
	int64_t over_of[2], under_of[2]; /* of words; of deeds */
};

/* 0: word, 1: deed, 2: neither is known. */
static int
kind_of(const struct observations *all, const struct aligned_event *event)
{
	unsigned quad = all->quad[event->row];
	return quad < 1 || quad > 4 ? 2 : quad % 2 ? 0 : 1;
}

static void
add_event(const struct work *work, const struct aligned_event *event,
		struct period_sums *sums)
{
	int kind = kind_of(work->all, event);
	int64_t over = aligned_over(event), under = aligned_under(event);
	for (int i = 0; i < POWERS; i++) {
		sums->events[i] += event->with[i] != ALIGNMENT_NO_ROW;
		sums->good[i] += event->good[i];
		sums->bad[i] += event->bad[i];
	}
	sums->over += over;
	sums->under += under;
	if (kind < 2) {
		sums->over_of[kind] += over;
		sums->under_of[kind] += under;
	}
}

/* The same question has the same seed, a period of it always the same. */
static uint64_t
seed_of(const struct work *work, const char *label)
{
	const struct alignment_question *question = work->question;
	uint64_t seed = hash_bytes(str_of(question->of));
	seed = hash_more(seed, str_of(question->powers[0]));
	seed = hash_more(seed, str_of(question->powers[1]));
	seed = hash_more(seed, str_of(label));
	return seed + (uint64_t)question->direction;
}

static void
put_interval(struct work *work, size_t first, size_t end, const char *label)
{
	double low, high;
	const struct aligned_event *events = work->alignment.events;
	for (size_t i = first; i < end; i++)
		work->parts[i - first] =
				(struct ratio_part){ aligned_over(&events[i]),
					aligned_under(&events[i]) };
	if (!bootstrap_ratio(work->parts, end - first, ALIGNMENT_PRIOR,
			    seed_of(work, label), &low, &high))
		return;
	sheet_put_number(work->sheet, LOW, low);
	sheet_put_number(work->sheet, HIGH, high);
}

static double
points(int64_t amount)
{
	return (double)amount / (double)ALIGNMENT_UNIT;
}

static double
share_of(const struct period_sums *sums)
{
	return (double)(sums->good[0] + ALIGNMENT_PRIOR / 2)
	       / (double)(sums->good[0] + sums->good[1] + ALIGNMENT_PRIOR);
}

static void
put_sums(struct work *work, const struct period_sums *sums)
{
	struct sheet *sheet = work->sheet;
	for (size_t i = 0; i < POWERS; i++) {
		size_t behind = i * OF_A_POWER;
		sheet_put_count(sheet, A_EVENTS + behind, sums->events[i]);
		sheet_put_number(sheet, A_COOPERATION + behind,
				points(sums->good[i]));
		sheet_put_number(sheet, A_CONFLICT + behind,
				points(sums->bad[i]));
	}
	sheet_put_number(sheet, SHARE, share_of(sums));
	sheet_put_number(
			sheet, INDEX, alignment_index(sums->over, sums->under));
	sheet_put_number(sheet, TALK,
			alignment_index(sums->over_of[0], sums->under_of[0]));
	sheet_put_number(sheet, DEEDS,
			alignment_index(sums->over_of[1], sums->under_of[1]));
}

static void
put_period(struct work *work, uint32_t position)
{
	const struct alignment *alignment = &work->alignment;
	size_t first = alignment_begin(alignment, position);
	size_t end = alignment_begin(alignment, position + 1);
	struct period_sums sums = { 0 };
	char label[PERIOD_LABEL];
	for (size_t i = first; i < end; i++)
		add_event(work, &alignment->events[i], &sums);
	span_label(&alignment->span, position, label);
	sheet_row(work->sheet);
	sheet_put_text(work->sheet, PERIOD, str_of(label));
	put_sums(work, &sums);
	put_interval(work, first, end, label);
	sheet_put_count(work->sheet, ARTICLES,
			(int64_t)span_articles(&alignment->span, position,
					&alignment->coverage));
	work->weight[position] = points(sums.under);
	work->value[position] =
			sums.under ? (double)sums.over / (double)sums.under : 0;
}

/* --- all ---------------------------------------------------------------- */

/* In (over / under), known the better the more there is below the line: the
 * mean of a segment is the ratio of its sums. */
static void
put_changes(struct work *work)
{
	size_t count = work->sheet->row_count;
	int8_t *change = memory_zero(count, sizeof *change);
	change_of_level(&(struct change_series){ work->value, work->weight,
					count },
			change);
	for (size_t i = 0; i < count; i++)
		sheet_put_kept_at(work->sheet, i, CHANGE,
				change[i] ? work->toward[change[i] < 0]
					  : STR(""));
	free(change);
}

/* The text with the powers' names in it. */
static const char *
named(struct sheet *sheet, const char *text,
		const struct alignment_question *question)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	for (; *text; text++)
		if (*text == '%' && (text[1] == '1' || text[1] == '2')) {
			buffer_put(&out, str_of(question->powers[text[1]
								 - '1']));
			text += 3; /* of "%1$s" */
		} else {
			buffer_put_char(&out, *text);
		}
	struct str copy = arena_copy(&sheet->arena, buffer_str(&out));
	buffer_fini(&out);
	return copy.at;
}

static void
begin(struct work *work)
{
	struct sheet *sheet = work->sheet;
	sheet_init(sheet, "align", ALIGN, COLUMNS);
	for (int i = 0; i < COLUMNS; i++)
		sheet->columns[i].help =
				named(sheet, ALIGN[i].help, work->question);
	work->toward[0] = str_of(named(sheet, "toward %1$s", work->question));
	work->toward[1] = str_of(named(sheet, "toward %2$s", work->question));
	uint32_t periods = work->alignment.span.count;
	work->parts = memory_zero(work->alignment.count, sizeof *work->parts);
	work->value = memory_zero(periods, sizeof *work->value);
	work->weight = memory_zero(periods, sizeof *work->weight);
}

static enum status
check_size(const struct alignment *alignment, struct error *error)
{
	size_t groups = 0;
	for (uint32_t i = 0; i < alignment->span.count; i++)
		groups += bootstrap_group_count(
				alignment_begin(alignment, i + 1)
				- alignment_begin(alignment, i));
	if (groups <= LIMIT_ALIGNMENT_GROUPS)
		return STATUS_OK;
	return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
			"%u %ss with so many events are too many for "
			"intervals; ask for fewer days (from, to) or a longer "
			"period",
			(unsigned)alignment->span.count,
			period_name(alignment->span.period));
}

enum status
align_make(struct sheet *sheet, const struct observations *observations,
		const struct alignment_question *question, struct error *error)
{
	struct work work = {
		.sheet = sheet, .all = observations, .question = question
	};
	enum status status = alignment_init(
			&work.alignment, observations, question, error);
	if (status)
		return status;
	status = check_size(&work.alignment, error);
	if (status) {
		alignment_fini(&work.alignment);
		return status;
	}
	begin(&work);
	for (uint32_t i = 0; i < work.alignment.span.count; i++)
		put_period(&work, i);
	put_changes(&work);
	free(work.parts);
	free(work.value);
	free(work.weight);
	alignment_fini(&work.alignment);
	return STATUS_OK;
}
