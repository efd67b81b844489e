/* foreign.h - numbers that are addresses in the program itself: of its tables
 * and literals, which lie elsewhere in another program. */
#ifndef DEMARCHE_COMPILE_FOREIGN_H
#define DEMARCHE_COMPILE_FOREIGN_H

#include <stdbool.h>
#include <stdint.h>

bool foreign_is_address(uint64_t number);
/* Where in the program, for nm(1) and addr2line(1). */
uint64_t foreign_offset(uint64_t address);

#endif
