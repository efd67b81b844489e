/* connections.h - who is connected, and for how long they may be.
 *
 * A connection is in one of three phases, each with its own patience:
 *
 *   asking     until a whole request is there: LIMIT_REQUEST_SECONDS, however
 *              slowly its bytes come in
 *   working    until the answer is made: as long as that takes
 *   answering  until the answer is taken: LIMIT_SEND_SECONDS
 *
 * When there are more than there may be, in all or of one address, that which
 * has been asking for longest is ended: who comes to be served is served,
 * however many others only hold connections open.
 *
 * Connections are ended by shutting their socket down; its owner sees that as
 * an end and closes it. Any thread may call. */
#ifndef DEMARCHE_SERVE_CONNECTIONS_H
#define DEMARCHE_SERVE_CONNECTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

struct connections;
struct connection;

enum phase { PHASE_ASKING, PHASE_WORKING, PHASE_ANSWERING };

struct connection_limits {
	size_t all, of_address;    /* of_address 0: one address may have all */
	int64_t asking, answering; /* milliseconds */
};

struct connections *connections_new(const struct connection_limits *limits);
void connections_free(struct connections *connections);

/* A new one, asking; `now` are milliseconds of any clock that only goes
 * forward. The socket must stay open until connection_close returns. */
struct connection *connection_open(struct connections *connections, int socket,
		const struct sockaddr *address, int64_t now);
void connection_close(
		struct connections *connections, struct connection *connection);
void connection_phase(struct connections *connections,
		struct connection *connection, enum phase phase, int64_t now);

/* Ends those whose patience is over. */
void connections_sweep(struct connections *connections, int64_t now);
/* How many there are, and how many of them are not just asking. */
size_t connections_count(struct connections *connections);
size_t connections_busy(struct connections *connections);

#endif
