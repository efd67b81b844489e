#include "read/remote.h"

void
remote_init(struct remote *remote, const struct fetch_options *options)
{
	*remote = (struct remote){ .options = *options };
}

void
remote_fini(struct remote *remote)
{
	fetch_free(remote->fetch);
	remote->fetch = NULL;
}

enum status
remote_open(struct remote *remote, const char *address, struct stream *stream,
		struct error *error)
{
	struct fetch_request request = { .address = address };
	if (!remote->fetch)
		remote->fetch = fetch_new(&remote->options);
	enum status status = fetch_get(
			remote->fetch, &request, &remote->answer, error);
	if (status)
		return status;
	return stream_open_bytes(
			stream, address, remote->answer.http.body, error);
}
