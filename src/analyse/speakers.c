#include "analyse/speakers.h"

#include <stdlib.h>

#include "analyse/record_set.h"
#include "analyse/word_list.h"
#include "base/day.h"
#include "base/memory.h"
#include "store/id_map.h"
#include "store/selection_party.h"

enum column {
	SPEAKER,
	NAME,
	COUNTRY,
	QUOTES,
	POSITIVE,
	NEGATIVE,
	NEUTRAL,
	ABOUT,
	FIRST,
	LAST,
	COLUMNS
};

static const struct sheet_column SHEET[COLUMNS] = {
	[SPEAKER] = { "speaker", SHEET_TEXT, "",
			"identity, or code and sector of who has none",
			SHEET_WHOLE },
	[NAME] = { "name", SHEET_TEXT, "",
			"as the lexicon or the text has it" },
	[COUNTRY] = { "country", SHEET_TEXT, "", "code" },
	[QUOTES] = { "quotes", SHEET_COUNT, "quotations",
			"reports of the same words once" },
	[POSITIVE] = { "positive", SHEET_COUNT, "quotations",
			"toward the first whom they are about" },
	[NEGATIVE] = { "negative", SHEET_COUNT, "quotations", "likewise" },
	[NEUTRAL] = { "neutral", SHEET_COUNT, "quotations", "likewise" },
	[ABOUT] = { "about", SHEET_TEXT, "",
			"the three codes most spoken of, with quotations" },
	[FIRST] = { "first", SHEET_DATE, "", "day of the first quotation" },
	[LAST] = { "last", SHEET_DATE, "", "day of the last quotation" },
};

struct spoken_of {
	word_id code;
	int64_t quotes;
};

struct speaker {
	const struct quoted_speaker *who; /* as first met */
	struct str text;                  /* who->speaker */
	int64_t quotes, stances[QUOTATION_STANCES + 1];
	int first, last; /* YYYYMMDD; 0 unknown */
	struct spoken_of *about;
	size_t about_count, about_capacity;
};

/* What of the question the book tells; null, 0: not asked. */
struct quote_filter {
	int from, to;               /* YYYYMMDD */
	bool *about;                /* by code */
	struct record_set *records; /* that the database chose */
};

struct listening {
	const struct quote_book *book;
	struct arena arena;
	struct speaker *speakers;
	size_t count, capacity;
	uint32_t *by_speaker;   /* index + 1, by word */
	struct id_map by_group; /* groups that were counted */
};

/* --- which are asked for ------------------------------------------------ */

/* Days and the codes of whom the words speak are in the book. */
static bool
book_suffices(const struct selection *asked)
{
	struct selection rest = *asked;
	rest.kinds = 0; /* speakers have their own */
	rest.from = rest.to = 0;
	if (rest.about && party_is_codes(str_of(rest.about)))
		rest.about = NULL;
	return !selection_asks(&rest);
}

static bool
speaks_of(const struct quote_filter *filter, const struct quote_book *book,
		const struct quotation *quote)
{
	const word_id *about = book->about + quote->about;
	for (unsigned i = 0; filter->about && i < quote->about_count; i++)
		if (filter->about[about[i]])
			return true;
	return !filter->about;
}

static bool
is_asked(const struct quote_filter *filter, const struct quote_book *book,
		const struct quotation *quote)
{
	return quote->date >= filter->from
	       && (!filter->to || (quote->date && quote->date <= filter->to))
	       && speaks_of(filter, book, quote)
	       && (!filter->records
			       || record_set_has(
					       filter->records, quote->record));
}

/* --- counting ----------------------------------------------------------- */

static struct speaker *
speaker_of(struct listening *listening, const struct quoted_speaker *who)
{
	uint32_t *index = &listening->by_speaker[who->speaker];
	struct speaker speaker = { who,
		words_text(&listening->book->words, who->speaker) };
	if (*index)
		return &listening->speakers[*index - 1];
	ARENA_PUSH(&listening->arena, listening->speakers, listening->count,
			listening->capacity, speaker);
	*index = (uint32_t)listening->count;
	return &listening->speakers[*index - 1];
}

static void
add_about(struct listening *listening, struct speaker *speaker, word_id code)
{
	for (size_t i = 0; i < speaker->about_count; i++)
		if (speaker->about[i].code == code) {
			speaker->about[i].quotes++;
			return;
		}
	struct spoken_of about = { code, 1 };
	ARENA_PUSH(&listening->arena, speaker->about, speaker->about_count,
			speaker->about_capacity, about);
}

static void
add_quote(struct listening *listening, struct speaker *speaker,
		const struct quotation *quote)
{
	const word_id *about = listening->book->about + quote->about;
	speaker->quotes++;
	speaker->stances[quote->stance]++;
	for (unsigned i = 0; i < quote->about_count; i++)
		add_about(listening, speaker, about[i]);
	if (!quote->date)
		return;
	if (!speaker->first || quote->date < speaker->first)
		speaker->first = quote->date;
	if (quote->date > speaker->last)
		speaker->last = quote->date;
}

/* Reports of one event count once, by the first of them. */
static bool
is_new(struct listening *listening, const struct quotation *quote)
{
	bool added = true;
	if (quote->leader)
		id_map_put(&listening->by_group, quote->leader, &added);
	return added;
}

static void
listen(struct listening *listening, const struct quote_filter *filter)
{
	const struct quote_book *book = listening->book;
	for (size_t i = 0; i < book->count; i++) {
		const struct quotation *quote = &book->quotes[i];
		if (!is_asked(filter, book, quote) || !is_new(listening, quote)
				|| !quote->speaker)
			continue;
		const struct quoted_speaker *who =
				&book->speakers[quote->speaker - 1];
		add_quote(listening, speaker_of(listening, who), quote);
	}
}

/* --- the sheet ---------------------------------------------------------- */

static int
compare_speakers(const void *left, const void *right)
{
	const struct speaker *a = left, *b = right;
	if (a->quotes != b->quotes)
		return a->quotes > b->quotes ? -1 : 1;
	return str_compare(a->text, b->text);
}

/* Takes them out one by one. Of equals the one that was spoken of first. */
static void
put_about(const struct words *words, struct sheet *sheet,
		struct speaker *speaker)
{
	enum { TOLD = 3 };
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	for (int told = 0; told < TOLD; told++) {
		struct spoken_of *most = NULL;
		for (size_t i = 0; i < speaker->about_count; i++)
			if (speaker->about[i].quotes
					> (most ? most->quotes : 0))
				most = &speaker->about[i];
		if (!most)
			break;
		buffer_put(&out, told ? STR(", ") : STR(""));
		buffer_put(&out, words_text(words, most->code));
		buffer_put_format(&out, " %lld", (long long)most->quotes);
		most->quotes = 0;
	}
	sheet_put_text(sheet, ABOUT, buffer_str(&out));
	buffer_fini(&out);
}

static void
put_speaker(const struct words *words, struct sheet *sheet,
		struct speaker *speaker)
{
	const struct quoted_speaker *who = speaker->who;
	const int64_t *stances = speaker->stances;
	sheet_row(sheet);
	sheet_put_text(sheet, SPEAKER, speaker->text);
	sheet_put_text(sheet, NAME, words_text(words, who->name));
	sheet_put_text(sheet, COUNTRY, words_text(words, who->country));
	sheet_put_count(sheet, QUOTES, speaker->quotes);
	sheet_put_count(sheet, POSITIVE, stances[QUOTATION_POSITIVE]);
	sheet_put_count(sheet, NEGATIVE, stances[QUOTATION_NEGATIVE]);
	sheet_put_count(sheet, NEUTRAL, stances[QUOTATION_NEUTRAL]);
	put_about(words, sheet, speaker);
	sheet_put_day(sheet, FIRST, day_of_number(speaker->first));
	sheet_put_day(sheet, LAST, day_of_number(speaker->last));
}

static void
put_page(struct listening *listening, const struct selection *asked,
		struct sheet *sheet)
{
	size_t first = (size_t)asked->offset, count = listening->count;
	size_t end = asked->limit ? first + (size_t)asked->limit : count;
	sheet_init(sheet, "speakers", SHEET, COLUMNS);
	if (count)
		qsort(listening->speakers, count, sizeof *listening->speakers,
				compare_speakers);
	for (size_t i = first; i < end && i < count; i++)
		put_speaker(&listening->book->words, sheet,
				&listening->speakers[i]);
}

static void
put_sheet(const struct quote_book *book, const struct selection *asked,
		const struct quote_filter *filter, struct sheet *sheet,
		size_t *total)
{
	struct listening listening = { .book = book };
	arena_init(&listening.arena);
	id_map_init(&listening.by_group);
	listening.by_speaker = memory_zero(
			book->words.count, sizeof *listening.by_speaker);
	listen(&listening, filter);
	put_page(&listening, asked, sheet);
	if (total)
		*total = listening.count;
	free(listening.by_speaker);
	id_map_fini(&listening.by_group);
	arena_fini(&listening.arena);
}

enum status
speakers_sheet(struct store *store, const struct selection *selection,
		struct sheet *sheet, struct error *error)
{
	static const struct quote_filter all = { 0 };
	struct quote_book book;
	enum status status = quotes_load(&book, store, selection, error);
	if (status)
		return status;
	put_sheet(&book, selection, &all, sheet, NULL);
	quotes_fini(&book);
	return STATUS_OK;
}

enum status
speakers_of_book(const struct quote_book *book, struct store *store,
		const struct selection *selection, struct sheet *sheet,
		size_t *total, struct error *error)
{
	struct selection quotes = quotes_selection(selection);
	struct record_set records = { 0 };
	struct quote_filter filter = { 0 };
	enum status status = selection_check(selection, error);
	if (!status && !book_suffices(selection)) {
		filter.records = &records;
		status = record_set_add(&records, store, &quotes, error);
	} else if (!status) {
		filter.from = selection->from;
		filter.to = selection->to;
		filter.about = word_list_fitting(
				&book->words, selection->about, CASE_SAME);
	}
	if (!status)
		put_sheet(book, selection, &filter, sheet, total);
	record_set_fini(&records);
	free(filter.about);
	return status;
}
