#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/memory.h"
#include "base/words.h"
#include "cli/line_table.h"
#include "cli/terminal.h"
#include "store/diff.h"
#include "store/runs.h"

enum { OUT_BYTES = 1 << 16 };

/* What became of the records of one line of the lexicon and category. */
struct tally {
	word_id name; /* "verbs/en/aid.frames:9\tAID" */
	uint64_t came, went, changed;
};

struct diff {
	const struct settings *settings;
	struct store store;
	int64_t runs[2];
	enum output_format format;
	struct record_table table;
	struct buffer changes; /* that are not printed yet */
	struct words words;
	struct tally *tallies; /* by id of their name */
	size_t tally_count, tally_room;
};

/* --- counting ---------------------------------------------------------- */

static struct tally *
tally_of(struct diff *diff, struct str rule, struct str category)
{
	struct buffer name;
	buffer_init(&name, BUFFER_UNLIMITED);
	buffer_put(&name, rule);
	buffer_put_char(&name, '\t');
	buffer_put(&name, category);
	word_id id = words_put(&diff->words, buffer_str(&name));
	buffer_fini(&name);
	while (diff->tally_count <= id)
		MEMORY_PUSH(diff->tallies, diff->tally_count, diff->tally_room,
				(struct tally){ 0 });
	diff->tallies[id].name = id;
	return &diff->tallies[id];
}

/* What another line took over went from the one and came to the other. */
static enum status
count(void *context, const struct diff_change *change, struct error *error)
{
	struct diff *diff = context;
	(void)error;
	bool same = change->kind == DIFF_CHANGED
		    && str_equal(change->old_rule, change->new_rule)
		    && str_equal(change->old_category, change->new_category);
	if (same) {
		tally_of(diff, change->new_rule, change->new_category)
				->changed++;
		return STATUS_OK;
	}
	if (change->kind != DIFF_CAME)
		tally_of(diff, change->old_rule, change->old_category)->went++;
	if (change->kind != DIFF_WENT)
		tally_of(diff, change->new_rule, change->new_category)->came++;
	return STATUS_OK;
}

/* Records that are there or not come before what is told of them. */
static int
by_size(const void *a, const void *b)
{
	const struct tally *x = a, *y = b;
	uint64_t p = x->came + x->went, q = y->came + y->went;
	if (p != q)
		return p < q ? 1 : -1;
	if (x->changed != y->changed)
		return x->changed < y->changed ? 1 : -1;
	return (x->name > y->name) - (x->name < y->name);
}

/* --- changes ----------------------------------------------------------- */

static const char *const names[] = {
	[DIFF_CAME] = "came", [DIFF_WENT] = "went", [DIFF_CHANGED] = "changed"
};

/* {"record":"change","change":"changed","fields":["event"],"old":{...},
 * "new":{...}}: the records as they are. */
static void
put_json(struct diff *diff, const struct diff_change *change)
{
	struct buffer *out = &diff->changes;
	struct str rest = change->fields;
	struct json json;
	json_init(&json, out);
	json_open(&json, '{');
	json_put_str(&json, "record", STR("change"));
	json_put_str(&json, "change", str_of(names[change->kind]));
	if (rest.len) {
		json_key(&json, "fields");
		json_open(&json, '[');
		for (bool more = true; more;)
			json_str(&json, str_next(&rest, ',', &more));
		json_close(&json, ']');
	}
	if (change->old_line.len) {
		json_key(&json, "old");
		buffer_put(out, change->old_line);
	}
	if (change->new_line.len) {
		json_key(&json, "new");
		buffer_put(out, change->new_line);
	}
	buffer_put(out, STR("}\n"));
}

static void
put_row(struct diff *diff, const char *sign, const char *color, struct str line)
{
	struct buffer *out = &diff->changes;
	bool colored = diff->table.color;
	if (!line.len)
		return;
	buffer_put_format(out, "%s%s%s ", colored ? color : "", sign,
			colored ? COLOR_RESET : "");
	line_table_put(out, &diff->table, line);
}

/* "  event, rule  verbs/en/aid.frames:9 -> verbs/en/aid.frames:12" */
static void
put_reason(struct diff *diff, const struct diff_change *change)
{
	struct buffer *out = &diff->changes;
	bool both = change->kind == DIFF_CHANGED;
	bool moved = both && !str_equal(change->old_rule, change->new_rule);
	if (diff->table.color)
		buffer_put(out, STR(COLOR_DIM));
	buffer_put_format(out, "    %.*s%s", STR_ARG(change->fields),
			both ? "  " : "");
	buffer_put(out, change->kind == DIFF_CAME ? change->new_rule
						  : change->old_rule);
	if (moved)
		buffer_put_format(out, " -> %.*s", STR_ARG(change->new_rule));
	if (diff->table.color)
		buffer_put(out, STR(COLOR_RESET));
	buffer_put_char(out, '\n');
}

static void
put_rows(struct diff *diff, const struct diff_change *change)
{
	put_row(diff, "-", COLOR_RED, change->old_line);
	put_row(diff, "+", COLOR_GREEN, change->new_line);
	put_reason(diff, change);
}

static void
flush(struct diff *diff)
{
	if (diff->changes.len)
		fwrite(diff->changes.at, 1, diff->changes.len, stdout);
	buffer_reset(&diff->changes);
}

static enum status
put_change(void *context, const struct diff_change *change, struct error *error)
{
	struct diff *diff = context;
	(void)error;
	if (diff->format == FORMAT_TABLE)
		put_rows(diff, change);
	else
		put_json(diff, change);
	if (diff->changes.len >= OUT_BYTES)
		flush(diff);
	return STATUS_OK;
}

/* --- the summary ------------------------------------------------------- */

static void
print_totals(const struct diff *diff, const struct diff_counts *counts)
{
	if (diff->format == FORMAT_TABLE)
		printf("%" PRIu64 " articles coded in runs %" PRId64
		       " and %" PRId64 ": %" PRIu64 " records came, %" PRIu64
		       " went, %" PRIu64 " changed, %" PRIu64 " stayed\n",
				counts->articles, diff->runs[0], diff->runs[1],
				counts->came, counts->went, counts->changed,
				counts->stayed);
	else
		printf("{\"record\":\"diff\",\"runs\":[%" PRId64 ",%" PRId64
		       "],\"articles\":%" PRIu64 ",\"came\":%" PRIu64
		       ",\"went\":%" PRIu64 ",\"changed\":%" PRIu64
		       ",\"stayed\":%" PRIu64 "}\n",
				diff->runs[0], diff->runs[1], counts->articles,
				counts->came, counts->went, counts->changed,
				counts->stayed);
}

static void
put_tally(struct diff *diff, struct buffer *out, const struct tally *tally)
{
	bool more;
	struct str category = words_text(&diff->words, tally->name);
	struct str rule = str_next(&category, '\t', &more);
	if (diff->format == FORMAT_TABLE) {
		buffer_put_format(out,
				"%7" PRIu64 " %7" PRIu64 " %7" PRIu64
				"  %-12.*s  %.*s\n",
				tally->came, tally->went, tally->changed,
				STR_ARG(category), STR_ARG(rule));
		return;
	}
	struct json json;
	json_init(&json, out);
	json_open(&json, '{');
	json_put_str(&json, "record", STR("rule"));
	json_put_str(&json, "rule", rule);
	json_put_str(&json, "category", category);
	json_put_int(&json, "came", (int64_t)tally->came);
	json_put_int(&json, "went", (int64_t)tally->went);
	json_put_int(&json, "changed", (int64_t)tally->changed);
	json_close(&json, '}');
	buffer_put_char(out, '\n');
}

static void
print_tallies(struct diff *diff)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	if (diff->tally_count)
		qsort(diff->tallies, diff->tally_count, sizeof *diff->tallies,
				by_size);
	if (diff->tally_count && diff->format == FORMAT_TABLE)
		buffer_put(&out, STR("\n   came    went changed  category      "
				     "line of the lexicon\n"));
	for (size_t i = 0; i < diff->tally_count; i++)
		if (diff->tallies[i].name)
			put_tally(diff, &out, &diff->tallies[i]);
	if (diff->format == FORMAT_TABLE)
		buffer_put_char(&out, '\n');
	if (out.len)
		fwrite(out.at, 1, out.len, stdout);
	buffer_fini(&out);
}

/* --- the command ------------------------------------------------------- */

static enum status
check_run(struct diff *diff, int64_t run, struct error *error)
{
	bool exists = false;
	enum status status = runs_exists(&diff->store, run, &exists, error);
	if (!status && !exists)
		return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
				"there is no run %" PRId64
				"; demarche runs lists them",
				run);
	return status;
}

/* Twice over: the summary comes first, and changes may be many. */
static enum status
compare(struct diff *diff, struct error *error)
{
	struct diff_counts counts;
	enum status status = check_run(diff, diff->runs[0], error);
	if (!status)
		status = check_run(diff, diff->runs[1], error);
	if (!status)
		status = diff_runs(&diff->store, &diff->settings->selection,
				diff->runs[0], diff->runs[1], count, diff,
				&counts, error);
	if (status)
		return status;
	print_totals(diff, &counts);
	print_tallies(diff);
	status = diff_runs(&diff->store, &diff->settings->selection,
			diff->runs[0], diff->runs[1], put_change, diff, &counts,
			error);
	flush(diff);
	return status;
}

static int
answer(struct diff *diff)
{
	struct error error;
	diff->format = terminal_format(diff->settings->format);
	record_table_init(&diff->table, terminal_width(stdout) - 2,
			terminal_color(stdout, diff->settings->color));
	buffer_init(&diff->changes, BUFFER_UNLIMITED);
	words_init(&diff->words, NULL);
	enum status status = compare(diff, &error);
	words_fini(&diff->words);
	buffer_fini(&diff->changes);
	free(diff->tallies);
	if (!status)
		return EXIT_OK;
	if (status == STATUS_USAGE) {
		fprintf(stderr, "demarche diff: %s\n", error.message);
		return EXIT_USAGE;
	}
	terminal_print_error(&error);
	return EXIT_ENVIRONMENT;
}

static bool
read_runs(struct diff *diff, char **operands, int count)
{
	bool good = count == 2;
	for (int i = 0; good && i < 2; i++) {
		char *end;
		diff->runs[i] = strtoll(operands[i], &end, 10);
		good = !*end && end != operands[i];
	}
	if (!good)
		fputs("demarche diff: which two runs? Name their numbers, as "
		      "demarche runs lists them\n",
				stderr);
	return good;
}

int
command_diff(const struct settings *settings, char **operands, int count)
{
	struct diff diff = { .settings = settings };
	struct error error;
	if (!database_is_told(command_find("diff"), settings)
			|| !read_runs(&diff, operands, count))
		return EXIT_USAGE;
	if (store_open(&diff.store, settings->database, STORE_READ, &error)) {
		terminal_print_error(&error);
		return EXIT_ENVIRONMENT;
	}
	int status = answer(&diff);
	store_close(&diff.store);
	return status;
}
