#include "store/intern.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "base/memory.h"

/* What is remembered, words and actors together; then all is forgotten. */
enum { SLOTS = 1 << 18, MOST = SLOTS / 2 };

struct slot {
	struct str key; /* null: free */
	int64_t id;
};

enum { FIND_TERM, ADD_TERM, FIND_ACTOR, ADD_ACTOR, STATEMENTS };

static const char *const SQL[STATEMENTS] = {
	[FIND_TERM] = "SELECT id FROM term WHERE text = ?",
	[ADD_TERM] = "INSERT INTO term (text) VALUES (?)",
	[FIND_ACTOR] = "SELECT id FROM actor WHERE identity = ? "
		       "AND country = ? AND sectors = ? AND name = ?",
	[ADD_ACTOR] = "INSERT INTO actor (identity, country, sectors, name) "
		      "VALUES (?, ?, ?, ?)",
};

struct intern {
	const struct store *store;
	sqlite3_stmt *statements[STATEMENTS];
	struct slot *slots;
	size_t used;
	struct arena keys;
	struct buffer scratch;
};

enum status
intern_open(struct intern **out, const struct store *store, struct error *error)
{
	struct intern *intern = memory_zero(1, sizeof *intern);
	intern->store = store;
	intern->slots = memory_zero(SLOTS, sizeof *intern->slots);
	arena_init(&intern->keys);
	buffer_init(&intern->scratch, BUFFER_UNLIMITED);
	enum status status = STATUS_OK;
	for (int i = 0; !status && i < STATEMENTS; i++)
		status = statement_prepare(
				store, SQL[i], &intern->statements[i], error);
	*out = intern;
	if (status) {
		intern_close(intern);
		*out = NULL;
	}
	return status;
}

void
intern_close(struct intern *intern)
{
	if (!intern)
		return;
	for (int i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(intern->statements[i]);
	free(intern->slots);
	arena_fini(&intern->keys);
	buffer_fini(&intern->scratch);
	free(intern);
}

void
intern_forget(struct intern *intern)
{
	memset(intern->slots, 0, SLOTS * sizeof *intern->slots);
	intern->used = 0;
	arena_reset(&intern->keys);
}

/* Where the key stands or would stand. */
static struct slot *
slot_of(struct intern *intern, struct str key)
{
	size_t at = hash_bytes(key) & (SLOTS - 1);
	while (intern->slots[at].key.at
			&& !str_equal(intern->slots[at].key, key))
		at = (at + 1) & (SLOTS - 1);
	return &intern->slots[at];
}

static void
remember(struct intern *intern, struct str key, int64_t id)
{
	if (intern->used == MOST)
		intern_forget(intern);
	*slot_of(intern, key) =
			(struct slot){ arena_copy(&intern->keys, key), id };
	intern->used++;
}

/* The statement `find` and, where that finds nothing, the one behind it. */
static enum status
look_up(struct intern *intern, int find, const struct value *values,
		size_t count, int64_t *id, struct error *error)
{
	sqlite3_stmt *statement = intern->statements[find];
	enum status status = statement_first(
			intern->store, statement, values, count, error);
	if (!status)
		*id = sqlite3_column_int64(statement, 0);
	statement_done(statement);
	if (status != STATUS_END)
		return status;
	status = statement_run(intern->store, intern->statements[find + 1],
			values, count, error);
	*id = sqlite3_last_insert_rowid(intern->store->database);
	return status;
}

enum status
intern_term(struct intern *intern, struct str text, int64_t *id,
		struct error *error)
{
	buffer_reset(&intern->scratch);
	buffer_put_char(&intern->scratch, 't');
	buffer_put(&intern->scratch, text);
	struct slot *slot = slot_of(intern, buffer_str(&intern->scratch));
	if (slot->key.at) {
		*id = slot->id;
		return STATUS_OK;
	}
	enum status status = look_up(
			intern, FIND_TERM, VALUES(V_TEXT(text)), id, error);
	if (!status)
		remember(intern, buffer_str(&intern->scratch), *id);
	return status;
}

static void
put_actor_key(struct buffer *out, const struct participant_row *actor)
{
	const struct str parts[] = { actor->identity, actor->country,
		actor->sectors, actor->name };
	buffer_reset(out);
	buffer_put_char(out, 'a');
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		buffer_put(out, parts[i]);
		buffer_put_char(out, '\0');
	}
}

enum status
intern_actor(struct intern *intern, const struct participant_row *actor,
		int64_t *id, struct error *error)
{
	int64_t country;
	put_actor_key(&intern->scratch, actor);
	struct slot *slot = slot_of(intern, buffer_str(&intern->scratch));
	if (slot->key.at) {
		*id = slot->id;
		return STATUS_OK;
	}
	enum status status =
			intern_term(intern, actor->country, &country, error);
	if (!status)
		status = look_up(intern, FIND_ACTOR,
				VALUES(V_TEXT(actor->identity), V_INT(country),
						V_TEXT(actor->sectors),
						V_TEXT(actor->name)),
				id, error);
	if (status)
		return status;
	put_actor_key(&intern->scratch, actor);
	remember(intern, buffer_str(&intern->scratch), *id);
	return STATUS_OK;
}
