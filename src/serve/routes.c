#include "serve/routes.h"

/* How the rows of a sheet are given. */
enum { AS_SHEET = TAKES_ROWS | TAKES_FORMAT };

static const struct route ROUTES[] = {
#define SHEET(name, number)                                                    \
	{                                                                      \
		.path = "/api/" name, .takes = TAKES_FORMAT,                   \
		.inquiry = &INQUIRY[number], .answer = answer_inquiry          \
	}
	{ .path = "/api/about", .answer = answer_about },
	{ .path = "/api/countries",
			.takes = AS_SHEET,
			.answer = answer_countries },
	{ .path = "/api/publishers",
			.takes = AS_SHEET,
			.answer = answer_publishers },
	{ .path = "/api/records",
			.takes = TAKES_RECORDS | TAKES_ONCE | TAKES_PAGE
				 | TAKES_ORDER | TAKES_FORMAT,
			.answer = answer_records },
	{ .path = "/api/record/", .below = true, .answer = answer_record },
	{ .path = "/api/search",
			.takes = TAKES_RECORDS | TAKES_PAGE | TAKES_FORMAT,
			.answer = answer_search },
	SHEET("dyads", INQUIRY_DYADS),
	SHEET("matrix", INQUIRY_MATRIX),
	SHEET("align", INQUIRY_ALIGN),
	SHEET("movers", INQUIRY_MOVERS),
	SHEET("ledger", INQUIRY_LEDGER),
	SHEET("emerging", INQUIRY_EMERGING),
	SHEET("visits", INQUIRY_VISITS),
	SHEET("speakers", INQUIRY_SPEAKERS),
	{ .path = "/api/review", .take = take_review },
	{ .path = "/plain",
			.page = true,
			.takes = TAKES_DAYS | TAKES_PAIR,
			.answer = answer_plain_page },
	{ .path = "/",
			.page = true,
			.takes = TAKES_DAYS | TAKES_PAIR,
			.answer = answer_front_page },
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

unsigned
route_takes(const struct route *route)
{
	return route->takes | (route->inquiry ? route->inquiry->takes : 0);
}
