#include "actor/load.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "parse/plural.h"
#include "text/token.h"

enum { FIRST_SEEN = 1 << 12 };

enum status
load_problem(struct loader *loader, const char *format, ...)
{
	char message[sizeof loader->error->message];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);
	struct error error;
	enum status status = error_set(loader->report ? &error : loader->error,
			STATUS_FORMAT, loader->table.path.at, loader->line,
			ERROR_NO_OFFSET, "%s", message);
	if (!loader->report)
		return status;
	loader->problems++;
	loader->report(loader->context, &error);
	return STATUS_OK;
}

static uint64_t *
seen_slot(const struct loader *loader, uint64_t key)
{
	uint64_t at = key;
	while (loader->seen[at & loader->seen_mask]
			&& loader->seen[at & loader->seen_mask] != key)
		at++;
	return &loader->seen[at & loader->seen_mask];
}

static void
widen_seen(struct loader *loader)
{
	uint64_t *old = loader->seen;
	uint32_t count = old ? loader->seen_mask + 1 : 0;
	uint32_t wider = old ? count * 2 : FIRST_SEEN;
	loader->seen = memory_zero(wider, sizeof *loader->seen);
	loader->seen_mask = wider - 1;
	for (uint32_t i = 0; i < count; i++)
		if (old[i])
			*seen_slot(loader, old[i]) = old[i];
	free(old);
}

bool
load_seen(struct loader *loader, uint64_t key)
{
	if (!loader->seen || loader->seen_count * 2 > loader->seen_mask)
		widen_seen(loader);
	key = key ? key : 1;
	uint64_t *slot = seen_slot(loader, key);
	if (*slot)
		return true;
	*slot = key;
	loader->seen_count++;
	return false;
}

enum status
load_put_code(struct loader *loader, struct str code, uint16_t *index)
{
	struct gazetteer *gazetteer = loader->gazetteer;
	word_id word = words_put(loader->words, code);
	uint32_t *value = trie_put(&gazetteer->codes, &word, 1);
	if (!*value && gazetteer->code_count == ROW_CODES)
		return error_set(loader->error, STATUS_LIMIT,
				loader->table.path.at, loader->line,
				ERROR_NO_OFFSET, "more than %d codes",
				ROW_CODES);
	if (!*value)
		*value = ++gazetteer->code_count;
	*index = (uint16_t)(*value - 1);
	return STATUS_OK;
}

enum status
load_code(struct loader *loader, struct str cell, char code[4], uint16_t *index,
		bool *ok)
{
	memset(code, 0, 4);
	*index = 0;
	if (!cell.len || str_equal(cell, STR("-"))) {
		memcpy(code, "-", cell.len);
		return STATUS_OK;
	}
	/* Tables are mostly sorted by country. */
	if (cell.len == 3 && !memcmp(cell.at, loader->last_code, 3)) {
		memcpy(code, cell.at, 3);
		*index = loader->last_index;
		return STATUS_OK;
	}
	uint32_t known = 0;
	word_id word = words_find(loader->words, cell);
	if (word != WORD_UNKNOWN) {
		uint32_t node = trie_first(&loader->gazetteer->codes, word);
		known = loader->gazetteer->codes.value[node];
	}
	if (!known || cell.len != 3) {
		*ok = false;
		return load_problem(loader,
				"\"%.*s\" is no code of actors/countries.tsv "
				"or actors/codes.tsv and none of IGO, UNO, "
				"EUR, NGO, ISM, IMG, MNC",
				STR_ARG(cell));
	}
	memcpy(code, cell.at, 3);
	*index = (uint16_t)(known - 1);
	memcpy(loader->last_code, cell.at, 3);
	loader->last_index = *index;
	return STATUS_OK;
}

enum status
load_sectors(struct loader *loader, struct str cell,
		uint8_t sector[ROW_SECTORS], bool *ok)
{
	memset(sector, 0, ROW_SECTORS);
	bool more = cell.len > 0;
	for (unsigned i = 0; more; i++) {
		struct str name = str_trim(str_next(&cell, '|', &more));
		enum sector found = sector_find(name);
		if (i < ROW_SECTORS && found != SECTOR_COUNT) {
			sector[i] = (uint8_t)found;
			continue;
		}
		*ok = false;
		if (i == ROW_SECTORS)
			return load_problem(loader, "more than %d sectors",
					ROW_SECTORS);
		return load_problem(loader,
				"\"%.*s\" is no sector of PLOVER (GOV, MIL, "
				"COP, ...)",
				STR_ARG(name));
	}
	return STATUS_OK;
}

/* The first day of the next year or month after one that begins at `day`. */
static int32_t
next_first(int32_t day, bool of_month)
{
	int year, month, day_of_month;
	day_to_civil(day, &year, &month, &day_of_month);
	if (of_month && month < 12)
		return day_of_civil(year, month + 1, 1);
	return day_of_civil(year + 1, 1, 1);
}

enum status
load_day(struct loader *loader, struct str cell, bool last, int32_t *day,
		bool *ok)
{
	enum { YEAR = 4, MONTH = 7, DAY = 10 };
	char date[] = "0000-01-01";
	int32_t found = DAY_NONE;
	if (cell.len == YEAR || cell.len == MONTH || cell.len == DAY) {
		memcpy(date, cell.at, cell.len);
		found = day_of_date(str_of(date));
	}
	if (found == DAY_NONE) {
		*ok = false;
		return load_problem(loader,
				"\"%.*s\" is no day; write 2022, 2022-08 or "
				"2022-08-07",
				STR_ARG(cell));
	}
	if (last && cell.len < DAY)
		found = next_first(found, cell.len == MONTH) - 1;
	*day = found;
	return STATUS_OK;
}

word_id
load_lower(struct loader *loader, struct str word)
{
	char lower[2 * LIMIT_TOKEN_BYTES];
	if (word.len > LIMIT_TOKEN_BYTES)
		word.len = LIMIT_TOKEN_BYTES;
	size_t len = 0;
	while (len < word.len && (unsigned char)word.at[len] < 0x80) {
		char c = word.at[len];
		lower[len++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	}
	if (len < word.len)
		len = utf8_lower_str(word, lower);
	return words_put(loader->words, (struct str){ lower, len });
}

/* Letters, digits and spaces only: cut at spaces, as stage 2 would. */
static bool
is_plain(struct str name)
{
	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.at[i];
		bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';
		/* 0xC3 to 0xC9 lead letters of Latin-1 and Latin Extended. */
		bool latin = (c >= 0xC3 && c <= 0xC9)
			     || (c >= 0x80 && c <= 0xBF && i
					     && (unsigned char)name.at[i - 1]
								>= 0xC3
					     && (unsigned char)name.at[i - 1]
								<= 0xC9);
		if (!letter && !latin && c != ' ' && (c < '0' || c > '9'))
			return false;
	}
	return true;
}

static unsigned
cut_plain(struct str name, struct str word[ROW_NAME_WORDS])
{
	unsigned count = 0;
	bool more = true;
	while (more && count < ROW_NAME_WORDS) {
		word[count] = str_next(&name, ' ', &more);
		count += word[count].len > 0;
	}
	return more ? ROW_NAME_WORDS + 1 : count;
}

static struct str
form_of(struct loader *loader, const char *bytes, const struct token *token)
{
	char *form = token->spelling == SPELLING_UNACCENTED ? arena_take(
				     &loader->cutting, TEXT_FORM_BYTES)
							    : NULL;
	return token_form(str_cut(bytes + token->start, bytes + token->end),
			(enum token_spelling)token->spelling, form);
}

/* The tokens of a name as stage 2 makes them inside a sentence. */
static unsigned
cut_as_text(struct loader *loader, struct str name,
		struct str word[ROW_NAME_WORDS])
{
	struct str before = gazetteer_traits(loader->gazetteer)->before_name;
	struct str behind = gazetteer_traits(loader->gazetteer)->behind_name;
	size_t end = before.len + name.len, length = end + behind.len;
	arena_reset(&loader->cutting);
	char *bytes = arena_take(&loader->cutting, length);
	memcpy(bytes, before.at, before.len);
	memcpy(bytes + before.len, name.at, name.len);
	memcpy(bytes + end, behind.at, behind.len);
	struct token_list tokens = { .arena = &loader->cutting };
	token_put_paragraph((struct str){ bytes, length }, 0, length,
			loader->language, &tokens);
	unsigned count = 0;
	for (size_t i = 0; i < tokens.count; i++) {
		const struct token *token = &tokens.at[i];
		if (token->start >= end)
			break;
		if (count == ROW_NAME_WORDS)
			return ROW_NAME_WORDS + 1;
		if (token->start >= before.len)
			word[count++] = form_of(loader, bytes, token);
	}
	return count;
}

static unsigned
cut_name(struct loader *loader, struct str name,
		struct str word[ROW_NAME_WORDS])
{
	bool plain = !gazetteer_traits(loader->gazetteer)->contractions && is_plain(name);
	return plain ? cut_plain(name, word) : cut_as_text(loader, name, word);
}

unsigned
load_cut(struct loader *loader, struct str phrase, word_id word[ROW_NAME_WORDS])
{
	struct str text[ROW_NAME_WORDS];
	unsigned count = cut_name(loader, phrase, text);
	for (unsigned i = 0; i < count && count <= ROW_NAME_WORDS; i++)
		word[i] = load_lower(loader, text[i]);
	return count;
}

/* In capitals throughout and too long for an acronym of three letters: nobody
 * knows how else it is written ("NATO", "MCGONAGALL"). */
static bool
is_any_case(const struct str *word, unsigned count)
{
	size_t letters = 0;
	for (unsigned i = 0; i < count; i++)
		for (size_t at = 0; at < word[i].len;) {
			uint32_t code = utf8_next(word[i], &at);
			if (utf8_is_lower(code))
				return false;
			letters += utf8_is_letter(code);
		}
	return letters > 3;
}

void
load_put_entry(struct loader *loader, const word_id *lower,
		struct name_entry entry)
{
	struct gazetteer *gazetteer = loader->gazetteer;
	uint32_t *first = trie_put(&gazetteer->names, lower, entry.count);
	/* At the end of the chain, so that earlier rows are found first. */
	for (uint32_t at = *first; at; at = gazetteer->entry[at - 1].next)
		first = &gazetteer->entry[at - 1].next;
	*first = (uint32_t)gazetteer->entry_count + 1;
	MEMORY_PUSH(gazetteer->entry, gazetteer->entry_count,
			gazetteer->entry_capacity, entry);
}

static void
put_spelling(struct loader *loader, const struct str *word, unsigned count,
		enum name_kind kind, uint32_t row)
{
	struct gazetteer *gazetteer = loader->gazetteer;
	word_id lower[ROW_NAME_WORDS];
	word_id *forms = arena_take_aligned(&gazetteer->arena,
			count * sizeof *forms, sizeof *forms);
	for (unsigned i = 0; i < count; i++) {
		lower[i] = load_lower(loader, word[i]);
		struct str same = words_text(loader->words, lower[i]);
		forms[i] = str_equal(same, word[i])
					   ? lower[i]
					   : words_put(loader->words, word[i]);
	}
	struct name_entry entry = { .row = row,
		.kind = (uint8_t)kind,
		.count = (uint8_t)count,
		.layer = loader->layer,
		.any_case = is_any_case(word, count),
		.forms = forms };
	load_put_entry(loader, lower, entry);
}

/* The same with the typographic apostrophe, when it has the other one. */
static struct str
curled(struct loader *loader, struct str name)
{
	char *out = arena_take(&loader->gazetteer->arena, name.len * 3);
	size_t len = 0;
	for (size_t i = 0; i < name.len; i++) {
		bool mark = name.at[i] == '\'';
		memcpy(out + len, mark ? "’" : &name.at[i], mark ? 3 : 1);
		len += mark ? 3 : 1;
	}
	return (struct str){ out, len };
}

static bool
is_generation(struct str name)
{
	return str_ends(name, STR(" Jr.")) || str_ends(name, STR(" Sr."));
}

/* "Ferdinand Marcos, Jr." of "Ferdinand Marcos Jr." */
static struct str
with_comma(struct loader *loader, struct str name)
{
	size_t before = name.len - STR(" Jr.").len;
	char *out = arena_take(&loader->gazetteer->arena, name.len + 1);
	memcpy(out, name.at, before);
	out[before] = ',';
	memcpy(out + before + 1, name.at + before, name.len - before);
	return (struct str){ out, name.len + 1 };
}

/* Whether the row has the name with accents already ("Andres Pastrana"): texts
 * that leave them out are understood anyway, and a word of its own would not be
 * (words_alias). */
static bool
is_told_with_accents(struct loader *loader, struct str name, uint32_t row)
{
	if (!gazetteer_traits(loader->gazetteer)->accents)
		return false;
	arena_reset(&loader->cutting);
	char *plain = arena_take(&loader->cutting, name.len + 1);
	size_t length = utf8_without_accents(name, plain);
	uint64_t key = hash_more(row, (struct str){ plain, length });
	bool told = loader->accented[key % LOAD_ACCENTED] == key;
	if (length < name.len)
		loader->accented[key % LOAD_ACCENTED] = key;
	return told && length == name.len;
}

static enum status
put_name(struct loader *loader, struct str name, enum name_kind kind,
		uint32_t row)
{
	struct str word[ROW_NAME_WORDS];
	if (is_told_with_accents(loader, name, row))
		return STATUS_OK;
	unsigned count = cut_name(loader, name, word);
	if (count > ROW_NAME_WORDS || !count)
		return load_problem(loader, "a name of %s words",
				count ? "too many" : "no");
	put_spelling(loader, word, count, kind, row);
	return STATUS_OK;
}

enum status
load_put_names(struct loader *loader, struct str cell, enum name_kind kind,
		uint32_t row)
{
	bool more = cell.len > 0;
	while (more) {
		struct str name = str_trim(str_next(&cell, '|', &more));
		if (!name.len)
			continue;
		enum status status = put_name(loader, name, kind, row);
		if (!status && str_find_byte(name, '\'') < name.len)
			status = put_name(loader, curled(loader, name), kind,
					row);
		if (!status && is_generation(name))
			status = put_name(loader, with_comma(loader, name),
					kind, row);
		if (status)
			return status;
	}
	return STATUS_OK;
}

/* Where a noun's first preposition stands, or its end: "minister" of "minister
 * of defence". */
static unsigned
end_of_noun(const struct loader *loader, const word_id *word, unsigned count)
{
	for (unsigned i = 1; i < count; i++)
		if (word_class(loader->gazetteer, word[i])
				& (CLASS_OF | CLASS_FOR | CLASS_LOCATIVE
						| CLASS_TO))
			return i;
	return count;
}

/* The last word before the preposition; where nouns lead their phrase, the
 * first that may: "ministro" of "primer ministro", "fuerza" of "fuerza aérea".
 */
static unsigned
head_of_noun(const struct loader *loader, const word_id *word, unsigned end)
{
	const struct language_traits *traits =
			gazetteer_traits(loader->gazetteer);
	unsigned head = 0;
	if (!traits->noun_first)
		return end - 1;
	while (head + 1 < end
			&& languages_stands_before_noun(traits,
					words_text(loader->words, word[head])))
		head++;
	return head;
}

/* Makes a noun a plural: its head, where nouns lead their phrase also the words
 * that agree with it ("fuerzas armadas"). */
static void
make_plural(struct loader *loader, word_id *word, unsigned head, unsigned end)
{
	bool agree = gazetteer_traits(loader->gazetteer)->noun_first;
	for (unsigned i = agree ? 0 : head; i < (agree ? end : head + 1); i++) {
		char out[LIMIT_TOKEN_BYTES * 2 + PLURAL_MORE_BYTES];
		struct str singular = words_text(loader->words, word[i]);
		word[i] = words_put(loader->words,
				plural_of(loader->language, singular, out));
	}
}

/* "lt. gen.": capitalised before a name, each word keeps its point. */
static bool
is_abbreviated(struct str noun)
{
	return str_find_byte(noun, '.') < noun.len
	       && str_find_byte(noun, '-') == noun.len
	       && str_find_byte(noun, '\'') == noun.len;
}

/* Whether a row may have the words that `value` gives to another row: rows of
 * upper layers win, and nouns as written over plurals made of others. */
static bool
yields(const struct loader *loader, uint32_t value, bool derived)
{
	if (!value)
		return true;
	uint32_t other = (value & ~AGENT_DERIVED) - 1;
	uint8_t layer = loader->gazetteer->agent[other].layer;
	if (layer != loader->layer)
		return layer < loader->layer;
	return value & AGENT_DERIVED && !derived;
}

void
load_put_derived(struct loader *loader, const word_id *word, unsigned count,
		uint32_t row)
{
	uint32_t *value = trie_put(&loader->gazetteer->agents, word, count);
	if (yields(loader, *value, true))
		*value = (row + 1) | AGENT_DERIVED;
}

enum status
load_put_agent(struct loader *loader, struct str noun, uint32_t row)
{
	struct gazetteer *gazetteer = loader->gazetteer;
	struct str text[ROW_NAME_WORDS];
	word_id word[ROW_NAME_WORDS];
	unsigned count = is_abbreviated(noun) ? cut_plain(noun, text)
					      : cut_name(loader, noun, text);
	if (count > ROW_NAME_WORDS || !count)
		return load_problem(loader, "a noun of %s words",
				count ? "too many" : "no");
	for (unsigned i = 0; i < count; i++)
		word[i] = load_lower(loader, text[i]);
	unsigned end = end_of_noun(loader, word, count);
	unsigned head = head_of_noun(loader, word, end);
	gazetteer->agent[row].head = word[head];
	gazetteer->agent[row].one_word = count == 1;
	gazetteer->agent[row].deputy =
			(word_class(gazetteer, word[0]) & CLASS_DEPUTY) != 0;
	uint32_t *value = trie_put(&gazetteer->agents, word, count);
	const struct agent_row *other =
			*value ? &gazetteer->agent[(*value & ~AGENT_DERIVED)
						   - 1]
			       : NULL;
	if (yields(loader, *value, false))
		*value = row + 1;
	else if (other->layer == loader->layer)
		return load_problem(loader, "\"%.*s\" stands in line %u too",
				STR_ARG(noun), other->source.line);
	load_keep_noun(loader, word, count, row);
	make_plural(loader, word, head, end);
	load_put_derived(loader, word, count, row);
	load_keep_noun(loader, word, count, row);
	return STATUS_OK;
}
