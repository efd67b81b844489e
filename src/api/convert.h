/* convert.h - the library's inner types as those of the public header. Inside
 * api. */
#ifndef DEMARCHE_API_CONVERT_H
#define DEMARCHE_API_CONVERT_H

#include "base/error.h"
#include "base/str.h"
#include "demarche.h"

/* Fills `out`, which may be null; returns the status. */
enum dem_status convert_error(struct dem_error *out, const struct error *error);

static inline struct str
convert_text(struct dem_text text)
{
	return text.at ? (struct str){ text.at, text.len } : STR("");
}

static inline struct dem_text
convert_str(struct str text)
{
	return (struct dem_text){ text.at, text.len };
}

/* A struct that begins with its size as the caller knows it: the part that
 * both know goes into `to`, of `known` bytes, which holds the defaults before.
 * `from` null: nothing. STATUS_USAGE where its _init was not called, or where
 * the caller was compiled for a later library. */
MUST_CHECK enum status convert_options(void *to, size_t known, const void *from,
		const char *init, struct error *error);

#endif
