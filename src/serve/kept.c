#include "serve/kept.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/memory.h"

enum { PLACES = 256 };

struct kept_answer {
	struct buffer key; /* the tag, then the target */
	struct buffer body;
	const char *type, *file;
	uint64_t asked; /* the larger, the later; 0: the place is free */
};

struct kept {
	pthread_mutex_t lock;
	struct kept_answer at[PLACES];
	size_t bytes, most;
	uint64_t clock;
};

struct kept *
kept_new(size_t bytes)
{
	struct kept *kept = memory_zero(1, sizeof *kept);
	pthread_mutex_init(&kept->lock, NULL);
	kept->most = bytes;
	return kept;
}

static void
forget(struct kept *kept, struct kept_answer *answer)
{
	if (!answer->asked)
		return;
	kept->bytes -= answer->body.len + answer->key.len;
	buffer_fini(&answer->key);
	buffer_fini(&answer->body);
	answer->asked = 0;
}

void
kept_free(struct kept *kept)
{
	for (size_t i = 0; kept && i < PLACES; i++)
		forget(kept, &kept->at[i]);
	if (kept)
		pthread_mutex_destroy(&kept->lock);
	free(kept);
}

/* Names and values have no null bytes: two targets never have one key. */
static void
put_key(struct buffer *key, const struct target *target, const char *tag)
{
	buffer_init(key, BUFFER_UNLIMITED);
	buffer_put(key, str_of(tag));
	buffer_put(key, target->path);
	for (size_t i = 0; i < target->count; i++) {
		buffer_put_char(key, '\0');
		buffer_put(key, target->parameters[i].name);
		buffer_put_char(key, '\0');
		buffer_put(key, target->parameters[i].value);
	}
}

static struct kept_answer *
find(struct kept *kept, struct str key)
{
	for (size_t i = 0; i < PLACES; i++)
		if (kept->at[i].asked
				&& str_equal(buffer_str(&kept->at[i].key), key))
			return &kept->at[i];
	return NULL;
}

bool
kept_get(struct kept *kept, const struct target *target, struct answer *answer)
{
	struct buffer key;
	put_key(&key, target, answer->tag);
	pthread_mutex_lock(&kept->lock);
	struct kept_answer *found = find(kept, buffer_str(&key));
	if (found) {
		found->asked = ++kept->clock;
		buffer_put(&answer->body, buffer_str(&found->body));
		answer->type = found->type;
		answer->file = found->file;
	}
	pthread_mutex_unlock(&kept->lock);
	buffer_fini(&key);
	return found != NULL;
}

/* A free place, or the one that was asked for longest ago. */
static struct kept_answer *
oldest(struct kept *kept)
{
	struct kept_answer *found = &kept->at[0];
	for (size_t i = 1; i < PLACES; i++)
		if (kept->at[i].asked < found->asked)
			found = &kept->at[i];
	return found;
}

static struct kept_answer *
oldest_kept(struct kept *kept)
{
	struct kept_answer *found = NULL;
	for (size_t i = 0; i < PLACES; i++)
		if (kept->at[i].asked
				&& (!found || kept->at[i].asked < found->asked))
			found = &kept->at[i];
	return found;
}

void
kept_put(struct kept *kept, const struct target *target,
		const struct answer *answer)
{
	struct buffer key;
	put_key(&key, target, answer->tag);
	size_t bytes = key.len + answer->body.len;
	pthread_mutex_lock(&kept->lock);
	if (bytes > kept->most || find(kept, buffer_str(&key))) {
		pthread_mutex_unlock(&kept->lock);
		buffer_fini(&key);
		return;
	}
	while (kept->bytes + bytes > kept->most)
		forget(kept, oldest_kept(kept));
	struct kept_answer *place = oldest(kept);
	forget(kept, place);
	*place = (struct kept_answer){ .key = key,
		.type = answer->type,
		.file = answer->file,
		.asked = ++kept->clock };
	buffer_init(&place->body, BUFFER_UNLIMITED);
	buffer_put(&place->body, buffer_str(&answer->body));
	kept->bytes += bytes;
	pthread_mutex_unlock(&kept->lock);
}
