/* read_articles [--time N] PATH... - articles as JSON lines on stdout, rejects
 * on stderr; with --time, reads everything N times and tells the speed in
 * processor time, which other jobs on the machine disturb least. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "read/article_json.h"
#include "read/read.h"

static double
seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static int
print_all(const char *const *paths, size_t count)
{
	struct reader *reader = reader_open(paths, count);
	struct arena arena;
	struct buffer line;
	struct article article;
	struct error error;
	enum status status;
	int rejects = 0;
	arena_init(&arena);
	buffer_init(&line, BUFFER_UNLIMITED);
	while ((status = reader_next(reader, &arena, &article, &error))
			!= STATUS_END) {
		char message[2048];
		buffer_reset(&line);
		if (status) {
			error_print(&error, message, sizeof message);
			fprintf(stderr, "%s\n", message);
			rejects++;
		} else {
			article_json_put(&line, &article);
			fwrite(line.at, 1, line.len, stdout);
		}
		arena_reset(&arena);
	}
	buffer_fini(&line);
	arena_fini(&arena);
	reader_close(reader);
	return rejects > 0;
}

/* Reading from disk and decompression are not counted. */
static int
time_all(const char *const *paths, size_t count, int rounds)
{
	struct arena arena;
	struct read_work *work = read_work_new();
	double spent = 0, bytes = 0;
	arena_init(&arena);
	for (int i = 0; i < rounds; i++) {
		struct source *source = source_open(paths, count);
		struct document document;
		struct article article;
		enum status status;
		while ((status = source_next(source, &document, NULL))
				!= STATUS_END) {
			if (status)
				continue;
			double start = seconds();
			status = read_document(work, &document, &arena,
					&article, NULL);
			spent += seconds() - start;
			bytes += (double)document.bytes.len;
			arena_reset(&arena);
		}
		source_close(source);
	}
	read_work_free(work);
	arena_fini(&arena);
	printf("%.1f MB, %.1f MB/s\n", bytes / 1e6, bytes / 1e6 / spent);
	return 0;
}

int
main(int count, char **arguments)
{
	const char *const *paths = (const char *const *)arguments;
	if (count > 2 && !strcmp(arguments[1], "--time"))
		return time_all(paths + 3, (size_t)count - 3,
				atoi(arguments[2]));
	return print_all(paths + 1, (size_t)count - 1);
}
