#include <stdio.h>

#include "cli/data.h"
#include "cli/lexicon.h"
#include "lexicon/find.h"

static enum status
find_word(const char *lexicon, const char *word, struct error *error)
{
	struct buffer out;
	size_t found;
	buffer_init(&out, BUFFER_UNLIMITED);
	enum status status = lexicon_find(
			lexicon, str_of(word), &out, &found, error);
	if (out.len)
		fwrite(out.at, 1, out.len, stdout);
	buffer_fini(&out);
	if (!status && !found)
		printf("\"%s\" does not stand in the lexicon\n", word);
	return status;
}

int
lexicon_task_find(const struct settings *settings, char **operands, int count)
{
	struct data_paths paths;
	struct error error;
	enum status status = data_find(settings, &paths, &error);
	for (int i = 0; !status && i < count; i++)
		status = find_word(paths.lexicon, operands[i], &error);
	if (!status)
		return EXIT_OK;
	data_print_error(&error);
	return EXIT_ENVIRONMENT;
}
