/* remote.h - an http(s) address among the files: fetched, then read as a file
 * is, whatever it turns out to be. */
#ifndef DEMARCHE_READ_REMOTE_H
#define DEMARCHE_READ_REMOTE_H

#include "read/fetch.h"
#include "read/stream.h"

/* One thread at a time. */
struct remote {
	struct fetch_options options;
	struct fetch *fetch; /* made with the first address */
	struct fetch_answer answer;
};

void remote_init(struct remote *remote, const struct fetch_options *options);
void remote_fini(struct remote *remote);

/* Opens the stream over what the address gives; the bytes are the remote's,
 * good until the next call. The stream is the caller's to close. Fails as
 * fetch_get; then there is no stream to close. */
MUST_CHECK enum status remote_open(struct remote *remote, const char *address,
		struct stream *stream, struct error *error);

#endif
