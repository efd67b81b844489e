#include "compile/foreign.h"

/* The linker's. */
extern const char __executable_start[], _end[];

bool
foreign_is_address(uint64_t number)
{
	return number >= (uintptr_t)__executable_start
	       && number < (uintptr_t)_end;
}

uint64_t
foreign_offset(uint64_t address)
{
	return address - (uintptr_t)__executable_start;
}
