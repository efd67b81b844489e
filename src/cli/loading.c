#include "cli/loading.h"

#include <stdio.h>

#include "cli/terminal.h"
#include "cli/verifying.h"
#include "verify/sums.h"

enum language
loading_language_asked(const struct settings *settings)
{
	const char *asked = settings->lang;
	return asked ? languages_find(str_of(asked)) : LANGUAGE_COUNT;
}

enum language
loading_language(const struct settings *settings)
{
	enum language asked = loading_language_asked(settings);
	return asked == LANGUAGE_COUNT ? LANGUAGE_EN : asked;
}

enum status
loading_find(const struct settings *settings, struct data_paths *paths,
		struct error *error)
{
	return data_find(NULL, settings->lexicon, paths, error);
}

/* A model tells by itself whether it is damaged; tables that lack their second
 * half look like tables. With a folder of the user's laid over it the lexicon
 * is another one anyway. */
static void
note_altered_lexicon(const struct coders *coders)
{
	const struct coder *coder = &coders->first.coder;
	const struct data_paths *paths = &coders->paths;
	if (coders->options.lexicon
			|| sums_know_lexicon(paths->folder,
					languages_code(coder->language),
					coder->lexicon_id))
		return;
	fprintf(stderr,
			"demarche: %s is not as it was shipped; `demarche "
			"version --verify` tells which files\n",
			paths->lexicon);
}

bool
loading_coders(const struct settings *settings, struct coders *coders)
{
	struct error error;
	if ((settings->verify || settings->key)
			&& !verifying_allows(settings))
		return false;
	struct coders_options options = {
		.lexicon = settings->lexicon,
		.model = settings->model,
		.language = loading_language_asked(settings),
		.makers = settings->frames_only  ? MAKERS_FRAMES
			  : settings->heads_only ? MAKERS_NETWORK
						 : MAKERS_ALL,
		.min_confidence = (float)settings->min_confidence,
		.kinds = settings->kinds,
		.dyads = settings->dyads,
		.text = settings->text,
	};
	if (coders_load(coders, &options, &error)) {
		terminal_print_error(&error);
		return false;
	}
	if (!settings->quiet)
		note_altered_lexicon(coders);
	return true;
}
