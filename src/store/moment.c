#include "store/moment.h"

enum status
moment_begin(const struct store *store, bool *begun, const char *doing,
		struct error *error)
{
	*begun = sqlite3_get_autocommit(store->database) != 0;
	return *begun ? store_execute(store, "BEGIN", doing, error) : STATUS_OK;
}

void
moment_end(const struct store *store, bool begun)
{
	if (begun)
		store_roll_back(store);
}
