#include "serve/connections.h"

#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* An address without port; IPv6 by its network of 64 bits, which one host may
 * have all of. */
struct address {
	sa_family_t family;
	uint8_t bytes[8];
};

struct connection {
	struct connection *before, *behind;
	struct address address;
	int64_t since;
	int socket;
	enum phase phase;
	bool ended;
};

/* In a list, so that a connection keeps its place; the oldest stands first. */
struct connections {
	pthread_mutex_t lock;
	struct connection_limits limits;
	struct connection *first, *last;
	size_t count;
};

static struct address
address_of(const struct sockaddr *socket_address)
{
	struct address address = { .family = socket_address->sa_family };
	struct sockaddr_in four;
	struct sockaddr_in6 six;
	if (address.family == AF_INET) {
		memcpy(&four, socket_address, sizeof four);
		memcpy(address.bytes, &four.sin_addr, sizeof four.sin_addr);
	} else if (address.family == AF_INET6) {
		memcpy(&six, socket_address, sizeof six);
		memcpy(address.bytes, &six.sin6_addr, sizeof address.bytes);
	}
	return address;
}

static bool
same_address(const struct address *a, const struct address *b)
{
	return a->family == b->family
	       && !memcmp(a->bytes, b->bytes, sizeof a->bytes);
}

struct connections *
connections_new(const struct connection_limits *limits)
{
	struct connections *connections = memory_zero(1, sizeof *connections);
	connections->limits = *limits;
	pthread_mutex_init(&connections->lock, NULL);
	return connections;
}

void
connections_free(struct connections *connections)
{
	if (!connections)
		return;
	for (struct connection *at = connections->first, *next; at; at = next) {
		next = at->behind;
		free(at);
	}
	pthread_mutex_destroy(&connections->lock);
	free(connections);
}

/* --- making room ------------------------------------------------------- */

static void
end(struct connection *connection)
{
	if (connection->ended)
		return;
	connection->ended = true;
	shutdown(connection->socket, SHUT_RDWR);
}

/* Those that live and, where `address` is told, come from there. */
static size_t
count_alive(const struct connections *connections,
		const struct address *address)
{
	size_t count = 0;
	for (const struct connection *at = connections->first; at;
			at = at->behind)
		count += !at->ended
			 && (!address || same_address(&at->address, address));
	return count;
}

/* The one that has been in that phase for longest, or null. */
static struct connection *
longest(const struct connections *connections, enum phase phase,
		const struct address *address, const struct connection *but)
{
	struct connection *found = NULL;
	for (struct connection *at = connections->first; at; at = at->behind) {
		if (at == but || at->ended || at->phase != phase
				|| (address
						&& !same_address(&at->address,
								address)))
			continue;
		if (!found || at->since < found->since)
			found = at;
	}
	return found;
}

/* Who does not take an answer goes when nobody is merely asking. */
static void
end_longest(struct connections *connections, const struct address *address,
		const struct connection *but)
{
	struct connection *found =
			longest(connections, PHASE_ASKING, address, but);
	if (!found)
		found = longest(connections, PHASE_ANSWERING, address, but);
	if (found)
		end(found);
}

static void
make_room(struct connections *connections, const struct connection *arrived)
{
	const struct connection_limits *limits = &connections->limits;
	const struct address *address = &arrived->address;
	if (limits->of_address
			&& count_alive(connections, address)
					   > limits->of_address)
		end_longest(connections, address, arrived);
	if (connections->count > limits->all
			&& count_alive(connections, NULL) > limits->all)
		end_longest(connections, NULL, arrived);
}

/* --- coming, going, waiting -------------------------------------------- */

struct connection *
connection_open(struct connections *connections, int socket,
		const struct sockaddr *address, int64_t now)
{
	struct connection *connection = memory_zero(1, sizeof *connection);
	connection->socket = socket;
	connection->since = now;
	connection->address = address_of(address);
	pthread_mutex_lock(&connections->lock);
	connection->before = connections->last;
	if (connections->last)
		connections->last->behind = connection;
	else
		connections->first = connection;
	connections->last = connection;
	connections->count++;
	make_room(connections, connection);
	pthread_mutex_unlock(&connections->lock);
	return connection;
}

void
connection_close(struct connections *connections, struct connection *connection)
{
	pthread_mutex_lock(&connections->lock);
	struct connection *before = connection->before;
	struct connection *behind = connection->behind;
	if (before)
		before->behind = behind;
	else
		connections->first = behind;
	if (behind)
		behind->before = before;
	else
		connections->last = before;
	connections->count--;
	pthread_mutex_unlock(&connections->lock);
	free(connection);
}

void
connection_phase(struct connections *connections, struct connection *connection,
		enum phase phase, int64_t now)
{
	pthread_mutex_lock(&connections->lock);
	connection->phase = phase;
	connection->since = now;
	pthread_mutex_unlock(&connections->lock);
}

void
connections_sweep(struct connections *connections, int64_t now)
{
	const struct connection_limits *limits = &connections->limits;
	pthread_mutex_lock(&connections->lock);
	for (struct connection *at = connections->first; at; at = at->behind) {
		int64_t waited = now - at->since;
		if ((at->phase == PHASE_ASKING && waited > limits->asking)
				|| (at->phase == PHASE_ANSWERING
						&& waited > limits->answering))
			end(at);
	}
	pthread_mutex_unlock(&connections->lock);
}

size_t
connections_count(struct connections *connections)
{
	pthread_mutex_lock(&connections->lock);
	size_t count = connections->count;
	pthread_mutex_unlock(&connections->lock);
	return count;
}

size_t
connections_busy(struct connections *connections)
{
	size_t count = 0;
	pthread_mutex_lock(&connections->lock);
	for (struct connection *at = connections->first; at; at = at->behind)
		count += !at->ended && at->phase != PHASE_ASKING;
	pthread_mutex_unlock(&connections->lock);
	return count;
}
