/* calls.h - system calls that nothing here needs and an intruder would want,
 * refused by a filter in the kernel (seccomp(2)). */
#ifndef DEMARCHE_SANDBOX_CALLS_H
#define DEMARCHE_SANDBOX_CALLS_H

#include "sandbox/sandbox.h"

/* Whether the kernel has filters, and this processor is known. */
bool calls_supported(void);
/* What is refused fails with EPERM. The process must have given up new
 * privileges. */
MUST_CHECK bool calls_enter(enum sandbox_side side);

#endif
