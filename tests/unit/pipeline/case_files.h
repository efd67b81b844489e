/* case_files.h - what the tests that run files of cases share: the project's
 * lexicon and model, how a file is read, what is told of a failure, and which
 * files were asked for on the command line.
 *
 *   test_NAME [--known] [WORD]
 *
 * WORD: only files whose name holds it. --known: also show what is coded where
 * a failure is known.
 *
 * A file has texts, one a line, and below each, indented, what is expected of
 * it. `@ 2025-11-26` is the day of the texts below it, `#` begins a remark, `!`
 * before a text or an expectation marks a failure that is known. */
#ifndef DEMARCHE_TESTS_CASE_FILES_H
#define DEMARCHE_TESTS_CASE_FILES_H

#include "base/buffer.h"
#include "pipeline.h"

/* What codes the cases: `files` lasts to the end, `arena` for one text. */
struct case_coder {
	struct coder coder;
	struct coder_worker *worker;
	struct arena files, arena;
};

/* Loads lexicon and model of a language, of DEMARCHE_DATA if it is set. False,
 * and a line that says so, where there is no model; any other fault fails the
 * test. */
bool case_coder_begin(struct case_coder *cases, enum language language);
void case_coder_end(struct case_coder *cases);
/* Codes a text that stands on one line; ` // ` ends a paragraph of it. The
 * analysis lasts to the next one. */
void case_code(struct case_coder *cases, struct str line, struct str date,
		struct analysis *out);

/* A line, trimmed and without its `!`. */
struct case_line {
	struct str words;
	unsigned number; /* from 1 */
	bool known;
};
/* What became of the expectations of a file, or of all. */
struct case_tally {
	unsigned right, all, failed, mended;
};

/* One test over all wanted files of a folder, of a language other than English
 * those that begin with its code ("es.prose.txt"), in the order of their names.
 * The functions are told of a text, of each expectation below it and of its
 * end; those that are null are left out. */
struct case_run {
	const char *folder;
	unsigned kinds; /* enum record_kind */
	void (*begin)(struct case_run *run);
	void (*expectation)(struct case_run *run, const struct case_line *line);
	void (*end)(struct case_run *run);
	/* Before the coder of the last language goes. */
	void (*report)(const struct case_run *run);
	void *context;

	/* The rest is case_run's own, to be read. */
	struct case_coder with;
	struct case_tally tally;
	struct str file, date;
	struct case_line text; /* empty: there is none above */
};
/* Fails when an expectation failed, or a known failure came out right. */
void case_run(struct case_run *run);

/* The `context` of a run whose expectations are compared as a whole: what is
 * expected of the text, empty where it begins, and what was found. */
struct case_answer {
	struct buffer expected, found;
};
/* case_run with such a context: `expectation` adds to what is expected, `end`
 * fills what was found and judges. */
void case_run_answers(const char *folder, unsigned kinds,
		void (*expectation)(struct case_run *run,
				const struct case_line *line),
		void (*end)(struct case_run *run));

/* Counts what became of an expectation, or of the text; true, after a line that
 * tells the text, when what was expected and found should be shown. */
bool case_judge(struct case_run *run, const struct case_line *line, bool good);

/* Fails the test with file, line, fault and the line's words. */
void case_fault(const struct case_run *run, const struct case_line *line,
		const char *fault);

/* `test`, with what the command line asks for. */
int case_main(int argc, char **argv, void (*test)(void **state));

#endif
