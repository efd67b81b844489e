#define _GNU_SOURCE
#include "serve/connections.h"

#include <arpa/inet.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

enum { MANY = 8 };

/* Pairs of sockets: what is ended on one side is at its end on the other. */
static struct {
	int ends[2];
	struct connection *connection;
} pairs[MANY];
static struct connections *connections;

static void
start(size_t all, size_t of_address)
{
	struct connection_limits limits = { .all = all,
		.of_address = of_address,
		.asking = 100,
		.answering = 1000 };
	connections = connections_new(&limits);
}

static void
open_one(int i, const char *address, int64_t now)
{
	struct sockaddr_in from = { .sin_family = AF_INET,
		.sin_port = (in_port_t)i };
	assert_int_equal(inet_pton(AF_INET, address, &from.sin_addr), 1);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pairs[i].ends), 0);
	pairs[i].connection = connection_open(connections, pairs[i].ends[0],
			(struct sockaddr *)&from, now);
}

static bool
is_ended(int i)
{
	char byte;
	return recv(pairs[i].ends[1], &byte, 1, MSG_DONTWAIT) == 0;
}

static void
finish(int count)
{
	for (int i = 0; i < count; i++) {
		connection_close(connections, pairs[i].connection);
		close(pairs[i].ends[0]);
		close(pairs[i].ends[1]);
	}
	assert_int_equal(connections_count(connections), 0);
	connections_free(connections);
}

static void
test_patience(void **state)
{
	(void)state;
	start(10, 0);
	open_one(0, "10.0.0.1", 0);
	open_one(1, "10.0.0.1", 0);
	open_one(2, "10.0.0.1", 50);
	connection_phase(connections, pairs[1].connection, PHASE_WORKING, 60);
	connections_sweep(connections, 100);
	assert_false(is_ended(0) || is_ended(1) || is_ended(2));
	connections_sweep(connections, 101);
	assert_true(is_ended(0));
	assert_false(is_ended(1) || is_ended(2));
	assert_int_equal(connections_busy(connections), 1);
	connections_sweep(connections, 100000);
	assert_false(is_ended(1));
	connection_phase(connections, pairs[1].connection, PHASE_ANSWERING,
			100000);
	connections_sweep(connections, 101000);
	assert_false(is_ended(1));
	connections_sweep(connections, 101001);
	assert_true(is_ended(1) && is_ended(2));
	finish(3);
}

static void
test_the_longest_asking_makes_room(void **state)
{
	(void)state;
	start(3, 0);
	for (int i = 0; i < 3; i++)
		open_one(i, "10.0.0.1", i);
	connection_phase(connections, pairs[0].connection, PHASE_WORKING, 3);
	open_one(3, "10.0.0.2", 4);
	assert_false(is_ended(0) || is_ended(2) || is_ended(3));
	assert_true(is_ended(1));
	open_one(4, "10.0.0.2", 5);
	assert_true(is_ended(2));
	assert_false(is_ended(0) || is_ended(3) || is_ended(4));
	finish(5);
}

static void
test_who_does_not_take_answers_goes_next(void **state)
{
	(void)state;
	start(2, 0);
	open_one(0, "10.0.0.1", 0);
	open_one(1, "10.0.0.1", 0);
	connection_phase(connections, pairs[0].connection, PHASE_WORKING, 1);
	connection_phase(connections, pairs[1].connection, PHASE_ANSWERING, 2);
	open_one(2, "10.0.0.1", 3);
	assert_true(is_ended(1));
	assert_false(is_ended(0) || is_ended(2));
	finish(3);
}

static void
test_one_address_makes_room_for_itself(void **state)
{
	(void)state;
	start(10, 2);
	open_one(0, "10.0.0.1", 0);
	open_one(1, "10.0.0.2", 1);
	open_one(2, "10.0.0.2", 2);
	open_one(3, "10.0.0.2", 3);
	assert_true(is_ended(1));
	assert_false(is_ended(0) || is_ended(2) || is_ended(3));
	finish(4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_patience),
		cmocka_unit_test(test_the_longest_asking_makes_room),
		cmocka_unit_test(test_who_does_not_take_answers_goes_next),
		cmocka_unit_test(test_one_address_makes_room_for_itself),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
