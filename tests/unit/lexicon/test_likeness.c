/* Which class of frames a verb behaves like. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "event_fixture.h"
#include "lexicon/likeness.h"

static const char FRAMES[] =
		"class help\n"
		"verb send\n"
		"\tactor VERB {food, money} to recipient -> AID\n"
		"example A. = nothing\n"
		"class scold\n"
		"verb rap\n"
		"\tactor VERB recipient for {fault, crime} -> ACCUSE\n"
		"\tactor VERB recipient -> ACCUSE weak\n"
		"example B. = nothing\n";

static void
see(struct likeness *likeness, uint32_t order, const char *features)
{
	for (int i = 0; i < LIKENESS_ENOUGH; i++)
		likeness_add(likeness, order, str_of(features));
}

static void
expect(const struct likeness *likeness, const char *const *features,
		const char *group)
{
	struct tally_entry entry = { 0 };
	double how_much;
	for (int i = 0; features[i]; i++)
		tally_feature(&entry, str_of(features[i]));
	const struct like_class *class =
			likeness_best(likeness, &entry, &how_much);
	if (!group) {
		assert_null(class);
		return;
	}
	assert_non_null(class);
	assert_true(str_equal(class->group, str_of(group)));
	assert_true(how_much > 0 && how_much <= 1.0001);
}

static void
finds_the_class_of_like_verbs(void **state)
{
	(void)state;
	struct fixture fixture;
	struct likeness likeness;
	fixture_open(&fixture, FRAMES, "");
	likeness_init(&likeness, fixture.frames, &fixture.base);
	assert_int_equal(likeness.count, 2);
	see(&likeness, 0, ". subj=GOV obj=rice obl=country prep=to");
	see(&likeness, 1, ". subj=GOV obj=country obl=deed prep=for");
	see(&likeness, 2, ". subj=GOV obj=country");
	likeness_finish(&likeness);
	/* As in the corpus, and as the frame lines say. */
	expect(&likeness, (const char *[]){ "obj=rice", "prep=to", NULL },
			"help");
	expect(&likeness, (const char *[]){ "obj=money", NULL }, "help");
	expect(&likeness, (const char *[]){ "obl=crime", "obj=country", NULL },
			"scold");
	/* What all classes have says nothing. */
	expect(&likeness, (const char *[]){ "subj=GOV", NULL }, NULL);
	/* The line that fires most, a weak one last. */
	assert_int_equal(likeness.classes[1].fired, 2 * LIKENESS_ENOUGH);
	likeness_fini(&likeness);
	fixture_close(&fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_class_of_like_verbs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
