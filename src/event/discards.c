#include "event/discards.h"

#include <stdio.h>
#include <stdlib.h>

#include "event/sets.h"

static enum status
read_row(struct discard *discard, const struct table *table,
		const struct table_row *row, struct str phrase,
		struct str scope, struct words *words, struct error *error)
{
	discard->text = phrase;
	discard->article = str_equal(scope, STR("article"));
	if (!discard->article && !str_equal(scope, STR("sentence")))
		return error_set(error, STATUS_FORMAT, table->path.at,
				row->line, ERROR_NO_OFFSET,
				"\"%.*s\" is no scope; write sentence or "
				"article",
				STR_ARG(scope));
	if (!phrase_compile(phrase, true, NULL, words, &discard->phrase))
		return error_set(error, STATUS_FORMAT, table->path.at,
				row->line, ERROR_NO_OFFSET,
				"a phrase has 1 to %d words", PHRASE_WORDS);
	return STATUS_OK;
}

enum status
discards_read(struct discards *discards, const struct table *table,
		const char *rule, struct words *words, struct arena *arena,
		struct error *error)
{
	unsigned phrase, scope;
	enum status status = table_column(table, "phrase", &phrase, error);
	if (!status)
		status = table_column(table, "scope", &scope, error);
	for (size_t i = 0; !status && i < table->count; i++) {
		const struct table_row *row = &table->rows[i];
		struct discard discard;
		char where[512];
		status = read_row(&discard, table, row, row->cell[phrase],
				row->cell[scope], words, error);
		if (status)
			break;
		snprintf(where, sizeof where, "%s:%u", rule, row->line);
		discard.rule = arena_copy(arena, str_of(where));
		discards->any_article |= discard.article;
		ARENA_PUSH(arena, discards->at, discards->count,
				discards->capacity, discard);
	}
	return status;
}

static int
compare(const void *left, const void *right)
{
	const struct discard *a = left, *b = right;
	if (a->phrase.word[0] != b->phrase.word[0])
		return a->phrase.word[0] < b->phrase.word[0] ? -1 : 1;
	return str_compare(a->rule, b->rule);
}

void
discards_sort(struct discards *discards)
{
	if (discards->count > 1)
		qsort(discards->at, discards->count, sizeof *discards->at,
				compare);
}

/* Index of the first phrase that begins with `word`, or count. */
static size_t
first_of(const struct discards *discards, word_id word)
{
	size_t low = 0, high = discards->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (discards->at[middle].phrase.word[0] < word)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
stands_at(const struct token *tokens, uint32_t count,
		const struct phrase *phrase)
{
	if (phrase->count > count)
		return false;
	for (unsigned i = 0; i < phrase->count; i++)
		if (tokens[i].lower != phrase->word[i]
				&& tokens[i].lemma != phrase->word[i])
			return false;
	return true;
}

/* A phrase that begins with `word` at the first of the tokens. */
static const struct discard *
find_at(const struct discards *discards, const struct token *tokens,
		uint32_t count, word_id word, bool article)
{
	for (size_t i = first_of(discards, word);
			i < discards->count
			&& discards->at[i].phrase.word[0] == word;
			i++)
		if (discards->at[i].article == article
				&& stands_at(tokens, count,
						&discards->at[i].phrase))
			return &discards->at[i];
	return NULL;
}

const struct discard *
discards_in(const struct discards *discards, const struct text *text,
		uint32_t sentence, bool article)
{
	const struct discard *found = NULL;
	const struct sentence *where = &text->sentences[sentence];
	for (uint32_t i = 0; discards->count && !found && i < where->count;
			i++) {
		const struct token *token = &text->tokens[where->first + i];
		uint32_t left = where->count - i;
		found = find_at(discards, token, left, token->lower, article);
		if (!found && token->lemma != token->lower)
			found = find_at(discards, token, left, token->lemma,
					article);
	}
	return found;
}

const struct discard *
discards_in_article(const struct discards *discards, const struct text *text)
{
	const struct discard *found = NULL;
	if (!discards->any_article)
		return NULL;
	for (uint32_t i = 0; !found && i < text->sentence_count; i++)
		found = discards_in(discards, text, i, true);
	return found;
}
