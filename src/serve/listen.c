#define _GNU_SOURCE
#include "serve/listen.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/thread.h"
#include "serve/connections.h"
#include "serve/http_library.h"

typedef enum MHD_Result mhd_result;

enum stage {
	STAGE_HEAD,    /* the target is there, headers follow */
	STAGE_BODY,    /* of POST */
	STAGE_WAITING, /* in the queue, or being answered */
	STAGE_ANSWERED,
};

/* One request with its answer. */
struct exchange {
	struct exchange *behind; /* in the queue */
	struct listener *listener;
	struct MHD_Connection *socket;
	struct connection *connection;
	enum stage stage;
	struct arena arena;
	struct str raw; /* target as it came */
	bool too_large;
	struct buffer body;
	struct http_request request;
	struct answer answer;
	size_t counted; /* of the answer's bytes in `outstanding` */
};

struct listener {
	struct MHD_Daemon *daemon;
	struct connections *connections;
	struct serving *serving;
	unsigned port;
	size_t outstanding; /* bytes of answers that are being taken; the
			     * polling thread's */

	pthread_mutex_t lock; /* of the queue */
	pthread_cond_t filled;
	struct exchange *first, *last;
	size_t waiting;
	bool over;

	pthread_t *threads;
	struct work *works; /* [thread_count] */
	unsigned thread_count;
};

/* --- the queue --------------------------------------------------------- */

/* False when too many wait already. */
static bool
enqueue(struct listener *listener, struct exchange *exchange)
{
	pthread_mutex_lock(&listener->lock);
	bool room = listener->waiting < LIMIT_WAITING_REQUESTS
		    && !listener->over;
	if (room) {
		exchange->behind = NULL;
		if (listener->last)
			listener->last->behind = exchange;
		else
			listener->first = exchange;
		listener->last = exchange;
		listener->waiting++;
		exchange->stage = STAGE_WAITING;
		http_library()->suspend_connection(exchange->socket);
		pthread_cond_signal(&listener->filled);
	}
	pthread_mutex_unlock(&listener->lock);
	return room;
}

/* Null when it is over. */
static struct exchange *
dequeue(struct listener *listener)
{
	pthread_mutex_lock(&listener->lock);
	while (!listener->first && !listener->over)
		pthread_cond_wait(&listener->filled, &listener->lock);
	struct exchange *exchange = listener->over ? NULL : listener->first;
	if (exchange) {
		listener->first = exchange->behind;
		if (!listener->first)
			listener->last = NULL;
		listener->waiting--;
	}
	pthread_mutex_unlock(&listener->lock);
	return exchange;
}

struct labourer {
	struct listener *listener;
	struct work *work;
};

static void *
labour(void *context)
{
	struct labourer *labourer = context;
	struct listener *listener = labourer->listener;
	struct work *work = labourer->work;
	struct exchange *exchange;
	free(labourer);
	while ((exchange = dequeue(listener))) {
		reply(work, &exchange->request, &exchange->answer);
		exchange->stage = STAGE_ANSWERED;
		http_library()->resume_connection(exchange->socket);
	}
	return NULL;
}

/* --- answers ----------------------------------------------------------- */

static const char CONTENT_POLICY[] =
		"default-src 'none'; script-src 'self'; style-src 'self'; "
		"img-src 'self' data: blob:; connect-src 'self'; "
		"base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/* Of every answer. */
static const char *const HEADERS[][2] = {
	{ "Content-Security-Policy", CONTENT_POLICY },
	{ "X-Content-Type-Options", "nosniff" },
	{ "X-Frame-Options", "DENY" },
	{ "Referrer-Policy", "no-referrer" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
	{ "Cross-Origin-Resource-Policy", "same-origin" },
	{ "Cross-Origin-Embedder-Policy", "require-corp" },
	{ "Permissions-Policy", "camera=(), microphone=(), geolocation=()" },
	{ "Vary", "Accept-Encoding, Cookie, Authorization" },
};

static void
put_header(struct MHD_Response *response, const char *name, const char *value)
{
	if (value && value[0])
		http_library()->add_response_header(response, name, value);
}

static void
put_headers(struct MHD_Response *response, const struct answer *answer)
{
	char attachment[96];
	for (size_t i = 0; i < sizeof HEADERS / sizeof *HEADERS; i++)
		put_header(response, HEADERS[i][0], HEADERS[i][1]);
	put_header(response, "Content-Type", answer->type);
	put_header(response, "Cache-Control",
			answer->caching == CACHE_CHECKED ? "private, no-cache"
							 : "no-store");
	put_header(response, "ETag", answer->tag);
	put_header(response, "Content-Encoding", answer->gzipped ? "gzip" : "");
	put_header(response, "Set-Cookie", answer->cookie);
	put_header(response, "Allow", answer->allow);
	if (answer->status == HTTP_STATUS_UNAUTHORIZED)
		put_header(response, "WWW-Authenticate", "Bearer");
	if (answer->status == HTTP_STATUS_UNAVAILABLE)
		put_header(response, "Retry-After", "1");
	if (!answer->file)
		return;
	snprintf(attachment, sizeof attachment, "attachment; filename=\"%s\"",
			answer->file);
	put_header(response, "Content-Disposition", attachment);
}

/* Answers to clients that take them slowly may not fill the memory: all
 * connections at once could ask for the largest. What the program has in it
 * takes none. */
static void
count_answer(struct exchange *exchange)
{
	struct listener *listener = exchange->listener;
	struct answer *answer = &exchange->answer;
	if (listener->outstanding + answer->body.len > LIMIT_OUTSTANDING_BYTES)
		answer_refuse(answer, HTTP_STATUS_UNAVAILABLE, NULL,
				"too many large answers are being taken; ask "
				"again in a moment");
	exchange->counted = answer->body.len;
	listener->outstanding += exchange->counted;
}

/* The bytes belong to the exchange, which outlives the response. */
static mhd_result
send_answer(struct exchange *exchange)
{
	const struct answer *answer = &exchange->answer;
	count_answer(exchange);
	struct str bytes = answer_bytes(answer);
	struct MHD_Response *response =
			http_library()->create_response_from_buffer(bytes.len,
					(void *)(uintptr_t)bytes.at,
					MHD_RESPMEM_PERSISTENT);
	if (!response)
		return MHD_NO;
	put_headers(response, answer);
	connection_phase(exchange->listener->connections, exchange->connection,
			PHASE_ANSWERING, clock_milliseconds());
	mhd_result result = http_library()->queue_response(
			exchange->socket, (unsigned)answer->status, response);
	http_library()->destroy_response(response);
	return result;
}

static mhd_result
send_refusal(struct exchange *exchange, int status, const char *message)
{
	answer_refuse(&exchange->answer, status, NULL, "%s", message);
	return send_answer(exchange);
}

/* Data is needed: a thread makes the answer. */
static mhd_result
hand_over(struct exchange *exchange)
{
	struct listener *listener = exchange->listener;
	exchange->request.body = buffer_str(&exchange->body);
	connection_phase(listener->connections, exchange->connection,
			PHASE_WORKING, clock_milliseconds());
	if (enqueue(listener, exchange))
		return MHD_YES;
	return send_refusal(exchange, HTTP_STATUS_UNAVAILABLE,
			"too many requests wait; ask again in a moment");
}

/* --- requests ---------------------------------------------------------- */

static const struct {
	const char *name;
	size_t offset;
} FIELDS[] = {
#define FIELD(name, field)                                                     \
	{                                                                      \
		name, offsetof(struct http_request, field)                     \
	}
	FIELD("Host", host),
	FIELD("Origin", origin),
	FIELD("Sec-Fetch-Site", fetch_site),
	FIELD("Sec-Fetch-Mode", fetch_mode),
	FIELD("Authorization", authorization),
	FIELD("Cookie", cookie),
	FIELD("Content-Type", content_type),
	FIELD("Accept-Encoding", accept_encoding),
	FIELD("If-None-Match", if_none_match),
};

/* Headers that stand twice keep their first value; Host is counted. */
static mhd_result
take_header(void *context, enum MHD_ValueKind kind, const char *name,
		const char *value)
{
	struct http_request *request = context;
	struct str text = str_of(value ? value : "");
	(void)kind;
	for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++) {
		struct str *field = (struct str *)((char *)request
						   + FIELDS[i].offset);
		if (!str_equal_ascii_case(str_of(name), str_of(FIELDS[i].name)))
			continue;
		if (!field->at)
			*field = text;
		request->hosts += !i;
	}
	return MHD_YES;
}

static enum method
method_of(const char *name)
{
	static const char *const names[] = { [METHOD_GET] = "GET",
		[METHOD_HEAD] = "HEAD",
		[METHOD_POST] = "POST" };
	for (int i = 0; i < METHOD_OTHER; i++)
		if (!strcmp(name, names[i]))
			return (enum method)i;
	return METHOD_OTHER;
}

/* What it says of its body; SIZE_MAX when that is no number. */
static size_t
told_length(struct MHD_Connection *socket)
{
	const char *text = http_library()->lookup_connection_value(
			socket, MHD_HEADER_KIND, "Content-Length");
	size_t length = 0;
	for (; text && *text; text++) {
		if (*text < '0' || *text > '9' || length > LIMIT_REQUEST_BODY)
			return SIZE_MAX;
		length = length * 10 + (size_t)(*text - '0');
	}
	return length;
}

static bool
has_body(struct MHD_Connection *socket)
{
	return told_length(socket)
	       || http_library()->lookup_connection_value(
			       socket, MHD_HEADER_KIND, "Transfer-Encoding");
}

/* The head is there. */
static mhd_result
begin(struct exchange *exchange, const char *method)
{
	struct http_request *request = &exchange->request;
	struct error error;
	request->method = method_of(method);
	http_library()->get_connection_values(exchange->socket, MHD_HEADER_KIND,
			take_header, request);
	if (target_read(exchange->raw, &exchange->arena, &request->target,
			    &error))
		return send_refusal(exchange, HTTP_STATUS_BAD_REQUEST,
				error.message);
	if (told_length(exchange->socket) > LIMIT_REQUEST_BODY)
		return send_refusal(exchange, HTTP_STATUS_TOO_LARGE,
				"the body is too large");
	if (request->method != METHOD_POST && has_body(exchange->socket))
		return send_refusal(exchange, HTTP_STATUS_BAD_REQUEST,
				"what is asked by GET has no body");
	if (reply_early(exchange->listener->serving, request,
			    &exchange->answer))
		return send_answer(exchange);
	exchange->stage = STAGE_BODY;
	return MHD_YES;
}

static mhd_result
take_body(struct exchange *exchange, const char *bytes, size_t *length)
{
	if (*length) {
		buffer_put(&exchange->body, (struct str){ bytes, *length });
		*length = 0;
		return MHD_YES;
	}
	if (exchange->body.full)
		return send_refusal(exchange, HTTP_STATUS_TOO_LARGE,
				"the body is too large");
	return hand_over(exchange);
}

/* libmicrohttpd calls this when the head is there, for each piece of the body,
 * behind it, and when a resting connection goes on. */
static mhd_result
handle(void *context, struct MHD_Connection *socket, const char *url,
		const char *method, const char *version, const char *bytes,
		size_t *length, void **slot)
{
	struct exchange *exchange = *slot;
	(void)context, (void)url, (void)version;
	if (!exchange)
		return MHD_NO;
	exchange->socket = socket;
	if (exchange->stage == STAGE_HEAD)
		return begin(exchange, method);
	if (exchange->stage == STAGE_BODY)
		return take_body(exchange, bytes, length);
	if (exchange->stage == STAGE_ANSWERED)
		return send_answer(exchange);
	return MHD_YES;
}

/* --- exchanges and connections come and go ------------------------------ */

static struct connection *
connection_of(struct MHD_Connection *socket)
{
	const union MHD_ConnectionInfo *info =
			http_library()->get_connection_info(socket,
					MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	return info ? info->socket_context : NULL;
}

/* The first line is there. */
static void *
exchange_new(void *context, const char *raw, struct MHD_Connection *socket)
{
	struct exchange *exchange = memory_zero(1, sizeof *exchange);
	exchange->listener = context;
	exchange->socket = socket;
	exchange->connection = connection_of(socket);
	arena_init_small(&exchange->arena, 4096);
	buffer_init(&exchange->body, LIMIT_REQUEST_BODY);
	answer_init(&exchange->answer);
	exchange->raw = arena_copy(&exchange->arena, str_of(raw));
	return exchange;
}

static void
exchange_end(void *context, struct MHD_Connection *socket, void **slot,
		enum MHD_RequestTerminationCode why)
{
	struct exchange *exchange = *slot;
	(void)context, (void)socket, (void)why;
	*slot = NULL;
	if (!exchange)
		return;
	connection_phase(exchange->listener->connections, exchange->connection,
			PHASE_ASKING, clock_milliseconds());
	exchange->listener->outstanding -= exchange->counted;
	arena_fini(&exchange->arena);
	buffer_fini(&exchange->body);
	answer_fini(&exchange->answer);
	free(exchange);
}

static void
note_connection(void *context, struct MHD_Connection *socket, void **slot,
		enum MHD_ConnectionNotificationCode what)
{
	struct listener *listener = context;
	const union MHD_ConnectionInfo *number =
			http_library()->get_connection_info(socket,
					MHD_CONNECTION_INFO_CONNECTION_FD);
	const union MHD_ConnectionInfo *address =
			http_library()->get_connection_info(socket,
					MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	if (what == MHD_CONNECTION_NOTIFY_CLOSED)
		connection_close(listener->connections, *slot);
	else
		*slot = connection_open(listener->connections,
				number->connect_fd, address->client_addr,
				clock_milliseconds());
}

/* Clients do what they do: nothing of it is news. */
static void
log_nothing(void *context, const char *format, va_list arguments)
{
	(void)context, (void)format, (void)arguments;
}

/* --- threads ----------------------------------------------------------- */

static enum status
start_thread(struct listener *listener, struct error *error)
{
	struct work *work = &listener->works[listener->thread_count];
	enum status status = work_open(work, listener->serving, error);
	if (status)
		return status;
	struct labourer *labourer = memory_zero(1, sizeof *labourer);
	*labourer = (struct labourer){ listener, work };
	if (!thread_start(&listener->threads[listener->thread_count], labour,
			    labourer)) {
		free(labourer);
		work_close(work);
		return error_set(error, STATUS_MEMORY, NULL, 0, ERROR_NO_OFFSET,
				"no thread can be started");
	}
	listener->thread_count++;
	return STATUS_OK;
}

static enum status
start_threads(struct listener *listener, unsigned threads, struct error *error)
{
	enum status status = STATUS_OK;
	listener->threads = memory_zero(threads, sizeof *listener->threads);
	listener->works = memory_zero(threads, sizeof *listener->works);
	for (unsigned i = 0; !status && i < threads; i++)
		status = start_thread(listener, error);
	return status;
}

/* Threads end behind the answer that they make, for which some seconds are
 * left. */
static void
stop_threads(struct listener *listener)
{
	atomic_store(&listener->serving->ends,
			clock_milliseconds() + LIMIT_ENDING_SECONDS * 1000);
	pthread_mutex_lock(&listener->lock);
	listener->over = true;
	pthread_cond_broadcast(&listener->filled);
	pthread_mutex_unlock(&listener->lock);
	for (unsigned i = 0; i < listener->thread_count; i++)
		pthread_join(listener->threads[i], NULL);
	for (unsigned i = 0; i < listener->thread_count; i++)
		work_close(&listener->works[i]);
	free(listener->threads);
	free(listener->works);
}

/* --- the daemon -------------------------------------------------------- */

/* Connections are files: as many as may be, or as there may be. */
static size_t
connection_limit(void)
{
	enum { OTHERS = 64 };
	struct rlimit files;
	if (getrlimit(RLIMIT_NOFILE, &files))
		return LIMIT_CONNECTIONS / 2;
	if (files.rlim_cur < LIMIT_CONNECTIONS + 2 * OTHERS) {
		files.rlim_cur = LIMIT_CONNECTIONS + 2 * OTHERS;
		if (files.rlim_cur > files.rlim_max)
			files.rlim_cur = files.rlim_max;
		setrlimit(RLIMIT_NOFILE, &files);
	}
	if (files.rlim_cur >= LIMIT_CONNECTIONS + 2 * OTHERS)
		return LIMIT_CONNECTIONS;
	return files.rlim_cur > 4 * OTHERS ? files.rlim_cur - 2 * OTHERS
					   : OTHERS;
}

static enum status
start_daemon(struct listener *listener, const struct sockaddr *address,
		size_t limit, struct error *error)
{
	enum { SLACK = 32 }; /* who is about to be ended */
	unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD
			 | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;
	if (address->sa_family == AF_INET6)
		flags |= MHD_USE_IPv6;
	if (!http_library())
		return error_set(error, STATUS_UNSUPPORTED, NULL, 0,
				ERROR_NO_OFFSET,
				"libmicrohttpd 12, which serves, cannot be "
				"loaded");
	listener->daemon = http_library()->start_daemon(flags, 0, NULL, NULL,
			handle, listener, MHD_OPTION_EXTERNAL_LOGGER,
			log_nothing, NULL, MHD_OPTION_SOCK_ADDR, address,
			MHD_OPTION_CONNECTION_LIMIT, (unsigned)(limit + SLACK),
			MHD_OPTION_CONNECTION_MEMORY_LIMIT,
			(size_t)LIMIT_REQUEST_HEAD,
			MHD_OPTION_STRICT_FOR_CLIENT, 1,
			MHD_OPTION_URI_LOG_CALLBACK, exchange_new, listener,
			MHD_OPTION_NOTIFY_COMPLETED, exchange_end, listener,
			MHD_OPTION_NOTIFY_CONNECTION, note_connection, listener,
			MHD_OPTION_END);
	if (listener->daemon)
		return STATUS_OK;
	return error_set(error, STATUS_IO, NULL, 0, ERROR_NO_OFFSET,
			"cannot listen there: %s%s", strerror(errno),
			errno == EADDRINUSE ? "; --port 0 takes a free one"
					    : "");
}

static void
read_port(struct listener *listener)
{
	const union MHD_DaemonInfo *info = http_library()->get_daemon_info(
			listener->daemon, MHD_DAEMON_INFO_BIND_PORT);
	listener->port = info ? info->port : 0;
}

static struct listener *
listener_new(struct serving *serving, bool loopback, size_t limit)
{
	struct listener *listener = memory_zero(1, sizeof *listener);
	struct connection_limits limits = {
		.all = limit,
		.of_address = loopback ? 0 : LIMIT_ADDRESS_CONNECTIONS,
		.asking = LIMIT_REQUEST_SECONDS * 1000,
		.answering = LIMIT_SEND_SECONDS * 1000,
	};
	listener->serving = serving;
	listener->connections = connections_new(&limits);
	pthread_mutex_init(&listener->lock, NULL);
	pthread_cond_init(&listener->filled, NULL);
	return listener;
}

enum status
listener_open(struct listener **out, struct serving *serving,
		const struct sockaddr *address, unsigned threads,
		struct error *error)
{
	size_t limit = connection_limit();
	struct listener *listener =
			listener_new(serving, serving->guard.loopback, limit);
	*out = NULL;
	enum status status = start_threads(listener, threads, error);
	if (!status)
		status = start_daemon(listener, address, limit, error);
	if (status) {
		listener_close(listener);
		return status;
	}
	read_port(listener);
	*out = listener;
	return STATUS_OK;
}

unsigned
listener_port(const struct listener *listener)
{
	return listener->port;
}

void
listener_sweep(struct listener *listener)
{
	connections_sweep(listener->connections, clock_milliseconds());
}

/* Connections that rest must go on before the daemon may end. */
static void
wake_all(struct listener *listener)
{
	struct exchange *next;
	for (struct exchange *at = listener->first; at; at = next) {
		next = at->behind;
		answer_refuse(&at->answer, HTTP_STATUS_UNAVAILABLE, NULL,
				"the server ends");
		at->stage = STAGE_ANSWERED;
		http_library()->resume_connection(at->socket);
	}
}

/* What is answered goes out first. */
static void
wait_for_answers(struct listener *listener)
{
	static const struct timespec moment = { .tv_nsec = 10 * 1000 * 1000 };
	int64_t ends = clock_milliseconds() + LIMIT_ENDING_SECONDS * 1000;
	while (connections_busy(listener->connections)
			&& clock_milliseconds() < ends)
		nanosleep(&moment, NULL);
}

void
listener_close(struct listener *listener)
{
	stop_threads(listener);
	wake_all(listener);
	if (listener->daemon) {
		wait_for_answers(listener);
		http_library()->stop_daemon(listener->daemon);
	}
	connections_free(listener->connections);
	pthread_mutex_destroy(&listener->lock);
	pthread_cond_destroy(&listener->filled);
	free(listener);
}
