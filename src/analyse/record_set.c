#include "analyse/record_set.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "store/statement.h"

static void
add(struct record_set *set, int64_t record)
{
	size_t word = (size_t)record / 64;
	if (word >= set->words) {
		size_t words = 2 * word + 64;
		set->bits = memory_resize(set->bits, words, sizeof *set->bits);
		memset(set->bits + set->words, 0,
				(words - set->words) * sizeof *set->bits);
		set->words = words;
	}
	set->bits[word] |= UINT64_C(1) << record % 64;
}

enum status
record_set_add(struct record_set *set, struct store *store,
		const struct selection *selection, struct error *error)
{
	struct selection asked = *selection;
	sqlite3_stmt *row;
	asked.order = ORDER_NONE;
	asked.offset = asked.limit = 0;
	enum status status = selection_prepare(
			&asked, store, "record.id", &row, error);
	int code = SQLITE_DONE;
	while (!status && (code = sqlite3_step(row)) == SQLITE_ROW)
		if (sqlite3_column_int64(row, 0) > 0)
			add(set, sqlite3_column_int64(row, 0));
	if (!status && code != SQLITE_DONE)
		status = store_error(store, error, "choosing records");
	sqlite3_finalize(row);
	return status;
}

void
record_set_fini(struct record_set *set)
{
	free(set->bits);
	*set = (struct record_set){ 0 };
}
