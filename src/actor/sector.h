/* sector.h - PLOVER sectors, and the sets of them that rules ask for.
 * docs/lexicon.md says what each stands for. */
#ifndef DEMARCHE_ACTOR_SECTOR_H
#define DEMARCHE_ACTOR_SECTOR_H

#include <stdbool.h>

#include "base/str.h"

enum sector {
	SECTOR_NONE,
	SECTOR_COP,
	SECTOR_GOV,
	SECTOR_JUD,
	SECTOR_LEG,
	SECTOR_MIL,
	SECTOR_PRM,
	SECTOR_PTY,
	SECTOR_REB,
	SECTOR_SPY,
	SECTOR_UAF,
	SECTOR_UNK,
	SECTOR_AGR,
	SECTOR_BUS,
	SECTOR_CRM,
	SECTOR_CVL,
	SECTOR_EDU,
	SECTOR_ELI,
	SECTOR_JRN,
	SECTOR_LAB,
	SECTOR_MED,
	SECTOR_REF,
	SECTOR_OPP,
	SECTOR_PRE,
	SECTOR_REL,
	SECTOR_SOC,
	SECTOR_COUNT
};

/* Sets of sectors; sector.c says who is in which. SECTOR_NONE (a country, or
 * somebody of whom no more is known) is in a set only where that says so. */
enum sector_set {
	SECTORS_OF_STATE,   /* powers of a state: it governs, judges, polices */
	SECTORS_FOR_STATE,  /* what they do the state does; with SECTOR_NONE */
	SECTORS_OF_COUNTRY, /* where no country is named, the article's own */
	SECTORS_OF_OFFICE,  /* an office, a uniform, a party's post */
	SECTORS_ACTIVE_ABROAD,
	SECTORS_OF_LAW, /* power at home alone */
	SECTORS_ARMED,
	SECTORS_AGAINST_STATE, /* contend with those who govern */
	SECTORS_ACCOUNTANT,    /* call those who govern to account */
	SECTORS_OF_POLITICS,   /* govern, or stand for a party */
	SECTORS_TAKING_SIDES,  /* in politics at home, beside those who make it */
	SECTORS_AT_TABLE,      /* whom a government deals with besides */
	SECTORS_IN_CONTEST,    /* govern, or contend with those who do */
	SECTORS_OF_PEOPLE,     /* anybody: firms, people, the press; no cause */
	SECTORS_PRIVATE,       /* those, their trades and unions, and crime */
	SECTORS_BYSTANDER,     /* tell what they saw, and take no side */
	SECTORS_NO_CAUSE,      /* stand for nothing but themselves; with NONE */
	SECTORS_AT_PLAY, /* teams, their towns, who tells of them; with NONE */
	SECTOR_SETS
};

/* "GOV"; empty for SECTOR_NONE and beyond. */
const char *sector_name(enum sector sector);
/* SECTOR_COUNT when there is none of that name. */
enum sector sector_find(struct str name);
bool sector_in(unsigned sector, enum sector_set set);

#endif
