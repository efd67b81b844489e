#define _GNU_SOURCE
#include "sandbox/sandbox.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "sandbox/calls.h"
#include "sandbox/landlock.h"

/* What the C library, SQLite and libcurl look at by themselves. */
static const char *const ALWAYS_READ[] = { "/dev/urandom", "/etc/localtime",
	"/sys/devices/system/cpu" };

/* Names are resolved, certificates checked, character sets and modules of the
 * resolver loaded. Folders, for what lies in them changes with the network. */
static const char *const FETCHING_READS[] = { "/etc", "/usr", "/lib", "/lib64",
	"/nix/store", "/gnu/store", "/proc/sys/crypto", "/run/systemd/resolve",
	"/run/NetworkManager", "/run/resolvconf" };

struct sandbox_support
sandbox_support(void)
{
	return (struct sandbox_support){ landlock_version(),
		calls_supported() };
}

/* --- temporary files ---------------------------------------------------- */

/* SQLite sorts much in files; they get a folder that is theirs alone. It reads
 * the environment once, with the first database, which may be open by now. */
static void
make_folder(struct sandbox *sandbox)
{
	const char *above = getenv("TMPDIR");
	if (!above || *above != '/')
		above = "/tmp";
	int length = snprintf(sandbox->folder, sizeof sandbox->folder,
			"%s/demarche-XXXXXX", above);
	if (length >= (int)sizeof sandbox->folder
			|| !mkdtemp(sandbox->folder)) {
		sandbox->folder[0] = '\0';
		return;
	}
	sqlite3_temp_directory = sandbox->folder;
	sandbox_allow(sandbox, sandbox->folder, SANDBOX_FOLDER);
	sandbox_allow(sandbox, above, SANDBOX_REMOVE);
}

void
sandbox_end(struct sandbox *sandbox)
{
	if (sqlite3_temp_directory == sandbox->folder)
		sqlite3_temp_directory = NULL;
	if (sandbox->folder[0])
		rmdir(sandbox->folder);
	sandbox->folder[0] = '\0';
}

/* --- what is allowed ---------------------------------------------------- */

static void
allow_to_read(struct sandbox *sandbox, const char *const *paths, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sandbox_allow(sandbox, paths[i], SANDBOX_READ);
}

static void
allow_what_is_always_read(struct sandbox *sandbox)
{
	allow_to_read(sandbox, ALWAYS_READ,
			sizeof ALWAYS_READ / sizeof *ALWAYS_READ);
	sandbox_allow(sandbox, "/dev/null", SANDBOX_WRITE);
	if (sandbox->side == SANDBOX_FETCHES)
		allow_to_read(sandbox, FETCHING_READS,
				sizeof FETCHING_READS / sizeof *FETCHING_READS);
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
	sandbox_allow(sandbox, "/proc", SANDBOX_READ);
#endif
}

void
sandbox_begin(struct sandbox *sandbox, enum sandbox_when when,
		enum sandbox_side side)
{
	*sandbox = (struct sandbox){ .when = when, .side = side, .rules = -1 };
	if (when == SANDBOX_NEVER)
		return;
	sandbox->rules = landlock_rules(side);
	if (sandbox->rules < 0)
		return;
	make_folder(sandbox);
	allow_what_is_always_read(sandbox);
}

void
sandbox_allow(struct sandbox *sandbox, const char *path,
		enum sandbox_access access)
{
	if (path && sandbox->rules >= 0)
		landlock_allow(sandbox->rules, path, access);
}

void
sandbox_allow_database(struct sandbox *sandbox, const char *path, bool writes)
{
	enum sandbox_access access = writes ? SANDBOX_WRITE : SANDBOX_READ;
	char beside[4096 + sizeof "-wal"];
	char *real = realpath(path, NULL);
	if (real
			&& snprintf(beside, sizeof beside, "%s-wal", real)
					   < (int)sizeof beside) {
		sandbox_allow(sandbox, real, access);
		sandbox_allow(sandbox, beside, access);
		/* Readers note there what they read. */
		snprintf(beside, sizeof beside, "%s-shm", real);
		sandbox_allow(sandbox, beside, SANDBOX_WRITE);
	}
	free(real);
}

/* --- entering ---------------------------------------------------------- */

static enum status
refuse(const char *what, struct error *error)
{
	return error_set(error, STATUS_UNSUPPORTED, NULL, 0, ERROR_NO_OFFSET,
			"--sandbox always: this kernel does not confine %s "
			"(`demarche version` tells what it does)",
			what);
}

enum status
sandbox_enter(struct sandbox *sandbox, struct error *error)
{
	if (sandbox->when == SANDBOX_NEVER)
		return STATUS_OK;
	bool must = sandbox->when == SANDBOX_ALWAYS;
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	sandbox->entered =
			sandbox->rules >= 0 && landlock_enter(sandbox->rules);
	if (!sandbox->entered && must)
		return refuse("files (Landlock)", error);
	bool filtered = calls_supported() && calls_enter(sandbox->side);
	if (!filtered && must)
		return refuse("system calls (seccomp)", error);
	return STATUS_OK;
}

bool
sandbox_confines_files(const struct sandbox *sandbox)
{
	return sandbox->entered;
}
