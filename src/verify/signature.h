/* signature.h - whether bytes were signed by the holder of a key.
 *
 * Ed25519 (RFC 8032) over the bytes themselves, in the files of OpenBSD's
 * signify(1), which `minisign -S -l` writes too: a line of comment, then in
 * Base64 "Ed", eight bytes that tell keys apart, and the key (32 bytes) or the
 * signature (64 bytes). Comments prove nothing and are not shown. */
#ifndef DEMARCHE_VERIFY_SIGNATURE_H
#define DEMARCHE_VERIFY_SIGNATURE_H

#include <stdbool.h>

#include "base/str.h"

enum signature {
	SIGNATURE_GOOD,
	SIGNATURE_BAD,     /* other bytes were signed, or by another key */
	SIGNATURE_DAMAGED, /* key or signature is not in that form */
	SIGNATURE_UNKNOWN, /* this program was built without Ed25519 */
};

/* A key is the text of its file, or the line of Base64 alone. */
enum signature signature_check(
		struct str key, struct str signature, struct str bytes);

#endif
