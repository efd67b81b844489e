#include "cli/fetching.h"

#include "base/program.h"

struct fetch_options
fetching_options(const struct settings *settings)
{
	struct fetch_options options;
	fetch_options_init(&options);
	options.http.agent = PROGRAM_AGENT;
	if (settings->private_addresses)
		options.http.may_connect = NULL;
	options.seconds = settings->timeout;
	options.delay = settings->delay;
	options.ignore_robots = settings->ignore_robots;
	return options;
}
