#include "text/text.h"

#include "text/dateline.h"
#include "text/sentence.h"
#include "text/token.h"

struct sentence_list {
	struct sentence *at;
	size_t count, capacity;
};

/* Appends the sentences of the paragraph whose tokens begin at `first`. */
static void
put_sentences(struct str bytes, const struct token_list *tokens, size_t first,
		uint32_t number, struct arena *arena,
		struct sentence_list *out)
{
	struct paragraph paragraph = { bytes, tokens->at + first,
		tokens->count - first };
	uint8_t kind = paragraph_is_furniture(&paragraph) ? SENTENCE_FURNITURE
							  : SENTENCE_BODY;
	size_t dateline = dateline_length(&paragraph);
	for (size_t from = 0; from < paragraph.count;) {
		size_t end = sentence_end(&paragraph, from, from + dateline);
		struct sentence sentence = {
			.first = (uint32_t)(first + from),
			.count = (uint32_t)(end - from),
			.start = paragraph.tokens[from].start,
			.end = paragraph.tokens[end - 1].end,
			.paragraph = number,
			.dateline = (uint16_t)dateline,
			.kind = kind,
		};
		ARENA_PUSH(arena, out->at, out->count, out->capacity, sentence);
		from = end;
		dateline = 0;
	}
}

static void
set_space_after(struct token_list *tokens)
{
	for (size_t i = 0; i < tokens->count; i++)
		tokens->at[i].space_after = i + 1 == tokens->count
				|| tokens->at[i + 1].start > tokens->at[i].end;
}

void
text_split(struct str bytes, struct arena *arena, struct text *out)
{
	struct token_list tokens = { .arena = arena };
	struct sentence_list sentences = { 0 };
	uint32_t paragraph = 0;
	struct str rest = bytes;
	for (bool more = bytes.len > 0; more;) {
		struct str line = str_next(&rest, '\n', &more);
		size_t first = tokens.count;
		size_t start = (size_t)(line.at - bytes.at);
		token_put_paragraph(bytes, start, start + line.len, &tokens);
		if (tokens.count > first)
			put_sentences(bytes, &tokens, first, paragraph++,
					arena, &sentences);
	}
	set_space_after(&tokens);
	*out = (struct text){ bytes, tokens.at, (uint32_t)tokens.count,
		sentences.at, (uint32_t)sentences.count };
}
