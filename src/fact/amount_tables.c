#include "fact/amount_tables.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/layers.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/table.h"

static const char *const class_names[AMOUNT_CLASS_COUNT] = {
	[AMOUNT_NUMBER] = "number",
	[AMOUNT_HUNDRED] = "hundred",
	[AMOUNT_DOZEN] = "dozen",
	[AMOUNT_SCALE] = "scale",
	[AMOUNT_SHORT] = "short",
	[AMOUNT_HALF] = "half",
	[AMOUNT_PART] = "part",
	[AMOUNT_ARTICLE] = "article",
	[AMOUNT_AND] = "and",
	[AMOUNT_TO] = "to",
	[AMOUNT_OR] = "or",
	[AMOUNT_OF] = "of",
	[AMOUNT_FROM] = "from",
	[AMOUNT_BETWEEN] = "between",
	[AMOUNT_TIME] = "time",
	[AMOUNT_MONTH] = "month",
	[AMOUNT_ORDINAL] = "ordinal",
	[AMOUNT_LABEL] = "label",
	[AMOUNT_TIMES] = "times",
	[AMOUNT_MEASURE] = "measure",
	[AMOUNT_JOINED] = "joined",
	[AMOUNT_POWER] = "power",
	[AMOUNT_MANY] = "many",
	[AMOUNT_RANGING] = "ranging",
	[AMOUNT_OUT_OF] = "out-of",
	[AMOUNT_MORE] = "more",
	[AMOUNT_AT] = "at",
	[AMOUNT_INCLUDING] = "including",
	[AMOUNT_RATE_BEFORE] = "rate-before",
	[AMOUNT_THE] = "the",
	[AMOUNT_CHANGING] = "changing",
	[AMOUNT_SINGLE] = "single",
	[AMOUNT_SUFFERED] = "suffered",
	[AMOUNT_VOTE] = "vote",
	[AMOUNT_ABOUT] = "about",
	[AMOUNT_OVER] = "over",
	[AMOUNT_UNDER] = "under",
	[AMOUNT_ABOUT_AFTER] = "about-after",
	[AMOUNT_OVER_AFTER] = "over-after",
	[AMOUNT_UNDER_AFTER] = "under-after",
	[AMOUNT_PERCENT_SIGN] = "percent",
	[AMOUNT_RATE] = "rate",
	[AMOUNT_PARTICLE] = "particle",
	[AMOUNT_RIVAL] = "rival",
	[AMOUNT_SIDE] = "side",
};

/* One table on its way in. */
struct loader {
	struct amount_tables *tables;
	struct words *words;
	struct table table;
	unsigned column[5];
	uint32_t room; /* ids that the arrays have room for */
	struct error *error;
};

static enum status
wrong(const struct loader *loader, size_t row, const char *what,
		struct str found)
{
	return table_complain(&loader->table, row, what, found, loader->error);
}

static struct str
cell(const struct loader *loader, size_t row, unsigned column)
{
	return loader->table.rows[row].cell[loader->column[column]];
}

static enum status
open_table(struct loader *loader, const char *lexicon, const char *name,
		const char *const *columns, unsigned count)
{
	return layers_table(lexicon, name, columns, count, &loader->table,
			loader->column, &loader->tables->arena, loader->error);
}

/* A number above 0, up to LIMIT_AMOUNT ("0.5", "1e6"); locale plays no part,
 * for only digits, "." and "e" are taken. */
static bool
read_double(struct str text, double *value)
{
	double number = 0, part = 0;
	size_t at = 0;
	for (; at < text.len && text.at[at] != 'e'; at++) {
		char byte = text.at[at];
		if (byte == '.' && !part)
			part = 1;
		else if (byte < '0' || byte > '9')
			return false;
		else
			number = number * 10 + (byte - '0'), part *= 10;
	}
	if (part)
		number /= part;
	unsigned power = 0;
	for (size_t i = at + 1; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9' || power > 30)
			return false;
		power = power * 10 + (unsigned)(text.at[i] - '0');
	}
	while (power-- > 0 && number <= LIMIT_AMOUNT)
		number *= 10;
	*value = number;
	return text.len > 0 && number > 0 && number <= LIMIT_AMOUNT;
}

static enum amount_rate
find_rate(struct str name)
{
	for (int i = RATE_HOUR; i <= RATE_DECADE; i++)
		if (str_equal(name, str_of(amount_rate_name(
						    (enum amount_rate)i))))
			return (enum amount_rate)i;
	return RATE_NONE;
}

static enum amount_class
find_class(struct str name)
{
	for (int i = AMOUNT_NUMBER; i <= AMOUNT_SIDE; i++)
		if (str_equal(name, str_of(class_names[i])))
			return (enum amount_class)i;
	return AMOUNT_NONE;
}

/* --- words ------------------------------------------------------------- */

static uint32_t *
grow_ids(struct arena *arena, const uint32_t *ids, uint32_t count,
		uint32_t wanted)
{
	uint32_t *grown = ARENA_NEW(arena, uint32_t, wanted);
	if (count)
		memcpy(grown, ids, count * sizeof *ids);
	return grown;
}

/* Makes room for the ids that words_put has given. */
static void
cover_words(struct loader *loader)
{
	struct amount_tables *tables = loader->tables;
	uint32_t count = tables->word_count;
	struct arena *arena = &tables->arena;
	tables->word_count = loader->words->count;
	if (tables->word_count <= loader->room)
		return;
	uint32_t room = tables->word_count + tables->word_count / 4;
	tables->row_of_word = grow_ids(arena, tables->row_of_word, count, room);
	tables->behind.of_word =
			grow_ids(arena, tables->behind.of_word, count, room);
	tables->before.of_word =
			grow_ids(arena, tables->before.of_word, count, room);
	loader->room = room;
}

static struct amount_word *
row_of(struct amount_tables *tables, word_id word)
{
	if (!tables->row_of_word[word]) {
		ARENA_PUSH(&tables->arena, tables->rows, tables->row_count,
				tables->row_capacity,
				((struct amount_word){ 0 }));
		tables->row_of_word[word] = (uint32_t)(tables->row_count - 1);
	}
	return &tables->rows[tables->row_of_word[word]];
}

static bool has_value(enum amount_class class)
{
	return class == AMOUNT_NUMBER || class == AMOUNT_HUNDRED
	       || class == AMOUNT_DOZEN || class == AMOUNT_SCALE
	       || class == AMOUNT_SHORT || class == AMOUNT_HALF
	       || class == AMOUNT_PART;
}

static enum status
put_word(struct loader *loader, size_t at, enum amount_class class)
{
	struct str text = cell(loader, at, 0);
	struct amount_word *row =
			row_of(loader->tables, words_find(loader->words, text));
	if (amount_word_is(row, class))
		return wrong(loader, at, "a word of this class stands before",
				text);
	row->classes |= 1ull << class;
	if (has_value(class) && !read_double(cell(loader, at, 2), &row->value))
		return wrong(loader, at, "expected a number above 0",
				cell(loader, at, 2));
	if (class == AMOUNT_MEASURE || class == AMOUNT_JOINED)
		row->name = cell(loader, at, 3);
	if (class != AMOUNT_RATE_BEFORE)
		return STATUS_OK;
	row->rate = (uint8_t)find_rate(cell(loader, at, 3));
	return row->rate ? STATUS_OK
			 : wrong(loader, at, "expected a unit of time",
					 cell(loader, at, 3));
}

/* --- phrases ----------------------------------------------------------- */

/* Splits at spaces; false when there are too many words or none. */
static bool
split(struct str text, struct words *words, struct amount_phrase *phrase)
{
	bool more = true;
	phrase->count = 0;
	while (more) {
		struct str word = str_next(&text, ' ', &more);
		if (!word.len || phrase->count == AMOUNT_PHRASE_WORDS)
			return false;
		phrase->word[phrase->count++] = words_put(words, word);
	}
	return true;
}

static bool stands_before(enum amount_class class)
{
	return class == AMOUNT_ABOUT || class == AMOUNT_OVER
	       || class == AMOUNT_UNDER || class == AMOUNT_PARTICLE
	       || class == AMOUNT_RIVAL;
}

/* The same phrase, put before; null when there is none. */
static struct amount_phrase *
same_phrase(struct amount_tables *tables, const struct amount_phrase *phrase)
{
	uint32_t next = tables->behind.of_word[phrase->word[0]];
	for (; next; next = tables->phrases[next - 1].next) {
		struct amount_phrase *other = &tables->phrases[next - 1];
		if (other->count == phrase->count
				&& other->class == phrase->class
				&& !memcmp(other->word, phrase->word,
						phrase->count * sizeof(word_id)))
			return other;
	}
	return NULL;
}

static struct amount_phrase *
chain(struct amount_tables *tables, struct amount_phrase phrase,
		struct amount_chains *chains, word_id key)
{
	phrase.next = chains->of_word[key];
	ARENA_PUSH(&tables->arena, tables->phrases, tables->phrase_count,
			tables->phrase_capacity, phrase);
	chains->of_word[key] = (uint32_t)tables->phrase_count;
	return &tables->phrases[tables->phrase_count - 1];
}

static void
add_candidate(struct amount_tables *tables, struct amount_phrase *phrase,
		size_t currency)
{
	uint32_t known = phrase->candidates;
	for (; known; known = tables->candidates[known - 1].next)
		if (tables->candidates[known - 1].currency == currency)
			return;
	struct amount_candidate candidate = { (uint16_t)currency,
		phrase->candidates };
	ARENA_PUSH(&tables->arena, tables->candidates, tables->candidate_count,
			tables->candidate_capacity, candidate);
	phrase->candidates = (uint32_t)tables->candidate_count;
}

/* Puts a phrase that stands behind a number, and one of money before it too:
 * a sign is found from both sides. */
static void
put_money(struct loader *loader, struct amount_phrase phrase, size_t currency)
{
	struct amount_tables *tables = loader->tables;
	struct amount_phrase *same = same_phrase(tables, &phrase);
	if (!same)
		same = chain(tables, phrase, &tables->behind, phrase.word[0]);
	add_candidate(tables, same, currency);
	if (phrase.class == AMOUNT_NAME || phrase.class == AMOUNT_SHORT_NAME)
		return;
	word_id last = phrase.word[phrase.count - 1];
	uint32_t next = tables->before.of_word[last];
	for (; next; next = tables->phrases[next - 1].next) {
		struct amount_phrase *other = &tables->phrases[next - 1];
		if (other->class != phrase.class || other->count != phrase.count
				|| memcmp(other->word, phrase.word,
						phrase.count * sizeof(word_id)))
			continue;
		add_candidate(tables, other, currency);
		return;
	}
	add_candidate(tables, chain(tables, phrase, &tables->before, last),
			currency);
}

static enum status
put_phrase(struct loader *loader, size_t at, enum amount_class class)
{
	struct amount_phrase phrase = { .class = (uint8_t) class };
	struct amount_tables *tables = loader->tables;
	struct str text = cell(loader, at, 0);
	if (!split(text, loader->words, &phrase))
		return wrong(loader, at, "expected one to six words", text);
	cover_words(loader);
	if (class == AMOUNT_RATE)
		phrase.rate = (uint8_t)find_rate(cell(loader, at, 3));
	if (class == AMOUNT_RATE && !phrase.rate)
		return wrong(loader, at, "expected a unit of time",
				cell(loader, at, 3));
	if (stands_before(class))
		chain(tables, phrase, &tables->before,
				phrase.word[phrase.count - 1]);
	else
		chain(tables, phrase, &tables->behind, phrase.word[0]);
	return STATUS_OK;
}

static enum status
put_style(struct loader *loader, size_t at)
{
	struct amount_style *style = &loader->tables->style;
	const struct {
		const char *name;
		bool *on;
	} styles[] = { { "point-parts", &style->point_parts },
		{ "by-parts", &style->by_parts },
		{ "noun-first", &style->noun_first },
		{ "of-money", &style->of_money } };
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		if (str_equal(cell(loader, at, 0), str_of(styles[i].name))) {
			*styles[i].on = true;
			return STATUS_OK;
		}
	return wrong(loader, at, "expected a style", cell(loader, at, 0));
}

static enum status
load_numbers(struct loader *loader, const char *lexicon, const char *lang)
{
	static const char *const columns[] = { "word", "class", "value",
		"name" };
	char name[64];
	snprintf(name, sizeof name, "amounts/%s.numbers.tsv", lang);
	enum status status = open_table(loader, lexicon, name, columns, 4);
	for (size_t i = 0; !status && i < loader->table.count; i++)
		words_put(loader->words, cell(loader, i, 0));
	cover_words(loader);
	for (size_t i = 0; !status && i < loader->table.count; i++) {
		struct str class_name = cell(loader, i, 1);
		enum amount_class class = find_class(class_name);
		if (str_equal(class_name, STR("style"))) {
			status = put_style(loader, i);
			continue;
		}
		if (class == AMOUNT_NONE)
			return wrong(loader, i, "expected a class", class_name);
		status = class < AMOUNT_ABOUT ? put_word(loader, i, class)
					      : put_phrase(loader, i, class);
	}
	return status;
}

/* --- currencies -------------------------------------------------------- */

/* "peso" is also "pesos". */
static bool
put_plural(struct loader *loader, struct str name, struct amount_phrase *phrase,
		enum amount_class class)
{
	char plural[LIMIT_META_BYTES];
	if (class < AMOUNT_NAME || name.len + 1 >= sizeof plural)
		return false;
	memcpy(plural, name.at, name.len);
	plural[name.len] = 's';
	phrase->class = (uint8_t) class;
	return split((struct str){ plural, name.len + 1 }, loader->words,
			phrase);
}

static enum status
put_names(struct loader *loader, size_t at, unsigned column,
		enum amount_class class, size_t currency)
{
	struct str names = cell(loader, at, column);
	bool more = names.len > 0;
	while (more) {
		struct str name = str_next(&names, '|', &more);
		struct amount_phrase phrase = { .class = (uint8_t) class };
		if (!split(name, loader->words, &phrase))
			return wrong(loader, at, "expected one to six words",
					name);
		cover_words(loader);
		put_money(loader, phrase, currency);
		phrase = (struct amount_phrase){ 0 };
		if (!put_plural(loader, name, &phrase, class))
			continue;
		cover_words(loader);
		put_money(loader, phrase, currency);
	}
	return STATUS_OK;
}

static enum status
put_other_names(struct loader *loader, size_t at, size_t currency)
{
	enum status status = put_names(loader, at, 1, AMOUNT_NAME, currency);
	if (!status)
		status = put_names(loader, at, 2, AMOUNT_SHORT_NAME, currency);
	if (!status)
		status = put_names(loader, at, 3, AMOUNT_SIGN, currency);
	return status;
}

static void
put_countries(struct loader *loader, size_t at, struct currency *currency)
{
	struct str names = cell(loader, at, 4);
	bool more = names.len > 0;
	struct str *list = NULL;
	size_t count = 0, capacity = 0;
	while (more)
		ARENA_PUSH(&loader->tables->arena, list, count, capacity,
				str_next(&names, '|', &more));
	currency->country = list;
	currency->country_count = (uint16_t)count;
}

static enum status
put_currency(struct loader *loader, size_t at)
{
	struct currency *currency = &loader->tables->currencies[at];
	struct str code = cell(loader, at, 0);
	if (code.len != 3)
		return wrong(loader, at, "expected a code of three letters",
				code);
	memcpy(currency->code, code.at, 3);
	for (size_t i = 0; i < at; i++)
		if (!strcmp(loader->tables->currencies[i].code, currency->code))
			return wrong(loader, at,
					"a currency that stands before", code);
	put_countries(loader, at, currency);
	enum status status = put_names(loader, at, 0, AMOUNT_CODE, at);
	return status ? status : put_other_names(loader, at, at);
}

static enum status
load_currencies(struct loader *loader, const char *lexicon)
{
	static const char *const columns[] = { "code", "names", "short",
		"signs", "countries" };
	struct amount_tables *tables = loader->tables;
	enum status status = open_table(
			loader, lexicon, "amounts/currencies.tsv", columns, 5);
	if (status)
		return status;
	/* 16 bits hold a currency, and two numbers more (amount_money.c). */
	if (loader->table.count >= UINT16_MAX - 1u)
		return wrong(loader, 0, "expected fewer currencies", STR(""));
	tables->currency_count = loader->table.count;
	tables->currencies = ARENA_NEW(&tables->arena, struct currency,
			loader->table.count + 1);
	for (size_t i = 0; !status && i < loader->table.count; i++)
		status = put_currency(loader, i);
	return status;
}

static bool
find_currency(const struct amount_tables *tables, struct str code, size_t *at)
{
	for (size_t i = 0; i < tables->currency_count; i++)
		if (str_equal(code, str_of(tables->currencies[i].code))) {
			*at = i;
			return true;
		}
	return false;
}

/* What currencies.tsv gives to one currency alone stands for it still where no
 * country decides among those that a language adds: "$". */
static void
keep_fallbacks(struct amount_tables *tables)
{
	for (size_t i = 0; i < tables->phrase_count; i++) {
		struct amount_phrase *phrase = &tables->phrases[i];
		if (!phrase->candidates)
			continue;
		const struct amount_candidate *only =
				&tables->candidates[phrase->candidates - 1];
		if (!only->next)
			phrase->fallback = (uint16_t)(only->currency + 1);
	}
}

/* Names and signs in the language, if it has a table of them. */
static enum status
load_own_currencies(
		struct loader *loader, const char *lexicon, const char *lang)
{
	static const char *const columns[] = { "code", "names", "short",
		"signs" };
	char name[64], path[FILE_PATH_BYTES];
	snprintf(name, sizeof name, "amounts/%s.currencies.tsv", lang);
	enum status status = layers_find(path, lexicon, name, loader->error);
	if (status || file_is_missing(path))
		return status;
	keep_fallbacks(loader->tables);
	status = open_table(loader, lexicon, name, columns, 4);
	for (size_t i = 0; !status && i < loader->table.count; i++) {
		size_t currency;
		struct str code = cell(loader, i, 0);
		status = find_currency(loader->tables, code, &currency)
					 ? put_other_names(loader, i, currency)
					 : wrong(loader, i,
							 "expected a code of "
							 "currencies.tsv",
							 code);
	}
	return status;
}

/* --- rates ------------------------------------------------------------- */

static enum status
put_rate(struct loader *loader, size_t at, size_t *currency)
{
	struct amount_tables *tables = loader->tables;
	struct str code = cell(loader, at, 0);
	double year = 0, rate = 0;
	/* Rows of a currency stand together. */
	if (!str_equal(code, str_of(tables->currencies[*currency].code))
			&& !find_currency(tables, code, currency))
		return wrong(loader, at, "expected a code of currencies.tsv",
				code);
	if (!read_double(cell(loader, at, 1), &year) || year < RATES_FIRST
			|| year >= RATES_FIRST + RATES_YEARS)
		return wrong(loader, at, "expected a year of 1990 to 2049",
				cell(loader, at, 1));
	if (!read_double(cell(loader, at, 2), &rate))
		return wrong(loader, at, "expected a rate above 0",
				cell(loader, at, 2));
	double *place = &tables->rates[*currency * RATES_YEARS + (size_t)year
				       - RATES_FIRST];
	if (*place)
		return wrong(loader, at, "a rate that stands before", code);
	*place = rate;
	return STATUS_OK;
}

static enum status
load_rates(struct loader *loader, const char *lexicon)
{
	static const char *const columns[] = { "code", "year", "per_usd" };
	struct amount_tables *tables = loader->tables;
	size_t currency = 0;
	enum status status = open_table(
			loader, lexicon, "amounts/rates.tsv", columns, 3);
	tables->rates = ARENA_NEW(&tables->arena, double,
			(tables->currency_count + 1) * RATES_YEARS);
	for (size_t i = 0; !status && i < loader->table.count; i++)
		status = put_rate(loader, i, &currency);
	return status;
}

/* ----------------------------------------------------------------------- */

static enum status
load(struct loader *loader, const char *lexicon, const char *lang)
{
	struct amount_tables *tables = loader->tables;
	ARENA_PUSH(&tables->arena, tables->rows, tables->row_count,
			tables->row_capacity, ((struct amount_word){ 0 }));
	enum status status = load_numbers(loader, lexicon, lang);
	if (!status)
		status = load_currencies(loader, lexicon);
	if (!status)
		status = load_own_currencies(loader, lexicon, lang);
	if (!status)
		status = load_rates(loader, lexicon);
	tables->words = loader->words;
	return status;
}

enum status
amount_tables_load(struct amount_tables **out, const char *lexicon,
		const char *lang, struct words *words, struct error *error)
{
	struct amount_tables *tables = memory_zero(1, sizeof *tables);
	arena_init(&tables->arena);
	struct loader loader = {
		.tables = tables, .words = words, .error = error
	};
	enum status status = load(&loader, lexicon, lang);
	*out = tables;
	if (!status)
		return status;
	amount_tables_unload(tables);
	*out = NULL;
	return status;
}

void
amount_tables_unload(struct amount_tables *tables)
{
	arena_fini(&tables->arena);
	free(tables);
}

const struct amount_phrase *
amount_phrase_behind(const struct amount_tables *tables, word_id word)
{
	uint32_t at = word < tables->word_count ? tables->behind.of_word[word]
						: 0;
	return at ? &tables->phrases[at - 1] : NULL;
}

const struct amount_phrase *
amount_phrase_before(const struct amount_tables *tables, word_id word)
{
	uint32_t at = word < tables->word_count ? tables->before.of_word[word]
						: 0;
	return at ? &tables->phrases[at - 1] : NULL;
}

const struct amount_phrase *
amount_phrase_next(const struct amount_tables *tables,
		const struct amount_phrase *phrase)
{
	return phrase->next ? &tables->phrases[phrase->next - 1] : NULL;
}

static double
rate_of(const struct amount_tables *tables, uint16_t currency, int year)
{
	if (year < RATES_FIRST || year >= RATES_FIRST + RATES_YEARS)
		return 0;
	return tables->rates[currency * RATES_YEARS + year - RATES_FIRST];
}

double
currency_rate(const struct amount_tables *tables, uint16_t currency, int year,
		uint16_t *found)
{
	int last = RATES_FIRST + RATES_YEARS - 1;
	if (!year || year > last)
		year = last;
	if (year < RATES_FIRST)
		year = RATES_FIRST;
	for (int distance = 0; distance < RATES_YEARS; distance++)
		for (int sign = -1; sign <= 1; sign += 2) {
			int near = year + sign * distance;
			*found = (uint16_t)near;
			if (rate_of(tables, currency, near) > 0)
				return rate_of(tables, currency, near);
		}
	return 0;
}
