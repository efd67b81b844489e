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
				 : "NOT signed: no SHA256SUMS.sig, or no key "
				   "in its file";
}

struct check {
	bool names_folder; /* before what is found in it */
	struct arena arena;
	struct data_paths paths;
	struct verify_options options;
	struct verify_result result;
	bool has_key; /* an empty one, too, which fits no signature */
};

static bool
is_good(const struct check *check)
{
	const struct verify_result *result = &check->result;
	bool is_signed = result->is_signed
			 && result->signature == SIGNATURE_GOOD;
	return !result->findings && (is_signed || !check->has_key);
}

static void
print_result(FILE *out, const struct check *check)
{
	fprintf(out, "files %zu shipped, %zu otherwise\nsignature %s\n",
			check->result.files, check->result.findings,
			describe_signature(&check->result, check->has_key));
}

static enum status
look(const struct settings *settings, FILE *out, struct check *check,
		struct error *error)
{
	struct verify_options *options = &check->options;
	enum status status = loading_find(settings, &check->paths, error);
	*options = (struct verify_options){ .folder = check->paths.folder,
		.key = STR(DEMARCHE_RELEASE_KEY),
		.tell = tell,
		.context = out };
	if (!status && settings->key)
		status = file_read(settings->key, &check->arena, &options->key,
				error);
	check->has_key = settings->key || options->key.len;
	if (!status && check->names_folder)
		fprintf(out, "data %s\n", check->paths.folder);
	if (!status)
		status = verify_data(options, &check->result, error);
	return status;
}

/* Tells on `out` what is otherwise than it was shipped; false, told on stderr,
 * when there is nothing to compare with. */
static bool
compare(const struct settings *settings, FILE *out, struct check *check)
{
	struct error error;
	arena_init(&check->arena);
	enum status status = look(settings, out, check, &error);
	arena_fini(&check->arena);
	if (status)
		terminal_print_error(&error);
	return !status;
}

int
verifying_print(const struct settings *settings)
{
	struct check check = { .names_folder = true };
	if (!compare(settings, stdout, &check))
		return EXIT_ENVIRONMENT;
	print_result(stdout, &check);
	return is_good(&check) ? EXIT_OK : EXIT_REJECTED;
}

bool
verifying_allows(const struct settings *settings)
{
	struct check check = { .names_folder = false };
	if (settings->model || settings->lexicon) {
		fprintf(stderr, "demarche: --model and --lexicon name what was "
				"not shipped; leave them out, or --verify\n");
		return false;
	}
	if (!compare(settings, stderr, &check))
		return false;
	if (is_good(&check))
		return true;
	print_result(stderr, &check);
	fprintf(stderr,
			"demarche: %s is not as it was shipped; nothing is "
			"read with it\n",
			check.paths.folder);
	return false;
}
