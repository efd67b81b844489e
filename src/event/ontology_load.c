/* The tables of the ontology, read from the lowest layer of the lexicon to the
 * topmost: a row whose key stood below takes its place, others are added. The
 * rules of plv.tsv and shifts.tsv, of which the first that fits holds, are
 * read from the topmost layer down. */
#include <ctype.h>
#include <stdlib.h>

#include "base/layers.h"
#include "base/limits.h"
#include "base/table.h"
#include "event/ontology_rows.h"
#include "event/cues.h"

/* The categories that the program knows, in the order of their numbers. */
static const char *const NAMES[PLOVER_COUNT] = {
	[PLOVER_NONE] = "",
	[PLOVER_AGREE] = "AGREE",
	[PLOVER_CONSULT] = "CONSULT",
	[PLOVER_SUPPORT] = "SUPPORT",
	[PLOVER_CONCEDE] = "CONCEDE",
	[PLOVER_COOPERATE] = "COOPERATE",
	[PLOVER_AID] = "AID",
	[PLOVER_RETREAT] = "RETREAT",
	[PLOVER_REQUEST] = "REQUEST",
	[PLOVER_ACCUSE] = "ACCUSE",
	[PLOVER_REJECT] = "REJECT",
	[PLOVER_THREATEN] = "THREATEN",
	[PLOVER_PROTEST] = "PROTEST",
	[PLOVER_SANCTION] = "SANCTION",
	[PLOVER_MOBILIZE] = "MOBILIZE",
	[PLOVER_COERCE] = "COERCE",
	[PLOVER_ASSAULT] = "ASSAULT",
};

enum { COLUMNS = 14, FIRST_ROWS = 32 };

/* One table while it is read: the file, and the columns that are asked for. */
struct reading {
	struct ontology *ontology;
	const char *lexicon;
	struct table table;
	unsigned column[COLUMNS];
	size_t capacity; /* of the array that is being filled */
	struct error *error;
};

/* A table of the ontology: its file, its columns (those with `?` may be
 * missing) and what is done with a row. */
struct ontology_table {
	const char *file;
	const char *columns[COLUMNS + 1];
	unsigned keys; /* columns that tell a row from others; 0: a rule, of
			  which the topmost layer's come first */
	enum status (*read_row)(struct reading *reading, size_t row);
};

/* --- cells ------------------------------------------------------------- */

static struct str
cell(const struct reading *reading, size_t row, unsigned column)
{
	return reading->table.rows[row].cell[reading->column[column]];
}

/* With a null byte behind it. */
static struct str
keep(struct reading *reading, size_t row, unsigned column)
{
	return arena_copy(
			&reading->ontology->arena, cell(reading, row, column));
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

/* A score: PLOVER's lie between -10 and 10, and so must others. */
static enum status
read_score(const struct reading *reading, size_t row, unsigned column,
		double *out)
{
	enum status status = read_number(reading, row, column, out);
	if (!status && !(*out >= -10 && *out <= 10))
		status = complain(reading, row,
				"expected a score from -10 to 10",
				cell(reading, row, column));
	return status;
}

static enum status
read_event(const struct reading *reading, size_t row, unsigned column,
		enum plover_event *out)
{
	struct str name = cell(reading, row, column);
	*out = ontology_category(reading->ontology, name);
	if (*out == PLOVER_NONE)
		return complain(reading, row,
				"expected a category of ontology/events.tsv",
				name);
	return STATUS_OK;
}

static enum status
read_mode(const struct reading *reading, size_t row, unsigned column,
		enum plover_event event, size_t *out)
{
	struct str name = cell(reading, row, column);
	*out = ontology_mode(reading->ontology, event, name);
	if (name.len && !*out)
		return complain(reading, row,
				"expected a mode of this category", name);
	return STATUS_OK;
}

/* --- rows -------------------------------------------------------------- */

/* "PORT_CALL" */
static bool
is_category_name(struct str name)
{
	if (!name.len || name.len > LIMIT_CATEGORY_BYTES
			|| !isupper((unsigned char)name.at[0]))
		return false;
	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.at[i];
		if (!isupper(c) && !isdigit(c) && c != '_')
			return false;
	}
	return true;
}

static enum status
add_category(struct reading *reading, size_t row, enum plover_event *out)
{
	struct ontology *ontology = reading->ontology;
	struct category category = { .name = keep(reading, row, 0) };
	if (!is_category_name(category.name))
		return complain(reading, row,
				"expected a name in capitals, digits and _",
				category.name);
	if (ontology->category_count > LIMIT_CATEGORIES)
		return complain(reading, row, "too many categories",
				category.name);
	*out = (enum plover_event)ontology->category_count;
	ARENA_PUSH(&ontology->arena, ontology->categories,
			ontology->category_count, reading->capacity, category);
	return STATUS_OK;
}

static enum status
read_quad(const struct reading *reading, size_t row, int *quad)
{
	struct str text = cell(reading, row, 1);
	if (text.len != 1 || text.at[0] < '1' || text.at[0] > '4')
		return complain(reading, row, "expected a quad from 1 to 4",
				text);
	*quad = text.at[0] - '0';
	return STATUS_OK;
}

static enum status
read_category(struct reading *reading, size_t row)
{
	struct ontology *ontology = reading->ontology;
	enum plover_event event =
			ontology_category(ontology, cell(reading, row, 0));
	enum status status = STATUS_OK;
	if (event == PLOVER_NONE)
		status = add_category(reading, row, &event);
	if (status)
		return status;
	struct category *category = &ontology->categories[event];
	category->known = true;
	category->path = reading->table.path.at;
	category->line = reading->table.rows[row].line;
	category->code = keep(reading, row, 3);
	category->takes_two = str_equal(cell(reading, row, 4), STR("yes"));
	status = read_quad(reading, row, &category->quad);
	if (!status)
		status = read_score(reading, row, 2, &category->score);
	return status;
}

static enum status
read_mode_row(struct reading *reading, size_t row)
{
	struct ontology *ontology = reading->ontology;
	struct mode mode = { .name = keep(reading, row, 1),
		.path = reading->table.path.at,
		.line = reading->table.rows[row].line };
	enum status status = read_event(reading, row, 0, &mode.event);
	if (!status)
		status = read_score(reading, row, 2, &mode.score);
	if (status)
		return status;
	if (!mode.name.len)
		return complain(reading, row, "expected a mode", mode.name);
	size_t known = ontology_mode(ontology, mode.event, mode.name);
	if (known) {
		ontology->modes[known] = mode;
		return STATUS_OK;
	}
	if (ontology->mode_count > LIMIT_MODES)
		return complain(reading, row, "too many modes", mode.name);
	ARENA_PUSH(&ontology->arena, ontology->modes, ontology->mode_count,
			reading->capacity, mode);
	return STATUS_OK;
}

static void
put_cameo(struct ontology *ontology, size_t *capacity, struct cameo cameo)
{
	size_t known = ontology_cameo(ontology, cameo.code);
	if (known)
		ontology->cameo[known] = cameo;
	else
		ARENA_PUSH(&ontology->arena, ontology->cameo,
				ontology->cameo_count, *capacity, cameo);
}

static enum status
read_cameo_row(struct reading *reading, size_t row)
{
	struct cameo cameo = { .code = keep(reading, row, 0),
		.label = keep(reading, row, 1),
		.mode = keep(reading, row, 4) };
	enum status status = read_number(reading, row, 2, &cameo.goldstein);
	if (!status && cell(reading, row, 3).len)
		status = read_event(reading, row, 3, &cameo.event);
	if (!status && (!cameo.code.len || cameo.code.len > LIMIT_CODE_BYTES))
		status = complain(reading, row, "expected a short code",
				cameo.code);
	if (!status && reading->ontology->cameo_count > LIMIT_CODES)
		status = complain(reading, row, "too many codes", cameo.code);
	if (!status)
		put_cameo(reading->ontology, &reading->capacity, cameo);
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
read_context_row(struct reading *reading, size_t row)
{
	struct ontology *ontology = reading->ontology;
	struct context context = { .name = keep(reading, row, 0) };
	split_cues(ontology, &context, keep(reading, row, 1));
	for (size_t i = 0; i < context.cue_count; i++) {
		const char *fault = cue_fault(ontology, context.cues[i]);
		if (fault)
			return complain(reading, row, fault, context.cues[i]);
	}
	size_t known = ontology_context(ontology, context.name);
	if (known) {
		ontology->contexts[known] = context;
		return STATUS_OK;
	}
	if (!context.name.len || ontology->context_count > LIMIT_CONTEXTS)
		return complain(reading, row,
				context.name.len ? "too many contexts"
						 : "expected a context",
				context.name);
	ARENA_PUSH(&ontology->arena, ontology->contexts,
			ontology->context_count, reading->capacity, context);
	return STATUS_OK;
}

static enum status
read_plv_row(struct reading *reading, size_t row)
{
	struct ontology *ontology = reading->ontology;
	struct plv_row out = { .cameo = keep(reading, row, 2),
		.status = keep(reading, row, 3),
		.root = keep(reading, row, 4).at };
	enum status status = read_event(reading, row, 0, &out.event);
	if (!status)
		status = read_mode(reading, row, 1, out.event, &out.mode);
	if (!status)
		ARENA_PUSH(&ontology->arena, ontology->plv, ontology->plv_count,
				reading->capacity, out);
	return status;
}

static enum status
read_when(const struct reading *reading, size_t row, enum shift *when)
{
	static const char *const names[SHIFT_COUNT] = {
		[SHIFT_FUTURE] = "future",
		[SHIFT_FUTURE_NEGATED] = "future-negated",
		[SHIFT_NO_LONGER] = "no-longer",
		[SHIFT_CONDITIONAL] = "conditional",
		[SHIFT_NEGATED] = "negated",
	};
	struct str text = cell(reading, row, 0);
	for (*when = 0; *when < SHIFT_COUNT; (*when)++)
		if (str_equal(text, str_of(names[*when])))
			return STATUS_OK;
	return complain(reading, row,
			"expected future, future-negated, no-longer, "
			"conditional or negated",
			text);
}

/* What the act becomes: "=" keeps, "-" is no mode. */
static enum status
read_target(const struct reading *reading, size_t row, struct shift_row *out)
{
	const struct ontology *ontology = reading->ontology;
	struct str mode = cell(reading, row, 4), code = cell(reading, row, 5);
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
read_shift_row(struct reading *reading, size_t row)
{
	struct ontology *ontology = reading->ontology;
	struct shift_row out = { .cameo = keep(reading, row, 2) };
	enum status status = read_when(reading, row, &out.when);
	if (!status)
		status = read_event(reading, row, 1, &out.event);
	if (!status)
		status = read_event(reading, row, 3, &out.to_event);
	if (!status)
		status = read_mode(reading, row, 6, out.event, &out.mode);
	if (!status)
		status = read_target(reading, row, &out);
	if (!status)
		ARENA_PUSH(&ontology->arena, ontology->shifts,
				ontology->shift_count, reading->capacity, out);
	return status;
}

/* In an order that lets each refer to those above it. */
static enum status
read_confidence_row(struct reading *reading, size_t row)
{
	enum evidence evidence = evidence_find(cell(reading, row, 0));
	double points = 0;
	enum status status = read_number(reading, row, 1, &points);
	if (!status && evidence == EVIDENCE_COUNT)
		status = complain(reading, row,
				"expected an evidence of the built-in "
				"confidence.tsv",
				cell(reading, row, 0));
	if (!status
			&& !(points >= -CONFIDENCE_POINTS
					&& points <= CONFIDENCE_POINTS))
		status = complain(reading, row,
				"expected points from -1000 to 1000",
				cell(reading, row, 1));
	if (!status)
		reading->ontology->confidence.points[evidence] = (int)points;
	return status;
}

/* Hundredths of a log-odds. */
static enum status
read_log_odds(const struct reading *reading, size_t row, unsigned column,
		float *out)
{
	double hundredths = 0;
	enum status status = read_number(reading, row, column, &hundredths);
	if (!status && !(hundredths >= -2000 && hundredths <= 2000))
		status = complain(reading, row,
				"expected a margin from -2000 to 2000",
				cell(reading, row, column));
	*out = (float)(hundredths / 100);
	return status;
}

/* Of a category in a language, or in all when none is named. */
static enum status
put_hearing(struct reading *reading, size_t row, enum plover_event event,
		const struct hearing *hearing)
{
	struct str name = cell(reading, row, 1);
	enum language only = languages_find(name);
	if (name.len && only == LANGUAGE_COUNT)
		return complain(reading, row, "no such language", name);
	for (unsigned i = 0; i < LANGUAGE_COUNT; i++)
		if (!name.len || i == only)
			reading->ontology->hearing[i][event] = *hearing;
	return STATUS_OK;
}

/* Empty: 20 to 1. */
static enum status
read_outweigh(const struct reading *reading, size_t row, unsigned column,
		float *out)
{
	static const float TWENTY_TO_ONE = 3.0f;
	*out = TWENTY_TO_ONE;
	return cell(reading, row, column).len
			       ? read_log_odds(reading, row, column, out)
			       : STATUS_OK;
}

/* Empty: as where it is told alone, more than which it never needs. */
static enum status
read_beside(const struct reading *reading, size_t row, unsigned column,
		struct hearing *hearing)
{
	hearing->beside = hearing->margin;
	if (!cell(reading, row, column).len)
		return STATUS_OK;
	enum status status = read_log_odds(
			reading, row, column, &hearing->beside);
	if (hearing->beside > hearing->margin)
		hearing->beside = hearing->margin;
	return status;
}

/* Empty: as where no frame tells it. */
static enum status
read_framed(const struct reading *reading, size_t row, unsigned column,
		struct hearing *hearing)
{
	struct str framed = cell(reading, row, column);
	hearing->framed = hearing->home;
	if (!framed.len)
		return STATUS_OK;
	if (!hearing->homes)
		return complain(reading, row,
				"framed stands beside a home, which the row "
				"lacks",
				framed);
	return read_log_odds(reading, row, column, &hearing->framed);
}

/* Empty: inland. */
static enum status
read_echo(const struct reading *reading, size_t row, unsigned column,
		enum hearing_echo *out)
{
	static const char *const names[] = { [ECHO_INLAND] = "inland",
		[ECHO_BARE] = "bare",
		[ECHO_NONE] = "none" };
	struct str name = cell(reading, row, column);
	*out = ECHO_INLAND;
	for (int i = 0; i <= ECHO_NONE; i++)
		if (str_equal(name, str_of(names[i]))) {
			*out = (enum hearing_echo)i;
			return STATUS_OK;
		}
	return name.len ? complain(reading, row,
					  "expected inland, bare or none", name)
			: STATUS_OK;
}

/* Empty: as whoever takes part, and at the frame's trigger alone. */
static enum status
read_whom(const struct reading *reading, size_t row, unsigned column,
		struct hearing *hearing)
{
	hearing->whom = hearing->role;
	hearing->elsewhere = cell(reading, row, column).len > 0;
	return hearing->elsewhere ? read_log_odds(reading, row, column,
						    &hearing->whom)
				  : STATUS_OK;
}

/* Empty: never. */
static enum status
read_level(const struct reading *reading, size_t row, unsigned column,
		bool *ever, float *from)
{
	*ever = cell(reading, row, column).len > 0;
	return *ever ? read_log_odds(reading, row, column, from) : STATUS_OK;
}

static enum status
read_hearing_row(struct reading *reading, size_t row)
{
	struct hearing hearing = { .known = true };
	struct str code = cell(reading, row, 6);
	enum plover_event event = PLOVER_NONE;
	float *const margins[] = { &hearing.margin, &hearing.strong,
		&hearing.role, &hearing.actor };
	enum status status = read_event(reading, row, 0, &event);
	for (unsigned i = 0; !status && i < 4; i++)
		status = read_log_odds(reading, row, i + 2, margins[i]);
	if (!status)
		status = read_outweigh(reading, row, 7, &hearing.outweigh);
	if (!status)
		status = read_echo(reading, row, 8, &hearing.echo);
	if (!status)
		status = read_whom(reading, row, 9, &hearing);
	if (!status)
		status = read_level(reading, row, 10, &hearing.backs,
				&hearing.back);
	if (!status)
		status = read_beside(reading, row, 11, &hearing);
	if (!status)
		status = read_level(reading, row, 12, &hearing.homes,
				&hearing.home);
	if (!status)
		status = read_framed(reading, row, 13, &hearing);
	hearing.cameo = ontology_cameo(reading->ontology, code);
	if (!status && code.len && !hearing.cameo)
		status = complain(reading, row, "no such CAMEO code", code);
	if (!status && event >= PLOVER_COUNT)
		status = complain(reading, row,
				"only PLOVER's categories are heard",
				cell(reading, row, 0));
	return status ? status : put_hearing(reading, row, event, &hearing);
}

static const struct ontology_table TABLES[] = {
	{ "events.tsv", { "event", "quad", "score", "?cameo", "?takes_two" }, 1,
			read_category },
	{ "modes.tsv", { "event", "mode", "score" }, 2, read_mode_row },
	{ "cameo.tsv", { "code", "label", "goldstein", "?event", "?mode" }, 1,
			read_cameo_row },
	{ "contexts.tsv", { "context", "cues" }, 1, read_context_row },
	{ "plv.tsv", { "event", "mode", "cameo", "status", "root" }, 0,
			read_plv_row },
	{ "shifts.tsv",
			{ "when", "event", "cameo", "to_event", "to_mode",
					"to_cameo", "mode" },
			0, read_shift_row },
	{ "confidence.tsv", { "evidence", "points" }, 1, read_confidence_row },
	{ "hearing.tsv",
			{ "event", "?language", "margin", "strong", "role",
					"actor", "?cameo", "?outweigh", "?echo",
					"?whom", "?back", "?beside",
					"?home", "?framed" },
			2, read_hearing_row },
};
enum { TABLE_COUNT = sizeof TABLES / sizeof *TABLES };

/* --- files ------------------------------------------------------------- */

static enum status
find_columns(struct reading *reading, const char *const *columns)
{
	enum status status = STATUS_OK;
	for (unsigned i = 0; !status && columns[i]; i++) {
		bool optional = columns[i][0] == '?';
		status = table_column(&reading->table, columns[i] + optional,
				&reading->column[i],
				optional ? NULL : reading->error);
		if (!status || !optional)
			continue;
		/* The cell behind the last: always empty. */
		reading->column[i] = reading->table.columns;
		status = STATUS_OK;
	}
	return status;
}

static bool
same_keys(const struct reading *reading, unsigned keys, size_t a, size_t b)
{
	for (unsigned i = 0; i < keys; i++)
		if (!str_equal(cell(reading, a, i), cell(reading, b, i)))
			return false;
	return true;
}

static enum status
check_keys(const struct reading *reading, unsigned keys)
{
	for (size_t i = 1; keys && i < reading->table.count; i++)
		for (size_t k = 0; k < i; k++)
			if (same_keys(reading, keys, i, k))
				return complain(reading, i,
						"a row of this name stands "
						"above",
						cell(reading, i, keys - 1));
	return STATUS_OK;
}

static enum status
read_file(struct reading *reading, const struct ontology_table *table,
		const char *path)
{
	struct arena *arena = &reading->ontology->arena;
	struct str text;
	enum status status = file_read_text(path, arena, &text, reading->error);
	if (!status)
		status = table_read(&reading->table, str_of(path), text, arena,
				reading->error);
	if (!status)
		status = find_columns(reading, table->columns);
	if (!status)
		status = check_keys(reading, table->keys);
	for (size_t i = 0; !status && i < reading->table.count; i++)
		status = table->read_row(reading, i);
	return status;
}

static enum status
read_layers(struct reading *reading, const struct ontology_table *table)
{
	char name[FILE_PATH_BYTES], path[FILE_PATH_BYTES];
	enum status status = file_join(
			name, "ontology", table->file, reading->error);
	unsigned count = layers_count(reading->lexicon);
	for (unsigned i = 0; !status && i < count; i++) {
		unsigned height = table->keys ? i : count - 1 - i;
		bool there;
		status = layers_path(path, reading->lexicon, height, name,
				&there, reading->error);
		if (!status && (there || height == 0))
			status = read_file(reading, table, path);
	}
	return status;
}

/* --- the whole --------------------------------------------------------- */

static void
put_none_and_names(struct ontology *ontology)
{
	struct arena *arena = &ontology->arena;
	ontology->categories = ARENA_NEW(arena, struct category, FIRST_ROWS);
	ontology->modes = ARENA_NEW(arena, struct mode, FIRST_ROWS);
	ontology->cameo = ARENA_NEW(arena, struct cameo, FIRST_ROWS);
	ontology->contexts = ARENA_NEW(arena, struct context, FIRST_ROWS);
	ontology->plv = ARENA_NEW(arena, struct plv_row, FIRST_ROWS);
	ontology->shifts = ARENA_NEW(arena, struct shift_row, FIRST_ROWS);
	ontology->category_count = PLOVER_COUNT;
	ontology->mode_count = ontology->cameo_count = 1;
	ontology->context_count = 1;
	for (unsigned i = 0; i < PLOVER_COUNT; i++)
		ontology->categories[i].name =
				arena_copy(arena, str_of(NAMES[i]));
}

/* Every category of the program must have its row. */
static enum status
check_categories(const struct reading *reading)
{
	const struct ontology *ontology = reading->ontology;
	for (unsigned i = 1; i < PLOVER_COUNT; i++)
		if (!ontology->categories[i].known)
			return error_set(reading->error, STATUS_FORMAT,
					reading->lexicon, 0, ERROR_NO_OFFSET,
					"ontology/events.tsv has no row for %s",
					NAMES[i]);
	return STATUS_OK;
}

/* A category's own code needs no row in cameo.tsv. */
static void
set_codes(struct reading *reading)
{
	struct ontology *ontology = reading->ontology;
	for (unsigned i = 1; i < ontology->category_count; i++) {
		struct category *category = &ontology->categories[i];
		struct str code = category->code;
		if (code.len && !ontology_cameo(ontology, code))
			put_cameo(ontology, &reading->capacity,
					(struct cameo){ .code = code,
							.label = category->name,
							.goldstein = category
									->score,
							.event = (enum plover_event)
									i });
		category->cameo = ontology_cameo(ontology, code);
	}
}

enum status
ontology_load(struct ontology *ontology, const char *lexicon,
		struct error *error)
{
	*ontology = (struct ontology){ 0 };
	arena_init(&ontology->arena);
	put_none_and_names(ontology);
	enum status status = STATUS_OK;
	struct reading reading = {
		.ontology = ontology, .lexicon = lexicon, .error = error
	};
	for (unsigned i = 0; !status && i < TABLE_COUNT; i++) {
		reading.capacity = FIRST_ROWS;
		status = read_layers(&reading, &TABLES[i]);
		if (!status && TABLES[i].read_row == read_cameo_row)
			set_codes(&reading);
	}
	if (!status)
		status = check_categories(&reading);
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
