#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/memory.h"
#include "cli/coder_run.h"
#include "cli/lexicon.h"
#include "cli/terminal.h"
#include "event/examples.h"
#include "lexicon/find.h"
#include "lexicon/usage.h"

/* Examples shown of sentences in which the word makes a record, and as many
 * of others. */
enum { EXAMPLES = 5 };

/* What a corpus has of one word: [0] sentences without, [1] with a record. */
struct word_usage {
	uint64_t sentences[2];
	struct buffer examples[2];
};

struct find_task {
	const struct settings *settings;
	enum output_format format;
	char **words;
	int count;
	struct word_usage *usage; /* by word */
};

/* --- lines of the lexicon ---------------------------------------------- */

struct printing {
	const struct find_task *task;
	const char *word;
	size_t found;
	enum find_kind last;
};

/* Lists, frame lines and examples stand together, as in their files. */
static const char *
heading_of(enum find_kind kind)
{
	return kind <= FIND_EXAMPLE ? "frames" : find_kind_name(kind);
}

static void
print_as_text(const struct printing *printing, const struct found *found)
{
	const char *heading = heading_of(found->kind);
	if (!printing->found || heading != heading_of(printing->last))
		printf("%s%s\n", printing->found ? "\n" : "", heading);
	printf("  %.*s:%u: %.*s\n", STR_ARG(found->path), found->line,
			STR_ARG(found->text));
	if (found->set.len)
		printf("    %zu frame line%s @%.*s\n", found->uses,
				found->uses == 1 ? " names" : "s name",
				STR_ARG(found->set));
}

static void
print_as_json(const struct printing *printing, const struct found *found)
{
	struct buffer out;
	struct json json;
	buffer_init(&out, BUFFER_UNLIMITED);
	json_init(&json, &out);
	json_open(&json, '{');
	json_put_str(&json, "record", STR("found"));
	json_put_str(&json, "word", str_of(printing->word));
	json_put_str(&json, "kind", str_of(find_kind_name(found->kind)));
	json_put_str(&json, "path", found->path);
	json_put_int(&json, "line", found->line);
	json_put_str(&json, "text", found->text);
	if (found->set.len) {
		json_put_str(&json, "set", found->set);
		json_put_int(&json, "uses", (int64_t)found->uses);
	}
	json_close(&json, '}');
	buffer_put_char(&out, '\n');
	fwrite(out.at, 1, out.len, stdout);
	buffer_fini(&out);
}

static void
print_found(void *context, const struct found *found)
{
	struct printing *printing = context;
	if (printing->task->format == FORMAT_TABLE)
		print_as_text(printing, found);
	else
		print_as_json(printing, found);
	printing->found++;
	printing->last = found->kind;
}

/* --- sentences of a corpus --------------------------------------------- */

/* Before each example in the buffer of an article. */
struct example_head {
	int word;
	bool coded;
	size_t length;
};

struct rendering {
	const struct coder_thread *thread;
	const struct find_task *task;
	int word;
	struct buffer *out;
};

static void
put_coded(struct buffer *out, const struct frames *frames,
		const struct events *events)
{
	if (events->count)
		example_print(frames, events, out);
}

static void
render_text(struct buffer *out, const struct frames *frames,
		const struct usage *usage)
{
	buffer_put(out, STR("  "));
	terminal_put_text(out, usage->doc);
	buffer_put_format(out, ":%u: ", usage->sentence);
	terminal_put_text(out, usage->text);
	buffer_put_char(out, '\n');
	if (usage->events.count) {
		buffer_put(out, STR("      "));
		put_coded(out, frames, &usage->events);
		buffer_put_char(out, '\n');
	}
	if (usage->others.count) {
		buffer_put(out, STR("      by another word: "));
		put_coded(out, frames, &usage->others);
		buffer_put_char(out, '\n');
	}
}

static void
render_json(struct buffer *out, const struct rendering *rendering,
		const struct usage *usage)
{
	const struct frames *frames =
			rendering->thread->run->coders.first.coder.frames;
	struct buffer coded;
	struct json json;
	buffer_init(&coded, BUFFER_UNLIMITED);
	json_init(&json, out);
	json_open(&json, '{');
	json_put_str(&json, "record", STR("usage"));
	json_put_str(&json, "word",
			str_of(rendering->task->words[rendering->word]));
	json_put_str(&json, "doc", usage->doc);
	json_put_int(&json, "sentence", usage->sentence);
	json_put_str(&json, "text", usage->text);
	put_coded(&coded, frames, &usage->events);
	json_put_str(&json, "coded", buffer_str(&coded));
	buffer_reset(&coded);
	put_coded(&coded, frames, &usage->others);
	json_put_str(&json, "others", buffer_str(&coded));
	json_close(&json, '}');
	buffer_put_char(out, '\n');
	buffer_fini(&coded);
}

static void
render(void *context, const struct usage *usage)
{
	const struct rendering *rendering = context;
	struct example_head head = { .word = rendering->word,
		.coded = usage->events.count > 0 };
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	if (rendering->task->format == FORMAT_TABLE)
		render_text(&text, rendering->thread->run->coders.first.coder.frames,
				usage);
	else
		render_json(&text, rendering, usage);
	head.length = text.len;
	buffer_put(rendering->out,
			(struct str){ (const char *)&head, sizeof head });
	buffer_put(rendering->out, buffer_str(&text));
	buffer_fini(&text);
}

static enum status
work(void *context, const struct article *article, struct arena *arena,
		struct buffer *out, struct error *error)
{
	struct coder_thread *thread = context;
	const struct find_task *task = thread->run->context;
	enum status status = coders_check_first(&thread->run->coders, article, error);
	for (int i = 0; !status && i < task->count; i++) {
		struct rendering rendering = { thread, task, i, out };
		usage_find(thread->coding.worker, article, str_of(task->words[i]),
				arena, render, &rendering);
	}
	return status;
}

/* In the order of the input, whatever the number of threads. */
static void
collect(void *context, struct str bytes)
{
	const struct find_task *task = ((struct coder_run *)context)->context;
	bool all = task->settings->all;
	while (bytes.len) {
		struct example_head head;
		memcpy(&head, bytes.at, sizeof head);
		bytes = str_cut(bytes.at + sizeof head, bytes.at + bytes.len);
		struct word_usage *usage = &task->usage[head.word];
		if (all || usage->sentences[head.coded] < EXAMPLES)
			buffer_put(&usage->examples[head.coded],
					(struct str){ bytes.at, head.length });
		usage->sentences[head.coded]++;
		bytes = str_cut(bytes.at + head.length, bytes.at + bytes.len);
	}
}

static int
read_corpus(struct find_task *task)
{
	struct coder_run run = { .context = task, .put = collect };
	const struct option_files *corpus = &task->settings->corpus;
	if (!coder_run_load(&run, task->settings))
		return EXIT_ENVIRONMENT;
	int status = coder_run_corpus(&run, (char **)corpus->at, corpus->count,
			run_threads(task->settings), work);
	coder_run_unload(&run);
	return status;
}

static void
print_usage(const struct find_task *task, int word)
{
	const struct word_usage *usage = &task->usage[word];
	uint64_t coded = usage->sentences[1];
	uint64_t sentences = coded + usage->sentences[0];
	if (task->format == FORMAT_TABLE)
		printf("\ncorpus: %" PRIu64 " sentence%s; in %" PRIu64
		       " it makes a record\n",
				sentences, sentences == 1 ? "" : "s", coded);
	else
		printf("{\"record\":\"usages\",\"sentences\":%" PRIu64
		       ",\"coded\":%" PRIu64 "}\n",
				sentences, coded);
	for (int i = 1; i >= 0; i--)
		if (usage->examples[i].len)
			fwrite(usage->examples[i].at, 1, usage->examples[i].len,
					stdout);
}

/* --- the task ---------------------------------------------------------- */

static enum status
find_word(const struct find_task *task, const char *lexicon, int word,
		struct error *error)
{
	struct printing printing = { .task = task, .word = task->words[word] };
	if (task->format == FORMAT_TABLE && task->count > 1)
		printf("%s=== %s\n", word ? "\n" : "", printing.word);
	enum status status = lexicon_find(lexicon, str_of(printing.word),
			print_found, &printing, error);
	if (!status && !printing.found && task->format == FORMAT_TABLE)
		printf("\"%s\" does not stand in the lexicon\n", printing.word);
	if (!status && task->settings->corpus.count)
		print_usage(task, word);
	return status;
}

static void
usage_init(struct find_task *task)
{
	task->usage = memory_zero((size_t)task->count, sizeof *task->usage);
	for (int i = 0; i < task->count; i++)
		for (int k = 0; k < 2; k++)
			buffer_init(&task->usage[i].examples[k],
					BUFFER_UNLIMITED);
}

static void
usage_fini(struct find_task *task)
{
	for (int i = 0; i < task->count; i++)
		for (int k = 0; k < 2; k++)
			buffer_fini(&task->usage[i].examples[k]);
	free(task->usage);
}

int
lexicon_task_find(const struct settings *settings, char **operands, int count)
{
	struct find_task task = { .settings = settings,
		.format = terminal_format(settings->format),
		.words = operands,
		.count = count };
	struct data_paths paths;
	struct error error;
	int exit = EXIT_OK;
	usage_init(&task);
	if (settings->corpus.count)
		exit = read_corpus(&task);
	enum status status = STATUS_OK;
	if (exit != EXIT_ENVIRONMENT)
		status = loading_find(settings, &paths, &error);
	for (int i = 0; exit != EXIT_ENVIRONMENT && !status && i < count; i++)
		status = find_word(&task, paths.lexicon, i, &error);
	if (status) {
		terminal_print_error(&error);
		exit = EXIT_ENVIRONMENT;
	}
	usage_fini(&task);
	return exit;
}
