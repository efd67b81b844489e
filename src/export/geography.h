/* geography.h - where something was, in the words of the field's files. */
#ifndef DEMARCHE_EXPORT_GEOGRAPHY_H
#define DEMARCHE_EXPORT_GEOGRAPHY_H

#include "export/columns.h"

enum geography_level { LEVEL_NONE, LEVEL_COUNTRY, LEVEL_REGION, LEVEL_CITY };

/* Strings are "" where nothing is known. */
struct geography {
	enum geography_level level;
	struct str city, region, country; /* names */
	struct str code;                  /* our code of the country */
	struct str fips;                  /* FIPS 10-4 of country or part */
	/* Number of the province in FIPS 10-4, "" where GeoNames has others */
	struct str adm1;
	const json_t *place; /* with "lat", "lon", "geonameid"; null: none */
	const struct exchange_country *middle; /* of a country alone */
};

/* Of the event: its `location`; of an actor: the country that it is of. */
struct geography geography_of(
		const struct export_row *row, enum export_side side);
/* Of a `location` of a record, or null. */
struct geography geography_of_place(
		const struct exchange *exchange, const json_t *location);

/* "Lima, Lima Province, Peru" */
void geography_put_name(struct buffer *out, const struct geography *place);
/* Degrees; nothing where they are not known. */
void geography_put_latitude(struct buffer *out, const struct geography *place);
void geography_put_longitude(struct buffer *out, const struct geography *place);

#endif
