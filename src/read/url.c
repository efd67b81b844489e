#define _GNU_SOURCE
#include "read/url.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/memory.h"
#include "read/curl_library.h"

static const char *const schemes[] = { "http://", "https://" };

bool
url_is_address(const char *text)
{
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (!strncasecmp(text, schemes[i], strlen(schemes[i])))
			return true;
	return false;
}

/* Whose address it is, without what stands before '@' in its host. */
static enum status
refuse(struct error *error, enum status status, const char *text,
		const char *why)
{
	enum { SHOWN_BYTES = 512 };
	char shown[SHOWN_BYTES];
	const char *host = strstr(text, "://");
	host = host ? host + 3 : text;
	const char *at = memrchr(host, '@', strcspn(host, "/?#\\"));
	snprintf(shown, sizeof shown, "%.*s%s", (int)(host - text), text,
			at ? at + 1 : host);
	return error_set(error, status, shown, 0, ERROR_NO_OFFSET, "%s", why);
}

static struct str
take_part(CURLU *parts, CURLUPart which, unsigned flags, struct arena *arena)
{
	char *text;
	if (curl_library()->url_get(parts, which, &text, flags))
		return arena_copy(arena, STR(""));
	struct str copy = arena_copy(arena, str_of(text));
	curl_library()->free(text);
	return copy;
}

static bool
has_part(CURLU *parts, CURLUPart which)
{
	char *text;
	if (curl_library()->url_get(parts, which, &text, 0))
		return false;
	curl_library()->free(text);
	return true;
}

static struct str
join(struct arena *arena, struct str a, struct str b, struct str c)
{
	char *at = arena_take(arena, a.len + b.len + c.len + 1);
	memcpy(at, a.at, a.len);
	memcpy(at + a.len, b.at, b.len);
	memcpy(at + a.len + b.len, c.at, c.len);
	at[a.len + b.len + c.len] = '\0';
	return (struct str){ at, a.len + b.len + c.len };
}

static void
take_apart(struct url *url, CURLU *parts, struct arena *arena)
{
	struct str scheme = take_part(parts, CURLUPART_SCHEME, 0, arena);
	struct str port = take_part(
			parts, CURLUPART_PORT, CURLU_DEFAULT_PORT, arena);
	struct str path = take_part(parts, CURLUPART_PATH, 0, arena);
	struct str query = take_part(parts, CURLUPART_QUERY, 0, arena);
	char *host = (char *)(uintptr_t)take_part(
			parts, CURLUPART_HOST, 0, arena)
				     .at;
	for (char *c = host; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c | 0x20);
	url->host = str_of(host);
	curl_library()->url_set(parts, CURLUPART_HOST, host, 0);
	url->whole = take_part(
			parts, CURLUPART_URL, CURLU_NO_DEFAULT_PORT, arena);
	url->origin = join(arena, join(arena, scheme, STR("://"), url->host),
			STR(":"), port);
	url->target = query.len ? join(arena, path, STR("?"), query) : path;
}

static enum status
check(CURLU *parts, const char *text, struct error *error)
{
	if (!url_is_address(text))
		return refuse(error, STATUS_UNSUPPORTED, text,
				"only http and https addresses are fetched");
	if (strlen(text) >= LIMIT_META_BYTES)
		return refuse(error, STATUS_LIMIT, text, "too long an address");
	CURLUcode code = curl_library()->url_set(
			parts, CURLUPART_URL, text, CURLU_URLENCODE);
	if (code)
		return refuse(error, STATUS_FORMAT, text,
				curl_library()->url_strerror(code));
	if (has_part(parts, CURLUPART_USER)
			|| has_part(parts, CURLUPART_PASSWORD))
		return refuse(error, STATUS_UNSUPPORTED, text,
				"addresses with a user's name or password are "
				"not fetched; leave them out");
	curl_library()->url_set(parts, CURLUPART_FRAGMENT, NULL, 0);
	return STATUS_OK;
}

enum status
url_parse(struct url *url, const char *text, struct arena *arena,
		struct error *error)
{
	*url = (struct url){ 0 };
	if (!curl_library())
		return refuse(error, STATUS_UNSUPPORTED, text,
				CURL_LIBRARY_MISSING);
	CURLU *parts = curl_library()->url();
	if (!parts)
		memory_exhausted(sizeof *url);
	enum status status = check(parts, text, error);
	if (!status)
		take_apart(url, parts, arena);
	curl_library()->url_cleanup(parts);
	return status;
}

struct str
url_resolve(const char *base, const char *reference, struct arena *arena)
{
	struct str whole = STR("");
	if (!curl_library())
		return whole;
	CURLU *parts = curl_library()->url();
	if (!parts)
		memory_exhausted(strlen(base));
	if (!curl_library()->url_set(
			    parts, CURLUPART_URL, base, CURLU_URLENCODE)
			&& !curl_library()->url_set(parts, CURLUPART_URL,
					reference, CURLU_URLENCODE))
		whole = take_part(parts, CURLUPART_URL, 0, arena);
	curl_library()->url_cleanup(parts);
	return whole.len && url_is_address(whole.at) ? whole : STR("");
}
