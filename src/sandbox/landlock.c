#define _GNU_SOURCE
#include "sandbox/landlock.h"

#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The kernel's interface, which headers of older systems lack. */
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

enum { RULESET_VERSION = 1, RULE_PATH_BENEATH = 1 };

enum access_right {
	WRITE_FILE = 1 << 1,
	READ_FILE = 1 << 2,
	READ_FOLDER = 1 << 3,
	REMOVE_FOLDER = 1 << 4,
	REMOVE_FILE = 1 << 5,
	MAKE_FILE = 1 << 8,
	TRUNCATE = 1 << 14, /* since version 3 */
	OF_FILES = WRITE_FILE | READ_FILE | TRUNCATE,
};

/* All rights of files that a version knows: those that nobody is given are
 * taken. */
static const uint64_t KNOWN[] = { 0, 0x1fff, 0x3fff, 0x7fff, 0x7fff, 0xffff };

enum { BIND_TCP = 1, CONNECT_TCP = 2, NETWORK_VERSION = 4 };
enum { SCOPE_ABSTRACT_SOCKET = 1, SCOPE_SIGNAL = 2, SCOPE_VERSION = 6 };

struct ruleset {
	uint64_t files, network, scoped;
};

struct path_beneath {
	uint64_t rights;
	int32_t folder;
} __attribute__((packed));

static const uint64_t RIGHTS[] = {
	[SANDBOX_READ] = READ_FILE | READ_FOLDER,
	[SANDBOX_WRITE] = READ_FILE | WRITE_FILE | TRUNCATE,
	[SANDBOX_FOLDER] = READ_FILE | READ_FOLDER | WRITE_FILE | TRUNCATE
			   | MAKE_FILE | REMOVE_FILE,
	[SANDBOX_REMOVE] = REMOVE_FOLDER,
};

unsigned
landlock_version(void)
{
	long version = syscall(
			SYS_landlock_create_ruleset, NULL, 0, RULESET_VERSION);
	return version > 0 ? (unsigned)version : 0;
}

static uint64_t
known_rights(unsigned version)
{
	enum { LAST = sizeof KNOWN / sizeof *KNOWN - 1 };
	return KNOWN[version < LAST ? version : LAST];
}

/* An older kernel wants a shorter struct, and takes a longer one whose end is
 * zero. */
int
landlock_rules(enum sandbox_side side)
{
	unsigned version = landlock_version();
	struct ruleset ruleset = { .files = known_rights(version) };
	if (!version)
		return -1;
	if (version >= NETWORK_VERSION)
		ruleset.network =
				side == SANDBOX_SERVES ? CONNECT_TCP : BIND_TCP;
	if (version >= SCOPE_VERSION)
		ruleset.scoped = SCOPE_ABSTRACT_SOCKET | SCOPE_SIGNAL;
	return (int)syscall(SYS_landlock_create_ruleset, &ruleset,
			sizeof ruleset, 0);
}

void
landlock_allow(int rules, const char *path, enum sandbox_access access)
{
	struct path_beneath rule = {
		.rights = RIGHTS[access] & known_rights(landlock_version())
	};
	struct stat info;
	rule.folder = open(path, O_PATH | O_CLOEXEC);
	if (rule.folder < 0)
		return;
	if (!fstat(rule.folder, &info)) {
		if (!S_ISDIR(info.st_mode))
			rule.rights &= OF_FILES;
		syscall(SYS_landlock_add_rule, rules, RULE_PATH_BENEATH, &rule,
				0);
	}
	close(rule.folder);
}

bool
landlock_enter(int rules)
{
	long failed = syscall(SYS_landlock_restrict_self, rules, 0);
	close(rules);
	return !failed;
}
