#include "fact/quote_marks.h"

#include "parse/tags.h"

/* The stretch that is open while tokens are read. */
struct scan {
	const struct quote_tables *tables;
	const struct text *text;
	struct arena *arena;
	struct marks *out;
	uint16_t open; /* rows of marks.tsv that may close it; 0 none is open */
	struct marked current;
	bool drops_subjects;
	bool no_single; /* single marks of the paragraph make no pair */
	bool later;     /* what is open is closed in a paragraph below */
	bool inner;     /* marks of the same kind stand inside */
};

static struct quote_mark
mark_at(const struct scan *scan, uint32_t token)
{
	return quote_mark_of(scan->tables, scan->text->tokens[token].form);
}

static char
byte_at(const struct scan *scan, size_t at)
{
	return at < scan->text->bytes.len ? scan->text->bytes.at[at] : '\n';
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

static bool
is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
	       || (unsigned char)byte >= 0xC3;
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool
blank_before(const struct scan *scan, uint32_t token)
{
	uint32_t start = scan->text->tokens[token].start;
	char before = start ? byte_at(scan, start - 1) : '\n';
	/* Behind a dash (its last byte) a mark opens too. */
	return is_blank(before) || before == '(' || before == '['
	       || before == '-' || before == '\x94' || before == '\x93';
}

static bool
blank_behind(const struct scan *scan, uint32_t token)
{
	return is_blank(byte_at(scan, scan->text->tokens[token].end));
}

/* "6'2\"": a mark behind a digit measures. */
static bool
measures(const struct scan *scan, uint32_t token)
{
	uint32_t start = scan->text->tokens[token].start;
	return start && is_digit(byte_at(scan, start - 1));
}

static bool
pause_behind(const struct scan *scan, uint32_t token)
{
	uint32_t end = scan->text->tokens[token].end;
	char behind = byte_at(scan, end);
	/* "...and so on" begins there. */
	if (behind == '.')
		return byte_at(scan, end + 1u) != '.';
	return behind == ',' || behind == ';' || behind == ':' || behind == ')';
}

/* A mark that may do both stands as one that closes: "... grave", "... grave ",
 * dijo". */
static bool
stands_closing(const struct scan *scan, uint32_t token)
{
	return pause_behind(scan, token)
	       || (!blank_before(scan, token) && blank_behind(scan, token));
}

/* style="bold">: a mark of markup that was left in the text. */
static bool
is_markup(const struct scan *scan, uint32_t token)
{
	const struct token *at = &scan->text->tokens[token];
	return (at->start && byte_at(scan, at->start - 1) == '=')
	       || byte_at(scan, at->end) == '>';
}

static bool
opens(const struct scan *scan, uint32_t token)
{
	struct quote_mark mark = mark_at(scan, token);
	if (!mark.opens || is_markup(scan, token))
		return false;
	if (!mark.closes)
		return !scan->no_single
		       || (mark.opens & ~scan->tables->single) != 0;
	if (mark.opens & scan->tables->single)
		return !scan->no_single && blank_before(scan, token)
		       && !blank_behind(scan, token);
	return !measures(scan, token) && !pause_behind(scan, token);
}

/* The mark closes what is open. A single one is no apostrophe: "workers'". */
static bool
closes(const struct scan *scan, uint32_t token)
{
	const struct token *at = &scan->text->tokens[token];
	struct quote_mark mark = mark_at(scan, token);
	if (!(mark.closes & scan->open))
		return false;
	if (scan->open & scan->tables->single)
		return at->upos != UPOS_PART
		       && !is_letter(byte_at(scan, at->end));
	return true;
}

/* A mark that may do both stands as one that opens: what was open has been
 * left so. One before a comma closes, whatever stands before it ("... grave ",
 * dijo). */
static bool
opens_again(const struct scan *scan, uint32_t token)
{
	struct quote_mark mark = mark_at(scan, token);
	return mark.opens & mark.closes && blank_before(scan, token)
	       && !blank_behind(scan, token) && !pause_behind(scan, token);
}

static void
begin(struct scan *scan, uint32_t token, uint32_t sentence)
{
	scan->open = mark_at(scan, token).opens;
	scan->current = (struct marked){
		.open = token, .first = token + 1, .sentence = sentence
	};
}

/* Empty stretches are none. */
static void
end(struct scan *scan, uint32_t close, uint32_t sentence, bool unclosed)
{
	struct marked *current = &scan->current;
	struct marks *out = scan->out;
	scan->open = 0;
	if (close <= current->first)
		return;
	current->close = close;
	current->last = close - 1;
	current->last_sentence = sentence;
	current->unclosed = unclosed;
	ARENA_PUSH(scan->arena, out->at, out->count, out->capacity, *current);
}

/* "“We thank the “Road Team” for it,” she said": a second mark that only opens,
 * and two that close before any other opens. */
static bool
opens_inside(const struct scan *scan, uint32_t token)
{
	enum { LONGEST = 80 };
	const struct text *text = scan->text;
	struct quote_mark mark = mark_at(scan, token);
	unsigned closed = 0;
	if (mark.opens != scan->open || mark.closes & scan->open
			|| token == scan->current.first || scan->inner)
		return false;
	for (uint32_t t = token + 1;
			t < text->token_count && t < token + LONGEST; t++) {
		struct quote_mark other = mark_at(scan, t);
		if (other.closes & scan->open && ++closed == 2)
			return true;
		if (other.opens & scan->open && !(other.closes & scan->open))
			return false;
	}
	return false;
}

static void
read_token(struct scan *scan, uint32_t token, uint32_t sentence)
{
	if (!scan->open) {
		scan->inner = false;
		if (opens(scan, token))
			begin(scan, token, sentence);
		return;
	}
	if (opens_inside(scan, token)) {
		scan->inner = true;
		return;
	}
	if (!closes(scan, token))
		return;
	if (scan->inner) {
		scan->inner = false;
		return;
	}
	if (!opens_again(scan, token) || token == scan->current.first) {
		end(scan, token, sentence, false);
		return;
	}
	end(scan, token, sentence, true);
	begin(scan, token, sentence);
}

/* -------------------------------------------------------------- dialogue */

/* No hyphen inside a word. */
static bool
is_dash(const struct scan *scan, uint32_t token)
{
	struct str word = text_of_token(scan->text, &scan->text->tokens[token]);
	if (str_equal(word, STR("-")))
		return blank_before(scan, token) || blank_behind(scan, token);
	return str_equal(word, STR("—")) || str_equal(word, STR("–"))
	       || str_equal(word, STR("―"));
}

/* ", dijo", "me dijo" begins at the token. */
static bool
is_saying(const struct scan *scan, uint32_t token, uint32_t end)
{
	enum { WORDS = 3 };
	for (uint32_t t = token; t < end && t < token + WORDS; t++) {
		const struct token *at = &scan->text->tokens[t];
		if (at->upos == UPOS_VERB)
			return quote_word_of(scan->tables, at->lemma);
		if (at->upos != UPOS_PRON && at->upos != UPOS_AUX
				&& !(at->upos == UPOS_PUNCT && t == token))
			return false;
	}
	return false;
}

/* The dash that ends what the one at `token` begins: a word of saying stands
 * behind it; 0 none. */
static uint32_t
dash_before_saying(const struct scan *scan, uint32_t token, uint32_t end)
{
	for (uint32_t t = token + 1; t < end; t++)
		if (is_dash(scan, t))
			return is_saying(scan, t + 1, end) ? t : 0;
	return 0;
}

/* "—Vamos —dijo Reyes—. Es tarde."; in languages whose verbs need a subject a
 * dash begins one more thing of a list: "- Lima pays. - Oslo says it will." */
static bool
is_dialogue(const struct scan *scan, uint32_t first, uint32_t end)
{
	if (!scan->drops_subjects)
		return false;
	uint32_t begin = scan->text->sentences[first].first;
	uint32_t last = scan->text->sentences[end - 1].first
			+ scan->text->sentences[end - 1].count;
	return begin < last && !scan->open && is_dash(scan, begin)
	       && dash_before_saying(scan, begin, last);
}

/* The full stop or comma that belongs to the reporting clause is none of the
 * words. */
static bool
is_stop(const struct scan *scan, uint32_t token)
{
	const struct token *at = &scan->text->tokens[token];
	return at->end == at->start + 1
	       && strchr(".,;:", byte_at(scan, at->start));
}

/* A token of a dialogue: a dash ends what one before it began. */
static void
read_line(struct scan *scan, uint32_t token, uint32_t sentence, bool *open)
{
	if (*open && token == scan->current.first && is_stop(scan, token)) {
		scan->current.first++;
		scan->current.sentence = sentence;
	}
	if (!is_dash(scan, token))
		return;
	if (*open)
		end(scan, token, sentence, false);
	else
		begin(scan, token, sentence);
	*open = !*open;
}

/* What stands between dashes is said, and what the narrator says, by turns. */
static void
read_dialogue(struct scan *scan, uint32_t first, uint32_t last)
{
	const struct sentence *sentences = scan->text->sentences;
	bool open = false;
	for (uint32_t i = first; i < last; i++)
		for (uint32_t k = 0; k < sentences[i].count; k++)
			read_line(scan, sentences[i].first + k, i, &open);
	if (open)
		end(scan, sentences[last - 1].first + sentences[last - 1].count,
				last - 1, true);
	scan->open = 0;
}

/* ----------------------------------------------------- dashes in a sentence */

/* "Afirma que - ...", "dijo: - ...": a dash in the place of a mark. */
static bool
is_opening_dash(const struct scan *scan, uint32_t token, uint32_t first)
{
	if (token == first || !is_dash(scan, token)
			|| !blank_before(scan, token)
			|| !blank_behind(scan, token))
		return false;
	struct str before = text_of_token(
			scan->text, &scan->text->tokens[token - 1]);
	return str_equal(before, STR("que")) || str_equal(before, STR(":"));
}

/* The next dash, if the sentence pauses behind it; 0 none. */
static uint32_t
closing_dash(const struct scan *scan, uint32_t token, uint32_t end)
{
	for (uint32_t t = token + 1; t < end; t++)
		if (is_dash(scan, t))
			return blank_before(scan, t) && pause_behind(scan, t)
					       ? t
					       : 0;
	return 0;
}

/* Takes what stands between two dashes; returns where to go on. */
static uint32_t
read_dashed(struct scan *scan, uint32_t token, uint32_t index)
{
	const struct sentence *sentence = &scan->text->sentences[index];
	uint32_t last = sentence->first + sentence->count;
	if (scan->open || !is_opening_dash(scan, token, sentence->first))
		return token;
	uint32_t close = closing_dash(scan, token, last);
	if (!close)
		return token;
	begin(scan, token, index);
	end(scan, close, index, false);
	return close + 1;
}

static void
read_sentence(struct scan *scan, uint32_t index, uint32_t from)
{
	const struct sentence *sentence = &scan->text->sentences[index];
	uint32_t last = sentence->first + sentence->count;
	for (uint32_t t = sentence->first; t < last; t++) {
		if (t < from)
			continue;
		t = read_dashed(scan, t, index);
		if (t < last)
			read_token(scan, t, index);
	}
}

/* The mark that closes what is open, where no other stands before it: "'It was
 * hard." and, as a line of its own, "We won', she said". */
static bool
is_closed_by(const struct scan *scan, uint32_t token)
{
	struct quote_mark mark = mark_at(scan, token);
	return mark.closes & scan->open
	       && (!mark.opens || stands_closing(scan, token));
}

/* The first token behind the few paragraphs from that of the sentence on. */
static uint32_t
paragraphs_end(const struct scan *scan, uint32_t sentence)
{
	enum { PARAGRAPHS = 4 };
	const struct text *text = scan->text;
	uint32_t end = text->sentences[sentence].paragraph + PARAGRAPHS;
	for (uint32_t i = sentence; i < text->sentence_count; i++)
		if (text->sentences[i].paragraph >= end)
			return text->sentences[i].first;
	return text->token_count;
}

/* One of the next few paragraphs closes it before another mark opens. */
static bool
is_closed_later(const struct scan *scan, uint32_t sentence)
{
	const struct text *text = scan->text;
	if (!scan->open || sentence >= text->sentence_count)
		return false;
	uint32_t end = paragraphs_end(scan, sentence);
	for (uint32_t t = text->sentences[sentence].first; t < end; t++) {
		struct quote_mark mark = mark_at(scan, t);
		if (mark.opens & scan->tables->single)
			continue;
		if (mark.opens || mark.closes)
			return is_closed_by(scan, t);
	}
	return false;
}

/* The paragraph begins with the mark that is open: it goes on. */
static bool
goes_on(const struct scan *scan, uint32_t sentence)
{
	const struct text *text = scan->text;
	if (sentence >= text->sentence_count
			|| !text->sentences[sentence].count)
		return false;
	return mark_at(scan, text->sentences[sentence].first).opens
	       & scan->open;
}

/* Reads sentences [first, end) from `token` on; the tokens of a stretch that
 * goes on begin behind its second mark. */
static void
read_paragraph(struct scan *scan, uint32_t first, uint32_t end_, uint32_t token)
{
	if (scan->open && !scan->later)
		token++;
	for (uint32_t i = first; i < end_; i++)
		read_sentence(scan, i, token);
}

static void
close_paragraph(struct scan *scan, uint32_t first, uint32_t next)
{
	const struct text *text = scan->text;
	const struct sentence *last = &text->sentences[next - 1];
	if (scan->open & scan->tables->single) {
		uint32_t again = scan->current.open;
		scan->open = 0;
		scan->no_single = true;
		read_paragraph(scan, first, next, again);
	}
	scan->later = is_closed_later(scan, next);
	if (scan->open && !scan->later && !goes_on(scan, next))
		end(scan, last->first + last->count, next - 1, true);
}

/* Only nouns and what describes them. */
static bool
are_bare_words(const struct scan *scan, uint32_t from, uint32_t to)
{
	for (uint32_t t = from; t < to; t++)
		switch ((enum upos)scan->text->tokens[t].upos) {
		case UPOS_ADJ:
		case UPOS_NOUN:
		case UPOS_PROPN:
		case UPOS_X:
			break;
		default:
			return false;
		}
	return true;
}

/* "Poca gente escalaba" ochomiles "y fue una gozada": no quotation ends with a
 * verb that lacks its object before a bare noun. */
static bool
is_one_word_before_and(const struct scan *scan, const struct marked *one,
		const struct marked *next)
{
	const struct token *tokens = scan->text->tokens;
	return scan->drops_subjects && next->open == one->close + 2
	       && tokens[one->last].upos == UPOS_VERB
	       && tokens[next->first].upos == UPOS_CCONJ;
}

/* "uno de los" slots "y lo usaremos": marks inside marks of the same form. No
 * quotation ends with an article or a preposition. */
static bool
is_broken(const struct scan *scan, const struct marked *one,
		const struct marked *next)
{
	enum { WORDS = 2 };
	uint8_t last = scan->text->tokens[one->last].upos;
	return !one->unclosed
	       && (last == UPOS_DET || last == UPOS_ADP
			       || is_one_word_before_and(scan, one, next))
	       && next->sentence == one->last_sentence
	       && next->open > one->close
	       && next->open <= one->close + 1 + WORDS
	       && are_bare_words(scan, one->close + 1, next->open);
}

static void
join_broken(struct scan *scan)
{
	struct marks *out = scan->out;
	size_t kept = 0;
	for (size_t i = 1; i < out->count; i++) {
		struct marked *one = &out->at[kept];
		const struct marked *next = &out->at[i];
		if (!is_broken(scan, one, next)) {
			out->at[++kept] = *next;
			continue;
		}
		one->close = next->close;
		one->last = next->last;
		one->last_sentence = next->last_sentence;
		one->unclosed = next->unclosed;
	}
	if (out->count)
		out->count = kept + 1;
}

static void
note_tokens(struct scan *scan)
{
	struct marks *out = scan->out;
	if (!out->count)
		return;
	out->of_token = ARENA_NEW(
			scan->arena, uint32_t, scan->text->token_count + 1);
	for (size_t i = 0; i < out->count; i++)
		for (uint32_t t = out->at[i].open; t <= out->at[i].close; t++)
			if (t < scan->text->token_count
					&& (t < out->at[i].close
							|| !out->at[i].unclosed))
				out->of_token[t] = (uint32_t)i + 1;
}

void
marks_find(const struct quote_tables *tables, const struct text *text,
		bool drops_subjects, struct arena *arena, struct marks *out)
{
	*out = (struct marks){ 0 };
	struct scan scan = { .tables = tables,
		.text = text,
		.arena = arena,
		.out = out,
		.drops_subjects = drops_subjects };
	for (uint32_t first = 0, next; first < text->sentence_count;
			first = next) {
		uint32_t paragraph = text->sentences[first].paragraph;
		next = first + 1;
		while (next < text->sentence_count
				&& text->sentences[next].paragraph == paragraph)
			next++;
		scan.no_single = false;
		if (is_dialogue(&scan, first, next)) {
			read_dialogue(&scan, first, next);
			continue;
		}
		read_paragraph(&scan, first, next,
				text->sentences[first].first);
		close_paragraph(&scan, first, next);
	}
	join_broken(&scan);
	note_tokens(&scan);
}
