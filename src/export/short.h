/* short.h - amounts as people write them in a table: "$4.50 bn", "~200
 * institutions", "-13 %". Three digits that count; the text has the rest. */
#ifndef DEMARCHE_EXPORT_SHORT_H
#define DEMARCHE_EXPORT_SHORT_H

#include "base/buffer.h"
#include "fact/amount.h"

/* A unit is written as in the text ("lawmakers"). */
void short_put_amount(struct buffer *out, const struct text *text,
		const struct amount *amount);
/* A change with its sign: "+13 %", "-13 %". */
void short_put_change(
		struct buffer *out, const struct amount *amount, bool falls);

#endif
