#include "tree_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "sentence_builder.h"

void
tree_fixture_open(struct tree_fixture *fixture, enum language language,
		const char *sentence)
{
	struct arena *arena = &fixture->arena;
	arena_init(arena);
	words_init(&fixture->words, NULL);
	build_text(&sentence, 1, &fixture->words, arena, &fixture->text);
	uint16_t count = (uint16_t)fixture->text.token_count;
	fixture->tokens = ARENA_NEW(arena, struct token, count + 1u);
	memcpy(fixture->tokens + 1, fixture->text.tokens,
			count * sizeof *fixture->tokens);
	fixture->sets = (struct sets){ .language = language };
	fixture->frames = (struct frames){ .sets = &fixture->sets,
		.grammar = ARENA_NEW(arena, struct grammar_bits,
				fixture->words.count),
		.grammared = fixture->words.count,
	};
	memset(fixture->frames.grammar, 0,
			fixture->words.count * sizeof *fixture->frames.grammar);
	fixture->tree = (struct tree){ .text = &fixture->text,
		.frames = &fixture->frames,
		.sentence = fixture->text.sentences,
		.tokens = fixture->tokens,
		.count = count,
		.first_child = ARENA_NEW(arena, uint16_t, count + 1u),
		.next_sibling = ARENA_NEW(arena, uint16_t, count + 1u) };
	tree_link(&fixture->tree);
}

void
tree_fixture_close(struct tree_fixture *fixture)
{
	words_fini(&fixture->words);
	arena_fini(&fixture->arena);
}

void
tree_fixture_mark(struct tree_fixture *fixture, const char *word,
		enum grammar grammar)
{
	word_id id = words_find(&fixture->words, str_of(word));
	assert_true(id != WORD_NONE);
	fixture->frames.grammar[id].of[grammar / 64] |= UINT64_C(1)
							<< grammar % 64;
	tree_read_words(&fixture->tree);
}

const char *
tree_fixture_tell(struct tree_fixture *fixture)
{
	struct buffer told;
	buffer_init(&told, BUFFER_UNLIMITED);
	for (uint16_t t = 1; t <= fixture->tree.count; t++)
		buffer_put_format(&told, "%s%d %s", t > 1 ? "; " : "",
				fixture->tokens[t].head,
				deprel_name((enum deprel)fixture->tokens[t]
								.deprel));
	struct str copy = arena_copy(&fixture->arena, buffer_str(&told));
	buffer_fini(&told);
	return copy.at;
}
