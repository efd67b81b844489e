/* A request to `serve`: its target in the first line, headers in the next ones,
 * the body behind an empty line. Read, guarded and routed without a database:
 * whatever the bytes are, they are an answer or a question. */
#include <stdlib.h>

#include "fuzz.h"
#include "review/mark.h"
#include "serve/guard.h"
#include "serve/routes.h"

static struct str
line_of(struct str *rest)
{
	bool more;
	return str_next(rest, '\n', &more);
}

static void
take_header(struct http_request *request, struct str line)
{
	static const struct {
		const char *name;
		size_t offset;
	} fields[] = {
#define FIELD(text, field) { text, offsetof(struct http_request, field) }
		FIELD("host:", host),
		FIELD("origin:", origin),
		FIELD("site:", fetch_site),
		FIELD("authorization:", authorization),
		FIELD("cookie:", cookie),
		FIELD("type:", content_type),
		FIELD("encoding:", accept_encoding),
		FIELD("match:", if_none_match),
	};
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (str_starts(line, str_of(fields[i].name)))
			*(struct str *)((char *)request + fields[i].offset) = str_trim(
					str_cut(line.at + strlen(fields[i].name),
							line.at + line.len));
}

/* Every route reads the parameters; all that it keeps is well formed. */
static void
ask_all(const struct http_request *request)
{
	const struct route *route;
	for (size_t i = 0; (route = route_at(i)); i++) {
		struct question question;
		struct answer answer;
		answer_init(&answer);
		if (asked_read(&question, route_takes(route), &request->target,
				    &answer)) {
			const long limit = question.selection.limit;
			if (limit < 1 || limit > LIMIT_ANSWER_ROWS)
				abort();
		} else if (answer.status != HTTP_STATUS_BAD_REQUEST) {
			abort();
		}
		answer_gzip(&answer);
		answer_fini(&answer);
	}
}

static void
ask(const struct serving *serving, struct http_request *request)
{
	static const enum method methods[] = { METHOD_GET, METHOD_HEAD,
		METHOD_POST, METHOD_OTHER };
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
		struct answer answer;
		request->method = methods[i];
		answer_init(&answer);
		if (!reply_early(serving, request, &answer)
				&& request->method == METHOD_OTHER)
			abort();
		/* Nobody has guessed the token. */
		if (answer.cookie[0]
				|| guard_has_token(&serving->guard, request))
			abort();
		answer_fini(&answer);
	}
	ask_all(request);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = { (const char *)data, size };
	struct serving serving = {
		.guard = { .loopback = size % 2,
				.machine = "lab",
				.cookie = "demarche-8080" }
	};
	struct http_request request = { .hosts = 1 };
	struct review_mark mark;
	struct arena arena;
	struct error error;
	struct str line = line_of(&rest);
	arena_init_small(&arena, 4096);
	if (access_token_make(&serving.guard.token, NULL))
		abort();
	if (!target_read(line, &arena, &request.target, &error)) {
		while ((line = line_of(&rest)).len)
			take_header(&request, line);
		ask(&serving, &request);
		accepts_gzip(request.accept_encoding);
		tag_matches(request.if_none_match, "W/\"1-2\"");
	}
	if (!review_mark_read(rest, &arena, &mark, &error)
			&& review_mark_check(&mark, &error))
		abort();
	arena_fini(&arena);
	return 0;
}
