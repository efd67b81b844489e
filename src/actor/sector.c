#include "actor/sector.h"

#include <stdint.h>
#include <string.h>

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

#define IN(sector) (UINT32_C(1) << SECTOR_##sector)

static const uint32_t members[SECTOR_SETS] = {
	[SECTORS_OF_STATE] = IN(COP) | IN(GOV) | IN(JUD) | IN(LEG),
	[SECTORS_FOR_STATE] = IN(NONE) | IN(COP) | IN(GOV) | IN(MIL) | IN(PRM)
			      | IN(SPY),
	[SECTORS_OF_COUNTRY] = IN(COP) | IN(GOV) | IN(JUD) | IN(LEG) | IN(MIL)
			       | IN(SPY) | IN(OPP) | IN(PTY) | IN(ELI),
	[SECTORS_OF_OFFICE] = IN(COP) | IN(GOV) | IN(JUD) | IN(LEG) | IN(MIL)
			      | IN(PTY),
	[SECTORS_ACTIVE_ABROAD] = IN(GOV) | IN(MIL),
	[SECTORS_OF_LAW] = IN(COP) | IN(JUD),
	[SECTORS_ARMED] = IN(MIL) | IN(PRM) | IN(REB) | IN(UAF),
	[SECTORS_AGAINST_STATE] = IN(OPP) | IN(REB) | IN(UAF),
	[SECTORS_ACCOUNTANT] = IN(JUD) | IN(LEG) | IN(OPP) | IN(PTY),
	[SECTORS_OF_POLITICS] = IN(GOV) | IN(LEG) | IN(OPP) | IN(PTY),
	[SECTORS_TAKING_SIDES] = IN(AGR) | IN(ELI) | IN(REL) | IN(SOC),
	[SECTORS_AT_TABLE] = IN(BUS) | IN(EDU) | IN(MED),
	[SECTORS_IN_CONTEST] = IN(GOV) | IN(LAB) | IN(OPP) | IN(PTY) | IN(REB),
	[SECTORS_OF_PEOPLE] = IN(BUS) | IN(CVL) | IN(EDU) | IN(JRN) | IN(UNK),
	[SECTORS_PRIVATE] = IN(AGR) | IN(BUS) | IN(CRM) | IN(CVL) | IN(EDU)
			    | IN(JRN) | IN(LAB) | IN(MED) | IN(SOC) | IN(UNK),
	[SECTORS_BYSTANDER] = IN(JRN) | IN(MED) | IN(SOC) | IN(CVL) | IN(EDU)
			      | IN(BUS),
	[SECTORS_NO_CAUSE] = IN(NONE) | IN(CRM) | IN(CVL) | IN(UNK),
	[SECTORS_AT_PLAY] = IN(NONE) | IN(BUS) | IN(CVL) | IN(JRN) | IN(UNK),
};

bool
sector_in(unsigned sector, enum sector_set set)
{
	return sector < SECTOR_COUNT && members[set] >> sector & 1;
}
