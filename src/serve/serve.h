/* stage 10: an HTTP server over a database (docs/api.md), with a dashboard that
 * is part of the program (docs/serve.md).
 *
 *   target      path and parameters      guard     who may ask
 *   question    parameters, read         routes    paths, a table
 *   snapshot    the database in memory   keeper    and keeps up with it
 *   reply       a request in, an answer out; api_*.c make the answers
 *   listen      sockets: libmicrohttpd; connections how long they may last
 *
 * One thread has the sockets and never waits for a disk or a query; threads
 * with a connection to the database each (only to read) make the answers. */
#ifndef DEMARCHE_SERVE_SERVE_H
#define DEMARCHE_SERVE_SERVE_H

#include <signal.h>

#include "base/error.h"
#include "sandbox/sandbox.h"

struct serve_options {
	const char *database;   /* path */
	const char *address;    /* "127.0.0.1", "::1", "0.0.0.0" ... */
	unsigned port;          /* 0: any that is free */
	const char *token_file; /* null */
	const char *review;     /* file of marks; null: none is taken */
	const char *lexicon;    /* layers, base/layers.h */
	const char *program;    /* version */
	unsigned threads; /* that make answers; 0: as many as processors */
	enum sandbox_when sandbox;
	/* Called once it listens: the address to open, with the token where
	 * one was made. */
	void (*ready)(void *context, const char *address);
	void *context;
};

/* Serves until SIGINT or SIGTERM, which the caller has blocked, comes to this
 * thread, which is the only one when it is called, and in a sandbox for good
 * afterwards: the database is read and marks are written, no other file is
 * opened. Fails as store_open and sandbox_enter; STATUS_USAGE for an address or
 * a token that cannot be used, STATUS_IO when the port is taken. */
MUST_CHECK enum status serve_run(
		const struct serve_options *options, struct error *error);

#endif
