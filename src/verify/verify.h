/* verify.h - lexicon and models against what was shipped: each file by its
 * SHA-256 in SHA256SUMS, and that by its signature.
 *
 *   sums       SHA256SUMS, read        signature  Ed25519 in signify's files
 *
 * SECURITY.md says how a release is signed. */
#ifndef DEMARCHE_VERIFY_VERIFY_H
#define DEMARCHE_VERIFY_VERIFY_H

#include <stddef.h>

#include "base/error.h"
#include "verify/signature.h"

enum verify_finding {
	VERIFY_ALTERED, /* other bytes than were shipped */
	VERIFY_MISSING,
	VERIFY_ADDED, /* was not shipped */
};

typedef void verify_tell(
		void *context, enum verify_finding finding, struct str name);

struct verify_options {
	const char *folder; /* with SHA256SUMS, lexicon/ and models/ */
	struct str key;     /* signature.h; "" when there is none */
	verify_tell *tell;  /* each finding */
	void *context;
};

struct verify_result {
	size_t files, findings;
	bool is_signed; /* there is a signature, and a key to check it with */
	enum signature signature;
};

/* STATUS_IO without SHA256SUMS, STATUS_FORMAT when it is none. */
MUST_CHECK enum status verify_data(const struct verify_options *options,
		struct verify_result *result, struct error *error);

#endif
