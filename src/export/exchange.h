/* exchange.h - what countries, sectors, bodies, places and
 * languages are called in the
 * files of the field (lexicon/exchange).
 *
 * One country of ours has the codes of all formats: FIPS 10-4 for GDELT's
 * places, CAMEO for its actors, Correlates of War for POLECAT, English names
 * for ICEWS. Loaded once, then read-only; strings live as long as it does.
 * What a table lacks is empty, and stays empty in a file. */
#ifndef DEMARCHE_EXPORT_EXCHANGE_H
#define DEMARCHE_EXPORT_EXCHANGE_H

#include "event/ontology.h"

struct exchange_country {
	struct str code; /* ours; of a part the state that rules it */
	struct str part; /* ISO-3 of a part; "" for the country itself */
	struct str iso2, fips, cow, gw, cameo, name;
	bool fips_regions; /* GeoNames' provinces have the numbers of FIPS */
	struct str latitude, longitude; /* degrees, as written; "" unknown */
};

struct exchange_sector {
	struct str sector, cameo, icews;
};

/* Somebody of no country. */
struct exchange_body {
	struct str id, type, country, group, name;
};

struct exchange_place {
	struct str name, country, geonameid;
	struct str region; /* GeoNames' code of the province: "PE.15" */
	bool is_region;
};

struct exchange_row {
	struct str key;
	const void *row;
};

/* Rows by their key, sorted. */
struct exchange_index {
	struct exchange_row *at;
	size_t count, capacity;
};

struct exchange {
	struct arena arena;
	struct ontology ontology; /* labels and Goldstein's scale of CAMEO */
	struct exchange_index countries, parts, sectors, bodies, mirrors,
			places, regions, persons, organisations, country_names,
			languages;
};

/* On error the exchange is empty and needs no unload. */
MUST_CHECK enum status exchange_load(struct exchange *exchange,
		const char *lexicon, struct error *error);
void exchange_unload(struct exchange *exchange);

/* Tells what is wrong in the tables and which countries of the lexicon have no
 * row there. */
void exchange_check(const char *lexicon,
		void (*report)(void *context, const struct error *error),
		void *context);

/* Null where there is no row. `code` is ours, `iso2` may be of a part. */
const struct exchange_country *exchange_country(
		const struct exchange *exchange, struct str code);
const struct exchange_country *exchange_part(
		const struct exchange *exchange, struct str iso2);
const struct exchange_sector *exchange_sector(
		const struct exchange *exchange, struct str sector);
/* `id` is an actor's, or a code of ours that is no country. */
const struct exchange_body *exchange_body(
		const struct exchange *exchange, struct str id);
const struct exchange_place *exchange_place(
		const struct exchange *exchange, struct str geonameid);
/* By GeoNames' code of a province. */
const struct exchange_place *exchange_region(
		const struct exchange *exchange, struct str region);
/* Whether it is what a whole country is called here. */
bool exchange_is_country(const struct exchange *exchange, struct str name);
/* The code of the same event seen from its recipient; "" when it has none. */
struct str exchange_mirror(const struct exchange *exchange, struct str cameo);
/* "English" for "en"; "" for a language without a row. */
struct str exchange_language(const struct exchange *exchange, struct str code);
/* Null for codes that CAMEO does not have. */
const struct cameo *exchange_cameo(
		const struct exchange *exchange, struct str code);
/* Whether the lexicon has a person, or a body, of that name. */
bool exchange_is_person(const struct exchange *exchange, struct str name);
bool exchange_is_organisation(const struct exchange *exchange, struct str name);

#endif
