#define _GNU_SOURCE
#include "read/http.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "read/curl_library.h"

/* One header line of an answer. */
enum { HEADER_BYTES = 1024 };

/* Why our own callbacks ended a request. */
enum ended { ENDED_NOT, ENDED_FULL, ENDED_MEDIA, ENDED_STATUS, ENDED_STOP };

struct http {
	const struct http_options *options;
	const struct curl_library *curl; /* null: it is not installed */
	CURL *easy;
	struct buffer body;
	const struct http_request *request;
	size_t ignored;
	enum ended ended;
	char closed_address[INET6_ADDRSTRLEN]; /* refused by the guard; or "" */
	char message[CURL_ERROR_SIZE];
	/* Copies of the answer's headers. */
	char location[LIMIT_META_BYTES], media_type[HEADER_BYTES], charset[64],
			etag[HEADER_BYTES], last_modified[HEADER_BYTES];
};

/* --- what libcurl calls ------------------------------------------------- */

static void
note_closed(struct http *http, const struct sockaddr *address)
{
	struct sockaddr_in four;
	struct sockaddr_in6 six;
	const void *bytes = &four.sin_addr;
	memcpy(&four, address, sizeof four);
	if (address->sa_family == AF_INET6) {
		memcpy(&six, address, sizeof six);
		bytes = &six.sin6_addr;
	}
	if (!inet_ntop(address->sa_family, bytes, http->closed_address,
			    sizeof http->closed_address))
		strcpy(http->closed_address, "?");
}

static curl_socket_t
open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *to)
{
	struct http *http = context;
	(void)purpose;
	if (http->options->may_connect
			&& !http->options->may_connect(&to->addr)) {
		note_closed(http, &to->addr);
		return CURL_SOCKET_BAD;
	}
	return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

static int
status_of(struct http *http)
{
	long status = 0;
	http->curl->easy_getinfo(http->easy, CURLINFO_RESPONSE_CODE, &status);
	return (int)status;
}

/* Never text, and often large. */
static bool
is_media(const struct http *http)
{
	static const char *const kinds[] = { "image/", "audio/", "video/",
		"font/" };
	const char *type = NULL;
	http->curl->easy_getinfo(http->easy, CURLINFO_CONTENT_TYPE, &type);
	for (size_t i = 0; type && i < sizeof kinds / sizeof *kinds; i++)
		if (!strncasecmp(type, kinds[i], strlen(kinds[i])))
			return true;
	return false;
}

static bool
ignore(struct http *http, size_t bytes)
{
	http->ignored += bytes;
	if (http->ignored > LIMIT_IGNORED_BYTES)
		http->ended = ENDED_STATUS;
	return http->ignored <= LIMIT_IGNORED_BYTES;
}

static bool
keep(struct http *http, struct str bytes)
{
	if (!http->body.len && is_media(http)) {
		http->ended = ENDED_MEDIA;
		return false;
	}
	size_t room = http->request->maximum - http->body.len;
	bool fits = bytes.len <= room;
	if (!fits)
		bytes.len = room;
	buffer_put(&http->body, bytes);
	if (!fits)
		http->ended = ENDED_FULL;
	return fits;
}

/* What it returns else than all ends the request. */
static size_t
write_body(char *data, size_t one, size_t count, void *context)
{
	struct http *http = context;
	struct str bytes = { data, one * count };
	bool wanted = status_of(http) / 100 == 2;
	bool goes_on = wanted ? keep(http, bytes) : ignore(http, bytes.len);
	return goes_on ? bytes.len : (bytes.len ? 0 : 1);
}

static int
note_progress(void *context, curl_off_t a, curl_off_t b, curl_off_t c,
		curl_off_t d)
{
	struct http *http = context;
	(void)a, (void)b, (void)c, (void)d;
	if (!http->options->stop || !*http->options->stop)
		return 0;
	http->ended = ENDED_STOP;
	return 1;
}

/* --- a request ------------------------------------------------------------ */

static void
set_always(struct http *http)
{
	CURL *easy = http->easy;
	http->curl->easy_setopt(easy, CURLOPT_ERRORBUFFER, http->message);
	http->curl->easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	http->curl->easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
	http->curl->easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
	http->curl->easy_setopt(easy, CURLOPT_SSLVERSION,
			(long)CURL_SSLVERSION_TLSv1_2);
	http->curl->easy_setopt(easy, CURLOPT_USERAGENT, http->options->agent);
	http->curl->easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
	http->curl->easy_setopt(easy, CURLOPT_CONNECTTIMEOUT,
			(long)LIMIT_CONNECT_SECONDS);
	http->curl->easy_setopt(
			easy, CURLOPT_LOW_SPEED_LIMIT, (long)LIMIT_SLOW_BYTES);
	http->curl->easy_setopt(
			easy, CURLOPT_LOW_SPEED_TIME, (long)LIMIT_SLOW_SECONDS);
	http->curl->easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	http->curl->easy_setopt(easy, CURLOPT_OPENSOCKETDATA, http);
	http->curl->easy_setopt(easy, CURLOPT_WRITEFUNCTION, write_body);
	http->curl->easy_setopt(easy, CURLOPT_WRITEDATA, http);
	http->curl->easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, note_progress);
	http->curl->easy_setopt(easy, CURLOPT_XFERINFODATA, http);
	http->curl->easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
}

struct http *
http_new(const struct http_options *options)
{
	struct http *http = memory_zero(1, sizeof *http);
	http->options = options;
	buffer_init(&http->body, BUFFER_UNLIMITED);
	http->curl = curl_library();
	if (!http->curl)
		return http;
	http->curl->global_init(CURL_GLOBAL_DEFAULT);
	http->easy = http->curl->easy_init();
	if (!http->easy)
		memory_exhausted(sizeof *http);
	set_always(http);
	return http;
}

void
http_free(struct http *http)
{
	if (!http)
		return;
	if (http->curl) {
		http->curl->easy_cleanup(http->easy);
		http->curl->global_cleanup();
	}
	buffer_fini(&http->body);
	free(http);
}

void
http_certificates(const char *paths[HTTP_CERTIFICATES])
{
	const struct curl_library *curl = curl_library();
	const curl_version_info_data *info =
			curl ? curl->version_info(CURLVERSION_NOW) : NULL;
	paths[0] = info ? info->cainfo : NULL;
	paths[1] = info ? info->capath : NULL;
	paths[2] = getenv("SSL_CERT_FILE");
	paths[3] = getenv("SSL_CERT_DIR");
}

/* A header line of the request; values with line breaks would be two. */
static struct curl_slist *
add_header(const struct http *http, struct curl_slist *lines, const char *name,
		struct str value)
{
	char line[HEADER_BYTES + 64];
	if (!value.len || value.len > HEADER_BYTES)
		return lines;
	for (size_t i = 0; i < value.len; i++)
		if ((unsigned char)value.at[i] < ' ')
			return lines;
	snprintf(line, sizeof line, "%s: %.*s", name, STR_ARG(value));
	struct curl_slist *longer = http->curl->slist_append(lines, line);
	return longer ? longer : lines;
}

static CURLcode
perform(struct http *http, const struct http_request *request)
{
	struct curl_slist *lines = NULL;
	lines = add_header(http, lines, "Accept",
			STR("text/html,application/xhtml+xml,"
			    "application/rss+xml,application/atom+xml,"
			    "application/xml;q=0.9,*/*;q=0.8"));
	lines = add_header(http, lines, "If-None-Match", request->etag);
	lines = add_header(http, lines, "If-Modified-Since",
			request->last_modified);
	http->curl->easy_setopt(http->easy, CURLOPT_HTTPHEADER, lines);
	http->curl->easy_setopt(http->easy, CURLOPT_URL, request->url);
	http->curl->easy_setopt(http->easy, CURLOPT_MAXFILESIZE_LARGE,
			(curl_off_t)(request->cut ? 0 : request->maximum));
	http->curl->easy_setopt(http->easy, CURLOPT_TIMEOUT_MS,
			(long)(request->seconds * 1000) + 1);
	CURLcode code = http->curl->easy_perform(http->easy);
	http->curl->easy_setopt(http->easy, CURLOPT_HTTPHEADER, NULL);
	http->curl->slist_free_all(lines);
	return code;
}

/* --- the answer ------------------------------------------------------------
 */

static struct str
copy_text(char *out, size_t size, struct str text)
{
	if (text.len >= size)
		text.len = 0;
	if (text.len)
		memcpy(out, text.at, text.len);
	out[text.len] = '\0';
	return (struct str){ out, text.len };
}

static struct str
header(struct http *http, const char *name, char *out, size_t size)
{
	struct curl_header *found;
	if (http->curl->easy_header(
			    http->easy, name, 0, CURLH_HEADER, -1, &found))
		return copy_text(out, size, STR(""));
	return copy_text(out, size, str_trim(str_of(found->value)));
}

/* "text/html; charset=utf-8" taken apart. */
static void
read_type(struct http *http, struct http_answer *answer)
{
	char line[HEADER_BYTES];
	struct str rest = header(http, "Content-Type", line, sizeof line);
	bool more;
	struct str type = str_trim(str_next(&rest, ';', &more));
	answer->media_type = copy_text(
			http->media_type, sizeof http->media_type, type);
	answer->charset =
			copy_text(http->charset, sizeof http->charset, STR(""));
	while (more) {
		struct str value = str_next(&rest, ';', &more);
		bool named;
		struct str name = str_trim(str_next(&value, '=', &named));
		if (!str_equal_ascii_case(name, STR("charset")))
			continue;
		value = str_trim(value);
		if (value.len > 1 && value.at[0] == '"')
			value = (struct str){ value.at + 1, value.len - 2 };
		answer->charset = copy_text(
				http->charset, sizeof http->charset, value);
	}
}

static void
read_answer(struct http *http, struct http_answer *answer)
{
	const char *location = NULL;
	curl_off_t retry_after = 0;
	read_type(http, answer);
	answer->etag = header(http, "ETag", http->etag, sizeof http->etag);
	answer->last_modified = header(http, "Last-Modified",
			http->last_modified, sizeof http->last_modified);
	http->curl->easy_getinfo(http->easy, CURLINFO_REDIRECT_URL, &location);
	answer->location = copy_text(http->location, sizeof http->location,
			str_of(location));
	http->curl->easy_getinfo(
			http->easy, CURLINFO_RETRY_AFTER, &retry_after);
	answer->retry_after = retry_after > 0 ? (int64_t)retry_after : 0;
	answer->body = buffer_str(&http->body);
}

/* --- failures ---------------------------------------------------------------
 */

static enum status
fail(const struct http *http, enum status status, struct error *error,
		const char *why, const char *more)
{
	return error_set(error, status, http->request->url, 0, ERROR_NO_OFFSET,
			"%s%s", why, more);
}

static enum status
fail_to_connect(struct http *http, struct error *error)
{
	long number = 0;
	if (http->closed_address[0])
		return error_set(error, STATUS_USAGE, http->request->url, 0,
				ERROR_NO_OFFSET,
				"not fetched: it lies at %s, no public "
				"address; --private-addresses allows these",
				http->closed_address);
	http->curl->easy_getinfo(http->easy, CURLINFO_OS_ERRNO, &number);
	return fail(http, STATUS_IO, error, "cannot connect: ",
			number ? strerror((int)number) : http->message);
}

static enum status
fail_in_time(const struct http *http, struct error *error)
{
	return error_set(error, STATUS_IO, http->request->url, 0,
			ERROR_NO_OFFSET,
			"no whole answer within %.0f s, or next to nothing "
			"came for %d s; try later, or --timeout for longer",
			http->request->seconds, LIMIT_SLOW_SECONDS);
}

static enum status
fail_of_size(const struct http *http, struct error *error)
{
	return error_set(error, STATUS_LIMIT, http->request->url, 0,
			ERROR_NO_OFFSET,
			"longer than %zu bytes; download it and name the file",
			http->request->maximum);
}

static enum status
failure(struct http *http, CURLcode code, struct error *error)
{
	switch (code) {
	case CURLE_COULDNT_RESOLVE_HOST:
	case CURLE_COULDNT_RESOLVE_PROXY:
		return fail(http, STATUS_IO, error,
				"no such host, or the network is down: ",
				http->message);
	case CURLE_COULDNT_CONNECT:
		return fail_to_connect(http, error);
	case CURLE_OPERATION_TIMEDOUT:
		return fail_in_time(http, error);
	case CURLE_FILESIZE_EXCEEDED:
		return fail_of_size(http, error);
	case CURLE_PEER_FAILED_VERIFICATION:
		return fail(http, STATUS_IO, error,
				"its certificate is not to be trusted: ",
				http->message);
	case CURLE_SSL_CACERT_BADFILE:
		return fail(http, STATUS_IO, error,
				"no certificates to trust are installed "
				"(Debian: ca-certificates): ",
				http->message);
	case CURLE_BAD_CONTENT_ENCODING:
		return fail(http, STATUS_FORMAT, error,
				"its compressed body is damaged: ",
				http->message);
	case CURLE_PARTIAL_FILE:
	case CURLE_GOT_NOTHING:
	case CURLE_RECV_ERROR:
		return fail(http, STATUS_IO, error,
				"the answer broke off; try again: ",
				http->message);
	default:
		return fail(http, STATUS_IO, error, "cannot be fetched: ",
				http->message[0] ? http->message
						 : http->curl->easy_strerror(
								 code));
	}
}

/* What our own callbacks ended comes back as a failure to write. */
static enum status
ended_by_us(struct http *http, struct error *error)
{
	switch (http->ended) {
	case ENDED_STOP:
		return STATUS_END;
	case ENDED_STATUS:
		return STATUS_OK;
	case ENDED_MEDIA:
		return fail(http, STATUS_UNSUPPORTED, error,
				"not read: ", http->media_type);
	default:
		return http->request->cut ? STATUS_OK
					  : fail_of_size(http, error);
	}
}

enum status
http_get(struct http *http, const struct http_request *request,
		struct http_answer *answer, struct error *error)
{
	*answer = (struct http_answer){ 0 };
	http->request = request;
	http->ended = ENDED_NOT;
	http->ignored = 0;
	http->closed_address[0] = http->message[0] = '\0';
	buffer_reset(&http->body);
	if (!http->curl)
		return fail(http, STATUS_UNSUPPORTED, error,
				CURL_LIBRARY_MISSING, "");
	CURLcode code = perform(http, request);
	answer->status = status_of(http);
	if (answer->status)
		read_answer(http, answer);
	if (http->ended)
		return ended_by_us(http, error);
	/* Of a redirect or a refusal the status is all that counts. */
	bool bare = answer->status && answer->status / 100 != 2;
	return code && !bare ? failure(http, code, error) : STATUS_OK;
}

void
http_status_text(int status, char out[HTTP_STATUS_BYTES])
{
	static const struct {
		int status;
		const char *name;
	} names[] = {
		{ 304, "Not Modified" },
		{ 400, "Bad Request" },
		{ 401, "Unauthorized" },
		{ 402, "Payment Required" },
		{ 403, "Forbidden" },
		{ 404, "Not Found" },
		{ 406, "Not Acceptable" },
		{ 410, "Gone" },
		{ 429, "Too Many Requests" },
		{ 451, "Unavailable For Legal Reasons" },
		{ 500, "Internal Server Error" },
		{ 502, "Bad Gateway" },
		{ 503, "Service Unavailable" },
		{ 504, "Gateway Timeout" },
	};
	const char *name = "";
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].status == status)
			name = names[i].name;
	snprintf(out, HTTP_STATUS_BYTES, "%d%s%s", status, *name ? " " : "",
			name);
}
