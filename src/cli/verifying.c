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
	fprintf(context, "%.*s: %s\n", STR_ARG(name), words[finding]);
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

static bool
is_good(const struct verify_result *result, bool has_key)
{
	return !result->findings
	       && (!has_key
			       || (result->is_signed
					       && result->signature
								  == SIGNATURE_GOOD));
}

static void
print_result(FILE *out, const struct verify_result *result, bool has_key)
{
	fprintf(out, "files %zu shipped, %zu otherwise\nsignature %s\n",
			result->files, result->findings,
			describe_signature(result, has_key));
}

struct check {
	struct arena arena;
	struct data_paths paths;
	struct verify_options options;
	struct verify_result result;
};

/* Tells on `out` what it finds. */
static enum status
verify(const struct settings *settings, FILE *out, struct check *check,
		struct error *error)
{
	struct verify_options *options = &check->options;
	*options = (struct verify_options){ .folder = check->paths.folder,
		.key = STR(DEMARCHE_RELEASE_KEY),
		.tell = tell,
		.context = out };
	enum status status = STATUS_OK;
	if (settings->key)
		status = file_read(settings->key, &check->arena, &options->key,
				error);
	return status ? status
		      : verify_data(options, &check->result, error);
}

static enum status
check_begin(const struct settings *settings, struct check *check,
		struct error *error)
{
	arena_init(&check->arena);
	return loading_find(settings, &check->paths, error);
}

int
verifying_print(const struct settings *settings)
{
	struct check check;
	struct error error;
	enum status status = check_begin(settings, &check, &error);
	if (!status) {
		printf("data %s\n", check.paths.folder);
		status = verify(settings, stdout, &check, &error);
	}
	bool has_key = !status && check.options.key.len > 0;
	arena_fini(&check.arena);
	if (status) {
		terminal_print_error(&error);
		return EXIT_ENVIRONMENT;
	}
	print_result(stdout, &check.result, has_key);
	return is_good(&check.result, has_key) ? EXIT_OK : EXIT_REJECTED;
}

bool
verifying_allows(const struct settings *settings)
{
	struct check check;
	struct error error;
	enum status status = check_begin(settings, &check, &error);
	if (!status)
		status = verify(settings, stderr, &check, &error);
	bool has_key = !status && check.options.key.len > 0;
	arena_fini(&check.arena);
	if (status) {
		terminal_print_error(&error);
		return false;
	}
	if (is_good(&check.result, has_key))
		return true;
	print_result(stderr, &check.result, has_key);
	fprintf(stderr, "demarche: %s is not as it was shipped; nothing is "
			"read with it\n", check.paths.folder);
	return false;
}
