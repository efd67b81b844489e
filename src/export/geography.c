#include "export/geography.h"

#include <stdio.h>

static void
set_country(struct geography *out, const struct exchange_country *country)
{
	if (!country)
		return;
	out->country = country->name;
	out->fips = country->fips;
}

/* GeoNames' "PE.15": the part of the world, and its province there. */
static void
set_region(struct geography *out, const struct exchange *exchange,
		struct str region)
{
	bool more;
	struct str adm1 = region, iso2 = str_next(&adm1, '.', &more);
	const struct exchange_country *part = exchange_part(exchange, iso2);
	const struct exchange_place *row = exchange_region(exchange, region);
	if (part)
		set_country(out, part);
	if (row)
		out->region = row->name;
	if (part && part->fips_regions && adm1.len == 2)
		out->adm1 = adm1;
}

static void
set_row(struct geography *out, const struct exchange *exchange,
		const struct exchange_place *row)
{
	out->level = row->is_region ? LEVEL_REGION : LEVEL_CITY;
	set_region(out, exchange, row->region);
	*(row->is_region ? &out->region : &out->city) = row->name;
}

struct geography
geography_of_place(const struct exchange *exchange, const json_t *location)
{
	struct geography out = { .place = location,
		.code = json_text_at(location, "country") };
	const struct exchange_country *country =
			exchange_country(exchange, out.code);
	struct str name = json_text_at(location, "name");
	char id[24];
	if (!country)
		return (struct geography){ 0 };
	set_country(&out, country);
	snprintf(id, sizeof id, "%lld",
			(long long)json_integer_at(location, "geonameid"));
	const struct exchange_place *row = exchange_place(exchange, str_of(id));
	if (row) {
		set_row(&out, exchange, row);
	} else if (exchange_is_country(exchange, name)) {
		out.level = LEVEL_COUNTRY;
		out.middle = country;
	} else {
		out.level = LEVEL_REGION;
		out.region = name;
	}
	return out;
}

/* What is known of where an actor is, is whose it is. */
static struct geography
of_party(const struct exchange *exchange, const json_t *party)
{
	struct geography out = { .code = json_text_at(party, "code") };
	const struct exchange_country *country =
			exchange_country(exchange, out.code);
	if (!country)
		return (struct geography){ 0 };
	out.level = LEVEL_COUNTRY;
	out.middle = country;
	set_country(&out, country);
	return out;
}

struct geography
geography_of(const struct export_row *row, enum export_side side)
{
	if (side != SIDE_EVENT)
		return of_party(row->exchange, row->party[side]);
	return geography_of_place(row->exchange,
			json_object_get(row->record, "location"));
}

static void
put_part(struct buffer *out, struct str name, size_t begin)
{
	if (!name.len)
		return;
	if (out->len > begin)
		buffer_put(out, STR(", "));
	buffer_put(out, name);
}

void
geography_put_name(struct buffer *out, const struct geography *place)
{
	size_t begin = out->len;
	if (place->level == LEVEL_CITY)
		put_part(out, place->city, begin);
	if (place->level >= LEVEL_REGION)
		put_part(out, place->region, begin);
	put_part(out, place->country, begin);
}

static void
put_degrees(struct buffer *out, const struct geography *place, const char *key,
		struct str middle)
{
	const json_t *degrees = json_object_get(place->place, key);
	if (degrees)
		column_put_real(out, json_number_value(degrees), 4);
	else if (place->level == LEVEL_COUNTRY)
		buffer_put(out, middle);
}

void
geography_put_latitude(struct buffer *out, const struct geography *place)
{
	put_degrees(out, place, "lat",
			place->middle ? place->middle->latitude : STR(""));
}

void
geography_put_longitude(struct buffer *out, const struct geography *place)
{
	put_degrees(out, place, "lon",
			place->middle ? place->middle->longitude : STR(""));
}
