#include "cli/table_cells.h"
#include "cli/terminal.h"
#include "export/record_quote.h"

unsigned
quote_line_rest(const struct record_table *table)
{
	return table->width - table->party - TABLE_VERB - TABLE_ABOUT
	       - 3 * TABLE_GAP;
}

static void
put_speaker(const struct table_work *work, const struct quote *quote)
{
	unsigned columns = work->table->party;
	const struct mention *speaker = quote->speaker;
	bool known = speaker
		     && (speaker->actor.code[0] || speaker->actor.sector[0]);
	if (speaker && !known)
		cell_put(work, "",
				text_between(work->writer.analysis,
						speaker->start, speaker->end),
				columns);
	else
		cell_put_party(work, &quote->speaker, speaker != NULL, columns);
}

/* "- USA" in red, "+ CHN" in green: the stance toward whom the words are
 * mainly about. */
static void
put_about(const struct table_work *work, const struct quote *quote)
{
	static const char *const colors[] = { "", COLOR_GREEN, COLOR_RED };
	static const char *const signs[] = { "  ", "+ ", "- " };
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	if (quote->about_count) {
		const struct mention *about = quote->about[0];
		buffer_put(&text, str_of(signs[quote->stance]));
		if (about->actor.code[0])
			put_code(&text, about);
		else
			buffer_put(&text, text_between(work->writer.analysis,
							  about->start,
							  about->end));
	}
	cell_put(work, colors[quote->stance], buffer_str(&text), TABLE_ABOUT);
	buffer_fini(&text);
}

void
quote_line_put(const struct writer *writer, const struct quote *quote)
{
	const struct table_work *work = table_of(writer);
	struct buffer words;
	put_speaker(work, quote);
	cell_put_gap(work);
	cell_put(work, COLOR_CYAN, quote_verb(writer->analysis, quote),
			TABLE_VERB);
	cell_put_gap(work);
	put_about(work, quote);
	cell_put_gap(work);
	buffer_init(&words, BUFFER_UNLIMITED);
	buffer_put(&words, quote->direct ? STR("“") : STR(""));
	quote_put_words(&words, writer->analysis, quote);
	buffer_put(&words, quote->direct ? STR("”") : STR(""));
	cell_put(work, "", buffer_str(&words), quote_line_rest(work->table));
	buffer_fini(&words);
	cell_end_line(work);
}
