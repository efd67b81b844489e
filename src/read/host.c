#include "read/host.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/memory.h"

void
hosts_init(struct hosts *hosts)
{
	*hosts = (struct hosts){ 0 };
}

void
hosts_fini(struct hosts *hosts)
{
	for (size_t i = 0; i < hosts->count; i++)
		arena_fini(&hosts->hosts[i].arena);
	free(hosts->hosts);
	*hosts = (struct hosts){ 0 };
}

static void
forget_robots(struct host *host)
{
	struct arena arena;
	arena_init(&arena);
	struct str origin = arena_copy(&arena, host->origin);
	arena_fini(&host->arena);
	host->arena = arena;
	host->origin = origin;
	host->robots = (struct robots){ 0 };
	host->robots_known = false;
}

/* A free place, or that of the host not used for longest. */
static struct host *
take_place(struct hosts *hosts)
{
	if (!hosts->hosts)
		hosts->hosts = memory_zero(LIMIT_HOSTS, sizeof *hosts->hosts);
	if (hosts->count < LIMIT_HOSTS)
		return &hosts->hosts[hosts->count++];
	struct host *oldest = hosts->hosts;
	for (size_t i = 1; i < hosts->count; i++)
		if (hosts->hosts[i].used < oldest->used)
			oldest = &hosts->hosts[i];
	arena_fini(&oldest->arena);
	return oldest;
}

struct host *
hosts_find(struct hosts *hosts, struct str origin, double now)
{
	struct host *host = NULL;
	for (size_t i = 0; i < hosts->count && !host; i++)
		if (str_equal(hosts->hosts[i].origin, origin))
			host = &hosts->hosts[i];
	if (!host) {
		host = take_place(hosts);
		*host = (struct host){ .next = now };
		arena_init(&host->arena);
		host->origin = arena_copy(&host->arena, origin);
	} else if (host->robots_known
			&& now - host->robots_read > LIMIT_ROBOTS_SECONDS) {
		forget_robots(host);
	}
	host->used = now;
	return host;
}

void
host_asked(struct host *host, double now, double delay)
{
	host->next = now + delay;
}

void
host_set_robots(struct host *host, int status, struct str bytes,
		struct str product, double now)
{
	host->robots_known = true;
	host->robots_status = status;
	host->robots_read = now;
	host->robots = (struct robots){ 0 };
	if (status / 100 == 2)
		robots_parse(&host->robots, bytes, product, &host->arena);
}

enum host_answer
host_allows(struct host *host, struct str target, struct arena *arena)
{
	enum { TOO_MANY_REQUESTS = 429 };
	if (host->robots_status >= 500
			|| host->robots_status == TOO_MANY_REQUESTS)
		return HOST_FAILS;
	return robots_allow(&host->robots, target, arena) ? HOST_ALLOWS
							  : HOST_REFUSES;
}
