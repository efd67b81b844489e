#include "cli/library_memory.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <libxml/xmlmemory.h>
#include <sqlite3.h>

#include "base/memory.h"

static void *
take(size_t bytes)
{
	void *memory = malloc(bytes);
	if (!memory && bytes)
		memory_exhausted(bytes);
	return memory;
}

static void *
resize(void *old, size_t bytes)
{
	void *memory = realloc(old, bytes);
	if (!memory && bytes)
		memory_exhausted(bytes);
	return memory;
}

static char *
copy(const char *text)
{
	size_t bytes = strlen(text) + 1;
	return memcpy(take(bytes), text, bytes);
}

void
library_memory_set(void)
{
	xmlMemSetup(free, take, resize, copy);
	json_set_alloc_funcs(take, free);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
