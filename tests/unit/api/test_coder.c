#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

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

/* A newline parts layers: such a folder would be left out in silence. */
static void
no_lexicon_has_a_path_of_two_lines(void **state)
{
	(void)state;
	char folder[] = "/tmp/demarche-XXXXXX", lexicon[64], actors[96];
	struct dem_coder_options options = defaults();
	assert_non_null(mkdtemp(folder));
	snprintf(lexicon, sizeof lexicon, "%s/a\nb", folder);
	snprintf(actors, sizeof actors, "%s/actors", lexicon);
	assert_int_equal(mkdir(lexicon, 0700) | mkdir(actors, 0700), 0);
	options.lexicon = lexicon;
	fails(&options, DEM_IO, "no lexicon");
	assert_int_equal(rmdir(actors) | rmdir(lexicon) | rmdir(folder), 0);
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

/* --- forks ---------------------------------------------------------------- */

static void *
load_spanish(void *coder)
{
	struct dem_coder_versions versions;
	return dem_coder_versions(coder, "es", &versions, NULL) ? coder : NULL;
}

static struct dem_coder *
new_coder(void)
{
	struct dem_coder_options options = defaults();
	struct dem_coder *coder;
	assert_int_equal(dem_coder_load(&coder, &options, NULL), DEM_OK);
	return coder;
}

/* Forks so many microseconds after a thread began to load; the child, which has
 * not got that thread, loads too. True unless it hangs or fails. */
static bool
child_loads(struct dem_coder *coder, long microseconds)
{
	enum { SECONDS = 60 };
	pthread_t thread;
	int status;
	assert_int_equal(pthread_create(&thread, NULL, load_spanish, coder), 0);
	nanosleep(&(struct timespec){ 0, microseconds * 1000 }, NULL);
	pid_t child = fork();
	if (child == 0) {
		alarm(SECONDS);
		_exit(load_spanish(coder) ? 1 : 0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	pthread_join(thread, NULL);
	return status == 0;
}

static void
a_child_loads_what_its_parent_was_loading(void **state)
{
	(void)state;
#if defined(__SANITIZE_ADDRESS__)
	skip(); /* its own locks do not survive a fork amid threads */
#endif
	for (long microseconds = 500; microseconds < 10000; microseconds *= 2) {
		struct dem_coder *coder = new_coder();
		assert_true(child_loads(coder, microseconds));
		dem_coder_unload(coder);
	}
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
		cmocka_unit_test(no_lexicon_has_a_path_of_two_lines),
		cmocka_unit_test(versions_are_of_the_language),
		cmocka_unit_test(a_child_loads_what_its_parent_was_loading),
		cmocka_unit_test(statuses_have_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
