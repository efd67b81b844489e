/* import.h - dictionaries of TABARI, PETRARCH, PETRARCH2 and UniversalPetrarch
 * into a lexicon folder of our own form.
 *
 * In: files of actors, agents, verbs with their patterns, discards, issues;
 * what a file is, its content says. Out: tables, sets and frames (names begin
 * with "imported"), one text a file, that `--lexicon` lays over the built-in
 * lexicon; and a note for each line that could not be used or was used
 * otherwise than it stands.
 *
 * Files are written by strangers: any bytes do. Lines over LIMIT_IMPORT_LINE
 * are left out, nothing recurses, time is linear in the bytes (times the
 * members of a set where a pattern needs them one by one).
 *
 * Grammar of the files: README of openeventdata/Dictionaries, CAMEO manual,
 * source of PETRARCH; see docs/lexicon.md, "Other people's dictionaries". */
#ifndef DEMARCHE_IMPORT_IMPORT_H
#define DEMARCHE_IMPORT_IMPORT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

enum import_kind {
	IMPORT_ACTORS,
	IMPORT_AGENTS,
	IMPORT_VERBS,
	IMPORT_DISCARDS,
	IMPORT_ISSUES,
	IMPORT_NEGATIONS, /* "Internal Coding Ontology" */
	IMPORT_KIND_COUNT
};
/* "actors", "agents", ... */
const char *import_kind_name(enum import_kind kind);

/* What a file is, by its lines: headers between dashes are verbs, <ISSUE is
 * issues, CODE:0xNUMBER negations, [~CODE] agents, other brackets actors.
 * Discards have none of them, as other lists of words: their name must say so.
 * IMPORT_KIND_COUNT when it cannot be told. */
enum import_kind import_guess(const char *path, struct str bytes);

/* The files that come out, in the order of this list. */
enum import_output {
	IMPORT_OUT_CODES,
	IMPORT_OUT_COUNTRIES,
	IMPORT_OUT_ACTORS,
	IMPORT_OUT_AGENTS,
	IMPORT_OUT_SETS,
	IMPORT_OUT_FRAMES,
	IMPORT_OUT_DISCARDS,
	IMPORT_OUT_CONTEXTS,
	IMPORT_OUT_SHIFTS,
	IMPORT_OUTPUT_COUNT
};
/* Below the folder: "actors/imported.tsv". */
const char *import_output_path(enum import_output output);

/* What is to be said of one line; strings last until the sink returns. */
struct import_note {
	bool unused; /* else it was used otherwise than it stands */
	struct str path;
	unsigned line;      /* from 1 */
	struct str message; /* a sentence without full stop, for people */
};
typedef void import_sink(void *context, const struct import_note *note);

struct import_count {
	size_t files;   /* of this kind */
	size_t entries; /* written: rows, frames, phrases */
	size_t unused;  /* lines that could not be used */
	size_t changed; /* lines used otherwise than they stand */
};

struct import;
/* `lexicon` is the built-in lexicon (layers, see base/layers.h): its codes,
 * kinds of nouns and contexts are the ones that count. `sink` gets each note.
 */
MUST_CHECK enum status import_open(struct import **import, const char *lexicon,
		import_sink *sink, void *context, struct error *error);
/* Reads one file; `path` is for messages and for the source column. An error
 * only when the file as a whole is none: too large. */
MUST_CHECK enum status import_read(struct import *import, const char *path,
		enum import_kind kind, struct str bytes, struct error *error);
/* With `replace` the built-in rows and frames of the kinds that were read are
 * left out by files "replaces.txt" (base/layers.h). To be called once, behind
 * the last import_read. */
void import_finish(struct import *import, bool replace);
/* Empty when there is nothing to write. Lives as long as the import. */
struct str import_output(
		const struct import *import, enum import_output output);
/* What stands in the "replaces.txt" of the output's folder; empty: none. */
struct str import_replaces(
		const struct import *import, enum import_output output);
struct import_count import_count(
		const struct import *import, enum import_kind kind);
void import_close(struct import *import);

#endif
