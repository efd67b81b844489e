#include "cli/fetching.h"

/* Whoever finds it in the log of a server can read what it is. */
static const char agent[] =
		"demarche/" DEMARCHE_VERSION " (+" DEMARCHE_HOMEPAGE ")";

struct fetch_options
fetching_options(const struct settings *settings)
{
	struct fetch_options options;
	fetch_options_init(&options);
	options.http.agent = agent;
	if (settings->private_addresses)
		options.http.may_connect = NULL;
	options.seconds = settings->timeout;
	options.delay = settings->delay;
	options.ignore_robots = settings->ignore_robots;
	return options;
}
