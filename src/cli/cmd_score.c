#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/coder_run.h"
#include "cli/terminal.h"
#include "score/claims_report.h"
#include "score/coded.h"
#include "score/errors.h"
#include "score/gold.h"
#include "score/report.h"

/* What is scored: gold, what was coded of it, and where that came from. */
struct score_work {
	const struct settings *settings;
	struct settings coding; /* the same, with the kinds that gold has */
	struct arena arena;
	struct score_names names;
	struct score_set set;
	struct coder_run run;
	bool coded_here;
};

static int
fail(const struct error *error, int exit)
{
	char line[1200];
	struct buffer shown;
	error_print(error, line, sizeof line);
	buffer_init(&shown, BUFFER_UNLIMITED);
	terminal_put_text(&shown, str_of(line));
	fprintf(stderr, "demarche: %.*s\n", STR_ARG(buffer_str(&shown)));
	buffer_fini(&shown);
	return exit;
}

static int
read_gold(struct score_work *work, const char *path)
{
	struct error error;
	struct data_paths paths;
	struct ontology ontology = { 0 };
	if (loading_find(work->settings, &paths, &error)
			|| score_names_load(&work->names, paths.lexicon,
					&work->arena, &error)
			|| ontology_load(&ontology, paths.lexicon, &error))
		return fail(&error, EXIT_ENVIRONMENT);
	work->set.names = &work->names;
	enum status status =
			score_gold_read(&work->set, &ontology, path, &error);
	ontology_unload(&ontology);
	return status ? fail(&error, EXIT_REJECTED) : EXIT_OK;
}

static int
read_records(struct score_work *work, char **paths, int count)
{
	struct error error;
	size_t found;
	if (score_coded_read(&work->set, (const char *const *)paths,
			    (size_t)count, &found, &error))
		return fail(&error, EXIT_REJECTED);
	if (!found && !work->settings->quiet)
		fprintf(stderr, "demarche: no record belongs to the gold: its "
				"ids are others, or nothing was coded\n");
	return EXIT_OK;
}

/* What must be coded to compare it. */
static unsigned
kinds_of(const struct score_set *set)
{
	unsigned kinds = set->with_events ? RECORD_EVENTS : 0;
	if (set->with_claims)
		kinds |= RECORD_FACTS | RECORD_QUOTES | RECORD_AMOUNTS;
	return kinds;
}

/* One for each language of the gold. */
static bool
find_coders(struct score_work *work, struct score_coder *out,
		struct error *error)
{
	const struct settings *settings = work->settings;
	*out = (struct score_coder){
		.first = work->run.coders.first.coder.language,
		.insists = loading_language_asked(settings) != LANGUAGE_COUNT,
		.scheme = settings->scheme ? settings->scheme : "plv",
	};
	for (enum language i = 0; i < LANGUAGE_COUNT; i++) {
		if (i != out->first
				&& (out->insists
						|| !score_has_language(
								&work->set, i)))
			continue;
		const struct coder_language *language =
				coders_find(&work->run.coders, i, error);
		if (!language)
			return false;
		out->of[i] = (struct score_language){ &language->coder,
			&language->record };
	}
	return true;
}

static int
code_gold(struct score_work *work)
{
	struct error error;
	size_t foreign;
	const struct settings *settings = work->settings;
	work->coding = *settings;
	work->coding.kinds = kinds_of(&work->set);
	if (settings->heads_only && work->set.is_pairs) {
		fprintf(stderr, "demarche score: relations of pairs are told "
				"by frames alone; --heads-only leaves none\n");
		return EXIT_USAGE;
	}
	if (!coder_run_load(&work->run, &work->coding))
		return EXIT_ENVIRONMENT;
	work->coded_here = true;
	struct score_coder coder;
	if (!find_coders(work, &coder, &error))
		return fail(&error, EXIT_ENVIRONMENT);
	if (score_code(&work->set, &coder, &foreign, &error))
		return fail(&error, EXIT_REJECTED);
	if (foreign && !settings->quiet)
		fprintf(stderr,
				"demarche: %zu texts in other languages were "
				"not coded (--lang insists)\n",
				foreign);
	return EXIT_OK;
}

static int
write_file(const char *path, struct str bytes)
{
	FILE *file = fopen(path, "we");
	bool written = file
		       && fwrite(bytes.at, 1, bytes.len, file) == bytes.len;
	if (file && fclose(file))
		written = false;
	if (written)
		return EXIT_OK;
	fprintf(stderr, "demarche: %s: cannot write: %s\n", path,
			strerror(errno));
	return EXIT_ENVIRONMENT;
}

static void
put_report(struct score_work *work, const char *gold, struct buffer *out)
{
	struct score_run run = {
		.gold = gold,
		.version = work->coded_here ? &work->run.coders.first.record.version
					    : NULL,
	};
	bool table = terminal_format(work->settings->format) == FORMAT_TABLE;
	if (work->set.is_pairs) {
		struct score_pairs pairs;
		score_pairs(&work->set, &pairs);
		score_report_pairs(out, &work->set, &pairs, &run, table);
		return;
	}
	if (work->set.with_events) {
		struct score_events events;
		score_events(&work->set, &events);
		score_report_events(out, &work->set, &events, &run, table);
	}
	if (work->set.with_claims) {
		struct score_claims claims;
		score_claims(&work->set, &claims);
		score_report_claims(out, &work->set, &claims, &run, table);
	}
}

static int
report(struct score_work *work, const char *gold)
{
	struct buffer out;
	int status = EXIT_OK;
	buffer_init(&out, BUFFER_UNLIMITED);
	put_report(work, gold, &out);
	if (fwrite(out.at, 1, out.len, stdout) != out.len || fflush(stdout)) {
		fprintf(stderr, "demarche: cannot write the output: %s\n",
				strerror(errno));
		status = EXIT_ENVIRONMENT;
	}
	buffer_reset(&out);
	if (!status && work->settings->errors) {
		if (work->set.with_events || work->set.is_pairs)
			score_errors_put(&out, &work->set);
		if (work->set.with_claims)
			score_claims_errors_put(&out, &work->set);
		status = write_file(work->settings->errors, buffer_str(&out));
	}
	buffer_fini(&out);
	return status;
}

/* What the options ask for that cannot be done; null when all can. */
static const char *
find_misuse(const struct settings *settings, int count)
{
	bool chosen = settings->frames_only || settings->heads_only
		      || settings->min_confidence > 0;
	if (!count)
		return "the gold file is missing";
	if (terminal_format(settings->format) == FORMAT_CSV)
		return "--format takes table or jsonl, not csv";
	if (count > 1 && chosen)
		return "RECORDS are scored as they are; --frames-only, "
		       "--heads-only and --min-confidence are for what is "
		       "coded here";
	return NULL;
}

int
command_score(const struct settings *settings, char **operands, int count)
{
	struct score_work work = { .settings = settings };
	const char *misuse = find_misuse(settings, count);
	if (misuse) {
		fprintf(stderr,
				"demarche score: %s\nTry: demarche score "
				"--help\n",
				misuse);
		return EXIT_USAGE;
	}
	arena_init(&work.arena);
	int status = read_gold(&work, operands[0]);
	if (!status)
		status = count > 1 ? read_records(
					 &work, operands + 1, count - 1)
				   : code_gold(&work);
	if (!status)
		status = report(&work, operands[0]);
	if (work.coded_here)
		coder_run_unload(&work.run);
	arena_fini(&work.arena);
	return status;
}
