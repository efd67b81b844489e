/* landlock.h - files and TCP: a list of what may be opened, kept by the
 * kernel (landlock(7)). */
#ifndef DEMARCHE_SANDBOX_LANDLOCK_H
#define DEMARCHE_SANDBOX_LANDLOCK_H

#include "sandbox/sandbox.h"

/* Of the kernel's interface; 0 where it has none or may not be used. */
unsigned landlock_version(void);
/* A descriptor of rules that allow nothing; below 0: there are none. */
int landlock_rules(enum sandbox_side side);
void landlock_allow(int rules, const char *path, enum sandbox_access access);
/* Closes the rules. The process must have given up new privileges. */
MUST_CHECK bool landlock_enter(int rules);

#endif
