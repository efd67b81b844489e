/* temporary.h - a folder of files for one test, removed after it. */
#ifndef DEMARCHE_TESTS_TEMPORARY_H
#define DEMARCHE_TESTS_TEMPORARY_H

#include "base/str.h"

/* Setup and teardown of a cmocka test: the folder is made and removed. */
int temporary_setup(void **state);
int temporary_teardown(void **state);

/* The path of `name` in the folder; good until eight further calls. */
const char *temporary_path(const char *name);
/* Writes a file, or one compressed as gzip or zstd; returns its path. */
const char *temporary_write(const char *name, struct str bytes);
const char *temporary_write_gzip(const char *name, struct str bytes);
const char *temporary_write_zstd(const char *name, struct str bytes);
/* Makes a folder inside. */
const char *temporary_folder(const char *name);

#endif
