/* names.h - what countries are called in sentences and on axes.
 *
 * The first name of a code in lexicon/actors/countries.tsv. Loaded once, then
 * read-only. */
#ifndef DEMARCHE_REPORT_NAMES_H
#define DEMARCHE_REPORT_NAMES_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/str.h"

struct country_name {
	struct str code, name;
};

struct names {
	struct arena arena;
	struct country_name *at; /* sorted by code */
	size_t count;
};

/* `lexicon` are layers (base/layers.h). On error there is nothing to unload. */
MUST_CHECK enum status names_load(
		struct names *names, const char *lexicon, struct error *error);
void names_unload(struct names *names);

/* "Colombia"; "international organisations" for IGO; "nobody named" for "";
 * the code itself where it is no country. Lives as long as `names` and
 * `code`. */
struct str names_of(const struct names *names, struct str code);
/* As inside a sentence: "the United States"; with a sector, "Colombia (GOV)".
 */
void names_put(const struct names *names, struct str code, struct buffer *out);

#endif
