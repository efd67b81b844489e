/* hash.h - XXH64 (xxhash, BSD-2) of bytes: fast, seedless, the same on every
 * machine and in every run. */
#ifndef DEMARCHE_BASE_HASH_H
#define DEMARCHE_BASE_HASH_H

#include <stdint.h>

#include "base/str.h"

uint64_t hash_bytes(struct str bytes);
/* Carries a hash on over further bytes. */
uint64_t hash_more(uint64_t hash, struct str bytes);

#endif
