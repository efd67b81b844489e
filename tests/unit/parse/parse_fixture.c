#include "parse_fixture.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/buffer.h"

const char *const kernel_names[KERNELS] = { "plain", "avx2", "avx512", "amx" };

struct random chance = { 1 };

uint32_t
draw(uint32_t below)
{
	return random_below(&chance, below);
}

/* What is mapped stays when its file is gone. */
struct parser *
fixture_parser(struct str file)
{
	char path[] = "/tmp/demarche-model-XXXXXX";
	struct parser *parser = NULL;
	int fd = mkstemp(path);
	if (fd < 0)
		return NULL;
	if (write(fd, file.at, file.len) == (ssize_t)file.len
			&& parser_load(&parser, path, LANGUAGE_EN, NULL))
		parser = NULL;
	close(fd);
	unlink(path);
	return parser;
}

static void
put_word(struct buffer *bytes)
{
	static const char *const words[] = { "the", "The", "of", "minister",
		"ministers", "Bogot\xC3\xA1", "1,250", "U.S.", "said", ".",
		"\xE2\x80\x9C", "n't", "said", "Straße" };
	enum { WORDS = sizeof words / sizeof *words };
	uint32_t word = draw(WORDS + 4);
	if (word < WORDS)
		buffer_put(bytes, str_of(words[word]));
	else
		for (uint32_t i = 1 + draw(9); i; i--)
			buffer_put_char(bytes, (char)('a' + draw(26)));
}

void
fixture_hear(const struct parser *parser, struct arena *arena,
		struct text *text)
{
	struct words words;
	words_init(&words, NULL);
	struct parse_workspace *workspace = parse_workspace_new(parser);
	parse_text(workspace, &words, arena, text);
	parse_workspace_free(workspace);
	words_fini(&words);
}

struct text
make_text(struct arena *arena, const unsigned *lengths, unsigned count)
{
	struct text text = { .sentence_count = count };
	struct buffer bytes;
	buffer_init(&bytes, BUFFER_UNLIMITED);
	for (unsigned s = 0; s < count; s++)
		text.token_count += lengths[s];
	text.sentences = ARENA_NEW(arena, struct sentence, count);
	text.tokens = ARENA_NEW(arena, struct token, text.token_count);
	struct token *token = text.tokens;
	for (unsigned s = 0; s < count; s++) {
		text.sentences[s].first = (uint32_t)(token - text.tokens);
		text.sentences[s].count = lengths[s];
		for (unsigned i = 0; i < lengths[s]; i++, token++) {
			token->start = (uint32_t)bytes.len;
			put_word(&bytes);
			token->end = (uint32_t)bytes.len;
			buffer_put_char(&bytes, ' ');
		}
	}
	text.bytes = arena_copy(arena, buffer_str(&bytes));
	buffer_fini(&bytes);
	return text;
}

struct text
random_text(struct arena *arena, unsigned sentences, unsigned longest)
{
	unsigned lengths[64];
	for (unsigned s = 0; s < sentences; s++)
		lengths[s] = draw(longest + 1);
	return make_text(arena, lengths, sentences);
}
