#include "score_fixture.h"

#include <jansson.h>

#include "score/cases.h"
#include "score/gold.h"
#include "score/record.h"

int
score_start(void **state)
{
	static struct score_fixture fixture;
	fixture = (struct score_fixture){ 0 };
	arena_init(&fixture.arena);
	assert_int_equal(score_names_load(&fixture.names, PROJECT_LEXICON,
					 &fixture.arena, &fixture.error),
			STATUS_OK);
	assert_int_equal(ontology_load(&fixture.ontology, PROJECT_LEXICON,
					 &fixture.error),
			STATUS_OK);
	fixture.set.names = &fixture.names;
	*state = &fixture;
	return 0;
}

int
score_stop(void **state)
{
	struct score_fixture *fixture = *state;
	ontology_unload(&fixture->ontology);
	arena_fini(&fixture->arena);
	return 0;
}

void
add_cases(struct score_fixture *fixture, const char *text)
{
	enum status status = score_cases_read(&fixture->set, &fixture->ontology,
			STR("some.txt"), str_of(text), &fixture->error);
	if (status)
		fail_msg("%s", fixture->error.message);
}

struct score_item *
add_gold(struct score_fixture *fixture, const char *gold)
{
	struct arena *arena = &fixture->arena;
	struct score_set *set = &fixture->set;
	struct score_item item = { .id = STR("one") };
	json_t *list = json_loads(gold, 0, NULL);
	assert_true(json_is_array(list));
	item.gold_count = json_array_size(list);
	item.gold = ARENA_NEW(arena, struct score_event, item.gold_count + 1);
	for (size_t i = 0; i < item.gold_count; i++)
		item.gold[i] = score_event_of(
				set->names, json_array_get(list, i), true);
	json_decref(list);
	ARENA_PUSH(arena, set->items, set->count, set->capacity, item);
	return &set->items[set->count - 1];
}

void
add_coded(struct score_fixture *fixture, size_t item, const char *lines)
{
	assert_true(item < fixture->set.count);
	assert_int_equal(score_coded_lines(&fixture->set,
					 &fixture->set.items[item],
					 str_of(lines), &fixture->error),
			STATUS_OK);
}
