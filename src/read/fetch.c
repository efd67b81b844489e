#include "read/fetch.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/memory.h"
#include "read/host.h"
#include "read/public_address.h"
#include "read/url.h"

enum {
	ROBOTS_REDIRECTS = 5,
	STATUS_NOT_MODIFIED = 304,
	STATUS_TOO_MANY = 429,
};

struct fetch {
	struct fetch_options options;
	struct http *http;
	struct hosts hosts;
	struct arena arena; /* of one document */
	struct str product;
};

/* One document on its way through redirects. */
struct way {
	const struct fetch_request *request;
	struct str first; /* the first address, as it was understood */
	struct url url;
	double deadline; /* of the clock below; waiting moves it */
	unsigned redirects;
};

/* Seconds since some time or other. */
static double
clock_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void
fetch_options_init(struct fetch_options *options)
{
	*options = (struct fetch_options){
		.http = { .agent = "demarche", .may_connect = public_address },
		.seconds = 60,
		.delay = 1,
	};
}

/* The word that robots.txt knows the program by: "demarche" of
 * "demarche/0.1.0 (...)". */
static struct str
product_of(const char *agent)
{
	struct str name = str_of(agent);
	name.len = str_find_byte(name, '/');
	return name;
}

struct fetch *
fetch_new(const struct fetch_options *options)
{
	struct fetch *fetch = memory_zero(1, sizeof *fetch);
	fetch->options = *options;
	fetch->product = product_of(options->http.agent);
	fetch->http = http_new(&fetch->options.http);
	hosts_init(&fetch->hosts);
	arena_init(&fetch->arena);
	return fetch;
}

void
fetch_free(struct fetch *fetch)
{
	if (!fetch)
		return;
	http_free(fetch->http);
	hosts_fini(&fetch->hosts);
	arena_fini(&fetch->arena);
	free(fetch);
}

/* --- politeness ------------------------------------------------------------
 */

static bool
stopped(const struct fetch *fetch)
{
	return fetch->options.http.stop && *fetch->options.http.stop;
}

/* Sleeps until the site may be asked again; STATUS_END when stopped. */
static enum status
wait_turn(struct fetch *fetch, struct host *host)
{
	enum { SLEEP_MILLISECONDS = 100 };
	for (double now = clock_now(); now < host->next && !stopped(fetch);
			now = clock_now()) {
		double left = host->next - now;
		long milliseconds = left * 1000 < SLEEP_MILLISECONDS
						    ? (long)(left * 1000) + 1
						    : SLEEP_MILLISECONDS;
		struct timespec time = { 0, milliseconds * 1000000 };
		nanosleep(&time, NULL);
	}
	return stopped(fetch) ? STATUS_END : STATUS_OK;
}

static void
note_asked(struct fetch *fetch, struct host *host)
{
	double delay = fetch->options.delay;
	double asked = fetch->options.ignore_robots ? 0 : host->robots.delay;
	if (asked > LIMIT_CRAWL_DELAY)
		asked = LIMIT_CRAWL_DELAY;
	host_asked(host, clock_now(), asked > delay ? asked : delay);
}

/* --- one request -------------------------------------------------------- */

static enum status
ask(struct fetch *fetch, const struct way *way, const struct http_request *like,
		struct http_answer *answer, struct error *error)
{
	struct http_request request = *like;
	request.url = way->url.whole.at;
	request.seconds = way->deadline - clock_now();
	if (request.seconds < 0)
		request.seconds = 0;
	return http_get(fetch->http, &request, answer, error);
}

static bool
is_redirect(const struct http_answer *answer)
{
	return (answer->status == 301 || answer->status == 302
			       || answer->status == 303 || answer->status == 307
			       || answer->status == 308)
	       && answer->location.len;
}

/* Makes the place that an answer redirects to the one to ask next. */
static enum status
turn(struct fetch *fetch, struct way *way, const struct http_answer *answer,
		unsigned limit, struct error *error)
{
	if (way->redirects++ == limit)
		return error_set(error, STATUS_IO, way->url.whole.at, 0,
				ERROR_NO_OFFSET,
				"redirected more than %u times; the site may "
				"want cookies, which are not kept",
				limit);
	struct str next = arena_copy(&fetch->arena, answer->location);
	return url_parse(&way->url, next.at, &fetch->arena, error);
}

/* --- robots.txt --------------------------------------------------------- */

/* `*status` of the answer; 0 when there is no robots.txt that can be read,
 * which allows everything. */
static enum status
fetch_robots(struct fetch *fetch, struct url site, struct http_answer *answer,
		struct error *error)
{
	struct way way = { .deadline = clock_now() + fetch->options.seconds };
	struct http_request request = { .maximum = LIMIT_ROBOTS_BYTES,
		.cut = true };
	struct str address = url_resolve(
			site.whole.at, "/robots.txt", &fetch->arena);
	enum status status =
			url_parse(&way.url, address.at, &fetch->arena, error);
	while (!status) {
		status = ask(fetch, &way, &request, answer, error);
		if (status || !is_redirect(answer))
			break;
		if (way.redirects == ROBOTS_REDIRECTS)
			status = STATUS_UNSUPPORTED;
		else
			status = turn(fetch, &way, answer, ROBOTS_REDIRECTS,
					error);
	}
	if (status != STATUS_UNSUPPORTED)
		return status;
	*answer = (struct http_answer){ 0 };
	return STATUS_OK;
}

static enum status
refuse(const struct way *way, enum status status, struct error *error,
		const char *why)
{
	return error_set(error, status, way->url.whole.at, 0, ERROR_NO_OFFSET,
			"not fetched: the robots.txt of %.*s %s; "
			"--ignore-robots fetches it all the same",
			STR_ARG(way->url.host), why);
}

static enum status
check_robots(struct fetch *fetch, struct host *host, const struct way *way,
		struct error *error)
{
	if (fetch->options.ignore_robots)
		return STATUS_OK;
	if (!host->robots_known) {
		struct http_answer robots;
		enum status status =
				fetch_robots(fetch, way->url, &robots, error);
		if (status)
			return status;
		host_set_robots(host, robots.status, robots.body,
				fetch->product, clock_now());
	}
	enum host_answer allowed =
			host_allows(host, way->url.target, &fetch->arena);
	if (allowed == HOST_REFUSES)
		return refuse(way, STATUS_UNSUPPORTED, error,
				"does not allow it");
	if (allowed == HOST_FAILS)
		return refuse(way, STATUS_IO, error,
				"cannot be had now, so that nothing is");
	return STATUS_OK;
}

/* --- a document ------------------------------------------------------------
 */

static enum status
ask_politely(struct fetch *fetch, struct way *way, struct fetch_answer *answer,
		struct error *error)
{
	struct http_request request = {
		.etag = way->request->etag,
		.last_modified = way->request->last_modified,
		.maximum = LIMIT_DOCUMENT_BYTES,
	};
	double begun = clock_now();
	struct host *host = hosts_find(&fetch->hosts, way->url.origin, begun);
	enum status status = check_robots(fetch, host, way, error);
	if (!status)
		status = wait_turn(fetch, host);
	if (status)
		return status;
	way->deadline += clock_now() - begun;
	status = ask(fetch, way, &request, &answer->http, error);
	note_asked(fetch, host);
	return status;
}

static enum status
refused_by_server(const struct way *way, const struct http_answer *answer,
		struct error *error)
{
	char text[HTTP_STATUS_BYTES], when[64] = "try again later";
	const char *advice = "";
	http_status_text(answer->status, text);
	if (answer->retry_after)
		snprintf(when, sizeof when, "try again in %" PRId64 " s",
				answer->retry_after);
	if (answer->status >= 500 || answer->status == STATUS_TOO_MANY)
		advice = when;
	else if (answer->status == 401 || answer->status == 403)
		advice = "save the page with a browser and name the file";
	else
		advice = "check the address";
	return error_set(error, STATUS_IO, way->url.whole.at, 0,
			ERROR_NO_OFFSET, "the server answers %s; %s", text,
			advice);
}

static enum status
judge(const struct way *way, struct fetch_answer *answer, struct error *error)
{
	bool conditional = way->request->etag.len
			   || way->request->last_modified.len;
	answer->url = way->url.whole;
	answer->not_modified = conditional
			       && answer->http.status == STATUS_NOT_MODIFIED;
	if (answer->not_modified || answer->http.status / 100 == 2)
		return STATUS_OK;
	return refused_by_server(way, &answer->http, error);
}

/* What failed on the way is told of the address that was asked for. */
static void
name_asked(const struct way *way, struct error *error)
{
	struct error told = *error;
	if (!strcmp(told.where, way->first.at))
		error_set(error, told.status, way->request->address, 0,
				ERROR_NO_OFFSET, "%s", told.message);
	else
		error_set(error, told.status, way->request->address, 0,
				ERROR_NO_OFFSET, "%s%s: %s",
				way->redirects ? "redirected to " : "",
				told.where, told.message);
}

enum status
fetch_get(struct fetch *fetch, const struct fetch_request *request,
		struct fetch_answer *answer, struct error *error)
{
	struct way way = { .request = request,
		.deadline = clock_now() + fetch->options.seconds };
	struct error none;
	if (!error)
		error = &none;
	*answer = (struct fetch_answer){ 0 };
	arena_reset(&fetch->arena);
	enum status status = url_parse(
			&way.url, request->address, &fetch->arena, error);
	if (status)
		return status;
	way.first = way.url.whole;
	while (!status) {
		status = ask_politely(fetch, &way, answer, error);
		if (status || !is_redirect(&answer->http))
			break;
		status = turn(fetch, &way, &answer->http, LIMIT_REDIRECTS,
				error);
	}
	if (!status)
		status = judge(&way, answer, error);
	if (status && status != STATUS_END)
		name_asked(&way, error);
	/* Where a server leads to is its doing, not that of who asked. */
	return status == STATUS_USAGE && way.redirects ? STATUS_IO : status;
}
