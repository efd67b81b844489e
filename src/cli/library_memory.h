/* library_memory.h - memory of the libraries that read and store for us.
 *
 * Without memory libxml2 and jansson leave things out or go on for ever, and
 * do not always say so: a page would be coded in part. In the program they get
 * memory as our own code does, or end it (base/memory.h). SQLite does not count
 * what it takes, which would be a lock each time. The library must not do so:
 * whose process it is in may use them too. */
#ifndef DEMARCHE_CLI_LIBRARY_MEMORY_H
#define DEMARCHE_CLI_LIBRARY_MEMORY_H

/* Before any of them is used. */
void library_memory_set(void);

#endif
