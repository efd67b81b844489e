#include <stdio.h>
#include <time.h>

#include "base/json_value.h"
#include "base/markup.h"
#include "serve/assets.h"
#include "serve/routes.h"

int64_t
clock_milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* --- refusals ---------------------------------------------------------- */

/* A person who opened a page reads words, not JSON. */
static void
refuse_page(struct answer *answer, int status, const char *message)
{
	answer_refuse(answer, status, NULL, "%s", message);
	buffer_reset(&answer->body);
	answer->type = TYPE_HTML;
	buffer_put(&answer->body,
			STR("<!doctype html><html lang=\"en\"><meta "
			    "charset=\"utf-8\"><title>demarche</title><p>"));
	markup_put(&answer->body, str_of(message));
	buffer_put(&answer->body, STR(".</p></html>\n"));
}

/* The same of a refusal that was made for programs. */
static void
retell_as_page(struct answer *answer)
{
	char message[1024];
	struct str body = answer_bytes(answer);
	json_t *told = json_loadb(body.at, body.len, 0, NULL);
	struct str text =
			json_text_at(json_object_get(told, "error"), "message");
	snprintf(message, sizeof message, "%.*s", STR_ARG(text));
	json_decref(told);
	refuse_page(answer, answer->status, message);
}

static bool
refuse(struct answer *answer, const struct refusal *refusal, bool page)
{
	if (!refusal->status)
		return false;
	if (page)
		refuse_page(answer, refusal->status, refusal->message);
	else
		answer_refuse(answer, refusal->status, NULL, "%s",
				refusal->message);
	return true;
}

static bool
refuse_method(struct answer *answer, const struct route *route)
{
	answer_refuse(answer, HTTP_STATUS_METHOD_NOT_ALLOWED, NULL,
			route && route->take ? "this is sent by POST"
					     : "this is asked for by GET");
	answer->allow = route && route->take ? "POST" : "GET, HEAD";
	return true;
}

/* --- token in the address ---------------------------------------------- */

/* The token moves from the address into a cookie; the page then opens itself
 * again without it. A redirection would not do: behind a link from elsewhere
 * browsers keep a strict cookie back until a page of ours asks. */
static bool
take_token(const struct serving *serving, const struct http_request *request,
		struct answer *answer)
{
	const struct guard *guard = &serving->guard;
	struct str token = target_parameter(&request->target, "token");
	if (!token.len)
		return false;
	if (!access_token_is(&guard->token, token)) {
		refuse_page(answer, HTTP_STATUS_UNAUTHORIZED,
				"This token is not, or no longer, the "
				"server's");
		return true;
	}
	answer->type = TYPE_HTML;
	snprintf(answer->cookie, sizeof answer->cookie,
			"%s=%s; Path=/; HttpOnly; SameSite=Strict",
			guard->cookie, guard->token.text);
	buffer_put(&answer->body,
			STR("<!doctype html><html lang=\"en\"><meta "
			    "charset=\"utf-8\"><meta http-equiv=\"refresh\" "
			    "content=\"0; url=/\"><title>demarche</title>"
			    "<p><a href=\"/\">demarche</a></p></html>\n"));
	return true;
}

/* --- what needs no data ------------------------------------------------ */

static bool
reply_asset(const struct http_request *request, struct answer *answer)
{
	const struct asset *asset = asset_find(request->target.path);
	if (!asset)
		return false;
	answer->type = asset->type;
	answer->caching = CACHE_CHECKED;
	snprintf(answer->tag, sizeof answer->tag, "\"%s\"", asset->tag);
	answer->gzipped = accepts_gzip(request->accept_encoding);
	answer->fixed = answer->gzipped ? asset->packed : asset_plain(asset);
	if (tag_matches(request->if_none_match, answer->tag)) {
		answer->status = HTTP_STATUS_NOT_MODIFIED;
		answer->gzipped = false;
		answer->fixed = STR("");
	}
	return true;
}

static bool
reply_nothing(const struct http_request *request, struct answer *answer)
{
	answer_refuse(answer, HTTP_STATUS_NOT_FOUND, NULL,
			"there is nothing at %.200s", request->target.path.at);
	return true;
}

static bool
is_read(const struct http_request *request)
{
	return request->method == METHOD_GET || request->method == METHOD_HEAD;
}

static bool
reply_page(const struct serving *serving, const struct http_request *request,
		struct answer *answer)
{
	struct refusal refusal = guard_check_page(request);
	if (!is_read(request))
		return refuse_method(answer, NULL);
	if (refuse(answer, &refusal, true))
		return true;
	if (take_token(serving, request, answer))
		return true;
	if (serving->guard.token_to_read
			&& !guard_has_token(&serving->guard, request)) {
		refuse_page(answer, HTTP_STATUS_UNAUTHORIZED,
				"The token is missing or wrong: open the "
				"address that the server told at its start");
		return true;
	}
	return false;
}

bool
reply_early(const struct serving *serving, const struct http_request *request,
		struct answer *answer)
{
	struct str rest;
	const struct route *route = route_find(request->target.path, &rest);
	struct refusal refusal = guard_check_host(&serving->guard, request);
	if (refuse(answer, &refusal, false))
		return true;
	if (!route)
		return reply_page(serving, request, answer)
		       || reply_asset(request, answer)
		       || reply_nothing(request, answer);
	if (route->page)
		return reply_page(serving, request, answer);
	if (!is_read(request)
			&& (request->method != METHOD_POST || !route->take))
		return refuse_method(answer, route);
	if (is_read(request) && !route->answer)
		return refuse_method(answer, route);
	refusal = is_read(request)
				  ? guard_check_read(&serving->guard, request)
				  : guard_check_write(&serving->guard, request);
	return refuse(answer, &refusal, false);
}

/* --- what needs data --------------------------------------------------- */

enum { STEPS_BETWEEN_LOOKS = 10000 };

/* SQLite asks now and then whether to go on. */
bool
work_is_late(struct work *work)
{
	int64_t now = clock_milliseconds();
	int64_t ends = atomic_load(&work->serving->ends);
	work->late = work->late || now > work->deadline || (ends && now > ends);
	return work->late;
}

static int
is_late(void *context)
{
	return work_is_late(context);
}

enum status
work_open(struct work *work, struct serving *serving, struct error *error)
{
	*work = (struct work){ .serving = serving };
	enum status status = store_open(
			&work->store, serving->database, STORE_READ, error);
	if (status)
		return status;
	status = store_execute(&work->store, "PRAGMA query_only = 1",
			"opening the database", error);
	if (!status)
		status = store_number(&work->store, "data_version",
				&work->version, error);
	if (status) {
		store_close(&work->store);
		return status;
	}
	sqlite3_progress_handler(work->store.database, STEPS_BETWEEN_LOOKS,
			is_late, work);
	arena_init(&work->arena);
	return STATUS_OK;
}

void
work_close(struct work *work)
{
	arena_fini(&work->arena);
	store_close(&work->store);
}

/* Whoever first sees that the database was written to tells the others. */
static void
look_for_changes(struct work *work)
{
	int version = 0;
	struct error ignored;
	if (store_number(&work->store, "data_version", &version, &ignored))
		return;
	if (version != work->version)
		keeper_changed(work->serving->keeper);
	work->version = version;
}

static void
put_tag(struct work *work, struct answer *answer)
{
	snprintf(answer->tag, sizeof answer->tag, "W/\"%llx-%llx\"",
			(unsigned long long)work->serving->start,
			(unsigned long long)work->state);
}

/* What makes no sense, or cannot be meant. */
static bool
is_refused(struct work *work, struct question *question,
		const struct http_request *request, struct answer *answer)
{
	const struct route *route = work->route;
	struct error error;
	enum status status = STATUS_OK;
	bool right = asked_read(
			question, route_takes(route), &request->target, answer);
	if (right)
		status = known_words_check(&work->serving->known, &work->store,
				request->target.parameters,
				request->target.count, &error);
	if (status)
		answer_failure(answer, work, status, &error);
	if ((!right || status) && route->page)
		retell_as_page(answer);
	return !right || status;
}

static void
answer_route(struct work *work, const struct http_request *request,
		struct answer *answer)
{
	enum { WORTH_KEEPING = 20 }; /* milliseconds */
	struct kept *kept = work->serving->kept;
	struct question question;
	put_tag(work, answer);
	answer->caching = CACHE_CHECKED;
	if (is_refused(work, &question, request, answer))
		return;
	if (tag_matches(request->if_none_match, answer->tag)) {
		answer->status = HTTP_STATUS_NOT_MODIFIED;
		return;
	}
	if (kept && kept_get(kept, &request->target, answer))
		return;
	int64_t started = clock_milliseconds();
	work->route->answer(work, &question, answer);
	if (kept && answer->status == HTTP_STATUS_OK && !answer->body.full
			&& clock_milliseconds() - started >= WORTH_KEEPING)
		kept_put(kept, &request->target, answer);
}

void
reply(struct work *work, const struct http_request *request,
		struct answer *answer)
{
	work->route = route_find(request->target.path, &work->rest);
	work->late = false;
	work->deadline = clock_milliseconds() + LIMIT_WORK_SECONDS * 1000;
	look_for_changes(work);
	struct snapshot *snapshot =
			keeper_take(work->serving->keeper, &work->state);
	work->snapshot = snapshot;
	if (is_read(request))
		answer_route(work, request, answer);
	else
		work->route->take(work, request->body, answer);
	if (answer->body.full)
		answer_refuse(answer, HTTP_STATUS_BAD_REQUEST, NULL,
				"the answer is larger than %d MiB; ask for "
				"less of it",
				LIMIT_ANSWER_BYTES >> 20);
	if (accepts_gzip(request->accept_encoding))
		answer_gzip(answer);
	snapshot_release(snapshot);
	arena_reset(&work->arena);
}

void
answer_failure(struct answer *answer, const struct work *work,
		enum status status, const struct error *error)
{
	if (status == STATUS_LIMIT)
		answer_refuse(answer, HTTP_STATUS_UNAVAILABLE, NULL, "%s",
				error->message);
	else if (work->late)
		answer_refuse(answer, HTTP_STATUS_UNAVAILABLE, NULL,
				"this takes longer than %d seconds; ask for a "
				"shorter time or rarer words",
				LIMIT_WORK_SECONDS);
	else if (status == STATUS_USAGE)
		answer_refuse(answer, HTTP_STATUS_BAD_REQUEST, error->where,
				"%s", error->message);
	else
		answer_refuse(answer, HTTP_STATUS_INTERNAL, NULL, "%s",
				error->message);
}
