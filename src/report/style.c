#include "report/style.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include "page_css.h"
#include "picture_css.h"

struct str
style_of_pictures(void)
{
	return (struct str){ PICTURE_CSS, sizeof PICTURE_CSS - 1 };
}

struct str
style_of_pages(void)
{
	return (struct str){ PAGE_CSS, sizeof PAGE_CSS - 1 };
}

void
style_put_hash(struct buffer *out, struct str bytes)
{
	uint8_t digest[SHA256_DIGEST_SIZE];
	char text[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE)];
	struct sha256_ctx sum;
	sha256_init(&sum);
	sha256_update(&sum, bytes.len, (const uint8_t *)bytes.at);
	sha256_digest(&sum, sizeof digest, digest);
	base64_encode_raw(text, sizeof digest, digest);
	buffer_put(out, STR("sha256-"));
	buffer_put(out, (struct str){ text, sizeof text });
}
