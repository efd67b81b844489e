#include "text/text.h"

#include "text/dateline.h"
#include "text/sentence.h"
#include "text/token.h"
#include "text/wrap.h"

struct sentence_list {
	struct sentence *at;
	size_t count, capacity;
};

static void
put_sentence(const struct paragraph *paragraph, size_t from, size_t end,
		struct sentence sentence, struct arena *arena,
		struct sentence_list *out)
{
	sentence.first += (uint32_t)from;
	sentence.count = (uint32_t)(end - from);
	sentence.start = paragraph->tokens[from].start;
	sentence.end = paragraph->tokens[end - 1].end;
	ARENA_PUSH(arena, out->at, out->count, out->capacity, sentence);
}

/* Appends the sentences of the paragraph whose tokens begin at `first`. */
static void
put_sentences(const struct paragraph *paragraph, size_t first, uint32_t number,
		struct arena *arena, struct sentence_list *out)
{
	struct sentence sentence = {
		.first = (uint32_t)first,
		.paragraph = number,
		.kind = paragraph_is_furniture(paragraph) ? SENTENCE_FURNITURE
							  : SENTENCE_BODY,
	};
	size_t from = dateline_length(paragraph);
	if (from) {
		struct sentence dateline = sentence;
		dateline.kind = SENTENCE_DATELINE;
		put_sentence(paragraph, 0, from, dateline, arena, out);
	}
	while (from < paragraph->count) {
		size_t end = sentence_end(paragraph, from, from);
		put_sentence(paragraph, from, end, sentence, arena, out);
		from = end;
	}
}

static void
set_space_after(struct token_list *tokens)
{
	for (size_t i = 0; i < tokens->count; i++)
		tokens->at[i].space_after =
				i + 1 == tokens->count
				|| tokens->at[i + 1].start > tokens->at[i].end;
}

void
text_split(struct str bytes, enum language language, struct arena *arena,
		struct text *out)
{
	struct token_list tokens = { .arena = arena };
	struct sentence_list sentences = { 0 };
	uint32_t paragraph = 0;
	struct wrap lines = wrap_of(bytes);
	struct str part;
	while (wrap_next(&lines, &part)) {
		size_t first = tokens.count;
		size_t start = (size_t)(part.at - bytes.at);
		token_put_paragraph(bytes, start, start + part.len, language,
				&tokens);
		struct paragraph tokenised = { bytes, tokens.at + first,
			tokens.count - first, language };
		if (tokenised.count)
			put_sentences(&tokenised, first, paragraph++, arena,
					&sentences);
	}
	set_space_after(&tokens);
	*out = (struct text){ bytes, tokens.at, (uint32_t)tokens.count,
		sentences.at, (uint32_t)sentences.count };
}

/* "haciéndo" without its accents. */
static struct str
without_accents(struct str bytes, char *buffer)
{
	static const char plain[] = "aeiou";
	static const char accented[] = "\xA1\xA9\xAD\xB3\xBA";
	static const char capital[] = "\x81\x89\x8D\x93\x9A";
	size_t len = 0;
	for (size_t i = 0; i < bytes.len; i++) {
		buffer[len++] = bytes.at[i];
		if (i == 0 || bytes.at[i - 1] != '\xC3')
			continue;
		const char *small = memchr(accented, bytes.at[i], 5);
		const char *large = memchr(capital, bytes.at[i], 5);
		if (small)
			buffer[--len - 1] = plain[small - accented];
		else if (large)
			buffer[--len - 1] = (char)(plain[large - capital] - 32);
	}
	return (struct str){ buffer, len };
}

struct str
token_form(struct str bytes, enum token_spelling spelling, char *buffer)
{
	if (spelling == SPELLING_ARTICLE)
		return bytes.at[0] == 'L' ? STR("EL") : STR("el");
	if (spelling == SPELLING_UNACCENTED && bytes.len <= TEXT_FORM_BYTES)
		return without_accents(bytes, buffer);
	return bytes;
}
