#include "actor_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "sentence_builder.h"

void
fixture_open(struct fixture *fixture)
{
	struct error error;
	words_init(&fixture->base, NULL);
	if (gazetteer_load(&fixture->gazetteer, ACTOR_LEXICON, LANGUAGE_EN,
			    &fixture->base, &error))
		fail_msg("%s:%lu: %s", error.where, (unsigned long)error.line,
				error.message);
	words_init(&fixture->words, &fixture->base);
	fixture->workspace = actor_workspace_new(fixture->gazetteer);
	arena_init(&fixture->arena);
}

void
fixture_close(struct fixture *fixture)
{
	actor_workspace_free(fixture->workspace);
	gazetteer_unload(fixture->gazetteer);
	words_fini(&fixture->words);
	words_fini(&fixture->base);
	arena_fini(&fixture->arena);
}

void
fixture_mark(struct fixture *fixture, const char *const *sentences, int32_t day,
		struct text *text, struct mentions *mentions)
{
	size_t count = 0;
	while (sentences[count])
		count++;
	build_text(sentences, count, &fixture->words, &fixture->arena, text);
	actor_mark(fixture->workspace, &fixture->words, NULL, text, day,
			&fixture->arena, mentions);
}

static const char *const kinds[] = { "NAME", "COUNTRY", "AGENT", "ADJECTIVE",
	"PRONOUN", "GENERIC" };

static void
show(struct buffer *out, const struct text *text, const struct mention *mention)
{
	buffer_put_format(out, "%s %s", kinds[mention->kind],
			mention->actor.code[0] ? mention->actor.code : "-");
	for (unsigned i = 0; i < ACTOR_SECTORS; i++)
		if (mention->actor.sector[i])
			buffer_put_format(out, ".%s",
					sector_name((enum sector)mention->actor.sector
									[i]));
	buffer_put_format(out, " [%.*s]", (int)(mention->end - mention->start),
			text->bytes.at + mention->start);
	bool named = mention->kind == MENTION_NAME
		     || mention->kind == MENTION_PRONOUN
		     || mention->kind == MENTION_GENERIC;
	if (named && mention->actor.name.len)
		buffer_put_format(out, " %.*s", STR_ARG(mention->actor.name));
	buffer_put_char(out, '\n');
}

const char *
fixture_show(struct fixture *fixture, const struct text *text,
		const struct mentions *mentions, uint32_t sentence)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	for (uint32_t i = mentions->first[sentence];
			i < mentions->first[sentence + 1]; i++)
		show(&out, text, &mentions->at[i]);
	struct str shown = arena_copy(&fixture->arena, buffer_str(&out));
	buffer_fini(&out);
	return shown.at;
}
