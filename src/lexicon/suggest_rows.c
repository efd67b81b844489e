#include "lexicon/suggest_rows.h"

#include "actor/gazetteer.h"
#include "event/frame.h"

/* A country beside the name speaks for a code when it is there in a third of
 * the sentences, and at least twice. */
enum { BESIDE_SHARE = 3, BESIDE_LEAST = 2 };
static const double LIKE_ENOUGH = 0.25;

struct name_row_proposal
suggest_name_row(const struct tally_entry *entry)
{
	uint32_t count;
	struct name_row_proposal row = {
		.kind = votes_best(&entry->votes[VOTES_KIND], &count),
		.sector = votes_best(&entry->votes[VOTES_SECTOR], &count),
		.role = votes_best(&entry->votes[VOTES_ROLE], &count),
	};
	if (str_equal(row.sector, str_of(sector_name(SECTOR_UNK))))
		row.sector = STR("");
	row.code = votes_best(&entry->votes[VOTES_CODE], &count);
	if (row.code.len)
		return row;
	row.code = votes_best(&entry->votes[VOTES_BESIDE], &count);
	row.guessed = count >= BESIDE_LEAST
		      && (uint64_t)count * BESIDE_SHARE >= entry->count;
	if (!row.guessed)
		row.code = STR("");
	return row;
}

static struct str
result_of(const struct frame *frame)
{
	size_t arrow = str_find(frame->line, STR("->"));
	if (arrow == frame->line.len)
		return STR("");
	struct str result = str_trim(str_cut(frame->line.at + arrow + 2,
			frame->line.at + frame->line.len));
	if (frame->weak && str_ends(result, STR(" weak")))
		result.len -= STR(" weak").len;
	return result;
}

struct frame_proposal
suggest_frame(const struct likeness *likeness, const struct tally_entry *entry)
{
	uint32_t count;
	struct frame_proposal frame = {
		.pattern = votes_best(&entry->votes[VOTES_DYADIC], &count),
	};
	if (!count)
		frame.pattern = votes_best(
				&entry->votes[VOTES_PATTERN], &count);
	frame.class = likeness_best(likeness, entry, &frame.likeness);
	if (frame.likeness < LIKE_ENOUGH)
		frame.class = NULL;
	if (frame.class)
		frame.result = result_of(frame.class->commonest);
	return frame;
}

struct heard_proposal
suggest_heard(const struct tally_entry *entry)
{
	uint32_t count;
	return (struct heard_proposal){
		.pattern = votes_best(&entry->votes[VOTES_LINE], &count),
		.category = votes_best(&entry->votes[VOTES_CATEGORY], &count),
		.code = votes_best(&entry->votes[VOTES_CAMEO], &count),
	};
}
