#include "parse/conllu.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "parse/heard.h"
#include "parse/tags.h"

enum column {
	COLUMN_ID,
	COLUMN_FORM,
	COLUMN_LEMMA,
	COLUMN_UPOS,
	COLUMN_XPOS,
	COLUMN_FEATS,
	COLUMN_HEAD,
	COLUMN_DEPREL,
	COLUMN_DEPS,
	COLUMN_MISC,
	COLUMN_COUNT,
};

/* A document on its way. `bytes` has room for all of it: no form is longer
 * than its line. */
struct reading {
	struct conllu *in;
	struct arena *arena;
	struct words *words;
	struct error *error;
	char *bytes;
	size_t len;
	struct token *tokens;
	size_t token_count, token_capacity;
	struct sentence *sentences;
	size_t sentence_count, sentence_capacity;
	size_t first; /* token of the sentence being read */
	uint32_t paragraph;
	char gap; /* to write before the next form; 0 for none */
	/* The multiword token that we are in: what is left of its form, ids of
	 * its words (0 outside), and whether a space is behind it. */
	struct str surface;
	unsigned long surface_first, surface_last;
	bool surface_space;
};

static enum status
fail(struct reading *r, const char *message)
{
	return error_set(r->error, STATUS_FORMAT, r->in->where, r->in->line,
			ERROR_NO_OFFSET, "%s", message);
}

/* A decimal number of at most 9 digits; false for anything else. */
static bool
read_number(struct str digits, unsigned long *number)
{
	*number = 0;
	if (digits.len == 0 || digits.len > 9)
		return false;
	for (size_t i = 0; i < digits.len; i++) {
		if (digits.at[i] < '0' || digits.at[i] > '9')
			return false;
		*number = *number * 10 + (unsigned long)(digits.at[i] - '0');
	}
	return true;
}

/* The value of `key` in a cell of "Key=Value|...", or "". */
static struct str
value_of(struct str cell, struct str key)
{
	for (bool more = true; more;) {
		struct str value = str_next(&cell, '|', &more), name;
		bool has_value;
		name = str_next(&value, '=', &has_value);
		if (has_value && str_equal(name, key))
			return value;
	}
	return STR("");
}

static bool
has_space(struct str misc)
{
	return !str_equal(value_of(misc, STR("SpaceAfter")), STR("No"));
}

static uint32_t
read_feats(struct str cell)
{
	uint32_t feats = 0;
	for (bool more = true; more;) {
		struct str value = str_next(&cell, '|', &more);
		bool has_value;
		struct str name = str_next(&value, '=', &has_value);
		enum feature feature = feature_find(name);
		/* "PronType=Int,Rel": the first is as good as any. */
		value = str_next(&value, ',', &has_value);
		if (feature < FEATURE_COUNT)
			feats = feats_set(feats, feature,
					feature_value_find(feature, value));
	}
	return feats;
}

static void
set_words(struct reading *r, struct token *token, struct str form,
		struct str lemma)
{
	char lower[2 * LIMIT_TOKEN_BYTES];
	if (!r->words)
		return;
	token->form = words_put(r->words, form);
	size_t len = utf8_lower_str(form, lower);
	token->lower = words_put(r->words, (struct str){ lower, len });
	if (!str_equal(lemma, STR("_")))
		token->lemma = words_put(r->words, lemma);
}

/* The beginning of the multiword token's form that the word stands for, with
 * how the word is spelled: "l" for "el", "dár" for "dar"; empty when the form
 * is not made of its words. */
static struct str
surface_of(const struct reading *r, struct str form,
		enum token_spelling *spelling)
{
	char buffer[TEXT_FORM_BYTES];
	struct str part = { r->surface.at, 1 };
	*spelling = SPELLING_AS_WRITTEN;
	if (str_starts(r->surface, form))
		return (struct str){ r->surface.at, form.len };
	*spelling = SPELLING_ARTICLE;
	if (r->surface.len == 1 && (part.at[0] | 0x20) == 'l'
			&& str_equal(token_form(part, *spelling, buffer), form))
		return part;
	*spelling = SPELLING_UNACCENTED;
	/* An accent has one byte more. */
	for (part.len = form.len;
			part.len <= form.len + 2 && part.len <= r->surface.len;
			part.len++)
		if (str_equal(token_form(part, *spelling, buffer), form))
			return part;
	*spelling = SPELLING_AS_WRITTEN;
	return STR("");
}

/* Takes the word off its multiword token's form; what is written of it. */
static struct str
take_surface(struct reading *r, struct str form, struct token *token)
{
	enum token_spelling spelling;
	struct str part = surface_of(r, form, &spelling);
	size_t taken = part.len ? part.len : r->surface.len;
	r->surface.at += taken;
	r->surface.len -= taken;
	token->spelling = (uint8_t)spelling;
	return part;
}

/* Writes the gap and the form; sets the token's span. */
static void
put_form(struct reading *r, struct token *token, struct str form)
{
	if (r->gap && r->len > 0)
		r->bytes[r->len++] = r->gap;
	token->start = (uint32_t)r->len;
	memcpy(r->bytes + r->len, form.at, form.len);
	r->len += form.len;
	token->end = (uint32_t)r->len;
}

/* Writes word `id` of the sentence with what is between it and the one
 * before. */
static void
place(struct reading *r, unsigned long id, struct token *token, struct str form,
		struct str misc)
{
	bool inside = r->surface_last > 0;
	struct str part = inside ? take_surface(r, form, token) : STR("");
	if (inside && id > r->surface_first)
		r->gap = part.len ? '\0' : ' ';
	put_form(r, token, part.len ? part : form);
	r->gap = (inside ? r->surface_space : has_space(misc)) ? ' ' : '\0';
	if (id >= r->surface_last)
		r->surface_first = r->surface_last = 0;
}

static enum status
check_form(struct reading *r, struct str form)
{
	if (form.len == 0)
		return fail(r, "a word has no form");
	if (form.len > LIMIT_TOKEN_BYTES)
		return error_set(r->error, STATUS_LIMIT, r->in->where,
				r->in->line, ERROR_NO_OFFSET,
				"the word has %zu bytes, at most %d are read",
				form.len, LIMIT_TOKEN_BYTES);
	if (utf8_check(form) < form.len)
		return fail(r, "the word is not UTF-8; convert the file");
	for (size_t i = 0; i < form.len; i++)
		if ((unsigned char)form.at[i] < ' ')
			return fail(r, "the word has a control character");
	if (r->token_count - r->first >= LIMIT_SENTENCE_TOKENS)
		return error_set(r->error, STATUS_LIMIT, r->in->where,
				r->in->line, ERROR_NO_OFFSET,
				"the sentence has more than %d words; split it",
				LIMIT_SENTENCE_TOKENS);
	return STATUS_OK;
}

static enum status
read_word(struct reading *r, unsigned long id, const struct str *cell)
{
	struct str form = cell[COLUMN_FORM];
	unsigned long head = 0;
	enum status status = check_form(r, form);
	if (status != STATUS_OK)
		return status;
	if (id != r->token_count - r->first + 1)
		return fail(r, "words are not numbered 1, 2, 3");
	if (!str_equal(cell[COLUMN_HEAD], STR("_"))
			&& (!read_number(cell[COLUMN_HEAD], &head)
					|| head > LIMIT_SENTENCE_TOKENS
					|| head == id))
		return fail(r, "HEAD is no word of the sentence");
	enum upos upos = upos_find(cell[COLUMN_UPOS]);
	enum deprel deprel = deprel_find(cell[COLUMN_DEPREL]);
	enum name_tag name =
			name_tag_find(value_of(cell[COLUMN_MISC], STR("NER")));
	struct token token = {
		.head = (uint16_t)head,
		.upos = upos < UPOS_COUNT ? (uint8_t)upos : UPOS_X,
		.deprel = deprel < DEPREL_COUNT ? (uint8_t)deprel : DEPREL_DEP,
		.feats = read_feats(cell[COLUMN_FEATS]),
		.name = name < NAME_COUNT ? (uint8_t)name : NAME_O,
	};
	place(r, id, &token, form, cell[COLUMN_MISC]);
	set_words(r, &token, form, cell[COLUMN_LEMMA]);
	ARENA_PUSH(r->arena, r->tokens, r->token_count, r->token_capacity,
			token);
	return STATUS_OK;
}

/* The line of a multiword token, "3-4". */
static enum status
read_range(struct reading *r, struct str first, struct str last,
		const struct str *cell)
{
	unsigned long from, to;
	if (!read_number(first, &from) || !read_number(last, &to) || to < from
			|| from != r->token_count - r->first + 1)
		return fail(r, "the range of a multiword token is wrong");
	r->surface = cell[COLUMN_FORM];
	r->surface_first = from;
	r->surface_last = to;
	r->surface_space = has_space(cell[COLUMN_MISC]);
	return STATUS_OK;
}

static enum status
read_token(struct reading *r, struct str line)
{
	struct str cell[COLUMN_COUNT], rest = line;
	bool more = true;
	unsigned columns = 0;
	while (more && columns < COLUMN_COUNT)
		cell[columns++] = str_next(&rest, '\t', &more);
	if (more || columns < COLUMN_COUNT)
		return fail(r, "a word has ten columns between tabs");
	if (str_find_byte(cell[COLUMN_ID], '.') < cell[COLUMN_ID].len)
		return STATUS_OK;
	struct str last = cell[COLUMN_ID];
	bool range;
	struct str first = str_next(&last, '-', &range);
	if (range)
		return read_range(r, first, last, cell);
	unsigned long id;
	if (!read_number(first, &id))
		return fail(r, "the line begins with no word's number");
	return read_word(r, id, cell);
}

static enum status
end_sentence(struct reading *r)
{
	size_t count = r->token_count - r->first;
	if (count == 0)
		return STATUS_OK;
	const struct token *tokens = r->tokens + r->first;
	for (size_t i = 0; i < count; i++)
		if (tokens[i].head > count)
			return fail(r, "HEAD is no word of the sentence above");
	struct sentence sentence = {
		.first = (uint32_t)r->first,
		.count = (uint32_t)count,
		.start = tokens[0].start,
		.end = tokens[count - 1].end,
		.paragraph = r->paragraph,
		.kind = SENTENCE_BODY,
	};
	ARENA_PUSH(r->arena, r->sentences, r->sentence_count,
			r->sentence_capacity, sentence);
	r->first = r->token_count;
	r->surface_first = r->surface_last = 0;
	return STATUS_OK;
}

/* The value of a comment `# key` or `# key id = value`; false when the line is
 * another comment. */
static bool
is_comment(struct str line, struct str key, struct str *value)
{
	struct str rest = str_trim((struct str){ line.at + 1, line.len - 1 });
	if (!str_starts(rest, key))
		return false;
	rest.at += key.len;
	rest.len -= key.len;
	if (rest.len > 0 && rest.at[0] != ' ')
		return false;
	size_t equals = str_find_byte(rest, '=');
	*value = equals < rest.len ? str_trim((struct str){
				 rest.at + equals + 1, rest.len - equals - 1 })
				   : STR("");
	return true;
}

/* A copy with "_" for control characters. */
static struct str
printable(struct arena *arena, struct str value)
{
	char *copy = arena_take(arena, value.len + 1);
	for (size_t i = 0; i < value.len; i++)
		copy[i] = (unsigned char)value.at[i] < ' ' ? '_' : value.at[i];
	return (struct str){ copy, value.len };
}

static enum status
read_line(struct reading *r, struct str line, struct str *id)
{
	struct str value;
	if (line.len > 0 && line.at[line.len - 1] == '\r')
		line.len--;
	if (line.len == 0)
		return end_sentence(r);
	if (line.at[0] != '#')
		return read_token(r, line);
	if (is_comment(line, STR("newdoc"), &value)) {
		*id = printable(r->arena, value);
	} else if (is_comment(line, STR("newpar"), &value)
			&& r->sentence_count > 0
			&& r->token_count == r->first) {
		/* Comments stand before a sentence, not in it. */
		r->gap = '\n';
		r->paragraph++;
	}
	return STATUS_OK;
}

/* Cuts the next document off the input: up to the next "# newdoc". */
static struct str
next_document(struct conllu *in)
{
	while (in->rest.len > 0
			&& (in->rest.at[0] == '\n' || in->rest.at[0] == '\r')) {
		in->line += in->rest.at[0] == '\n';
		in->rest.at++;
		in->rest.len--;
	}
	size_t end = str_find(in->rest, STR("\n# newdoc"));
	struct str document = { in->rest.at, end };
	if (end < in->rest.len)
		end++;
	in->rest.at += end;
	in->rest.len -= end;
	return document;
}

static void
finish(struct reading *r, struct text *text)
{
	for (size_t i = 0; i < r->token_count; i++)
		r->tokens[i].space_after =
				i + 1 == r->token_count
				|| r->tokens[i + 1].start > r->tokens[i].end;
	*text = (struct text){ { r->bytes, r->len }, r->tokens,
		(uint32_t)r->token_count, r->sentences,
		(uint32_t)r->sentence_count, NULL };
}

enum status
conllu_next(struct conllu *in, struct arena *arena, struct words *words,
		struct text *text, struct str *id, struct error *error)
{
	struct str document = next_document(in);
	if (document.len == 0)
		return STATUS_END;
	if (document.len > LIMIT_DOCUMENT_BYTES)
		return error_set(error, STATUS_LIMIT, in->where, in->line,
				ERROR_NO_OFFSET,
				"the document has more than %d bytes; divide "
				"it with \"# newdoc\" lines",
				LIMIT_DOCUMENT_BYTES);
	struct reading r = {
		.in = in, .arena = arena, .words = words, .error = error
	};
	r.bytes = arena_take(arena, document.len + 1);
	*id = STR("");
	enum status status = STATUS_OK;
	for (bool more = true; more && status == STATUS_OK; in->line++)
		status = read_line(&r, str_next(&document, '\n', &more), id);
	if (status == STATUS_OK)
		status = end_sentence(&r);
	if (status == STATUS_OK)
		finish(&r, text);
	else
		in->rest.len = 0;
	return status;
}

/* Features in the order in which UD lists them. */
static const enum feature alphabetical[FEATURE_COUNT] = { FEATURE_MOOD,
	FEATURE_NUMBER, FEATURE_PERSON, FEATURE_PRONTYPE, FEATURE_TENSE,
	FEATURE_VERBFORM, FEATURE_VOICE };

static void
put_text(struct buffer *out, const char *text)
{
	buffer_put(out, str_of(text));
}

static void
put_number(struct buffer *out, uint32_t number)
{
	char digits[10];
	unsigned at = sizeof digits;
	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	buffer_put(out, (struct str){ digits + at, sizeof digits - at });
}

static void
put_feats(struct buffer *out, uint32_t feats)
{
	bool any = false;
	for (unsigned i = 0; i < FEATURE_COUNT; i++) {
		enum feature feature = alphabetical[i];
		const char *value = feature_value_name(
				feature, feats_get(feats, feature));
		if (!value)
			continue;
		put_text(out, any ? "|" : "");
		put_text(out, feature_name(feature));
		buffer_put_char(out, '=');
		put_text(out, value);
		any = true;
	}
	if (!any)
		buffer_put_char(out, '_');
}

/* "Actor=2,5": the tokens that are likelier to have the role than not. */
static void
put_parties(struct buffer *out, const struct heard *heard, uint32_t count,
		enum heard_role role)
{
	const char *before = role == HEARD_ACTOR ? "|Actor=" : "|Recipient=";
	for (uint32_t i = 1; i <= count; i++) {
		if (!(heard_margin(&heard->party[i], role) > 0))
			continue;
		put_text(out, before);
		put_number(out, i);
		before = ",";
	}
}

/* What token `number` of the sentence is heard to tell; false for nothing. */
static bool
put_heard(struct buffer *out, const struct heard_sentence *heard,
		uint32_t number)
{
	for (uint32_t i = 0; heard && i < heard->count; i++) {
		const struct heard *at = &heard->at[i];
		if (at->token != number || !(at->margin[at->category] > 0))
			continue;
		put_text(out, "Event=");
		put_text(out, heard_category_name(at->category));
		put_text(out, "|EventStatus=");
		put_text(out, heard_status_name(at->status));
		put_parties(out, at, heard->tokens, HEARD_ACTOR);
		put_parties(out, at, heard->tokens, HEARD_RECIPIENT);
		return true;
	}
	return false;
}

static void
put_misc(struct buffer *out, const struct token *token, bool any)
{
	if (token->name != NAME_O) {
		put_text(out, any ? "|NER=" : "NER=");
		put_text(out, name_tag_name(token->name));
		any = true;
	}
	if (!token->space_after)
		put_text(out, any ? "|SpaceAfter=No" : "SpaceAfter=No");
	else if (!any)
		buffer_put_char(out, '_');
	buffer_put_char(out, '\n');
}

/* A form or lemma; white space inside it would break the line. */
static void
put_cell(struct buffer *out, struct str cell)
{
	if (cell.len == 0)
		buffer_put_char(out, '_');
	for (size_t i = 0; i < cell.len; i++) {
		unsigned char byte = (unsigned char)cell.at[i];
		buffer_put_char(out, byte < ' ' ? ' ' : cell.at[i]);
	}
}

static void
put_token(struct buffer *out, const struct text *text,
		const struct words *words, uint32_t s, uint32_t number)
{
	const struct sentence *sentence = &text->sentences[s];
	const struct token *token = sentence_token(text, sentence, number);
	char form[TEXT_FORM_BYTES];
	put_number(out, number);
	buffer_put_char(out, '\t');
	put_cell(out, text_form(text, token, form));
	buffer_put_char(out, '\t');
	put_cell(out, words ? words_text(words, token->lemma) : STR(""));
	buffer_put_char(out, '\t');
	put_text(out, upos_name(token->upos));
	put_text(out, "\t_\t");
	put_feats(out, token->feats);
	buffer_put_char(out, '\t');
	put_number(out, token->head);
	buffer_put_char(out, '\t');
	put_text(out, deprel_name(token->deprel));
	put_text(out, "\t_\t");
	put_misc(out, token,
			put_heard(out, text->heard ? &text->heard[s] : NULL,
					number));
}

/* Pronouns behind a verb ("dándoselo") begin with one; "…" does not. */
static bool
is_ascii_letter(const struct text *text, const struct token *token)
{
	char first = text->bytes.at[token->start];
	return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
}

/* The last word of the multiword token that word `number` begins, or 0 when
 * bytes and forms are the same: "del" is "de" and "el". */
static uint32_t
range_end(const struct text *text, const struct sentence *sentence,
		uint32_t number)
{
	enum { PRONOUNS = 2 };
	const struct token *token = sentence_token(text, sentence, number);
	uint32_t last = number;
	if (token->spelling == SPELLING_UNACCENTED)
		while (last < sentence->count && last < number + PRONOUNS
				&& !token[last - number].space_after
				&& is_ascii_letter(text,
						&token[last + 1 - number]))
			last++;
	else if (number < sentence->count
			&& token[1].spelling == SPELLING_ARTICLE)
		last++;
	return last > number ? last : 0;
}

static void
put_range(struct buffer *out, const struct text *text,
		const struct sentence *sentence, uint32_t first)
{
	uint32_t last = range_end(text, sentence, first);
	if (last == 0)
		return;
	const struct token *end = sentence_token(text, sentence, last);
	uint32_t start = sentence_token(text, sentence, first)->start;
	put_number(out, first);
	buffer_put_char(out, '-');
	put_number(out, last);
	buffer_put_char(out, '\t');
	put_cell(out, (struct str){ text->bytes.at + start, end->end - start });
	put_text(out, "\t_\t_\t_\t_\t_\t_\t_\t");
	put_text(out, end->space_after ? "_\n" : "SpaceAfter=No\n");
}

static void
put_comments(struct buffer *out, const struct text *text, struct str id,
		uint32_t i)
{
	const struct sentence *sentence = &text->sentences[i];
	if (i == 0 || sentence->paragraph != sentence[-1].paragraph)
		put_text(out, "# newpar\n");
	put_text(out, "# sent_id = ");
	if (id.len > 0) {
		put_cell(out, id);
		buffer_put_char(out, '-');
	}
	put_number(out, i + 1);
	put_text(out, "\n# text = ");
	put_cell(out, (struct str){ text->bytes.at + sentence->start,
				      sentence->end - sentence->start });
	buffer_put_char(out, '\n');
}

void
conllu_put(struct buffer *out, const struct text *text,
		const struct words *words, struct str id)
{
	if (id.len > 0) {
		put_text(out, "# newdoc id = ");
		put_cell(out, id);
		buffer_put_char(out, '\n');
	}
	for (uint32_t i = 0; i < text->sentence_count; i++) {
		const struct sentence *sentence = &text->sentences[i];
		put_comments(out, text, id, i);
		for (uint32_t n = 1; n <= sentence->count; n++) {
			put_range(out, text, sentence, n);
			put_token(out, text, words, i, n);
		}
		buffer_put_char(out, '\n');
	}
}
