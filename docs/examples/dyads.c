/* dyads.c - what countries do to one another, month by month, out of a
 * database that `demarche ingest` made, as CSV.
 *
 *	cc -o dyads dyads.c $(pkg-config --cflags --libs demarche)
 *	./dyads news.db USA CHN > usa-chn.csv */
#include <demarche.h>
#include <stdio.h>

static int
print_dyads(struct dem_store *store, const char *source, const char *target)
{
	const struct dem_parameter parameters[] = { { "source", source },
		{ "target", target }, { "period", "month" } };
	struct dem_sheet *sheet;
	struct dem_error error;
	if (dem_store_ask(store, "dyads", parameters,
			    sizeof parameters / sizeof *parameters, &sheet,
			    &error)) {
		fprintf(stderr, "dyads: %s: %s\n", error.where, error.message);
		return 2;
	}
	struct dem_text csv = dem_sheet_csv(sheet);
	fwrite(csv.at, 1, csv.len, stdout);
	dem_sheet_free(sheet);
	return 0;
}

int
main(int count, char **words)
{
	struct dem_store *store;
	struct dem_error error;
	if (count != 4) {
		fprintf(stderr, "usage: dyads DATABASE SOURCE TARGET\n");
		return 2;
	}
	if (dem_store_open(&store, words[1], &error)) {
		fprintf(stderr, "dyads: %s: %s\n", error.where, error.message);
		return 2;
	}
	int status = print_dyads(store, words[2], words[3]);
	dem_store_close(store);
	return status;
}
