#include "serve/routes.h"

static const struct route ROUTES[] = {
	{ .path = "/api/about", .answer = answer_about },
	{ .path = "/api/countries",
			.takes = TAKES_ROWS | TAKES_FORMAT,
			.answer = answer_countries },
	{ .path = "/api/publishers",
			.takes = TAKES_ROWS | TAKES_FORMAT,
			.answer = answer_publishers },
	{ .path = "/api/records",
			.takes = TAKES_RECORDS | TAKES_ONCE | TAKES_PAGE
				 | TAKES_ORDER | TAKES_FORMAT,
			.answer = answer_records },
	{ .path = "/api/record/", .below = true, .answer = answer_record },
	{ .path = "/api/search",
			.takes = TAKES_RECORDS | TAKES_PAGE | TAKES_FORMAT,
			.answer = answer_search },
	{ .path = "/plain",
			.page = true,
			.takes = TAKES_DAYS | TAKES_PAIR,
			.answer = answer_plain_page },
	/* Where the dashboard is built in, its page comes first. */
	{ .path = "/",
			.page = true,
			.takes = TAKES_DAYS | TAKES_PAIR,
			.answer = answer_plain_page },
};
enum { ROUTES_COUNT = sizeof ROUTES / sizeof *ROUTES };

static bool
leads(const struct route *route, struct str path)
{
	struct str own = str_of(route->path);
	return route->below ? str_starts(path, own) : str_equal(path, own);
}

const struct route *
route_find(struct str path, struct str *rest)
{
	for (size_t i = 0; i < ROUTES_COUNT; i++)
		if (leads(&ROUTES[i], path)) {
			size_t length = strlen(ROUTES[i].path);
			*rest = str_cut(path.at + length, path.at + path.len);
			return &ROUTES[i];
		}
	return NULL;
}

const struct route *
route_at(size_t number)
{
	return number < ROUTES_COUNT ? &ROUTES[number] : NULL;
}
