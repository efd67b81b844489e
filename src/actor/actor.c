#include "actor/actor.h"

#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "actor/first_name.h"
#include "actor/first_word.h"
#include "actor/nation_name.h"
#include "actor/view.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "parse/possessors.h"

struct actor_workspace *
actor_workspace_new(const struct gazetteer *gazetteer)
{
	struct actor_workspace *work = memory_zero(1, sizeof *work);
	work->gazetteer = gazetteer;
	arena_init(&work->scratch);
	work->mentioned = memory_zero(
			gazetteer->code_count, sizeof *work->mentioned);
	work->surveyed = memory_zero(
			gazetteer->code_count, sizeof *work->surveyed);
	work->peopled = memory_zero(
			gazetteer->code_count, sizeof *work->peopled);
	work->towned = memory_zero(
			gazetteer->code_count, sizeof *work->towned);
	work->seated = memory_zero(
			gazetteer->code_count, sizeof *work->seated);
	work->agent_note = memory_zero(
			gazetteer->agent_count, sizeof *work->agent_note);
	return work;
}

void
actor_workspace_free(struct actor_workspace *work)
{
	if (!work)
		return;
	arena_fini(&work->scratch);
	free(work->mentioned);
	free(work->surveyed);
	free(work->peopled);
	free(work->towned);
	free(work->seated);
	free(work->note);
	free(work->agent_note);
	free(work);
}

/* Notes for every word that there is: grows with the worker's words. */
static void
widen_notes(struct actor_workspace *work, uint32_t count)
{
	if (count <= work->note_count)
		return;
	uint32_t wider = count + count / 2;
	free(work->note);
	work->note = memory_zero(wider, sizeof *work->note);
	work->note_count = wider;
}

void
actor_of_row(const struct actor_workspace *work, const struct name_row *row,
		struct actor *actor)
{
	*actor = (struct actor){ .name = row->name, .person = row->person };
	memcpy(actor->code, row->code, sizeof actor->code);
	memcpy(actor->sector, row->sector, sizeof actor->sector);
	if (!row->person || work->day == ACTOR_NO_DAY)
		return;
	if (work->day < row->from || work->day > row->to)
		memset(actor->sector, 0, sizeof actor->sector);
	/* Before the first term there is no office to be out of. */
	if (work->day > row->to)
		actor->sector[0] = SECTOR_ELI;
}

/* Lower-case letters without marks, digits, "-" between words. */
static size_t
put_slug(char *out, struct str name)
{
	size_t len = 0;
	bool gap = false;
	for (size_t at = 0; at < name.len;) {
		utf8proc_int32_t parts[8];
		int class = 0;
		utf8proc_ssize_t count = utf8proc_decompose_char(
				(utf8proc_int32_t)utf8_next(name, &at), parts,
				8, UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK,
				&class);
		for (utf8proc_ssize_t i = 0; i < count && i < 8; i++) {
			uint32_t code = utf8_lower((uint32_t)parts[i]);
			if (!utf8_is_letter(code) && !utf8_is_digit(code)) {
				gap = len > 0;
				continue;
			}
			if (gap)
				out[len++] = '-';
			gap = false;
			len += utf8_encode(code, out + len);
		}
	}
	return len;
}

struct str
actor_id(struct arena *arena, const struct actor *actor, bool part)
{
	/* A code point decomposes to at most 8 of at most 4 bytes. */
	char *out = arena_take(arena, actor->name.len * 33 + 16);
	size_t len = strlen(actor->code);
	memcpy(out, actor->code, len);
	const char *sector = sector_name((enum sector)actor->sector[0]);
	if (part && actor->name.len) {
		out[len++] = '/';
		len += put_slug(out + len, actor->name);
	} else if (part && sector[0]) {
		out[len++] = '/';
		memcpy(out + len, sector, 3);
		len += 3;
	}
	return (struct str){ out, len };
}

/* A title is context: the countries that it names count as spoken of. It gives
 * no mentions, and nothing in the text refers to it. */
static void
count_title(struct actor_workspace *work, const struct text *title)
{
	work->text = title;
	for (uint32_t i = 0; i < title->sentence_count; i++) {
		if (title->sentences[i].count > UINT16_MAX - 1)
			continue;
		view_sentence(work, i);
		scan_sentence(work);
		voice_read_title(work);
		for (unsigned k = 0; k < work->unit_count; k++) {
			const struct unit *unit = &work->unit[k];
			if (unit->row && unit->row->code[0]
					&& unit->row->code[0] != '-')
				memory_count(work, unit->row->code_index, true);
		}
	}
}

void
actor_prepare(const struct actor_workspace *work, struct words *words,
		struct text *text)
{
	const struct gazetteer *gazetteer = work->gazetteer;
	if (gazetteer_traits(gazetteer)->possessive_determiners)
		possessors_name(text);
	if (!gazetteer_traits(gazetteer)->noun_first)
		return;
	first_words_settle(gazetteer, words, text);
	first_names_settle(gazetteer, text);
	nation_names_settle(gazetteer, text);
}

void
actor_mark(struct actor_workspace *work, const struct words *words,
		const struct text *title, const struct text *text, int32_t day,
		struct arena *arena, struct mentions *out)
{
	*out = (struct mentions){ 0 };
	out->first = ARENA_NEW(arena, uint32_t, text->sentence_count + 1);
	work->words = words;
	work->day = day;
	work->arena = arena;
	work->out = out;
	work->trait = NULL;
	work->trait_capacity = 0;
	work->mention_capacity = work->place_capacity = 0;
	widen_notes(work, words->count);
	memory_reset(work);
	if (title)
		count_title(work, title);
	work->text = text;
	place_survey(work);
	round_up_survey(work);
	voice_find(work);
	for (uint32_t i = 0; i < text->sentence_count; i++) {
		out->first[i] = out->count;
		if (text->sentences[i].count > UINT16_MAX - 1)
			continue;
		view_sentence(work, i);
		scan_sentence(work);
		refer_scan(work);
		read_units(work);
		settle_sentence(work);
	}
	out->first[text->sentence_count] = out->count;
}

const struct mention *
mention_at(const struct mentions *mentions, uint32_t sentence, uint32_t head)
{
	uint32_t low = mentions->first[sentence];
	uint32_t end = mentions->first[sentence + 1];
	/* While stage 4 runs, the sentence at hand has no end yet. */
	uint32_t high = end > low ? end : mentions->count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const struct mention *mention = &mentions->at[middle];
		if (mention->sentence == sentence && mention->head == head)
			return mention;
		if (mention->sentence < sentence
				|| (mention->sentence == sentence
						&& mention->head < head))
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

struct mention *
mention_unknown(struct arena *arena, const struct token *one, uint32_t sentence,
		uint16_t first, uint16_t last)
{
	struct mention *mention = ARENA_NEW(arena, struct mention, 1);
	*mention = (struct mention){ .sentence = sentence,
		.first = first,
		.last = last,
		.head = last,
		.kind = MENTION_GENERIC,
		.start = one[first - 1].start,
		.end = one[last - 1].end,
		.source = STR("") };
	return mention;
}

size_t
mentions_first_place(const struct mentions *mentions, uint32_t sentence)
{
	size_t low = 0, high = mentions->place_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (mentions->place[middle].sentence < sentence)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
