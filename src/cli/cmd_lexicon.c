#include <stdio.h>
#include <string.h>

#include "cli/lexicon.h"

static const struct {
	const char *name;
	const char *arguments;
	int least, most; /* operands; most -1: any number */
	lexicon_task *run;
} TASKS[] = {
	{ "check", "", 0, 0, lexicon_task_check },
	{ "find", " WORD...", 1, -1, lexicon_task_find },
	{ "import", " --out DIR FILE...", 1, -1, lexicon_task_import },
	{ "suggest", " FILE...", 0, -1, lexicon_task_suggest },
};
enum { TASK_COUNT = sizeof TASKS / sizeof *TASKS };

static int
refuse(void)
{
	fprintf(stderr, "demarche lexicon:");
	for (int i = 0; i < TASK_COUNT; i++)
		fprintf(stderr, "%s %s%s",
				!i                    ? ""
				: i + 1 == TASK_COUNT ? ", or"
						      : ",",
				TASKS[i].name, TASKS[i].arguments);
	fprintf(stderr, "\nTry: demarche lexicon --help\n");
	return EXIT_USAGE;
}

int
command_lexicon(const struct settings *settings, char **operands, int count)
{
	for (int i = 0; count && i < TASK_COUNT; i++) {
		int given = count - 1;
		if (strcmp(operands[0], TASKS[i].name) != 0)
			continue;
		if (given && !TASKS[i].most) {
			fprintf(stderr,
					"demarche lexicon: %s takes no files; "
					"name your folder with --lexicon %s\n",
					TASKS[i].name, operands[1]);
			return EXIT_USAGE;
		}
		if (given < TASKS[i].least
				|| (TASKS[i].most >= 0
						&& given > TASKS[i].most)) {
			fprintf(stderr, "demarche lexicon: %s needs%s\n",
					TASKS[i].name, TASKS[i].arguments);
			return EXIT_USAGE;
		}
		return TASKS[i].run(settings, operands + 1, given);
	}
	return refuse();
}
