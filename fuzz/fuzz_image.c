/* The file of an image whose sum is right, whatever else it says: the header,
 * and pointers that are put right because the address is taken. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/image.h"
#include "fuzz.h"

enum { MOST = 1 << 16 };

static const struct image_key key = { .layout = 1, .source = 2 };

static int
file_of(const uint8_t *data, size_t size, char *path)
{
	static _Alignas(8) uint8_t bytes[MOST];
	struct image_header header;
	memcpy(bytes, data, size);
	if (size >= sizeof header) {
		memcpy(&header, bytes, sizeof header);
		header.bytes = size;
		header.sum = image_sum(&header, bytes + sizeof header);
		memcpy(bytes, &header, sizeof header);
	}
	int fd = mkstemp(path);
	if (fd < 0 || write(fd, bytes, size) != (ssize_t)size)
		abort();
	return fd;
}

/* All of it can be read, and the root lies in it. */
static void
check(const struct image *image)
{
	const uint8_t *at = image->map.at, *root = image->root;
	unsigned sum = 0;
	for (size_t i = 0; i < image->map.len; i++)
		sum += at[i];
	if (root < at || root >= at + image->map.len || sum == UINT32_MAX)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[] = "/tmp/fuzz-image-XXXXXX";
	struct image image;
	if (size > MOST)
		return 0;
	close(file_of(data, size, path));
	if (image_open(&image, path, &key))
		check(&image);
	image_close(&image);
	unlink(path);
	return 0;
}
