/* assets.h - the files of the dashboard, which are part of the program: a table
 * made at build time (tools/embed_assets.py). Nothing is read from a disk. */
#ifndef DEMARCHE_SERVE_ASSETS_H
#define DEMARCHE_SERVE_ASSETS_H

#include "base/str.h"

struct asset {
	const char *path;  /* "/app.js"; "/" for the page itself */
	const char *type;  /* "text/javascript; charset=utf-8" */
	const char *tag;   /* of its bytes */
	struct str packed; /* gzip */
	size_t length;     /* unpacked */
};

/* Made at build time; none when there was no Node to make them with. */
extern const struct asset ASSETS[];
extern const size_t ASSET_COUNT;

/* Null when there is none. */
const struct asset *asset_find(struct str path);
/* Its bytes, for the few who take no gzip; unpacked when first asked for, and
 * kept. */
struct str asset_plain(const struct asset *asset);

#endif
