/* Any text into sentences of tokens that cover it. */
#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "text/chars.h"
#include "text/text.h"

static struct arena arena;
static struct buffer repaired;

static void
require(bool holds)
{
	if (!holds)
		abort();
}

static void
check_gap(struct str gap)
{
	unsigned bytes;
	for (size_t at = 0; at < gap.len; at += bytes)
		require(char_class(gap, at, &bytes) == CHAR_SPACE);
}

static void
check_tokens(const struct text *text)
{
	size_t at = 0;
	for (uint32_t i = 0; i < text->token_count; i++) {
		const struct token *token = &text->tokens[i];
		require(token->start >= at && token->end > token->start);
		require(token->end - token->start <= LIMIT_TOKEN_BYTES);
		struct str form = text_of_token(text, token);
		require(utf8_check(form) == form.len);
		check_gap(str_cut(text->bytes.at + at, form.at));
		at = token->end;
	}
	check_gap((struct str){ text->bytes.at + at, text->bytes.len - at });
}

static void
check_sentences(const struct text *text)
{
	uint32_t token = 0;
	for (uint32_t i = 0; i < text->sentence_count; i++) {
		const struct sentence *sentence = &text->sentences[i];
		require(sentence->first == token && sentence->count > 0);
		require(sentence->count <= LIMIT_SENTENCE_TOKENS);
		require(sentence_dateline(sentence) <= sentence->count);
		token += sentence->count;
	}
	require(token == text->token_count);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text text;
	size_t first;
	if (!repaired.maximum)
		buffer_init(&repaired, BUFFER_UNLIMITED);
	buffer_reset(&repaired);
	utf8_repair((struct str){ (const char *)data, size }, &repaired,
			&first);
	struct str copy = arena_copy(&arena, buffer_str(&repaired));
	for (enum language language = 0; language < LANGUAGE_COUNT;
			language++) {
		text_split(copy, language, &arena, &text);
		check_tokens(&text);
		check_sentences(&text);
	}
	arena_reset(&arena);
	return 0;
}
