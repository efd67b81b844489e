#include "fact/quote_tables.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/languages.h"
#include "base/layers.h"
#include "base/memory.h"
#include "base/table.h"

enum { MAX_COLUMNS = 5 };

/* A table that is being read, with the columns that were asked for. */
struct reading {
	struct quote_tables *tables;
	const struct language_traits *traits;
	struct words *words;
	struct error *error;
	struct table table;
	unsigned column[MAX_COLUMNS];
};

static struct str
cell(const struct reading *reading, size_t row, unsigned column)
{
	return reading->table.rows[row].cell[reading->column[column]];
}

static enum status
complain(const struct reading *reading, size_t row, const char *what,
		struct str found)
{
	return table_complain(
			&reading->table, row, what, found, reading->error);
}

static enum status
open_table(struct reading *reading, const char *lexicon, const char *name,
		const char *const *columns, unsigned count)
{
	return layers_table(lexicon, name, columns, count, &reading->table,
			reading->column, &reading->tables->arena,
			reading->error);
}

/* ---------------------------------------------------------------- classes */

static bool
read_stance(struct str name, uint8_t *stance)
{
	for (int i = STANCE_NEUTRAL; i <= STANCE_NEGATIVE; i++)
		if (str_equal(name, str_of(quote_stance_name(
						    (enum quote_stance)i)))) {
			*stance = (uint8_t)i;
			return true;
		}
	*stance = STANCE_NEUTRAL;
	return !name.len;
}

static enum status
read_classes(struct reading *reading, const char *lexicon)
{
	static const char *const columns[] = { "class", "stance" };
	struct quote_tables *tables = reading->tables;
	enum status status = open_table(
			reading, lexicon, "quotes/classes.tsv", columns, 2);
	for (size_t i = 0; !status && i < reading->table.count; i++) {
		if (i >= QUOTE_CLASSES)
			return complain(reading, i, "expected no more classes",
					cell(reading, i, 0));
		tables->class_name[i] =
				arena_copy(&tables->arena, cell(reading, i, 0));
		if (!read_stance(cell(reading, i, 1), &tables->class_stance[i]))
			return complain(reading, i, "expected a stance",
					cell(reading, i, 1));
		tables->class_count++;
	}
	return status;
}

static bool
find_class(const struct quote_tables *tables, struct str name, uint8_t *class)
{
	for (unsigned i = 0; i < tables->class_count; i++)
		if (str_equal(tables->class_name[i], name)) {
			*class = (uint8_t)i;
			return true;
		}
	return false;
}

/* -------------------------------------------------------- words of saying */

static bool
read_takes(struct str list, uint16_t *takes)
{
	static const struct {
		const char *name;
		uint16_t takes;
	} names[] = {
		{ "clause", TAKES_CLAUSE },
		{ "speech", TAKES_SPEECH },
		{ "infinitive", TAKES_INFINITIVE },
		{ "gerund", TAKES_GERUND },
		{ "addressee", TAKES_ADDRESSEE },
		{ "object", TAKES_OBJECT },
		{ "claim", TAKES_CLAIM },
		{ "naming", TAKES_NAMING },
		{ "quoted", TAKES_QUOTED },
		{ "phrase", TAKES_PHRASE },
		{ "document", TAKES_DOCUMENT },
		{ "people", TAKES_PEOPLE },
		{ "own", TAKES_OWN },
		{ "next", TAKES_NEXT },
		{ "state", TAKES_STATE },
	};
	*takes = 0;
	for (bool more = true; more;) {
		struct str name = str_next(&list, '|', &more);
		uint16_t bit = 0;
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (str_equal(name, str_of(names[i].name)))
				bit = names[i].takes;
		if (!bit)
			return false;
		*takes |= bit;
	}
	return true;
}

static bool
read_prepositions(struct reading *reading, struct str list,
		struct quote_word *out)
{
	unsigned count = 0;
	for (bool more = list.len != 0; more;) {
		struct str name = str_next(&list, '|', &more);
		if (count == QUOTE_PREPOSITIONS || !name.len)
			return false;
		out->preposition[count++] = words_put(reading->words, name);
	}
	return true;
}

static enum status
read_word(struct reading *reading, size_t row, struct quote_word *out)
{
	struct str kind = cell(reading, row, 1);
	struct str word = cell(reading, row, 0);
	size_t blank = str_find_byte(word, ' ');
	*out = (struct quote_word){ .noun = str_equal(kind, STR("noun")) };
	if (!word.len)
		return complain(reading, row, "expected a word", word);
	if (!out->noun && !str_equal(kind, STR("verb")))
		return complain(reading, row, "expected verb or noun", kind);
	if (!find_class(reading->tables, cell(reading, row, 2), &out->class))
		return complain(reading, row, "expected a class of classes.tsv",
				cell(reading, row, 2));
	if (!read_takes(cell(reading, row, 3), &out->takes))
		return complain(reading, row, "expected what the word takes",
				cell(reading, row, 3));
	if (!read_prepositions(reading, cell(reading, row, 4), out))
		return complain(reading, row, "expected a few prepositions",
				cell(reading, row, 4));
	if (blank < word.len)
		out->particle = words_put(reading->words,
				str_cut(word.at + blank + 1,
						word.at + word.len));
	return STATUS_OK;
}

/* Without the pronoun that it ends with: "quejarse" is "quejar". */
static word_id
word_of(struct reading *reading, size_t row, struct quote_word *out)
{
	struct str word = cell(reading, row, 0);
	struct str pronoun = reading->traits->reflexive;
	word.len = str_find_byte(word, ' ');
	out->reflexive = !out->noun && pronoun.len && word.len > pronoun.len + 1
			 && str_ends(word, pronoun);
	if (out->reflexive)
		word.len -= pronoun.len;
	return words_put(reading->words, word);
}

static enum status
read_words(struct reading *reading, const char *lexicon, const char *name,
		word_id **heads, size_t *count)
{
	static const char *const columns[] = { "word", "kind", "class", "takes",
		"phrases" };
	struct quote_tables *tables = reading->tables;
	enum status status = open_table(reading, lexicon, name, columns, 5);
	*count = status ? 0 : reading->table.count;
	if (!status && *count >= UINT16_MAX)
		return complain(reading, 0, "expected fewer words", STR(""));
	tables->rows = ARENA_NEW(&tables->arena, struct quote_word, *count + 1);
	*heads = ARENA_NEW(&tables->arena, word_id, *count + 1);
	for (size_t i = 0; !status && i < *count; i++) {
		status = read_word(reading, i, &tables->rows[i]);
		if (!status)
			(*heads)[i] = word_of(reading, i, &tables->rows[i]);
	}
	return status;
}

/* Rows with a particle come first, for they say more. */
static void
index_words(struct quote_tables *tables, const word_id *heads, size_t count)
{
	tables->row_of = ARENA_NEW(&tables->arena, uint16_t, tables->words);
	for (unsigned particle = 0; particle < 2; particle++)
		for (size_t i = count; i-- > 0;) {
			struct quote_word *row = &tables->rows[i];
			if ((row->particle != 0) != (particle != 0))
				continue;
			row->next = tables->row_of[heads[i]];
			tables->row_of[heads[i]] = (uint16_t)(i + 1);
		}
}

/* ------------------------------------------------------- stance and marks */

static enum status
read_stances(struct reading *reading, const char *lexicon, const char *name)
{
	static const char *const columns[] = { "word", "stance" };
	enum status status = open_table(reading, lexicon, name, columns, 2);
	uint8_t stance;
	for (size_t i = 0; !status && i < reading->table.count; i++)
		if (!read_stance(cell(reading, i, 1), &stance) || !stance)
			return complain(reading, i,
					"expected positive or negative",
					cell(reading, i, 1));
		else
			words_put(reading->words, cell(reading, i, 0));
	return status;
}

static enum status
index_stances(struct reading *reading)
{
	struct quote_tables *tables = reading->tables;
	tables->stance = ARENA_NEW(&tables->arena, uint8_t, tables->words);
	for (size_t i = 0; i < reading->table.count; i++) {
		word_id word = words_find(reading->words, cell(reading, i, 0));
		if (tables->stance[word])
			return complain(reading, i, "expected each word once",
					cell(reading, i, 0));
		read_stance(cell(reading, i, 1), &tables->stance[word]);
	}
	return STATUS_OK;
}

static enum status
read_marks(struct reading *reading, const char *lexicon)
{
	static const char *const columns[] = { "open", "close", "kind" };
	enum status status = open_table(
			reading, lexicon, "quotes/marks.tsv", columns, 3);
	for (size_t i = 0; !status && i < reading->table.count; i++) {
		struct str kind = cell(reading, i, 2);
		bool single = str_equal(kind, STR("single"));
		if (i >= QUOTE_MARKS)
			return complain(reading, i, "expected no more marks",
					cell(reading, i, 0));
		if (!single && !str_equal(kind, STR("double")))
			return complain(reading, i, "expected single or double",
					kind);
		words_put(reading->words, cell(reading, i, 0));
		words_put(reading->words, cell(reading, i, 1));
	}
	return status;
}

static void
index_marks(struct reading *reading)
{
	struct quote_tables *tables = reading->tables;
	tables->mark = ARENA_NEW(
			&tables->arena, struct quote_mark, tables->words);
	for (size_t i = 0; i < reading->table.count; i++) {
		uint16_t bit = (uint16_t)(1u << i);
		word_id open = words_find(reading->words, cell(reading, i, 0));
		word_id close = words_find(reading->words, cell(reading, i, 1));
		tables->mark[open].opens |= bit;
		tables->mark[close].closes |= bit;
		if (str_equal(cell(reading, i, 2), STR("single")))
			tables->single |= bit;
	}
}

/* --------------------------------------------------------------- together */

static enum status
load(struct quote_tables *tables, const char *lexicon, const char *lang,
		struct words *words, struct error *error)
{
	enum language language = languages_find(str_of(lang));
	if (language == LANGUAGE_COUNT)
		return error_set(error, STATUS_USAGE, lexicon, 0,
				ERROR_NO_OFFSET,
				"no verbs of quotations are read for \"%s\"",
				lang);
	struct reading verbs = { .tables = tables,
		.traits = languages_traits(language),
		.words = words,
		.error = error };
	struct reading stances = verbs, marks = verbs;
	char name[2][64];
	word_id *heads = NULL;
	size_t count = 0;
	snprintf(name[0], sizeof name[0], "quotes/%s.verbs.tsv", lang);
	snprintf(name[1], sizeof name[1], "quotes/%s.stance.tsv", lang);
	enum status status = read_classes(&verbs, lexicon);
	if (!status)
		status = read_words(&verbs, lexicon, name[0], &heads, &count);
	if (!status)
		status = read_stances(&stances, lexicon, name[1]);
	if (!status)
		status = read_marks(&marks, lexicon);
	if (status)
		return status;
	if (verbs.traits->reflexive.len)
		tables->reflexive = words_put(words, verbs.traits->reflexive);
	tables->words = words->count;
	index_words(tables, heads, count);
	index_marks(&marks);
	return index_stances(&stances);
}

enum status
quote_tables_load(struct quote_tables **tables, const char *lexicon,
		const char *lang, struct words *words, struct error *error)
{
	*tables = memory_zero(1, sizeof **tables);
	arena_init(&(*tables)->arena);
	enum status status = load(*tables, lexicon, lang, words, error);
	if (!status)
		return STATUS_OK;
	quote_tables_unload(*tables);
	*tables = NULL;
	return status;
}

void
quote_tables_unload(struct quote_tables *tables)
{
	arena_fini(&tables->arena);
	free(tables);
}

struct str
quote_class_name(const struct quote_tables *tables, uint8_t verb_class)
{
	return tables && verb_class < tables->class_count
			       ? tables->class_name[verb_class]
			       : STR("");
}
