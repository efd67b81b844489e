/* main.c - makes the image of a lexicon; a program of the build, run by it,
 * never installed.
 *
 *	demarche-compile FOLDER LANGUAGE IMAGE
 *
 * FOLDER is that which holds lexicon/. The image of a lexicon that cannot be
 * read is empty: who is at work on it hears of that from `lexicon check`. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "coder_load.h"
#include "compile/write.h"

/* Nothing in an image tells where it was made. */
#define LEXICON "lexicon"

/* Far from where systems put programs, libraries and stacks, and below what
 * valgrind leaves to programs. Languages lie apart by more than an image may
 * take. */
static uint64_t
address_of(enum language language)
{
	return UINT64_C(0x0c5a39000000) + ((uint64_t)language << 32);
}

/* The coder is the first block of its heap. */
static enum status
build(struct heap *heap, enum language language, struct error *error)
{
	if (!heap_open(heap))
		return error_set(error, STATUS_MEMORY, LEXICON, 0,
				ERROR_NO_OFFSET, "no room for it");
	struct coder *coder = memory_zero(1, sizeof *coder);
	coder->language = language;
	enum status status = coder_read_lexicon(coder, LEXICON, error);
	heap_close();
	return status;
}

static enum status
compile(enum language language, FILE *out, struct error *error)
{
	struct heap heap = { 0 }, twin = { 0 };
	struct lexicon_identity identity;
	enum status status =
			lexicon_identify(LEXICON, language, &identity, error);
	if (!status)
		status = build(&heap, language, error);
	if (!status)
		status = build(&twin, language, error);
	if (!status)
		status = image_write(out, &heap, &twin, address_of(language),
				lexicon_image_key(&identity), error);
	heap_fini(&heap);
	heap_fini(&twin);
	return status;
}

static bool
is_readers(enum status status)
{
	return status == STATUS_FORMAT || status == STATUS_LIMIT;
}

static int
tell(const struct error *error)
{
	char message[sizeof error->where + sizeof error->message];
	error_print(error, message, sizeof message);
	fprintf(stderr, "demarche-compile: %s\n", message);
	return is_readers(error->status) ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Systems lay the program elsewhere each time it runs, so once in some hundred
 * times a number of the lexicon (two small ones side by side) looks like an
 * address in it. What does so three times is one. */
static void
try_again(char **argv, int folder)
{
	static const char TRIES[] = "DEMARCHE_COMPILE_TRIES";
	const char *tries = getenv(TRIES);
	if ((tries && !strcmp(tries, "2")) || fchdir(folder)
			|| setenv(TRIES, tries ? "2" : "1", 1))
		return;
	execv("/proc/self/exe", argv);
}

int
main(int argc, char **argv)
{
	int folder = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	enum language language = argc == 4 ? languages_find(str_of(argv[2]))
					   : LANGUAGE_COUNT;
	FILE *out = language == LANGUAGE_COUNT ? NULL : fopen(argv[3], "wb");
	if (!out || chdir(argv[1])) {
		fputs("demarche-compile FOLDER LANGUAGE IMAGE\n", stderr);
		return EXIT_FAILURE;
	}
	struct error error;
	enum status status = compile(language, out, &error);
	if (fclose(out) && !status)
		status = error_set(&error, STATUS_IO, argv[3], 0,
				ERROR_NO_OFFSET, "cannot be written");
	if (status == STATUS_UNSUPPORTED && folder >= 0)
		try_again(argv, folder);
	return status ? tell(&error) : EXIT_SUCCESS;
}
