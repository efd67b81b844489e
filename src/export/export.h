/* export.h - what was stored, as files that other programs read.
 *
 * A format is a row of a table (export.c): how an article with its records is
 * written, in which files, with which columns. In: the selected records,
 * article by article. Out: files in a folder, or one on standard output, and
 * beside them what is in them (sidecar.h).
 *
 * The same stored articles give the same bytes, whatever the machine, the time
 * and the order in which they were stored. One export at a time on a store. */
#ifndef DEMARCHE_EXPORT_EXPORT_H
#define DEMARCHE_EXPORT_EXPORT_H

#include "base/languages.h"
#include "export/files.h"
#include "export/reader.h"

struct export_options {
	const char *format;     /* a name of EXPORT_FORMATS */
	const char *out;        /* folder; null: standard output */
	const char *lexicon;    /* layers, see base/layers.h */
	const char *query;      /* the conditions in words, for the sidecar */
	const char *program;    /* "0.1.0" */
	/* Of a bundle: the versions at hand, by language. */
	char lexicons[LANGUAGE_COUNT][9]; /* 8 hex digits */
	bool with_text;         /* of a bundle: the articles' texts */
	bool replace;           /* an earlier export in the folder gives way */
	/* Null, or the archive that a bundle goes into: then `out` is a folder
	 * for the time being, which must not exist. */
	const char *tar;
	struct selection selection;
	unsigned kinds;       /* of records in CSV, enum record_kind */
	bool zip;             /* each file of data in an archive of its own */
	bool no_gaps;         /* GDELT: 0 for a tone that is not known */
	bool event_intensity; /* POLECAT's other name of a column */
};

/* The format of bundles, which is no value of --format: see bundle.h. */
#define EXPORT_BUNDLE "bundle"

/* What was written and what not. */
struct export_counts {
	uint64_t articles, records, rows;
	uint64_t no_day;     /* events without a day */
	uint64_t no_code;    /* events without a code of CAMEO */
	uint64_t not_actual; /* planned, denied, past: not asked for */
};

/* Names of formats, in the way of option values. */
#define EXPORT_FORMATS                                                         \
	"jsonl|csv|gdelt|icews|icews-sqlite|plover|polecat|sqlite"
/* Whether a format is one file of text, which can go to standard output. */
bool export_is_stream(const char *format);

/* Reads in one transaction; on error files that are not whole yet are removed.
 * Fails: STATUS_IO for what cannot be read or written,
 * STATUS_FORMAT for a damaged database or table, STATUS_USAGE for conditions
 * that are none. `format` must be a format; `counts` is set in any case. */
MUST_CHECK enum status export_run(const struct export_options *options,
		struct store *store, struct export_counts *counts,
		struct error *error);

#endif
