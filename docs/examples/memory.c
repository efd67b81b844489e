/* memory.c - articles that a program has in memory: one call a article asks for
 * the next, results come in the same order.
 *
 *	cc -o memory memory.c $(pkg-config --cflags --libs demarche)
 *	./memory */
#include <demarche.h>
#include <stdio.h>
#include <string.h>

static struct dem_text
text_of(const char *text)
{
	return (struct dem_text){ text, strlen(text) };
}

/* Where the articles come from: here from a table, elsewhere from a queue, a
 * database, a socket. */
struct shelf {
	size_t next;
};

static const struct {
	const char *id, *date, *text;
} stored[] = {
	{ "a", "2025-03-04",
			"Kenya expelled three Sudanese diplomats on "
			"Monday." },
	{ "b", "2025-03-05", "" },
	{ "c", "2025-03-06",
			"Canada will send Jamaica $40 million in aid "
			"after the storm." },
};

static enum dem_status
next_article(void *context, struct dem_article *article,
		struct dem_error *error)
{
	struct shelf *shelf = context;
	(void)error; /* filled in by whoever returns something else */
	if (shelf->next == sizeof stored / sizeof *stored)
		return DEM_END;
	article->id = text_of(stored[shelf->next].id);
	article->date = text_of(stored[shelf->next].date);
	article->text = text_of(stored[shelf->next].text);
	shelf->next++;
	return DEM_OK;
}

static void
print_results(struct dem_results *results)
{
	struct dem_result result;
	while (dem_results_next(results, &result) == DEM_OK)
		if (result.status == DEM_OK)
			fwrite(result.bytes.at, 1, result.bytes.len, stdout);
		else
			fprintf(stderr, "memory: rejected: %s: %s (%s)\n",
					result.error->where,
					result.error->message,
					dem_status_name(result.status));
}

int
main(void)
{
	struct dem_coder *coder;
	struct dem_results *results = NULL;
	struct dem_error error;
	struct shelf shelf = { 0 };
	if (dem_coder_load(&coder, NULL, &error)
			|| dem_run_articles(coder, DEM_CODE, next_article,
					&shelf, NULL, &results, &error)) {
		fprintf(stderr, "memory: %s: %s\n", error.where, error.message);
		dem_coder_unload(coder);
		return 2;
	}
	print_results(results);
	dem_results_close(results);
	dem_coder_unload(coder);
	return 0;
}
