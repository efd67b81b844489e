#include "event/cues.h"

#include <stdlib.h>

#include "event/sets.h"
#include "parse/tags.h"

enum cue_kind { CUE_PHRASE, CUE_SECTOR, CUE_EVENT, CUE_NEED };

struct cue_form {
	enum cue_kind kind;
	struct str phrase;
	uint8_t upos;    /* enum upos; UPOS_X any */
	uint64_t events; /* bits 1 << category; 0 any */
	enum sector sector;
	uint32_t sectors; /* bits 1 << enum sector */
	enum plover_event event;
	size_t mode; /* 0 any */
};

static const struct {
	const char *name;
	enum upos upos;
} PARTS[] = { { "noun", UPOS_NOUN }, { "verb", UPOS_VERB },
	{ "adjective", UPOS_ADJ } };

/* "noun", "COERCE+ASSAULT" */
static bool
read_limit(const struct ontology *ontology, struct str text,
		struct cue_form *out)
{
	for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
		if (str_equal(text, str_of(PARTS[i].name))) {
			out->upos = (uint8_t)PARTS[i].upos;
			return true;
		}
	bool more = true;
	while (more) {
		struct str name = str_next(&text, '+', &more);
		enum plover_event event = ontology_category(ontology, name);
		if (event == PLOVER_NONE)
			return false;
		out->events |= UINT64_C(1) << event;
	}
	return true;
}

/* "SANCTION convict", "CONSULT" */
static bool
read_event(const struct ontology *ontology, struct str text,
		struct cue_form *out)
{
	bool more;
	struct str mode = text;
	struct str name = str_next(&mode, ' ', &more);
	out->kind = CUE_EVENT;
	out->event = ontology_category(ontology, name);
	if (out->event == PLOVER_NONE)
		return false;
	out->mode = more ? ontology_mode(ontology, out->event, mode) : 0;
	return !more || out->mode;
}

/* "MIL+GOV" */
static bool
read_need(struct str text, struct cue_form *out)
{
	bool more = true;
	out->kind = CUE_NEED;
	while (more) {
		enum sector sector = sector_find(str_next(&text, '+', &more));
		if (sector == SECTOR_COUNT || sector == SECTOR_NONE)
			return false;
		out->sectors |= UINT32_C(1) << sector;
	}
	return true;
}

static bool
read_form(const struct ontology *ontology, struct str text,
		struct cue_form *out)
{
	*out = (struct cue_form){ .phrase = text };
	struct str rest = { text.at + 1, text.len - 1 };
	if (text.at[0] == '@') {
		out->kind = CUE_SECTOR;
		out->sector = sector_find(rest);
		return rest.len && out->sector != SECTOR_COUNT;
	}
	if (text.at[0] == '?')
		return read_need(rest, out);
	if (text.at[0] == '+')
		return read_event(ontology, rest, out);
	size_t colon = str_find_byte(text, ':');
	if (colon == text.len)
		return true;
	out->phrase.len = colon;
	return colon
	       && read_limit(ontology,
			       str_cut(text.at + colon + 1, text.at + text.len),
			       out);
}

const char *
cue_fault(const struct ontology *ontology, struct str text)
{
	struct cue_form form;
	if (read_form(ontology, text, &form))
		return NULL;
	return text.at[0] == '@'   ? "expected a sector behind @"
	       : text.at[0] == '?' ? "expected sectors behind ?"
	       : text.at[0] == '+' ? "expected an event and its mode behind +"
				   : "expected noun, verb, adjective or "
				     "categories behind the colon";
}

static int
compare(const void *left, const void *right)
{
	const struct cue *a = left, *b = right;
	word_id x = a->phrase.word[0], y = b->phrase.word[0];
	if (x != y)
		return x < y ? -1 : 1;
	return (int)a->context - (int)b->context;
}

static void
put_phrase(struct frames *frames, struct words *words, size_t context,
		const struct cue_form *form)
{
	struct cue cue = { .context = (uint8_t)context,
		.upos = form->upos,
		.events = form->events };
	if (phrase_compile(form->phrase, true, NULL, words, &cue.phrase))
		ARENA_PUSH(&frames->arena, frames->cues, frames->cue_count,
				frames->cue_capacity, cue);
}

static void
put_form(struct frames *frames, struct words *words, size_t context,
		const struct cue_form *form)
{
	uint64_t bit = UINT64_C(1) << context;
	if (form->kind == CUE_PHRASE)
		put_phrase(frames, words, context, form);
	else if (form->kind == CUE_SECTOR)
		frames->sector_contexts[form->sector] |= bit;
	else if (form->kind == CUE_NEED)
		frames->context_needs[context] |= form->sectors;
	else if (form->mode)
		frames->mode_contexts[form->mode] |= bit;
	else
		frames->category_contexts[form->event] |= bit;
}

static enum status
read_cell(struct frames *frames, struct words *words, const struct table *table,
		size_t row, size_t context, struct str cell,
		struct error *error)
{
	for (bool more = cell.len > 0; more;) {
		struct cue_form form;
		struct str cue = str_trim(str_next(&cell, '|', &more));
		if (!cue.len || !read_form(frames->ontology, cue, &form)
				|| form.kind != CUE_PHRASE)
			return table_complain(table, row,
					"expected words between \"|\"", cue,
					error);
		put_form(frames, words, context, &form);
	}
	return STATUS_OK;
}

enum status
cues_read(struct frames *frames, struct words *words, const struct table *table,
		struct error *error)
{
	unsigned name, cues;
	enum status status = table_column(table, "context", &name, error);
	if (!status)
		status = table_column(table, "cues", &cues, error);
	for (size_t i = 0; !status && i < table->count; i++) {
		const struct str *cell = table->rows[i].cell;
		size_t context = ontology_context(frames->ontology, cell[name]);
		if (!context)
			return table_complain(table, i,
					"expected a context of contexts.tsv",
					cell[name], error);
		status = read_cell(frames, words, table, i, context, cell[cues],
				error);
	}
	return status;
}

void
cues_compile(struct frames *frames, struct words *words)
{
	const struct ontology *ontology = frames->ontology;
	frames->no_context = ontology_context(ontology, STR("-"));
	frames->mode_contexts = ARENA_NEW(
			&frames->arena, uint64_t, ontology->mode_count + 1);
	for (size_t i = 1; i < ontology->context_count; i++)
		for (size_t k = 0; k < ontology->contexts[i].cue_count; k++) {
			struct cue_form form;
			if (read_form(ontology, ontology->contexts[i].cues[k],
					    &form))
				put_form(frames, words, i, &form);
		}
	if (frames->cue_count > 1)
		qsort(frames->cues, frames->cue_count, sizeof *frames->cues,
				compare);
}
