/* record_amount.h - records of amounts, for those who ask for them. */
#ifndef DEMARCHE_EXPORT_RECORD_AMOUNT_H
#define DEMARCHE_EXPORT_RECORD_AMOUNT_H

#include "export/fields.h"
#include "export/identity.h"

void amount_put_json(const struct writer *writer, const struct amount *amount);
void amount_identify(const struct analysis *analysis,
		const struct amount *amount, char id[IDENTITY_BYTES]);
/* "money", "percent", "count" */
struct str amount_kind_name(const struct amount *amount);

#endif
