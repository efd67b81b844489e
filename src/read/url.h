/* url.h - http and https addresses: taken apart, made the same, resolved.
 *
 * libcurl's own parser does it, so that what is judged is what is fetched. */
#ifndef DEMARCHE_READ_URL_H
#define DEMARCHE_READ_URL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

/* All of the arena, with a null byte behind. */
struct url {
	struct str whole;  /* "https://a.example/b?c", without fragment */
	struct str origin; /* "https://a.example:443" */
	struct str host;   /* "a.example", lower case */
	struct str target; /* "/b?c" */
};

/* Whether an operand names an address and no file. */
bool url_is_address(const char *text);

/* Fails with STATUS_UNSUPPORTED for other schemes and for addresses with a
 * user's name or password, STATUS_LIMIT above LIMIT_META_BYTES, STATUS_FORMAT
 * for what is no address; the error's `where` shows no password. */
MUST_CHECK enum status url_parse(struct url *url, const char *text,
		struct arena *arena, struct error *error);

/* `reference` as it stands in what came from `base` ("../b"), absolute and in
 * the arena; "" when that is no http(s) address. */
struct str url_resolve(
		const char *base, const char *reference, struct arena *arena);

#endif
