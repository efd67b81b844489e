#include <stdio.h>

#include "cli/loading.h"
#include "cli/verifying.h"

/* What serve and watch give up here. */
static void
print_sandbox(void)
{
	struct sandbox_support support = sandbox_support();
	if (support.files)
		printf("sandbox files (Landlock %u)%s\n", support.files,
				support.calls ? ", system calls" : "");
	else
		printf("sandbox %s\n", support.calls ? "system calls" : "none");
}

int
command_version(const struct settings *settings, char **operands, int count)
{
	(void)operands;
	(void)count;
	printf("demarche %s\n", DEMARCHE_VERSION);
	if (settings->verify || settings->key)
		return verifying_print(settings);
	struct coders coders;
	if (!loading_coders(settings, &coders))
		return EXIT_ENVIRONMENT;
	const struct coder *coder = &coders.first.coder;
	printf("lexicon %s (%zu frames in %zu lines)\nmodel %s\nkernel %s\n",
			coder->lexicon_id, frames_count(coder->frames),
			frames_line_count(coder->frames),
			parser_id(coder->parser), parse_kernel_name());
	coders_unload(&coders);
	print_sandbox();
	return EXIT_OK;
}
