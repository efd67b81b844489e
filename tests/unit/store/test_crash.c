/* Whatever ends an ingest, the next one of the same input ends with what an
 * undisturbed one gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "crash_vfs.h"
#include "ingest_fixture.h"
#include "temporary.h"

enum { ARTICLES = 60, BATCH = 7 };

/* Article `number`, some of them seen before. */
static void
tell(unsigned number, struct told *told, char text[4096])
{
	static char id[32], url[64], title[64];
	unsigned same = number % 9 == 8 ? number - 3 : number;
	snprintf(id, sizeof id, "doc-%u", number);
	snprintf(url, sizeof url, "https://example.org/%u",
			number % 11 == 10 ? number - 1 : number);
	snprintf(title, sizeof title, "Title %u", same);
	size_t used = 0;
	for (unsigned i = 0; i < 40 + same; i++)
		used += (size_t)snprintf(text + used, 4096 - used,
				"Ghana met party %u of %u. ", i, same);
	*told = (struct told){ id, "", url, title, text };
}

/* STATUS_OK, or what the ingest failed with. */
static enum status
ingest_all(const char *path, struct error *error)
{
	struct feeder feeder;
	struct told told;
	char text[4096];
	enum status status = STATUS_OK;
	if (!feeder_open(&feeder, path, error))
		return error->status;
	sqlite3_exec(feeder.store.database, "PRAGMA wal_autocheckpoint = 40",
			NULL, NULL, NULL);
	for (unsigned i = 0; !status && i < ARTICLES; i++) {
		tell(i, &told, text);
		status = feeder_put(&feeder, &told, error);
		if (!status && i % BATCH == BATCH - 1)
			status = ingest_flush(feeder.ingest, error);
	}
	if (!status)
		status = ingest_flush(feeder.ingest, error);
	feeder_close(&feeder);
	return status;
}

static void
assert_whole(const char *path)
{
	assert_string_equal(fixture_ask(path, "PRAGMA integrity_check"), "ok");
	assert_string_equal(fixture_ask(path, "SELECT count(*) FROM coding "
					      "WHERE records <> (SELECT "
					      "count(*) FROM record WHERE "
					      "coding = coding.id)"),
			"0");
	assert_true(fixture_execute(path,
			"INSERT INTO sentence_words (sentence_words, rank) "
			"VALUES ('integrity-check', 1)"));
}

static void
assert_same_dump(const char *path, const struct buffer *expected)
{
	struct buffer dump;
	buffer_init(&dump, BUFFER_UNLIMITED);
	fixture_dump(path, &dump);
	assert_int_equal(dump.len, expected->len);
	assert_true(str_equal(buffer_str(&dump), buffer_str(expected)));
	buffer_fini(&dump);
}

static void
undisturbed(struct buffer *dump)
{
	struct error error;
	const char *path = temporary_path("undisturbed.db");
	assert_int_equal(ingest_all(path, &error), STATUS_OK);
	assert_whole(path);
	buffer_init(dump, BUFFER_UNLIMITED);
	fixture_dump(path, dump);
	assert_true(dump->len > 10000);
	assert_string_equal(fixture_ask(path, "SELECT count(*) > 3 "
					      "FROM sighting"),
			"1");
}

/* --- power ------------------------------------------------------------- */

/* A power cut before any of the writes of `ingest_all`. */
static void
test_power_cut(void **state)
{
	(void)state;
	enum { ROUNDS = 90 };
	struct buffer expected;
	struct error error;
	undisturbed(&expected);
	crash_vfs_note();
	assert_int_equal(ingest_all(temporary_path("cut.db"), &error),
			STATUS_OK);
	unsigned noted = crash_vfs_noted();
	assert_true(noted > ROUNDS);
	temporary_folder("after");
	for (unsigned round = 0; round < ROUNDS; round++) {
		unsigned upto = (unsigned)((uint64_t)noted * (round + 1)
					   / ROUNDS);
		crash_vfs_restore(temporary_path("after"), upto, round);
		const char *path = temporary_path("after/cut.db");
		assert_int_equal(ingest_all(path, &error), STATUS_OK);
		assert_whole(path);
		assert_same_dump(path, &expected);
	}
	buffer_fini(&expected);
}

/* --- a full disk ------------------------------------------------------- */

static void
test_full_disk(void **state)
{
	(void)state;
	struct buffer expected;
	struct error error;
	char name[32];
	unsigned failed = 0;
	undisturbed(&expected);
	for (int64_t bytes = 0; bytes < 3000000; bytes += 130001) {
		snprintf(name, sizeof name, "full-%u.db", (unsigned)bytes);
		const char *path = temporary_path(name);
		crash_vfs_limit(bytes);
		enum status status = ingest_all(path, &error);
		crash_vfs_limit(-1);
		if (status) {
			failed++;
			assert_int_equal(status, STATUS_IO);
			assert_non_null(strstr(error.message,
					"make room on the disk"));
		}
		assert_int_equal(ingest_all(path, &error), STATUS_OK);
		assert_whole(path);
		assert_same_dump(path, &expected);
	}
	assert_true(failed > 5);
	buffer_fini(&expected);
}

/* --- kill -9 ----------------------------------------------------------- */

static void
ingest_and_be_killed(const char *path, unsigned microseconds)
{
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct error error;
		_exit(ingest_all(path, &error) ? 1 : 0);
	}
	struct timespec pause = { 0, (long)microseconds * 1000 };
	nanosleep(&pause, NULL);
	kill(child, SIGKILL);
	int status;
	waitpid(child, &status, 0);
	assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
}

static void
test_killed(void **state)
{
	(void)state;
	enum { ROUNDS = 25 };
	struct buffer expected;
	struct error error;
	char name[32];
	undisturbed(&expected);
	for (unsigned round = 0; round < ROUNDS; round++) {
		snprintf(name, sizeof name, "killed-%u.db", round);
		const char *path = temporary_path(name);
		for (unsigned i = 0; i < 3; i++)
			ingest_and_be_killed(path,
					500 + 977 * (round * 3 + i) % 60000);
		assert_int_equal(ingest_all(path, &error), STATUS_OK);
		assert_whole(path);
		assert_same_dump(path, &expected);
	}
	buffer_fini(&expected);
}

/* --- two at once ------------------------------------------------------- */

static void
test_two_at_once(void **state)
{
	(void)state;
	struct buffer expected;
	char name[32];
	undisturbed(&expected);
	for (unsigned round = 0; round < 4; round++) {
		snprintf(name, sizeof name, "two-%u.db", round);
		const char *path = temporary_path(name);
		pid_t children[3];
		for (unsigned i = 0; i < 3; i++) {
			struct error error;
			children[i] = fork();
			assert_true(children[i] >= 0);
			if (children[i] == 0)
				_exit(ingest_all(path, &error) ? 1 : 0);
		}
		for (unsigned i = 0; i < 3; i++) {
			int status;
			waitpid(children[i], &status, 0);
			assert_true(WIFEXITED(status));
			assert_int_equal(WEXITSTATUS(status), 0);
		}
		assert_whole(path);
		assert_same_dump(path, &expected);
	}
	buffer_fini(&expected);
}

static int
setup(void **state)
{
	crash_vfs_install();
	return temporary_setup(state);
}

static int
teardown(void **state)
{
	crash_vfs_remove();
	return temporary_teardown(state);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
				test_power_cut, setup, teardown),
		cmocka_unit_test_setup_teardown(
				test_full_disk, setup, teardown),
		cmocka_unit_test_setup_teardown(test_killed, setup, teardown),
		cmocka_unit_test_setup_teardown(
				test_two_at_once, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
