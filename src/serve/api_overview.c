/* What there is: /api/about, /api/countries, /api/publishers. */
#include "analyse/sheet.h"
#include "serve/routes.h"

/* --- about ------------------------------------------------------------- */

static struct str
file_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return str_of(slash ? slash + 1 : path);
}

static void
put_day(struct json *json, const char *key, int32_t day)
{
	char date[11];
	date_of_day(day, date);
	json_put_str(json, key, str_of(date));
}

static void
put_languages(struct json *json, const struct observations *observations)
{
	json_key(json, "languages");
	json_open(json, '[');
	for (word_id i = 1; i < observations->langs.count; i++)
		json_str(json, words_text(&observations->langs, i));
	json_close(json, ']');
}

void
answer_about(struct work *work, const struct question *question,
		struct answer *answer)
{
	const struct snapshot *snapshot = work->snapshot;
	const int64_t *kinds = snapshot->kinds;
	struct json json;
	(void)question;
	json_init(&json, &answer->body);
	json_open(&json, '{');
	json_put_str(&json, "program", str_of(work->serving->program));
	json_put_str(&json, "coded_by", snapshot->program);
	json_put_str(&json, "lexicon", snapshot->lexicon);
	json_put_str(&json, "model", snapshot->model);
	json_put_str(&json, "database", file_name(work->serving->database));
	json_put_int(&json, "articles", snapshot->articles);
	json_put_int(&json, "records",
			kinds[0] + kinds[1] + kinds[2] + kinds[3]);
	json_put_int(&json, "events", kinds[0]);
	json_put_int(&json, "facts", kinds[1]);
	json_put_int(&json, "quotes", kinds[2]);
	put_day(&json, "first", snapshot->first);
	put_day(&json, "last", snapshot->last);
	json_put_bool(&json, "review", work->serving->review != NULL);
	put_languages(&json, &snapshot->observations);
	json_close(&json, '}');
	buffer_put_char(&answer->body, '\n');
}

/* --- countries --------------------------------------------------------- */

enum { CODE, NAME, ISO2, NUMERIC, EVENTS, LATITUDE, LONGITUDE };
static const struct sheet_column country_columns[] = {
	[CODE] = { "code", SHEET_TEXT, "",
			"code of an actor: a country, or "
			"IGO, NGO and the like" },
	[NAME] = { "name", SHEET_TEXT, "", "English name" },
	[ISO2] = { "iso2", SHEET_TEXT, "", "ISO 3166-1 alpha-2" },
	[NUMERIC] = { "numeric", SHEET_TEXT, "", "ISO 3166-1 numeric" },
	[EVENTS] = { "events", SHEET_COUNT, "events",
			"in which it acts or is acted upon, each once" },
	[LATITUDE] = { "lat", SHEET_NUMBER, "degrees",
			"of its capital, else of its middle" },
	[LONGITUDE] = { "lon", SHEET_NUMBER, "degrees", "likewise" },
};

static void
put_known(struct sheet *sheet, size_t column, struct str text)
{
	if (text.len)
		sheet_put_kept(sheet, column, text);
}

static void
put_country(struct sheet *sheet, struct str code, const struct land *land,
		int64_t events)
{
	sheet_row(sheet);
	sheet_put_kept(sheet, CODE, code);
	sheet_put_count(sheet, EVENTS, events);
	if (!land)
		return;
	put_known(sheet, NAME, land->name);
	put_known(sheet, ISO2, land->iso2);
	put_known(sheet, NUMERIC, land->numeric);
	if (!land->placed)
		return;
	sheet_put_number(sheet, LATITUDE, land->latitude);
	sheet_put_number(sheet, LONGITUDE, land->longitude);
}

static bool
is_counted(const struct snapshot *snapshot, struct str code)
{
	for (size_t i = 0; i < snapshot->country_count; i++)
		if (str_equal(snapshot->countries[i].code, code))
			return true;
	return false;
}

/* Countries without events are there too, behind the others: the map shows
 * them. */
void
answer_countries(struct work *work, const struct question *question,
		struct answer *answer)
{
	const struct snapshot *snapshot = work->snapshot;
	const struct lands *lands = &work->serving->lands;
	struct sheet sheet;
	sheet_init(&sheet, "countries", country_columns, LONGITUDE + 1);
	for (size_t i = 0; i < snapshot->country_count; i++)
		put_country(&sheet, snapshot->countries[i].code,
				lands_find(lands, snapshot->countries[i].code),
				snapshot->countries[i].events);
	for (size_t i = 0; i < lands->count; i++)
		if (!is_counted(snapshot, lands->at[i].code))
			put_country(&sheet, lands->at[i].code, &lands->at[i],
					0);
	answer_sheet(answer, question, &sheet);
	sheet_fini(&sheet);
}

/* --- publishers -------------------------------------------------------- */

enum { PUBLISHER, ARTICLES };
static const struct sheet_column publisher_columns[] = {
	[PUBLISHER] = { "publisher", SHEET_TEXT, "",
			"who published; unknown where articles do not tell" },
	[ARTICLES] = { "articles", SHEET_COUNT, "articles", "of it" },
};

void
answer_publishers(struct work *work, const struct question *question,
		struct answer *answer)
{
	const struct snapshot *snapshot = work->snapshot;
	struct sheet sheet;
	sheet_init(&sheet, "publishers", publisher_columns, ARTICLES + 1);
	for (size_t i = 0; i < snapshot->publisher_count; i++) {
		sheet_row(&sheet);
		put_known(&sheet, PUBLISHER, snapshot->publishers[i].name);
		sheet_put_count(&sheet, ARTICLES,
				snapshot->publishers[i].articles);
	}
	answer_sheet(answer, question, &sheet);
	sheet_fini(&sheet);
}
