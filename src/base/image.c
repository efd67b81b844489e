#define _GNU_SOURCE
#include "base/image.h"

#include <stddef.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* For a state that need not be on the heap. */
#define XXH_STATIC_LINKING_ONLY
#include <xxhash.h>

#include "base/file.h"

enum { WORD_BITS = 64 };

_Static_assert(sizeof(struct image_header) == IMAGE_ALIGN,
		"what stands behind the header is aligned");

static uint64_t
seed_of(const struct image_header *header)
{
	return XXH3_64bits(header, offsetof(struct image_header, sum));
}

uint64_t
image_sum(const struct image_header *header, const void *behind)
{
	return XXH3_64bits_withSeed(behind, header->bytes - sizeof *header,
			seed_of(header));
}

/* --- what is believed ----------------------------------------------------- */

static bool
is_safe(const struct stat *info)
{
	return S_ISREG(info->st_mode)
	       && (info->st_uid == 0 || info->st_uid == geteuid())
	       && !(info->st_mode & S_IWOTH);
}

static bool
has_key(const struct image_header *header, const struct image_key *key)
{
	return !memcmp(header->magic, IMAGE_MAGIC, IMAGE_MAGIC_BYTES)
	       && header->layout == key->layout
	       && header->source == key->source;
}

/* Words of bits that tell which words before `pointers` are some. */
static uint64_t
bit_words(uint64_t pointers)
{
	uint64_t words = pointers / IMAGE_WORD;
	return words / WORD_BITS + (words % WORD_BITS > 0);
}

static bool
is_sound(const struct image_header *header, uint64_t bytes)
{
	return header->bytes == bytes && header->pointers <= bytes
	       && header->root >= sizeof *header
	       && header->root < header->pointers
	       && header->root % IMAGE_WORD == 0
	       && header->pointers % IMAGE_WORD == 0
	       && header->address % IMAGE_WORD == 0
	       && header->address <= UINT64_MAX - bytes
	       && bytes - header->pointers
				  == bit_words(header->pointers) * IMAGE_WORD;
}

static void
sum_piece(void *context, struct str piece)
{
	XXH3_64bits_update(context, piece.at, piece.len);
}

/* Read and not mapped, so that only those pages are that somebody needs. */
static bool
is_whole(int fd, const struct image_header *header)
{
	XXH3_state_t state;
	memset(&state, 0, sizeof state); /* its seed is compared */
	XXH3_64bits_reset_withSeed(&state, seed_of(header));
	return file_pieces(fd, sizeof *header, sum_piece, &state)
	       && XXH3_64bits_digest(&state) == header->sum;
}

/* --- where it is mapped --------------------------------------------------- */

/* Moves the pointer that `word` of them is by `distance`; false when it is
 * outside, or points there. */
static bool
move_pointer(const struct image_header *header, uint64_t *words, uint64_t word,
		uint64_t distance)
{
	if (word >= header->pointers / IMAGE_WORD
			|| words[word] - header->address > header->pointers)
		return false;
	words[word] += distance;
	return true;
}

static bool
move_pointers(const struct image_header *header, void *at)
{
	uint64_t *words = at;
	const uint64_t *bits = words + header->pointers / IMAGE_WORD;
	uint64_t distance = (uintptr_t)at - header->address;
	for (uint64_t i = 0; i < bit_words(header->pointers); i++)
		for (uint64_t left = bits[i]; left; left &= left - 1) {
			uint64_t word = i * WORD_BITS
					+ (unsigned)__builtin_ctzll(left);
			if (!move_pointer(header, words, word, distance))
				return false;
		}
	return true;
}

static bool
move(const struct image_header *header, void *at, size_t bytes)
{
	return !mprotect(at, bytes, PROT_READ | PROT_WRITE)
	       && move_pointers(header, at) && !mprotect(at, bytes, PROT_READ);
}

/* The address is a wish, unless another mapping lies there. */
static bool
map_at(int fd, const struct image_header *header, struct file_map *map)
{
	void *wish = (void *)(uintptr_t)header->address;
	size_t bytes = header->bytes;
	void *at = mmap(wish, bytes, PROT_READ, MAP_PRIVATE, fd, 0);
	if (at == MAP_FAILED)
		return false;
	*map = (struct file_map){ at, bytes };
	if (at == wish || move(header, at, bytes))
		return true;
	file_map_close(map);
	return false;
}

static bool
open_image(int fd, const struct image_key *key, struct image *image)
{
	struct image_header header;
	struct stat info;
	if (fstat(fd, &info) || !is_safe(&info)
			|| pread(fd, &header, sizeof header, 0) != sizeof header
			|| !has_key(&header, key)
			|| !is_sound(&header, (uint64_t)info.st_size)
			|| !is_whole(fd, &header)
			|| !map_at(fd, &header, &image->map))
		return false;
	image->root = (const char *)image->map.at + header.root;
	return true;
}

bool
image_open(struct image *image, const char *path, const struct image_key *key)
{
	*image = (struct image){ 0 };
	if (sizeof(void *) != IMAGE_WORD)
		return false;
	int fd = file_open(path);
	if (fd < 0)
		return false;
	bool opened = open_image(fd, key, image);
	close(fd);
	return opened;
}

void
image_close(struct image *image)
{
	file_map_close(&image->map);
	*image = (struct image){ 0 };
}
