/* identity.h - ids of records: the first 16 hex digits of SHA-256 over what a
 * record tells, the same wherever and whenever the same article is coded. */
#ifndef DEMARCHE_EXPORT_IDENTITY_H
#define DEMARCHE_EXPORT_IDENTITY_H

#include <nettle/sha2.h>

#include "base/str.h"

enum { IDENTITY_BYTES = 17 }; /* with the null byte */

struct identity {
	struct sha256_ctx hash;
};

void identity_begin(struct identity *identity, struct str document);
/* At most 127 bytes of text a call. */
void identity_add(struct identity *identity, const char *format, ...)
		__attribute__((format(printf, 2, 3)));
void identity_end(struct identity *identity, char id[IDENTITY_BYTES]);

#endif
