/* listen.h - sockets: requests in, answers out (libmicrohttpd). Inside serve.
 *
 * One thread polls all connections; what needs data waits in a queue for one
 * of several threads, and its connection rests meanwhile. */
#ifndef DEMARCHE_SERVE_LISTEN_H
#define DEMARCHE_SERVE_LISTEN_H

#include <netinet/in.h>

#include "serve/serving.h"

struct listener;

/* Listens and answers in threads of its own. Fails: STATUS_IO when the address
 * cannot be listened on, else as work_open. */
MUST_CHECK enum status listener_open(struct listener **listener,
		struct serving *serving, const struct sockaddr *address,
		unsigned threads, struct error *error);
/* The port that it got. */
unsigned listener_port(const struct listener *listener);
/* Ends connections whose patience is over; called every second or so. */
void listener_sweep(struct listener *listener);
/* Ends: what is asked already is answered, unless that takes long. */
void listener_close(struct listener *listener);

#endif
