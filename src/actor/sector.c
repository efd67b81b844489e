#include "actor/gazetteer.h"

static const char *const names[SECTOR_COUNT] = {
	"", "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY",
	"UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB",
	"MED", "REF", "OPP", "PRE", "REL", "SOC",
};

const char *
sector_name(enum sector sector)
{
	return sector < SECTOR_COUNT ? names[sector] : "";
}

enum sector
sector_find(struct str name)
{
	for (unsigned i = 0; i < SECTOR_COUNT; i++)
		if (str_equal(name, str_of(names[i])))
			return (enum sector)i;
	return SECTOR_COUNT;
}
