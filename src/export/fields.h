/* fields.h - what records of all kinds are made of: actors, days, amounts,
 * source, versions, as JSON and as short text. */
#ifndef DEMARCHE_EXPORT_FIELDS_H
#define DEMARCHE_EXPORT_FIELDS_H

#include "base/json.h"
#include "export/record.h"

/* What everyone who writes records needs. */
struct writer {
	struct buffer *out;
	const struct analysis *analysis;
	const struct record_options *options;
	struct buffer *cell; /* CSV: the cell at work */
};

static inline struct str
text_between(const struct analysis *analysis, uint32_t start, uint32_t end)
{
	return (struct str){ analysis->text.bytes.at + start, end - start };
}

struct str sentence_text(const struct analysis *analysis, uint32_t sentence);

/* Bytes of tokens first..last of a sentence, what stands between included. */
struct quote_span token_bytes(const struct analysis *analysis,
		uint32_t sentence, uint16_t first, uint16_t last);

/* When it was: days since 1970-01-01 or DAY_NONE. */
struct record_date {
	int32_t day, last_day;
	uint8_t unit; /* enum time_unit */
	bool in_text; /* else it is the article's */
};
/* The article's own day. */
struct record_date article_date(const struct analysis *analysis);
/* "2025-09-18"; "" when it is not known. */
struct str date_text(const struct record_date *date, char day[11]);
/* The last day of a longer time, "" when the date is a day. */
struct str date_end_text(const struct record_date *date, char day[11]);
/* "week", "year"; "" when the date is a day. */
struct str date_precision_text(const struct record_date *date);

/* "KEN.GOV", "-" for nobody that has a code. */
void put_code(struct buffer *out, const struct mention *mention);
/* "KEN.GOV+TGO" */
void put_codes(struct buffer *out, const struct mention *const *mentions,
		unsigned count);
/* So many digits behind the point, whatever the locale. */
void put_fixed_number(struct buffer *out, double number, int digits);
/* An amount's number, without needless digits: "4500000000", "4.2". */
void put_number(struct buffer *out, double number);

/* JSON, without anything for what is unknown. */

/* An object; `role` is left out when it is empty. */
void json_put_actor(struct json *json, const struct analysis *analysis,
		const struct mention *mention, struct str role);
void json_put_actors(struct json *json, const char *key,
		const struct analysis *analysis,
		const struct mention *const *mentions, unsigned count);
/* {"text","start","end"} */
void json_put_span(struct json *json, const char *key,
		const struct analysis *analysis, struct quote_span span);
void json_put_number(struct json *json, const char *key, double number);
void json_put_date(struct json *json, const struct record_date *date);
/* `verb` is a token of the sentence; 0 none. */
void json_put_attribution(struct json *json, const struct analysis *analysis,
		const struct mention *speaker, uint32_t sentence,
		uint16_t verb);
/* Lists of money ("amount") and of numbers of things ("count"); nothing for an
 * empty list. */
void json_put_amounts(struct json *json, const char *key,
		const struct analysis *analysis,
		const struct amount *const *amounts, unsigned count);
/* A percentage that says no change. */
void json_put_percent(struct json *json, const struct analysis *analysis,
		const struct amount *percent);
/* What a percentage changed by, nothing for null; `falls`: the number is told
 * as negative. */
void json_put_change(struct json *json, const struct analysis *analysis,
		const struct amount *change, bool falls);
/* Sentence, source and versions: the end of every record. */
void json_put_foot(struct json *json, const struct writer *writer,
		uint32_t sentence);

#endif
