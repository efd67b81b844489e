#include "export/identity.h"

#include <stdarg.h>
#include <stdio.h>

void
identity_begin(struct identity *identity, struct str document)
{
	sha256_init(&identity->hash);
	sha256_update(&identity->hash, document.len,
			(const uint8_t *)document.at);
}

void
identity_add(struct identity *identity, const char *format, ...)
{
	char text[128];
	va_list arguments;
	va_start(arguments, format);
	int length = vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	if (length >= (int)sizeof text)
		length = (int)sizeof text - 1;
	sha256_update(&identity->hash, (size_t)length, (const uint8_t *)text);
}

void
identity_end(struct identity *identity, char id[IDENTITY_BYTES])
{
	uint8_t digest[8];
	sha256_digest(&identity->hash, sizeof digest, digest);
	for (int i = 0; i < 8; i++)
		snprintf(id + 2 * i, 3, "%02x", digest[i]);
}
