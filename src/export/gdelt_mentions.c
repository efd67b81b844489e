#include "export/common_columns.h"
#include "export/gdelt.h"

static void
put_mention_time(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%014lld", (long long)row->mentioned);
}

static void
put_start(struct buffer *cell, const struct export_row *row,
		const json_t *object)
{
	if (object)
		buffer_put_format(cell, "%zu",
				export_characters(row->article,
						(size_t)json_integer_at(object,
								"start")));
}

/* -1 as GDELT has it for nobody. */
static void
put_actor_offset(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	if (row->party[side])
		put_start(cell, row, row->party[side]);
	else
		buffer_put(cell, STR("-1"));
}

static void
put_action_offset(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	put_start(cell, row, json_object_get(row->record, "trigger"));
}

static void
put_raw(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)row;
	(void)side;
	buffer_put(cell, STR("1"));
}

static void
put_confidence(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	double share = json_number_value(
			json_object_get(row->record, "confidence"));
	(void)side;
	int percent = (int)(share * 100 + 0.5);
	buffer_put_format(cell, "%d", percent < 10 ? 10 : percent);
}

static void
put_length(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%zu",
			export_characters(
					row->article, row->article->text.len));
}

static void
put_record(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put(cell, json_text_at(row->record, "id"));
}

static const struct export_column columns[] = {
	{ "GLOBALEVENTID", column_id, SIDE_EVENT, COLUMN_INTEGER,
			"the event, as in Events" },
	{ "EventTimeDate", column_added, SIDE_EVENT, COLUMN_INTEGER,
			"DATEADDED of the event" },
	{ "MentionTimeDate", put_mention_time, SIDE_EVENT, COLUMN_INTEGER,
			"when this report was published, YYYYMMDDHHMMSS in "
			"UTC; without a date as DATEADDED" },
	{ "MentionType", gdelt_put_collection, SIDE_EVENT, COLUMN_INTEGER,
			"1 where the article has an address on the web, else "
			"2" },
	{ "MentionSourceName", gdelt_put_source, SIDE_EVENT, COLUMN_TEXT,
			"domain of the address, else the publisher" },
	{ "MentionIdentifier", gdelt_put_identifier, SIDE_EVENT, COLUMN_TEXT,
			"address, else the article's id" },
	{ "SentenceID", column_sentence, SIDE_EVENT, COLUMN_INTEGER,
			"number of the sentence, the first is 1" },
	{ "Actor1CharOffset", put_actor_offset, SIDE_ACTOR, COLUMN_INTEGER,
			"character of the text where the actor begins, from "
			"0; -1 for nobody" },
	{ "Actor2CharOffset", put_actor_offset, SIDE_RECIPIENT, COLUMN_INTEGER,
			"likewise of the recipient" },
	{ "ActionCharOffset", put_action_offset, SIDE_EVENT, COLUMN_INTEGER,
			"likewise of the word that tells of the event" },
	{ "InRawText", put_raw, SIDE_EVENT, COLUMN_INTEGER,
			"1: texts are never rewritten" },
	{ "Confidence", put_confidence, SIDE_EVENT, COLUMN_INTEGER,
			"percent: the calibrated probability of the record, at "
			"least 10, GDELT's lowest" },
	{ "MentionDocLen", put_length, SIDE_EVENT, COLUMN_INTEGER,
			"characters of the text" },
	{ "MentionDocTone", column_tone, SIDE_EVENT, COLUMN_REAL,
			"empty: tone is not measured. 0 in the variant that "
			"leaves no number out" },
	{ "MentionDocTranslationInfo", NULL, SIDE_EVENT, COLUMN_TEXT,
			"empty: articles are coded in their own language" },
	{ "Extras", put_record, SIDE_EVENT, COLUMN_TEXT, "id of the record" },
};

const struct export_layout GDELT_MENTIONS = { "GDELT 2.0 Mentions", columns,
	sizeof columns / sizeof *columns, false, "" };
