#include "export/event_tally.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"

enum { FIRST_SLOTS = 1024 };
#define ID_MASK ((UINT64_C(1) << 53) - 1)

void
event_tally_init(struct event_tally *tally)
{
	*tally = (struct event_tally){ .mask = FIRST_SLOTS - 1 };
	tally->entries = memory_zero(FIRST_SLOTS, sizeof *tally->entries);
}

void
event_tally_fini(struct event_tally *tally)
{
	free(tally->entries);
	seen_fini(&tally->sources);
}

/* Slots are looked at by id: an id that another event has counts as taken. */
static struct event_tally_entry *
slot_of(const struct event_tally *tally, int64_t id)
{
	size_t at = (size_t)id & tally->mask;
	while (tally->entries[at].id && tally->entries[at].id != id)
		at = (at + 1) & tally->mask;
	return &tally->entries[at];
}

static void
widen(struct event_tally *tally)
{
	struct event_tally_entry *old = tally->entries;
	size_t slots = tally->mask + 1;
	if (tally->count * 3 < slots * 2)
		return;
	tally->mask = slots * 2 - 1;
	tally->entries = memory_zero(slots * 2, sizeof *tally->entries);
	for (size_t i = 0; i < slots; i++)
		if (old[i].id)
			*slot_of(tally, old[i].id) = old[i];
	free(old);
}

struct event_tally_entry *
event_tally_find(struct event_tally *tally, uint64_t hash)
{
	int64_t id = (int64_t)(hash & ID_MASK);
	widen(tally);
	for (;; id = (int64_t)(((uint64_t)id + 1) & ID_MASK)) {
		if (!id)
			continue;
		struct event_tally_entry *entry = slot_of(tally, id);
		if (entry->id && entry->hash != hash)
			continue;
		if (!entry->id) {
			entry->id = id;
			entry->hash = hash;
			tally->count++;
		}
		return entry;
	}
}

void
event_tally_report(struct event_tally *tally, struct event_tally_entry *entry,
		bool is_article, struct str source)
{
	entry->count.mentions++;
	entry->count.articles += is_article;
	entry->count.sources += seen_first(
			&tally->sources, hash_more(entry->hash, source));
}
