/* Any text with any tree and any actors, in every language: quotations that lie
 * in the text. */
#include "base/utf8.h"
#include "event/frames.h"
#include "fact/quote.h"
#include "fuzz.h"
#include "made_up.h"

static struct arena arena;
static struct buffer repaired;
static struct ontology ontology;
static struct tables {
	struct words base, words;
	struct frames *frames;
	struct quote_tables *quotes;
} all[LANGUAGE_COUNT];
static struct tables *tables; /* of the language at hand */

static void
load(struct tables *out, const char *lang)
{
	struct error error;
	words_init(&out->base, NULL);
	require(!frames_load(&out->frames, PROJECT_LEXICON, lang, &ontology,
			&out->base, &error));
	require(!quote_tables_load(&out->quotes, PROJECT_LEXICON, lang,
			&out->base, &error));
	words_init(&out->words, &out->base);
}

static void
begin(void)
{
	struct error error;
	if (tables)
		return;
	buffer_init(&repaired, BUFFER_UNLIMITED);
	require(!ontology_load(&ontology, PROJECT_LEXICON, &error));
	for (enum language i = 0; i < LANGUAGE_COUNT; i++)
		load(&all[i], languages_code(i));
}

static void
put_mention(struct mentions *mentions, const struct text *text, uint32_t s,
		uint32_t i)
{
	const struct token *token =
			sentence_token(text, &text->sentences[s], i);
	mentions->at[mentions->count++] = (struct mention){ .sentence = s,
		.first = (uint16_t)i,
		.last = (uint16_t)i,
		.head = (uint16_t)i,
		.kind = (uint8_t)(i % (MENTION_GENERIC + 1)),
		.start = token->start,
		.end = token->end,
		.actor = { .person = i % 2 },
		.source = STR("") };
}

static void
make_up_all(const struct text *text, struct mentions *mentions)
{
	mentions->at = ARENA_NEW(&arena, struct mention, text->token_count + 1);
	mentions->first = ARENA_NEW(&arena, uint32_t, text->sentence_count + 1);
	for (uint32_t s = 0; s < text->sentence_count; s++) {
		mentions->first[s] = mentions->count;
		for (uint32_t i = 1; i <= text->sentences[s].count; i++)
			if (made_up_token(text, &text->sentences[s], i,
					    &tables->words,
					    &arena) % 4
					== 0)
				put_mention(mentions, text, s, i);
	}
	mentions->first[text->sentence_count] = mentions->count;
}

static void
check_quote(const struct quote *quote, const struct text *text, uint32_t from)
{
	require(quote->words.start >= from);
	require(quote->words.end > quote->words.start);
	require(quote->words.end <= text->bytes.len);
	require(quote->sentence < text->sentence_count);
	require(quote->verb <= text->token_count);
	require(quote->role.end <= text->bytes.len);
	require(quote->role.start <= quote->role.end);
	require(quote->about_count <= QUOTE_ABOUT);
	require(quote->stance_word_count <= QUOTE_STANCE_WORDS);
	require(quote_class_name(tables->quotes, quote->verb_class).len);
	require(quote->gap_count <= QUOTE_GAPS);
	for (unsigned i = 0; i < quote->gap_count; i++)
		require(quote->gaps[i].start >= quote->words.start
				&& quote->gaps[i].end <= quote->words.end
				&& quote->gaps[i].start < quote->gaps[i].end);
	if (quote->speaker)
		require(quote->speaker->start < quote->speaker->end
				&& quote->speaker->end <= text->bytes.len);
}

static void
run(enum language language)
{
	struct text text;
	struct quotes quotes;
	struct mentions mentions = { 0 };
	struct events events = { 0 };
	tables = &all[language];
	text_split(arena_copy(&arena, buffer_str(&repaired)), language, &arena,
			&text);
	make_up_all(&text, &mentions);
	quotes_find(tables->quotes, tables->frames, &text, &mentions, &events,
			&arena, &quotes);
	for (uint32_t i = 0; i < quotes.count; i++)
		check_quote(&quotes.at[i], &text,
				i ? quotes.at[i - 1].words.start : 0);
	arena_reset(&arena);
	words_reset(&tables->words);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t first;
	begin();
	buffer_reset(&repaired);
	utf8_repair((struct str){ (const char *)data, size }, &repaired,
			&first);
	for (enum language i = 0; i < LANGUAGE_COUNT; i++)
		run(i);
	return 0;
}
