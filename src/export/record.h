/* record.h - stage 9: events, facts and quotations as the records of the
 * contract.
 *
 * In: the analysis of one article. Out: one line a record, in the order of the
 * text: JSON lines or CSV; what people read on a terminal (src/cli) is made of
 * the same fields. Of one sentence events come first, then facts, quotations
 * and, where they are asked for, amounts. A pure function of the analysis, the
 * options and the versions. Fields and columns: docs/commands.md. */
#ifndef DEMARCHE_EXPORT_RECORD_H
#define DEMARCHE_EXPORT_RECORD_H

#include "base/buffer.h"
#include "pipeline.h"

struct record_version {
	const char *program; /* "0.1.0" */
	const char *lexicon; /* 8 hex digits */
	const char *model;   /* 8 hex digits */
};

struct record_options {
	const struct ontology *ontology;
	const struct fact_vocabulary *vocabulary;
	const struct quote_tables *quotes;
	struct record_version version;
	unsigned kinds; /* enum record_kind: which records are put */
	bool dyads;     /* one event record a pair of actor and recipient */
};

/* A worker's records may be put before another's: nothing is kept. */
void record_put_jsonl(struct buffer *out, const struct analysis *analysis,
		const struct record_options *options);

/* One line a record; record_put_csv_head gives the names of the columns. Which
 * columns there are depends on options->kinds alone. */
void record_put_csv_head(
		struct buffer *out, const struct record_options *options);
void record_put_csv(struct buffer *out, const struct analysis *analysis,
		const struct record_options *options);

/* The same row of a record that is at hand as its JSON line (without the
 * newline); false when the line is no JSON object. Of the options kinds alone
 * count, there and in record_put_csv_head. */
MUST_CHECK bool record_put_csv_line(struct buffer *out, struct str line,
		const struct record_options *options);

/* Name and meaning of a column of records of these kinds, by its number from
 * 0; false behind the last. "record", which stands before them where there are
 * several kinds, is none of them. */
bool record_csv_column(size_t number, unsigned kinds, const char **name,
		const char **description);

/* The answer of `relate`, one JSON line. `scheme` is "plover" or "plv". */
void record_put_relation(struct buffer *out, const struct analysis *analysis,
		const struct event *event, const char *scheme,
		const struct record_options *options);

#endif
