/* rows.h - JSON lines of records as the rows of the tables.
 *
 * The lines are the records: whatever stands in a row is read from them, so
 * that rows of what `code` prints and of what is stored cannot differ. A pure
 * function of the lines (and of the article's day, for records that have none).
 * Strings point into the arena. Empty strings and 0 stand for what a record
 * does not tell. */
#ifndef DEMARCHE_STORE_ROWS_H
#define DEMARCHE_STORE_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

/* record.kind of schema.sql. */
enum record_row_kind {
	ROW_EVENT = 1,
	ROW_FACT,
	ROW_QUOTE,
	ROW_AMOUNT,
	ROW_KINDS /* how many, with the unused 0 */
};

struct participant_row {
	struct str role;
	struct str identity, country, sectors, name; /* as table actor */
	uint32_t start, end;
};

struct dyad_row {
	struct str source, target;
	struct str source_sector, target_sector; /* "GOV"; "" none */
};

struct money_row {
	double value;
	struct str currency;
	bool has_usd;
	double usd;
};

struct measure_row {
	double value;
	struct str unit;
};

struct record_row {
	uint64_t uid, key;
	uint32_t sentence, line;
	unsigned kind; /* enum record_row_kind */
	int date, date_end;
	struct str category, mode, cameo, status;
	int quad;
	double score;
	struct str contexts, country, place, rule;
	int confidence;
	uint32_t trigger_start, trigger_end;
	bool mutual; /* an event of several actors, on each other */
	struct participant_row *participants;
	struct dyad_row *dyads;
	struct money_row *money;
	struct measure_row *measures;
	size_t participant_count, dyad_count, money_count, measure_count;
};

struct record_rows {
	struct record_row *at;
	size_t count;
};

/* `day` is YYYYMMDD. STATUS_FORMAT for lines that `code` does not print. */
MUST_CHECK enum status rows_of_lines(struct str lines, int day,
		struct arena *arena, struct record_rows *out,
		struct error *error);

/* YYYYMMDD of "2025-11-24..."; 0 when it is no day. */
int rows_date(struct str date);
/* Of days since 1970-01-01; 0 of DAY_NONE. */
int rows_date_of_day(int32_t day);

#endif
