#include "export/article_day.h"

#include "export/exported.h"

/* Who tells a day, the best last. */
enum { RANK_NONE, RANK_RECORD, RANK_ACTUAL_EVENT, RANK_ARTICLE };

static unsigned
rank_of(const json_t *record)
{
	if (str_equal(json_text_at(record, "date_source"), STR("article")))
		return RANK_ARTICLE;
	if (str_equal(json_text_at(record, "record"), STR("event"))
			&& str_equal(json_text_at(record, "status"),
					STR("actual")))
		return RANK_ACTUAL_EVENT;
	return RANK_RECORD;
}

void
article_day_note(struct article_day *day, const json_t *record)
{
	struct article_day told = { export_day(json_text_at(record, "date")),
		rank_of(record) };
	if (!told.day || told.rank < day->rank)
		return;
	if (told.rank > day->rank || told.day > day->day)
		*day = told;
}
