#include "analyse/speakers_book.h"

#include <stdlib.h>

#include "analyse/term_words.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "store/moment.h"
#include "store/statement.h"

static const char LOADING[] = "reading the quotations";

/* The first speaker, and all of whom the words speak, as ids of actors. */
static const char QUOTES_OF[] =
		"record.id, record.date, (SELECT text FROM term WHERE term.id "
		"= record.status), (SELECT leader FROM event_group WHERE "
		"event_group.record = record.id), (SELECT actor FROM "
		"participant WHERE participant.record = record.id AND role = "
		"(SELECT id FROM term WHERE text = 'speaker') LIMIT 1), "
		"(SELECT group_concat(DISTINCT actor.country) FROM participant "
		"JOIN actor ON actor.id = participant.actor WHERE "
		"participant.record = record.id AND role = (SELECT id FROM "
		"term WHERE text = 'about'))";

static const char ACTOR[] =
		"SELECT identity, country.text, sectors, name FROM actor JOIN "
		"term AS country ON country.id = actor.country WHERE actor.id "
		"= ?";

enum quote_column { RECORD, DATE, STANCE, LEADER, SPEAKER, ABOUT };

struct quote_loader {
	struct quote_book *book;
	struct store *store;
	struct error *error;
	sqlite3_stmt *actor;
	struct term_words terms;
	struct id_map by_actor; /* as quotation.speaker */
};

/* --- who ---------------------------------------------------------------- */

static bool
is_named(struct str identity)
{
	for (size_t i = 0; i < identity.len; i++)
		if (identity.at[i] >= 'a' && identity.at[i] <= 'z')
			return true;
	return false;
}

/* WORD_NONE for those whom nobody knows. */
static word_id
speaker_of(struct words *words, sqlite3_stmt *row)
{
	struct str identity = statement_text(row, 0);
	struct str country = statement_text(row, 1);
	struct str sectors = statement_text(row, 2);
	struct str sector = { sectors.at, str_find_byte(sectors, ' ') };
	struct buffer out;
	if (is_named(identity))
		return words_put(words, identity);
	if (!country.len)
		return WORD_NONE;
	buffer_init(&out, BUFFER_UNLIMITED);
	buffer_put(&out, country);
	if (sector.len)
		buffer_put_char(&out, '.');
	buffer_put(&out, sector);
	word_id speaker = words_put(words, buffer_str(&out));
	buffer_fini(&out);
	return speaker;
}

static uint32_t
add_speaker(struct quote_book *book, sqlite3_stmt *row)
{
	struct words *words = &book->words;
	struct quoted_speaker speaker = {
		.speaker = speaker_of(words, row),
		.country = words_put(words, statement_text(row, 1)),
	};
	if (!speaker.speaker)
		return 0;
	if (is_named(words_text(words, speaker.speaker)))
		speaker.name = words_put(words, statement_text(row, 3));
	MEMORY_PUSH(book->speakers, book->speaker_count, book->speaker_capacity,
			speaker);
	return (uint32_t)book->speaker_count;
}

static enum status
find_speaker(struct quote_loader *loader, int64_t actor, uint32_t *speaker)
{
	bool added;
	int64_t *known = id_map_put(&loader->by_actor, actor, &added);
	*speaker = (uint32_t)*known;
	if (!added)
		return STATUS_OK;
	enum status status = statement_first(loader->store, loader->actor,
			VALUES(V_INT(actor)), loader->error);
	if (!status)
		*speaker = add_speaker(loader->book, loader->actor);
	*known = *speaker;
	statement_done(loader->actor);
	return statement_optional(status);
}

/* --- quotations --------------------------------------------------------- */

/* "12,305": ids of terms. */
static void
add_about(struct quote_loader *loader, struct quotation *quote, struct str ids)
{
	struct quote_book *book = loader->book;
	quote->about = (uint32_t)book->about_count;
	for (bool more = ids.len > 0; more;) {
		struct str digits = str_next(&ids, ',', &more);
		int64_t id = 0;
		for (size_t i = 0; i < digits.len; i++)
			id = id * 10 + (digits.at[i] - '0');
		if (!id || quote->about_count == UINT16_MAX)
			continue;
		word_id code = term_word(&loader->terms, id);
		MEMORY_PUSH(book->about, book->about_count,
				book->about_capacity, code);
		quote->about_count++;
	}
}

static uint8_t
stance_of(struct str name)
{
	static const char *const names[QUOTATION_STANCES] = {
		[QUOTATION_POSITIVE] = "positive",
		[QUOTATION_NEGATIVE] = "negative",
		[QUOTATION_NEUTRAL] = "neutral",
	};
	uint8_t stance = 0;
	while (stance < QUOTATION_STANCES
			&& !str_equal(name, str_of(names[stance])))
		stance++;
	return stance;
}

static enum status
put_quote(struct quote_loader *loader, sqlite3_stmt *row)
{
	struct quote_book *book = loader->book;
	struct quotation quote = {
		.record = sqlite3_column_int64(row, RECORD),
		.leader = sqlite3_column_int64(row, LEADER),
		.date = sqlite3_column_int(row, DATE),
		.stance = stance_of(statement_text(row, STANCE)),
	};
	enum status status = STATUS_OK;
	if (sqlite3_column_type(row, SPEAKER) != SQLITE_NULL)
		status = find_speaker(loader,
				sqlite3_column_int64(row, SPEAKER),
				&quote.speaker);
	add_about(loader, &quote, statement_text(row, ABOUT));
	MEMORY_PUSH(book->quotes, book->count, book->capacity, quote);
	return status;
}

struct selection
quotes_selection(const struct selection *selection)
{
	struct selection asked = *selection;
	asked.kinds = 4;
	asked.count = SELECT_REPORTS;
	asked.order = ORDER_ARTICLE;
	asked.offset = asked.limit = 0;
	return asked;
}

static enum status
read_quotes(struct quote_loader *loader, const struct selection *selection)
{
	struct selection asked = quotes_selection(selection);
	sqlite3_stmt *row;
	enum status status = selection_prepare(
			&asked, loader->store, QUOTES_OF, &row, loader->error);
	int code = SQLITE_DONE;
	while (!status && (code = sqlite3_step(row)) == SQLITE_ROW)
		status = put_quote(loader, row);
	if (!status && code != SQLITE_DONE)
		status = store_error(loader->store, loader->error, LOADING);
	sqlite3_finalize(row);
	return status;
}

/* All of one moment, whatever others write meanwhile. */
static enum status
read_at_once(struct quote_loader *loader, const struct selection *selection)
{
	bool begun;
	enum status status = moment_begin(
			loader->store, &begun, LOADING, loader->error);
	if (status)
		return status;
	status = statement_prepare(
			loader->store, ACTOR, &loader->actor, loader->error);
	if (!status)
		status = read_quotes(loader, selection);
	sqlite3_finalize(loader->actor);
	moment_end(loader->store, begun);
	return status;
}

enum status
quotes_load(struct quote_book *book, struct store *store,
		const struct selection *selection, struct error *error)
{
	struct quote_loader loader = { book, store, error };
	*book = (struct quote_book){ 0 };
	words_init(&book->words, NULL);
	id_map_init(&loader.by_actor);
	enum status status = term_words_open(
			&loader.terms, store, &book->words, error);
	if (!status) {
		status = read_at_once(&loader, selection);
		term_words_close(&loader.terms);
	}
	id_map_fini(&loader.by_actor);
	if (status)
		quotes_fini(book);
	return status;
}

void
quotes_fini(struct quote_book *book)
{
	free(book->quotes);
	free(book->speakers);
	free(book->about);
	words_fini(&book->words);
	*book = (struct quote_book){ 0 };
}
