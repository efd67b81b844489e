#include "serve/routes.h"

/* Conditions on the events of a sheet; how its rows are given. */
enum {
	ON_EVENTS = TAKES_DAYS | TAKES_ARTICLES | TAKES_EVENTS | TAKES_WORDS,
	AS_SHEET = TAKES_ROWS | TAKES_FORMAT,
};

static const struct route ROUTES[] = {
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
	{ .path = "/api/dyads",
			.takes = ON_EVENTS | TAKES_PAIR | TAKES_PARTIES
				 | TAKES_PERIOD | TAKES_BY | AS_SHEET,
			.answer = answer_dyads },
	{ .path = "/api/matrix",
			.takes = ON_EVENTS | TAKES_PAIR | TAKES_PARTIES
				 | AS_SHEET,
			.answer = answer_matrix },
	{ .path = "/api/align",
			.takes = ON_EVENTS | TAKES_POWERS | TAKES_PERIOD
				 | AS_SHEET,
			.answer = answer_align },
	{ .path = "/api/movers",
			.takes = ON_EVENTS | TAKES_POWERS | TAKES_PERIOD
				 | TAKES_MOVERS | AS_SHEET,
			.answer = answer_movers },
	{ .path = "/api/ledger",
			.takes = TAKES_RECORDS | TAKES_LEDGER | AS_SHEET,
			.answer = answer_ledger },
	{ .path = "/api/emerging",
			.takes = ON_EVENTS | TAKES_PARTIES | TAKES_AS_OF
				 | AS_SHEET,
			.answer = answer_emerging },
	{ .path = "/api/visits",
			.takes = TAKES_RECORDS | AS_SHEET,
			.answer = answer_visits },
	{ .path = "/api/speakers",
			.takes = TAKES_RECORDS | AS_SHEET,
			.answer = answer_speakers },
	{ .path = "/api/review", .take = take_review },
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
