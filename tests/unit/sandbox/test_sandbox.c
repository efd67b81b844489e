/* What a process inside can and cannot do. Each case is a child of its own:
 * nobody comes out again. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sandbox/sandbox.h"

/* A folder with what the children may and may not touch. */
static char folder[64], given[96], other[96], database[96];

enum { INSIDE_FAILED = 99 };

/* --- what is tried ------------------------------------------------------- */

/* 0, or why not. */
typedef int attempt(void);

static int
try_open(const char *path, int flags)
{
	int file = open(path, flags | O_CLOEXEC, 0600);
	if (file < 0)
		return errno;
	close(file);
	return 0;
}

static int
write_passwd(void)
{
	return try_open("/etc/passwd", O_WRONLY);
}

static int
read_home(void)
{
	return try_open(other, O_RDONLY);
}

static int
read_given(void)
{
	return try_open(given, O_RDONLY);
}

static int
write_given(void)
{
	return try_open(given, O_WRONLY | O_TRUNC);
}

static int
make_file(void)
{
	char path[128];
	snprintf(path, sizeof path, "%s/made", folder);
	return try_open(path, O_WRONLY | O_CREAT);
}

static int
remove_file(void)
{
	return unlink(other) ? errno : 0;
}

static int
change_mode(void)
{
	return chmod(given, 0666) ? errno : 0;
}

static int
make_temporary(void)
{
	char path[600];
	const char *temporary = sqlite3_temp_directory;
	if (!temporary)
		return ENOENT;
	snprintf(path, sizeof path, "%s/file", temporary);
	int failed = try_open(path, O_RDWR | O_CREAT | O_EXCL);
	return failed ? failed : unlink(path) ? errno : 0;
}

static int
execute(void)
{
	char *words[] = { (char *)(uintptr_t) "true", NULL };
	execv("/bin/true", words);
	return errno;
}

static int
fork_child(void)
{
	pid_t child = fork();
	if (!child)
		_exit(0);
	return child < 0 ? errno : 0;
}

static int
trace(void)
{
	return ptrace(PTRACE_ATTACH, getppid(), NULL, NULL) < 0 ? errno : 0;
}

static int
signal_parent(void)
{
	return kill(getppid(), 0) ? errno : 0;
}

static int
leave_namespace(void)
{
	return unshare(CLONE_NEWUSER) ? errno : 0;
}

static int
map_code(void)
{
	void *at = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
			MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return at == MAP_FAILED ? errno : 0;
}

static int
turn_to_code(void)
{
	void *at = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
			MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return mprotect(at, 4096, PROT_READ | PROT_WRITE | PROT_EXEC) ? errno
								      : 0;
}

static int
open_socket(int family, int type)
{
	int made = socket(family, type | SOCK_CLOEXEC, 0);
	if (made < 0)
		return errno;
	close(made);
	return 0;
}

static int
open_local_socket(void)
{
	return open_socket(AF_UNIX, SOCK_STREAM);
}

static int
open_datagram_socket(void)
{
	return open_socket(AF_INET, SOCK_DGRAM);
}

static int
open_stream_socket(void)
{
	return open_socket(AF_INET, SOCK_STREAM);
}

static const struct sockaddr_in SELF = { .sin_family = AF_INET,
	.sin_addr = { 0x0100007f } };

static int
connect_to_self(void)
{
	int made = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct sockaddr_in to = SELF;
	to.sin_port = htons(9);
	return connect(made, (const void *)&to, sizeof to) ? errno : 0;
}

static int
listen_to_others(void)
{
	int made = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (bind(made, (const void *)&SELF, sizeof SELF))
		return errno;
	return listen(made, 1) ? errno : 0;
}

static void *
do_nothing(void *context)
{
	return context;
}

static int
start_thread(void)
{
	pthread_t thread;
	int failed = pthread_create(&thread, NULL, do_nothing, NULL);
	return failed ? failed : pthread_join(thread, NULL);
}

/* --- inside -------------------------------------------------------------- */

struct setting {
	enum sandbox_when when;
	enum sandbox_side side;
	enum sandbox_access access; /* to the file that is given */
};

static int
enter(struct sandbox *sandbox, const struct setting *setting)
{
	sandbox_begin(sandbox, setting->when, setting->side);
	sandbox_allow(sandbox, given, setting->access);
	sandbox_allow(sandbox, "/nowhere/at/all", SANDBOX_READ);
	sandbox_allow(sandbox, NULL, SANDBOX_READ);
	return sandbox_enter(sandbox, NULL);
}

/* What the attempt gives in a child that is inside. */
static int
inside(const struct setting *setting, attempt *try)
{
	int status;
	pid_t child = fork();
	if (!child) {
		struct sandbox sandbox;
		int result = enter(&sandbox, setting) ? INSIDE_FAILED : try();
		sandbox_end(&sandbox);
		_exit(result);
	}
	assert_true(child > 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static const struct setting SERVE = { SANDBOX_ALWAYS, SANDBOX_SERVES,
	SANDBOX_WRITE };
static const struct setting FETCH = { SANDBOX_ALWAYS, SANDBOX_FETCHES,
	SANDBOX_READ };

static void
need_all(void)
{
	struct sandbox_support support = sandbox_support();
	if (!support.files || !support.calls)
		skip();
}

static void
test_files(void **state)
{
	(void)state;
	need_all();
	assert_int_equal(inside(&SERVE, write_passwd), EACCES);
	assert_int_equal(inside(&FETCH, write_passwd), EACCES);
	assert_int_equal(inside(&SERVE, read_home), EACCES);
	assert_int_equal(inside(&FETCH, read_home), EACCES);
	assert_int_equal(inside(&SERVE, read_given), 0);
	assert_int_equal(inside(&SERVE, write_given), 0);
	assert_int_equal(inside(&FETCH, read_given), 0);
	assert_int_equal(inside(&FETCH, write_given), EACCES);
	assert_int_equal(inside(&SERVE, make_file), EACCES);
	assert_int_equal(inside(&SERVE, remove_file), EACCES);
	assert_int_equal(inside(&SERVE, change_mode), EPERM);
}

static int
count_temporary(void)
{
	char command[128];
	snprintf(command, sizeof command, "! ls -d %s/demarche-* 2> /dev/null",
			folder);
	return system(command);
}

/* A folder of its own, which is gone at the end. */
static void
test_temporary_files(void **state)
{
	(void)state;
	need_all();
	setenv("TMPDIR", folder, 1);
	assert_int_equal(inside(&SERVE, make_temporary), 0);
	assert_int_equal(inside(&FETCH, make_temporary), 0);
	unsetenv("TMPDIR");
	assert_int_equal(count_temporary(), 0);
}

static void
test_calls(void **state)
{
	(void)state;
	need_all();
	static const struct setting *const sides[] = { &SERVE, &FETCH };
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(inside(sides[i], execute), EPERM);
		assert_int_equal(inside(sides[i], signal_parent), EPERM);
		assert_int_equal(inside(sides[i], leave_namespace), EPERM);
		assert_int_equal(inside(sides[i], map_code), EPERM);
		assert_int_equal(inside(sides[i], turn_to_code), EPERM);
		assert_int_equal(inside(sides[i], trace), EPERM);
		assert_int_equal(inside(sides[i], start_thread), 0);
#ifndef __SANITIZE_ADDRESS__
		assert_int_equal(inside(sides[i], fork_child), EPERM);
#endif
	}
}

static void
test_network(void **state)
{
	(void)state;
	need_all();
	assert_int_equal(inside(&SERVE, open_stream_socket), 0);
	assert_int_equal(inside(&SERVE, open_datagram_socket), EPERM);
	assert_int_equal(inside(&SERVE, open_local_socket), EPERM);
	assert_int_equal(inside(&SERVE, connect_to_self), EPERM);
	assert_int_equal(inside(&SERVE, listen_to_others), 0);
	assert_int_equal(inside(&FETCH, open_stream_socket), 0);
	assert_int_equal(inside(&FETCH, open_datagram_socket), 0);
	assert_int_equal(inside(&FETCH, open_local_socket), EPERM);
	assert_int_equal(inside(&FETCH, connect_to_self), ECONNREFUSED);
	assert_true(inside(&FETCH, listen_to_others) != 0);
}

/* Who does not want one has none. */
static void
test_never(void **state)
{
	static const struct setting never = { SANDBOX_NEVER, SANDBOX_SERVES,
		SANDBOX_READ };
	(void)state;
	assert_int_equal(inside(&never, read_home), 0);
	assert_int_equal(inside(&never, write_given), 0);
	assert_int_equal(inside(&never, fork_child), 0);
}

/* --- databases ------------------------------------------------------------ */

static sqlite3 *
open_database(int flags)
{
	sqlite3 *opened;
	assert_int_equal(sqlite3_open_v2(database, &opened, flags, NULL), 0);
	return opened;
}

static void
make_database(void)
{
	sqlite3 *made = open_database(
			SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
	assert_int_equal(sqlite3_exec(made,
					 "PRAGMA journal_mode = WAL;"
					 "CREATE TABLE t (x); INSERT INTO t "
					 "VALUES (1)",
					 NULL, NULL, NULL),
			0);
	sqlite3_close(made);
}

/* More than SQLite sorts in memory: it makes a temporary file. */
static const char SORT[] = "WITH RECURSIVE number(n) AS (VALUES (1) UNION ALL "
			   "SELECT n + 1 "
			   "FROM number WHERE n < 50000) "
			   "SELECT hex(zeroblob(200)) FROM number ORDER BY -n";

static int
use_database(bool writes)
{
	struct sandbox sandbox;
	sqlite3 *held = open_database(
			writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
	sqlite3_exec(held, "SELECT * FROM t", NULL, NULL, NULL);
	sandbox_begin(&sandbox, SANDBOX_ALWAYS, SANDBOX_SERVES);
	sandbox_allow_database(&sandbox, database, writes);
	if (sandbox_enter(&sandbox, NULL))
		return INSIDE_FAILED;
	sqlite3 *inside = open_database(SQLITE_OPEN_READWRITE);
	int code = sqlite3_exec(inside,
			writes ? "INSERT INTO t VALUES (2)" : "SELECT * FROM t",
			NULL, NULL, NULL);
	if (!code)
		code = sqlite3_exec(inside, SORT, NULL, NULL, NULL);
	sqlite3_close(inside);
	sqlite3_close(held);
	sandbox_end(&sandbox);
	return code;
}

static void
test_a_database(void **state)
{
	(void)state;
	need_all();
	make_database();
	for (int writes = 0; writes < 2; writes++) {
		int status;
		pid_t child = fork();
		if (!child)
			_exit(use_database(writes));
		waitpid(child, &status, 0);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 0);
	}
}

/* -------------------------------------------------------------------------- */

static int
make_files(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/test-sandbox-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(given, sizeof given, "%s/given", folder);
	snprintf(other, sizeof other, "%s/other", folder);
	snprintf(database, sizeof database, "%s/a.db", folder);
	return try_open(given, O_WRONLY | O_CREAT)
	       || try_open(other, O_WRONLY | O_CREAT);
}

static int
remove_files(void **state)
{
	char command[96];
	(void)state;
	snprintf(command, sizeof command, "rm -r %s", folder);
	return system(command);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_temporary_files),
		cmocka_unit_test(test_calls),
		cmocka_unit_test(test_network),
		cmocka_unit_test(test_never),
		cmocka_unit_test(test_a_database),
	};
	return cmocka_run_group_tests(tests, make_files, remove_files);
}
