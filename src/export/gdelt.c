#include "export/gdelt.h"

#include "export/geography.h"

/* --- codes ------------------------------------------------------------- */

int
gdelt_quad(struct str cameo)
{
	static const int last_root[] = { 0, 5, 8, 13, 20 };
	if (cameo.len < 2)
		return 0;
	int root = (cameo.at[0] - '0') * 10 + cameo.at[1] - '0';
	if (root < 1)
		return 0;
	for (int quad = 1; quad <= 4; quad++)
		if (root <= last_root[quad])
			return quad;
	return 0;
}

bool
gdelt_has_code(struct str cameo)
{
	if (cameo.len < 2 || cameo.len > 4)
		return false;
	for (size_t i = 0; i < cameo.len; i++)
		if (cameo.at[i] < '0' || cameo.at[i] > '9')
			return false;
	return gdelt_quad(cameo) != 0;
}

char
gdelt_place_type(const struct geography *place)
{
	static const char states[] = "0123", abroad[] = "0154";
	bool in_states = str_equal(place->fips, STR("US"));
	return (in_states ? states : abroad)[place->level];
}

/* --- the article ------------------------------------------------------- */

struct str
gdelt_domain(struct str url)
{
	size_t scheme = str_find(url, STR("://"));
	if (scheme == url.len)
		return STR("");
	struct str rest = str_cut(url.at + scheme + 3, url.at + url.len);
	bool more;
	struct str host = str_next(&rest, '/', &more);
	size_t user = str_find_byte(host, '@');
	if (user < host.len)
		host = str_cut(host.at + user + 1, host.at + host.len);
	host.len = str_find_byte(host, ':');
	if (str_starts(host, STR("www.")))
		host = str_cut(host.at + 4, host.at + host.len);
	return host;
}

static struct str
url_of(const struct export_row *row)
{
	return row->copy ? row->copy->url : row->article->url;
}

void
gdelt_put_collection(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put(cell, gdelt_domain(url_of(row)).len ? STR("1") : STR("2"));
}

void
gdelt_put_source(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct str domain = gdelt_domain(url_of(row));
	(void)side;
	buffer_put(cell, domain.len  ? domain
			 : row->copy ? row->copy->publisher
				     : row->article->publisher);
}

void
gdelt_put_identifier(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct str url = url_of(row);
	(void)side;
	buffer_put(cell, url.len ? url : row->article->doc);
}
