/* stage 1, first half: paths into raw documents.
 *
 * In: files, folders (walked in bytewise order, regular files only, links to
 * folders not followed), http(s) addresses (fetch.h), "-" for standard input;
 * gzip and zstd are opened on the way. Out: one raw document after another, its
 * kind recognised by its first bytes. JSON lines give one document a line,
 * feeds one an item, web archives what their pages give; everything else is
 * one document a file. Files are streamed: memory for one line, one record, the
 * items of one piece.
 *
 * Fails: whatever is wrong with a file, a line, an item or a record is a
 * reject; the next call goes on behind it. */
#ifndef DEMARCHE_READ_SOURCE_H
#define DEMARCHE_READ_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "read/archive.h"
#include "read/document.h"
#include "read/fetch.h"

struct source;

/* `paths` must outlive the source; none means standard input. */
struct source *source_open(const char *const *paths, size_t count);
void source_close(struct source *source);

/* How addresses are fetched, instead of fetch_options_init's way; before the
 * first source_next. What the options point to must outlive the source. */
void source_set_fetch(
		struct source *source, const struct fetch_options *options);

/* STATUS_OK, STATUS_END, or a reject. The document is good until the next
 * call. */
MUST_CHECK enum status source_next(struct source *source,
		struct document *document, struct error *error);

/* What the web archives among them held, so far. */
struct archive_counts source_archives(const struct source *source);

/* Bytes of the files, as they are stored, up to the end of the document that
 * was given last. */
uint64_t source_consumed(const struct source *source);

#endif
