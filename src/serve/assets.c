#include "serve/assets.h"

#include <pthread.h>
#include <stdint.h>
#include <zlib.h>

#include "base/memory.h"

enum { MOST = 32 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *plain[MOST];

const struct asset *
asset_find(struct str path)
{
	for (size_t i = 0; i < ASSET_COUNT && i < MOST; i++)
		if (str_equal(path, str_of(ASSETS[i].path)))
			return &ASSETS[i];
	return NULL;
}

/* What the build packed unpacks. */
static char *
unpack(const struct asset *asset)
{
	enum { GZIP_WINDOW = 15 + 16 };
	char *bytes = memory_zero(asset->length + 1, 1);
	z_stream stream = {
		.next_in = (unsigned char *)(uintptr_t)asset->packed.at,
		.avail_in = (unsigned)asset->packed.len,
		.next_out = (unsigned char *)bytes,
		.avail_out = (unsigned)asset->length,
	};
	if (!inflateInit2(&stream, GZIP_WINDOW)) {
		inflate(&stream, Z_FINISH);
		inflateEnd(&stream);
	}
	return bytes;
}

struct str
asset_plain(const struct asset *asset)
{
	size_t place = (size_t)(asset - ASSETS);
	pthread_mutex_lock(&lock);
	if (!plain[place])
		plain[place] = unpack(asset);
	char *bytes = plain[place];
	pthread_mutex_unlock(&lock);
	return (struct str){ bytes, asset->length };
}
