/* fuzz.h - the one function of a fuzz target (LLVM's libFuzzer). */
#ifndef DEMARCHE_FUZZ_H
#define DEMARCHE_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
