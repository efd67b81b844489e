#include <stdio.h>

#include "cli/data.h"

int
command_version(const struct settings *settings, char **operands, int count)
{
	(void)operands;
	(void)count;
	struct coder coder;
	printf("demarche %s\n", DEMARCHE_VERSION);
	if (!data_load_coder(settings, &coder))
		return EXIT_ENVIRONMENT;
	printf("lexicon %s (%zu frames in %zu lines)\nmodel %s\nkernel %s\n",
			coder.lexicon_id, frames_count(coder.frames),
			frames_line_count(coder.frames),
			parser_id(coder.parser), parse_kernel_name());
	coder_unload(&coder);
	return EXIT_OK;
}
