/* What a server answered, as an archive kept it: whatever the bytes, the body
 * lies in the message, and what it is decoded to is the same each time and no
 * more than documents may be. */
#include <stdlib.h>

#include "fuzz.h"
#include "read/http_message.h"

static void
require(bool holds)
{
	if (!holds)
		abort();
}

static bool
lies_in(struct str part, struct str whole)
{
	return !part.len
	       || (part.at >= whole.at
			       && part.at + part.len <= whole.at + whole.len);
}

static void
check_message(const struct http_message *message, struct str bytes)
{
	require(lies_in(message->body, bytes));
	require(lies_in(message->content_type, bytes));
	require(lies_in(message->charset, bytes));
	require(message->coding_count <= LIMIT_HTTP_CODINGS);
	for (size_t i = 0; i < message->coding_count; i++)
		require(message->codings[i] <= HTTP_UNKNOWN);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = { (const char *)data, size };
	struct http_message message;
	struct http_body bodies[2];
	struct str decoded[2];
	enum status status[2];
	struct error error;
	http_message_read(bytes, &message);
	check_message(&message, bytes);
	for (size_t i = 0; i < 2; i++) {
		http_body_init(&bodies[i]);
		status[i] = http_body_decode(
				&bodies[i], &message, &decoded[i], &error);
		require(!status[i] || error.message[0]);
	}
	require(status[0] == status[1]);
	if (!status[0]) {
		require(decoded[0].len <= LIMIT_DOCUMENT_BYTES);
		require(str_equal(decoded[0], decoded[1]));
	}
	for (size_t i = 0; i < 2; i++)
		http_body_fini(&bodies[i]);
	return 0;
}
