#include "cli/verifying.h"

#include <stdio.h>

#include "base/file.h"
#include "cli/loading.h"
#include "cli/terminal.h"
#include "verify/verify.h"

/* The key that releases are signed with; "" in a program of nobody's. */
#ifndef DEMARCHE_RELEASE_KEY
#define DEMARCHE_RELEASE_KEY ""
#endif

static void
tell(void *context, enum verify_finding finding, struct str name)
{
	static const char *const words[] = {
		[VERIFY_ALTERED] = "not as it was shipped",
		[VERIFY_MISSING] = "missing",
		[VERIFY_ADDED] = "was not shipped",
	};
	(void)context;
	printf("%.*s: %s\n", STR_ARG(name), words[finding]);
}

/* Whose signature is asked for and not there is not to be trusted. */
static const char *
describe_signature(const struct verify_result *result, bool has_key)
{
	static const char *const words[] = {
		[SIGNATURE_GOOD] = "signed by the key",
		[SIGNATURE_BAD] = "NOT signed by the key: the signature is of "
				  "something else",
		[SIGNATURE_DAMAGED] = "NOT signed: key or signature is damaged",
		[SIGNATURE_UNKNOWN] = "not checked: this program was built "
				      "without Ed25519; signify -V does it",
	};
	if (!has_key)
		return "not checked: this program has no key of a release "
		       "(--key names one)";
	return result->is_signed ? words[result->signature]
				 : "NOT signed: there is no SHA256SUMS.sig";
}

static int
print_result(const struct verify_result *result, bool has_key)
{
	bool good = !result->findings
		    && (!has_key
				    || (result->is_signed
						    && result->signature
								       == SIGNATURE_GOOD));
	printf("files %zu shipped, %zu otherwise\nsignature %s\n",
			result->files, result->findings,
			describe_signature(result, has_key));
	return good ? EXIT_OK : EXIT_REJECTED;
}

static enum status
verify(const struct settings *settings, struct arena *arena,
		struct verify_options *options, struct verify_result *result,
		struct error *error)
{
	struct data_paths paths;
	enum status status = loading_find(settings, &paths, error);
	if (!status && settings->key)
		status = file_read(settings->key, arena, &options->key, error);
	if (status)
		return status;
	printf("data %s\n", paths.folder);
	options->folder = paths.folder;
	return verify_data(options, result, error);
}

int
verifying_print(const struct settings *settings)
{
	struct verify_options options = { .key = STR(DEMARCHE_RELEASE_KEY),
		.tell = tell };
	struct verify_result result;
	struct arena arena;
	struct error error;
	arena_init(&arena);
	enum status status =
			verify(settings, &arena, &options, &result, &error);
	arena_fini(&arena);
	if (!status)
		return print_result(&result, options.key.len > 0);
	terminal_print_error(&error);
	return EXIT_ENVIRONMENT;
}
