#include "api/input.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "api/convert.h"
#include "arrow/articles.h"
#include "base/arena.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/program.h"
#include "read/source.h"

struct input {
	/* One of these three. */
	struct source *source;
	dem_next_article *next;
	struct arrow_articles *rows;

	void *context; /* of `next` */
	struct arena paths;
	uint64_t number; /* of the article, from 1 */
	uint64_t bytes;
	struct buffer line, name; /* of the article at hand */
};

static struct input *
input_new(void)
{
	struct input *input = memory_zero(1, sizeof *input);
	arena_init(&input->paths);
	buffer_init(&input->line, LIMIT_DOCUMENT_BYTES);
	buffer_init(&input->name, BUFFER_UNLIMITED);
	return input;
}

struct input *
input_of_files(const char *const *paths, size_t count)
{
	static const char *const none[] = { NULL };
	struct input *input = input_new();
	const char **copies = ARENA_NEW(&input->paths, const char *, count + 1);
	for (size_t i = 0; i < count; i++)
		copies[i] = arena_copy(&input->paths, str_of(paths[i])).at;
	input->source = source_open(count ? copies : none, count);
	struct fetch_options fetching;
	fetch_options_init(&fetching);
	fetching.http.agent = PROGRAM_AGENT;
	source_set_fetch(input->source, &fetching);
	return input;
}

struct input *
input_of_articles(dem_next_article *next, void *context)
{
	struct input *input = input_new();
	input->next = next;
	input->context = context;
	return input;
}

enum status
input_of_arrow(struct input **out, struct ArrowArrayStream *articles,
		const struct dem_columns *columns, struct error *error)
{
	struct input *input = input_new();
	struct arrow_columns names = {
		.text = columns->text,
		.id = columns->id,
		.title = columns->title,
		.date = columns->date,
		.url = columns->url,
		.publisher = columns->publisher,
		.lang = columns->lang,
		.source = columns->source,
		.target = columns->target,
	};
	enum status status = arrow_articles_open(
			&input->rows, articles, &names, error);
	if (!status)
		*out = input;
	else
		input_close(input);
	return status;
}

void
input_close(struct input *input)
{
	if (!input)
		return;
	if (input->source)
		source_close(input->source);
	arrow_articles_close(input->rows);
	buffer_fini(&input->line);
	buffer_fini(&input->name);
	arena_fini(&input->paths);
	free(input);
}

/* --- articles in memory --------------------------------------------------- */

static void
put_text(struct json *json, const char *key, struct dem_text text)
{
	json_put_str(json, key, convert_text(text));
}

static void
put_span(struct json *json, const char *key, const uint64_t span[2])
{
	if (!span[1])
		return;
	json_key(json, key);
	json_open(json, '[');
	for (unsigned i = 0; i < 2; i++)
		json_int(json, span[i] > INT64_MAX ? INT64_MAX
						   : (int64_t)span[i]);
	json_close(json, ']');
}

static void
put_line(struct buffer *line, const struct dem_article *article)
{
	struct json json;
	buffer_reset(line);
	/* The byte order mark: what is malformed is repaired, and not taken
	 * for another encoding. */
	buffer_put(line, STR("\xEF\xBB\xBF"));
	json_init(&json, line);
	json_open(&json, '{');
	put_text(&json, "id", article->id);
	put_text(&json, "url", article->url);
	put_text(&json, "title", article->title);
	put_text(&json, "date", article->date);
	put_text(&json, "publisher", article->publisher);
	put_text(&json, "lang", article->lang);
	put_text(&json, "source", article->source);
	put_text(&json, "target", article->target);
	put_span(&json, "source_span", article->source_span);
	put_span(&json, "target_span", article->target_span);
	put_text(&json, "text", article->text);
	json_close(&json, '}');
}

/* Its id, else its number. */
static struct str
name_of(struct input *input, struct dem_text id)
{
	buffer_reset(&input->name);
	buffer_put(&input->name, convert_text(id));
	if (!id.len)
		buffer_put_format(&input->name, "%" PRIu64, input->number);
	buffer_put_char(&input->name, '\0');
	struct str name = buffer_str(&input->name);
	return (struct str){ name.at, name.len - 1 };
}

static enum status
give(struct input *input, const struct dem_article *article,
		struct document *document, struct error *error)
{
	struct str name = name_of(input, article->id);
	put_line(&input->line, article);
	if (input->line.full)
		return error_set(error, STATUS_LIMIT, name.at, 0,
				ERROR_NO_OFFSET,
				"the article is longer than %u bytes",
				(unsigned)LIMIT_DOCUMENT_BYTES);
	*document = (struct document){ .path = name,
		.kind = ARTICLE_JSONL,
		.bytes = buffer_str(&input->line) };
	input->bytes += document->bytes.len;
	return STATUS_OK;
}

/* What the caller says of it. */
static enum status
failed(const struct dem_error *failure, enum dem_status status,
		struct str where, struct error *error)
{
	error_set(error, (enum status)status,
			failure->where[0] ? failure->where : where.at,
			failure->line, failure->offset, "%s", failure->message);
	error->record = failure->record;
	return error->status;
}

static enum status
next_given(struct input *input, struct document *document, struct error *error)
{
	struct dem_article given, article;
	struct dem_error failure = { .offset = DEM_NO_OFFSET };
	dem_article_init(&given);
	enum dem_status status = input->next(input->context, &given, &failure);
	if (status == DEM_END)
		return STATUS_END;
	input->number++;
	/* It need not have ended what it wrote. */
	failure.where[sizeof failure.where - 1] = '\0';
	failure.message[sizeof failure.message - 1] = '\0';
	if (status)
		return failed(&failure, status,
				name_of(input, (struct dem_text){ 0 }), error);
	dem_article_init(&article);
	enum status wrong = convert_options(&article, sizeof article, &given,
			"dem_article_init", error);
	return wrong ? wrong : give(input, &article, document, error);
}

static enum status
next_row(struct input *input, struct document *document, struct error *error)
{
	struct arrow_article row;
	enum status status = arrow_articles_next(input->rows, &row, error);
	if (status)
		return status;
	input->number = arrow_articles_number(input->rows);
	struct dem_article article = {
		.text = convert_str(row.text),
		.id = convert_str(row.id),
		.title = convert_str(row.title),
		.date = convert_str(row.date),
		.url = convert_str(row.url),
		.publisher = convert_str(row.publisher),
		.lang = convert_str(row.lang),
		.source = convert_str(row.source),
		.target = convert_str(row.target),
	};
	return give(input, &article, document, error);
}

enum status
input_next(void *context, struct document *document, uint64_t *consumed,
		struct error *error)
{
	struct input *input = context;
	enum status status = input->source ? source_next(
					     input->source, document, error)
			     : input->next ? next_given(input, document, error)
					   : next_row(input, document, error);
	*consumed = input->source ? source_consumed(input->source)
				  : input->bytes;
	return status;
}
