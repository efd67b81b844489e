#include "export/record_quote.h"

#include "base/limits.h"

struct str
quote_verb(const struct analysis *analysis, const struct quote *quote)
{
	const struct text *text = &analysis->text;
	if (!quote->verb)
		return STR("");
	return text_of_token(text, &text->tokens[quote->verb - 1]);
}

struct str
quote_role(const struct analysis *analysis, const struct quote *quote)
{
	if (!quote->role.end)
		return STR("");
	return text_between(analysis, quote->role.start, quote->role.end);
}

void
quote_put_words(struct buffer *out, const struct analysis *analysis,
		const struct quote *quote)
{
	uint32_t start = quote->words.start;
	for (unsigned i = 0; i < quote->gap_count; i++) {
		const struct quote_span *gap = &quote->gaps[i];
		buffer_put(out, str_trim(text_between(
						analysis, start, gap->start)));
		buffer_put(out, STR(" … "));
		start = gap->end;
	}
	struct str rest = text_between(analysis, start, quote->words.end);
	buffer_put(out, quote->gap_count ? str_trim(rest) : rest);
}

void
quote_put_stance_words(struct buffer *out, const struct analysis *analysis,
		const struct quote *quote)
{
	for (unsigned i = 0; i < quote->stance_word_count; i++) {
		struct quote_span span = quote->stance_words[i];
		buffer_put(out, i ? STR("; ") : STR(""));
		buffer_put(out, text_between(analysis, span.start, span.end));
	}
}

/* Over document, words and speaker. */
void
quote_identify(const struct analysis *analysis, const struct quote *quote,
		char id[IDENTITY_BYTES])
{
	struct identity identity;
	identity_begin(&identity, analysis->article->id);
	identity_add(&identity, "\tquote\t%u-%u\t%d\n", quote->words.start,
			quote->words.end, quote->direct);
	if (quote->speaker)
		identity_add(&identity, "\t%u-%u\n", quote->speaker->start,
				quote->speaker->end);
	identity_end(&identity, id);
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
	       || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* The first words in lower case: reports cut quotations differently at the end,
 * seldom at the beginning. Characters stay whole. */
static void
put_first_words(struct buffer *out, struct str text)
{
	enum { WORDS = 6, BYTES = 120 };
	unsigned words = 0;
	bool inside = false;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		bool begins = ((unsigned char)c & 0xc0u) != 0x80;
		if (i > BYTES && begins)
			return;
		if (!is_letter(c)) {
			inside = false;
			continue;
		}
		if (!inside && words++ == WORDS)
			return;
		if (!inside && words > 1)
			buffer_put_char(out, '-');
		inside = true;
		buffer_put_char(out,
				c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c);
	}
}

/* What two reports of the same quotation have in common: day, who speaks, how
 * it begins. */
static void
put_key(struct buffer *out, const struct analysis *analysis,
		const struct quote *quote)
{
	char day[11];
	struct record_date date = article_date(analysis);
	buffer_put(out, date_text(&date, day));
	buffer_put(out, STR("|quote|"));
	if (quote->speaker)
		put_code(out, quote->speaker);
	else
		buffer_put_char(out, '-');
	buffer_put_char(out, '|');
	put_first_words(out, text_between(analysis, quote->words.start,
					     quote->words.end));
}

/* --- JSON -------------------------------------------------------------- */

static void
put_head(struct json *json, const struct analysis *analysis,
		const struct quote *quote)
{
	char id[IDENTITY_BYTES];
	struct record_date date = article_date(analysis);
	quote_identify(analysis, quote, id);
	json_put_str(json, "record", STR("quote"));
	json_put_str(json, "id", str_of(id));
	json_put_str(json, "doc", analysis->article->id);
	json_put_int(json, "sentence", quote->sentence);
	json_put_date(json, &date);
}

static void
put_saying(struct json *json, const struct writer *writer,
		const struct quote *quote)
{
	const struct analysis *analysis = writer->analysis;
	if (quote->speaker) {
		json_key(json, "speaker");
		json_put_actor(json, analysis, quote->speaker,
				quote_role(analysis, quote));
	}
	json_put_str(json, "verb", quote_verb(analysis, quote));
	json_put_str(json, "verb_class",
			quote_class_name(writer->options->quotes,
					quote->verb_class));
}

static void
put_words(struct json *json, const struct analysis *analysis,
		const struct quote *quote)
{
	struct buffer words;
	buffer_init(&words, BUFFER_UNLIMITED);
	quote_put_words(&words, analysis, quote);
	json_put_str(json, "quote", buffer_str(&words));
	buffer_fini(&words);
	json_put_int(json, "start", quote->words.start);
	json_put_int(json, "end", quote->words.end);
	json_put_bool(json, "direct", quote->direct);
	if (quote->mixed)
		json_put_bool(json, "mixed", true);
}

static void
put_stance(struct json *json, const struct analysis *analysis,
		const struct quote *quote)
{
	if (quote->about_count)
		json_put_actors(json, "about", analysis, quote->about,
				quote->about_count);
	json_put_str(json, "stance",
			str_of(quote_stance_name(
					(enum quote_stance)quote->stance)));
	if (!quote->stance_word_count)
		return;
	json_key(json, "stance_words");
	json_open(json, '[');
	for (unsigned i = 0; i < quote->stance_word_count; i++)
		json_str(json, text_between(analysis,
					       quote->stance_words[i].start,
					       quote->stance_words[i].end));
	json_close(json, ']');
}

void
quote_put_json(const struct writer *writer, const struct quote *quote)
{
	struct json json;
	struct buffer key;
	json_init(&json, writer->out);
	json_open(&json, '{');
	put_head(&json, writer->analysis, quote);
	put_saying(&json, writer, quote);
	put_words(&json, writer->analysis, quote);
	put_stance(&json, writer->analysis, quote);
	buffer_init(&key, LIMIT_META_BYTES);
	put_key(&key, writer->analysis, quote);
	json_put_str(&json, "key", buffer_str(&key));
	buffer_fini(&key);
	json_put_foot(&json, writer, quote->sentence);
	json_close(&json, '}');
	buffer_put_char(writer->out, '\n');
}
