/* routes.h - the paths of the server, a table: what each takes and who answers
 * it. Inside serve. */
#ifndef DEMARCHE_SERVE_ROUTES_H
#define DEMARCHE_SERVE_ROUTES_H

#include "ask/inquiries.h"
#include "serve/asked.h"
#include "serve/serving.h"

/* Fills an answer that is empty, or refuses. */
typedef void route_answer(struct work *work, const struct question *question,
		struct answer *answer);
/* The same of a request with a body. */
typedef void route_take(
		struct work *work, struct str body, struct answer *answer);

struct route {
	const char *path;
	bool below;     /* and everything behind it: path ends with / */
	bool page;      /* for people: HTML, and a refusal is HTML too */
	unsigned takes; /* groups of parameters, see route_takes */
	const struct inquiry *inquiry; /* that is asked for; null: none */
	route_answer *answer;          /* GET; null: none */
	route_take *take;              /* POST; null: none */
};

/* Null when there is nothing. `rest` is what stands behind the path. */
const struct route *route_find(struct str path, struct str *rest);
const struct route *route_at(size_t number);
/* All that it takes, what its analysis does included. */
unsigned route_takes(const struct route *route);

route_answer answer_about, answer_countries, answer_publishers, answer_records,
		answer_record, answer_search, answer_plain_page, answer_inquiry,
		answer_front_page;
route_take take_review;

/* The failure as an answer: a condition that makes no sense, a database that
 * cannot be read, a question that takes too long. */
void answer_failure(struct answer *answer, const struct work *work,
		enum status status, const struct error *error);

struct sheet;
/* A sheet in the order asked for, cut to the rows asked for, as JSON or CSV. */
void answer_sheet(struct answer *answer, const struct question *question,
		struct sheet *sheet);
/* The rows asked for of a sheet that has `total`. */
void answer_page(struct answer *answer, const struct question *question,
		const struct sheet *page, size_t total);

#endif
