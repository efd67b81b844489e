/* The coding ontology of UniversalPetrarch (PICO): what an act is that is
 * denied. Each CAMEO code has a number, "057:0x0087"; a code whose number is
 * that of another one plus 0xFFFF is its negation, and the other way round. */
#include "import/work.h"

enum { CODES = 1000, NOT = 0xFFFF };

struct numbered {
	const struct cameo *cameo;
	long number;
};

/* "0x10" or "20"; false when it is no number. */
static bool
read_number(struct str text, long *number)
{
	bool hex = str_starts(text, STR("0x"));
	size_t at = hex ? 2 : 0;
	*number = 0;
	if (at == text.len || text.len > 8)
		return false;
	for (; at < text.len; at++) {
		char c = text.at[at];
		bool letter = hex && ((c | 32) >= 'a' && (c | 32) <= 'f');
		if (!letter && (c < '0' || c > '9'))
			return false;
		*number = *number * (hex ? 16 : 10)
			  + (letter ? (c | 32) - 'a' + 10 : c - '0');
	}
	return true;
}

/* "-0xFFFF+0x2040+0x300" */
static bool
read_sum(struct str text, long *sum)
{
	*sum = 0;
	for (size_t at = 0; at < text.len;) {
		bool minus = text.at[at] == '-';
		at += minus || text.at[at] == '+';
		struct str rest = str_cut(text.at + at, text.at + text.len);
		size_t plus = str_find_byte(rest, '+');
		size_t dash = str_find_byte(rest, '-');
		struct str term = { rest.at, plus < dash ? plus : dash };
		long number;
		if (!read_number(term, &number))
			return false;
		*sum += minus ? -number : number;
		at += term.len;
	}
	return text.len > 0;
}

static void
read_line(struct import *import, struct str line, struct numbered *codes,
		size_t *count)
{
	bool more;
	struct str code = str_trim(str_next(&line, ':', &more));
	struct numbered entry = { 0 };
	size_t index = ontology_cameo(&import->ontology, code);
	if (str_equal(code, STR("---")))
		return;
	if (!more || !read_sum(str_trim(line), &entry.number))
		report_unused(&import->report,
				"expected CODE:NUMBER, as 057:0x0087");
	else if (!index)
		report_unused(&import->report, "\"%.*s\" is no code of CAMEO",
				STR_ARG(code));
	else if (*count == CODES)
		report_unused(&import->report, "more than %d codes", CODES);
	else {
		entry.cameo = &import->ontology.cameo[index];
		codes[(*count)++] = entry;
	}
}

static void
put_shift(struct import *import, const struct cameo *from,
		const struct cameo *to)
{
	struct buffer *out = &import->out[IMPORT_OUT_SHIFTS];
	if (!from->event || !to->event
			|| import_seen(import, IMPORT_OUT_SHIFTS, from->code))
		return;
	if (!out->len)
		buffer_put(out, STR("when\tevent\tcameo\tto_event\tto_mode\t"
				    "to_cameo\tmode\n"));
	struct str mode = to->mode.len ? to->mode : STR("-");
	const struct ontology *ontology = &import->ontology;
	buffer_put_format(out, "negated\t%s\t%.*s\t%s\t%.*s\t%.*s\n",
			ontology_category_name(ontology, from->event),
			STR_ARG(from->code),
			ontology_category_name(ontology, to->event),
			STR_ARG(mode), STR_ARG(to->code));
	import->count[IMPORT_NEGATIONS].entries++;
}

void
import_negations(struct import *import, struct str bytes)
{
	struct numbered *codes =
			ARENA_NEW(&import->arena, struct numbered, CODES);
	size_t count = 0;
	struct import_lines lines = lines_open(bytes, false, &import->report);
	struct str line;
	while (lines_next(&lines, &line))
		read_line(import, line, codes, &count);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < count; k++)
			if (codes[i].number == codes[k].number + NOT
					|| codes[i].number == codes[k].number - NOT)
				put_shift(import, codes[i].cameo,
						codes[k].cameo);
}
