/* sandbox.h - what a process that faces the network may still do.
 *
 * Once inside, a process opens no file but those that it named before, starts
 * no program and changes no rights, whatever a client or a page makes of it.
 * Two parts of the Linux kernel see to that, each without privileges and for
 * good: Landlock (files, TCP; since 5.13) and a seccomp filter (system calls).
 * Where the kernel lacks one, the other holds alone. docs/serve.md and
 * docs/watch.md say what each command keeps.
 *
 *   landlock   files and TCP     calls   system calls
 *
 * For a process of one thread: those that it starts later are inside too. */
#ifndef DEMARCHE_SANDBOX_SANDBOX_H
#define DEMARCHE_SANDBOX_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum sandbox_when {
	SANDBOX_AUTO,   /* what the kernel has */
	SANDBOX_ALWAYS, /* fails where it lacks anything */
	SANDBOX_NEVER,
};

/* Which way connections go. */
enum sandbox_side {
	SANDBOX_SERVES,  /* others connect: none is made from here */
	SANDBOX_FETCHES, /* from here to others: none is taken */
};

enum sandbox_access {
	SANDBOX_READ,   /* a file, or all below a folder */
	SANDBOX_WRITE,  /* read and write a file that is there */
	SANDBOX_FOLDER, /* a folder: files are made and removed too */
	SANDBOX_REMOVE, /* empty folders may be removed from this one */
};

struct sandbox {
	enum sandbox_when when;
	enum sandbox_side side;
	int rules;        /* Landlock's, a descriptor; below 0: none */
	bool entered;     /* and files are confined by them */
	char folder[512]; /* of temporary files; "" none */
};

struct sandbox_support {
	unsigned files; /* version of Landlock; 0: none */
	bool calls;     /* a filter of system calls */
};

struct sandbox_support sandbox_support(void);

/* What the process may do is gathered: nothing to begin with, but what the C
 * library reads, and a folder for SQLite's temporary files; the sandbox stays
 * where it is until sandbox_end. */
void sandbox_begin(struct sandbox *sandbox, enum sandbox_when when,
		enum sandbox_side side);
/* What is not there, is no file or folder as asked, or null, is passed over.
 * Not `path` counts, but what lies there now: a file that takes its place
 * later is another one. */
void sandbox_allow(struct sandbox *sandbox, const char *path,
		enum sandbox_access access);
/* A database of SQLite that is open, and stays so as long as the process is
 * inside: then its journal and index, which must be there by now, stay too.
 * `writes`: records go into it. */
void sandbox_allow_database(
		struct sandbox *sandbox, const char *path, bool writes);
/* For good. STATUS_UNSUPPORTED when SANDBOX_ALWAYS cannot be had; else what
 * cannot be is left out. */
MUST_CHECK enum status sandbox_enter(
		struct sandbox *sandbox, struct error *error);
/* Whether files are confined. */
bool sandbox_confines_files(const struct sandbox *sandbox);
/* Takes the folder of temporary files away; also when it was not entered. */
void sandbox_end(struct sandbox *sandbox);

#endif
