/* replay FOLDER... - gives every file of the folders to the fuzz target that
 * it is linked with: the corpora are tests wherever there is a compiler. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "fuzz.h"

static int
replay_folder(const char *folder)
{
	struct arena arena;
	struct error error;
	struct str *names, bytes;
	size_t count;
	arena_init(&arena);
	enum status status = file_list(folder, &arena, &names, &count, &error);
	for (size_t i = 0; !status && i < count; i++) {
		char path[FILE_PATH_BYTES];
		status = file_join(path, folder, names[i].at, &error);
		if (!status)
			status = file_read(path, &arena, &bytes, &error);
		if (!status)
			LLVMFuzzerTestOneInput(
					(const uint8_t *)bytes.at, bytes.len);
	}
	if (status)
		fprintf(stderr, "%s: %s\n", error.where, error.message);
	else
		printf("%s: %zu files\n", folder, count);
	arena_fini(&arena);
	return status || !count;
}

int
main(int count, char **folders)
{
	int failed = count < 2;
	for (int i = 1; i < count; i++)
		failed |= replay_folder(folders[i]);
	return failed;
}
