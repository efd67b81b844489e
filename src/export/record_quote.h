/* record_quote.h - records of quotations. */
#ifndef DEMARCHE_EXPORT_RECORD_QUOTE_H
#define DEMARCHE_EXPORT_RECORD_QUOTE_H

#include "export/fields.h"
#include "export/identity.h"

void quote_put_json(const struct writer *writer, const struct quote *quote);

void quote_identify(const struct analysis *analysis, const struct quote *quote,
		char id[IDENTITY_BYTES]);
/* The words, with "…" where a reporting clause stands between them. */
void quote_put_words(struct buffer *out, const struct analysis *analysis,
		const struct quote *quote);
/* "said"; "" when there is no verb. */
struct str quote_verb(
		const struct analysis *analysis, const struct quote *quote);
/* "a minister"; "" when the text does not tell. */
struct str quote_role(
		const struct analysis *analysis, const struct quote *quote);
/* "great; friend" */
void quote_put_stance_words(struct buffer *out, const struct analysis *analysis,
		const struct quote *quote);

#endif
