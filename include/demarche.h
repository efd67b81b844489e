/* demarche.h - political events, facts and quotations out of news, as a
 * library.
 *
 *	struct dem_coder *coder;
 *	struct dem_results *results;
 *	struct dem_result result;
 *	struct dem_error error;
 *
 *	if (dem_coder_load(&coder, NULL, &error))
 *		... error.message ...
 *	if (dem_run_files(coder, DEM_CODE, paths, count, NULL, &results,
 *			    &error))
 *		...
 *	while (dem_results_next(results, &result) == DEM_OK)
 *		fwrite(result.bytes.at, 1, result.bytes.len, stdout);
 *	dem_results_close(results);
 *	dem_coder_unload(coder);
 *
 * A coder is what is loaded once: lexicon and network, read-only. Results are
 * articles on their way through one task, pulled one by one in the order of
 * the input, whatever the number of threads. A store is a database that
 * `demarche ingest` made, open for reading. Records, tasks and questions are
 * those of the program: docs/commands.md, docs/api.md; the same input gives
 * the same bytes. docs/c-api.md is the guide, with an example.
 *
 * Texts are UTF-8. Where text comes in it need not end with a null byte, may
 * hold malformed UTF-8 (repaired, as the program does), and is copied when
 * the call says nothing else. Where text comes out it is well-formed and
 * belongs to what it came from.
 *
 * Errors: what can fail returns enum dem_status, and fills the struct
 * dem_error that comes last, which may be null. On failure, and with DEM_END,
 * nothing was made: pointers to results are set to null, structs of Arrow are
 * released ones (`release` null), and nothing is left to be freed.
 * Closing and freeing null does nothing.
 *
 * Threads: a coder may be used by any number of threads at once; results and a
 * store by one at a time. The library keeps no state beside them, prints
 * nothing, never exits, and leaves signals, locale and environment alone: its
 * own threads take no signals. A process that forks may go on using coders in
 * the child, but results only where they run without threads of their own
 * (threads = 1), and stores not; fork waits while a thread loads a language. A
 * child may open a store of its own unless another thread was inside a call
 * about one when it was forked: SQLite's locks would stay locked.
 * Where memory runs out the process is aborted.
 *
 * Versions: names have the version DEMARCHE_0.1 of the ELF file. Structs that
 * begin with `size` may grow at the end; set them with their _init function
 * first. */
#ifndef DEMARCHE_H
#define DEMARCHE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define DEM_API __attribute__((visibility("default")))
#define DEM_MUST_CHECK __attribute__((warn_unused_result))
#else
#define DEM_API
#define DEM_MUST_CHECK
#endif

/* --- errors and texts ----------------------------------------------------- */

enum dem_status {
	DEM_OK = 0,
	DEM_END,         /* nothing more; not an error */
	DEM_IO,          /* the system refused: open, read, write */
	DEM_FORMAT,      /* the bytes are not what they should be */
	DEM_LIMIT,       /* something is larger than it may be */
	DEM_MEMORY,      /* no memory */
	DEM_EMPTY,       /* a document without text */
	DEM_UNSUPPORTED, /* a kind or language of input that is not read */
	DEM_USAGE,       /* what was asked for makes no sense */
};

#define DEM_NO_OFFSET UINT64_MAX

/* What went wrong, where, and what to do about it. */
struct dem_error {
	enum dem_status status;
	char where[512];   /* file, document or parameter; "" when unknown */
	uint64_t line;     /* from 1; 0 when lines mean nothing here */
	uint64_t offset;   /* byte from 0; DEM_NO_OFFSET when unknown */
	uint64_t record;   /* of a web archive, from 1; 0: none */
	char message[512]; /* a sentence without full stop */
};

/* `at` null: not told. */
struct dem_text {
	const char *at;
	size_t len; /* bytes */
};

/* "0.1.0"; lives as long as the program. */
DEM_API const char *dem_version(void);
/* "format", "limit"...; "unknown" for a number that is no status. Likewise. */
DEM_API const char *dem_status_name(enum dem_status status);

/* --- coders --------------------------------------------------------------- */

/* Kinds of records, a bit each. */
enum dem_kind {
	DEM_EVENTS = 1,
	DEM_FACTS = 2,
	DEM_QUOTES = 4,
	DEM_AMOUNTS = 8, /* every amount of the text, for who asks for it */
};

/* Who makes events. */
enum dem_makers {
	DEM_FRAMES_AND_NETWORK = 0,
	DEM_FRAMES_ONLY,
	DEM_NETWORK_ONLY,
};

struct dem_coder_options {
	size_t size;
	/* Folder with lexicon/ and models/. Null: $DEMARCHE_DATA, else beside
	 * the library, else where it was installed. */
	const char *data;
	const char *lexicon; /* own folder, laid over the built-in one; null */
	const char *model;   /* file, for `lang`; null: that of the language */
	/* "en" or "es": all articles are taken to be in it. Null: each article
	 * is analysed in its own, one in another language is a reject. */
	const char *lang;
	double min_confidence; /* 0..1: events and facts below are left out */
	unsigned kinds;        /* enum dem_kind; 0: events, facts, quotations */
	enum dem_makers makers; /* of events */
	int dyads;              /* 1: one event record a pair of actors */
};

/* The defaults: everything null or 0. */
DEM_API void dem_coder_options_init(struct dem_coder_options *options);

struct dem_coder;

/* Loads lexicon and network of the language, or of English, some 30 ms and
 * 60 MB; further languages when their first article comes. `options` null:
 * the defaults. Nothing of them is kept.
 * Fails: DEM_IO or DEM_FORMAT with file and line of what cannot be used;
 * DEM_UNSUPPORTED for an unknown language; DEM_USAGE. */
DEM_API DEM_MUST_CHECK enum dem_status dem_coder_load(struct dem_coder **coder,
		const struct dem_coder_options *options,
		struct dem_error *error);
/* When all its results are closed. */
DEM_API void dem_coder_unload(struct dem_coder *coder);

/* Versions of what the records of a language are made with, 8 hex digits each
 * with a null byte. Loads the language where that was not done yet, and fails
 * as dem_coder_load. `lang` null: that which was loaded first. */
struct dem_coder_versions {
	char lexicon[9], model[9];
};
DEM_API DEM_MUST_CHECK enum dem_status dem_coder_versions(
		struct dem_coder *coder, const char *lang,
		struct dem_coder_versions *versions, struct dem_error *error);

/* --- articles in ---------------------------------------------------------- */

/* What is known of an article; only `text` must be. */
struct dem_article {
	size_t size;
	struct dem_text text; /* paragraphs end with '\n' */
	struct dem_text id;   /* else its number in the input, from 1 */
	struct dem_text title;
	struct dem_text date; /* "2025-11-24", or a time in ISO 8601 */
	struct dem_text url;
	struct dem_text publisher;
	struct dem_text lang; /* "en", "es-CO"; else recognised */
	/* For DEM_RELATE: substrings of `text`. Or spans, [start, end) in
	 * bytes, which go before the substrings; end 0: not told. */
	struct dem_text source, target;
	uint64_t source_span[2], target_span[2];
};

DEM_API void dem_article_init(struct dem_article *article);

/* Gives the next article, or DEM_END. Any other status, with its error, is a
 * reject, and the next call goes on behind it. What the article points to must
 * stay until the next call, or until the results are closed. Called in the
 * thread that pulls results, never in two at once. */
typedef enum dem_status dem_next_article(void *context,
		struct dem_article *article, struct dem_error *error);

/* The Arrow C data interface (arrow.apache.org/docs/format/CDataInterface.html
 * and CStreamInterface.html), declared by who uses it. */
struct ArrowSchema;
struct ArrowArray;
struct ArrowArrayStream;

/* Which columns of a table are what. Null: the column of that name, where
 * there is one ("text", "id", ...). A name that is told must be there. */
struct dem_columns {
	size_t size;
	const char *text, *id, *title, *date, *url, *publisher, *lang, *source,
			*target;
};

DEM_API void dem_columns_init(struct dem_columns *columns);

/* --- tasks and results ---------------------------------------------------- */

/* What is made of an article; the commands of the same names. */
enum dem_task {
	DEM_READ,    /* the article as one JSON line */
	DEM_PARSE,   /* CoNLL-U */
	DEM_CODE,    /* records, a JSON line each */
	DEM_RELATE,  /* what `source` does to `target`: one JSON line */
	DEM_EXPLAIN, /* why each record was made: a JSON line a sentence */
};

struct dem_run_options {
	size_t size;
	unsigned threads;   /* 0: one a processor; 1: in the caller's alone */
	const char *scheme; /* of DEM_RELATE: "plover" (also null) or "plv" */
};

DEM_API void dem_run_options_init(struct dem_run_options *options);

struct dem_results;

/* Begin a task; `options` may be null. The coder must outlive the results.
 *
 * dem_run_files: `paths` are files, folders, http(s) addresses or "-" (standard
 * input), of any kind that the program reads; what cannot be opened is a
 * reject. They are copied.
 * dem_run_articles: what `next` gives.
 * dem_run_arrow: the rows of a stream of struct arrays, which is the
 * results' from now on, also when this fails. Columns of text are utf8,
 * large_utf8 or utf8_view; a date may also be a date32, date64 or a
 * timestamp, an id an integer. A row without text is a reject. A stream that
 * fails is one, too, the last: DEM_IO with its words, and rows that were still
 * to come are missing.
 *
 * Fail: DEM_USAGE for options and columns that make no sense; what the stream
 * fails with. */
DEM_API DEM_MUST_CHECK enum dem_status dem_run_files(struct dem_coder *coder,
		enum dem_task task, const char *const *paths, size_t count,
		const struct dem_run_options *options,
		struct dem_results **results, struct dem_error *error);
DEM_API DEM_MUST_CHECK enum dem_status dem_run_articles(struct dem_coder *coder,
		enum dem_task task, dem_next_article *next, void *context,
		const struct dem_run_options *options,
		struct dem_results **results, struct dem_error *error);
DEM_API DEM_MUST_CHECK enum dem_status dem_run_arrow(struct dem_coder *coder,
		enum dem_task task, struct ArrowArrayStream *articles,
		const struct dem_columns *columns,
		const struct dem_run_options *options,
		struct dem_results **results, struct dem_error *error);

/* What became of one article. */
struct dem_result {
	enum dem_status status;        /* DEM_OK, else it is a reject */
	struct dem_text bytes;         /* lines of the task; may be none */
	const struct dem_error *error; /* of a reject, else null */
};

/* The next article's result: DEM_OK, also for a reject, or DEM_END. It is good
 * until the next call on `results`. */
DEM_API DEM_MUST_CHECK enum dem_status dem_results_next(
		struct dem_results *results, struct dem_result *result);

/* The columns of a task's results as a struct, for whoever asks beforehand:
 * DEM_READ, DEM_CODE and DEM_RELATE have some, nested as their JSON is, with
 * the JSON's names. DEM_USAGE for other tasks. The caller releases it. */
DEM_API DEM_MUST_CHECK enum dem_status dem_task_schema(enum dem_task task,
		struct ArrowSchema *schema, struct dem_error *error);

/* The next results as rows of those columns: of whole articles, at least `rows`
 * of them (at least 1) where there are so many left. DEM_END when nothing is
 * left; the caller releases the array. Rejects met on the way are kept, about
 * 1 kB each, until the next call on `results`: dem_results_reject by number
 * from 0, null behind the last, also after DEM_END. */
DEM_API DEM_MUST_CHECK enum dem_status dem_results_batch(
		struct dem_results *results, size_t rows,
		struct ArrowArray *array, struct dem_error *error);
DEM_API const struct dem_error *dem_results_reject(
		const struct dem_results *results, size_t number);

/* Lines of such a task that are at hand, of a file or gathered from results, as
 * rows of its columns; the caller releases the array. DEM_FORMAT, with line
 * and byte, for what the task does not write; DEM_LIMIT for more than a batch
 * holds, some hundred MB: give them in parts. */
DEM_API DEM_MUST_CHECK enum dem_status dem_lines_batch(enum dem_task task,
		struct dem_text lines, struct ArrowArray *array,
		struct dem_error *error);

/* At any time, also before the end. */
DEM_API void dem_results_close(struct dem_results *results);

/* --- stores --------------------------------------------------------------- */

struct dem_store;

/* Opens a database for reading; others may go on writing it, and are seen by
 * the next question. Fails: DEM_IO; DEM_FORMAT where it is none;
 * DEM_UNSUPPORTED where it has another schema than this version's. */
DEM_API DEM_MUST_CHECK enum dem_status dem_store_open(struct dem_store **store,
		const char *path, struct dem_error *error);
DEM_API void dem_store_close(struct dem_store *store);

/* From here on questions for codes, events, modes, contexts and kinds of facts
 * that neither the lexicon nor the database knows are refused (DEM_USAGE,
 * `where` is the name of the parameter, the message tells near words); else
 * they find nothing, which looks like a silence. `data` and `lexicon` are those
 * of struct dem_coder_options. Fails where there is no lexicon: DEM_IO,
 * DEM_USAGE; then all is as before. Not beside a question. */
DEM_API DEM_MUST_CHECK enum dem_status dem_store_know(struct dem_store *store,
		const char *data, const char *lexicon, struct dem_error *error);

/* Nonzero: stop. */
typedef int dem_stop(void *context);

/* Has `stop` asked while the database is read for a question, or for records
 * that are opened after this: in the thread that asked for them, some thousand
 * times a second. What it stops fails with DEM_IO, "interrupted", and may be
 * asked for again. Null: nobody is asked. Both must live as long as the store.
 */
DEM_API void dem_store_stop(
		struct dem_store *store, dem_stop *stop, void *context);

/* A condition or parameter of a question, "actor": "COL.GOV". Names and values
 * are those of docs/api.md. */
struct dem_parameter {
	const char *name, *value;
};

/* Records of the database that meet the conditions, all of one state of it, as
 * results: each is one record's JSON line, dem_results_batch gives their
 * columns. They are read as they are pulled; where that fails, the last one is
 * a reject. Without "limit" there is none. Fails: DEM_USAGE, DEM_IO,
 * DEM_FORMAT. Closed before the store is. */
DEM_API DEM_MUST_CHECK enum dem_status dem_store_records(
		struct dem_store *store, const struct dem_parameter *parameters,
		size_t count, struct dem_results **results,
		struct dem_error *error);

/* A table: rows under typed columns (docs/methods.md). Used by one thread at a
 * time; lives on when its store is closed. */
struct dem_sheet;

/* Asks for an analysis: "dyads", "matrix", "align", "movers", "ledger",
 * "emerging", "visits", "speakers". What it needs is loaded by the first one
 * and kept in memory (of a million records in half a second, what the ledger
 * needs in five), and loaded again when the database has changed. Fails:
 * DEM_USAGE for a question, parameter or value that makes no sense, with what
 * does; DEM_IO, DEM_FORMAT, DEM_LIMIT. */
DEM_API DEM_MUST_CHECK enum dem_status dem_store_ask(struct dem_store *store,
		const char *question, const struct dem_parameter *parameters,
		size_t count, struct dem_sheet **sheet,
		struct dem_error *error);
DEM_API void dem_sheet_free(struct dem_sheet *sheet);

/* As JSON lines or CSV (RFC 4180, with a line of names); the sheet's. */
DEM_API struct dem_text dem_sheet_jsonl(struct dem_sheet *sheet);
DEM_API struct dem_text dem_sheet_csv(struct dem_sheet *sheet);
/* As a struct array with its schema; both are the caller's to release. The
 * metadata of a column tell its "unit" and "help". Cannot fail. */
DEM_API void dem_sheet_arrow(const struct dem_sheet *sheet,
		struct ArrowSchema *schema, struct ArrowArray *array);

#ifdef __cplusplus
}
#endif

#endif
