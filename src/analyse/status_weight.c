#include "analyse/status_weight.h"

#include <stdlib.h>

#include "status_weights_tsv.h"

int
status_weight(struct str status)
{
	struct str rest = str_of(STATUS_WEIGHTS);
	for (bool more = true; more;) {
		struct str line = str_next(&rest, '\n', &more);
		size_t tab = str_find_byte(line, '\t');
		if (tab < line.len && line.at[0] != '#'
				&& str_equal(status,
						(struct str){ line.at, tab }))
			return (int)strtol(line.at + tab + 1, NULL, 10);
	}
	return 0;
}
