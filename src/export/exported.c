#include "export/exported.h"

#include "base/day.h"
#include "base/pairs.h"

/* A mark is set every so many bytes. */
enum { PIECE = 1024 };

static uint32_t
count_characters(struct str text, size_t from, size_t to)
{
	uint32_t count = 0;
	for (size_t i = from; i < to; i++)
		count += ((unsigned char)text.at[i] & 0xc0u) != 0x80;
	return count;
}

void
export_article_index(struct export_article *article, struct arena *arena)
{
	struct str text = article->text;
	size_t pieces = text.len / PIECE;
	uint32_t *marks = ARENA_NEW(arena, uint32_t, pieces + 1);
	for (size_t i = 0; i < pieces; i++)
		marks[i + 1] = marks[i]
			       + count_characters(text, i * PIECE,
					       (i + 1) * PIECE);
	article->marks = marks;
	article->lead = str_find_byte(text, '\n');
	article->characters =
			marks[pieces]
			+ count_characters(text, pieces * PIECE, text.len);
}

size_t
export_characters(const struct export_article *article, size_t offset)
{
	if (offset >= article->text.len)
		return article->characters;
	size_t piece = offset / PIECE;
	return article->marks[piece]
	       + count_characters(article->text, piece * PIECE, offset);
}

/* --- days and times ---------------------------------------------------- */

int
export_day(struct str date)
{
	return number_of_day(day_of_date(date));
}

/* Two digits at `at`, -1 when there are none or they are `limit` or more. */
static int
two_digits(struct str text, size_t at, int limit)
{
	if (at + 2 > text.len || text.at[at] < '0' || text.at[at] > '9'
			|| text.at[at + 1] < '0' || text.at[at + 1] > '9')
		return -1;
	int number = (text.at[at] - '0') * 10 + text.at[at + 1] - '0';
	return number < limit ? number : -1;
}

/* Minutes that the clock is ahead of UTC: "+02:00", "-0530"; 0 for "Z". */
static int
minutes_ahead(struct str time)
{
	size_t at = 11;
	while (at < time.len && time.at[at] != '+' && time.at[at] != '-')
		at++;
	int hours = two_digits(time, at + 1, 24);
	bool colon = at + 3 < time.len && time.at[at + 3] == ':';
	int minutes = two_digits(time, at + 3 + colon, 60);
	if (hours < 0)
		return 0;
	int ahead = hours * 60 + (minutes < 0 ? 0 : minutes);
	return time.at[at] == '-' ? -ahead : ahead;
}

int64_t
export_time(struct str date)
{
	int32_t day = day_of_date(date);
	int hour = two_digits(date, 11, 24), minute = two_digits(date, 14, 60);
	bool seconds = date.len > 16 && date.at[16] == ':';
	int second = seconds ? two_digits(date, 17, 60) : -1;
	if (day == DAY_NONE)
		return 0;
	if (hour < 0 || minute < 0)
		return (int64_t)number_of_day(day) * 1000000;
	int of_day = hour * 60 + minute - minutes_ahead(date);
	for (; of_day < 0; of_day += 24 * 60)
		day--;
	for (; of_day >= 24 * 60; of_day -= 24 * 60)
		day++;
	return (int64_t)number_of_day(day) * 1000000 + of_day / 60 * 10000
	       + of_day % 60 * 100 + (second < 0 ? 0 : second);
}

/* --- pairs ------------------------------------------------------------- */

enum status
export_pairs(const json_t *record, export_pair *put, void *context,
		struct error *error)
{
	const json_t *actors = json_object_get(record, "actor");
	const json_t *recipients = json_object_get(record, "recipient");
	size_t actor_count = json_array_size(actors), actor, other;
	bool mutual = !json_is_false(json_object_get(record, "mutual"));
	/* Nobody acts where no actor is told. */
	struct pairs pairs = pairs_of(actor_count ? actor_count : 1,
			json_array_size(recipients), mutual);
	const json_t *others = pairs.mutual ? actors : recipients;
	enum status status = STATUS_OK;
	unsigned number = 0;
	while (!status && pairs_next(&pairs, &actor, &other))
		status = put(context, json_array_get(actors, actor),
				json_array_get(others, other), number++, error);
	return status;
}
