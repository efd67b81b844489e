/* dem_store_*, dem_sheet_*: a database, its records, and what is asked of it.
 */
#include <stdlib.h>

#include "api/convert.h"
#include "api/results.h"
#include "arrow/sheet.h"
#include "ask/holdings.h"
#include "ask/known_words.h"
#include "base/memory.h"
#include "coding/data.h"
#include "store/walk.h"

struct dem_store {
	struct store store;
	struct holdings holdings;
	bool knows; /* what follows: no other words are taken */
	struct known_words known;
	/* Of each connection that is opened. */
	dem_stop *stop;
	void *context;
};

struct dem_sheet {
	struct sheet sheet;
	struct buffer jsonl, csv; /* empty until they are asked for */
};

/* --- opening ------------------------------------------------------------- */

static enum status
open_store(struct store *store, const char *path, struct error *error)
{
	if (path && *path)
		return store_open(store, path, STORE_READ, error);
	return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
			"no path of a database is told");
}

enum dem_status
dem_store_open(struct dem_store **out, const char *path,
		struct dem_error *error)
{
	struct dem_store *store = memory_zero(1, sizeof *store);
	struct error failure;
	*out = NULL;
	if (open_store(&store->store, path, &failure)) {
		free(store);
		return convert_error(error, &failure);
	}
	holdings_init(&store->holdings, &store->store);
	*out = store;
	return DEM_OK;
}

static void
forget_words(struct dem_store *store)
{
	if (store->knows)
		known_words_unload(&store->known);
	store->knows = false;
}

enum dem_status
dem_store_know(struct dem_store *store, const char *data, const char *lexicon,
		struct dem_error *error)
{
	struct data_paths paths;
	struct error failure;
	if (data_find(data, lexicon, &paths, &failure))
		return convert_error(error, &failure);
	forget_words(store);
	known_words_load(&store->known, paths.lexicon);
	store->knows = true;
	return DEM_OK;
}

void
dem_store_close(struct dem_store *store)
{
	if (!store)
		return;
	forget_words(store);
	holdings_fini(&store->holdings);
	store_close(&store->store);
	free(store);
}

static void
look_out(const struct dem_store *store, sqlite3 *database)
{
	enum { STEPS_BETWEEN_LOOKS = 1000 };
	sqlite3_progress_handler(database, STEPS_BETWEEN_LOOKS, store->stop,
			store->context);
}

void
dem_store_stop(struct dem_store *store, dem_stop *stop, void *context)
{
	store->stop = stop;
	store->context = context;
	look_out(store, store->store.database);
}

/* --- parameters ---------------------------------------------------------- */

/* What the question points to is the caller's. Without a limit there is none:
 * only pages have an end. */
static enum status
read_question(struct dem_store *store, struct question *question,
		unsigned takes, const struct dem_parameter *told, size_t count,
		struct error *error)
{
	struct parameter *parameters =
			memory_zero(count + 1, sizeof *parameters);
	for (size_t i = 0; i < count; i++)
		parameters[i] = (struct parameter){
			str_of(told[i].name ? told[i].name : ""),
			str_of(told[i].value),
		};
	enum status status = question_read(
			question, takes, parameters, count, error);
	if (!status && store->knows)
		status = known_words_check(&store->known, &store->store,
				parameters, count, error);
	free(parameters);
	if (question->selection.limit < 0)
		question->selection.limit = 0;
	return status;
}

/* --- records ------------------------------------------------------------- */

/* A walk with a connection of its own: it stays with one state of the database
 * as long as it lasts, while questions see what has been written since. */
struct records {
	struct store store;
	struct record_walk *walk;
	struct buffer line;
};

static void
close_records(void *context)
{
	struct records *records = context;
	record_walk_close(records->walk);
	store_close(&records->store);
	buffer_fini(&records->line);
	free(records);
}

/* What failed once would fail again: the walk ends with it. */
static enum status
next_record(void *context, struct str *line, struct error *error)
{
	struct records *records = context;
	struct stored_record record;
	if (!records->walk)
		return STATUS_END;
	enum status status = record_walk_next(records->walk, &record, error);
	if (status) {
		record_walk_close(records->walk);
		records->walk = NULL;
		return status;
	}
	buffer_reset(&records->line);
	buffer_put(&records->line, record.line);
	buffer_put_char(&records->line, '\n');
	*line = buffer_str(&records->line);
	return STATUS_OK;
}

static enum status
open_records(struct records **out, const struct dem_store *store,
		const struct selection *selection, struct error *error)
{
	struct records *records = memory_zero(1, sizeof *records);
	/* Whole, whatever the working directory is by now. */
	const char *path = sqlite3_db_filename(store->store.database, "main");
	enum status status = open_store(&records->store, path, error);
	if (status) {
		free(records);
		return status;
	}
	buffer_init(&records->line, BUFFER_UNLIMITED);
	look_out(store, records->store.database);
	status = record_walk_open(
			&records->walk, &records->store, selection, error);
	if (status)
		close_records(records);
	else
		*out = records;
	return status;
}

enum dem_status
dem_store_records(struct dem_store *store,
		const struct dem_parameter *parameters, size_t count,
		struct dem_results **results, struct dem_error *error)
{
	enum { TAKES = TAKES_RECORDS | TAKES_ONCE | TAKES_PAGE | TAKES_ORDER };
	struct question question;
	struct records *records;
	struct error failure;
	*results = NULL;
	enum status status = read_question(
			store, &question, TAKES, parameters, count, &failure);
	if (!status)
		status = open_records(
				&records, store, &question.selection, &failure);
	if (status)
		return convert_error(error, &failure);
	*results = results_of_source(
			&(struct results_source){ .next = next_record,
					.close = close_records,
					.context = records },
			ARROW_RECORDS);
	return DEM_OK;
}

/* --- analyses ------------------------------------------------------------ */

static enum status
refuse_name(const char *name, struct error *error)
{
	struct buffer list;
	buffer_init(&list, BUFFER_UNLIMITED);
	for (size_t i = 0; i < INQUIRIES; i++)
		buffer_put_format(
				&list, "%s%s", i ? ", " : "", INQUIRY[i].name);
	error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
			"no question \"%.64s\" is known; there are %.*s", name,
			STR_ARG(buffer_str(&list)));
	buffer_fini(&list);
	return STATUS_USAGE;
}

static enum status
ask(struct dem_store *store, const char *name,
		const struct dem_parameter *parameters, size_t count,
		struct sheet *sheet, struct error *error)
{
	const struct inquiry *inquiry = inquiry_find(str_of(name));
	struct question question;
	size_t total;
	if (!inquiry)
		return refuse_name(name ? name : "", error);
	enum status status = read_question(store, &question, inquiry->takes,
			parameters, count, error);
	if (status)
		return status;
	return holdings_ask(&store->holdings, inquiry, &question, sheet, &total,
			error);
}

enum dem_status
dem_store_ask(struct dem_store *store, const char *question,
		const struct dem_parameter *parameters, size_t count,
		struct dem_sheet **out, struct dem_error *error)
{
	struct sheet made;
	struct error failure;
	*out = NULL;
	if (ask(store, question, parameters, count, &made, &failure))
		return convert_error(error, &failure);
	struct dem_sheet *sheet = memory_zero(1, sizeof *sheet);
	sheet->sheet = made;
	buffer_init(&sheet->jsonl, BUFFER_UNLIMITED);
	buffer_init(&sheet->csv, BUFFER_UNLIMITED);
	*out = sheet;
	return DEM_OK;
}

/* --- sheets -------------------------------------------------------------- */

void
dem_sheet_free(struct dem_sheet *sheet)
{
	if (!sheet)
		return;
	sheet_fini(&sheet->sheet);
	buffer_fini(&sheet->jsonl);
	buffer_fini(&sheet->csv);
	free(sheet);
}

/* What a sheet without rows has as JSON lines is no bytes, yet there. */
static struct dem_text
text_of(const struct buffer *buffer)
{
	return convert_str(buffer->len ? buffer_str(buffer) : STR(""));
}

struct dem_text
dem_sheet_jsonl(struct dem_sheet *sheet)
{
	if (!sheet->jsonl.len)
		sheet_put_jsonl(&sheet->jsonl, &sheet->sheet);
	return text_of(&sheet->jsonl);
}

struct dem_text
dem_sheet_csv(struct dem_sheet *sheet)
{
	if (!sheet->csv.len)
		sheet_put_csv(&sheet->csv, &sheet->sheet);
	return text_of(&sheet->csv);
}

void
dem_sheet_arrow(const struct dem_sheet *sheet, struct ArrowSchema *schema,
		struct ArrowArray *array)
{
	sheet_arrow(&sheet->sheet, schema, array);
}
