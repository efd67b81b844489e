#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/archive.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <zlib.h>
#include <zstd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "temporary.h"

/* An archive under construction, and where its records begin. */
enum { MOST_RECORDS = 64, HEAD_BYTES = 8192 };
enum packing { PLAIN, GZIP, ZSTD };
static struct buffer file, record;
static size_t starts[MOST_RECORDS + 1], count;
static enum packing packing;

static struct stream stream;
static struct archive *archive;
static struct archive_page page;
static struct error error;

static int
start(void **state)
{
	buffer_init(&file, BUFFER_UNLIMITED);
	buffer_init(&record, BUFFER_UNLIMITED);
	count = 0;
	packing = PLAIN;
	return temporary_setup(state);
}

static int
stop(void **state)
{
	buffer_fini(&file);
	buffer_fini(&record);
	return temporary_teardown(state);
}

static void
put_gzip(struct str bytes)
{
	size_t room = bytes.len + 256;
	z_stream zlib = { .next_in = (unsigned char *)(uintptr_t)bytes.at,
		.avail_in = (uInt)bytes.len,
		.next_out = (unsigned char *)buffer_reserve(&file, room),
		.avail_out = (uInt)room };
	assert_int_equal(deflateInit2(&zlib, 9, Z_DEFLATED, 31, 8,
					 Z_DEFAULT_STRATEGY),
			Z_OK);
	assert_int_equal(deflate(&zlib, Z_FINISH), Z_STREAM_END);
	file.len += room - zlib.avail_out;
	deflateEnd(&zlib);
}

static void
put_zstd(struct str bytes)
{
	size_t room = ZSTD_compressBound(bytes.len) + 16;
	char *to = buffer_reserve(&file, room);
	ZSTD_CCtx *zstd = ZSTD_createCCtx();
	ZSTD_CCtx_setParameter(zstd, ZSTD_c_checksumFlag, 1);
	size_t n = ZSTD_compress2(zstd, to, room, bytes.at, bytes.len);
	ZSTD_freeCCtx(zstd);
	assert_false(ZSTD_isError(n));
	file.len += n;
}

/* Ends the record that lies in `record`. */
static void
end_record(void)
{
	starts[count++] = file.len;
	if (packing == GZIP)
		put_gzip(buffer_str(&record));
	else if (packing == ZSTD)
		put_zstd(buffer_str(&record));
	else
		buffer_put(&file, buffer_str(&record));
	starts[count] = file.len;
}

static void
put_warc(const char *type, const char *url, const char *content_type,
		const char *block)
{
	buffer_reset(&record);
	buffer_put_format(&record,
			"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\n"
			"WARC-Date: 2025-11-24T09:00:00Z\r\n"
			"Content-Type: %s\r\nContent-Length: %zu\r\n\r\n%s"
			"\r\n\r\n",
			type, url, content_type, strlen(block), block);
	end_record();
}

static void
put_response(const char *url, const char *http)
{
	put_warc("response", url, "application/http; msgtype=response", http);
}

#define OK "HTTP/1.1 200 OK\r\nContent-Type: "
#define HTML OK "text/html\r\n\r\n"

static void
open_bytes(struct str bytes)
{
	const char *path = temporary_write("archive", bytes);
	static char head[HEAD_BYTES];
	size_t got;
	assert_int_equal(stream_open(&stream, path, &error), STATUS_OK);
	assert_int_equal(stream_read(&stream, head, sizeof head, &got, &error),
			STATUS_OK);
	archive = archive_open(&stream,
			head[0] == 'W' ? ARTICLE_WARC : ARTICLE_ARC,
			(struct str){ head, got });
}

static void
open_file(void)
{
	open_bytes(buffer_str(&file));
}

static void
assert_page(uint64_t number, enum article_kind kind, const char *bytes)
{
	assert_int_equal(archive_next(archive, &page, &error), STATUS_OK);
	assert_int_equal(page.record, number);
	assert_int_equal(page.offset, starts[number - 1]);
	assert_int_equal(page.kind, kind);
	assert_int_equal(page.bytes.len, strlen(bytes));
	assert_memory_equal(page.bytes.at, bytes, page.bytes.len);
}

static void
assert_reject(enum status status, uint64_t number, uint64_t offset)
{
	assert_int_equal(archive_next(archive, &page, &error), status);
	assert_int_equal(error.record, number);
	assert_int_equal(error.offset, offset);
	assert_true(error.message[0]);
}

static void
assert_end(void)
{
	assert_int_equal(archive_next(archive, &page, &error), STATUS_END);
	assert_int_equal(archive_next(archive, &page, &error), STATUS_END);
	archive_close(archive);
	stream_close(&stream);
}

static const enum packing packings[] = { PLAIN, GZIP, ZSTD };

static void
test_kinds(void **state)
{
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		packing = packings[i];
		count = 0;
		buffer_reset(&file);
		put_warc("warcinfo", "", "application/warc-fields", "a: b\r\n");
		put_warc("request", "http://a.example/",
				"application/http; msgtype=request",
				"GET / HTTP/1.1\r\n\r\n");
		put_response("http://a.example/",
				OK "text/html; charset=koi8-r\r\n\r\n<p>1</p>");
		put_response("http://a.example/no",
				"HTTP/1.1 404 No\r\nContent-Type: text/html"
				"\r\n\r\n<p>no</p>");
		put_response("http://a.example/p", OK "image/png\r\n\r\nPNG");
		put_response("http://a.example/robots.txt",
				OK "text/plain\r\n\r\nUser-agent: *");
		put_response("http://a.example/feed",
				OK "text/xml\r\n\r\n<rss><item/></rss>");
		put_response("http://a.example/map",
				OK "text/xml\r\n\r\n<urlset></urlset>");
		put_warc("revisit", "http://a.example/",
				"application/http; msgtype=response", HTML);
		put_warc("resource", "http://a.example/t", "text/plain",
				"Some text");
		put_warc("conversion", "http://a.example/w", "text/plain",
				"Words of a page");
		put_response("http://a.example/j",
				OK "application/json\r\n\r\n{\"text\":\"x\"}");
		put_response("http://a.example/a",
				OK "application/json\r\n\r\n[1, 2]");
		put_response("http://a.example/x", HTML "\x89PNG\0");
		put_warc("metadata", "http://a.example/", "text/anvl", "a: b");
		open_file();
		assert_page(3, ARTICLE_HTML, "<p>1</p>");
		assert_true(str_equal(page.url, STR("http://a.example/")));
		assert_true(str_equal(page.charset, STR("koi8-r")));
		assert_true(str_equal(
				page.fetched, STR("2025-11-24T09:00:00Z")));
		assert_page(7, ARTICLE_FEED, "<rss><item/></rss>");
		assert_page(10, ARTICLE_TEXT, "Some text");
		assert_page(11, ARTICLE_TEXT, "Words of a page");
		assert_page(12, ARTICLE_JSONL, "{\"text\":\"x\"}");
		struct archive_counts counts = archive_counts(archive);
		assert_int_equal(counts.pages, 5);
		assert_end();
	}
}

static void
test_counts(void **state)
{
	(void)state;
	put_warc("warcinfo", "", "application/warc-fields", "");
	put_response("http://a.example/", HTML "<p>1</p>");
	put_response("http://a.example/2", "HTTP/1.1 301 Moved\r\n\r\n");
	put_response("http://a.example/3", OK "text/css\r\n\r\na{}");
	put_response("http://a.example/4", HTML);
	put_warc("revisit", "http://a.example/", "", "");
	put_warc("resource", "metadata://tool/log", "text/plain", "a log");
	open_file();
	assert_page(2, ARTICLE_HTML, "<p>1</p>");
	assert_int_equal(archive_next(archive, &page, &error), STATUS_END);
	struct archive_counts counts = archive_counts(archive);
	assert_int_equal(counts.records, 7);
	assert_int_equal(counts.pages, 1);
	assert_int_equal(counts.passed[ARCHIVE_ABOUT], 2);
	assert_int_equal(counts.passed[ARCHIVE_STATUS], 1);
	assert_int_equal(counts.passed[ARCHIVE_TYPE], 2);
	assert_int_equal(counts.passed[ARCHIVE_REVISIT], 1);
	assert_end();
}

static void
put_arc(const char *url, const char *type, const char *block)
{
	buffer_reset(&record);
	buffer_put_format(&record, "%s 1.2.3.4 20140216050221 %s %zu\n%s\n",
			url, type, strlen(block), block);
	end_record();
}

static void
test_arc(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		packing = packings[i];
		count = 0;
		buffer_reset(&file);
		put_arc("filedesc://a.arc", "text/plain",
				"1 1 Somebody\nURL IP-address Archive-date "
				"Content-type Archive-length\n");
		put_arc("http://a.example/?q=two words", "text/html",
				HTML "<p>1</p>");
		buffer_reset(&record);
		buffer_put(&record, STR("http://a.example/ 1.2.3.4 20140216 "
					"text/html -1\n\n"));
		end_record();
		put_arc("dns:a.example", "text/dns", "1.2.3.4");
		put_arc("http://a.example/2", "text/html", HTML "<p>2</p>");
		open_file();
		assert_page(2, ARTICLE_HTML, "<p>1</p>");
		assert_true(str_equal(page.url,
				STR("http://a.example/?q=two words")));
		assert_true(str_equal(
				page.fetched, STR("2014-02-16T05:02:21Z")));
		assert_reject(STATUS_FORMAT, 3, starts[2]);
		assert_page(5, ARTICLE_HTML, "<p>2</p>");
		assert_end();
	}
}

/* --- damage ------------------------------------------------------------- */

static void
put_pages(void)
{
	static const char *const pages[] = { HTML "<p>one</p>",
		HTML "<p>two</p>", HTML "<p>three</p>" };
	for (size_t i = 0; i < 3; i++)
		put_response("http://a.example/", pages[i]);
}

/* Wherever a byte of the second record is damaged, the first and the third
 * come out; of the second comes a reject. */
static void
test_damaged_member(void **state)
{
	(void)state;
	for (size_t i = 1; i < 3; i++) {
		packing = packings[i];
		count = 0;
		buffer_reset(&file);
		put_pages();
		for (size_t at = starts[1]; at < starts[2]; at++) {
			char before = file.at[at];
			file.at[at] = (char)(before ^ 0x5A);
			open_file();
			assert_page(1, ARTICLE_HTML, "<p>one</p>");
			unsigned rejects = 0, thirds = 0;
			enum status status;
			while ((status = archive_next(archive, &page, &error))
					!= STATUS_END) {
				rejects += status != STATUS_OK;
				thirds += !status
					  && str_equal(page.bytes,
							  STR("<p>three"
							      "</p>"));
			}
			assert_int_equal(thirds, 1);
			/* A byte of gzip's header may say nothing. */
			assert_true(rejects || i == 1);
			assert_end();
			file.at[at] = before;
		}
	}
}

/* Cut anywhere: what stands in front is there, and the end is told. */
static void
test_cut(void **state)
{
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		packing = packings[i];
		count = 0;
		buffer_reset(&file);
		put_pages();
		for (size_t at = starts[1] + 1; at < starts[3]; at += 3) {
			/* Less than a version line is no record yet. */
			size_t least = i ? 0 : 8;
			if (at < starts[1] + least
					|| (at >= starts[2]
							&& at <= starts[2] + least))
				continue;
			open_bytes((struct str){ file.at, at });
			assert_page(1, ARTICLE_HTML, "<p>one</p>");
			size_t whole = at > starts[2] ? 2 : 1;
			if (whole == 2)
				assert_page(2, ARTICLE_HTML, "<p>two</p>");
			/* The empty lines behind a record are no part. */
			bool lines = !i && at + 4 >= starts[whole + 1];
			if (lines)
				assert_page(whole + 1, ARTICLE_HTML,
						whole == 1 ? "<p>two</p>"
							   : "<p>three</p>");
			else
				assert_reject(STATUS_FORMAT, whole + 1,
						starts[whole]);
			assert_end();
		}
	}
}

static void
put_raw(const char *bytes)
{
	buffer_reset(&record);
	buffer_put(&record, str_of(bytes));
	end_record();
}

static void
test_damaged_header(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		packing = packings[i];
		count = 0;
		buffer_reset(&file);
		put_pages();
		put_raw("WARC/1.0\r\nWARC-Type: response\r\n"
			"Content-Length: many\r\n\r\n<p>lost</p>\r\n\r\n");
		put_raw("WARC/1.0\r\nWARC-Type: response\r\n");
		put_response("http://a.example/", HTML "<p>last</p>");
		open_file();
		for (uint64_t n = 1; n < 4; n++)
			assert_int_equal(archive_next(archive, &page, &error),
					STATUS_OK);
		assert_reject(STATUS_FORMAT, 4, starts[3]);
		assert_reject(STATUS_FORMAT, 5, starts[4]);
		assert_page(6, ARTICLE_HTML, "<p>last</p>");
		assert_end();
	}
}

/* A length that is too great, at the end of the file and before another
 * member; one that is too small. */
static void
test_wrong_length(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		packing = packings[i];
		count = 0;
		buffer_reset(&file);
		put_raw("WARC/1.0\r\nWARC-Type: response\r\n"
			"Content-Length: 90000\r\n\r\n" HTML "<p>long\r\n\r\n");
		put_pages();
		open_file();
		assert_reject(STATUS_FORMAT, 1, 0);
		assert_page(2, ARTICLE_HTML, "<p>one</p>");
		assert_page(3, ARTICLE_HTML, "<p>two</p>");
		assert_page(4, ARTICLE_HTML, "<p>three</p>");
		assert_end();
	}
	packing = PLAIN;
	count = 0;
	buffer_reset(&file);
	put_raw("WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain"
		"\r\nContent-Length: 4\r\n\r\nText that is longer\r\n\r\n");
	put_response("http://a.example/", HTML "<p>next</p>");
	open_file();
	assert_page(1, ARTICLE_TEXT, "Text");
	assert_reject(STATUS_FORMAT, 1, 82);
	assert_page(2, ARTICLE_HTML, "<p>next</p>");
	assert_end();
}

static void
test_bytes_between(void **state)
{
	(void)state;
	packing = GZIP;
	put_response("http://a.example/", HTML "<p>one</p>");
	buffer_put(&file, STR("no gzip at all"));
	put_response("http://a.example/", HTML "<p>two</p>");
	buffer_put(&file, STR("\0\0\0\0"));
	open_file();
	assert_page(1, ARTICLE_HTML, "<p>one</p>");
	assert_int_equal(archive_next(archive, &page, &error), STATUS_FORMAT);
	assert_page(2, ARTICLE_HTML, "<p>two</p>");
	assert_end();
}

/* As some tools write it: all records in one member, or members that end
 * anywhere. */
static void
test_other_members(void **state)
{
	(void)state;
	put_pages();
	struct str all = buffer_str(&file);
	char *copy = malloc(all.len);
	assert_non_null(copy);
	memcpy(copy, all.at, all.len);
	for (size_t cut = 1; cut < all.len; cut += 7) {
		buffer_reset(&file);
		put_gzip((struct str){ copy, cut });
		put_gzip((struct str){ copy + cut, all.len - cut });
		if (cut < 9)
			continue; /* the first line tells the kind */
		open_file();
		for (uint64_t n = 1; n < 4; n++) {
			assert_int_equal(archive_next(archive, &page, &error),
					STATUS_OK);
			assert_int_equal(page.record, n);
		}
		assert_end();
	}
	free(copy);
}

/* A dictionary in front of the frames, plain and compressed itself. */
static void
test_dictionary(void **state)
{
	(void)state;
	static const char dictionary[] =
			"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
			"http://a.example/\r\nWARC-Date: 2025-11-24T09:00:00Z";
	put_response("http://a.example/", HTML "<p>one</p>");
	char plain[1024], frame[1024], small[1024];
	size_t length = file.len;
	memcpy(plain, file.at, length);
	ZSTD_CCtx *zstd = ZSTD_createCCtx();
	size_t n = ZSTD_compress_usingDict(zstd, frame, sizeof frame, plain,
			length, dictionary, sizeof dictionary, 3);
	ZSTD_freeCCtx(zstd);
	assert_false(ZSTD_isError(n));
	for (size_t i = 0; i < 2; i++) {
		size_t m = i ? ZSTD_compress(small, sizeof small, dictionary,
					   sizeof dictionary, 3)
			     : sizeof dictionary;
		unsigned char head[8] = { 0x5D, 0x2A, 0x4D, 0x18,
			(unsigned char)m };
		buffer_reset(&file);
		buffer_put(&file, (struct str){ (char *)head, 8 });
		buffer_put(&file, (struct str){ i ? small : dictionary, m });
		starts[0] = file.len;
		buffer_put(&file, (struct str){ frame, n });
		open_file();
		assert_page(1, ARTICLE_HTML, "<p>one</p>");
		assert_end();
	}
	buffer_put(&file, STR("x"));
	struct str cut = { file.at, 20 };
	const char *path = temporary_write("cut", cut);
	assert_int_equal(stream_open(&stream, path, &error), STATUS_FORMAT);
}

/* A film of 300 MB is passed over, a page of it refused, in the memory that
 * the limit allows. */
static void
test_large(void **state)
{
	(void)state;
	enum { MEGABYTES = 300, MEGABYTE = 1024 * 1024 };
	static const char *const types[] = { "video/mp4", "text/html" };
	static char part[MEGABYTE];
	const char *path = temporary_path("large");
	FILE *out = fopen(path, "wb");
	assert_non_null(out);
	for (size_t i = 0; i < 2; i++) {
		fprintf(out,
				"WARC/1.0\r\nWARC-Type: "
				"resource\r\nContent-Type: "
				"%s\r\nContent-Length: %d\r\n\r\n",
				types[i], MEGABYTES * MEGABYTE);
		for (size_t k = 0; k < MEGABYTES; k++)
			fwrite(part, 1, sizeof part, out);
		fputs("\r\n\r\n", out);
	}
	fputs("WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\n"
	      "Content-Length: 4\r\n\r\nText\r\n\r\n",
			out);
	fclose(out);
	struct rusage before, after;
	getrusage(RUSAGE_SELF, &before);
	assert_int_equal(stream_open(&stream, path, &error), STATUS_OK);
	archive = archive_open(&stream, ARTICLE_WARC, STR(""));
	assert_int_equal(archive_next(archive, &page, &error), STATUS_LIMIT);
	assert_int_equal(error.record, 2);
	assert_int_equal(archive_next(archive, &page, &error), STATUS_OK);
	assert_int_equal(page.record, 3);
	getrusage(RUSAGE_SELF, &after);
	assert_end();
#ifndef __SANITIZE_ADDRESS__
	assert_true(after.ru_maxrss - before.ru_maxrss < 8 * 1024);
#endif
}

/* Many records that all say to go on for ever: each is told, in linear time. */
static void
test_many_cut(void **state)
{
	(void)state;
	enum { RECORDS = 100000 };
	for (size_t i = 0; i < RECORDS; i++)
		buffer_put(&file, STR("WARC/1.0\r\nWARC-Type: response\r\n"
				      "Content-Length: 60000000\r\n\r\n"));
	open_file();
	uint64_t rejects = 0;
	enum status status;
	while ((status = archive_next(archive, &page, &error)) != STATUS_END)
		rejects += status == STATUS_FORMAT;
	assert_int_equal(rejects, RECORDS);
	assert_end();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_kinds, start, stop),
		cmocka_unit_test_setup_teardown(test_counts, start, stop),
		cmocka_unit_test_setup_teardown(test_arc, start, stop),
		cmocka_unit_test_setup_teardown(
				test_damaged_member, start, stop),
		cmocka_unit_test_setup_teardown(test_cut, start, stop),
		cmocka_unit_test_setup_teardown(
				test_damaged_header, start, stop),
		cmocka_unit_test_setup_teardown(test_wrong_length, start, stop),
		cmocka_unit_test_setup_teardown(
				test_bytes_between, start, stop),
		cmocka_unit_test_setup_teardown(
				test_other_members, start, stop),
		cmocka_unit_test_setup_teardown(test_dictionary, start, stop),
		cmocka_unit_test_setup_teardown(test_large, start, stop),
		cmocka_unit_test_setup_teardown(test_many_cut, start, stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
