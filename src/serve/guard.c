#include "serve/guard.h"

#include "serve/answer.h"

#define REFUSED(code, why)                                                     \
	((struct refusal){ .status = (code), .message = (why) })
static const struct refusal ALLOWED = { 0, NULL };

/* --- host -------------------------------------------------------------- */

static bool
is_port(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
	return text.len <= 5;
}

/* "localhost:8080" without the port, "[::1]" without brackets; "" when it is
 * no host. */
static struct str
host_name(struct str host)
{
	struct str none = STR("");
	size_t close = str_find_byte(host, ']');
	bool bracket = host.len && host.at[0] == '[';
	if (bracket && close == host.len)
		return none;
	size_t end = bracket ? close + 1 : str_find_byte(host, ':');
	if (end < host.len
			&& (host.at[end] != ':'
					|| !is_port(str_cut(host.at + end + 1,
							host.at + host.len))))
		return none;
	return bracket ? str_cut(host.at + 1, host.at + close)
		       : (struct str){ host.at, end };
}

/* Whether a browser can only mean the address itself: it holds no name that
 * somebody's name server could answer for. */
static bool
is_literal(struct str name)
{
	bool colon = str_find_byte(name, ':') < name.len;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.at[i];
		bool digit = c >= '0' && c <= '9';
		bool hex = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
		if (!digit && c != '.' && !(colon && (hex || c == ':')))
			return false;
	}
	return name.len > 0;
}

bool
address_is_loopback(struct str address)
{
	return str_equal_ascii_case(address, STR("localhost"))
	       || str_equal(address, STR("::1"))
	       || (is_literal(address) && str_starts(address, STR("127.")));
}

struct refusal
guard_check_host(const struct guard *guard, const struct http_request *request)
{
	struct str name = host_name(request->host);
	bool own = address_is_loopback(name);
	if (!guard->loopback)
		own = own || is_literal(name)
		      || (guard->machine[0]
				      && str_equal_ascii_case(name,
						      str_of(guard->machine)));
	if (request->hosts != 1)
		return REFUSED(HTTP_STATUS_BAD_REQUEST,
				"a request has one header Host");
	if (!own)
		return REFUSED(HTTP_STATUS_MISDIRECTED,
				"this server has another name; open it by the "
				"address that it told at its start");
	return ALLOWED;
}

/* --- token ------------------------------------------------------------- */

static struct str
bearer(struct str header)
{
	struct str scheme = { header.at, header.len < 7 ? header.len : 7 };
	if (!str_equal_ascii_case(scheme, STR("Bearer ")))
		return STR("");
	return str_trim(str_cut(header.at + 7, header.at + header.len));
}

static struct str
cookie_value(struct str header, const char *wanted)
{
	for (bool more = true; more;) {
		struct str part = str_trim(str_next(&header, ';', &more));
		size_t equals = str_find_byte(part, '=');
		if (equals < part.len
				&& str_equal((struct str){ part.at, equals },
						str_of(wanted)))
			return str_cut(part.at + equals + 1,
					part.at + part.len);
	}
	return STR("");
}

bool
guard_has_token(const struct guard *guard, const struct http_request *request)
{
	return access_token_is(&guard->token, bearer(request->authorization))
	       || access_token_is(&guard->token,
			       cookie_value(request->cookie, guard->cookie));
}

/* --- reading and writing ----------------------------------------------- */

/* Browsers say whose page asks (W3C Fetch Metadata). "none" is a person who
 * typed the address; another port of this machine is "same-site" and is as
 * strange as any. */
static bool
is_strange(struct str site)
{
	return site.len && !str_equal(site, STR("same-origin"))
	       && !str_equal(site, STR("none"));
}

struct refusal
guard_check_page(const struct http_request *request)
{
	if (is_strange(request->fetch_site)
			&& !str_equal(request->fetch_mode, STR("navigate")))
		return REFUSED(HTTP_STATUS_FORBIDDEN,
				"pages of other sites may not load this");
	return ALLOWED;
}

struct refusal
guard_check_read(const struct guard *guard, const struct http_request *request)
{
	if (is_strange(request->fetch_site))
		return REFUSED(HTTP_STATUS_FORBIDDEN,
				"pages of other sites may not read this");
	if (guard->token_to_read && !guard_has_token(guard, request))
		return REFUSED(HTTP_STATUS_UNAUTHORIZED,
				"the token is missing or wrong; open the "
				"address that the server told at its start");
	return ALLOWED;
}

/* "http://localhost:8080" for the host "localhost:8080"; behind a proxy that
 * encrypts, "https://". */
static bool
is_own_origin(struct str origin, struct str host)
{
	struct str rest = origin;
	if (str_starts(origin, STR("http://")))
		rest = str_cut(origin.at + 7, origin.at + origin.len);
	else if (str_starts(origin, STR("https://")))
		rest = str_cut(origin.at + 8, origin.at + origin.len);
	else
		return false;
	return str_equal_ascii_case(rest, host);
}

static bool
is_same_origin(const struct guard *guard, const struct http_request *request)
{
	if (request->origin.len
			&& !is_own_origin(request->origin, request->host))
		return false;
	if (request->fetch_site.len)
		return str_equal(request->fetch_site, STR("same-origin"));
	/* A browser sends one of both; a program has the token at hand. */
	return request->origin.len
	       || access_token_is(
			       &guard->token, bearer(request->authorization));
}

static bool
is_json(struct str content_type)
{
	struct str type = { content_type.at, str_find_byte(content_type, ';') };
	return str_equal_ascii_case(str_trim(type), STR("application/json"));
}

struct refusal
guard_check_write(const struct guard *guard, const struct http_request *request)
{
	if (!is_same_origin(guard, request))
		return REFUSED(HTTP_STATUS_FORBIDDEN,
				"marks are taken from this server's own page, "
				"or with the token in Authorization");
	if (!guard_has_token(guard, request))
		return REFUSED(HTTP_STATUS_UNAUTHORIZED,
				"the token is missing or wrong; open the "
				"address that the server told at its start");
	if (!is_json(request->content_type))
		return REFUSED(HTTP_STATUS_NO_MEDIA_TYPE,
				"a mark is sent as application/json");
	return ALLOWED;
}
