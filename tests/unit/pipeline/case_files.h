/* case_files.h - what the tests that run files of cases share: the project's
 * lexicon and model, and which files were asked for on the command line.
 *
 *   test_NAME [--known] [WORD]
 *
 * WORD: only files whose name holds it. --known: also show what is coded where
 * a failure is known. */
#ifndef DEMARCHE_TESTS_CASE_FILES_H
#define DEMARCHE_TESTS_CASE_FILES_H

#include "pipeline.h"

struct case_options {
	const char *wanted;     /* null: all files */
	enum language language; /* files of others are left out */
	bool show_known;
};
struct case_options case_options_read(int argc, char **argv);

/* What codes the cases: `files` lasts to the end, `arena` for one text. */
struct case_coder {
	struct coder coder;
	struct coder_worker *worker;
	struct arena files, arena;
};
/* What became of the expectations of a file, or of all. */
struct case_tally {
	unsigned right, all, failed, mended;
};
/* Counts one; `known`: it is marked as a failure that is known. */
void case_count(struct case_tally *tally, bool good, bool known);

/* Loads lexicon and model of a language, of DEMARCHE_DATA if it is set. False,
 * and a line that says so, where there is no model; any other fault fails the
 * test. */
bool case_coder_begin(struct case_coder *cases, enum language language);
void case_coder_end(struct case_coder *cases);

/* Calls `run` for each wanted file of the folder (of a language other than
 * English those that begin with its code: "es.prose.txt"), in the order of
 * their names, with the name (zero-terminated) and the bytes, which live in
 * `arena`. */
typedef void case_file_run(void *context, struct str name, struct str bytes);
void case_files_each(const char *folder, const struct case_options *options,
		struct arena *arena, case_file_run *run, void *context);

/* Codes a text that stands on one line; ` // ` ends a paragraph of it. The
 * analysis lasts to the next one. */
void case_code(struct case_coder *cases, struct str line, struct str date,
		struct analysis *out);

/* One test over all wanted files of a folder: `begin` is told each file's name,
 * `line` each of its lines, counted from 1, `end` that it is read. Fails when
 * an expectation failed, or a known failure came out right. */
struct case_run {
	const char *folder;
	const struct case_options *options;
	struct case_coder *with;
	struct case_tally *tally;
	unsigned kinds; /* enum record_kind */
	void (*begin)(void *context, struct str name);
	void (*line)(void *context, struct str line, unsigned number);
	void (*end)(void *context);
	void *context;
};
void case_run(const struct case_run *run);

#endif
