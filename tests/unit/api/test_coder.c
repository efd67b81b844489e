#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "demarche.h"

static void
fails(const struct dem_coder_options *options, enum dem_status expected,
		const char *message)
{
	struct dem_coder *coder = (struct dem_coder *)1;
	struct dem_error error;
	assert_int_equal(dem_coder_load(&coder, options, &error), expected);
	assert_null(coder);
	assert_int_equal(error.status, expected);
	if (!strstr(error.message, message))
		fail_msg("\"%s\" is not in \"%s\"", message, error.message);
	assert_int_equal(dem_coder_load(&coder, options, NULL), expected);
}

static struct dem_coder_options
defaults(void)
{
	struct dem_coder_options options;
	dem_coder_options_init(&options);
	options.data = PROJECT_ROOT;
	return options;
}

static void
wrong_options_are_told(void **state)
{
	(void)state;
	struct dem_coder_options options = { 0 };
	fails(&options, DEM_USAGE, "dem_coder_options_init");
	options.size = sizeof options + 8;
	fails(&options, DEM_USAGE, "later one");
	options = defaults();
	options.kinds = 64;
	fails(&options, DEM_USAGE, "kinds are");
	options = defaults();
	options.min_confidence = 1.5;
	fails(&options, DEM_USAGE, "from 0 to 1");
	options = defaults();
	options.lang = "de";
	fails(&options, DEM_UNSUPPORTED, "\"de\" is not analysed");
	options = defaults();
	options.model = PROJECT_ROOT "/models/es.model";
	fails(&options, DEM_USAGE, "lang must tell");
}

static void
what_cannot_be_loaded_is_named(void **state)
{
	(void)state;
	struct dem_coder_options options = defaults();
	options.data = "/nowhere";
	fails(&options, DEM_IO, "no lexicon found");
	options = defaults();
	options.lexicon = PROJECT_ROOT "/models";
	fails(&options, DEM_IO, "no lexicon");
	options = defaults();
	options.lang = "en";
	options.model = PROJECT_ROOT "/README.md";
	fails(&options, DEM_FORMAT, "");
}

static void
versions_are_of_the_language(void **state)
{
	(void)state;
	struct dem_coder *coder;
	struct dem_error error;
	struct dem_coder_options options = defaults();
	struct dem_coder_versions first, english, spanish;
	assert_int_equal(dem_coder_load(&coder, &options, &error), DEM_OK);
	assert_int_equal(dem_coder_versions(coder, NULL, &first, &error),
			DEM_OK);
	assert_int_equal(dem_coder_versions(coder, "en", &english, &error),
			DEM_OK);
	assert_int_equal(dem_coder_versions(coder, "es", &spanish, &error),
			DEM_OK);
	assert_int_equal(strlen(first.lexicon), 8);
	assert_string_equal(first.model, english.model);
	assert_string_not_equal(spanish.model, english.model);
	assert_int_equal(dem_coder_versions(coder, "de", &first, &error),
			DEM_UNSUPPORTED);
	dem_coder_unload(coder);
	dem_coder_unload(NULL);
}

static void
statuses_have_names(void **state)
{
	(void)state;
	assert_string_equal(dem_status_name(DEM_OK), "ok");
	assert_string_equal(dem_status_name(DEM_USAGE), "usage");
	assert_string_equal(dem_status_name((enum dem_status)99), "unknown");
	assert_string_equal(dem_status_name((enum dem_status) - 1), "unknown");
	assert_string_equal(dem_version(), DEMARCHE_VERSION);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wrong_options_are_told),
		cmocka_unit_test(what_cannot_be_loaded_is_named),
		cmocka_unit_test(versions_are_of_the_language),
		cmocka_unit_test(statuses_have_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
