#include "analyse/matrix.h"

#include "analyse/coverage.h"
#include "analyse/sums_table.h"

enum column {
	SOURCE,
	TARGET,
	REPORTS,
	EVENTS,
	COOPERATION,
	CONFLICT,
	NET,
	MEAN_SCORE,
	RATE,
	COLUMNS
};

static const struct sheet_column MATRIX[COLUMNS] = {
	[SOURCE] = { "source", SHEET_TEXT, "", "Who acts" },
	[TARGET] = { "target", SHEET_TEXT, "", "On whom" },
	[REPORTS] = { "reports", SHEET_COUNT, "reports",
			"Records that tell of it" },
	[EVENTS] = { "events", SHEET_COUNT, "events",
			"Events that they report, each once" },
	[COOPERATION] = { "cooperation", SHEET_NUMBER, "Goldstein points",
			"Sum of the scores above 0" },
	[CONFLICT] = { "conflict", SHEET_NUMBER, "Goldstein points",
			"Sum of the scores below 0, without sign" },
	[NET] = { "net", SHEET_NUMBER, "Goldstein points",
			"Cooperation less conflict" },
	[MEAN_SCORE] = { "mean_score", SHEET_NUMBER, "-10..10",
			"Net an event" },
	[RATE] = { "rate", SHEET_NUMBER, "events per 1,000 articles",
			"Of all articles that were read" },
};

static bool
is_named(const struct observations *all, uint32_t row)
{
	return all->source[row] && all->target[row];
}

static struct sums *
sums_of(struct sums_table *table, const struct observations *all, uint32_t row)
{
	return sums_table_at(
			table, (struct sums_key){ .source = all->source[row],
					       .target = all->target[row] });
}

/* Most events have one report: they are done with the reports. */
static void
count(struct sums_table *table, const struct observations *all,
		const struct narrowing *narrowing)
{
	struct observation_list list = { 0 };
	size_t several = 0;
	observations_narrow(all, narrowing, &list);
	for (size_t i = 0; i < list.count; i++) {
		uint32_t row = list.at[i];
		if (!is_named(all, row))
			continue;
		struct sums *sums = sums_of(table, all, row);
		sums->reports++;
		if (all->alone[row])
			sums_add_event(sums, all, row);
		else
			list.at[several++] = row;
	}
	list.count = several;
	observation_list_once(all, &list);
	for (size_t i = 0; i < list.count; i++)
		sums_add_event(sums_of(table, all, list.at[i]), all,
				list.at[i]);
	sums_table_sort(table);
	observation_list_fini(&list);
}

static void
put_row(struct sheet *sheet, const struct observations *all,
		const struct sums_cell *cell, uint64_t articles)
{
	const struct sums *sums = &cell->sums;
	sheet_row(sheet);
	sheet_put_text(sheet, SOURCE,
			words_text(&all->codes, cell->key.source));
	sheet_put_text(sheet, TARGET,
			words_text(&all->codes, cell->key.target));
	sheet_put_count(sheet, REPORTS, (int64_t)sums->reports);
	sheet_put_count(sheet, EVENTS, (int64_t)sums->events);
	sheet_put_number(sheet, COOPERATION, score_of_sum(sums->cooperation));
	sheet_put_number(sheet, CONFLICT, score_of_sum(sums->conflict));
	sheet_put_number(sheet, NET, sums_net(sums));
	sheet_put_number(sheet, MEAN_SCORE, sums_mean_score(sums));
	sheet_put_number(sheet, RATE, sums_rate(sums, articles));
}

void
matrix_make(struct sheet *sheet, const struct observations *observations,
		const struct narrowing *narrowing)
{
	struct coverage coverage;
	struct sums_table table;
	coverage_init(&coverage, observations, narrowing);
	sums_table_init(&table);
	count(&table, observations, narrowing);
	sheet_init(sheet, "matrix", MATRIX, COLUMNS);
	for (size_t i = 0; i < table.count; i++)
		put_row(sheet, observations, &table.cells[i], coverage.all);
	sums_table_fini(&table);
	coverage_fini(&coverage);
}
