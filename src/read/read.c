#include "read/read.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "read/clean.h"
#include "read/encoding.h"
#include "read/html.h"
#include "read/html_extract.h"
#include "read/html_meta.h"
#include "read/jsonl.h"
#include "read/language.h"
#include "read/plain.h"

struct read_work {
	struct buffer converted, scratch, text;
	struct html html;
	struct html_extract *extract;
};

struct read_work *
read_work_new(void)
{
	struct read_work *work = memory_zero(1, sizeof *work);
	buffer_init(&work->converted, BUFFER_UNLIMITED);
	buffer_init(&work->scratch, BUFFER_UNLIMITED);
	buffer_init(&work->text, BUFFER_UNLIMITED);
	html_init(&work->html);
	work->extract = html_extract_new();
	return work;
}

void
read_work_free(struct read_work *work)
{
	if (!work)
		return;
	buffer_fini(&work->converted);
	buffer_fini(&work->scratch);
	buffer_fini(&work->text);
	html_fini(&work->html);
	html_extract_free(work->extract);
	free(work);
}

/* Where the page's own markup gives next to nothing: what it gives to
 * machines (JSON-LD). */
static size_t
text_of_jsonld(struct read_work *work, struct str body)
{
	size_t paragraphs = 0;
	buffer_reset(&work->text);
	for (bool more = true, room = true; more && room;) {
		struct str line = str_next(&body, '\n', &more);
		bool space = false;
		buffer_reset(&work->scratch);
		clean_put(&work->scratch, line, 0, &space);
		if (!work->scratch.len)
			continue;
		room = clean_put_paragraph(
				&work->text, buffer_str(&work->scratch));
		paragraphs += room;
	}
	return paragraphs;
}

/* Templates that say "en" are used for Spanish, and the other way round. */
static void
correct_language(struct article *article)
{
	enum { ENOUGH_BYTES = 400 };
	struct str declared = article->lang;
	struct str guess = language_guess(article->text);
	if (article->text.len >= ENOUGH_BYTES && guess.len
			&& (str_equal(declared, STR("en"))
					|| str_equal(declared, STR("es"))))
		article->lang = guess;
}

static enum status
read_html(struct read_work *work, struct str page, struct arena *arena,
		struct article *article, struct error *error)
{
	struct str body;
	html_parse(&work->html, page);
	html_meta_read(&work->html, arena, article, &body);
	buffer_reset(&work->text);
	article->paragraphs = html_extract_text(work->extract, &work->html,
			article->title, &work->text);
	if (body.len > 2 * work->text.len
			&& str_find(body, STR("</")) == body.len)
		article->paragraphs = text_of_jsonld(work, body);
	if (!article->paragraphs)
		return error_set(error, STATUS_EMPTY, NULL, 0, ERROR_NO_OFFSET,
				"a page without an article");
	article->text = arena_copy(arena, buffer_str(&work->text));
	correct_language(article);
	return STATUS_OK;
}

/* Sentences and tokens as they are: stage 3 reads them. */
static enum status
keep_conllu(struct str text, struct arena *arena, struct article *article)
{
	article->text = arena_copy(arena, text);
	return STATUS_OK;
}

static enum status
read_kind(struct read_work *work, enum article_kind kind, struct str text,
		struct arena *arena, struct article *article,
		struct error *error)
{
	switch (kind) {
	case ARTICLE_HTML:
		return read_html(work, text, arena, article, error);
	case ARTICLE_JSONL:
		return jsonl_read(text, arena, article, error);
	case ARTICLE_CONLLU:
		return keep_conllu(text, arena, article);
	default:
		return plain_read(text, &work->scratch, arena, article, error);
	}
}

/* "path" or "path:line". File names may be any bytes, ids are UTF-8. */
static struct str
default_id(struct read_work *work, const struct document *document,
		struct arena *arena)
{
	size_t first;
	buffer_reset(&work->scratch);
	utf8_repair(document->path, &work->scratch, &first);
	if (document->line)
		buffer_put_format(&work->scratch, ":%llu",
				(unsigned long long)document->line);
	return arena_copy(arena, buffer_str(&work->scratch));
}

enum status
read_document(struct read_work *work, const struct document *document,
		struct arena *arena, struct article *article,
		struct error *error)
{
	*article = (struct article){ .kind = document->kind };
	struct str declared =
			document->kind == ARTICLE_HTML
					? encoding_declared(document->bytes)
					: STR("");
	struct encoding_result utf8 = encoding_to_utf8(
			document->bytes, declared, &work->converted);
	article->repaired = utf8.repaired;
	article->first_repair = utf8.repaired ? utf8.first_repair : 0;
	struct error reason;
	enum status status = read_kind(work, document->kind, utf8.text, arena,
			article, &reason);
	if (status)
		return error_set(error, status, document->path.at,
				document->line, reason.offset, "%s",
				reason.message);
	article->id_given = article->id.len > 0;
	if (!article->id_given)
		article->id = default_id(work, document, arena);
	if (!article->lang.len && document->kind != ARTICLE_CONLLU)
		article->lang = language_guess(article->text);
	return STATUS_OK;
}

struct reader {
	struct source *source;
	struct read_work *work;
};

struct reader *
reader_open(const char *const *paths, size_t count)
{
	struct reader *reader = memory_zero(1, sizeof *reader);
	reader->source = source_open(paths, count);
	reader->work = read_work_new();
	return reader;
}

void
reader_close(struct reader *reader)
{
	if (!reader)
		return;
	source_close(reader->source);
	read_work_free(reader->work);
	free(reader);
}

enum status
reader_next(struct reader *reader, struct arena *arena, struct article *article,
		struct error *error)
{
	struct document document;
	enum status status = source_next(reader->source, &document, error);
	if (status)
		return status;
	return read_document(reader->work, &document, arena, article, error);
}
