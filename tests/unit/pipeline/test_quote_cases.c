/* Runs tests/cases/quotes: who says what in raw texts. Format and how to run:
 * tests/cases/quotes/README.md, case_files.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "case_files.h"
#include "base/buffer.h"
#include "pipeline.h"

enum { FIELDS = 7, QUOTES = 64 };
enum field {
	FIELD_SPEAKER,
	FIELD_VERB,
	FIELD_CLASS,
	FIELD_KIND,
	FIELD_ABOUT,
	FIELD_STANCE,
	FIELD_WORDS
};

struct runner {
	const struct quote_tables *tables;
	struct analysis analysis;
	bool matched[QUOTES];
	bool open_end; /* a line of the text has "!" or is still to come */
};

/* ---------------------------------------------------------------- answers */

static struct str
bytes_of(const struct runner *runner, uint32_t start, uint32_t end)
{
	return (struct str){ runner->analysis.text.bytes.at + start,
		end - start };
}

/* "he = Ana Reyes", "Ana Reyes (a judge)", "-" */
static void
put_speaker(struct buffer *out, const struct runner *runner,
		const struct quote *quote, bool role)
{
	const struct mention *speaker = quote->speaker;
	if (!speaker) {
		buffer_put(out, STR("-"));
		return;
	}
	buffer_put(out, bytes_of(runner, speaker->start, speaker->end));
	const struct antecedent *whom = &speaker->antecedent;
	if (speaker->kind == MENTION_PRONOUN && whom->end) {
		buffer_put(out, STR(" = "));
		buffer_put(out, bytes_of(runner, whom->start, whom->end));
	}
	if (!role)
		return;
	buffer_put(out, STR(" ("));
	buffer_put(out, bytes_of(runner, quote->role.start, quote->role.end));
	buffer_put(out, STR(")"));
}

static void
put_words(struct buffer *out, const struct runner *runner,
		const struct quote *quote)
{
	uint32_t start = quote->words.start, end = quote->words.end;
	for (unsigned i = 0; i < quote->gap_count; i++) {
		buffer_put(out, bytes_of(runner, start, quote->gaps[i].start));
		buffer_put(out, STR(" … "));
		start = quote->gaps[i].end;
	}
	struct str rest = str_trim(bytes_of(runner, start, end));
	for (size_t i = 0; i < rest.len; i++)
		buffer_put(out, rest.at[i] == '\n' ? STR(" // ")
						   : (struct str){ &rest.at[i],
								     1 });
}

static void
put_field(struct buffer *out, const struct runner *runner,
		const struct quote *quote, enum field field, bool role)
{
	const struct text *text = &runner->analysis.text;
	switch (field) {
	case FIELD_SPEAKER:
		put_speaker(out, runner, quote, role);
		break;
	case FIELD_VERB:
		buffer_put(out, quote->verb ? text_of_token(text,
							      &text->tokens[quote->verb
									      - 1])
					    : STR("-"));
		break;
	case FIELD_CLASS:
		buffer_put(out, quote_class_name(runner->tables,
						quote->verb_class));
		break;
	case FIELD_KIND:
		buffer_put(out, quote->direct  ? STR("direct")
				: quote->mixed ? STR("mixed")
					       : STR("indirect"));
		break;
	case FIELD_ABOUT:
		buffer_put(out, quote->about_count
						? bytes_of(runner,
								  quote->about[0]->start,
								  quote->about[0]->end)
						: STR("-"));
		break;
	case FIELD_STANCE:
		buffer_put(out, str_of(quote_stance_name(
						(enum quote_stance)quote
								->stance)));
		break;
	default:
		put_words(out, runner, quote);
	}
}

/* "first words ... last words" */
static bool
words_match(struct str expected, struct str found)
{
	size_t dots = str_find(expected, STR(" ... "));
	if (dots == expected.len)
		return str_equal(expected, found);
	struct str first = { expected.at, dots };
	struct str last = str_cut(
			expected.at + dots + 5, expected.at + expected.len);
	return found.len >= first.len + last.len && str_starts(found, first)
	       && str_ends(found, last);
}

static bool
field_holds(const struct runner *runner, const struct quote *quote,
		enum field field, struct str expected)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	put_field(&out, runner, quote, field, str_ends(expected, STR(")")));
	struct str found = buffer_str(&out);
	bool holds = str_equal(expected, STR("*"))
		     || (field == FIELD_WORDS ? words_match(expected, found)
					      : str_equal(expected, found));
	buffer_fini(&out);
	return holds;
}

static void
put_quote(struct buffer *out, const struct runner *runner,
		const struct quote *quote)
{
	for (int i = 0; i < FIELDS; i++) {
		buffer_put(out, i ? STR(" | ") : STR(""));
		put_field(out, runner, quote, (enum field)i, false);
	}
}

/* ---------------------------------------------------------------- reading */

static void
begin(struct case_run *run)
{
	struct runner *runner = run->context;
	*runner = (struct runner){ .tables = run->with.coder.quotes };
	case_code(&run->with, run->text.words, STR("2025-11-26"),
			&runner->analysis);
	if (runner->analysis.quotes.count > QUOTES)
		case_fault(run, &run->text, "too many quotations");
}

static void
judge(struct case_run *run, const struct case_line *line, bool good)
{
	const struct runner *runner = run->context;
	if (!case_judge(run, line, good))
		return;
	print_message("    expected %.*s\n", STR_ARG(line->words));
	for (uint32_t i = 0; i < runner->analysis.quotes.count; i++) {
		struct buffer out;
		buffer_init(&out, BUFFER_UNLIMITED);
		put_quote(&out, runner, &runner->analysis.quotes.at[i]);
		print_message("    found    %.*s\n", STR_ARG(buffer_str(&out)));
		buffer_fini(&out);
	}
}

/* A quotation that no line expects is wrong, unless one of the text's lines is
 * known to come out otherwise. */
static void
end(struct case_run *run)
{
	const struct runner *runner = run->context;
	struct case_line none = { STR("no further quotation"), run->text.number,
		false };
	for (uint32_t i = 0; i < runner->analysis.quotes.count; i++)
		if (!runner->matched[i] && !runner->open_end)
			judge(run, &none, false);
}

static bool
find_quote(struct runner *runner, const struct str *fields)
{
	const struct quotes *quotes = &runner->analysis.quotes;
	for (uint32_t i = 0; i < quotes->count; i++) {
		bool holds = !runner->matched[i];
		for (int f = 0; f < FIELDS && holds; f++)
			holds = field_holds(runner, &quotes->at[i],
					(enum field)f, fields[f]);
		if (!holds)
			continue;
		runner->matched[i] = true;
		return true;
	}
	return false;
}

static void
split_fields(const struct case_run *run, const struct case_line *line,
		struct str *fields)
{
	struct str rest = line->words;
	bool more = true;
	for (int i = 0; i < FIELDS; i++) {
		if (!more)
			case_fault(run, line, "too few fields");
		fields[i] = i < FIELDS - 1 ? str_trim(str_next(
							     &rest, '|', &more))
					   : str_trim(rest);
	}
}

static void
judge_line(struct case_run *run, const struct case_line *line)
{
	struct runner *runner = run->context;
	struct str fields[FIELDS];
	runner->open_end |= line->known;
	if (str_equal(line->words, STR("none"))) {
		judge(run, line, !runner->analysis.quotes.count);
		memset(runner->matched, true, sizeof runner->matched);
		return;
	}
	split_fields(run, line, fields);
	judge(run, line, find_quote(runner, fields));
}

static void
test_files(void **state)
{
	(void)state;
	static struct runner runner;
	static struct case_run run = {
		.folder = CASES,
		.kinds = RECORD_QUOTES,
		.begin = begin,
		.expectation = judge_line,
		.end = end,
		.context = &runner,
	};
	case_run(&run);
}

int
main(int argc, char **argv)
{
	return case_main(argc, argv, test_files);
}
