#include "actor/gazetteer.h"

static const char names[SECTOR_COUNT][4] = {
	"",
	"COP",
	"GOV",
	"JUD",
	"LEG",
	"MIL",
	"PRM",
	"PTY",
	"REB",
	"SPY",
	"UAF",
	"UNK",
	"AGR",
	"BUS",
	"CRM",
	"CVL",
	"EDU",
	"ELI",
	"JRN",
	"LAB",
	"MED",
	"REF",
	"OPP",
	"PRE",
	"REL",
	"SOC",
};

const char *
sector_name(enum sector sector)
{
	return sector < SECTOR_COUNT ? names[sector] : "";
}

enum sector
sector_find(struct str name)
{
	if (!name.len)
		return SECTOR_NONE;
	for (unsigned i = 1; name.len == 3 && i < SECTOR_COUNT; i++)
		if (!memcmp(name.at, names[i], 3))
			return (enum sector)i;
	return SECTOR_COUNT;
}
