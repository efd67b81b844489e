/* crash_vfs.h - a disk that can lose power or run full.
 *
 * A SQLite VFS over the system's: it notes every write, truncation, sync and
 * deletion. crash_vfs_restore then makes the files as a power cut before the
 * n-th of them could have left them: what was synced is there; of each later
 * write all, nothing, or some of its sectors. Source of the method: SQLite's
 * own tests (sqlite.org/testing.html, "Crash Testing").
 *
 * Nothing is synced in earnest: whoever kills the program leaves the system's
 * memory of the files as it is. With a limit, writes that make the files grow
 * beyond it fail with SQLITE_FULL. One test at a time, one thread. */
#ifndef DEMARCHE_TESTS_CRASH_VFS_H
#define DEMARCHE_TESTS_CRASH_VFS_H

#include <stdint.h>

/* From now on all databases are opened with it. */
void crash_vfs_install(void);
void crash_vfs_remove(void);

void crash_vfs_note(void); /* forgets what was noted before */
/* How many writes, truncations, syncs and deletions. */
unsigned crash_vfs_noted(void);
/* Writes the files into `folder`, by their own names. `seed` chooses what
 * becomes of writes that were not synced. */
void crash_vfs_restore(const char *folder, unsigned upto, uint64_t seed);

/* Bytes that may still be added to files; -1: any number. */
void crash_vfs_limit(int64_t bytes);

#endif
