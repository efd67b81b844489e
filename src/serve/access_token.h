/* access_token.h - the secret that opens a server.
 *
 * Compared by its digest in constant time, so that neither its length nor how
 * much of a guess is right can be measured. */
#ifndef DEMARCHE_SERVE_ACCESS_TOKEN_H
#define DEMARCHE_SERVE_ACCESS_TOKEN_H

#include <stdint.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/str.h"

struct access_token {
	char text[LIMIT_TOKEN_TEXT + 1]; /* "" none */
	uint8_t digest[32];              /* SHA-256 of the text */
};

/* 128 random bits. Fails: STATUS_IO when the system has none. */
MUST_CHECK enum status access_token_make(
		struct access_token *token, struct error *error);

/* The first line of a file: at least 16 letters, digits, - . _ ~. Fails:
 * STATUS_IO; STATUS_USAGE when it is none, or when others than its owner may
 * read the file. */
MUST_CHECK enum status access_token_read(struct access_token *token,
		const char *path, struct error *error);

/* False for a token that was not made. */
bool access_token_is(const struct access_token *token, struct str guess);

#endif
