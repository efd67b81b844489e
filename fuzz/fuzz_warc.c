/* Web archives as files, compressed or not, with the bodies of HTTP inside:
 * whatever comes out is an article or a reject that tells its place. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "read/read.h"

static int file = -1;
static char path[64];
static struct read_work *work;
static struct arena arena;

static void
require(bool holds)
{
	if (!holds)
		abort();
}

static void
write_file(const uint8_t *data, size_t size)
{
	if (file < 0) {
		work = read_work_new();
		file = memfd_create("archive", 0);
		require(file >= 0);
		snprintf(path, sizeof path, "/proc/self/fd/%d", file);
	}
	require(!ftruncate(file, 0)
			&& pwrite(file, data, size, 0) == (ssize_t)size);
}

static void
check(const struct document *document)
{
	struct article article;
	struct error error;
	enum status status =
			read_document(work, document, &arena, &article, &error);
	if (!status)
		require(article.id.len && article.paragraphs
				&& utf8_check(article.text) == article.text.len
				&& utf8_check(article.url) == article.url.len);
	else
		require(error.where[0] && error.message[0]
				&& error.record == document->record);
	arena_reset(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *const paths[] = { path };
	struct document document;
	struct error error;
	enum status status;
	write_file(data, size);
	struct source *source = source_open(paths, 1);
	while ((status = source_next(source, &document, &error)) != STATUS_END)
		if (!status)
			check(&document);
		else
			require(error.where[0] && error.message[0]);
	source_close(source);
	return 0;
}
