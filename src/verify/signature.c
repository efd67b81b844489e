#include "verify/signature.h"

#include <string.h>

#ifdef DEMARCHE_SIGNATURES
#include <nettle/base64.h>
#include <nettle/eddsa.h>

enum {
	ALGORITHM_BYTES = 2,
	NUMBER_BYTES = 8, /* of a key */
	HEAD_BYTES = ALGORITHM_BYTES + NUMBER_BYTES,
	KEY_BYTES = HEAD_BYTES + ED25519_KEY_SIZE,
	SIGNATURE_BYTES = HEAD_BYTES + ED25519_SIGNATURE_SIZE,
	LINE_BYTES = 128, /* of Base64 */
};

/* The first line that is no comment. */
static struct str
data_line(struct str text)
{
	bool more = true;
	while (more) {
		struct str line = str_trim(str_next(&text, '\n', &more));
		if (line.len && !str_starts(line, STR("untrusted comment:")))
			return line;
	}
	return STR("");
}

/* False unless it is just so many bytes that begin with "Ed". */
static bool
decode(struct str text, uint8_t *out, size_t size)
{
	uint8_t bytes[BASE64_DECODE_LENGTH(LINE_BYTES)];
	struct base64_decode_ctx context;
	struct str line = data_line(text);
	size_t length = sizeof bytes;
	base64_decode_init(&context);
	if (line.len > LINE_BYTES
			|| !base64_decode_update(&context, &length, bytes,
					line.len, line.at)
			|| !base64_decode_final(&context) || length != size
			|| memcmp(bytes, "Ed", ALGORITHM_BYTES))
		return false;
	memcpy(out, bytes, size);
	return true;
}

enum signature
signature_check(struct str key_text, struct str signature_text,
		struct str bytes)
{
	uint8_t key[KEY_BYTES], signature[SIGNATURE_BYTES];
	if (!decode(key_text, key, sizeof key)
			|| !decode(signature_text, signature, sizeof signature))
		return SIGNATURE_DAMAGED;
	if (memcmp(key, signature, HEAD_BYTES))
		return SIGNATURE_BAD;
	return ed25519_sha512_verify(key + HEAD_BYTES, bytes.len,
			       (const uint8_t *)bytes.at,
			       signature + HEAD_BYTES)
			       ? SIGNATURE_GOOD
			       : SIGNATURE_BAD;
}

#else

enum signature
signature_check(struct str key, struct str signature, struct str bytes)
{
	(void)key, (void)signature, (void)bytes;
	return SIGNATURE_UNKNOWN;
}

#endif
