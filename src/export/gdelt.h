/* gdelt.h - the files of GDELT 2.0: Events, Mentions, and GKG 2.1.
 *
 * No header, tabs, line feeds; columns by position. Events have one row an
 * event, Mentions one a report of it, GKG one an article.
 * Sources: The GDELT Event Database, data format codebook 2.0 (2015); The GDELT
 * Global Knowledge Graph, codebook 2.1 (2015). */
#ifndef DEMARCHE_EXPORT_GDELT_H
#define DEMARCHE_EXPORT_GDELT_H

#include "export/geography.h"

extern const struct export_layout GDELT_EVENTS, GDELT_MENTIONS, GDELT_GKG;

/* 1 verbal cooperation to 4 material conflict, by the first two digits; 0 when
 * it is no code of CAMEO. */
int gdelt_quad(struct str cameo);
/* Whether a code can stand in these files: two to four digits. */
bool gdelt_has_code(struct str cameo);
/* "courier.example" of "https://www.courier.example:8080/x"; "" of none. */
struct str gdelt_domain(struct str url);
/* '1' country, '2' state of the United States, '3' city there, '4' city, '5'
 * province elsewhere; '0' of nowhere. */
char gdelt_place_type(const struct geography *place);

/* Columns of the article, or of its copy where the row is of one: 1 for the
 * web or 2; domain, else publisher; address, else the article's id. */
column_put gdelt_put_collection, gdelt_put_source, gdelt_put_identifier;

#endif
