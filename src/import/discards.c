/* Discards: phrases whose sentence is not coded; those behind `+` keep the
 * whole article from being coded. */
#include "event/frame.h"
#include "import/spelling.h"
#include "import/work.h"

static bool
is_year(struct str phrase)
{
	if (phrase.len != 4)
		return false;
	for (size_t i = 0; i < 4; i++)
		if (phrase.at[i] < '0' || phrase.at[i] > '9')
			return false;
	return true;
}

/* Tells why not, when it is not. */
static bool
is_usable(struct import *import, struct str phrase)
{
	struct import_report *report = &import->report;
	if (!spell_is_safe(phrase))
		report_unused(report, "\"%.*s\" is no phrase", STR_ARG(phrase));
	else if (spell_words(phrase) > PHRASE_WORDS)
		report_unused(report, "more than %d words", PHRASE_WORDS);
	/* They stood for what was old news then. */
	else if (is_year(phrase))
		report_unused(report, "a year discards every sentence that "
				      "looks back");
	else if (import_seen(import, IMPORT_OUT_DISCARDS, phrase))
		report_unused(report, "\"%.*s\" stands before",
				STR_ARG(phrase));
	else
		return true;
	return false;
}

static void
read_phrase(struct import *import, struct str text)
{
	struct buffer *out = &import->out[IMPORT_OUT_DISCARDS];
	bool article = text.at[0] == '+';
	if (article)
		text = str_cut(text.at + 1, text.at + text.len);
	struct str phrase = spell_lower(&import->arena, text);
	if (!is_usable(import, phrase))
		return;
	if (!out->len)
		buffer_put(out, STR("phrase\tscope\tsource\n"));
	buffer_put_format(out, "%.*s\t%s\t", STR_ARG(phrase),
			article ? "article" : "sentence");
	import_put_source(import, out);
	import->count[IMPORT_DISCARDS].entries++;
}

void
import_discards(struct import *import, struct str bytes)
{
	struct import_lines lines = lines_open(bytes, false, &import->report);
	struct str line;
	while (lines_next(&lines, &line))
		read_phrase(import, line);
}
