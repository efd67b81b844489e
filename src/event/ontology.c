#include "event/ontology.h"

#include <stdlib.h>
#include <stdio.h>

#include "base/layers.h"
#include "base/table.h"

/* A row of plv.tsv; empty cells fit everything. */
struct plv_row {
	enum plover_event event;
	size_t mode;
	struct str cameo; /* a code, or digits and `*` */
	struct str status;
	const char *root;
};

/* A row of shifts.tsv. */
struct shift_row {
	enum shift when;
	enum plover_event event, to_event;
	size_t mode;      /* 0: any */
	struct str cameo; /* a code, or digits and `*` */
	bool keep_mode, keep_cameo;
	size_t to_mode, to_cameo;
};

static const struct {
	const char *name;
	int quad;
} categories[PLOVER_COUNT] = {
	[PLOVER_NONE] = { "", 0 },
	[PLOVER_AGREE] = { "AGREE", 1 },
	[PLOVER_CONSULT] = { "CONSULT", 1 },
	[PLOVER_SUPPORT] = { "SUPPORT", 1 },
	[PLOVER_CONCEDE] = { "CONCEDE", 1 },
	[PLOVER_COOPERATE] = { "COOPERATE", 2 },
	[PLOVER_AID] = { "AID", 2 },
	[PLOVER_RETREAT] = { "RETREAT", 2 },
	[PLOVER_REQUEST] = { "REQUEST", 3 },
	[PLOVER_ACCUSE] = { "ACCUSE", 3 },
	[PLOVER_REJECT] = { "REJECT", 3 },
	[PLOVER_THREATEN] = { "THREATEN", 3 },
	[PLOVER_PROTEST] = { "PROTEST", 4 },
	[PLOVER_SANCTION] = { "SANCTION", 4 },
	[PLOVER_MOBILIZE] = { "MOBILIZE", 4 },
	[PLOVER_COERCE] = { "COERCE", 4 },
	[PLOVER_ASSAULT] = { "ASSAULT", 4 },
};

const char *
plover_name(enum plover_event event)
{
	return event < PLOVER_COUNT ? categories[event].name : "";
}

enum plover_event
plover_find(struct str name)
{
	for (enum plover_event i = PLOVER_AGREE; i < PLOVER_COUNT; i++)
		if (str_equal(name, str_of(categories[i].name)))
			return i;
	return PLOVER_COUNT;
}

int
plover_quad(enum plover_event event)
{
	return event < PLOVER_COUNT ? categories[event].quad : 0;
}

/* One table while it is read: the file, and the columns that are asked for. */
struct reading {
	struct ontology *ontology;
	struct table table;
	unsigned column[8];
	struct error *error;
};

static enum status
open_table(struct reading *reading, const char *lexicon, const char *file,
		const char *const *columns)
{
	char path[FILE_PATH_BYTES], name[64];
	snprintf(name, sizeof name, "ontology/%s", file);
	struct arena *arena = &reading->ontology->arena;
	struct str text;
	enum status status = layers_find(path, lexicon, name, reading->error);
	if (!status)
		status = file_read(path, arena, &text, reading->error);
	if (!status)
		status = table_read(&reading->table, str_of(path), text, arena,
				reading->error);
	for (unsigned i = 0; !status && columns[i]; i++)
		status = table_column(&reading->table, columns[i],
				&reading->column[i], reading->error);
	return status;
}

static struct str
cell(const struct reading *reading, size_t row, unsigned column)
{
	return reading->table.rows[row].cell[reading->column[column]];
}

static enum status
complain(const struct reading *reading, size_t row, const char *what,
		struct str found)
{
	return error_set(reading->error, STATUS_FORMAT, reading->table.path.at,
			reading->table.rows[row].line, ERROR_NO_OFFSET,
			"%s, found \"%.*s\"", what, STR_ARG(found));
}

/* strtod wants a null byte and a dot for the decimal point. The cells are
 * followed by a tab or a line end, and nobody sets a locale. */
static enum status
read_number(const struct reading *reading, size_t row, unsigned column,
		double *out)
{
	struct str text = cell(reading, row, column);
	char copy[32], *end;
	if (text.len >= sizeof copy || !text.len)
		return complain(reading, row, "expected a number", text);
	memcpy(copy, text.at, text.len);
	copy[text.len] = 0;
	*out = strtod(copy, &end);
	if (*end)
		return complain(reading, row, "expected a number", text);
	return STATUS_OK;
}

static enum status
read_event(const struct reading *reading, size_t row, unsigned column,
		enum plover_event *out)
{
	struct str name = cell(reading, row, column);
	*out = plover_find(name);
	if (*out == PLOVER_COUNT)
		return complain(reading, row, "expected a PLOVER category",
				name);
	return STATUS_OK;
}

static enum status
load_events(struct reading *reading, const char *lexicon)
{
	static const char *const columns[] = { "event", "score", NULL };
	enum status status =
			open_table(reading, lexicon, "events.tsv", columns);
	for (size_t i = 0; !status && i < reading->table.count; i++) {
		enum plover_event event;
		status = read_event(reading, i, 0, &event);
		if (!status)
			status = read_number(reading, i, 1,
					&reading->ontology->score[event]);
	}
	return status;
}

static enum status
load_modes(struct reading *reading, const char *lexicon)
{
	static const char *const columns[] = { "event", "mode", "score", NULL };
	enum status status = open_table(reading, lexicon, "modes.tsv", columns);
	if (status)
		return status;
	struct ontology *ontology = reading->ontology;
	ontology->mode_count = reading->table.count + 1;
	ontology->modes = ARENA_NEW(
			&ontology->arena, struct mode, ontology->mode_count);
	for (size_t i = 0; !status && i < reading->table.count; i++) {
		struct mode *mode = &ontology->modes[i + 1];
		mode->name = cell(reading, i, 1);
		status = read_event(reading, i, 0, &mode->event);
		if (!status)
			status = read_number(reading, i, 2, &mode->score);
	}
	if (!status && ontology->mode_count > UINT8_MAX)
		status = complain(reading, UINT8_MAX, "at most 254 modes",
				cell(reading, UINT8_MAX, 1));
	return status;
}

static enum status
load_cameo(struct reading *reading, const char *lexicon)
{
	static const char *const columns[] = { "code", "label", "goldstein",
		"event", "mode", NULL };
	enum status status = open_table(reading, lexicon, "cameo.tsv", columns);
	if (status)
		return status;
	struct ontology *ontology = reading->ontology;
	ontology->cameo_count = reading->table.count + 1;
	ontology->cameo = ARENA_NEW(
			&ontology->arena, struct cameo, ontology->cameo_count);
	for (size_t i = 0; !status && i < reading->table.count; i++) {
		struct cameo *cameo = &ontology->cameo[i + 1];
		cameo->code = cell(reading, i, 0);
		cameo->label = cell(reading, i, 1);
		status = read_number(reading, i, 2, &cameo->goldstein);
	}
	return status;
}

static void
split_cues(struct ontology *ontology, struct context *context, struct str cues)
{
	size_t capacity = 0;
	bool more = cues.len > 0;
	while (more) {
		struct str cue = str_trim(str_next(&cues, '|', &more));
		if (cue.len)
			ARENA_PUSH(&ontology->arena, context->cues,
					context->cue_count, capacity, cue);
	}
}

static enum status
load_contexts(struct reading *reading, const char *lexicon)
{
	static const char *const columns[] = { "context", "cues", NULL };
	enum status status =
			open_table(reading, lexicon, "contexts.tsv", columns);
	if (status)
		return status;
	if (reading->table.count > 63)
		return complain(reading, 63, "at most 63 contexts",
				cell(reading, 63, 0));
	struct ontology *ontology = reading->ontology;
	ontology->context_count = reading->table.count + 1;
	ontology->contexts = ARENA_NEW(&ontology->arena, struct context,
			ontology->context_count);
	for (size_t i = 0; i < reading->table.count; i++) {
		struct context *context = &ontology->contexts[i + 1];
		context->name = cell(reading, i, 0);
		split_cues(ontology, context, cell(reading, i, 1));
	}
	return STATUS_OK;
}

static enum status
load_plv(struct reading *reading, const char *lexicon)
{
	static const char *const columns[] = { "event", "mode", "cameo",
		"status", "root", NULL };
	enum status status = open_table(reading, lexicon, "plv.tsv", columns);
	if (status)
		return status;
	struct ontology *ontology = reading->ontology;
	ontology->plv_count = reading->table.count;
	ontology->plv = ARENA_NEW(
			&ontology->arena, struct plv_row, ontology->plv_count);
	for (size_t i = 0; !status && i < reading->table.count; i++) {
		struct plv_row *row = &ontology->plv[i];
		struct str mode = cell(reading, i, 1);
		status = read_event(reading, i, 0, &row->event);
		if (status)
			break;
		row->mode = ontology_mode(ontology, row->event, mode);
		if (mode.len && !row->mode)
			status = complain(reading, i,
					"expected a mode of this category",
					mode);
		row->cameo = cell(reading, i, 2);
		row->status = cell(reading, i, 3);
		row->root = arena_copy(&ontology->arena, cell(reading, i, 4))
					    .at;
	}
	return status;
}

static enum status
read_shift(const struct reading *reading, size_t row, struct shift_row *out)
{
	static const char *const names[SHIFT_COUNT] = {
		[SHIFT_FUTURE] = "future",
		[SHIFT_FUTURE_NEGATED] = "future-negated",
		[SHIFT_NO_LONGER] = "no-longer",
		[SHIFT_CONDITIONAL] = "conditional",
	};
	const struct ontology *ontology = reading->ontology;
	struct str when = cell(reading, row, 0);
	for (out->when = 0; out->when < SHIFT_COUNT; out->when++)
		if (str_equal(when, str_of(names[out->when])))
			break;
	if (out->when == SHIFT_COUNT)
		return complain(reading, row,
				"expected future, "
				"future-negated, no-longer or conditional",
				when);
	enum status status = read_event(reading, row, 1, &out->event);
	if (!status)
		status = read_event(reading, row, 3, &out->to_event);
	if (status)
		return status;
	struct str mode = cell(reading, row, 6);
	out->mode = ontology_mode(ontology, out->event, mode);
	if (mode.len && !out->mode)
		return complain(reading, row, "no such mode", mode);
	mode = cell(reading, row, 4);
	struct str code = cell(reading, row, 5);
	out->cameo = cell(reading, row, 2);
	out->keep_mode = str_equal(mode, STR("="));
	out->keep_cameo = str_equal(code, STR("="));
	out->to_mode = ontology_mode(ontology, out->to_event, mode);
	out->to_cameo = ontology_cameo(ontology, code);
	if (!out->keep_mode && !out->to_mode && !str_equal(mode, STR("-")))
		return complain(reading, row, "no such mode", mode);
	if (!out->keep_cameo && !out->to_cameo)
		return complain(reading, row, "no such CAMEO code", code);
	return STATUS_OK;
}

static enum status
load_shifts(struct reading *reading, const char *lexicon)
{
	static const char *const columns[] = { "when", "event", "cameo",
		"to_event", "to_mode", "to_cameo", "mode", NULL };
	enum status status =
			open_table(reading, lexicon, "shifts.tsv", columns);
	if (status)
		return status;
	struct ontology *ontology = reading->ontology;
	ontology->shift_count = reading->table.count;
	ontology->shifts = ARENA_NEW(&ontology->arena, struct shift_row,
			ontology->shift_count);
	for (size_t i = 0; !status && i < reading->table.count; i++)
		status = read_shift(reading, i, &ontology->shifts[i]);
	return status;
}

enum status
ontology_load(struct ontology *ontology, const char *lexicon,
		struct error *error)
{
	*ontology = (struct ontology){ 0 };
	arena_init(&ontology->arena);
	struct reading reading = { .ontology = ontology, .error = error };
	enum status status = load_events(&reading, lexicon);
	if (!status)
		status = load_modes(&reading, lexicon);
	if (!status)
		status = load_cameo(&reading, lexicon);
	if (!status)
		status = load_contexts(&reading, lexicon);
	if (!status)
		status = load_plv(&reading, lexicon);
	if (!status)
		status = load_shifts(&reading, lexicon);
	if (status)
		ontology_unload(ontology);
	return status;
}

void
ontology_unload(struct ontology *ontology)
{
	arena_fini(&ontology->arena);
	*ontology = (struct ontology){ 0 };
}

size_t
ontology_mode(const struct ontology *ontology, enum plover_event event,
		struct str name)
{
	for (size_t i = 1; i < ontology->mode_count; i++)
		if (ontology->modes[i].event == event
				&& str_equal(ontology->modes[i].name, name))
			return i;
	return 0;
}

size_t
ontology_cameo(const struct ontology *ontology, struct str code)
{
	for (size_t i = 1; i < ontology->cameo_count; i++)
		if (str_equal(ontology->cameo[i].code, code))
			return i;
	return 0;
}

size_t
ontology_context(const struct ontology *ontology, struct str name)
{
	for (size_t i = 1; i < ontology->context_count; i++)
		if (str_equal(ontology->contexts[i].name, name))
			return i;
	return 0;
}

double
ontology_score(const struct ontology *ontology, enum plover_event event,
		size_t mode)
{
	if (mode && mode < ontology->mode_count)
		return ontology->modes[mode].score;
	return event < PLOVER_COUNT ? ontology->score[event] : 0;
}

static bool
code_fits(struct str pattern, struct str code)
{
	if (!pattern.len)
		return true;
	if (pattern.at[pattern.len - 1] != '*')
		return str_equal(pattern, code);
	return str_starts(code, (struct str){ pattern.at, pattern.len - 1 });
}

const char *
ontology_plv(const struct ontology *ontology, enum plover_event event,
		size_t mode, size_t cameo, const char *status)
{
	struct str code = cameo < ontology->cameo_count
					  ? ontology->cameo[cameo].code
					  : STR("");
	for (size_t i = 0; i < ontology->plv_count; i++) {
		const struct plv_row *row = &ontology->plv[i];
		if (row->event == event && (!row->mode || row->mode == mode)
				&& code_fits(row->cameo, code)
				&& (!row->status.len
						|| str_equal(row->status,
								str_of(status))))
			return row->root;
	}
	return plover_name(event);
}

bool
ontology_shift(const struct ontology *ontology, enum shift shift,
		enum plover_event *event, size_t *mode, size_t *cameo)
{
	struct str code = *cameo < ontology->cameo_count
					  ? ontology->cameo[*cameo].code
					  : STR("");
	for (size_t i = 0; i < ontology->shift_count; i++) {
		const struct shift_row *row = &ontology->shifts[i];
		if (row->when != shift || row->event != *event
				|| (row->mode && row->mode != *mode)
				|| !code_fits(row->cameo, code))
			continue;
		*event = row->to_event;
		*mode = row->keep_mode ? *mode : row->to_mode;
		*cameo = row->keep_cameo ? *cameo : row->to_cameo;
		return true;
	}
	return false;
}
