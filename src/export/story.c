#include "export/story.h"

#include "base/hash.h"
#include "export/columns.h"
#include "export/seen.h"

struct walk {
	struct seen seen;
	story_see *see;
	void *context;
};

static void
see_party(struct walk *walk, const json_t *party)
{
	struct str name = json_text_at(party, "name");
	uint64_t start = (uint64_t)json_integer_at(party, "start");
	if (name.len && seen_first(&walk->seen, hash_bytes(name) ^ start))
		walk->see(walk->context, party);
}

void
story_parties(const json_t *records, story_see *see, void *context)
{
	static const char *const keys[] = { "actor", "recipient", "party",
		"about" };
	struct walk walk = { .see = see, .context = context };
	for (size_t i = 0; i < json_array_size(records); i++) {
		const json_t *record = json_array_get(records, i);
		for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
			const json_t *list = json_object_get(record, keys[k]);
			for (size_t n = 0; n < json_array_size(list); n++)
				see_party(&walk, json_array_get(list, n));
		}
		see_party(&walk, json_object_get(record, "counted"));
		see_party(&walk, json_object_get(record, "speaker"));
	}
	seen_fini(&walk.seen);
}

/* --- names, each once -------------------------------------------------- */

struct names {
	const struct exchange *exchange;
	enum story_kind kind;
	const char *marks;
	struct buffer *out;
	struct buffer part;
	struct seen seen;
};

static void
put_name(struct names *names, struct str name)
{
	buffer_reset(&names->part);
	column_put_part(&names->part, name, names->marks);
	struct str part = buffer_str(&names->part);
	if (!part.len || !seen_first(&names->seen, hash_bytes(part)))
		return;
	buffer_put(names->out, names->seen.count > 1 ? STR(";") : STR(""));
	buffer_put(names->out, part);
}

static void
see_name(void *context, const json_t *party)
{
	struct names *names = context;
	struct str name = json_text_at(party, "name");
	bool is_one = names->kind == STORY_PEOPLE
				      ? exchange_is_person(
						      names->exchange, name)
				      : exchange_is_organisation(
						      names->exchange, name);
	if (is_one)
		put_name(names, name);
}

void
story_put(struct buffer *out, const struct exchange *exchange,
		const json_t *records, enum story_kind kind, const char *marks)
{
	struct names names = {
		.exchange = exchange, .kind = kind, .marks = marks, .out = out
	};
	buffer_init(&names.part, BUFFER_UNLIMITED);
	if (kind != STORY_LOCATIONS)
		story_parties(records, see_name, &names);
	else
		for (size_t i = 0; i < json_array_size(records); i++)
			put_name(&names,
					json_text_at(json_object_get(json_array_get(records,
										     i),
								     "locatio"
								     "n"),
							"name"));
	buffer_fini(&names.part);
	seen_fini(&names.seen);
}
