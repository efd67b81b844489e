/* stages - what each stage costs, for the bench: one JSON line.
 *
 *     stages --kernels                  names of those of this processor
 *     stages [--kernel NAME] FILE...    all stages
 *     stages --read FILE...             stage 1 alone, for pages
 *
 * Reads and codes the files in one thread, as `code` does, and tells what
 * processor time each stage took, which other jobs on the machine disturb
 * least. Files are opened and unpacked, and records printed, by nobody's
 * clock. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buffer.h"
#include "base/json.h"
#include "coding/data.h"
#include "pipeline.h"
#include "read/read.h"

enum {
	STAGE_LOAD,
	STAGE_READ,
	STAGE_FIRST,
	STAGES = STAGE_FIRST + CODER_STAGES
};

static const char *const STAGE_NAMES[STAGES] = { "load", "read", "text",
	"parse", "actor", "event", "fact", "quote" };
static const char *const KERNELS[] = { "amx", "avx512", "avx2", "plain" };
enum { KERNEL_COUNT = sizeof KERNELS / sizeof *KERNELS };

struct bench {
	double last; /* when the last stage ended */
	double seconds[STAGES];
	int64_t documents, raw_bytes, rejects;
	int64_t text_bytes, sentences, tokens, events;
	struct coder coder;
	struct coder_worker *worker; /* null: stage 1 alone */
};

static double
processor_seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void
start(struct bench *bench)
{
	bench->last = processor_seconds();
}

static void
end(struct bench *bench, unsigned stage)
{
	double now = processor_seconds();
	bench->seconds[stage] += now - bench->last;
	bench->last = now;
}

static void
coder_stage_ended(void *context, enum coder_stage stage)
{
	end(context, STAGE_FIRST + stage);
}

static enum status
load(struct bench *bench, struct error *error)
{
	static struct data_paths paths;
	static char model[DATA_MODEL_BYTES], image[DATA_MODEL_BYTES];
	enum status status = data_find(NULL, NULL, &paths, error);
	if (status)
		return status;
	data_model(&paths, LANGUAGE_EN, model);
	data_image(&paths, LANGUAGE_EN, image);
	struct coder_options options = {
		.lexicon = paths.lexicon,
		.model = model,
		.image = image,
		.language = LANGUAGE_EN,
		.makers = MAKERS_ALL,
		.kinds = RECORD_ALL,
	};
	start(bench);
	status = coder_load(&bench->coder, &options, error);
	end(bench, STAGE_LOAD);
	return status;
}

static void
code(struct bench *bench, const struct article *article, struct arena *arena)
{
	struct analysis analysis;
	coder_run(bench->worker, article, arena, &analysis);
	bench->text_bytes += (int64_t)article->text.len;
	bench->sentences += analysis.text.sentence_count;
	bench->tokens += analysis.text.token_count;
	bench->events += (int64_t)analysis.events.count;
}

static void
run(struct bench *bench, const char *const *paths, size_t count)
{
	struct source *source = source_open(paths, count);
	struct read_work *work = read_work_new();
	struct document document;
	struct article article;
	struct arena arena;
	struct error error;
	enum status status;
	arena_init(&arena);
	while ((status = source_next(source, &document, &error))
			!= STATUS_END) {
		start(bench);
		if (!status)
			status = read_document(work, &document, &arena,
					&article, &error);
		end(bench, STAGE_READ);
		bench->documents++;
		bench->rejects += status != STATUS_OK;
		if (!status)
			bench->raw_bytes += (int64_t)document.bytes.len;
		if (!status && bench->worker)
			code(bench, &article, &arena);
		arena_reset(&arena);
	}
	arena_fini(&arena);
	read_work_free(work);
	source_close(source);
}

static void
print(const struct bench *bench)
{
	struct buffer line;
	struct json json;
	buffer_init(&line, BUFFER_UNLIMITED);
	json_init(&json, &line);
	json_open(&json, '{');
	json_put_str(&json, "kernel", str_of(parse_kernel_name()));
	json_put_int(&json, "documents", bench->documents);
	json_put_int(&json, "rejects", bench->rejects);
	json_put_int(&json, "raw_bytes", bench->raw_bytes);
	json_put_int(&json, "text_bytes", bench->text_bytes);
	json_put_int(&json, "sentences", bench->sentences);
	json_put_int(&json, "tokens", bench->tokens);
	json_put_int(&json, "events", bench->events);
	json_key(&json, "seconds");
	json_open(&json, '{');
	for (unsigned i = 0; i < STAGES; i++)
		json_put_real(&json, STAGE_NAMES[i], bench->seconds[i], 6);
	json_close(&json, '}');
	json_close(&json, '}');
	printf("%.*s\n", (int)line.len, line.at);
	buffer_fini(&line);
}

static int
complain(const struct error *error)
{
	char message[2048];
	error_print(error, message, sizeof message);
	fprintf(stderr, "stages: %s\n", message);
	return 1;
}

static int
code_all(const char *const *paths, size_t count)
{
	static struct bench bench;
	struct error error;
	struct coder_watch watch = { coder_stage_ended, &bench };
	if (load(&bench, &error))
		return complain(&error);
	bench.worker = coder_worker_new(&bench.coder);
	coder_set_watch(bench.worker, &watch);
	run(&bench, paths, count);
	print(&bench);
	coder_worker_free(bench.worker);
	coder_unload(&bench.coder);
	return 0;
}

static int
read_all(const char *const *paths, size_t count)
{
	static struct bench bench;
	run(&bench, paths, count);
	print(&bench);
	return 0;
}

static int
print_kernels(void)
{
	for (int i = 0; i < KERNEL_COUNT; i++)
		if (parse_select_kernel(KERNELS[i]))
			puts(KERNELS[i]);
	return 0;
}

int
main(int argc, char **argv)
{
	const char *const *words = (const char *const *)argv + 1;
	size_t count = (size_t)argc - 1;
	if (count == 1 && !strcmp(words[0], "--kernels"))
		return print_kernels();
	if (count > 1 && !strcmp(words[0], "--read"))
		return read_all(words + 1, count - 1);
	if (count > 2 && !strcmp(words[0], "--kernel")) {
		if (!parse_select_kernel(words[1])) {
			fprintf(stderr, "stages: no kernel %s here\n",
					words[1]);
			return 2;
		}
		return code_all(words + 2, count - 2);
	}
	if (count > 0 && words[0][0] != '-')
		return code_all(words, count);
	fputs("usage: stages --kernels | stages --read FILE... | "
	      "stages [--kernel NAME] FILE...\n",
			stderr);
	return 2;
}
