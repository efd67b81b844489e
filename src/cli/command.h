/* command.h - commands and options, as tables.
 *
 * One cmd_*.c a command, the same shape each. What a command is called, what
 * it takes and what `--help` and the manual page say of it stands in
 * commands.c and options.c alone. */
#ifndef DEMARCHE_CLI_COMMAND_H
#define DEMARCHE_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sandbox/sandbox.h"
#include "store/selection.h"

enum exit_status {
	EXIT_OK = 0,
	EXIT_REJECTED = 1,    /* some documents were rejected */
	EXIT_USAGE = 2,       /* the command line is wrong */
	EXIT_ENVIRONMENT = 3, /* lexicon, model or output cannot be used */
	EXIT_STATUSES,
};
/* "done", "the command line is wrong"... */
extern const char *const EXIT_MEANINGS[EXIT_STATUSES];

enum output_format { FORMAT_AUTO, FORMAT_TABLE, FORMAT_JSONL, FORMAT_CSV };

enum { OPTION_FILES = 256 };

/* The words behind an option that takes several. */
struct option_files {
	char *at[OPTION_FILES];
	int count;
};

/* What the options say. */
struct settings {
	const char *format, *lang, *lexicon, *model, *rejects, *scheme, *color,
			*errors, *gold, *out, *database,
			*sandbox;
	struct option_files corpus;
	long threads; /* 0: as many as there are processors */
	bool text; /* see struct coders_options; no option sets it */
	bool quiet, dyads, conllu_in, help, all, replace, frames_only,
			heads_only;
	double min_confidence; /* 0..1 */
	double timeout, delay; /* seconds, of fetching */
	double every;          /* seconds between two polls of a feed */
	bool private_addresses, ignore_robots, once, now, feed_text;
	const char *address, *token_file, *review; /* of a server */
	long port;
	bool open;
	unsigned kinds; /* of records, enum record_kind */
	/* What is asked of the database; limit 0: none is told, below 0: all
	 * are asked for. */
	struct selection selection;
	bool count_only, explain_sql, drop_old;
	const char *bundle, *polecat_variant, *gdelt_variant;
	bool zip, with_text;
	/* Analyses. */
	const char *source, *target, *period, *by, *powers, *direction;
	bool sectors;
	long movers;
	const char *of;             /* the country between two powers */
	bool records, wide;         /* of the ledger */
	int as_of;                  /* YYYYMMDD */
	const char *without_marked; /* file of marks */
	bool as_gold;
	bool verify;
	const char *key; /* file */
};

/* Sets of options, a bit each. */
typedef uint64_t option_set;
#define OPTION_FORMAT (UINT64_C(1) << 0)
#define OPTION_LANG (UINT64_C(1) << 1)
#define OPTION_LEXICON (UINT64_C(1) << 2)
#define OPTION_MODEL (UINT64_C(1) << 3)
#define OPTION_THREADS (UINT64_C(1) << 4)
#define OPTION_QUIET (UINT64_C(1) << 5)
#define OPTION_REJECTS (UINT64_C(1) << 6)
#define OPTION_DYADS (UINT64_C(1) << 7)
#define OPTION_SCHEME (UINT64_C(1) << 8)
#define OPTION_CONLLU_IN (UINT64_C(1) << 9)
#define OPTION_COLOR (UINT64_C(1) << 10)
#define OPTION_ALL (UINT64_C(1) << 11)
#define OPTION_HELP (UINT64_C(1) << 12)
#define OPTION_ERRORS (UINT64_C(1) << 13)
#define OPTION_CORPUS (UINT64_C(1) << 14)
#define OPTION_GOLD (UINT64_C(1) << 15)
#define OPTION_OUT (UINT64_C(1) << 16)
#define OPTION_REPLACE (UINT64_C(1) << 17)
#define OPTION_FRAMES_ONLY (UINT64_C(1) << 18)
#define OPTION_HEADS_ONLY (UINT64_C(1) << 19)
#define OPTION_MIN_CONFIDENCE (UINT64_C(1) << 20)
#define OPTION_ONLY (UINT64_C(1) << 21)
#define OPTION_DATABASE (UINT64_C(1) << 22)
#define OPTION_FETCH (UINT64_C(1) << 23) /* how addresses are fetched */
/* All conditions on records of a database; those on articles alone; how they
 * are counted, ordered and paged; what `query` prints of them. */
#define OPTION_SELECTION (UINT64_C(1) << 24)
#define OPTION_ARTICLES (UINT64_C(1) << 25)
#define OPTION_ORDER (UINT64_C(1) << 26)
#define OPTION_QUERY (UINT64_C(1) << 27)
#define OPTION_DROP_OLD (UINT64_C(1) << 28)
#define OPTION_SERVE (UINT64_C(1) << 29) /* where, and for whom */
#define OPTION_WATCH                                                           \
	(UINT64_C(1) << 31) /* when feeds are, and what of them                \
			     */
#define OPTION_EXPORT (UINT64_C(1) << 30)
/* Analyses: periods; which pairs; between which powers. */
#define OPTION_PERIOD (UINT64_C(1) << 32)
#define OPTION_PAIRS (UINT64_C(1) << 33)
#define OPTION_ALIGN (UINT64_C(1) << 34)
#define OPTION_BETWEEN (UINT64_C(1) << 35) /* a condition: both take part */
#define OPTION_MARKED (UINT64_C(1) << 36)  /* leaves out what is marked */
#define OPTION_LEDGER (UINT64_C(1) << 37)
#define OPTION_REVIEW (UINT64_C(1) << 38)
#define OPTION_AS_OF (UINT64_C(1) << 39)

/* Conditions that no event meets. */
#define OPTION_NO_EVENTS (UINT64_C(1) << 40)
#define OPTION_VERIFY (UINT64_C(1) << 47) /* what was shipped */
#define OPTION_REPORT (UINT64_C(1) << 44) /* pictures and pages */

struct option;
/* Writes what is told into the field; `value` is null for a flag. False after
 * a message. */
typedef bool option_put(
		const struct option *option, const char *value, void *field);

/* Options of one name may stand several times, for different commands. */
struct option {
	option_set set;
	const char *name;     /* without "--" */
	char letter;          /* without "-"; 0 for none */
	const char *argument; /* "N", "DIR"; null for a flag; "FILE..." takes
				 all words up to the next option */
	const char *values;   /* "a|b|c" when only these are allowed */
	const char *help;
	size_t offset;   /* of the field in struct settings */
	option_put *put; /* null: a flag or a text */
	/* Of a list with commas "a|b|c", the words of ours that may stand in
	 * it, for pages and completions; null when there are none. */
	const char *words;
};
extern const struct option OPTIONS[];
extern const size_t OPTION_COUNT;

struct command {
	const char *name;
	const char *arguments;   /* "[FILE...]" */
	const char *summary;     /* one line */
	const char *description; /* paragraphs of plain text */
	const char *example;     /* one or more command lines */
	option_set options;
	/* `count` operands follow the options. Returns enum exit_status. */
	int (*run)(const struct settings *settings, char **operands, int count);
	unsigned kinds; /* of records, where --only does not tell them */
};
extern const struct command COMMANDS[];
extern const size_t COMMAND_COUNT;
/* Null when there is none of that name. */
const struct command *command_find(const char *name);
/* Says so on stderr, with those that may have been meant. */
void command_print_unknown(const char *name);

/* Sorts `arguments` (after the command's name) into settings and operands,
 * which it moves to the front. Returns their number, or -1 after a message on
 * stderr. */
int options_parse(const struct command *command, char **arguments, int count,
		struct settings *settings);
/* False after a message: commands of a database need -d and take no files. */
MUST_CHECK bool database_is_told(
		const struct command *command, const struct settings *settings);
MUST_CHECK bool operands_are_none(
		const struct command *command, char **operands, int count);
/* Values that are more than a word (option_values.c). */
option_put option_put_port, option_put_threads, option_put_share,
		option_put_seconds, option_put_time, option_put_kinds,
		option_put_condition, option_put_movers, option_put_day,
		option_put_reports, option_put_events, option_put_one_a_day;
/* Appends " --only events,quotes"; nothing for RECORD_ALL. */
/* --sandbox, which is auto where nothing is told. */
enum sandbox_when option_sandbox(const struct settings *settings);
void option_print_kinds(struct buffer *out, unsigned kinds);
/* The help of one command on stdout. */
void options_print_help(const struct command *command);

int command_align(const struct settings *, char **, int);
int command_code(const struct settings *, char **, int);
int command_diff(const struct settings *, char **, int);
int command_dyads(const struct settings *, char **, int);
int command_emerging(const struct settings *, char **, int);
int command_explain(const struct settings *, char **, int);
int command_export(const struct settings *, char **, int);
int command_help(const struct settings *, char **, int);
int command_ingest(const struct settings *, char **, int);
int command_ledger(const struct settings *, char **, int);
int command_lexicon(const struct settings *, char **, int);
int command_matrix(const struct settings *, char **, int);
int command_parse(const struct settings *, char **, int);
int command_query(const struct settings *, char **, int);
int command_read(const struct settings *, char **, int);
int command_relate(const struct settings *, char **, int);
int command_report(const struct settings *, char **, int);
int command_review(const struct settings *, char **, int);
int command_rerun(const struct settings *, char **, int);
int command_runs(const struct settings *, char **, int);
int command_score(const struct settings *, char **, int);
int command_serve(const struct settings *, char **, int);
int command_speakers(const struct settings *, char **, int);
int command_version(const struct settings *, char **, int);
int command_visits(const struct settings *, char **, int);
int command_watch(const struct settings *, char **, int);

#endif
