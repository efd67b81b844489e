#include "read/read.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "read/clean.h"
#include "read/date.h"
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
	return STATUS_OK;
}

/* A field of the envelope on one line; archives may write any bytes. */
static struct str
line_of(struct read_work *work, const struct document *document,
		enum envelope field, struct arena *arena)
{
	size_t first;
	buffer_reset(&work->scratch);
	utf8_repair(document->envelope[field], &work->scratch, &first);
	return clean_copy(arena, buffer_str(&work->scratch), LIMIT_META_BYTES);
}

/* HTML on one line. */
static struct str
inner_line(struct read_work *work, struct str markup, struct arena *arena)
{
	if (!markup.len)
		return STR("");
	html_parse(&work->html, markup);
	buffer_reset(&work->scratch);
	html_inner_text(&work->html, 0, &work->scratch);
	return clean_copy(arena, buffer_str(&work->scratch), LIMIT_META_BYTES);
}

static void
read_names(struct str names, struct arena *arena, struct article *article)
{
	size_t capacity = 0;
	for (bool more = names.len > 0; more;) {
		struct str name =
				clean_copy(arena, str_next(&names, '\n', &more),
						LIMIT_META_BYTES);
		if (name.len)
			ARENA_PUSH(arena, article->author,
					article->author_count, capacity, name);
	}
}

/* Text without markup: paragraphs between blank lines. */
static size_t
text_of_plain(struct read_work *work, struct str body)
{
	size_t paragraphs = 0;
	bool more = true, room = true, space = false;
	struct buffer *line = &work->scratch;
	buffer_reset(&work->converted);
	html_decode(body, &work->converted);
	body = buffer_str(&work->converted);
	buffer_reset(line);
	while (more && room) {
		struct str part = str_trim(str_next(&body, '\n', &more));
		clean_put(line, part, 0, &space);
		space = true;
		if ((part.len && more) || !line->len)
			continue;
		room = clean_put_paragraph(&work->text, buffer_str(line));
		paragraphs += room;
		buffer_reset(line);
		space = false;
	}
	return paragraphs;
}

/* An item of a feed: all that is known of it is in the envelope, the text is
 * HTML or plain. */
static enum status
read_item(struct read_work *work, const struct document *item,
		struct arena *arena, struct article *article,
		struct error *error)
{
	char lang[3];
	struct str body = str_trim(item->bytes);
	article->title =
			inner_line(work, item->envelope[ENVELOPE_TITLE], arena);
	article->publisher = inner_line(
			work, item->envelope[ENVELOPE_PUBLISHER], arena);
	article->date = date_copy(item->envelope[ENVELOPE_DATE], arena);
	language_code(item->envelope[ENVELOPE_LANG], lang);
	article->lang = arena_copy(arena, str_of(lang));
	read_names(item->envelope[ENVELOPE_AUTHOR], arena, article);
	buffer_reset(&work->text);
	if (str_find_byte(body, '<') == body.len) {
		article->paragraphs = text_of_plain(work, body);
	} else {
		html_parse(&work->html, body);
		article->paragraphs = html_extract_text(work->extract,
				&work->html, article->title, &work->text);
	}
	if (!article->paragraphs)
		return error_set(error, STATUS_EMPTY, NULL, 0, ERROR_NO_OFFSET,
				"an item without text");
	article->text = arena_copy(arena, buffer_str(&work->text));
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

/* File names may be any bytes, ids are UTF-8. */
static struct str
default_id(struct read_work *work, const struct document *document,
		struct arena *arena)
{
	size_t first;
	buffer_reset(&work->scratch);
	utf8_repair(document->path, &work->scratch, &first);
	if (document->record)
		buffer_put_format(&work->scratch, ":%llu",
				(unsigned long long)document->record);
	if (document->item)
		buffer_put_format(&work->scratch, ":%llu",
				(unsigned long long)document->item);
	return arena_copy(arena, buffer_str(&work->scratch));
}

/* Templates and feeds say "en" of what is Spanish, Catalan or French as well:
 * what a whole text says of itself goes before what was said of it. */
static void
settle_language(struct article *article)
{
	enum { ENOUGH_BYTES = 400 };
	if (article->lang.len && article->text.len < ENOUGH_BYTES)
		return;
	struct str guess = language_guess(article->text);
	if (guess.len)
		article->lang = guess;
}

static void
read_envelope(struct read_work *work, const struct document *document,
		struct arena *arena, struct article *article)
{
	if (!article->id.len)
		article->id = line_of(work, document, ENVELOPE_ID, arena);
	article->id_given = article->id.len > 0;
	if (!article->id_given)
		article->id = default_id(work, document, arena);
	if (!article->url.len)
		article->url = line_of(work, document, ENVELOPE_URL, arena);
	article->fetched =
			date_copy(document->envelope[ENVELOPE_FETCHED], arena);
	if (document->kind != ARTICLE_CONLLU)
		settle_language(article);
}

/* The raw bytes as UTF-8. A server's word on the encoding goes before the
 * page's (HTML Standard, "determining the character encoding"). */
static struct str
to_utf8(struct read_work *work, const struct document *document,
		struct article *article)
{
	if (document->kind == ARTICLE_FEED)
		return document->bytes;
	struct str declared = document->envelope[ENVELOPE_CHARSET];
	if (!declared.len && document->kind == ARTICLE_HTML)
		declared = encoding_declared(document->bytes);
	struct encoding_result utf8 = encoding_to_utf8(
			document->bytes, declared, &work->converted);
	article->repaired = utf8.repaired;
	article->first_repair = utf8.repaired ? utf8.first_repair : 0;
	return utf8.text;
}

enum status
read_document(struct read_work *work, const struct document *document,
		struct arena *arena, struct article *article,
		struct error *error)
{
	*article = (struct article){ .kind = document->kind };
	struct str text = to_utf8(work, document, article);
	struct error reason;
	enum status status = document->kind == ARTICLE_FEED
					     ? read_item(work, document, arena,
							     article, &reason)
					     : read_kind(work, document->kind,
							     text, arena,
							     article, &reason);
	if (!status) {
		read_envelope(work, document, arena, article);
		return STATUS_OK;
	}
	error_set(error, status, document->path.at, document->line,
			document->record ? document->offset : reason.offset,
			"%s", reason.message);
	if (error)
		error->record = document->record;
	return status;
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
