/* Any text with any tree, in every language: amounts that lie in order and can
 * be. */
#include <math.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "fact/amount.h"
#include "fuzz.h"
#include "made_up.h"

static struct arena arena;
static struct buffer repaired;
static struct words bases[LANGUAGE_COUNT], all_words[LANGUAGE_COUNT];
static struct amount_tables *all_tables[LANGUAGE_COUNT];
/* Of the language at hand. */
static struct words *words;
static struct amount_tables *tables;

static void
load(enum language language)
{
	struct error error;
	struct words *base = &bases[language];
	words_init(base, NULL);
	require(amount_tables_load(&all_tables[language], PROJECT_LEXICON,
				languages_code(language), base, &error)
			== STATUS_OK);
	words_init(&all_words[language], base);
}

static void
begin(void)
{
	if (tables)
		return;
	buffer_init(&repaired, BUFFER_UNLIMITED);
	for (enum language i = 0; i < LANGUAGE_COUNT; i++)
		load(i);
}

static void
check_amount(const struct amount *amount, const struct text *text,
		uint32_t from)
{
	const struct sentence *sentence = &text->sentences[amount->sentence];
	require(amount->start >= from && amount->end > amount->start);
	require(amount->start >= sentence->start
			&& amount->end <= sentence->end);
	require(amount->first >= 1 && amount->last <= sentence->count);
	require(amount->head >= 1 && amount->head <= sentence->count);
	require(amount->number >= 1 && amount->number <= sentence->count);
	require(amount->value >= 0 && amount->value <= LIMIT_AMOUNT);
	require(amount->high >= amount->value && amount->high <= LIMIT_AMOUNT);
	require(isnan(amount->usd) || amount->usd >= 0);
}

static void
run(enum language language)
{
	struct text text;
	struct amounts amounts;
	tables = all_tables[language];
	words = &all_words[language];
	text_split(arena_copy(&arena, buffer_str(&repaired)), language, &arena,
			&text);
	for (uint32_t s = 0; s < text.sentence_count; s++)
		for (uint32_t i = 1; i <= text.sentences[s].count; i++)
			made_up_token(&text, &text.sentences[s], i, words,
					&arena);
	amounts_scan(tables, NULL, words, &text, NULL, DAY_NONE, &arena,
			&amounts);
	for (uint32_t i = 0; i < amounts.count; i++)
		check_amount(&amounts.at[i], &text,
				i ? amounts.at[i - 1].end : 0);
	arena_reset(&arena);
	words_reset(words);
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
