/* parse_conllu - parses the tokens of a CoNLL-U file, for scoring and for
 * measuring.
 *
 *   parse_conllu MODEL FILE [KERNEL]          the file with the parser's own
 *                                             columns, on standard output
 *   parse_conllu --speed MODEL FILE [KERNEL]  tokens a second, with the cache
 *                                             of word types cold and warm */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/file.h"
#include "parse/conllu.h"
#include "parse/parse.h"

enum { ROUNDS = 7 };

struct corpus {
	struct arena arena;
	struct text *texts;
	struct str *ids;
	size_t count, ids_count, tokens;
};

static _Noreturn void
die(const char *message)
{
	fprintf(stderr, "parse_conllu: %s\n", message);
	exit(1);
}

static void
must(enum status status, const struct error *error)
{
	char message[1200];
	if (!status)
		return;
	error_print(error, message, sizeof message);
	die(message);
}

static void
read_corpus(struct corpus *corpus, const char *path)
{
	struct arena *arena = &corpus->arena;
	size_t texts = 0, ids = 0;
	struct str bytes;
	struct error error;
	enum status status;
	*corpus = (struct corpus){ 0 };
	arena_init(arena);
	must(file_read(path, arena, &bytes, &error), &error);
	struct conllu in = conllu_open(bytes, path);
	for (;;) {
		struct text text;
		struct str id;
		status = conllu_next(&in, arena, NULL, &text, &id, &error);
		if (status)
			break;
		ARENA_PUSH(arena, corpus->texts, corpus->count, texts, text);
		ARENA_PUSH(arena, corpus->ids, corpus->ids_count, ids, id);
		corpus->tokens += text.token_count;
	}
	if (status != STATUS_END)
		must(status, &error);
}

static void
parse_corpus(struct parse_workspace *workspace, struct words *words,
		struct corpus *corpus)
{
	for (size_t i = 0; i < corpus->count; i++)
		parse_text(workspace, words, NULL, &corpus->texts[i]);
}

static void
print_corpus(const struct parser *parser, struct corpus *corpus)
{
	struct words words;
	struct buffer out;
	words_init(&words, NULL);
	buffer_init(&out, BUFFER_UNLIMITED);
	struct parse_workspace *workspace = parse_workspace_new(parser);
	parse_corpus(workspace, &words, corpus);
	for (size_t i = 0; i < corpus->count; i++)
		conllu_put(&out, &corpus->texts[i], &words, corpus->ids[i]);
	fwrite(out.at, 1, out.len, stdout);
	parse_workspace_free(workspace);
	buffer_fini(&out);
	words_fini(&words);
}

/* ---- Measuring -------------------------------------------------------- */

static double
cpu_seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void
print_speed(const char *what, const struct corpus *corpus, double seconds)
{
	printf("%s, %s: %.0f tokens/s, %.0f ns a token\n", parse_kernel_name(),
			what, (double)corpus->tokens / seconds,
			seconds / (double)corpus->tokens * 1e9);
}

/* The best of some rounds: other programs make it slower, never faster. */
static void
measure(const struct parser *parser, struct corpus *corpus)
{
	double best[2] = { 1e9, 1e9 };
	for (int i = 0; i < ROUNDS; i++) {
		struct words words;
		words_init(&words, NULL);
		struct parse_workspace *workspace = parse_workspace_new(parser);
		for (int warm = 0; warm < 2; warm++) {
			double start = cpu_seconds();
			parse_corpus(workspace, &words, corpus);
			double taken = cpu_seconds() - start;
			if (taken < best[warm])
				best[warm] = taken;
		}
		parse_workspace_free(workspace);
		words_fini(&words);
	}
	print_speed("cold", corpus, best[0]);
	print_speed("warm", corpus, best[1]);
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
	struct corpus corpus;
	struct error error;
	must(parser_load(&parser, argv[1], LANGUAGE_EN, &error), &error);
	if (argc == 4 && !parse_select_kernel(argv[3]))
		die("this processor has no such kernel");
	read_corpus(&corpus, argv[2]);
	if (speed)
		measure(parser, &corpus);
	else
		print_corpus(parser, &corpus);
	arena_fini(&corpus.arena);
	parser_unload(parser);
	return 0;
}
