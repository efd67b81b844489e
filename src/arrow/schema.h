/* schema.h - the schema of a table of columns. */
#ifndef DEMARCHE_ARROW_SCHEMA_H
#define DEMARCHE_ARROW_SCHEMA_H

#include "arrow/abi.h"
#include "arrow/field.h"

/* Fills `schema` with that of `field` and its children, at any depth; the
 * caller releases it. Unit and help become metadata. Cannot fail. Schemas of
 * one field may be made in several threads at once. */
void arrow_schema_make(
		struct ArrowSchema *schema, const struct arrow_field *field);

#endif
