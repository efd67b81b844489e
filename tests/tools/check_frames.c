/* check_frames [LEXICON]: reads the ontology, the sets and the frames below a
 * lexicon folder and prints every error as file:line: message. */
#include <stdio.h>

#include "event/frames.h"

static void
print(void *context, const struct error *error)
{
	unsigned *count = context;
	char line[1200];
	error_print(error, line, sizeof line);
	puts(line);
	++*count;
}

int
main(int argc, char **argv)
{
	const char *lexicon = argc > 1 ? argv[1] : "lexicon";
	struct ontology ontology;
	struct error error;
	unsigned errors = 0;
	if (ontology_load(&ontology, lexicon, &error)) {
		print(&errors, &error);
		return 1;
	}
	struct words words;
	words_init(&words, NULL);
	struct frames *frames;
	enum status status = frames_check(&frames, lexicon, "en", &ontology,
			&words, print, &errors);
	if (status) {
		printf("%u errors\n", errors);
	} else {
		printf("%zu frame lines, %zu with their triggers, %u words\n",
				frames_line_count(frames), frames_count(frames),
				words.count);
		frames_unload(frames);
	}
	words_fini(&words);
	ontology_unload(&ontology);
	return status ? 1 : 0;
}
