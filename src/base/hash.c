#include "base/hash.h"

#include <xxhash.h>

uint64_t
hash_bytes(struct str bytes)
{
	return XXH64(bytes.len ? bytes.at : "", bytes.len, 0);
}

uint64_t
hash_more(uint64_t hash, struct str bytes)
{
	return XXH64(bytes.len ? bytes.at : "", bytes.len, hash);
}
