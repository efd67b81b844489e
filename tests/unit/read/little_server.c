#define _GNU_SOURCE
#include "little_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { REQUEST_BYTES = 8192, REPLY_BYTES = 65536, PATHS = 64 };

static struct {
	const struct little_answer *answers;
	size_t count;
	int socket;
	char address[64];
	pthread_t thread;
	pthread_mutex_t lock;
	struct {
		char path[64], request[REQUEST_BYTES];
		int times;
	} seen[PATHS];
	int seen_count;
} server = { .lock = PTHREAD_MUTEX_INITIALIZER };

static int
find_seen(const char *path)
{
	int i = 0;
	while (i < server.seen_count && strcmp(server.seen[i].path, path) != 0)
		i++;
	return i;
}

static void
note(const char *path, const char *request)
{
	pthread_mutex_lock(&server.lock);
	int i = find_seen(path);
	if (i < PATHS) {
		snprintf(server.seen[i].path, sizeof server.seen[i].path, "%s",
				path);
		snprintf(server.seen[i].request, REQUEST_BYTES, "%s", request);
		server.seen[i].times++;
		server.seen_count += i == server.seen_count;
	}
	pthread_mutex_unlock(&server.lock);
}

static const char *
reply_for(const char *path)
{
	for (size_t i = 0; i < server.count; i++)
		if (!strcmp(server.answers[i].path, path))
			return server.answers[i].reply;
	return "HTTP/1.1 404 Not Found\n\n";
}

static void
send_reply(int client, const char *reply)
{
	static char out[REPLY_BYTES];
	size_t n = 0;
	for (; *reply && n + sizeof server.address < REPLY_BYTES; reply++) {
		if (*reply == '\n')
			out[n++] = '\r';
		if (*reply == '@')
			n += (size_t)sprintf(out + n, "%s", server.address);
		else
			out[n++] = *reply;
	}
	for (size_t at = 0; at < n;) {
		ssize_t sent = send(client, out + at, n - at, MSG_NOSIGNAL);
		if (sent <= 0)
			return;
		at += (size_t)sent;
	}
}

static void
answer(int client)
{
	char request[REQUEST_BYTES], path[64];
	size_t n = 0;
	request[0] = '\0';
	while (!strstr(request, "\r\n\r\n") && n + 1 < sizeof request) {
		ssize_t got = recv(
				client, request + n, sizeof request - n - 1, 0);
		if (got <= 0)
			return;
		n += (size_t)got;
		request[n] = '\0';
	}
	if (sscanf(request, "GET %63s", path) != 1)
		return;
	note(path, request);
	send_reply(client, reply_for(path));
}

static void *
serve(void *unused)
{
	(void)unused;
	for (;;) {
		int client = accept(server.socket, NULL, NULL);
		if (client < 0)
			return NULL;
		answer(client);
		shutdown(client, SHUT_WR);
		close(client);
	}
}

const char *
little_server_start(const struct little_answer *answers, size_t count)
{
	struct sockaddr_in at = { .sin_family = AF_INET };
	socklen_t length = sizeof at;
	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	server.answers = answers;
	server.count = count;
	server.seen_count = 0;
	memset(server.seen, 0, sizeof server.seen);
	server.socket = socket(AF_INET, SOCK_STREAM, 0);
	if (server.socket < 0
			|| bind(server.socket, (struct sockaddr *)&at, length)
			|| listen(server.socket, 16)
			|| getsockname(server.socket, (struct sockaddr *)&at,
					&length)
			|| pthread_create(&server.thread, NULL, serve, NULL))
		abort();
	snprintf(server.address, sizeof server.address, "http://127.0.0.1:%d",
			ntohs(at.sin_port));
	return server.address;
}

void
little_server_stop(void)
{
	shutdown(server.socket, SHUT_RDWR);
	pthread_join(server.thread, NULL);
	close(server.socket);
}

int
little_server_asked(const char *path)
{
	pthread_mutex_lock(&server.lock);
	int times = server.seen[find_seen(path)].times;
	pthread_mutex_unlock(&server.lock);
	return times;
}

const char *
little_server_request(const char *path)
{
	pthread_mutex_lock(&server.lock);
	const char *request = server.seen[find_seen(path)].request;
	pthread_mutex_unlock(&server.lock);
	return request;
}
