/* parse_conllu - parses the tokens of a CoNLL-U file, for scoring and for
 * measuring.
 *
 *   parse_conllu MODEL FILE [KERNEL]          the file with the parser's own
 *                                             columns, on standard output
 *   parse_conllu --speed MODEL FILE [KERNEL]  tokens a second, with the cache
 *                                             of word types cold and warm
 *
 * Multiword tokens and empty nodes are left out. */
#define _GNU_SOURCE
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/file.h"
#include "parse/parse.h"
#include "parse/tags.h"

enum { ROUNDS = 7, TEXT_SENTENCES = 40 };

static _Noreturn void
die(const char *message)
{
	fprintf(stderr, "parse_conllu: %s\n", message);
	exit(1);
}

/* ---- Reading ---------------------------------------------------------- */

struct corpus {
	struct arena arena;
	struct text text;
	struct buffer bytes;
	size_t token_capacity, sentence_capacity;
	size_t tokens, sentences;
};

static void
put_sentence(struct corpus *corpus)
{
	struct sentence sentence = { .first = (uint32_t)corpus->tokens };
	ARENA_PUSH(&corpus->arena, corpus->text.sentences, corpus->sentences,
			corpus->sentence_capacity, sentence);
}

static void
put_token(struct corpus *corpus, struct str form)
{
	struct token token = { .start = (uint32_t)corpus->bytes.len };
	buffer_put(&corpus->bytes, form);
	token.end = (uint32_t)corpus->bytes.len;
	buffer_put_char(&corpus->bytes, ' ');
	ARENA_PUSH(&corpus->arena, corpus->text.tokens, corpus->tokens,
			corpus->token_capacity, token);
	corpus->text.sentences[corpus->sentences - 1].count++;
}

static void
read_corpus(struct corpus *corpus, const char *path)
{
	*corpus = (struct corpus){ 0 };
	arena_init(&corpus->arena);
	buffer_init(&corpus->bytes, BUFFER_UNLIMITED);
	struct str file;
	struct error error;
	if (file_read(path, &corpus->arena, &file, &error))
		die(error.message);
	bool more = true, inside = false;
	while (more) {
		struct str line = str_next(&file, '\n', &more);
		bool cells;
		struct str id = str_next(&line, '\t', &cells);
		if (!cells) {
			inside = inside && id.len;
			continue;
		}
		if (str_find_byte(id, '-') < id.len
				|| str_find_byte(id, '.') < id.len)
			continue;
		if (!inside)
			put_sentence(corpus);
		inside = true;
		put_token(corpus, str_next(&line, '\t', &cells));
	}
	corpus->text.bytes = buffer_str(&corpus->bytes);
	corpus->text.token_count = (uint32_t)corpus->tokens;
	corpus->text.sentence_count = (uint32_t)corpus->sentences;
}

/* ---- Writing ---------------------------------------------------------- */

static void
print_feats(uint32_t feats)
{
	const char *before = "";
	for (int f = 0; f < FEATURE_COUNT; f++) {
		unsigned value = feats_get(feats, (enum feature)f);
		if (!value)
			continue;
		printf("%s%s=%s", before, feature_name((enum feature)f),
				feature_value_name((enum feature)f, value));
		before = "|";
	}
	if (!feats)
		putchar('_');
}

static void
print_token(const struct corpus *corpus, const struct words *words,
		const struct token *token, uint32_t number)
{
	struct str form = text_of_token(&corpus->text, token);
	struct str lemma = words_text(words, token->lemma);
	printf("%" PRIu32 "\t%.*s\t%.*s\t%s\t_\t", number, STR_ARG(form),
			STR_ARG(lemma), upos_name((enum upos)token->upos));
	print_feats(token->feats);
	printf("\t%d\t%s\t_\t", token->head,
			deprel_name((enum deprel)token->deprel));
	if (token->name)
		printf("Name=%s\n",
				name_tag_name((enum name_tag)token->name));
	else
		puts("_");
}

static void
print_corpus(const struct corpus *corpus, const struct words *words)
{
	for (uint32_t s = 0; s < corpus->text.sentence_count; s++) {
		const struct sentence *sentence = &corpus->text.sentences[s];
		for (uint32_t i = 1; i <= sentence->count; i++)
			print_token(corpus, words,
					sentence_token(&corpus->text, sentence,
							i),
					i);
		putchar('\n');
	}
}

/* ---- Measuring -------------------------------------------------------- */

static double
cpu_seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Article by article, as the program works. */
static void
parse_corpus(struct parse_workspace *workspace, struct words *words,
		struct corpus *corpus)
{
	for (uint32_t s = 0; s < corpus->text.sentence_count;
			s += TEXT_SENTENCES) {
		struct text article = corpus->text;
		uint32_t left = corpus->text.sentence_count - s;
		article.sentences += s;
		article.sentence_count =
				left < TEXT_SENTENCES ? left : TEXT_SENTENCES;
		parse_text(workspace, words, &article);
	}
}

static void
print_speed(const char *what, const struct corpus *corpus, double seconds)
{
	printf("%s %s: %.0f tokens/s, %.0f ns a token\n", parse_kernel_name(),
			what, (double)corpus->tokens / seconds,
			seconds / (double)corpus->tokens * 1e9);
}

static void
measure(const struct parser *parser, struct corpus *corpus)
{
	double cold = 1e9, warm = 1e9;
	for (int i = 0; i < ROUNDS; i++) {
		struct words words;
		words_init(&words, NULL);
		struct parse_workspace *workspace = parse_workspace_new(parser);
		for (int round = 0; round < 2; round++) {
			double *least = round ? &warm : &cold;
			double start = cpu_seconds();
			parse_corpus(workspace, &words, corpus);
			double taken = cpu_seconds() - start;
			*least = taken < *least ? taken : *least;
		}
		parse_workspace_free(workspace);
		words_fini(&words);
	}
	print_speed("cold", corpus, cold);
	print_speed("warm", corpus, warm);
}

static void
parse_and_print(const struct parser *parser, struct corpus *corpus)
{
	struct words words;
	words_init(&words, NULL);
	struct parse_workspace *workspace = parse_workspace_new(parser);
	parse_corpus(workspace, &words, corpus);
	print_corpus(corpus, &words);
	parse_workspace_free(workspace);
	words_fini(&words);
}

int
main(int argc, char **argv)
{
	bool speed = argc > 1 && !strcmp(argv[1], "--speed");
	argv += speed;
	argc -= speed;
	if (argc < 3 || argc > 4)
		die("usage: parse_conllu [--speed] MODEL FILE [KERNEL]");
	struct parser *parser;
	struct error error;
	if (parser_load(&parser, argv[1], &error))
		die(error.message);
	if (argc == 4 && !parse_select_kernel(argv[3]))
		die("this processor has no such kernel");
	struct corpus corpus;
	read_corpus(&corpus, argv[2]);
	if (speed)
		measure(parser, &corpus);
	else
		parse_and_print(parser, &corpus);
	buffer_fini(&corpus.bytes);
	arena_fini(&corpus.arena);
	parser_unload(parser);
	return 0;
}
