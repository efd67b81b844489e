#define _GNU_SOURCE
#include "serve/access_token.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/memops.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

enum { RANDOM_BYTES = 16, LEAST_TEXT = 16 };

static void
digest(struct str text, uint8_t out[SHA256_DIGEST_SIZE])
{
	struct sha256_ctx context;
	sha256_init(&context);
	sha256_update(&context, text.len, (const uint8_t *)text.at);
	sha256_digest(&context, SHA256_DIGEST_SIZE, out);
}

enum status
access_token_make(struct access_token *token, struct error *error)
{
	uint8_t random[RANDOM_BYTES];
	if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
		return error_set(error, STATUS_IO, NULL, 0, ERROR_NO_OFFSET,
				"the system gives no random bytes: %s",
				strerror(errno));
	for (size_t i = 0; i < sizeof random; i++)
		snprintf(token->text + 2 * i, 3, "%02x", random[i]);
	digest(str_of(token->text), token->digest);
	return STATUS_OK;
}

/* What may stand in a header, a cookie and an address as it is. */
static bool
is_plain(struct str text)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789-._~";
	for (size_t i = 0; i < text.len; i++)
		if (!text.at[i] || !strchr(allowed, text.at[i]))
			return false;
	return true;
}

static enum status
take(struct access_token *token, struct str bytes, const char *path,
		struct error *error)
{
	struct str line = { bytes.at, str_find_byte(bytes, '\n') };
	line = str_trim(line);
	if (line.len < LEAST_TEXT || line.len > LIMIT_TOKEN_TEXT
			|| !is_plain(line))
		return error_set(error, STATUS_USAGE, path, 1, ERROR_NO_OFFSET,
				"a token is %d to %d letters, digits, - . _ ~ "
				"in the first line",
				LEAST_TEXT, LIMIT_TOKEN_TEXT);
	memcpy(token->text, line.at, line.len);
	token->text[line.len] = '\0';
	digest(line, token->digest);
	return STATUS_OK;
}

static enum status
read_file(int file, struct access_token *token, const char *path,
		struct error *error)
{
	char bytes[LIMIT_TOKEN_TEXT + 64];
	struct stat info;
	if (fstat(file, &info) || !S_ISREG(info.st_mode))
		return error_set(error, STATUS_USAGE, path, 0, ERROR_NO_OFFSET,
				"a token stands in a file");
	if (info.st_mode & (S_IRWXG | S_IRWXO))
		return error_set(error, STATUS_USAGE, path, 0, ERROR_NO_OFFSET,
				"others may read this token; chmod 600 keeps "
				"it to you");
	ssize_t length = read(file, bytes, sizeof bytes);
	if (length < 0)
		return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
				"%s", strerror(errno));
	return take(token, (struct str){ bytes, (size_t)length }, path, error);
}

enum status
access_token_read(struct access_token *token, const char *path,
		struct error *error)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (file < 0)
		return error_set(error, STATUS_IO, path, 0, ERROR_NO_OFFSET,
				"%s", strerror(errno));
	enum status status = read_file(file, token, path, error);
	close(file);
	return status;
}

bool
access_token_is(const struct access_token *token, struct str guess)
{
	uint8_t guessed[SHA256_DIGEST_SIZE];
	digest(guess, guessed);
	return token->text[0]
	       && memeql_sec(token->digest, guessed, sizeof guessed);
}
