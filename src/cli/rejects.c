#include "cli/rejects.h"

#include <errno.h>
#include <string.h>

#include "base/json.h"
#include "cli/terminal.h"

bool
rejects_open(struct rejects *rejects, const char *path)
{
	*rejects = (struct rejects){ 0 };
	if (!path)
		return true;
	rejects->file = fopen(path, "we");
	if (!rejects->file)
		fprintf(stderr, "demarche: %s: cannot write: %s\n", path,
				strerror(errno));
	return rejects->file != NULL;
}

static void
put_line(FILE *file, const struct error *error)
{
	struct buffer line;
	struct json json;
	buffer_init(&line, BUFFER_UNLIMITED);
	json_init(&json, &line);
	json_open(&json, '{');
	json_put_str(&json, "where", str_of(error->where));
	if (error->line)
		json_put_int(&json, "line", (int64_t)error->line);
	if (error->record)
		json_put_int(&json, "record", (int64_t)error->record);
	if (error->offset != ERROR_NO_OFFSET)
		json_put_int(&json, "offset", (int64_t)error->offset);
	json_put_str(&json, "reason", str_of(error->message));
	json_close(&json, '}');
	buffer_put_char(&line, '\n');
	fwrite(line.at, 1, line.len, file);
	fflush(file);
	buffer_fini(&line);
}

/* Names and ids of documents are the input's: no terminal may obey them. */
static void
print_line(const char *before, const struct error *error)
{
	char line[1200];
	struct buffer shown;
	error_print(error, line, sizeof line);
	buffer_init(&shown, BUFFER_UNLIMITED);
	terminal_put_text(&shown, str_of(line));
	fprintf(stderr, "demarche: %s%.*s\n", before,
			STR_ARG(buffer_str(&shown)));
	buffer_fini(&shown);
}

void
rejects_put(struct rejects *rejects, const struct error *error)
{
	rejects->count++;
	print_line("rejected: ", error);
	if (rejects->file)
		put_line(rejects->file, error);
}

void
rejects_note(const struct error *error)
{
	print_line("", error);
}

uint64_t
rejects_close(struct rejects *rejects)
{
	if (rejects->file && fclose(rejects->file))
		fprintf(stderr,
				"demarche: cannot write the ledger of "
				"rejects: %s\n",
				strerror(errno));
	return rejects->count;
}
