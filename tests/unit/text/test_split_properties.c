#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "base/random.h"
#include "base/utf8.h"
#include "text/chars.h"
#include "text/text.h"

/* Pieces that random texts are made of: what rules look for, and what breaks
 * them. */
static const char *const PIECES[] = { " ", " ", " ", "\n", "\t", "\xC2\xA0",
	".", ".", "..", "...", ",", "'", "’", "`", "\"", "“", "”", "(", ")",
	"[1]", "-", "--", "—", "/", "@", "#", "$", "%", "&", "*", "_", "+", ":",
	";", "!", "?", "…", "a", "A", "I", "é", "É", "ß", "中", "文",
	"\xCC\x81", "\xE2\x80\x8B", "\xE2\x80\x8D", "\xEF\xB8\x8F", "👍", "0",
	"9", "11", "2025", "n't", "'s", "’re", "cannot", "U.S", "Ph.D", "Mr",
	"No", "Inc", "Jan", "p.m", "http://", "www.", "com", ".doc", "PARIS",
	"(Reuters)", "By", "Read more", "said", "The", "the", "non", "km",
	"1,200", "9/11", "del", "Al", "firmarlo", "dárselo", "haciéndole",
	"DÉSE", "1.", "º", "EE.UU", "\xEF\xBF\xBD", "\x01", "\x7F",
	"\xF0\x9D\x9F\x98" };

static bool
is_gap(struct str gap)
{
	for (size_t at = 0; at < gap.len;) {
		unsigned bytes;
		if (char_class(gap, at, &bytes) != CHAR_SPACE)
			return false;
		at += bytes;
	}
	return true;
}

static void
check_tokens(const struct text *text)
{
	uint32_t at = 0;
	for (uint32_t i = 0; i < text->token_count; i++) {
		const struct token *token = &text->tokens[i];
		assert_true(token->start >= at);
		assert_true(token->end > token->start);
		assert_true(token->end - token->start <= LIMIT_TOKEN_BYTES);
		struct str form = text_of_token(text, token);
		assert_int_equal(utf8_check(form), form.len);
		assert_null(memchr(form.at, '\n', form.len));
		assert_true(is_gap((struct str){
				text->bytes.at + at, token->start - at }));
		if (i > 0)
			assert_int_equal(token[-1].space_after,
					token->start > at);
		at = token->end;
	}
	assert_true(is_gap((struct str){
			text->bytes.at + at, text->bytes.len - at }));
}

static void
check_sentences(const struct text *text)
{
	uint32_t token = 0;
	for (uint32_t i = 0; i < text->sentence_count; i++) {
		const struct sentence *sentence = &text->sentences[i];
		assert_int_equal(sentence->first, token);
		assert_in_range(sentence->count, 1, LIMIT_SENTENCE_TOKENS);
		assert_true(sentence->kind != SENTENCE_DATELINE
				|| i + 1 < text->sentence_count);
		token += sentence->count;
		assert_int_equal(sentence->start,
				text->tokens[sentence->first].start);
		assert_int_equal(sentence->end, text->tokens[token - 1].end);
		assert_null(memchr(text->bytes.at + sentence->start, '\n',
				sentence->end - sentence->start));
		if (i > 0)
			assert_in_range(sentence->paragraph,
					sentence[-1].paragraph,
					sentence[-1].paragraph + 1);
	}
	assert_int_equal(token, text->token_count);
}

/* Forms that are not the token's bytes are UTF-8 too. */
static void
check_forms(const struct text *text)
{
	for (uint32_t i = 0; i < text->token_count; i++) {
		char buffer[TEXT_FORM_BYTES];
		struct str form = text_form(text, &text->tokens[i], buffer);
		assert_true(form.len > 0);
		assert_int_equal(utf8_check(form), form.len);
	}
}

/* `text` is in English. */
static void
split_and_check(struct str bytes, struct arena *arena, struct text *text)
{
	for (enum language language = LANGUAGE_COUNT; language-- > 0;) {
		text_split(bytes, language, arena, text);
		check_tokens(text);
		check_sentences(text);
		check_forms(text);
	}
}

static void
test_tokens_rebuild_random_texts(void **state)
{
	(void)state;
	struct arena arena;
	struct buffer in;
	arena_init(&arena);
	buffer_init(&in, BUFFER_UNLIMITED);
	struct random chance = { 1 };
	for (int round = 0; round < 20000; round++) {
		uint32_t pieces = random_below(&chance, 60);
		buffer_reset(&in);
		for (uint32_t i = 0; i < pieces; i++)
			buffer_put(&in, str_of(PIECES[random_below(&chance,
							sizeof PIECES
							/ sizeof *PIECES)]));
		/* A copy of the exact size, so that reading on is noticed. */
		struct str copy = arena_copy(&arena, buffer_str(&in));
		struct text text;
		split_and_check(copy, &arena, &text);
		arena_reset(&arena);
	}
	buffer_fini(&in);
	arena_fini(&arena);
}

static void
test_all_characters(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	for (uint32_t code = 1; code < 0x110000;
			code += code < 0x3000 ? 1 : 61) {
		char bytes[9];
		struct text text;
		if (code >= 0xD800 && code < 0xE000)
			continue;
		unsigned n = 0;
		bytes[n++] = 'a';
		n += utf8_encode(code, bytes + n);
		n += utf8_encode(code, bytes + n);
		arena_reset(&arena);
		split_and_check((struct str){ bytes, n }, &arena, &text);
	}
	arena_fini(&arena);
}

/* What would be slow if something looked back or ahead without limit. Twice
 * the text must take at most about twice the memory; time is the test's
 * timeout: quadratic work on half a megabyte would not end. */
static const char *const HOSTILE[] = { "a.", ".", "a@", "@", "www.", "(", "[1]",
	"'", "n't", "\"", "“", "1,", "1/", "1-", "a-", "aa.aa", "a b ", ". ",
	"A. ", "? ", "Mr. ", "é", "\xCC\x81", "A (", "PARIS, ", "_", "a*",
	"1:1", "x", "https://", "al ", "dárselo", "AA.", "1,1-", "\xC2\xA0",
	"a.\xC2\xA0\xC2\xA0", "; " };

static size_t
split_size(const char *piece, size_t bytes, struct buffer *in)
{
	struct arena arena;
	struct text text;
	buffer_reset(in);
	while (in->len < bytes)
		buffer_put(in, str_of(piece));
	arena_init(&arena);
	split_and_check(buffer_str(in), &arena, &text);
	size_t size = text.token_count + text.sentence_count;
	arena_fini(&arena);
	return size;
}

static void
test_hostile_texts(void **state)
{
	(void)state;
	struct buffer in;
	buffer_init(&in, BUFFER_UNLIMITED);
	for (size_t i = 0; i < sizeof HOSTILE / sizeof *HOSTILE; i++) {
		size_t once = split_size(HOSTILE[i], 1 << 18, &in);
		size_t twice = split_size(HOSTILE[i], 1 << 19, &in);
		assert_true(twice <= 2 * once + 16);
	}
	buffer_fini(&in);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tokens_rebuild_random_texts),
		cmocka_unit_test(test_all_characters),
		cmocka_unit_test(test_hostile_texts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
