/* code.c - records of files, as `demarche code` prints them.
 *
 *	cc -o code code.c $(pkg-config --cflags --libs demarche)
 *	./code article.html news.jsonl.gz > records.jsonl
 *
 * Exit status: 0 done, 1 some documents were rejected, 2 nothing could be
 * done. */
#include <demarche.h>
#include <inttypes.h>
#include <stdio.h>

/* "news.jsonl:12: not JSON (byte 60)": what is not known is not told. */
static void
print_error(const char *what, const struct dem_error *error)
{
	fprintf(stderr, "code: %s", what);
	if (error->where[0])
		fprintf(stderr, "%s: ", error->where);
	if (error->line)
		fprintf(stderr, "line %" PRIu64 ": ", error->line);
	fprintf(stderr, "%s", error->message);
	if (error->offset != DEM_NO_OFFSET)
		fprintf(stderr, " (byte %" PRIu64 ")", error->offset);
	fputc('\n', stderr);
}

/* Prints what becomes of every document; returns how many were rejected. */
static size_t
print_results(struct dem_results *results)
{
	struct dem_result result;
	size_t rejects = 0;
	while (dem_results_next(results, &result) == DEM_OK) {
		if (result.status == DEM_OK) {
			fwrite(result.bytes.at, 1, result.bytes.len, stdout);
			continue;
		}
		print_error("rejected: ", result.error);
		rejects++;
	}
	return rejects;
}

static int
code_files(struct dem_coder *coder, char **paths, size_t count)
{
	struct dem_results *results;
	struct dem_error error;
	if (dem_run_files(coder, DEM_CODE, (const char *const *)paths, count,
			    NULL, &results, &error)) {
		print_error("", &error);
		return 2;
	}
	size_t rejects = print_results(results);
	dem_results_close(results);
	return rejects ? 1 : 0;
}

int
main(int count, char **words)
{
	struct dem_coder_options options;
	struct dem_coder *coder;
	struct dem_error error;
	if (count < 2) {
		fprintf(stderr, "usage: code FILE...\n");
		return 2;
	}
	dem_coder_options_init(&options);
	options.kinds = DEM_EVENTS | DEM_FACTS;
	options.min_confidence = 0.5;
	if (dem_coder_load(&coder, &options, &error)) {
		print_error("", &error);
		return 2;
	}
	int status = code_files(coder, words + 1, (size_t)count - 1);
	dem_coder_unload(coder);
	return fflush(stdout) ? 2 : status;
}
