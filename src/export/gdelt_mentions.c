#include "export/gdelt.h"

struct str
gdelt_domain(struct str url)
{
	size_t scheme = str_find(url, STR("://"));
	if (scheme == url.len)
		return STR("");
	struct str rest = str_cut(url.at + scheme + 3, url.at + url.len);
	bool more;
	struct str host = str_next(&rest, '/', &more);
	size_t user = str_find_byte(host, '@');
	if (user < host.len)
		host = str_cut(host.at + user + 1, host.at + host.len);
	host.len = str_find_byte(host, ':');
	if (str_starts(host, STR("www.")))
		host = str_cut(host.at + 4, host.at + host.len);
	return host;
}

static struct str
url_of(const struct export_row *row)
{
	return row->copy ? row->copy->url : row->article->url;
}

static void
put_id(struct buffer *cell, const struct export_row *row, enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%lld", (long long)row->id);
}

static void
put_event_time(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%014lld", (long long)row->added);
}

static void
put_mention_time(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%014lld", (long long)row->mentioned);
}

static void
put_type(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put(cell, gdelt_domain(url_of(row)).len ? STR("1") : STR("2"));
}

static void
put_source(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct str domain = gdelt_domain(url_of(row));
	(void)side;
	buffer_put(cell, domain.len  ? domain
			 : row->copy ? row->copy->publisher
				     : row->article->publisher);
}

static void
put_identifier(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct str url = url_of(row);
	(void)side;
	buffer_put(cell, url.len ? url : row->article->doc);
}

static void
put_sentence(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%lld",
			(long long)export_integer(row->record, "sentence") + 1);
}

static void
put_start(struct buffer *cell, const struct export_row *row,
		const json_t *object)
{
	if (object)
		buffer_put_format(cell, "%zu",
				export_characters(row->article,
						(size_t)export_integer(object,
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
put_tone(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	if (row->no_gaps)
		buffer_put_char(cell, '0');
}

static void
put_record(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put(cell, export_text(row->record, "id"));
}

static const struct export_column columns[] = {
	{ "GLOBALEVENTID", put_id, SIDE_EVENT, COLUMN_INTEGER,
			"the event, as in Events" },
	{ "EventTimeDate", put_event_time, SIDE_EVENT, COLUMN_INTEGER,
			"DATEADDED of the event" },
	{ "MentionTimeDate", put_mention_time, SIDE_EVENT, COLUMN_INTEGER,
			"when this report was published, YYYYMMDDHHMMSS in "
			"UTC" },
	{ "MentionType", put_type, SIDE_EVENT, COLUMN_INTEGER,
			"1 where the article has an address on the web, else "
			"2" },
	{ "MentionSourceName", put_source, SIDE_EVENT, COLUMN_TEXT,
			"domain of the address, else the publisher" },
	{ "MentionIdentifier", put_identifier, SIDE_EVENT, COLUMN_TEXT,
			"address, else the article's id" },
	{ "SentenceID", put_sentence, SIDE_EVENT, COLUMN_INTEGER,
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
	{ "MentionDocTone", put_tone, SIDE_EVENT, COLUMN_REAL,
			"empty: tone is not measured. 0 in the variant that "
			"leaves no number out" },
	{ "MentionDocTranslationInfo", NULL, SIDE_EVENT, COLUMN_TEXT,
			"empty: articles are coded in their own language" },
	{ "Extras", put_record, SIDE_EVENT, COLUMN_TEXT, "id of the record" },
};

const struct export_layout GDELT_MENTIONS = { "GDELT 2.0 Mentions", columns,
	sizeof columns / sizeof *columns, false, "" };
