#include "analyse/alignment.h"

#include <stdio.h>
#include <stdlib.h>

#include "analyse/status_weight.h"
#include "analyse/word_list.h"
#include "base/memory.h"

const char ALIGNMENT_DIRECTIONS[] = "both|out|in";

bool
alignment_direction_of_name(
		struct str name, enum alignment_direction *direction)
{
	static const char *const names[] = { "both", "out", "in" };
	for (int i = 0; i < 3; i++)
		if (str_equal(name, str_of(names[i]))) {
			*direction = (enum alignment_direction)i;
			return true;
		}
	return false;
}

bool
alignment_powers(const char *text, char room[128], const char *powers[POWERS])
{
	struct str rest = str_of(text), word[POWERS + 1];
	int count = 0;
	while (count <= POWERS && word_list_next(&rest, &word[count]))
		count++;
	if (count != POWERS || word[0].len + word[1].len + 2 > 128)
		return false;
	snprintf(room, 128, "%.*s%c%.*s", STR_ARG(word[0]), '\0',
			STR_ARG(word[1]));
	powers[0] = room;
	powers[1] = room + word[0].len + 1;
	return strcmp(powers[0], powers[1]) != 0;
}

/* --- finding events ----------------------------------------------------- */

struct work {
	struct alignment *out;
	const struct observations *all;
	const struct alignment_question *question;
	bool *of, *powers[POWERS]; /* by party_number */
	uint32_t *number;          /* of an event, + 1; 0: not met */
	uint64_t *counted;         /* a bit a record */
	size_t capacity;
	int *weights; /* hundredths, by status */
};

static bool
is_between(const struct work *work, uint32_t row, int power)
{
	const struct observations *all = work->all;
	uint32_t source = party_number(
			all, all->source[row], all->source_sector[row]);
	uint32_t target = party_number(
			all, all->target[row], all->target_sector[row]);
	enum alignment_direction direction = work->question->direction;
	bool out = work->of[source] && work->powers[power][target];
	bool in = work->powers[power][source] && work->of[target];
	return (out && direction != DIRECTION_IN)
	       || (in && direction != DIRECTION_OUT);
}

/* Whether the record is met for the first time: mutual events have two rows. */
static bool
is_new_record(struct work *work, uint32_t row)
{
	uint64_t record = (uint64_t)work->all->record[row];
	uint64_t *bits = &work->counted[record / 64];
	bool is_new = !(*bits >> record % 64 & 1);
	*bits |= UINT64_C(1) << record % 64;
	return is_new;
}

static struct aligned_event *
event_of(struct work *work, uint32_t row)
{
	uint32_t *number = &work->number[work->all->event[row]];
	if (!*number) {
		struct aligned_event event = { .row = row,
			.with = { ALIGNMENT_NO_ROW, ALIGNMENT_NO_ROW } };
		MEMORY_PUSH(work->out->events, work->out->count, work->capacity,
				event);
		*number = (uint32_t)work->out->count;
	}
	return &work->out->events[*number - 1];
}

static void
put_row(struct work *work, uint32_t row, int power)
{
	struct aligned_event *event = event_of(work, row);
	uint32_t *with = &event->with[power];
	if (observation_stands_before(work->all, row, event->row))
		event->row = row;
	if (*with == ALIGNMENT_NO_ROW
			|| observation_stands_before(work->all, row, *with))
		*with = row;
	event->reports += is_new_record(work, row);
}

static void
make_room_for_records(struct work *work, const struct observation_list *list)
{
	int64_t last = 0;
	for (size_t i = 0; i < list->count; i++)
		if (work->all->record[list->at[i]] > last)
			last = work->all->record[list->at[i]];
	work->counted = memory_zero(
			(size_t)last / 64 + 1, sizeof *work->counted);
}

static void
find_events(struct work *work)
{
	struct narrowing narrowing = work->question->narrowing;
	struct observation_list list = { 0 };
	narrowing.source = narrowing.target = NULL;
	narrowing.either = work->question->of;
	narrowing.once = false;
	if (!narrowing.status)
		narrowing.status = "actual";
	observations_narrow(work->all, &narrowing, &list);
	make_room_for_records(work, &list);
	for (size_t i = 0; i < list.count; i++)
		for (int power = 0; power < POWERS; power++)
			if (is_between(work, list.at[i], power))
				put_row(work, list.at[i], power);
	observation_list_fini(&list);
}

/* --- what they count ---------------------------------------------------- */

static void
weigh(struct work *work, struct aligned_event *event)
{
	const struct observations *all = work->all;
	for (int power = 0; power < POWERS; power++) {
		uint32_t row = event->with[power];
		if (row == ALIGNMENT_NO_ROW)
			continue;
		int64_t amount = observation_score(all, row)
				 * all->confidence[row]
				 * work->weights[all->status[row]];
		event->good[power] = amount > 0 ? amount : 0;
		event->bad[power] = amount < 0 ? -amount : 0;
	}
	event->position = span_position(&work->out->span, all->day[event->row]);
}

/* Events outside of the span come last, and are cut off. */
static int
by_position(const void *a, const void *b)
{
	const struct aligned_event *one = a, *other = b;
	if (one->position != other->position)
		return one->position < other->position ? -1 : 1;
	return (one->row > other->row) - (one->row < other->row);
}

static void
arrange(struct work *work)
{
	struct alignment *out = work->out;
	for (size_t i = 0; i < out->count; i++)
		weigh(work, &out->events[i]);
	if (out->count)
		qsort(out->events, out->count, sizeof *out->events,
				by_position);
	while (out->count
			&& out->events[out->count - 1].position
					   >= out->span.count)
		out->count--;
}

/* --- all ---------------------------------------------------------------- */

static void
work_init(struct work *work)
{
	const struct words *statuses = &work->all->statuses;
	work->of = parties_fitting(work->all, work->question->of);
	for (int i = 0; i < POWERS; i++)
		work->powers[i] = parties_fitting(
				work->all, work->question->powers[i]);
	work->number = memory_zero(
			work->all->event_count, sizeof *work->number);
	work->weights = memory_zero(statuses->count, sizeof *work->weights);
	for (word_id i = 0; i < statuses->count; i++)
		work->weights[i] = status_weight(words_text(statuses, i));
}

static void
work_fini(struct work *work)
{
	free(work->of);
	for (int i = 0; i < POWERS; i++)
		free(work->powers[i]);
	free(work->number);
	free(work->counted);
	free(work->weights);
}

static enum status
check(const struct alignment_question *question, struct error *error)
{
	for (int i = 0; i < POWERS; i++)
		if (!strcmp(question->of, question->powers[i]))
			return error_set(error, STATUS_USAGE, NULL, 0,
					ERROR_NO_OFFSET,
					"%s cannot stand between itself and "
					"another",
					question->of);
	return STATUS_OK;
}

enum status
alignment_init(struct alignment *alignment,
		const struct observations *observations,
		const struct alignment_question *question, struct error *error)
{
	struct work work = {
		.out = alignment, .all = observations, .question = question
	};
	*alignment = (struct alignment){ 0 };
	enum status status = check(question, error);
	if (status)
		return status;
	coverage_init(&alignment->coverage, observations, &question->narrowing);
	status = span_init(&alignment->span, &question->narrowing,
			&alignment->coverage, question->period, error);
	if (status) {
		alignment_fini(alignment);
		return status;
	}
	work_init(&work);
	find_events(&work);
	arrange(&work);
	work_fini(&work);
	return STATUS_OK;
}

void
alignment_fini(struct alignment *alignment)
{
	free(alignment->events);
	coverage_fini(&alignment->coverage);
	*alignment = (struct alignment){ 0 };
}

size_t
alignment_begin(const struct alignment *alignment, uint32_t position)
{
	size_t low = 0, high = alignment->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (alignment->events[middle].position < position)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
