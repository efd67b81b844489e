#include "sentence_builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "parse/tags.h"

struct builder {
	struct words *words;
	struct arena *arena;
	struct buffer bytes;
	struct token *tokens;
	size_t token_count, token_capacity;
	struct sentence *sentences;
	size_t sentence_count, sentence_capacity;
};

static word_id
put_lower(struct builder *builder, struct str form)
{
	char *lower = arena_take(builder->arena, form.len * 2 + 1);
	size_t len = utf8_lower_str(form, lower);
	return words_put(builder->words, (struct str){ lower, len });
}

static void
set_features(struct token *token, struct str values)
{
	bool more = values.len > 0;
	while (more) {
		struct str value = str_next(&values, '+', &more);
		if (str_equal(value, STR("P"))) {
			token->feats = feats_set(token->feats, FEATURE_NUMBER,
					NUMBER_PLUR);
			continue;
		}
		bool known = false;
		for (unsigned f = 0; f < FEATURE_COUNT && !known; f++) {
			unsigned found = feature_value_find(
					(enum feature)f, value);
			known = found != 0;
			if (known)
				token->feats = feats_set(token->feats,
						(enum feature)f, found);
		}
		if (!known)
			fail_msg("no feature value \"%.*s\"", STR_ARG(value));
	}
}

static struct str
next_field(struct str *rest)
{
	bool more;
	*rest = str_trim(*rest);
	return str_next(rest, ' ', &more);
}

static void
put_token(struct builder *builder, struct str fields)
{
	struct str whole = fields;
	struct str lemma = next_field(&fields);
	bool more;
	struct str form = str_next(&lemma, '=', &more);
	struct str features = next_field(&fields);
	struct str upos = str_next(&features, '+', &more);
	struct str head = next_field(&fields);
	struct str deprel = next_field(&fields);
	struct str tag = next_field(&fields);
	if (str_equal(form, STR("SEMICOLON")))
		form = STR(";");
	struct token token = { .space_after = true,
		.upos = (uint8_t)upos_find(upos),
		.deprel = (uint8_t)deprel_find(deprel),
		.name = (uint8_t)(tag.len ? name_tag_find(tag) : NAME_O) };
	if (token.upos == UPOS_COUNT || token.deprel == DEPREL_COUNT
			|| token.name == NAME_COUNT || !deprel.len)
		fail_msg("bad token \"%.*s\"", STR_ARG(whole));
	for (size_t i = 0; i < head.len; i++)
		token.head = (uint16_t)(token.head * 10 + head.at[i] - '0');
	set_features(&token, features);
	bool glued = token.upos == UPOS_PUNCT || form.at[0] == '\''
		     || str_ends(buffer_str(&builder->bytes), STR("-"));
	if (builder->bytes.len && !glued)
		buffer_put_char(&builder->bytes, ' ');
	token.start = (uint32_t)builder->bytes.len;
	buffer_put(&builder->bytes, form);
	token.end = (uint32_t)builder->bytes.len;
	token.form = words_put(builder->words, form);
	token.lower = put_lower(builder, form);
	token.lemma = lemma.len ? words_put(builder->words, lemma)
		      : token.upos == UPOS_PROPN ? token.form
						 : token.lower;
	ARENA_PUSH(builder->arena, builder->tokens, builder->token_count,
			builder->token_capacity, token);
}

static void
put_sentence(struct builder *builder, struct str fields)
{
	struct sentence sentence = { .first = (uint32_t)builder->token_count,
		.paragraph = (uint32_t)builder->sentence_count };
	if (builder->bytes.len)
		buffer_put_char(&builder->bytes, '\n');
	bool more = true;
	while (more) {
		struct str token = str_trim(str_next(&fields, ';', &more));
		if (str_equal(token, STR("DATELINE")))
			sentence.kind = SENTENCE_DATELINE;
		else if (token.len)
			put_token(builder, token);
	}
	sentence.count = (uint32_t)builder->token_count - sentence.first;
	sentence.start = builder->tokens[sentence.first].start;
	sentence.end = builder->tokens[builder->token_count - 1].end;
	for (uint32_t i = sentence.first; i < builder->token_count; i++)
		if (builder->tokens[i].head > sentence.count)
			fail_msg("head beyond sentence %zu",
					builder->sentence_count + 1);
	ARENA_PUSH(builder->arena, builder->sentences, builder->sentence_count,
			builder->sentence_capacity, sentence);
}

void
build_text(const char *const *sentences, size_t count, struct words *words,
		struct arena *arena, struct text *out)
{
	struct builder builder = { .words = words, .arena = arena };
	buffer_init(&builder.bytes, BUFFER_UNLIMITED);
	for (size_t i = 0; i < count; i++)
		put_sentence(&builder, str_of(sentences[i]));
	*out = (struct text){ .tokens = builder.tokens,
		.token_count = (uint32_t)builder.token_count,
		.sentences = builder.sentences,
		.sentence_count = (uint32_t)builder.sentence_count };
	out->bytes = arena_copy(arena, buffer_str(&builder.bytes));
	buffer_fini(&builder.bytes);
}
